"""Sections of a Word file: the reference document's page, upright or turned sideways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview.documents.docx.look import PAGE_HEIGHT, PAGE_WIDTH

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.documents.tree import Paper

PAPERS: Mapping[Paper, tuple[int, int]] = {"a4": (PAGE_WIDTH, PAGE_HEIGHT), "letter": (12240, 15840)}
"""Width and height in twentieths of a point."""
_SIZE = re.compile(r"<w:pgSz\b[^>]*/>")
_LINES = re.compile(r'<w:(header|footer)Reference\b(?=[^>]*\bw:type="(\w+)")[^>]*/>')
_COLUMNS = re.compile(r"<w:cols\b[^>]*/>|<w:cols\b.*?</w:cols>", re.DOTALL)
_OF_A_COVER = re.compile(r"<w:vAlign\b[^>]*/>")
_OWN_FIRST_PAGE = re.compile(r"<w:titlePg\b[^>]*/>")
_FIRST_NUMBER = re.compile(r'(<w:pgNumType\b[^>]*?)\sw:start="\d+"')
_TYPE = re.compile(r"<w:type\b[^>]*/>")


def length(section: str, element: str, side: str) -> int | None:
    """Return a length of a section in twentieths of a point; None where it does not say."""
    match = re.search(rf'<w:{element}\b[^>]*\bw:{side}="(\d+)"', section)
    return int(match[1]) if match else None


def text_width(section: str) -> int | None:
    """Return how wide the text of a section is, in twentieths of a point; None where it does not say."""
    page, left, right = (
        length(section, "pgSz", "w"),
        length(section, "pgMar", "left"),
        length(section, "pgMar", "right"),
    )
    if page is None or left is None or right is None:
        return None
    return page - left - right - (length(section, "pgMar", "gutter") or 0)


def body_section(sections: list[str]) -> str:
    """Return the section that the text of a document gets: its last one, in one column.

    A section that names no head or foot line of a kind has those of the one before it.
    """
    lines: dict[tuple[str, str], str] = {}
    for section in sections:
        lines |= {(match[1], match[2]): match[0] for match in _LINES.finditer(section)}
    last = _LINES.sub("", _OF_A_COVER.sub("", _COLUMNS.sub('<w:cols w:space="708"/>', sections[-1])))
    start = last.index(">") + 1
    return f"{last[:start]}{''.join(lines.values())}{last[start:]}"


def later(section: str) -> str:
    """Return a section as it goes on: with no first page of its own, its pages counted on."""
    return _FIRST_NUMBER.sub(r"\1", _OWN_FIRST_PAGE.sub("", section))


def on_paper(section: str, paper: Paper) -> str:
    """Return a section on another paper, upright, its margins as they are."""
    wide, high = PAPERS[paper]
    return _SIZE.sub(f'<w:pgSz w:w="{wide}" w:h="{high}"/>', section)


def sideways(section: str) -> str:
    """Return a section with its page turned: longer than high, its margins turned with it."""
    wide, high = length(section, "pgSz", "w") or 0, length(section, "pgSz", "h") or 0
    if wide >= high:
        return section
    return _SIZE.sub(f'<w:pgSz w:w="{high}" w:h="{wide}" w:orient="landscape"/>', section)


def section_end(section: str) -> str:
    """Return a paragraph that ends a section: small, since it stands at the end of its last page."""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="20" w:lineRule="exact"/>'
        f"{_TYPE.sub('', section)}</w:pPr></w:p>"
    )
