"""About the program itself: whether a time of sleep or absence counted, and how commands are written."""

from __future__ import annotations

from samreview.review.answers import minutes
from samreview.review.asked import Accepted, Asked, refuse
from samreview.review.permissions import find_word
from samreview.review.words import WORDS


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


def explain(asked: Asked, rest: str) -> Accepted:
    """Say how a command is written, what it does and who may use it; without one, which there are."""
    name = rest.removeprefix("/").casefold()
    if not name:
        return asked.accept("Commands: " + " ".join(f"/{one}" for one in WORDS))
    word = find_word(name)
    return asked.accept(f"{word.usage}: {word.meaning} Who may: {word.who}.")


COMMANDS = {"gap": settle_gap, "help": explain}
