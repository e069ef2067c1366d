"""One thing that a review learned about a plan, and what became of it on the way into the plan's file."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Literal

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.exchange.edit import Edit
    from samreview.plan.model import Plan
    from samreview.review.fold import Review

Kind = Literal["correction", "stance", "ask", "opportunity", "next review", "updated"]


class Lesson(NamedTuple):
    """Something learned: about what, what the plan said when the review opened, what it is now, and why.

    `was` is empty where the plan said nothing.
    """

    kind: Kind
    about: str
    was: str
    now: str
    because: str = ""


class Conflict(NamedTuple):
    """A lesson that is left alone, because the plan's file says something else than when the review opened."""

    lesson: Lesson
    plan: str
    """What the file says; empty where it says nothing."""
    settle: str
    """What can be done about it, in one sentence."""


@dataclass
class Learning:
    """A plan's file on its way to say what a review learned; the steps fill it in, one theme each.

    `plan` is the file as it is, and the edits are to its records; `meant` is the plan that it will be.
    """

    review: Review
    plan: Plan
    meant: Plan
    edits: list[Edit] = field(default_factory=list)
    lessons: list[Lesson] = field(default_factory=list)
    known: list[Lesson] = field(default_factory=list)
    """What the file says already."""
    conflicts: list[Conflict] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)

    @property
    def day(self) -> str:
        """The review's date, as files write dates."""
        return self.review.on.isoformat()

    def change(self, **values: object) -> None:
        """Change fields of the plan that is meant."""
        self.meant = replace(self.meant, **values)  # type: ignore[arg-type]  # fields of the plan

    def change_entry(self, key: str, which: str, change: Callable[[Any], object]) -> None:
        """Change the entry with this id in one of the lists of the plan that is meant."""
        self.change(**{key: tuple(change(one) if one.id == which else one for one in getattr(self.meant, key))})
