"""Findings: what is wrong or weak in a plan or an agenda, and where. Values, never raised at the user."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Finding:
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

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: {self.code} {self.message}"
