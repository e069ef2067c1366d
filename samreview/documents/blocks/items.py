"""The agenda item by item: how long it took, what the plan showed, what was said and agreed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.blocks.captures import action_anchor, figures, point_anchor, remarks, said
from samreview.documents.blocks.exhibits import exhibit_blocks
from samreview.documents.tree import Heading, List, ListItem, Paragraph, Run, text
from samreview.documents.wording import count, joined

if TYPE_CHECKING:
    from samreview.documents.minutes_data import ItemMinutes, Line, Minutes
    from samreview.documents.tree import Block, Inline

_OUTCOMES = {
    "running": "still running",
    "skipped": "skipped",
    "later": "left for the next review",
    "left": "left for the next review, to end on time",
    "not-reached": "not reached",
}
_ELSEWHERE = {"goal", "question", "idea"}
"""Kinds that have a list of their own further down."""


def items(minutes: Minutes) -> tuple[Block, ...]:
    """Return every item in the order in which it came, those that did not run in one line."""
    blocks: list[Block] = []
    shown: set[str] = set()
    for item in minutes.items:
        blocks.append(Heading(3, text(f"{item.number}  {item.title}"), f"item-{item.id}"))
        blocks.append(Paragraph(text(_times(item)), "note"))
        blocks.extend(_lines(item.lines))
        # An exhibit that two items share is shown once.
        if item.ran and item.exhibit not in shown and (exhibit := exhibit_blocks(item.exhibit, minutes)):
            shown.add(item.exhibit)
            blocks += [Paragraph(text("From the plan", bold=True), "label"), *exhibit]
    if minutes.outside:
        blocks.append(Heading(3, text("Outside the items")))
        blocks.extend(_lines(minutes.outside))
    return tuple(blocks)


def _times(item: ItemMinutes) -> str:
    planned = f"Planned {count(item.planned_minutes, 'minute')}"
    outcome = _OUTCOMES.get(item.outcome)
    if not item.ran:
        return f"{planned}; {outcome}."
    return f"{planned}, took {item.actual_minutes:,}{f'; {outcome}' if outcome else ''}."


def _lines(lines: tuple[Line, ...]) -> tuple[Block, ...]:
    told = [line for line in lines if line.kind not in _ELSEWHERE]
    blocks: list[Block] = []
    if told:
        blocks.append(List(tuple(ListItem(_told(line), point_anchor(line)) for line in told)))
    others = [line for line in lines if line.kind in _ELSEWHERE]
    if others:
        kinds = [count(number, kind) for kind in ("goal", "question", "idea") if (number := _of_kind(others, kind)) > 0]
        blocks.append(Paragraph(text(f"Also {joined(kinds)}, listed below."), "note"))
    return tuple(blocks)


def _of_kind(lines: list[Line], kind: str) -> int:
    return sum(line.kind == kind for line in lines)


def _told(line: Line) -> Inline:
    if line.kind == "point":
        return said(line, *line.about, line.source or line.owner, *figures(line)) + remarks(line)
    words: Inline = (Run(f"{_kind(line)} {line.number}: ", bold=True, link=_table_of(line)),)
    listed = line.kind in ("action", "decision")  # below, with what they add and take
    return words + said(line, *line.about, line.source, *(() if listed else figures(line))) + remarks(line)


def _table_of(line: Line) -> str | None:
    return action_anchor(line) if line.kind == "action" else None


def _kind(line: Line) -> str:
    return "Open" if line.kind == "open" else line.kind.capitalize()
