"""Items as commands name them: an id, a number from 1, or a unique start of id or title."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.arguments import words
from samreview.review.asked import refuse

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
    found = names.find(text, names.items(review))
    if found.id is not None:
        return review.item_by_id[found.id]
    if found.ambiguous:
        refuse(f"{text} fits more than one item: {', '.join(found.candidates)}. Give its id or its number.")
    near = f"; did you mean {found.candidates[0]}?" if found.candidates else f". {_all_items(review)}"
    return refuse(f"There is no item {text}{near}")


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
