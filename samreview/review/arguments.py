"""Arguments of a command: words, quoted ones among them, and the reason after `because`."""

from __future__ import annotations

import re

from samreview.plan.record import Frozen, record

_WORD = re.compile(r'(?P<prefix>[^\s"]*)"(?P<quoted>[^"]*)"(?=\s|$)|(?P<plain>\S+)')
_BECAUSE = re.compile(r"(?:^|\s)because(?:\s+(?P<why>.+)|\s*)$", re.IGNORECASE)
_MINUTES = re.compile(r"(?P<number>\d{1,4})\s*(?P<unit>m|min|mins|minutes?|h|hours?)?", re.IGNORECASE)


@record
class Word(Frozen):
    """One argument, its quotes taken off (`opp:"Lyon phase 2"` is `opp:Lyon phase 2`, quoted)."""

    text: str
    quoted: bool
    end: int
    """Where it ends in the text that it was taken from."""


def words(text: str) -> tuple[Word, ...]:
    """Split arguments at spaces; quotes hold several words together."""
    found = []
    for match in _WORD.finditer(text):
        if match["plain"] is None:
            found.append(Word(match["prefix"] + match["quoted"].strip(), quoted=True, end=match.end()))
        else:
            found.append(Word(match["plain"], quoted=False, end=match.end()))
    return tuple(found)


def first_word(text: str) -> tuple[str, str]:
    """Return the first argument and the rest of the text."""
    found = words(text)
    return (found[0].text, text[found[0].end :].strip()) if found else ("", "")


def because(text: str) -> tuple[str, str]:
    """Return what stands before the first `because`, and the reason after it, empty while there is none yet."""
    match = _BECAUSE.search(text)
    return (text[: match.start()].strip(), (match["why"] or "").strip()) if match else (text, "")


def minutes(text: str) -> int | None:
    """Read `5m`, `5`, `90 min` or `1h` as minutes; None when it is none of these."""
    match = _MINUTES.fullmatch(text.strip())
    if match is None:
        return None
    return int(match["number"]) * (60 if (match["unit"] or "m")[0] in "hH" else 1)
