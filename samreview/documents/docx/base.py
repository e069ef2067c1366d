"""The reference document a Word file is written into: ours or a company's, its styles found by name.

Styles are found by the name that is the same in every language of Word, never by their id, which is translated. What
the document lacks is added, so that no text ever falls back to plain silently.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, fromstring

from samreview.documents.docx.package import unpacked
from samreview.documents.docx.sections import text_width
from samreview.documents.docx.styles import STYLE_IDS, STYLES
from samreview.documents.docx.taken import taken
from samreview.documents.docx.xml import WP, R, W
from samreview.documents.failures import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.documents.docx.taken import Taken

_NAME = f"{{{W}}}"
_SECTION = re.compile(r"<w:sectPr\b(?:(?!<w:sectPr\b).)*?</w:sectPr>", re.DOTALL)
# What a section says about parts that are not taken over, and what only newer versions of Word write.
_NOT_OURS = re.compile(
    r"<w:printerSettings\b[^>]*/>|<w:(footnotePr|endnotePr|sectPrChange)\b.*?</w:\1>|<w:(?:footnotePr|endnotePr)\b[^>]*/>"
    r"|<(w\d+\w*:\w+)\b[^>]*?(?:/>|>.*?</\2>)|\sw\d+\w*:\w+=\"[^\"]*\"",
    re.DOTALL,
)
ROOT = f'<w:document xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}">'
_STYLES, _NUMBERING = "word/styles.xml", "word/numbering.xml"


@dataclass(frozen=True)
class Base:
    """A reference document, read."""

    taken: Taken
    style_ids: Mapping[str, str]
    """Id of each of our styles, by its name in lower case."""
    section: str
    """Page, margins, head and foot lines."""
    text_width: int
    """In twentieths of a point."""
    number_format: int
    """Id of the abstract numbering that counts 1, 2, 3."""


@lru_cache(maxsize=4)
def read_base(data: bytes, name: str) -> Base:
    """Read a reference document.

    Raises:
        DocumentError: it is no Word file, or one that cannot be written into.
    """
    parts = unpacked(data, name)
    if "word/styles.xml" in parts:
        _parsed(parts["word/styles.xml"], name)
    there = taken(parts, name, _parsed)
    kept = dict(there.parts)
    if _STYLES not in kept:
        raise DocumentError(f"{name} is not a Word file (.docx): it has no {_STYLES}")
    found = _style_ids(_parsed(kept[_STYLES], name))
    missing = [style for style in STYLES if style not in found]
    # An id of ours may be taken by another style of theirs.
    used = set(found.values())
    ids = found | {style: _free(STYLE_IDS[style], used) for style in missing}
    if missing:
        added = "".join(_with_ids(STYLES[style], ids) for style in missing)
        kept[_STYLES] = _before_end(kept[_STYLES], "</w:styles>", added, name)
    _parsed(parts["word/document.xml"], name)
    sections = _SECTION.findall(parts["word/document.xml"].decode("utf-8", "strict"))
    if not sections:
        raise DocumentError(f"{name} has no page layout that can be taken over; save it again with Word")
    section = _own_references(_NOT_OURS.sub("", sections[-1]), {relation.id for relation in there.relations})
    width = text_width(section)
    if width is None:
        raise DocumentError(f"{name} does not say how wide its page is; save it again with Word")
    return Base(there._replace(parts=kept), ids, section, width, _number_format(kept, name))


def _own_references(section: str, ids: set[str]) -> str:
    """Return a section without the head and foot lines that were not taken over."""
    return re.sub(
        r'<w:(?:header|footer)Reference\b[^>]*\br:id="([^"]*)"[^>]*/>',
        lambda match: match[0] if match[1] in ids else "",
        section,
    )


def _parsed(part: bytes, name: str) -> Element:
    # A document type is where every known attack on an XML parser begins, and no Word file has one.
    if b"<!DOCTYPE" in part or b"<!ENTITY" in part:
        raise DocumentError(f"{name} holds a document type declaration, which no Word file needs; use another file")
    try:
        return fromstring(part)  # noqa: S314 - no document type, bounded size
    except ParseError as error:
        raise DocumentError(f"{name} is damaged: {error}") from error


def _style_ids(styles: Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for style in styles.iter(f"{_NAME}style"):
        title, style_id = style.find(f"{_NAME}name"), style.get(f"{_NAME}styleId")
        if title is not None and style_id:
            found.setdefault(title.get(f"{_NAME}val", "").lower(), style_id)
    return found


def _free(style_id: str, taken: set[str]) -> str:
    while style_id in taken:
        style_id += "S"
    taken.add(style_id)
    return style_id


def _with_ids(style: str, ids: Mapping[str, str]) -> str:
    """Return one of our styles with its own id and those it is based on as they are in this document."""
    by_ours = {STYLE_IDS[name]: ids[name] for name in STYLE_IDS if name in ids}

    def other(match: re.Match[str]) -> str:
        return f"{match[1]}{by_ours.get(match[2], match[2])}{match[3]}"

    return re.sub(r'(w:styleId="|<w:(?:basedOn|next) w:val=")([^"]+)(")', other, style)


def _before_end(part: bytes, end: str, added: str, name: str) -> bytes:
    text = part.decode("utf-8")
    place = text.rfind(end)
    if place < 0:
        raise DocumentError(f"{name} is written in a way that cannot be added to; save it again with Word")
    return (text[:place] + added + text[place:]).encode("utf-8")


def _number_format(parts: Mapping[str, bytes], name: str) -> int:
    if _NUMBERING not in parts:
        return -1
    for abstract in _parsed(parts[_NUMBERING], name).iter(f"{_NAME}abstractNum"):
        kind = abstract.find(f"{_NAME}lvl/{_NAME}numFmt")
        if kind is not None and kind.get(f"{_NAME}val") == "decimal":
            return int(abstract.get(f"{_NAME}abstractNumId", "0"))
    return -1


def numbers_added(base: Base, part: bytes, lists: int, first: int) -> bytes:
    """Return the numbering part with one numbering for each numbered list, each from 1."""
    if base.number_format < 0:
        return part
    added = "".join(
        f'<w:num w:numId="{first + number}"><w:abstractNumId w:val="{base.number_format}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in range(lists)
    )
    return _before_end(part, "</w:numbering>", added, "the reference document")
