"""What one person has prepared."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt

PrepKind = Literal["question", "idea", "validation"]
PREP_KINDS: tuple[PrepKind, ...] = ("question", "idea", "validation")


class PrepEntry(NamedTuple):
    """One thing that somebody prepared. `number` is its own among all that its person ever prepared for the account."""

    number: int
    kind: PrepKind
    text: str
    """As it was written."""
    item: str | None = None
    """Id of the agenda item that it is for, where its person said so."""
    about: str | None = None
    """Of a validation, what of the plan it is about: `stance jane nextgen`, `opp nextgen close`, `ask sla`."""
    line: str | None = None
    """Of a validation that changes the plan, the command line that takes it up in the review."""


class Prep(NamedTuple):
    """All that stands of what one person prepared, in their order. `at` is when they last said something."""

    person: str
    entries: tuple[PrepEntry, ...] = ()
    read: bool = False
    """They say that they have read the plan."""
    at: dt.datetime | None = None
    next_number: int = 1
    left_out: int = 0
    """How many events of theirs a newer samreview wrote that this version does not understand."""

    @property
    def is_ready(self) -> bool:
        """Whether they have prepared: they wrote something, or said that they have read the plan."""
        return self.read or bool(self.entries)

    def of_kind(self, kind: PrepKind) -> tuple[PrepEntry, ...]:
        """Return the entries of one kind."""
        return tuple(one for one in self.entries if one.kind == kind)


_COUNTED: dict[PrepKind, str] = {"question": "question", "idea": "idea", "validation": "correction"}


def counted(prep: Prep) -> str:
    """Return `2 questions, 1 idea`; nothing where nothing was written."""
    counts = [(len(prep.of_kind(kind)), word) for kind, word in _COUNTED.items()]
    return ", ".join(f"{count} {word}{'' if count == 1 else 's'}" for count, word in counts if count)


class Prepared(NamedTuple):
    """In a review, one thing that somebody prepared for it, under the number by which lines name it there."""

    number: int
    person: str
    entry: PrepEntry


HowTaken = Literal["asked", "answered", "noted", "action", "parked", "taken"]


class Taken(NamedTuple):
    """How something prepared was taken up, and the capture that it became, where it became one."""

    how: HowTaken
    capture: int | None = None
