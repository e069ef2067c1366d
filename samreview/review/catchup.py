"""Three lines for who comes late: what was decided, what is needed from them, what is still open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.answers import day
from samreview.review.carry.standing import standing as agreed_before
from samreview.review.participation import heard
from samreview.review.prep.in_review import stages
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.review.carry.model import Commitment
    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.state import Capture

_MOST = 3


class CatchUp(NamedTuple):
    """What a late-comer needs, each part one line; `nothing_yet` when there is nothing to catch up with."""

    decided: str
    needed: str
    still_open: str
    nothing_yet: bool

    @property
    def lines(self) -> tuple[str, str, str]:
        """The three lines as they are read out."""
        return f"Decided: {self.decided}", f"Needed from you: {self.needed}", f"Still open: {self.still_open}"


def catch_up(review: Review, person: str, at: Reading) -> CatchUp:
    """Return the three lines for one attendee. Nothing in them is private: all of it will be in the minutes."""
    standing = [one for one in review.captures if not one.withdrawn]
    decided = [one for one in standing if one.kind == "decision"]
    asked = _needed(review, standing, person)
    quiet = ["your view: you have not been heard yet"] if _quiet(review, person, at) else []
    still_open = [*_open_lines(standing, person), *_ownerless(standing)]
    return CatchUp(
        decided=_listed([one.text for one in decided], latest=True) or "nothing yet",
        needed=_listed(asked or quiet) or "nothing yet",
        still_open=_listed(still_open) or "nothing that was noted",
        nothing_yet=not (decided or asked or still_open),
    )


def _needed(review: Review, standing: Sequence[Capture], person: str) -> list[str]:
    """Return what waits for this person's word, the most pressing first."""
    mine = [one for one in standing if one.person == person]
    lines = [
        f"say yes or no to action {one.number}, {one.text}{_by(review, one)}"
        for one in mine
        if one.kind == "action" and not one.agreed
    ]
    lines += [f"decide {one.text}{_by(review, one)}" for one in mine if one.kind == "open"]
    lines += [f"answer {one.text}" for one in mine if one.kind == "question" and not one.notes]
    lines += [f"say what came of {one.what}" for one in _owed(review) if one.owner == person]
    stands = stages(review)
    lines += [
        f"your question: {one.entry.text}"
        for one in review.prepared
        if one.person == person and one.entry.kind == "question" and stands[one.number] == "waits"
    ]
    return lines


def _owed(review: Review) -> list[Commitment]:
    """Return what was agreed before, is overdue, and nobody has spoken of yet."""
    said = {one.id for one in review.settled}
    return [one for one in agreed_before(review) if one.overdue(review.on) and one.id not in said]


def _quiet(review: Review, person: str, at: Reading) -> bool:
    return person in review.people and person not in heard(review, at)


def _by(review: Review, capture: Capture) -> str:
    return f" (by {day(capture.due, review.on)})" if capture.due else ""


def _open_lines(standing: Sequence[Capture], person: str) -> list[str]:
    """Return open points and unanswered questions that wait for others."""
    return [
        one.text
        for one in standing
        if one.person != person and (one.kind == "open" or (one.kind == "question" and not one.notes))
    ]


def _ownerless(standing: Sequence[Capture]) -> list[str]:
    return [f"who takes action {one.number}, {one.text}" for one in standing if one.kind == "action" and not one.person]


def _listed(texts: Sequence[str], *, latest: bool = False) -> str:
    shown = texts[-_MOST:] if latest else texts[:_MOST]
    more = len(texts) - len(shown)
    before = f"{more} before, then " if more and latest else ""
    after = f"; and {more} more" if more and not latest else ""
    return f"{before}{'; '.join(text.rstrip('.') for text in shown)}{after}"
