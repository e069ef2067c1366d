"""What closes the minutes: what was parked, corrected, heard, tried, cut to end on time, and is to settle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.blocks.captures import aside, muted, number_link
from samreview.documents.tree import Cell, Column, List, ListItem, Paragraph, Row, Table, text
from samreview.documents.wording import joined

if TYPE_CHECKING:
    from samreview.documents.minutes_data import Minutes
    from samreview.documents.tree import Block


def parked(minutes: Minutes) -> tuple[Block, ...]:
    """Return the parking lot."""
    items = tuple(ListItem(text(one.text) + aside(one.by, one.item)) for one in minutes.parked)
    return (List(items),) if items else ()


def corrections(minutes: Minutes) -> tuple[Block, ...]:
    """Return the figures corrected live: what they were and are, why, by whom."""
    if not minutes.corrections:
        return ()
    columns = (Column("What", 32), Column("Was", 15), Column("Is", 15), Column("Because", 24), Column("By", 14))
    rows = tuple(
        Row(
            (
                Cell(text(f"{one.what}, {one.field}")),
                Cell(text(one.was)),
                Cell(text(one.now, bold=True)),
                Cell(text(one.because)),
                Cell(text(one.by)),
            )
        )
        for one in minutes.corrections
    )
    return (Table(columns, rows, "Figures of the plan corrected in this review"),)


def heard(minutes: Minutes) -> tuple[Block, ...]:
    """Return the stances that somebody gave evidence for."""
    if not minutes.heard:
        return ()
    columns = (Column("Who", 20), Column("On", 24), Column("Stance", 14), Column("Because", 28), Column("By", 14))
    rows = tuple(
        Row(tuple(Cell(text(words)) for words in (one.who, one.opportunity, one.stance, one.because, one.by)))
        for one in minutes.heard
    )
    return (Table(columns, rows, "Stances heard, with their evidence"),)


def attempts(minutes: Minutes) -> tuple[Block, ...]:
    """Return the attempts on internal asks and their answers."""
    if not minutes.attempts:
        return ()
    columns = (Column("Ask", 42), Column("Answer", 14), Column("Because", 30), Column("By", 14))
    rows = tuple(
        Row(tuple(Cell(text(words)) for words in (one.ask, one.commitment, one.because, one.by)))
        for one in minutes.attempts
    )
    return (Table(columns, rows, "Attempts on internal asks"),)


def cuts(minutes: Minutes) -> tuple[Block, ...]:
    """Return the ways to end on time that were taken, with what each cut."""
    items = tuple(
        ListItem(
            text(f"{one.at}: {one.way}")
            + text(f" {joined(one.cuts)}" if one.cuts else "")
            + muted(f"; new end {one.new_end}")
        )
        for one in minutes.cuts
    )
    return (List(items),) if items else ()


def unsettled(minutes: Minutes) -> tuple[Block, ...]:
    """Return the marks that could not be read and still stand as typed."""
    lines = minutes.unsettled
    if not lines:
        return ()
    columns = (Column("No.", 6, "right"), Column("Line", 64), Column("To settle", 30))
    rows = tuple(
        Row((Cell(number_link(line)), Cell(text(line.text)), Cell(text(", ".join(line.unresolved))))) for line in lines
    )
    return (Table(columns, rows, "Marks to settle"),)


def versions(minutes: Minutes) -> tuple[Block, ...]:
    """Return the trail of versions: which was approved when, and by whom; and the one that is still to be."""
    items = [ListItem(text(f"Version {one.version}, approved {one.when}, by {one.by}")) for one in minutes.versions]
    if minutes.coming is not None:
        items.append(ListItem(text(f"Version {minutes.coming}, not approved yet")))
    return (List(tuple(items)),) if items else ()


def fingerprint(minutes: Minutes) -> tuple[Block, ...]:
    """Return by what this version can be told from any other."""
    if minutes.fingerprint is None:
        return ()
    return (Paragraph(text(f"{minutes.fingerprint.printed}. samreview verify compares a file with it."), "note"),)


def not_chosen(minutes: Minutes) -> tuple[Block, ...]:
    """Return what we chose not to do, and why."""
    items = tuple(
        ListItem(text(one.text.rstrip(".")) + muted(f" ({one.kind} {one.number}): {one.because}"))
        for one in minutes.not_chosen
    )
    return (List(items),) if items else ()


def amended(minutes: Minutes) -> tuple[Block, ...]:
    """Return what was changed after the minutes were approved, and why."""
    if not minutes.amended:
        return ()
    columns = (
        Column("No.", 6, "right"),
        Column("Was", 34),
        Column("Is", 34),
        Column("Because", 16),
        Column("Version", 10, "right"),
    )
    rows = tuple(
        Row(tuple(Cell(text(words)) for words in (str(one.number), one.was, one.now, one.because, str(one.version))))
        for one in minutes.amended
    )
    return (Table(columns, rows, "Amended after the minutes were approved"),)
