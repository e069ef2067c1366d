"""Findings for people: the message, the line it is about and a caret under the very character; the heaviest first."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview.checks.registry import RULES
from samreview.values.text import clean
from samreview.values.width import char_width, width, without_tabs

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from samreview.plan.findings import Finding

MOST_SHOWN = 7
_LINE_END = re.compile("\r\n|\r|\n")
WIDEST = 100
"""No line of a plan is shown wider, however wide the terminal is."""
_NARROWEST = 40
_CUT = "…"
_SEEN = 200
"""So many characters of a line are looked at on either side of the caret: more than fit, as some take no column."""


def text_report(
    findings: Iterable[Finding],
    sources: Mapping[str, str],
    show_all: bool = False,  # noqa: FBT001, FBT002  always given by name; the command's own flag
    columns: int = WIDEST,
) -> str:
    """Return findings with their lines, errors first, then the most money first; empty when there are none.

    Args:
        findings: of any number of files.
        sources: the text of each file by its path; a finding of a file that is missing here is shown without a line.
        show_all: all of them, in the order of the files; else the seven heaviest and how many there are beside.
        columns: those of the terminal, so that a line of the plan never wraps and leaves its caret behind.
    """
    ranked = heaviest_first(findings)
    if not ranked:
        return ""
    chosen = sorted(ranked) if show_all else ranked[:MOST_SHOWN]
    lines = {path: _LINE_END.split(source.removeprefix("\ufeff")) for path, source in sources.items()}
    widest = min(max(columns, _NARROWEST), WIDEST)
    parts = [_picture(finding, lines.get(finding.path, []), widest) for finding in chosen]
    left = len(ranked) - len(chosen)
    last = [f"{left} more: --all"] * bool(left) + [f"next: {next_step(ranked[0])}"]
    return "\n".join([*parts, "", *last])


def heaviest_first(findings: Iterable[Finding]) -> list[Finding]:
    """Return findings by weight: errors, then the most money, then by place."""
    return sorted(findings, key=_weight)


def _weight(finding: Finding) -> tuple[bool, int, Finding]:
    return finding.severity != "error", -finding.money, finding


def next_step(finding: Finding) -> str:
    """Return what to do first, and about how long it takes."""
    rule = RULES.get(finding.code)
    if not finding.fix:
        return f"samreview explain {finding.code}"
    return finding.fix if rule is None else f"{finding.fix} ({_minutes(rule.minutes)})"


def _minutes(count: int) -> str:
    return "a minute" if count == 1 else f"{count} minutes"


def _picture(finding: Finding, lines: list[str], widest: int) -> str:
    if not 1 <= finding.line <= len(lines):
        return str(finding)
    return "\n".join([str(finding), *source_and_caret(lines[finding.line - 1], finding.column, widest)])


def source_and_caret(line: str, column: int, widest: int = WIDEST) -> tuple[str, str]:
    """Return a line as a terminal shows it and a line with a caret under character `column` (from 1) of it.

    What a terminal would obey is made visible, tabs are spaces, and a long line is cut around the caret.
    """
    here = column - 1
    first, last = max(0, here - _SEEN), here + _SEEN
    before = _CUT * (first > 0) + without_tabs(clean(line[first:here], lines=True))
    start = width(before)
    after = without_tabs(clean(line[here:last], lines=True), start).rstrip() + _CUT * (last < len(line))
    if start + width(after) > widest:
        before = _last_columns(before, widest // 2)
        after = _first_columns(after, widest - width(before))
    return f"{before}{after}", f"{' ' * width(before)}^"


def _last_columns(text: str, room: int) -> str:
    if width(text) <= room:
        return text
    kept = _first_columns(text[::-1], room, mark="")[::-1]
    # A mark that combines must not start the line: it would combine with the sign of the cut.
    while kept and char_width(kept[0]) == 0:
        kept = kept[1:]
    return _CUT + kept[1:] if kept and char_width(kept[0]) == 1 else f"{_CUT} {kept[1:]}"


def _first_columns(text: str, room: int, mark: str = _CUT) -> str:
    if width(text) <= room:
        return text
    used = 0
    for index, char in enumerate(text):
        used += char_width(char)
        if used > room - len(mark):
            return text[:index] + mark
    return text
