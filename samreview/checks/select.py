"""Which findings are asked for: codes by prefix, chosen and left out, the longest match deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.checks.registry import RULES
from samreview.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samreview.plan.findings import Finding


def did_you_mean_code(code: str) -> str:
    """Return `, did you mean `SAM608`?` with the rule of the same theme and the nearest number; else nothing."""
    wanted = code.upper()
    number = wanted.removeprefix("SAM")
    if not (number.isascii() and number.isdecimal()) or number == wanted:
        return did_you_mean(wanted, RULES)
    theme = [known for known in RULES if known[3] == number[0]]
    near = min(theme, key=lambda known: abs(int(known[3:]) - int(number[:6])), default=None)
    return f", did you mean `{near}`?" if near else ""


def selected(
    findings: Iterable[Finding], select: Sequence[str] = (), ignore: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """Return the findings that `select` asks for and `ignore` does not take away.

    Both hold prefixes of codes (`SAM6`, `SAM601`). The longest prefix of a code decides; on a tie it is left out.
    Without `select` everything is asked for.
    """
    return tuple(finding for finding in findings if is_selected(finding.code, select, ignore))


def is_selected(code: str, select: Sequence[str], ignore: Sequence[str]) -> bool:
    """Say whether a rule is asked for; see `selected`."""
    asked = _longest(code, select) if select else 0
    return asked > _longest(code, ignore)


def _longest(code: str, prefixes: Iterable[str]) -> int:
    return max((len(prefix) for prefix in prefixes if code.startswith(prefix)), default=-1)
