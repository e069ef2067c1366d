"""One line as decisions see it: the review, who typed it, on whose word, when; and how a decision answers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from samreview.plan.record import Frozen, record
from samreview.review.events import Event

if TYPE_CHECKING:
    from samreview.review.asking import Question
    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.seen import Seen
    from samreview.review.state import Capture, Role


@record
class Accepted(Frozen):
    """An accepted line: the events to append (none where it changes nothing), and what was understood."""

    events: tuple[Event, ...]
    answer: str
    question: Question | None = None
    """What is asked, gently, of whoever writes; never shown to the room."""


@record
class Refused(Frozen):
    """A refused line: what, why, and what can be done. It changes nothing."""

    message: str


class Refusal(Exception):  # noqa: N818  never seen outside `decide`
    """Ends a decision; its message is what the person reads."""


def refuse(message: str) -> NoReturn:
    """Refuse the line."""
    raise Refusal(message)


Fact = tuple[str, dict[str, Any]]
"""Kind and data of an event to be."""


@record
class Asked(Frozen):
    """A line that waits for its decision."""

    review: Review
    by: str
    at: Reading
    line_id: str
    word_of: str | None = None
    seen: Seen | None = None
    """What stood on the sender's screen; None where nobody knows."""

    @property
    def person(self) -> str:
        """Whose line it is."""
        return self.word_of or self.by

    def may(self, roles: frozenset[Role] | None) -> bool:
        """Say whether the person or who typed it for them may do what these roles may."""
        return roles is None or any(self.review.has_role(one, *roles) for one in (self.person, self.by))

    def is_one_of(self, *people: str | None) -> bool:
        """Say whether the line is one of these people's."""
        return self.person in people

    def accept(self, answer: str, *facts: Fact) -> Accepted:
        """Accept the line with these facts."""
        events = tuple(
            Event(
                id=f"{self.line_id}:{number}",
                line=self.line_id,
                kind=kind,
                by=self.by,
                at=self.at,
                data=data,
                word_of=self.word_of,
            )
            for number, (kind, data) in enumerate(facts, 1)
        )
        return Accepted(events, answer)

    def capture(self, text: str) -> Capture:
        """Return the standing capture that a number names.

        Raises:
            Refusal: there is none, or it is withdrawn.
        """
        capture = self.review.capture(int(text)) if text.isascii() and text.isdecimal() and len(text) < 8 else None
        if capture is None:
            last = len(self.review.captures)
            there_is = f"captures go from 1 to {last}" if last else "nothing has been captured yet"
            refuse(f"There is no capture {text}; {there_is}." if text else f"Say which by its number; {there_is}.")
        if capture.merged_into is not None:
            refuse(f"{capture.kind.capitalize()} {capture.number} is part of {capture.merged_into} now.")
        if capture.parked:
            refuse(f"{capture.kind.capitalize()} {capture.number} is parked; write it anew.")
        if capture.withdrawn:
            refuse(f"{capture.kind.capitalize()} {capture.number} is withdrawn; write it anew.")
        return capture
