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
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028\u2029\u202a-\u202e\u2060-\u206f\u2800"
    "\u3164\ufeff\uffa0\ufff0-\ufffb\U0001107f\U00013430-\U00013442\U00016fe4"
    "\U0001bca0-\U0001bca3\U0001d159\U0001d173-\U0001d17a\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
# Joiners shape emoji and some scripts, where they stay. Elsewhere, or one after the other, they could hold any message.
_JOINERS = "\u200c\u200d"
# A selector chooses the form of the sign before it. Elsewhere, or one after the other, they could do the same.
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
# Latin, Greek, Cyrillic, Armenian and Georgian letters, and the signs of ASCII, need neither.
_EUROPEAN = "\x00-\u058f\u1c80-\u1cbf\u1e00-\u1fff\u2c60-\u2c7f\ua720-\ua7ff\uab30-\uab6f"
_UNSAFE = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f" + _INVISIBLE + _JOINERS + _SELECTORS + "\ud800-\udfff" + _NONCHARACTERS + "]"
)
_SHAPED = re.compile(
    f"(?<![{_EUROPEAN}{_JOINERS}])(?<!^)[{_JOINERS}](?![{_EUROPEAN}])(?!\\Z)"
    f'|(?<![\x00-"$-)+-/:-\xa8\xaa-\xad\xaf-\u1fff{_SELECTORS}])(?<!^)(?<!\\s)[\ufe0e\ufe0f]'
    f"|(?<![{_EUROPEAN}{_SELECTORS}])(?<!^)(?<!\\s)[\ufe00-\ufe0d]"
    "|(?<=[\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff])[\U000e0100-\U000e01ef]"
)
# The flags of England, Scotland and Wales are written with tags, which by themselves are letters that nobody sees.
_FLAG = re.compile(
    "\U0001f3f4(?:"
    "\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067|"
    "\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074|"
    "\U000e0067\U000e0062\U000e0077\U000e006c\U000e0073)\U000e007f"
)
_FLAG_LENGTH = 7
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
    if code > 0x9F and (_SHAPED.match(match.string, match.start()) or _is_in_flag(match.string, match.start())):
        return char
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "\u2421"
    if code < 0xA0:
        return f"\\x{code:02x}"
    if 0xD800 <= code <= 0xDFFF or unicodedata.category(char) == "Cn":
        return "\ufffd"
    return f"<U+{code:04X}>"


def _is_in_flag(text: str, place: int) -> bool:
    begins = text.rfind("\U0001f3f4", max(0, place - _FLAG_LENGTH + 1), place)
    return begins >= 0 and _FLAG.match(text, begins) is not None


def clean(text: str, *, lines: bool = False) -> str:
    """Return `text` as every screen, document and store can take it, nothing of it dropped.

    Control characters, lone surrogates, direction marks and whatever else nobody sees become visible signs; the result
    is in normal form C and is unchanged by a second pass. With `lines` line ends and tabs are kept, else every run of
    white space is one space and the ends are trimmed.
    """
    if text.isascii() and text.isprintable():
        return text if lines else " ".join(text.split())
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    before = ""
    while text != before:  # a sign that stayed beside another one is shown where that one became visible
        before, text = text, unicodedata.normalize("NFC", _UNSAFE.sub(_visible, text))
    return text if lines else _SPACES.sub(" ", text).strip()


def visible(text: str) -> str:
    """Return text with every sign visible that a terminal would act on or nobody sees; line ends and tabs stay.

    It is for text that is not kept, such as names of files and what other programs say.
    """
    return _UNSAFE.sub(_visible, text).replace("\r", "\u240d")


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
