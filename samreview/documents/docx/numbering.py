"""Bullets and numbers of lists in a reference document: its own where its styles have them, else ours, added.

A list style says by a number which numbering it takes, and that number means something else in every document. So the
style is followed to the level that it ends in; where that is no bullet (or counts nothing), ours is added under numbers
that are free.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview.documents.docx.look import ACCENT
from samreview.documents.docx.xml import HEAD, W
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator
    from xml.etree.ElementTree import Element

_NAME = f"{{{W}}}"
_VAL = f"{_NAME}val"
_EMPTY = f'{HEAD}<w:numbering xmlns:w="{W}"></w:numbering>'
# In the part abstract numberings come first, then those that are used, then what Word for Mac leaves.
_FIRST_NUMBER = re.compile(r"<w:num\s|<w:numIdMacAtCleanup\b|</w:numbering>")
_END = re.compile(r"<w:numIdMacAtCleanup\b|</w:numbering>")
_CLOSED = re.compile(r"(<w:numbering\b[^>]*?)\s*/>")
_DEEPEST = 12
_BULLET, _DECIMAL = ("bullet", "\u2022"), ("decimal", "%1.")


class Numbering(NamedTuple):
    """How lists are bulleted and numbered in one document."""

    part: str
    """The part that says so, with ours added where the document has none."""
    bullet: int | None
    """What a paragraph of a bulleted list names; None where its style does."""
    bullet_style: int
    number_style: int
    """What our own list styles name, where they are added."""
    counting: int
    """The abstract numbering that counts 1, 2, 3."""
    free: int
    """The first number that is free for a numbered list of its own."""


def read_numbering(part: str | None, root: Element | None, styles: Element, bullet: str, number: str) -> Numbering:
    """Return the numbering of a reference document.

    `bullet` and `number` are the ids of its list styles, empty for those that it lacks; `root` is the part, read.
    """
    part = _CLOSED.sub(r"\1></w:numbering>", part or _EMPTY)
    there = _There(root, styles)
    bulleted, counted = there.level_of(bullet), there.level_of(number)
    abstract, free = there.free_abstract, there.free_number
    added, names = [], []
    own_bullet = own_number = 0
    if bulleted is None or bulleted.kind != "bullet":
        own_bullet, abstract_id = free, abstract
        added.append(_abstract(abstract_id, *_BULLET))
        names.append(number_xml(own_bullet, abstract_id))
        free, abstract = free + 1, abstract + 1
    if counted is None or counted.kind in {"bullet", "none"} or counted.level:
        own_number, counting = free, abstract
        added.append(_abstract(counting, *_DECIMAL))
        names.append(number_xml(own_number, counting))
        free += 1
    else:
        counting = counted.abstract
    part = _before(_FIRST_NUMBER, part, "".join(added))
    part = _before(_END, part, "".join(names))
    return Numbering(part, own_bullet or None, own_bullet, own_number, counting, free)


def number_xml(number: int, abstract: int, *, from_one: bool = False) -> str:
    """Return one numbering that takes the levels of an abstract one, perhaps beginning at 1 again."""
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>' if from_one else ""
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{abstract}"/>{again}</w:num>'


def numbers_added(numbering: Numbering, lists: int) -> str:
    """Return the part with one numbering for each numbered list, each from 1."""
    added = "".join(number_xml(numbering.free + place, numbering.counting, from_one=True) for place in range(lists))
    return _before(_END, numbering.part, added)


def abstracts_xml() -> str:
    """Return our own bullets and numbers, for our own reference document: abstract 0 and 1, named by 1 and 2."""
    return _abstract(0, *_BULLET) + _abstract(1, *_DECIMAL) + number_xml(1, 0) + number_xml(2, 1)


class _Level(NamedTuple):
    """Where a list style ends: an abstract numbering, which of its levels, what that shows."""

    abstract: int
    level: int
    kind: str


class _There:
    """The numberings and list styles of a document."""

    def __init__(self, root: Element | None, styles: Element) -> None:
        self._styles = {style.get(f"{_NAME}styleId", ""): style for style in styles.iter(f"{_NAME}style")}
        self._abstracts = {_number(one.get(f"{_NAME}abstractNumId")): one for one in _of(root, "abstractNum")}
        self._numbers = {_number(one.get(f"{_NAME}numId")): one for one in _of(root, "num")}
        self.free_abstract = max(self._abstracts, default=-1) + 1
        self.free_number = max(self._numbers, default=0) + 1

    def level_of(self, style_id: str) -> _Level | None:
        """Return the level that a style's paragraphs have; None where it is in no list."""
        for _ in range(_DEEPEST):
            style = self._styles.get(style_id)
            if style is None:
                return None
            names = style.find(f"{_NAME}pPr/{_NAME}numPr/{_NAME}numId")
            if names is not None:
                level = style.find(f"{_NAME}pPr/{_NAME}numPr/{_NAME}ilvl")
                return self._level(_number(names.get(_VAL)), 0 if level is None else _number(level.get(_VAL)))
            above = style.find(f"{_NAME}basedOn")
            style_id = "" if above is None else above.get(_VAL, "")
        return None

    def _level(self, number: int, level: int) -> _Level | None:
        for _ in range(_DEEPEST):
            names = self._numbers.get(number)
            link = None if names is None else names.find(f"{_NAME}abstractNumId")
            if link is None:
                return None
            abstract = _number(link.get(_VAL))
            levels = self._abstracts.get(abstract)
            if levels is None:
                return None
            # A list style of its own holds the levels.
            other = levels.find(f"{_NAME}numStyleLink")
            if other is None:
                break
            style = self._styles.get(other.get(_VAL, ""))
            far = None if style is None else style.find(f"{_NAME}pPr/{_NAME}numPr/{_NAME}numId")
            if far is None:
                return None
            number = _number(far.get(_VAL))
        else:
            return None
        for one in levels.iter(f"{_NAME}lvl"):
            kind = one.find(f"{_NAME}numFmt")
            if _number(one.get(f"{_NAME}ilvl")) == level:
                return _Level(abstract, level, "decimal" if kind is None else kind.get(_VAL, "decimal"))
        return None


def _of(root: Element | None, kind: str) -> Iterator[Element]:
    if root is not None:
        yield from root.iter(f"{_NAME}{kind}")


def _number(words: str | None) -> int:
    return int(words) if words and words.lstrip("-").isdecimal() else 0


def _abstract(number: int, kind: str, mark: str) -> str:
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{mark}"/>'
        '<w:lvlJc w:val="left"/><w:pPr><w:ind w:left="340" w:hanging="227"/></w:pPr>'
        f'<w:rPr><w:color w:val="{ACCENT}"/></w:rPr></w:lvl></w:abstractNum>'
    )


def _before(place: re.Pattern[str], part: str, added: str) -> str:
    """Return a part with something added before the first of what the pattern finds."""
    return place.sub(lambda match: added + match[0], part, count=1) if added else part
