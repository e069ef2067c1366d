"""The gentle questions: at which words of a line whoever writes is asked what would grow, or whether to park it.

They never refuse and never wait. Each is asked once an item, of those who write the minutes alone, and never on a line
that names a renewal, a risk or an amount. Which words they are is data that a review is opened with. A due date that
has passed is asked about wherever it is given.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal

from samreview.review.growth import placement
from samreview.review.words import SCRIBE
from samreview.values.named import NamedTuple
from samreview.values.text import fold_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from samreview.review.asked import Asked
    from samreview.review.state import Capture, CaptureKind

Question = Literal["grow", "park", "passed"]
TEXTS: Mapping[Question, str] = {
    "grow": "What would grow here?",
    "park": "Operational: park it?",
    "passed": "That date has passed. Which day is meant?",
}
LISTS = ("grow", "park", "never")

Phrase = tuple[str, ...]
"""Words that follow one another, folded as names are compared."""

_SPLIT = re.compile(r"[\s/]+")
_DIGIT = re.compile(r"\d")
_NOT_PARKED: frozenset[CaptureKind] = frozenset({"decision", "goal"})
"""What was decided or wanted is no matter of today's business, whatever its words."""


class Watched(NamedTuple):
    """The words that are looked for; a question without words is never asked."""

    grow: frozenset[Phrase] = frozenset()
    park: frozenset[Phrase] = frozenset()
    never: frozenset[Phrase] = frozenset()


class Questions:
    """The gentle questions of one review: the words they come from, and which were asked in which item."""

    def __init__(self) -> None:
        self.words = Watched()
        self.asked: set[tuple[str | None, str]] = set()


def watched(lists: Mapping[str, Sequence[str]]) -> Watched:
    """Return lists of words as they are looked for; a list that is not there is empty."""
    return Watched(*(frozenset(phrase for text in lists.get(name, ()) if (phrase := _folded(text))) for name in LISTS))


def question_about(text: str, words: Watched, *, parks: bool = True) -> Question | None:
    """Return what the words of a line ask for; nothing where it names a renewal, a risk or an amount.

    `parks` is whether a line like this may be parked at all. Of both questions the one about parking comes first.
    """
    if _DIGIT.search(text):
        return None
    said = _folded(text)
    if _holds(said, words.never):
        return None
    if parks and _holds(said, words.park):
        return "park"
    return "grow" if _holds(said, words.grow) else None


def passed(asked: Asked, capture: Capture) -> Question | None:
    """Return the question about a due date that has passed on the day the review is held; None for any other."""
    return "passed" if capture.due is not None and capture.due < asked.review.on else None


def question_for(asked: Asked, capture: Capture) -> Question | None:
    """Return what to ask about a new capture; None where nothing is to be asked, or was asked in this item."""
    review = asked.review
    if not asked.may(SCRIBE) or capture.growth is not None or capture.cost is not None:
        return None
    deal = review.plan.opportunity(capture.opportunity) if capture.opportunity else None
    if deal is not None and not deal.is_growth:
        return None
    ahead = placement(review, capture) in ("horizon", "beyond")
    question = question_about(capture.text, review.questions.words, parks=not ahead and capture.kind not in _NOT_PARKED)
    return None if question is None or (capture.item, question) in review.questions.asked else question


def _folded(text: str) -> Phrase:
    return tuple(word for part in _SPLIT.split(text) if (word := fold_name(part)))


def _holds(said: Phrase, phrases: Iterable[Phrase]) -> bool:
    begins = {word: [place for place, one in enumerate(said) if one == word] for word in said}
    return any(said[place : place + len(phrase)] == phrase for phrase in phrases for place in begins.get(phrase[0], ()))
