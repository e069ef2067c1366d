"""Running the rules over a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.checks.excusing import excused
from samreview.checks.limits import Limits
from samreview.checks.look import Look
from samreview.checks.registry import RULES
from samreview.checks.words import ENGLISH
from samreview.plan.findings import Finding

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from samreview.checks.rule import Rule
    from samreview.checks.words import Words
    from samreview.plan.model import Plan

DEFAULT = Limits()


def check(  # noqa: PLR0913  a plan, a day and a name; the rest by keyword
    plan: Plan,
    on: dt.date,
    path: str = "plan.yaml",
    *,
    rules: Iterable[Rule] = tuple(RULES.values()),
    limits: Limits = DEFAULT,
    words: Words = ENGLISH,
    source: str = "",
) -> tuple[Finding, ...]:
    """Return what is weak in a plan that has no errors, reviewed on `on`; sorted by line, column and code.

    Args:
        plan: the plan, as loaded from the file at `path`.
        on: the review date that quarter, horizon and all ages are counted from.
        path: what findings call the file.
        rules: the rules to run; those that the plan has not woken find nothing.
        limits: the thresholds that they judge by.
        words: the words that they look for.
        source: the text of the file, for the excuses in its comments; without it nothing is excused.
    """
    look = Look(plan, on, limits, words)
    found = tuple(finding for rule in rules for finding in _found(rule, look, path))
    return tuple(sorted(excused(found, source, path), key=Finding.order))


def _found(rule: Rule, look: Look, path: str) -> Iterator[Finding]:
    if rule.function is None or not all(wake.holds(look.plan) for wake in rule.wakes_with):
        return
    for weakness in rule.function(look):
        yield Finding(
            path=path,
            line=weakness.place.line,
            column=weakness.place.column,
            code=rule.code,
            severity=rule.severity,
            message=weakness.message,
            fix=weakness.fix,
            money=int(weakness.money),
        )
