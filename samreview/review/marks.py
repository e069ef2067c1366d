"""Marks in the text of a capture: found and lifted out here, given their meaning in `meaning`.

A mark begins at the start of a word and ends at a space; quotes and a currency may hold one. A backslash before it
makes it text.
"""

from __future__ import annotations

import re
from typing import Literal, cast

from samreview.plan.record import Frozen, record

Slot = Literal["who", "due", "opp", "with", "ask", "for", "growth", "cost", "up", "share", "tags"]
"""What a mark fills; `tags` is `#-`, which clears both tags."""

_VALUE = r'(?:"(?P<{0}_quoted>[^"]*)"(?P<{0}_after>[^\s"]*)|(?P<{0}>\S+))'
# `m` is no unit of money: `+15m` is a quarter of an hour, and stays text
_NUMBER = r"\d{1,15}(?:\.\d{1,6})?"
_END = r"(?P<{0}_end>[.,;:!?)]*)(?=\s|$)"
_MARK = re.compile(
    "|".join(
        (
            "@" + _VALUE.format("who"),
            rf"cost:(?P<cost_money>(?-i:[A-Z]{{3}})\s{_NUMBER}(?-i:[kKM])?){_END.format('cost')}",
            r"(?P<prefix>due|opp|with|ask|for|cost):" + _VALUE.format("value"),
            r"(?P<bare>due:)(?=\s|$)",
            rf"\+(?P<growth>(?-i:[A-Z]{{3}})\s?{_NUMBER}(?-i:[kKM])?|{_NUMBER}(?-i:[kKM])|\d{{4,15}}(?:\.\d{{1,6}})?){_END.format('growth')}",
            rf"\#(?P<tag>up|share|-){_END.format('tag')}",
        )
    ),
    re.IGNORECASE,
)


@record
class Mark(Frozen):
    """One mark: what it fills, its value, and the whole of it as typed."""

    slot: Slot
    value: str
    typed: str
    quoted: bool = False

    @property
    def clears(self) -> bool:
        """Whether it takes away what is there (`due:-`)."""
        return self.value == "-" and not self.quoted


@record
class Lifted(Frozen):
    """A text without its marks, spaces made single, and the marks in their order."""

    text: str
    marks: tuple[Mark, ...]

    def has(self, slot: Slot) -> bool:
        """Say whether one of the marks fills this slot."""
        return any(mark.slot == slot for mark in self.marks)


def lift(text: str) -> Lifted:
    """Take the marks out of a text."""
    kept: list[str] = []
    marks: list[Mark] = []
    place = 0
    while place < len(text):
        if text[place].isspace():
            place += 1
            continue
        match = _MARK.match(text, place)
        if match is not None:
            marks.append(_mark(match))
            place = match.end()
            continue
        end = text.find(" ", place)
        word = text[place:] if end < 0 else text[place:end]
        kept.append(word[1:] if word.startswith("\\") and looks_like_mark(text[place + 1 :]) else word)
        place += len(word)
    return Lifted(" ".join(kept), tuple(marks))


def looks_like_mark(text: str) -> bool:
    """Say whether a text begins with a mark."""
    return _MARK.match(text) is not None


def slot_of(typed: str) -> Slot | None:
    """Return what a mark, as typed, was to fill."""
    match = _MARK.match(typed)
    return _mark(match).slot if match else None


def _mark(match: re.Match[str]) -> Mark:
    typed = match.group()
    if match["who"] is not None or match["who_quoted"] is not None:
        return _valued("who", match, "who")
    if match["prefix"] is not None:
        return _valued(cast("Slot", match["prefix"].casefold()), match, "value")
    if match["bare"] is not None:
        return Mark("due", "", typed)
    if match["cost_money"] is not None:
        return Mark("cost", match["cost_money"], typed.removesuffix(match["cost_end"]))
    if match["growth"] is not None:
        return Mark("growth", match["growth"], typed.removesuffix(match["growth_end"]))
    tag = match["tag"].casefold()
    return Mark("tags" if tag == "-" else cast("Slot", tag), tag, typed.removesuffix(match["tag_end"]))


def _valued(slot: Slot, match: re.Match[str], group: str) -> Mark:
    quoted = match[f"{group}_quoted"]
    return Mark(slot, match[group] if quoted is None else quoted.strip(), match.group(), quoted is not None)
