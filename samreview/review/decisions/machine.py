"""Whether a time in which the machine slept, or nothing ran, counted."""

from __future__ import annotations

from samreview.review.answers import minutes
from samreview.review.asked import Accepted, Asked, refuse


def settle_gap(asked: Asked, rest: str) -> Accepted:
    """Count the last noticed gap, or take it as a pause."""
    review = asked.review
    answer = rest.casefold()
    if answer not in {"counts", "pause"}:
        refuse("Say whether the time counted: /gap counts, or /gap pause.")
    gap = next((one for one in reversed(review.gaps) if one.counts is None), None)
    if gap is None:
        refuse("No gap is waiting for an answer.")
    title = review.item_by_id[gap.item].item.title
    said = f"count for {title}" if answer == "counts" else f"were a pause, not {title}"
    return asked.accept(
        f"{minutes(gap.seconds)} {said}.", ("gap.answered", {"gap": gap.number, "counts": answer == "counts"})
    )


COMMANDS = {"gap": settle_gap}
