"""The page of a pack to prepare on: rows that each ask one thing, told apart by the visible word in their first cell.

A table survives any word processor, any phone and being filled in by hand and typed up; nothing hidden is needed to
read it again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.arguments import because
from samreview.review.prep.page import Written
from samreview.review.prep.subjects import line_for
from samreview.values.named import NamedTuple
from samreview.values.text import clean, fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samreview.review.prep.model import PrepKind
    from samreview.review.prep.subjects import Subject

HEAD = "Prep"
"""How the first cell of the table begins; the id of its person follows."""
ASKS = "We ask"
ANSWERS = "You write"
READ_ROW = "R"
_ASKED: tuple[tuple[str, PrepKind, str], ...] = (
    ("Q1", "question", "A question that the review is to answer"),
    ("Q2", "question", "Another one"),
    ("I1", "idea", "An idea: what could grow, with +250k where you dare"),
    ("I2", "idea", "Another one"),
)
_NO = frozenset(("", "n", "no", "not yet"))


class GridRow(NamedTuple):
    """One row: the word that it is found by, and what it asks."""

    name: str
    asks: str


def grid(subjects: Sequence[Subject]) -> tuple[GridRow, ...]:
    """Return the rows for one person, without their answers."""
    return (
        GridRow(READ_ROW, "I have read the plan: yes or no"),
        *(GridRow(name, asks) for name, _, asks in _ASKED),
        *(GridRow(one.begun, f"{one.title}: the plan says {one.says}. {_how(one)}") for one in subjects),
    )


def _how(subject: Subject) -> str:
    words = ", ".join(subject.choices) if subject.choices else "the right date or amount"
    return f"Write y if it is so, else {words}; then because, and what shows it."


def read_grid(rows: Iterable[Sequence[str]], subjects: Sequence[Subject]) -> Written | None:
    """Return what the rows of a table say, cell by cell, its head first; None where it is no such table."""
    found = [[cell.strip() for cell in row] for row in rows]
    head = clean(found[0][0]).split(" ") if found and found[0] else []
    if len(head) != len((HEAD, "person")) or head[0] != HEAD:
        return None
    kinds = {name: kind for name, kind, _ in _ASKED}
    by_begun = {fold_name(one.begun): one for one in subjects}
    entries: list[tuple[PrepKind, str]] = []
    read = False
    for cells in found[1:]:
        name, answer = clean(cells[0]), cells[-1]
        if len(cells) == 1 or not clean(answer):
            continue
        if name == READ_ROW:
            read = fold_name(answer) not in _NO
        elif name in kinds:
            entries += [(kinds[name], text) for line in clean(answer, lines=True).split("\n") if (text := clean(line))]
        else:
            entries.append(("validation", _said(name, clean(answer), by_begun.get(fold_name(name)))))
    return Written(head[1], tuple(entries), read)


def _said(name: str, answer: str, subject: Subject | None) -> str:
    """Return the line that an answer is; what is none of the words asked for is kept after the name of its row."""
    what, why = because(answer)
    line = line_for(subject, what.rstrip(" ,;.")) if subject is not None else None
    said = line if line is not None else f"{name} {what}"
    return f"{said} because {why}" if why else said
