"""The blocks of documents for the customer, from data that holds nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from samreview.documents.blocks.captures import NO_DATE, muted
from samreview.documents.tree import Callout, Cell, Column, List, ListItem, Paragraph, Row, Run, Table, text
from samreview.documents.wording import weekday, zone_place

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Mapping

    from samreview.documents.customer_data import Colleague, CustomerMinutes, CustomerPack, OpenItem, SharedLine
    from samreview.documents.tree import Block, Inline


class _Meeting(Protocol):
    """What both kinds of documents hold."""

    @property
    def items(self) -> tuple[OpenItem, ...]:
        """The items that are not internal."""

    @property
    def ends(self) -> dt.datetime | None:
        """When it ends for the customer."""

    @property
    def team(self) -> tuple[Colleague, ...]:
        """Our people."""


def when(meeting: _Meeting) -> tuple[Block, ...]:
    """Return the day, and from when to when it is theirs."""
    if not meeting.items:
        return ()
    first, last = meeting.items[0].starts, meeting.ends or meeting.items[-1].ends
    zone = f" {zone_place(first.tzinfo)}" if first.tzinfo else ""
    return (Paragraph(text(f"{weekday(first.date())}, {first:%H:%M} to {last:%H:%M}{zone}"), "subtitle"),)


def held(minutes: CustomerMinutes) -> tuple[Block, ...]:
    """Return the day, and from when to when it was held; of one that has not started, when it is theirs."""
    start, end = minutes.held_start, minutes.held_end
    if start is None or not minutes.items:
        return when(minutes)
    zone = f" {zone_place(start.tzinfo)}" if start.tzinfo else ""
    times = f"from {start:%H:%M}" if end is None else f"{start:%H:%M} to {end:%H:%M}"
    return (Paragraph(text(f"{weekday(start.date())}, {times}{zone}"), "subtitle"),)


def agenda(meeting: _Meeting) -> tuple[Block, ...]:
    """Return the items that are not internal."""
    if not meeting.items:
        return (Paragraph(text("There is no agenda to share."), "note"),)
    columns = (Column("When", 20), Column("What", 30), Column("For what", 50))
    rows = tuple(
        Row((Cell(text(_times(one.starts, one.ends))), Cell(text(one.title)), Cell(text(one.purpose or ""))))
        for one in meeting.items
    )
    return (Table(columns, rows, "Agenda"),)


def _times(start: dt.datetime, end: dt.datetime) -> str:
    return f"{start:%H:%M} to {end:%H:%M}"


def team(meeting: _Meeting) -> tuple[Block, ...]:
    """Return our people, with title and function."""
    items = (
        ListItem(text(one.name, bold=True) + text("".join(f", {what}" for what in (one.title, one.function) if what)))
        for one in meeting.team
    )
    return (List(tuple(items)),)


def business(pack: CustomerPack) -> tuple[Block, ...]:
    """Return the customer's own business as we understand it."""
    told = (
        ("Challenge", pack.business.challenges),
        ("Economy", pack.business.economic_indicators),
        ("Industry", pack.business.industry_dynamics),
        ("Finances", pack.business.financial_condition),
    )
    items = tuple(ListItem((Run(f"{name}: ", bold=True), *text(one))) for name, texts in told for one in texts)
    return (List(items),) if items else ()


def priorities(pack: CustomerPack) -> tuple[Block, ...]:
    """Return what the customer wants most."""
    items = tuple(
        ListItem(text(one.text) + muted(f", because {one.because}" if one.because else ""))
        for one in pack.business.priorities
    )
    return (List(items),) if items else ()


def coming(pack: CustomerPack) -> tuple[Block, ...]:
    """Return what comes next there."""
    items = tuple(
        ListItem((Run(f"{one.when or 'No date'}: ", bold=True), *text(one.what))) for one in pack.business.coming
    )
    return (List(items),) if items else ()


def problems(pack: CustomerPack) -> tuple[Block, ...]:
    """Return what the customer suffers from, and how we help."""
    if not pack.business.problems:
        return ()
    columns = (Column("What we understand", 50), Column("How we can help", 50))
    rows = tuple(Row((Cell(text(one.problem)), Cell(text(one.help or "")))) for one in pack.business.problems)
    return (Table(columns, rows, "Problems, and how we can help"),)


def visits(pack: CustomerPack) -> tuple[Block, ...]:
    """Return the visits that are planned."""
    items = tuple(
        ListItem((Run(one.date, bold=True), *text(f": {one.purpose}" if one.purpose else ""))) for one in pack.visits
    )
    return (List(items),) if items else ()


def draft(minutes: CustomerMinutes) -> tuple[Block, ...]:
    """Return the notice of minutes that are not approved, or were only rehearsed."""
    notices = ["DRAFT: not approved yet."] if minutes.draft else []
    notices += ["This was a rehearsal."] if minutes.rehearsed else []
    return (Callout(text(" ".join(notices)), "draft"),) if notices else ()


def actions(minutes: CustomerMinutes) -> tuple[Block, ...]:
    """Return who does what by when."""
    lines = minutes.of_kind("action")
    if not lines:
        return ()
    columns = (Column("Action", 60), Column("Owner", 22), Column("Due", 18))
    rows = tuple(
        Row((Cell(text(one.text)), Cell(text(one.owner or "to be named")), Cell(text(one.due or NO_DATE))))
        for one in lines
    )
    return (Table(columns, rows, "Actions"),)


def decisions(minutes: CustomerMinutes) -> tuple[Block, ...]:
    """Return what was decided."""
    return _listed(minutes.of_kind("decision"))


def open_points(minutes: CustomerMinutes) -> tuple[Block, ...]:
    """Return what is still to be decided."""
    return _listed(minutes.of_kind("open"))


def more(minutes: CustomerMinutes) -> tuple[Block, ...]:
    """Return everything else that was shared."""
    return _listed(minutes.of_kind("point", "goal", "question", "idea"), kind=True)


def _listed(lines: tuple[SharedLine, ...], *, kind: bool = False) -> tuple[Block, ...]:
    items = tuple(ListItem(_shared(line, kind=kind)) for line in lines)
    return (List(items),) if items else ()


def _shared(line: SharedLine, *, kind: bool) -> Inline:
    aside = ", ".join(filter(None, (line.owner, f"by {line.due}" if line.due else None, line.item)))
    named = (Run(f"{line.kind.capitalize()}: ", bold=True),) if kind else ()
    return named + text(line.text) + muted(f" ({aside})" if aside else "")


CUSTOMER_PACK_BLOCKS: Mapping[str, Callable[[CustomerPack], tuple[Block, ...]]] = {
    "when": when,
    "agenda": agenda,
    "team": team,
    "business": business,
    "priorities": priorities,
    "coming": coming,
    "problems": problems,
    "visits": visits,
}
CUSTOMER_MINUTES_BLOCKS: Mapping[str, Callable[[CustomerMinutes], tuple[Block, ...]]] = {
    "when": held,
    "draft": draft,
    "agenda": agenda,
    "team": team,
    "decisions": decisions,
    "open-points": open_points,
    "actions": actions,
    "more": more,
}
