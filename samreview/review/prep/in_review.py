"""What people prepared, as a review goes on: what waits, where it belongs, what has been taken up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.review import names
from samreview.review.prep.places import Place, home
from samreview.values.named import NamedTuple
from samreview.values.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samreview.agenda.model import AgendaItem
    from samreview.review.fold import Review
    from samreview.review.prep.model import Prepared, PrepKind, Taken
    from samreview.review.state import Capture, ItemState

Stage = Literal["waits", "asked", "settled"]
"""asked: a question that was put and has neither answer nor action yet."""
_LATE = frozenset({"done", "skipped", "later", "left"})
ENOUGH_PREPARED = (2, 3)
"""When fewer than this share of the team has prepared, reading in silence is offered."""
SAYS: Mapping[PrepKind, str] = {"question": "asks", "idea": "has an idea", "validation": "can say"}
"""What somebody does by an entry, after their name."""


class Readiness(NamedTuple):
    """Who of a team has prepared, and who has not: ids in the plan's order."""

    prepared: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def share(self) -> float | None:
        """How many of all, from 0 to 1; None where there is nobody."""
        everybody = len(self.prepared) + len(self.missing)
        return len(self.prepared) / everybody if everybody else None

    @property
    def is_enough(self) -> bool:
        """Whether two thirds of the team, or more, have prepared."""
        most, of = ENOUGH_PREPARED
        return of * len(self.prepared) >= most * (len(self.prepared) + len(self.missing))


def readiness(review: Review) -> Readiness:
    """Return who of the team has prepared for this review."""
    team = [one.id for one in review.people.values() if not one.guest]
    ready = {person for person, prep in review.preps.items() if prep.is_ready}
    return Readiness(tuple(one for one in team if one in ready), tuple(one for one in team if one not in ready))


def places(items: Sequence[AgendaItem]) -> tuple[Place, ...]:
    """Return the items of an agenda as places for what is prepared."""
    return tuple(Place(one.id, one.title, one.exhibit) for one in items)


def find(review: Review, number: int) -> Prepared | None:
    """Return what has this number."""
    return next((one for one in review.prepared if one.number == number), None)


def taken(review: Review, number: int) -> Taken | None:
    """Return how something was taken up; None while it was not."""
    return dict(review.taken).get(number)


def stages(review: Review) -> dict[int, Stage]:
    """Return where each thing that was prepared stands, by its number."""
    if not review.prepared:
        return {}
    how = dict(review.taken)
    words = _Words(review)
    return {one.number: _stage(review, one, how.get(one.number), words) for one in review.prepared}


def open_questions(review: Review) -> tuple[tuple[Prepared, Stage], ...]:
    """Return the questions that are neither answered, made an action nor parked, each with where it stands."""
    stands = stages(review)
    asked = (one for one in review.prepared if one.entry.kind == "question")
    return tuple((one, stands[one.number]) for one in asked if stands[one.number] != "settled")


def waiting_now(review: Review) -> tuple[Prepared, ...]:
    """Return what is to be taken up now: what belongs to the current item, then what an earlier one has left.

    Without a current item, all that is not settled.
    """
    return waiting_in(review, review.item)


def waiting_in(review: Review, item: ItemState | None) -> tuple[Prepared, ...]:
    """Return what is to be taken up once this item runs."""
    stands = stages(review)
    unsettled = [one for one in review.prepared if stands[one.number] != "settled"]
    if item is None or not unsettled:
        return tuple(unsettled)
    where = places([state.item for state in review.items])
    homes = {one.number: home(one.entry, where) for one in unsettled}
    left = review.item if review.item is not item else None
    late = {state.id for state in review.items if state is not item and (state.outcome in _LATE or state is left)}
    here = [one for one in unsettled if homes[one.number] in (item.id, None)]
    return (*here, *(one for one in unsettled if homes[one.number] in late))


def said(review: Review, waiting: Sequence[Prepared]) -> str:
    """Return the first in a sentence, and how many more there are; nothing where nothing waits."""
    if not waiting:
        return ""
    from samreview.insight.prompts.prompt import brief

    first = waiting[0]
    more = f", and {len(waiting) - 1} more" if len(waiting) > 1 else ""
    who = names.first_name(review, first.person)
    return f"Prepared: {first.number} {who} {SAYS[first.entry.kind]}: {brief(first.entry.text)}{more}."


class _Words:
    """The words of the lines in which something prepared may have been taken up by hand; folded when asked for."""

    def __init__(self, review: Review) -> None:
        self._review = review
        self._lines: list[str] | None = None

    def hold(self, text: str) -> bool:
        if self._lines is None:
            standing = [one for one in self._review.captures if not one.withdrawn]
            self._lines = [fold_name(f"{one.text} {' '.join(one.notes)}") for one in standing if _settles(one)]
            self._lines += [fold_name(one.text) for one in self._review.parked if not one.withdrawn]
        sought = fold_name(text)
        return any(sought in line for line in self._lines)


def _settles(capture: Capture) -> bool:
    """Whether a capture is more than a question that was put."""
    return capture.kind != "question" or bool(capture.notes)


def _stage(review: Review, one: Prepared, how: Taken | None, words: _Words) -> Stage:
    if how is not None:
        capture = review.capture(how.capture) if how.capture is not None else None
        if capture is None or capture.merged_into is not None or capture.dropped_because:
            return "settled"
        if not capture.withdrawn:
            return "asked" if how.how == "asked" and not _settles(capture) else "settled"
    return "settled" if words.hold(one.entry.text) else "waits"
