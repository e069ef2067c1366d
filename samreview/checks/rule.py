"""What a rule is: its code, why it exists, how to satisfy it, and the function that finds what breaks it."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from samreview.checks.look import Look
    from samreview.checks.wakes import Wake
    from samreview.plan.findings import Severity
    from samreview.plan.place import Place


class Weakness(NamedTuple):
    """One thing that breaks a rule: where, which, what to do about it, and what money hangs on it."""

    place: Place
    message: str
    fix: str
    money: Decimal = Decimal(0)


class Rule(NamedTuple):
    """A rule of the linter. It is silent until all of `wakes_with` holds; errors are found while a plan is read."""

    code: str
    severity: Severity
    title: str
    """What it finds, in a few words."""
    wakes_with: tuple[Wake, ...]
    reason: str
    """Why it is worth a finding. This text and the two below are indented as the code is."""
    example: str
    """A plan, or a part of one, that breaks it."""
    fix: str
    """How to satisfy it."""
    minutes: int
    """How long that usually takes for one finding."""
    function: Callable[[Look], Iterator[Weakness]] | None
    """Finds it; None where another part does: errors are found as the plan is read."""


def rule(  # noqa: PLR0913  all that a rule is, in one place
    code: str,
    title: str,
    *wakes_with: Wake,
    reason: str,
    example: str,
    fix: str,
    minutes: int = 5,
) -> Callable[[Callable[[Look], Iterator[Weakness]]], Rule]:
    """Turn a function that finds weaknesses into the rule that it is."""

    def declare(function: Callable[[Look], Iterator[Weakness]]) -> Rule:
        return Rule(code, "warning", title, wakes_with, reason, example, fix, minutes, function)

    return declare


def described(  # noqa: PLR0913  the same
    code: str, severity: Severity, title: str, *, reason: str, example: str, fix: str, minutes: int = 2
) -> Rule:
    """Describe a rule that is found elsewhere than by a function of the plan."""
    return Rule(code, severity, title, (), reason, example, fix, minutes, None)
