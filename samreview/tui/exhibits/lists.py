"""Assumptions, internal asks, the customer's actions and initiatives: lists, the weightiest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.exhibits.parts import Lines, around, day, detailed, first_name, fitting, money

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.content import Content

    from samreview.insight.doors import Door
    from samreview.insight.exhibits.actions import CustomerActionRow
    from samreview.insight.exhibits.asks import AskRow, AsksExhibit
    from samreview.insight.exhibits.assumptions import AssumptionRow, AssumptionsExhibit
    from samreview.insight.exhibits.initiatives import InitiativeRow, InitiativesExhibit
    from samreview.review.testing import ToTest

_REASONS = {"no-evidence": "no evidence", "no-date": "evidence without a date", "stale": "heard long ago"}
_NARROW = 56
_WIDE = 72


def assumptions(
    exhibit: AssumptionsExhibit,
    width: int,
    height: int | None,
    chosen: tuple[tuple[str, str], tuple[ToTest, ...]] | None = None,
) -> Lines:
    """Return the assumptions, and how many stances are proven; which one is chosen, and which action tests each."""
    if chosen is not None:
        return _to_test(exhibit, width, height, *chosen)
    head = safe.mark(f"assumed {len(exhibit.rows)}   proven {exhibit.proven}   unknown {exhibit.unknown}", "bold")
    rows = [(_assumption(row, width), f"“{row.said}”" if row.said else "") for row in exhibit.rows]
    return [head, *detailed(rows, width, None if height is None else height - 1, "assumptions")]


def _to_test(
    exhibit: AssumptionsExhibit, width: int, height: int | None, chosen: tuple[str, str], tests: tuple[ToTest, ...]
) -> Lines:
    tested = sum(test.action is not None for test in tests)
    figures = f"assumed {len(exhibit.rows)}  in test {tested}  proven {exhibit.proven}  unknown {exhibit.unknown}"
    place = next((number for number, test in enumerate(tests) if test[:2] == chosen), 0)
    rows = [
        _assumption(row, width, ">" if number == place else " ", test.action)
        for number, (row, test) in enumerate(zip(exhibit.rows, tests, strict=True))
    ]
    said = exhibit.rows[place].said if height is None or height > len(rows) + 1 else None
    told = [safe.cut(safe.row(safe.mark("     "), safe.text(f"“{said}”", "dim")), width)] if said else []
    room = None if height is None else max(1, height - 1 - len(told))
    return [safe.mark(figures, "bold"), *around(rows, place, room), *told]


def _assumption(row: AssumptionRow, width: int, sign: str = " ", action: int | None = None) -> Content:
    tester = first_name(row.tester_name) if action is None else f"> {action}"
    right = safe.row(safe.mark(f"{money(row.amount)} ", "bold"), safe.cell(tester, 8))
    left = safe.row(
        safe.mark(sign, "bold"),
        safe.text(row.stakeholder_name, "bold"),
        safe.mark(f" {row.stance}, {_REASONS[row.reason]}: "),
        safe.text(row.opportunity_name, "dim"),
    )
    return safe.ends(left, right, width)


def asks(exhibit: AsksExhibit, width: int, height: int | None) -> Lines:
    """Return the asks of our own house, those at risk first."""
    rows = [(_ask(row, width), _terms(row)) for row in exhibit.rows]
    return detailed(rows, width, height, "asks") or [safe.mark("nothing is asked of our own house yet", "dim")]


def _ask(row: AskRow, width: int) -> Content:
    risk = "PASSED" if row.passed else "AT RISK" if row.at_risk else ""
    stands = row.commitment or "?"
    narrow = width < _NARROW
    right = safe.row(
        safe.cell(risk if narrow and risk else stands, 10, "bold $warning" if narrow and risk else ""),
        safe.figure(day(row.commit_by), 6),
        safe.figure(money(row.held_up), 6, "bold"),
        safe.mark("" if narrow else f" {risk:<7}", "bold $warning"),
    )
    left = safe.row(safe.mark("stop " if row.kind == "stop" else "", "bold"), safe.text(row.ask))
    if row.function and width >= _WIDE:
        left = safe.row(left, safe.mark("  "), safe.text(row.function, "dim"))
    return safe.ends(left, right, width)


def _terms(row: AskRow) -> str:
    """Return who decides, what they are measured by and what holds them back."""
    said = (("decides", row.decider), ("measured by", row.metric), ("held back by", row.constraint))
    return ", ".join(f"{word} {text}" for word, text in said if text)


def customer_actions(rows: Iterable[CustomerActionRow], width: int) -> Lines:
    """Return what the customer is to do next, by date."""
    lines = [_customer_action(row, width) for row in rows]
    return [safe.mark("What the customer does next", "bold"), *lines] if lines else []


def _customer_action(row: CustomerActionRow, width: int) -> Content:
    late = f"{row.days_late} d late" if row.overdue else ""
    right = safe.row(safe.figure(day(row.by) or "no date", 7), safe.figure(late, 11, "bold $warning"))
    left = safe.row(safe.mark(" "), safe.text(row.what), safe.mark("  "), safe.text(row.opportunity_name, "dim"))
    return safe.ends(left, right, width)


def initiatives(exhibit: InitiativesExhibit, width: int, height: int | None) -> Lines:
    """Return the fields of play to open by quarter, then those nobody has touched."""
    rows = [(_initiative(row, width), row.statement or "") for row in exhibit.rows]
    untouched = [
        safe.ends(
            safe.row(safe.mark(" "), safe.text(f"{row.unit}: {row.offering_name}"), safe.mark(f", {row.held_by}")),
            safe.mark(money(row.potential), "bold"),
            width,
        )
        for row in exhibit.untouched
    ]
    head = safe.mark(f"invest {money(exhibit.investment)}   expect {money(exhibit.expected_value)}", "bold")
    beside = min(3, len(untouched)) + 1 if untouched else 0
    room = None if height is None else height - 1 - (beside if height > 2 * beside else 0)
    lines = [head, *detailed(rows, width, room, "initiatives")]
    room = None if height is None else height - len(lines) - 1
    if untouched and (room is None or room > 1):
        lines += [safe.mark("Nobody has opened", "bold"), *fitting(untouched, room, "fields of play")]
    doors = [_door(door, width) for door in exhibit.doors if door.introducers]
    room = None if height is None else height - len(lines) - 1
    if doors and (room is None or room > 1):
        lines += [safe.mark("Who could introduce us: to be asked", "bold"), *fitting(doors, room, "doors")]
    return lines


def _door(door: Door, width: int) -> Content:
    one = door.introducers[0]
    right = safe.row(safe.mark(f"{money(door.potential)} ", "bold"), safe.cell(first_name(one.owner_name), 8))
    left = safe.row(
        safe.mark(" "),
        safe.text(door.unit),
        safe.mark(": "),
        safe.text(one.stakeholder_name, "bold"),
        safe.mark(" "),
        safe.text(f"({one.unit})", "dim"),
        safe.mark("" if one.proven else ", assumed"),
    )
    return safe.ends(left, right, width)


def _initiative(row: InitiativeRow, width: int) -> Content:
    right = safe.row(
        safe.cell(first_name(row.owner_name), 9),
        safe.figure(money(row.investment), 6),
        safe.mark(" > "),
        safe.figure(money(row.expected_value), 6, "bold"),
    )
    quarter = str(row.quarter) if row.quarter else "no quarter"
    left = safe.row(safe.cell(quarter, 11, "" if row.in_horizon else "dim"), safe.text(row.name))
    return safe.ends(left, right, width)
