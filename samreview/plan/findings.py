"""Findings: what is wrong or weak in a plan or an agenda, and where. Values, never raised at the user."""

from __future__ import annotations

from typing import Literal

from samreview.plan.record import Frozen, record

Severity = Literal["error", "warning"]


@record
class Finding(Frozen):
    """One finding at a place in a file; lines and columns count from 1, columns in characters.

    `message` says what is wrong with which thing, `fix` what to do about it, `money` (account currency, for ordering
    by weight only) what hangs on it.
    """

    path: str
    line: int
    column: int
    code: str
    severity: Severity
    message: str
    fix: str = ""
    money: int = 0

    def __lt__(self, other: Finding) -> bool:
        return self.order() < other.order()

    def order(self) -> tuple[str, int, int, str, str]:
        """Return what findings are ordered by; as the key of many it is made once for each."""
        return (self.path, self.line, self.column, self.code, self.message)

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}"
