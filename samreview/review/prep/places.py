"""Which item of an agenda something prepared belongs to: the one that its person named, else by what it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.marks import lift
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samreview.review.prep.model import PrepEntry

_OF_SLOTS = (
    ("ask", ("asks",)),
    ("with", ("stakeholders", "assumptions")),
    ("opp", ("funnel",)),
    ("for", ("customer", "initiatives")),
)
_OF_SUBJECTS = {
    "stance": ("assumptions", "stakeholders"),
    "with": ("stakeholders", "assumptions"),
    "opp": ("funnel",),
    "ask": ("asks",),
}
_OF_KINDS = {"question": ("funnel", "customer"), "idea": ("funnel", "initiatives"), "validation": ("assumptions",)}


class Place(NamedTuple):
    """An item of an agenda, of a template or of a review."""

    id: str
    title: str
    exhibit: str


def home(entry: PrepEntry, places: Sequence[Place]) -> str | None:
    """Return the id of the item where an entry belongs; None only where there are no items."""
    if any(one.id == entry.item for one in places):
        return entry.item
    for exhibit in (*_exhibits(entry), *_OF_KINDS[entry.kind]):
        for one in places:
            if one.exhibit == exhibit:
                return one.id
    return next((one.id for one in places if one.exhibit != "none"), places[0].id if places else None)


def _exhibits(entry: PrepEntry) -> Iterable[str]:
    if entry.about is not None:
        return _OF_SUBJECTS.get(entry.about.partition(" ")[0], ())
    marked = {mark.slot for mark in lift(entry.text).marks}
    return [exhibit for slot, exhibits in _OF_SLOTS if slot in marked for exhibit in exhibits]


def item_named(text: str, places: Sequence[Place], people: names.Pool = ()) -> tuple[str, str | None]:
    """Return a text without the `@item` at its end, and that item's id; the text as it is where no item is named.

    An item is named by its id, its number or a unique start of id or title. A name of one of `people` is left alone.
    """
    rest, space, last = text.rpartition(" ")
    word = last[1:].rstrip(".,;")
    if not space or not last.startswith("@") or not word or names.find_person_exactly(word, people) is not None:
        return text, None
    if word.isascii() and word.isdecimal() and 0 < int(word[:6]) <= len(places):
        return rest.rstrip(), places[int(word[:6]) - 1].id
    found = names.find(word, tuple(names.Named(one.id, one.title) for one in places))
    return (rest.rstrip(), found.id) if found.id is not None else (text, None)
