"""What an import did: counts, and each row that needs to be said something about."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from samreview.exchange.unmapped import Unmapped
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_ROWS: Final = 8


class Remark(NamedTuple):
    """Something about a row, by the number that a spreadsheet gives it."""

    row: int
    reason: str


@dataclass
class Report:
    """What became of the rows. `notes` are facts about rows that were taken in all the same.

    `footers` are lines that are no rows, `header` is the row of the header.
    """

    source: str
    read: int = 0
    unchanged: int = 0
    other_accounts: int = 0
    footers: int = 0
    header: int = 1
    added: list[Remark] = field(default_factory=list)
    updated: list[Remark] = field(default_factory=list)
    orders: list[Remark] = field(default_factory=list)
    skipped: list[Remark] = field(default_factory=list)
    repaired: list[Remark] = field(default_factory=list)
    ambiguous: list[Remark] = field(default_factory=list)
    notes: list[Remark] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)
    unmapped: Unmapped = field(default_factory=Unmapped)


def report_json(report: Report) -> dict[str, Any]:
    """Return the report for scripts."""
    return {
        "read": report.read,
        "added": len(report.added),
        "updated": len(report.updated),
        "unchanged": report.unchanged,
        "other_accounts": report.other_accounts,
        "orders": len(report.orders),
        "footers": report.footers,
        **{
            name: [{"row": remark.row, "reason": remark.reason} for remark in sorted(getattr(report, name))]
            for name in ("skipped", "repaired", "ambiguous", "notes")
        },
        "unmapped": {"stages": dict(report.unmapped.stages), "kinds": dict(report.unmapped.kinds)},
        "hints": report.hints,
    }


def report_lines(report: Report, width: int | None = None) -> list[str]:
    """Return the report for people, in lines of `width` at most, or one for each remark where there is none."""
    read = f"{report.read:,} row{'' if report.read == 1 else 's'} read"
    closing = f", {report.footers:,} line{'' if report.footers == 1 else 's'} of totals and notices"
    counts = ", ".join(
        f"{count:,} {word}"
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
    lines = [*_wrapped(f"{report.source}, {read}{closing if report.footers else ''}", width), counts]
    for name in ("added", "updated", "orders", "repaired", "notes", "skipped", "ambiguous"):
        remarks: list[Remark] = sorted(getattr(report, name))
        if remarks:
            lines += ["", f"{name}:", *_remarks(remarks, width)]
    if lines[2:]:
        lines += ["", f"Rows are numbered as a spreadsheet numbers them; the header is row {report.header}."]
    # What is indented is for copying: it is not broken.
    hints = [line for hint in report.hints for line in _wrapped(hint, None if hint.startswith(" ") else width)]
    return [*lines, *([""] if hints else []), *hints]


def _remarks(remarks: list[Remark], width: int | None) -> Iterator[str]:
    """Yield the lines of a section: what is the same of many rows is said once."""
    rows: dict[str, list[int]] = {}
    for remark in remarks:
        rows.setdefault(remark.reason, []).append(remark.row)
    labels = [f"row {each[0]}" if len(each) == 1 else f"{len(each):,} rows" for each in rows.values()]
    room = max(len(label) for label in labels)
    for (reason, each), label in zip(rows.items(), labels, strict=True):
        which = ""
        if len(each) > 1:
            more = ", ..." if len(each) > _MOST_ROWS else ""
            which = f" (rows {', '.join(str(row) for row in each[:_MOST_ROWS])}{more})"
        yield from _wrapped(f"  {label:<{room}}  {reason}{which}", width, room + 4)


def _wrapped(line: str, width: int | None, indent: int = 0) -> list[str]:
    """Return a text as lines of a width, broken at blanks where there are any."""
    lines: list[str] = []
    while width is not None and len(line) > width:
        end = line.rfind(" ", indent + 1, width + 1)
        if end < 0:
            break
        lines.append(line[:end])
        line = " " * indent + line[end + 1 :]
    return [*lines, line]
