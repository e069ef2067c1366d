"""Something prepared as it is entered: cleaned, limited, its agenda item lifted out, a validation read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.prep.model import PrepEntry
from samreview.review.prep.places import item_named
from samreview.review.prep.validation import validation
from samreview.values.named import NamedTuple
from samreview.values.text import clean, fold_name

if TYPE_CHECKING:
    from samreview.review.prep.model import Prep, PrepKind
    from samreview.review.prep.sheet import Sheet

LONGEST = 2_000
"""Characters of one entry: a page is no question."""
MOST_ENTRIES = 100
"""Of one person, before one review."""


class TooMuch(ValueError):  # noqa: N818  it names what is wrong, as a person would
    """An entry is too long, or there are too many of them; nothing was kept."""


class Entered(NamedTuple):
    """An entry, and what keeps a validation from being taken up by a command (empty where nothing does)."""

    entry: PrepEntry
    problem: str = ""


def entered(sheet: Sheet, prep: Prep, kind: PrepKind, text: str, number: int | None = None) -> Entered:
    """Return what a person writes as an entry: in the place of their entry `number`, of one about the same, else new.

    Raises:
        TooMuch: it cannot be kept.
    """
    text = clean(text)
    if len(text) > LONGEST:
        raise TooMuch(f"“{text[:40]}...” has {len(text)} characters; {LONGEST} are the most. Say it shorter.")
    item: str | None = None
    about = line = None
    problem = ""
    if kind == "validation":
        about, line, problem = validation(sheet.plan, prep.person, text)
        same = [one.number for one in prep.entries if about is not None and one.about == about]
        number = number or next(iter(same), None)
    else:
        people = tuple(names.Named(one.id, one.name) for one in sheet.plan.team)
        text, item = item_named(text, sheet.places, people)
    new = number is None or all(one.number != number for one in prep.entries)
    if new and len(prep.entries) >= MOST_ENTRIES:
        raise TooMuch(f"There are {MOST_ENTRIES} entries already, more than a review can take up. Take one out first.")
    return Entered(PrepEntry(number or prep.next_number, kind, text, item, about, line), problem)


def with_entry(prep: Prep, entry: PrepEntry) -> Prep:
    """Return what is prepared with an entry more, or in the place of the one of its number."""
    by_number = {one.number: one for one in prep.entries} | {entry.number: entry}
    kept = tuple(by_number[number] for number in sorted(by_number))
    return prep._replace(entries=kept, next_number=max(prep.next_number, entry.number + 1))


def is_there(prep: Prep, kind: PrepKind, text: str) -> bool:
    """Say whether somebody has prepared just this already."""
    sought = fold_name(text)
    return any(one.kind == kind and fold_name(one.text) == sought for one in prep.entries)
