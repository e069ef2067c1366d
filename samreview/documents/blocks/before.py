"""What was agreed before the review, and what has come of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.blocks.captures import NOBODY, asked_for, muted
from samreview.documents.tree import Cell, Column, List, ListItem, Row, Table, text
from samreview.review.carry.model import LABELS

if TYPE_CHECKING:
    from samreview.documents.minutes_data import AgreedBefore, Minutes
    from samreview.documents.tree import Block, Inline

_SAYS = {
    "done": "done",
    "reached": "reached",
    "dropped": "dropped",
    "changed": "changed",
    "open": "still open",
    "not-yet": "not yet reached",
}
_PLACES = {
    "joined": "taken up in this agenda",
    "added": "added to this agenda",
    "waiting": "no room, so it waits for the next review",
}


def agreed_before(minutes: Minutes) -> tuple[Block, ...]:
    """Return what earlier reviews had agreed, with what has come of each, and the items that they put off."""
    blocks: list[Block] = []
    if minutes.agreed_before:
        columns = (Column("Agreed before", 46), Column("Owner", 17), Column("Due", 15), Column("What came of it", 22))
        rows = tuple(_row(one) for one in minutes.agreed_before)
        blocks.append(Table(columns, rows, "What had been agreed before this review, and what has come of it"))
    if minutes.put_off:
        blocks.append(
            List(
                tuple(
                    ListItem(text(f"Put off before: {one.title}") + muted(f", {_PLACES[one.place]}"))
                    for one in minutes.put_off
                )
            )
        )
    return tuple(blocks)


def _row(one: AgreedBefore) -> Row:
    label = LABELS[one.kind]
    kind = f"{label.capitalize()}: " if label else ""
    return Row(
        (
            Cell(text(kind + one.what) + muted(f", {_carried(one.carried)}" if one.carried > 1 else "")),
            Cell(text(one.owner or "") if one.kind == "parked" else asked_for(one.owner, NOBODY)),
            Cell(text(one.due or "") + (text(", ") + text("overdue", tone="alert", bold=True) if one.overdue else ())),
            Cell(_outcome(one)),
        )
    )


def _outcome(one: AgreedBefore) -> Inline:
    if not one.settled:
        return muted("not spoken of")
    said = text(_SAYS.get(one.status, one.status))
    who = f"on the word of {one.on_word_of}" if one.on_word_of else f"says {one.said_by}"
    word = muted(f", {who}")
    return said + word + (text(f": {one.because}") if one.because else ())


def _carried(times: int) -> str:
    return "carried twice" if times == 2 else f"carried {times} times"
