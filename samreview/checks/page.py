"""All rules as a page of Markdown, for the documentation."""

from __future__ import annotations

from inspect import cleandoc
from itertools import groupby
from typing import TYPE_CHECKING

from samreview.checks.registry import RULES

if TYPE_CHECKING:
    from samreview.checks.rule import Rule

_THEMES = {
    "0": "Reading the plan",
    "1": "The horizon and the plan's age",
    "2": "The team and whom it knows",
    "5": "Growth",
    "6": "Where people stand",
    "7": "The customer's business, and how it buys",
    "8": "Our own house",
    "9": "Actions",
}
"""What the rules whose codes begin with this digit are about."""
_INTRODUCTION = """\
# The rules of `samreview check`

`samreview explain CODE` says the same of one rule. Errors make a plan unusable for a review, warnings make it a weak
one. A rule is silent until the plan has begun to say what it judges, so the smallest useful plan gives no finding.
Thresholds, words and which rules are looked at can be set: see [settings](settings.md). A comment excuses a warning
where it stands, with its reason:

```yaml
influence: high   # samreview: ignore SAM205 her successor starts in May
```
"""


def rules_page() -> str:
    """Return the page: a list of all rules by theme, then each with its reason, an example and what to do."""
    themes = [(_THEMES[digit], list(rules)) for digit, rules in groupby(RULES.values(), lambda rule: rule.code[3])]
    parts = [_INTRODUCTION]
    for title, rules in themes:
        rows = [f"| [{rule.code}](#{rule.code.lower()}) | {rule.severity} | {rule.title} |" for rule in rules]
        parts.append("\n".join([f"**{title}**\n", "| code | | finds |", "| --- | --- | --- |", *rows, ""]))
    for title, rules in themes:
        parts.append(f"## {title}\n")
        parts += map(_section, rules)
    return "\n".join(parts)


def _section(rule: Rule) -> str:
    silent = f" Silent until the plan has {' and '.join(wake.name for wake in rule.wakes_with)}."
    return "\n".join(
        [
            f"### {rule.code}\n",
            f"*{rule.severity}*: {rule.title}.{silent if rule.wakes_with else ''}\n",
            f"{cleandoc(rule.reason)}\n",
            f"```yaml\n{cleandoc(rule.example)}\n```\n",
            f"{_fenced(cleandoc(rule.fix))}\n",
        ]
    )


def _fenced(text: str) -> str:
    """Return a text with the lines that are set in as code."""
    blocks = []
    for indented, lines in groupby(text.split("\n"), lambda line: line.startswith("  ")):
        block = "\n".join(line.removeprefix("  ") if indented else line for line in lines)
        blocks.append(f"\n```yaml\n{block}\n```\n" if indented else block)
    return "\n".join(blocks).rstrip("\n")
