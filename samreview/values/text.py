"""Text from people and files: made safe once at every entrance, and compared as people would.

Nothing a plan, a colleague or a CRM wrote may reach a terminal, a document or the journal before `clean` has seen it.
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_NONCHARACTERS = "\ufdd0-\ufdef\ufffe\uffff" + "".join(
    f"{chr(plane | 0xFFFE)}{chr(plane | 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
)
# Order of writing and width that a reader cannot see: made visible, because they can make a name look like another.
_INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufff9-\ufffb"
)
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f" + _INVISIBLE + "\ud800-\udfff" + _NONCHARACTERS + "]"
    # Joiners shape emoji and some scripts, where they stay; beside plain ASCII they only hide.
    "|(?<![^\x00-\x7f])[\u200c\u200d]|[\u200c\u200d](?![^\x00-\x7f])"
)
_SPACES = re.compile(r"\s+")
_PUNCTUATION = re.compile(r"[^a-z0-9\s]+")  # of lower-case ASCII
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "ħ": "h",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ŧ": "t",
        "ŋ": "ng",
    }
)
_WORD_BREAK = re.compile(r"[\s\-_/.]+")


def _visible(match: re.Match[str]) -> str:
    char = match.group()
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code < 0xA0:
        return f"\\x{code:02x}"
    if 0xD800 <= code <= 0xDFFF or unicodedata.category(char) == "Cn":
        return "\ufffd"
    return f"<U+{code:04X}>"


def clean(text: str, *, lines: bool = False) -> str:
    """Return `text` as every screen, document and store can take it, nothing of it dropped.

    Control characters, lone surrogates and direction marks become visible signs; the result is in normal form C and
    is unchanged by a second pass. With `lines` line ends and tabs are kept, else every run of white space is one
    space and the ends are trimmed.
    """
    if text.isascii() and text.isprintable():
        return text if lines else " ".join(text.split())
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = unicodedata.normalize("NFC", _UNSAFE.sub(_visible, text))
    return text if lines else _SPACES.sub(" ", text).strip()


def fold_name(name: str) -> str:
    """Return what two spellings of one name have in common: no case, accents or punctuation (`Tomás` is `tomas`)."""
    if name.isascii():
        return _SPACES.sub(" ", _PUNCTUATION.sub("", name.lower())).strip()
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    return _SPACES.sub(" ", "".join(c for c in plain if c.isalnum() or c.isspace())).strip()


def name_words(name: str) -> tuple[str, ...]:
    """Return the folded words of a name or id, hyphens between them too (`jean-luc` has two)."""
    return tuple(word for word in map(fold_name, _WORD_BREAK.split(name)) if word)


def nearest(word: str, candidates: Iterable[str], *, most: int = 3) -> tuple[str, ...]:
    """Return the candidates that `word` was most likely meant to be, best first; none when nothing is near."""
    from difflib import get_close_matches

    by_fold = {fold_name(candidate): candidate for candidate in candidates}
    return tuple(by_fold[found] for found in get_close_matches(fold_name(word), list(by_fold), n=most, cutoff=0.6))


def slips(word: str, other: str) -> int:
    """Return how many slips of the keys make one word of the other: a letter wrong, missing, extra, or two swapped."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(word, 1):
        last, before, row = before, row, [i]
        for j, wanted in enumerate(other, 1):
            fewest = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != wanted))
            if i > 1 and j > 1 and letter == other[j - 2] and word[i - 2] == wanted:
                fewest = min(fewest, last[j - 2] + 1)
            row.append(fewest)
    return row[-1]


def did_you_mean(word: str, candidates: Iterable[str]) -> str:
    """Return `, did you mean `x`?` with the nearest candidate, or nothing."""
    near = nearest(word, candidates, most=1)
    return f", did you mean `{near[0]}`?" if near else ""
