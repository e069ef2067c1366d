"""Sections of a Word file: the reference document's page, upright or turned sideways."""

from __future__ import annotations

import re

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
