"""A plan in which every text tries to do harm, every list is long and every amount is as large as it may be."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterable

TEXTS = {
    *("name", "what", "story", "said", "why", "issue", "problem", "workaround", "text", "ask", "title", "unit"),
    *("function", "region", "because", "metric", "constraint", "decider", "statement", "customer_action"),
    *("competitor", "industry", "questions", "challenges", "economic_indicators", "industry_dynamics"),
    *("financial_condition", "priorities"),
}
"""Fields of a plan that take any text."""
AMOUNTS = {*("amount", "target", "baseline", "investment", "expected_value", "cost_of_delay", "workaround_cost")}
REFERENCES = {("opportunities", "problem")}

SIXTY = "Maximiliane Freifrau von und zu Hohenstein-Schillingsfürst"
WORDS = (
    "[/] [bold]",
    "[@click=app.quit]x[/]",
    "# **bold** `code` | a | [b](c)",
    "<b>&amp;</b> ]]> <!--",
    "\x1b]0;owned\x07\x1b[2J",
    "שלום עולם \u202egnp.exe مرحبا",
    "漢字かな交じり文を読む人",
    "👩‍👩‍👧 🇩🇪🇫🇷 👍🏽 ❤️",
    "e\u0301\u0302\u0303 Z\u0335\u0322a\u0337lgo ก็",
    "W" * 200,
    "$primary %s {x} \\[x]",
)
"""What texts begin with, in turn."""


def poisoned(plan_text: str, words: Iterable[str] = WORDS, *, amount: str | None = None, people: int = 0) -> str:
    """Return the plan with hostile text in every field that takes text.

    With an amount every sum of money is that one; with people so many more stakeholders are known, whose names are
    sixty cells wide and more.
    """
    turn = itertools.cycle(words)

    def walk(node: yaml.Node, section: str, key: str) -> None:
        if isinstance(node, yaml.MappingNode):
            for name, value in node.value:
                walk(value, section or name.value, name.value)
        elif isinstance(node, yaml.SequenceNode):
            for value in node.value:
                walk(value, section, key)
        elif isinstance(node, yaml.ScalarNode) and key in TEXTS and (section, key) not in REFERENCES:
            node.value, node.style = f"{next(turn)} {node.value}", '"'
        elif isinstance(node, yaml.ScalarNode) and key in AMOUNTS and amount is not None:
            node.value = amount

    plan = yaml.compose(plan_text)
    assert isinstance(plan, yaml.MappingNode)
    if people:
        _invite(plan, people)
    walk(plan, "", "")
    return str(yaml.serialize(plan, allow_unicode=True, width=10**6))


def _invite(plan: yaml.MappingNode, people: int) -> None:
    """Make so many more stakeholders known; all of them speak against one purchase."""
    sections = _by_name(plan)
    ids = [f"person-{number}" for number in range(people)]
    sections["stakeholders"].value += [
        yaml.compose(f"{{id: {one}, name: {SIXTY} {one}, influence: final}}") for one in ids
    ]
    stances = next(
        deal["motivations"] for deal in map(_by_name, sections["opportunities"].value) if "motivations" in deal
    )
    stances.value += [yaml.compose(f"{{stakeholder: {one}, stance: opposed, why: nothing for us}}") for one in ids]


def _by_name(node: yaml.MappingNode) -> dict[str, yaml.Node]:
    return {name.value: value for name, value in node.value}
