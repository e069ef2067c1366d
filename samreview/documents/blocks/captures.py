"""Captures as lists and tables: decisions, open points, what must go up, actions, goals, questions and ideas."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.tree import Cell, Column, List, ListItem, Row, Run, Table, text

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.documents.minutes_data import Line, Minutes
    from samreview.documents.tree import Block, Inline

NOBODY = "nobody yet"
NO_DATE = "no date yet"


def point_anchor(line: Line) -> str:
    """Return the anchor of a capture where its item reports it."""
    return f"capture-{line.number}"


def action_anchor(line: Line) -> str:
    """Return the anchor of an action in the table of actions."""
    return f"action-{line.number}"


def muted(words: str) -> Inline:
    """Return words that stand back."""
    return text(words, tone="muted")


def aside(*words: str | None) -> Inline:
    """Return ` (a, b)`, standing back, of what there is; nothing where there is nothing."""
    there = ", ".join(word for word in words if word)
    return muted(f" ({there})") if there else ()


def asked_for(words: str | None, missing: str) -> Inline:
    """Return words, or that they are still missing, to be seen."""
    return text(words) if words else text(missing, tone="alert", italic=True)


def number_link(line: Line) -> Inline:
    """Return a capture's number, which leads to where it was agreed."""
    return (Run(str(line.number), link=point_anchor(line)),)


def worded(line: Line) -> Inline:
    """Return a capture's words and its other wordings."""
    return text(line.text) + muted("".join(f" / {other}" for other in line.also))


def said(line: Line, *more: str | None) -> Inline:
    """Return a capture's words and, aside, the opportunity it is tied to and what more is given."""
    return worded(line) + aside(line.opportunity, *more)


def figures(line: Line) -> tuple[str, ...]:
    """Return by when, what a capture is to add and to take, for a line without columns of its own for that."""
    told = (
        line.due and f"by {line.due}",
        line.growth and f"adds {line.growth}",
        line.cost and f"takes {line.cost}",
    )
    return tuple(words for words in told if words)


def remarks(line: Line) -> Inline:
    """Return what was noted on a capture, said of it and put into it, and its marks that could not be read."""
    words = [f"Note: {note}" for note in line.notes]
    words += [f"{who} declined: {why}" for who, why in line.declined]
    if line.agreed_on_word_of:
        words.append(f"agreed on the word of {line.agreed_on_word_of}, as {line.agreed_by} entered it")
    words += [f"takes in {one}" for one in line.merged]
    return (muted(f" \u2014 {'; '.join(words)}") if words else ()) + tuple(_unsettled(mark) for mark in line.unresolved)


def _unsettled(mark: str) -> Run:
    return Run(f" {mark}", tone="alert", comment=f"`{mark}` could not be read. Who or what is meant?")


def decisions(minutes: Minutes) -> tuple[Block, ...]:
    """Return the decisions as a list."""
    return _listed(minutes.of_kind("decision"))


def _listed(lines: Iterable[Line]) -> tuple[Block, ...]:
    items = tuple(ListItem(said(line, line.owner, *figures(line))) for line in lines)
    return (List(items),) if items else ()


def open_points(minutes: Minutes) -> tuple[Block, ...]:
    """Return what was not decided and does not go up: who decides, by when."""
    return _who_when("Still open", "Who decides", minutes.still_open)


def going_up(minutes: Minutes) -> tuple[Block, ...]:
    """Return what must go up: to whom, by when."""
    return _who_when("What must go up", "To whom", minutes.going_up)


def _who_when(caption: str, who: str, lines: tuple[Line, ...]) -> tuple[Block, ...]:
    if not lines:
        return ()
    columns = (Column("No.", 6, "right"), Column("What", 56), Column(who, 22), Column("Due", 16))
    rows = tuple(
        Row(
            (
                Cell(number_link(line)),
                Cell(worded(line)),
                Cell(asked_for(line.owner, NOBODY)),
                Cell(asked_for(line.due, NO_DATE)),
            )
        )
        for line in lines
    )
    return (Table(columns, rows, caption),)


def actions(minutes: Minutes) -> tuple[Block, ...]:
    """Return the actions by date, with owner, whether the owner agreed, and what they add and take."""
    lines = minutes.actions
    if not lines:
        return ()
    money = any(line.growth or line.cost for line in lines)
    columns = [
        Column("No.", 5, "right"),
        Column("Action", 40 if money else 55),
        Column("Owner", 16),
        Column("Due", 13),
        Column("Agreed", 11),
    ]
    if money:
        columns.append(Column("Adds", 15, "right"))
    rows = tuple(_action_row(line, money=money) for line in lines)
    return (Table(tuple(columns), rows, "Actions by date"),)


def _action_row(line: Line, *, money: bool) -> Row:
    cells = [
        Cell(number_link(line)),
        Cell(worded(line)),
        Cell(asked_for(line.owner, NOBODY) + _with_helpers(line)),
        Cell(asked_for(line.due, NO_DATE)),
        Cell(_agreed(line)),
    ]
    if money:
        cells.append(Cell(text(line.growth or "") + (muted(_takes(line)) if line.cost else ())))
    return Row(tuple(cells), anchor=action_anchor(line))


def _takes(line: Line) -> str:
    return f"{' ' if line.growth else ''}for {line.cost}"


def _with_helpers(line: Line) -> Inline:
    return muted(f" with {', '.join(line.helpers)}") if line.helpers else ()


def _agreed(line: Line) -> Inline:
    if line.agreed:
        return text("\u2713 by word" if line.agreed_on_word_of else "\u2713 yes")
    # Who has it now, after somebody else declined, has not said no.
    return muted("declined") if line.declined and line.owner is None else muted("not yet")


def goals(minutes: Minutes) -> tuple[Block, ...]:
    """Return the goals: whose, by when, worth what."""
    lines = minutes.of_kind("goal")
    if not lines:
        return ()
    columns = (
        Column("No.", 6, "right"),
        Column("Goal", 46),
        Column("Owner", 19),
        Column("Due", 14),
        Column("Adds", 15, "right"),
    )
    rows = tuple(
        Row(
            (
                Cell(text(str(line.number))),
                Cell(said(line) + remarks(line)),
                Cell(asked_for(line.owner, NOBODY)),
                Cell(asked_for(line.due, NO_DATE)),
                Cell(text(line.growth or "") + (muted(_takes(line)) if line.cost else ())),
            ),
            anchor=point_anchor(line),
        )
        for line in lines
    )
    return (Table(columns, rows, "Goals"),)


def questions_and_ideas(minutes: Minutes) -> tuple[Block, ...]:
    """Return the questions first, then the ideas, each with whom it came from."""
    lines = minutes.of_kind("question") + minutes.of_kind("idea")
    items = tuple(
        ListItem(
            text(f"{line.kind.capitalize()}: ", bold=True)
            + said(line, *line.about, line.source or line.owner, *figures(line))
            + remarks(line),
            anchor=point_anchor(line),
        )
        for line in lines
    )
    return (List(items),) if items else ()
