"""All rules, by code. A rule is added by writing it in the module of its theme, and nowhere else."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from samreview.checks import actions, customer, excuses, funnel, growth, internal, motivations, process, reading, team
from samreview.checks.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

THEMES: tuple[ModuleType, ...] = (
    reading,
    excuses,
    funnel,
    team,
    growth,
    motivations,
    customer,
    process,
    internal,
    actions,
)


def _collected(themes: tuple[ModuleType, ...]) -> Mapping[str, Rule]:
    found = [value for theme in themes for value in vars(theme).values() if isinstance(value, Rule)]
    rules = {rule.code: rule for rule in sorted(found, key=lambda rule: rule.code)}
    if len(rules) != len(found):
        raise ValueError("two rules have one code")
    return MappingProxyType(rules)


RULES = _collected(THEMES)
"""Code to rule, in the order of the codes."""
