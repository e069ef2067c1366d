"""What a rule is about: its reason, an example and how to satisfy it."""

from __future__ import annotations

from inspect import cleandoc
from textwrap import indent
from typing import Any

from samreview.checks.registry import RULES


def known_codes() -> tuple[str, ...]:
    """Return the codes of all rules, in order."""
    return tuple(RULES)


def rule_lines() -> tuple[str, ...]:
    """Return code, severity and title of each rule, a line each."""
    return tuple(f"{rule.code}  {rule.severity:7}  {rule.title}" for rule in RULES.values())


def explanation(code: str) -> dict[str, Any] | None:
    """Return what is known about a rule as JSON; None when there is no rule with this code."""
    rule = RULES.get(code)
    if rule is None:
        return None
    return {
        "code": rule.code,
        "severity": rule.severity,
        "title": rule.title,
        "wakes_with": [wake.name for wake in rule.wakes_with],
        "reason": cleandoc(rule.reason),
        "example": cleandoc(rule.example),
        "fix": cleandoc(rule.fix),
    }


def explanation_text(code: str) -> str:
    """Return the same for people.

    Raises:
        KeyError: there is no rule with this code.
    """
    rule = RULES[code]
    parts = [f"{rule.code} ({rule.severity}): {rule.title}", cleandoc(rule.reason)]
    if rule.wakes_with:
        parts.append(f"Silent until the plan has {' and '.join(wake.name for wake in rule.wakes_with)}.")
    parts.append("For example:\n" + indent(cleandoc(rule.example), "  "))
    parts.append("What to do:\n" + indent(cleandoc(rule.fix), "  "))
    return "\n\n".join(parts)
