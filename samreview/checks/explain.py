"""What a rule is about: its reason, an example and how to satisfy it."""

from __future__ import annotations

from inspect import cleandoc
from itertools import groupby
from textwrap import fill, indent
from typing import Any

from samreview.checks.registry import RULES

_WIDTH = 80
"""Columns that prose is broken at; examples stay as they are written."""


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
    """Return the same for people, its sentences in lines of 80 columns.

    Raises:
        KeyError: there is no rule with this code.
    """
    rule = RULES[code]
    parts = [_prose(f"{rule.code} ({rule.severity}): {rule.title}"), _prose(cleandoc(rule.reason))]
    if rule.wakes_with:
        parts.append(_prose(f"Silent until the plan has {' and '.join(wake.name for wake in rule.wakes_with)}."))
    parts.append("For example:\n" + indent(cleandoc(rule.example), "  "))
    parts.append("What to do:\n" + _prose(cleandoc(rule.fix), "  "))
    return "\n\n".join(parts)


def _prose(text: str, margin: str = "") -> str:
    """Return a text with its sentences broken anew; lines that are set in are YAML and stay."""
    blocks = []
    for set_in, lines in groupby(text.split("\n"), lambda line: line.startswith("  ")):
        block = "\n".join(lines)
        blocks.append(
            indent(block, margin)
            if set_in
            else fill(
                block,
                _WIDTH,
                initial_indent=margin,
                subsequent_indent=margin,
                break_long_words=False,
                break_on_hyphens=False,
            )
        )
    return "\n".join(blocks)
