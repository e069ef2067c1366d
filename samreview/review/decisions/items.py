"""Items as commands name them: an id, a number from 1, or a unique start of id or title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.arguments import words
from samreview.review.asked import refuse
from samreview.values.text import fold_name

if TYPE_CHECKING:
    from samreview.review.fold import Review
    from samreview.review.state import ItemState


def find_item(review: Review, text: str, command: str) -> ItemState:
    """Return the item that `text` names.

    Raises:
        Refusal: none, or more than one.
    """
    if not text:
        refuse(f"{command} which item? {_all_items(review)}")
    if text.isascii() and text.isdecimal() and 0 < int(text[:6]) <= len(review.items) and text not in review.item_by_id:
        return review.items[int(text) - 1]
    pool = names.items(review)
    found = names.find(text, pool)
    one = found.id or _only_start(review, text)
    if one is not None:
        return review.item_by_id[one]
    if found.ambiguous:
        refuse(f"{text} fits more than one item: {', '.join(found.candidates)}. Give its id or its number.")
    near = names.did_you_mean(found, pool) if found.candidates else f". {_all_items(review)}"
    return refuse(f"There is no item {text}{near}")


def _only_start(review: Review, text: str) -> str | None:
    """Return the one item whose id or title begins so, where a later word of another title does too."""
    sought = fold_name(text)
    hits = [one.id for one in review.items if any(fold_name(of).startswith(sought) for of in (one.id, one.item.title))]
    return hits[0] if sought and len(hits) == 1 else None


def find_only_item(review: Review, text: str, command: str) -> ItemState:
    """Return the item that the whole of `text` names, quoted or not."""
    given = words(text)
    return find_item(review, given[0].text if len(given) == 1 else text, command)


def _all_items(review: Review) -> str:
    return "Items: " + ", ".join(f"{number} {item.id}" for number, item in enumerate(review.items, 1)) + "."


def next_item(review: Review) -> ItemState | None:
    """Return the first item after the current one that waits, else the first in the list; None when none waits."""
    order = review.items
    place = review.order.index(review.current) + 1 if review.current is not None else 0
    return next((item for item in (*order[place:], *order[:place]) if item.waiting), None)


def is_last(review: Review, item: ItemState) -> bool:
    """Say whether nothing waits beside this item."""
    return not any(one.waiting for one in review.items if one is not item)
