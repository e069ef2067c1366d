"""The customer's own business: what it suffers from and what that costs, what comes next, what it wants most."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.exhibits.parts import Lines, day, first_name, money
from samreview.values.quarter import Quarter

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.insight.exhibits.customer import CustomerExhibit, EventRow, ProblemRow, ServiceRow

Row = tuple["Content", "Content"]
"""What stands at the left of a line and what at its right."""
_LABEL = 10


def draw(exhibit: CustomerExhibit, width: int, height: int | None) -> Lines:
    """Return the sections; where room is short each gives its first lines."""
    sections = [
        ("They will raise first", "service", [_service(row) for row in exhibit.service]),
        ("Coming in their year", "coming", [_event(row) for row in exhibit.coming if not row.passed]),
        ("Their problems", "problem", [_problem(row) for row in exhibit.problems]),
        ("What they want most", "wants", [_plain(row.text, row.because or "") for row in exhibit.priorities]),
        ("Challenges", "challenge", [_plain(text) for text in exhibit.challenges]),
        ("Economic indicators", "economy", [_plain(text) for text in exhibit.economic_indicators]),
        ("Industry", "industry", [_plain(text) for text in exhibit.industry_dynamics]),
        ("Financial condition", "finances", [_plain(text) for text in exhibit.financial_condition]),
    ]
    filled = [section for section in sections if section[2]]
    if not filled:
        return [safe.mark("nothing of the customer's own business is written down", "dim")]
    if height is None or sum(len(rows) + 1 for _, _, rows in filled) <= height:
        return [
            line
            for title, _, rows in filled
            for line in (safe.mark(title, "bold"), *(_line(row, width - 1, 1) for row in rows))
        ]
    rooms = _shared_out([len(rows) for _, _, rows in filled], height)
    return [
        safe.row(safe.cell(word if place == 0 else "", _LABEL, "bold"), _line(row, width - _LABEL, 0))
        for room, (_, word, rows) in zip(rooms, filled, strict=True)
        for place, row in enumerate(rows[:room])
    ]


def _shared_out(lengths: list[int], height: int) -> list[int]:
    """Give each section a row as long as room lasts, then one more in turn."""
    rooms = [1 if place < height else 0 for place in range(len(lengths))]
    spare = height - sum(rooms)
    while spare > 0 and any(room < length for room, length in zip(rooms, lengths, strict=True)):
        for place, length in enumerate(lengths):
            if spare > 0 and rooms[place] < length:
                rooms[place] += 1
                spare -= 1
    return rooms


def _line(row: Row, width: int, indent: int) -> Content:
    left, right = row
    return safe.row(safe.mark(" " * indent), safe.ends(left, right, width))


def _plain(text: str, beside: str = "") -> Row:
    return safe.row(safe.text(text), safe.mark("  "), safe.text(beside, "dim")), safe.EMPTY


def _service(row: ServiceRow) -> Row:
    since = f"since {day(row.since)} " if row.since else ""
    return safe.text(row.issue), safe.row(safe.mark(since), safe.cell(first_name(row.owner_name), 8))


def _event(row: EventRow) -> Row:
    when = str(row.by) if isinstance(row.by, Quarter) else day(row.by)
    return safe.row(safe.cell(when, 8, "bold"), safe.text(row.what)), safe.EMPTY


def _problem(row: ProblemRow) -> Row:
    cost = f"costs {money(row.workaround_cost)}" if row.workaround_cost is not None else "cost unknown"
    ours = f", ours {money(row.deals_amount)}" if row.deals else ", nothing of ours"
    return safe.text(row.problem), safe.row(safe.mark(cost, "bold"), safe.mark(ours))
