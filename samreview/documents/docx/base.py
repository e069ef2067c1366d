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
from samreview.documents.docx.styles import STYLE_IDS, STYLES
from samreview.documents.docx.xml import HEAD, W
from samreview.documents.failures import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

_NAME = f"{{{W}}}"
_ROOT = re.compile(r"<w:document\b[^>]*>")
_SECTION = re.compile(r"<w:sectPr\b(?:(?!<w:sectPr\b).)*?</w:sectPr>", re.DOTALL)


@dataclass(frozen=True)
class Base:
    """A reference document, read."""

    parts: Mapping[str, bytes]
    style_ids: Mapping[str, str]
    """Id of each of our styles, by its name in lower case."""
    root: str
    """Start tag of the body's part, with its namespaces."""
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
    found = _style_ids(_parsed(parts["word/styles.xml"], name))
    missing = [style for style in STYLES if style not in found]
    # An id of ours may be taken by another style of theirs.
    taken = set(found.values())
    ids = found | {style: _free(STYLE_IDS[style], taken) for style in missing}
    if missing:
        added = "".join(_with_ids(STYLES[style], ids) for style in missing)
        parts["word/styles.xml"] = _before_end(parts["word/styles.xml"], "</w:styles>", added, name)
    body = parts["word/document.xml"].decode("utf-8", "strict")
    _parsed(parts["word/document.xml"], name)
    root, sections = _ROOT.search(body), _SECTION.findall(body)
    if root is None or not sections:
        raise DocumentError(f"{name} has no page layout that can be taken over; save it again with Word")
    number_format = _number_format(parts, name)
    return Base(parts, ids, root.group(), sections[-1], _text_width(sections[-1], name), number_format)


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


def _text_width(section: str, name: str) -> int:
    def length(element: str, side: str) -> int:
        match = re.search(rf'<w:{element}\b[^>]*\bw:{side}="(\d+)"', section)
        if match is None:
            raise DocumentError(f"{name} does not say how wide its page is; save it again with Word")
        return int(match[1])

    return length("pgSz", "w") - length("pgMar", "left") - length("pgMar", "right")


def _number_format(parts: Mapping[str, bytes], name: str) -> int:
    if "word/numbering.xml" not in parts:
        return -1
    for abstract in _parsed(parts["word/numbering.xml"], name).iter(f"{_NAME}abstractNum"):
        kind = abstract.find(f"{_NAME}lvl/{_NAME}numFmt")
        if kind is not None and kind.get(f"{_NAME}val") == "decimal":
            return int(abstract.get(f"{_NAME}abstractNumId", "0"))
    return -1


def with_numbers(base: Base, lists: int, first: int) -> bytes:
    """Return the numbering part with one numbering for each numbered list, each from 1."""
    if not lists or base.number_format < 0:
        return base.parts.get("word/numbering.xml", f'{HEAD}<w:numbering xmlns:w="{W}"/>'.encode())
    added = "".join(
        f'<w:num w:numId="{first + number}"><w:abstractNumId w:val="{base.number_format}"/>'
        '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        for number in range(lists)
    )
    return _before_end(base.parts["word/numbering.xml"], "</w:numbering>", added, "the reference document")
