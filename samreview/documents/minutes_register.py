"""The register of a review's actions: what its minutes let people change in Word, and read back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.register import Choice, Entry, Register
from samreview.documents.wording import capitalised
from samreview.review.carry.standing import standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.review.fold import Review


def review_register(review: Review) -> Register | None:
    """Return this review's actions and those from before that are still open; None where there are none.

    The name of the export is the review and the number of its last event, from which all that is in it can be made
    again: a document whose own record of it was lost can still be compared with what it held.
    """
    entries = tuple(_entries(review))
    if not entries:
        return None
    owners = tuple(Choice(person.id, person.name) for person in review.people.values())
    return Register(f"{review.id}@{review.seq}", review.id, entries, owners)


def _entries(review: Review) -> Iterator[Entry]:
    for one in review.captures:
        if one.kind == "action" and not one.withdrawn:
            yield Entry(
                id=f"{review.id}/{one.number}",
                text=capitalised(one.text),
                owner=one.person,
                due=one.due,
                note="; ".join(one.notes),
            )
    for carried in standing(review):
        if carried.kind == "action" and carried.is_open:
            yield Entry(
                id=carried.id,
                text=capitalised(carried.labelled),
                owner=carried.owner,
                due=carried.due,
                note=carried.remark,
            )
