"""The stakeholders: for each purchase who stands where, relationship and stance side by side, what is not proven."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.exhibits.parts import Lines, fitting, money

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.insight.exhibits.stakeholders import DealStakeholders, StakeholderRow, StakeholdersExhibit

_ASSUMED = {"no-evidence": "no evidence", "no-date": "no date", "stale": "heard long ago"}
_WIDE = 60


def draw(exhibit: StakeholdersExhibit, width: int, height: int | None) -> Lines:
    """Return the lines, purchase by purchase, those of the horizon first."""
    rows: Lines = []
    for board in exhibit.deals:
        rows.append(_head(board, width))
        rows += [_person(row, width) for row in board.rows]
        if not board.rows:
            rows.append(safe.mark("   nobody's stance is written down", "dim"))
    return fitting(rows, height, "lines") or [safe.mark("no stance is written down yet", "dim")]


def _head(board: DealStakeholders, width: int) -> Content:
    lacks = "" if board.final else "nobody with final authority known"
    if board.final and not board.authority_asked:
        lacks = f"final authority never asked: {', '.join(board.final)}"
    elif board.advocates and not board.has_horsepower:
        lacks = "no advocate who can carry it"
    left = safe.row(safe.text(board.deal.name, "bold"), safe.mark(f"  {money(board.deal.amount)} {board.deal.quarter}"))
    if not lacks or left.cell_length + 12 > width:
        return safe.cut(left, width)
    return safe.cut(safe.row(left, safe.mark("  "), safe.text(lacks, "$warning")), width)


def _person(row: StakeholderRow, width: int) -> Content:
    wide = width >= _WIDE
    strength = "-" if row.strength is None else str(row.strength)
    wanted = f">{row.wanted}" if row.wanted is not None and row.wanted != row.strength else ""
    return safe.row(
        safe.mark("  "),
        safe.cell(row.name, 22 if wide else 15),
        safe.mark(" "),
        safe.cell(row.influence or "?", 5, "bold" if row.influence == "final" else ""),
        safe.mark(" "),
        safe.cell(row.stance, 11, "bold" if row.stance in ("advocate", "opposed") else ""),
        safe.mark(" knows " if wide else " "),
        safe.cell(f"{strength}{wanted}", 4),
        safe.mark(" "),
        safe.text(_note(row) if wide else "!" if _note(row) else "", "$warning"),
    )


def _note(row: StakeholderRow) -> str:
    if row.disagrees is not None:
        return "relationship and stance disagree"
    if row.assumed is not None:
        return _ASSUMED[row.assumed]
    if row.lacks_horsepower:
        return "cannot carry it"
    return "known to one of us" if row.known_to_one else ""
