"""What an import did: counts, and each row that needs to be said something about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple


class Remark(NamedTuple):
    """Something about a row; the header is row 1."""

    row: int
    reason: str


@dataclass
class Report:
    """What became of the rows. `notes` are facts about rows that were taken in all the same."""

    source: str
    read: int = 0
    unchanged: int = 0
    other_accounts: int = 0
    footers: int = 0
    added: list[Remark] = field(default_factory=list)
    updated: list[Remark] = field(default_factory=list)
    orders: list[Remark] = field(default_factory=list)
    skipped: list[Remark] = field(default_factory=list)
    repaired: list[Remark] = field(default_factory=list)
    ambiguous: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)


def report_json(report: Report) -> dict[str, Any]:
    """Return the report for scripts."""
    return {
        "read": report.read,
        "added": len(report.added),
        "updated": len(report.updated),
        "unchanged": report.unchanged,
        "other_accounts": report.other_accounts,
        "orders": len(report.orders),
        **{
            name: [{"row": remark.row, "reason": remark.reason} for remark in sorted(getattr(report, name))]
            for name in ("skipped", "repaired", "ambiguous", "notes")
        },
        "hints": report.hints,
    }


def report_lines(report: Report) -> list[str]:
    """Return the report for people."""
    rows = "row" if report.read == 1 else "rows"
    counts = ", ".join(
        f"{count} {word}"
        for count, word, always in (
            (len(report.added), "added", True),
            (len(report.updated), "updated", True),
            (report.unchanged, "unchanged", True),
            (len(report.orders), "as orders", False),
            (report.other_accounts, "of other accounts", False),
            (len(report.skipped), "skipped", True),
            (len(report.ambiguous), "ambiguous", True),
        )
        if count or always
    )
    lines = [f"{report.source}, {report.read} {rows} read: {counts}"]
    for name in ("added", "updated", "orders", "ambiguous", "skipped", "repaired", "notes"):
        remarks: list[Remark] = sorted(getattr(report, name))
        if remarks:
            width = len(str(remarks[-1].row))
            lines += [f"{name}:", *(f"  row {remark.row:>{width}}  {remark.reason}" for remark in remarks)]
    if any(line.startswith("  row") for line in lines):
        lines.append("Rows count the file's records from its header, which is row 1.")
    return [*lines, *report.hints]
