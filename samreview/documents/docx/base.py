"""The reference document a Word file is written into: ours or a company's, its styles found by name.

Styles are found by the name that is the same in every language of Word, never by their id, which is translated. What
the document lacks is added, so that no text ever falls back to plain silently.
"""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, ParseError, fromstring

from samreview.documents.docx.numbering import read_numbering
from samreview.documents.docx.package import unpacked
from samreview.documents.docx.reference import reference_parts
from samreview.documents.docx.sections import body_section, text_width
from samreview.documents.docx.styles import STYLE_IDS, STYLE_KINDS, STYLES
from samreview.documents.docx.taken import Relation, ids_taken, taken, type_of
from samreview.documents.docx.xml import WP, R, W
from samreview.documents.failures import DocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.documents.docx.numbering import Numbering
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
_OUR_NUMBERS = re.compile(r'<w:numId w:val="([12])"/>')
_FONTS, _THEME = "word/fontTable.xml", "word/theme/theme1.xml"
_THEME_FONTS = re.compile(r"<w:rFonts\b[^>]*\bw:asciiTheme=[^>]*/>")
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
    numbering: Numbering
    ids_taken: int
    """Ids of places, controls and drawings up to here may be those of its head and foot lines; ours come after."""


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
    styles = _parsed(kept[_STYLES], name)
    found = _style_ids(styles)
    numbers = kept.get(_NUMBERING)
    numbering = read_numbering(
        None if numbers is None else numbers.decode(),
        None if numbers is None else _parsed(numbers, name),
        styles,
        found.get("list bullet", ""),
        found.get("list number", ""),
    )
    if "</w:numbering>" not in numbering.part:
        raise DocumentError(f"{name} is written in a way that cannot be added to; save it again with Word")
    kept[_NUMBERING] = numbering.part.encode()
    for part, kind in ((_NUMBERING, "numbering"), (_FONTS, "fontTable"), (_THEME, "theme")):
        if not any(relation.kind == f"{R}/{kind}" for relation in there.relations):
            there = _with_part(there, part, kind)
            kept.setdefault(part, reference_parts()[part])
    own_fonts = b"w:rFonts" in kept[_STYLES] and _THEME not in there.parts
    missing = [style for style in STYLES if style not in found]
    # An id of ours may be taken by another style of theirs, and so may a name, by a style of another kind.
    used = {style.get(f"{_NAME}styleId", "") for style in styles.iter(f"{_NAME}style")}
    names = {name.get(f"{_NAME}val", "").lower() for name in styles.iterfind(f"{_NAME}style/{_NAME}name")}
    ids = found | {style: _free(STYLE_IDS[style], used) for style in missing}
    if missing:
        own = (_named(STYLES[style], style, names) for style in missing)
        # Without a theme of its own, a document says in its defaults which typeface everything has.
        own = (_THEME_FONTS.sub("", style) if own_fonts else style for style in own)
        added = "".join(_numbered(_with_ids(style, ids), numbering) for style in own)
        kept[_STYLES] = _before_end(kept[_STYLES], "</w:styles>", added, name)
    _parsed(parts["word/document.xml"], name)
    sections = _SECTION.findall(parts["word/document.xml"].decode("utf-8", "strict"))
    if not sections:
        raise DocumentError(f"{name} has no page layout that can be taken over; save it again with Word")
    last = _NOT_OURS.sub("", body_section(sections))
    section = _own_references(last, {relation.id for relation in there.relations})
    width = text_width(section)
    if width is None:
        raise DocumentError(f"{name} does not say how wide its page is; save it again with Word")
    return Base(there._replace(parts=kept), ids, section, width, numbering, ids_taken(kept))


def _with_part(there: Taken, part: str, kind: str) -> Taken:
    """Return what is taken over with a part of ours beside it, which the body uses."""
    ids = {relation.id for relation in there.relations}
    free = next(name for name in (f"rId{number}" for number in range(1, len(ids) + 2)) if name not in ids)
    relation = Relation(free, f"{R}/{kind}", posixpath.relpath(part, "word"))
    return there._replace(types={**there.types, part: type_of(kind)}, relations=(*there.relations, relation))


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
            name = title.get(f"{_NAME}val", "").lower()
            # A style for characters of the same name is not the one that paragraphs can have.
            if style.get(f"{_NAME}type", "paragraph") == STYLE_KINDS.get(name):
                found.setdefault(name, style_id)
    return found


def _named(style: str, name: str, names: set[str]) -> str:
    """Return one of our styles under a name that is free."""
    return style.replace('"/>', ' (samreview)"/>', 1) if name in names else style


def _numbered(style: str, numbering: Numbering) -> str:
    """Return one of our styles with the numberings that our lists have in this document."""
    ours = {"1": numbering.bullet_style, "2": numbering.number_style}
    return _OUR_NUMBERS.sub(lambda match: f'<w:numId w:val="{ours[match[1]]}"/>', style)


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
