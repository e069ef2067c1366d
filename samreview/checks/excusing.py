"""Excusing: the findings that a plan's own comments let stand, and those comments that excuse nothing (SAM007)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.checks.excuses import UNFOUNDED, Excuse, excuses
from samreview.checks.registry import RULES
from samreview.checks.select import did_you_mean_code
from samreview.plan.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


def excused(findings: Iterable[Finding], source: str, path: str) -> Iterator[Finding]:
    """Return the findings that no excuse covers, and one for each excuse that has no reason or covers nothing."""
    found = list(findings)
    used: set[Excuse] = set()
    all_excuses = excuses(source)
    by_line: dict[int, list[Excuse]] = {}
    for excuse in all_excuses:
        if excuse.reason:
            by_line.setdefault(excuse.excuses_line, []).append(excuse)
    for finding in found:
        covering = [excuse for excuse in by_line.get(finding.line, ()) if finding.code in excuse.codes]
        if finding.severity == "error" or not covering:
            yield finding
        used.update(covering)
    for excuse in all_excuses:
        if excuse not in used:
            yield _unfounded(excuse, path)


def _unfounded(excuse: Excuse, path: str) -> Finding:
    codes = ", ".join(excuse.codes)
    unknown = next((code for code in excuse.codes if code not in RULES), None)
    if not excuse.codes:
        message, fix = "this excuse names no rule", "write the code of the rule and the reason, or delete the comment"
    elif unknown:
        message = f"this excuse names {unknown}, which is no rule"
        fix = f"write the whole code of the rule{did_you_mean_code(unknown)}"
    elif not excuse.reason:
        message, fix = f"this excuse of {codes} gives no reason", "write the reason behind the code"
    else:
        message, fix = f"this excuse of {codes} excuses nothing", "delete the comment, or move it to the finding's line"
    return Finding(path, excuse.line, excuse.column, UNFOUNDED.code, UNFOUNDED.severity, message, fix)
