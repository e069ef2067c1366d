"""The one door: a typed line becomes events, or one clear refusal. Nothing here changes a review."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from samreview.review import names
from samreview.review.asked import Accepted, Asked, Refusal, Refused, refuse
from samreview.review.decisions import decision_of, get_ready
from samreview.review.event_versions import written_by_newer
from samreview.review.line import Captured, Continued, Noted, Nothing, OnWord, Slash, Substituted, parse_line
from samreview.review.permissions import check_word, find_word
from samreview.values.text import clean

if TYPE_CHECKING:
    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.seen import Seen

__all__ = ["Accepted", "Refused", "decide", "get_ready"]

_LONGEST_WORD = 60
_LONG_WORD = re.compile(rf"\S{{{_LONGEST_WORD + 1},}}")
"""What a refusal shows the beginning of only."""

MOST_LETTERS = 20_000
"""Several pages: more in one line is a file that was pasted by mistake."""


def decide(  # noqa: PLR0913  a line and all that is known of it
    review: Review, text: str, *, by: str, at: Reading, line_id: str, seen: Seen | None = None
) -> Accepted | Refused:
    """Decide a line typed by `by` at `at`. `line_id` is new for each line; events of the line carry it.

    `seen` is what stood on the sender's screen: a line that means what is current means that. An accepted line may have
    no events: an empty line, or one that changes nothing.
    """
    if len(text) > MOST_LETTERS:
        # Whoever reads lines may stop at a million: a line may have no end.
        length = f"{len(text):,}" if len(text) <= 1_000_000 else "over 1,000,000"
        return Refused(
            f"This line has {length} characters, and a line can have {MOST_LETTERS:,}. Nothing was entered: "
            "shorten it, or enter it in parts."
        )
    try:
        if not review.known(by):
            _nobody(review, by)
        return _decide(Asked(review, by, at, line_id, seen=seen), clean(text))
    except Refusal as refusal:
        return Refused(_LONG_WORD.sub(lambda match: f"{match.group()[:_LONGEST_WORD]}...", str(refusal)))


def _nobody(review: Review, person: str) -> NoReturn:
    people = names.people(review)
    refuse(f"Nobody called {person} is in this review{names.did_you_mean(names.find(person, people), people)}")


def _decide(asked: Asked, text: str) -> Accepted:
    line = parse_line(text)
    if isinstance(line, Nothing):
        return asked.accept("")
    if asked.review.left_out:
        refuse(written_by_newer(asked.review.id, len(asked.review.left_out)))
    if isinstance(line, Slash):
        return _command(asked, line)
    return _on_word(asked, line) if isinstance(line, OnWord) else _captured(asked, line)


def _command(asked: Asked, line: Slash) -> Accepted:
    word = find_word(line.name)
    check_word(asked, word)
    return decision_of(word.name)(asked, line.rest)


def _on_word(asked: Asked, line: OnWord) -> Accepted:
    if asked.word_of is not None:
        refuse("A line can be entered on one person's word only.")
    if not asked.review.has_role(asked.by, "moderator"):
        refuse("Only the moderator enters lines on another's word (@@).")
    found = names.find(line.person, names.people(asked.review))
    if found.id is None:
        _nobody(asked.review, line.person)
    return _decide(replace(asked, word_of=None if found.id == asked.by else found.id), line.line)


def _captured(asked: Asked, line: Captured | Continued | Substituted | Noted) -> Accepted:
    from samreview.review.decisions.capturing import capture, continued, noted, substituted

    if isinstance(line, Captured):
        return capture(asked, line)
    if isinstance(line, Continued):
        return continued(asked, line)
    return substituted(asked, line) if isinstance(line, Substituted) else noted(asked, line)
