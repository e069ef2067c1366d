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
    return None if page is None or left is None or right is None else page - left - right


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
