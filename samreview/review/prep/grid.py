"""The page of a pack to prepare on: rows that each ask one thing, told apart by the visible words in their first cell.

A table survives any word processor, any phone and being filled in by hand and typed up; nothing hidden is needed to
read it again. People read plain words; where these could change or be the same twice, a short key stands below them.
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

HEAD = "Prepared by"
"""How the first cell of the table begins; the name of its person follows, and the id as its last word."""
ASKS = "We ask"
ANSWERS = "You write"
READ_ROW = "Read"
_ASKED: tuple[tuple[str, PrepKind, str], ...] = (
    ("Question", "question", "What is the review to answer?"),
    ("Another question", "question", "What else?"),
    ("Idea", "idea", "What could grow? With +250k where you dare"),
    ("Another idea", "idea", "What else?"),
)
_NO = frozenset(("", "n", "no", "not yet"))


class GridRow(NamedTuple):
    """One row: what it is about, what it asks, and the key that it is found by where its words would not do."""

    name: str
    asks: str
    key: str = ""


def grid(subjects: Sequence[Subject]) -> tuple[GridRow, ...]:
    """Return the rows for one person, without their answers."""
    return (
        GridRow(READ_ROW, "Have you read the plan? Yes or no"),
        *(GridRow(name, asks) for name, _, asks in _ASKED),
        *(GridRow(one.title, f"The plan says {one.says}. {_how(one)}", one.begun) for one in subjects),
    )


def _how(subject: Subject) -> str:
    choices = [one.replace("-", " ") for one in subject.choices]
    words = f"{', '.join(choices[:-1])} or {choices[-1]}" if choices else "the right date or amount"
    return f"Write y if it is so, else {words}; then because, and what shows it."


def read_grid(rows: Iterable[Sequence[str]], subjects: Sequence[Subject]) -> Written | None:
    """Return what the rows of a table say, cell by cell, its head first; None where it is no such table."""
    found = [[cell.strip() for cell in row] for row in rows]
    head = clean(found[0][0]).split(" ") if found and found[0] else []
    if len(head) <= len(HEAD.split(" ")) or head[: len(HEAD.split(" "))] != HEAD.split(" "):
        return None
    kinds = {name: kind for name, kind, _ in _ASKED}
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
            entries.append(("validation", _said(name, clean(answer), _meant(name, subjects))))
    return Written(head[-1], tuple(entries), read)


def _meant(name: str, subjects: Sequence[Subject]) -> Subject | None:
    """Return what a row is about: its key ends the first cell, or, where an editor lost that, its title is the cell."""
    words = fold_name(name)
    keyed = [one for one in subjects if f" {words}".endswith(f" {fold_name(one.begun)}")]
    titled = [one for one in subjects if words == fold_name(one.title)]
    return max(keyed, key=lambda one: len(one.begun), default=titled[0] if len(titled) == 1 else None)


def _said(name: str, answer: str, subject: Subject | None) -> str:
    """Return the line that an answer is; what is none of the words asked for is kept after what it is about."""
    what, why = because(answer)
    line = line_for(subject, what.rstrip(" ,;.")) if subject is not None else None
    said = line if line is not None else f"{subject.begun if subject is not None else name} {what}"
    return f"{said} because {why}" if why else said
