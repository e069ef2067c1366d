"""Head and foot lines on pages of another width: what stands at the right margin stays there.

Word puts a `ptab` at the margin of whatever page it is on. LibreOffice reads it as a plain tab, which goes to the tab
stop of the line's style, made for one width. So each width of page gets lines with a tab stop of its own.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview.documents.docx.sections import text_width

if TYPE_CHECKING:
    from samreview.documents.docx.base import Base
    from samreview.documents.docx.parts import Parts

_REFERENCE = re.compile(r'(<w:(header|footer)Reference\b[^>]*\br:id=")([^"]*)(")')
_AT_THE_RIGHT = re.compile(r'<w:ptab\b(?=[^>]*\bw:alignment="right")[^>]*/>')
_PARAGRAPH = re.compile(r"(<w:p(?:\s[^>]*)?>)((?:(?!<w:p[\s>]).)*?</w:p>)", re.DOTALL)
# What stands before the tab stops among the properties of a paragraph, in the order of the standard.
_BEFORE_TABS = re.compile(
    r"<w:pPr>(?:<w:(?:pStyle|keepNext|keepLines|pageBreakBefore|framePr|widowControl|suppressLineNumbers|shd)\b[^>]*/>"
    r"|<w:(numPr|pBdr)\b[^>]*>.*?</w:\1>)*",
    re.DOTALL,
)
_TABS = re.compile(r"<w:tabs>.*?</w:tabs>", re.DOTALL)
_OWN_IDS = re.compile(r"<wp:docPr\b|<w:bookmarkStart\b|<w:sdt\b")


class HeadAndFoot:
    """Gives sections lines that fit their width; the lines of the looks fit the page of the looks."""

    def __init__(self, base: Base, parts: Parts) -> None:
        self._made_for, self._parts = base.text_width, parts
        self._fitting: dict[tuple[str, int], str] = {}

    def fitted(self, section: str) -> str:
        """Return a section whose lines fit it."""
        width = text_width(section) or self._made_for
        if width == self._made_for:
            return section
        return _REFERENCE.sub(lambda match: f"{match[1]}{self._line(match[2], match[3], width)}{match[4]}", section)

    def _line(self, kind: str, relation: str, width: int) -> str:
        """Return the relation of the line that fits; the same where nothing in it stands at the right margin."""
        if (relation, width) not in self._fitting:
            self._fitting[relation, width] = self._made(kind, relation, width) or relation
        return self._fitting[relation, width]

    def _made(self, kind: str, relation: str, width: int) -> str | None:
        name = self._parts.target_of(relation)
        part = (self._parts.get(name) or b"").decode("utf-8") if name else ""
        # A copy of what has an id would have the same id.
        if name is None or not _AT_THE_RIGHT.search(part) or _OWN_IDS.search(part):
            return None
        stops = f'<w:tab w:val="clear" w:pos="{self._made_for}"/><w:tab w:val="right" w:pos="{width}"/>'
        fitting = _PARAGRAPH.sub(lambda match: match[1] + _with_tabs(match[2], f"<w:tabs>{stops}</w:tabs>"), part)
        copy = f"{name.removesuffix('.xml')}-{width}.xml"
        self._parts.add_copy(name, copy, fitting.encode())
        return self._parts.relate(kind, copy.removeprefix("word/"))


def _with_tabs(paragraph: str, tabs: str) -> str:
    if not _AT_THE_RIGHT.search(paragraph):
        return paragraph
    if not paragraph.startswith("<w:pPr>"):
        return f"<w:pPr>{tabs}</w:pPr>{paragraph}"
    return _BEFORE_TABS.sub(lambda match: match[0] + tabs, _TABS.sub("", paragraph, count=1), count=1)
