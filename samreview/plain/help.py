"""Help in line mode: how to write, and the words that this terminal understands by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.words import CAPTURING, MARKS, WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.review.fold import Review

OWN_WORDS = (
    ("status", "Where we are, what comes next, who is silent, what we have got."),
    ("agenda", "The items, with their ids."),
    ("people", "Who is here, with roles."),
    ("notes", "Every note; notes 5 the last five."),
    ("agreed", "What was agreed before, by number, and what has come of it."),
    ("prepared", "What people prepared, by number, and what has been taken up."),
    ("prompts", "The questions of this item."),
    ("exhibit", "The figures beside this item: funnel, people, assumptions, asks; exhibit growth those of that item."),
    ("queue", "Who should speak next, each with the question that is theirs."),
    ("unsettled", "What is to settle before the close, each with the line that mends it."),
    ("hold", "What others do waits until you press Enter; hold off says it at once again."),
    ("minutes", "Writes the minutes as Word and as a mail into this folder."),
    ("quit", "Leaves; the review goes on. Ctrl-D does too."),
    ("?", "This help; ? all lists every command, ? marks the marks, ? start explains /start."),
)
"""Lines that are no part of the review. A backslash before one makes it a note: `\\status`."""


def sheet(review: Review, person: str, about: str) -> Iterator[str]:
    """Yield help: in short, or about `all` commands or `marks`."""
    if about == "marks":
        yield from (f"{mark}: {meaning}." for mark, meaning in MARKS)
        return
    yield "Here alone, one word a line:"
    yield from (f"{word}: {meaning}" for word, meaning in OWN_WORDS)
    yield "A line is a note:"
    yield from (f"{how}: {meaning}" for how, meaning in CAPTURING)
    roles = {role for role, holder in review.roles.items() if holder == person}
    yield "A line with a slash is a command. All of them:" if about == "all" else "Commands that you may use now:"
    for word in WORDS.values():
        mine = word.roles is None or bool(word.roles & roles)
        if about == "all":
            yield f"{word.usage}: {word.meaning} {word.who.capitalize()}."
        elif mine and review.phase in word.phases:
            yield f"{word.usage}: {word.meaning}"
