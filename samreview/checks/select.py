"""Which findings are asked for: codes by prefix, chosen and left out, the longest match deciding."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samreview.plan.findings import Finding


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
