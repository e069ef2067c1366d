"""The body of a Word file: the content tree as WordprocessingML text, one pass from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.docx.look import ACCENT, ALERT, MUTED
from samreview.documents.docx.tables import facts_xml, table_xml
from samreview.documents.docx.xml import bookmark_name, is_right_to_left, text_xml
from samreview.documents.tree import (
    Callout,
    Heading,
    KeyFacts,
    List,
    PageBreak,
    Paragraph,
    Placeholder,
    Table,
    words_of,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from samreview.documents.docx.base import Base
    from samreview.documents.tree import Block, Inline, Run

FIRST_LIST = 100
"""Numbering ids of our lists begin here, above those a reference document uses."""

_HEADINGS = {1: "title", 2: "heading 1", 3: "heading 2"}
_ROLES = {"body": "normal", "lead": "lead", "note": "note", "subtitle": "subtitle", "label": "caption"}
_CALLOUTS = {"headline": "callout", "draft": "draft notice", "settle": "settle notice"}
_TONES = {"plain": "", "strong": ACCENT, "muted": MUTED, "alert": ALERT}


class BodyWriter:
    """Writes blocks for one document; ids are unique over all of them."""

    def __init__(self, base: Base, blocks: Iterable[Block]) -> None:
        self.blocks = tuple(blocks)
        self.styles: Mapping[str, str] = base.style_ids
        self.width = base.text_width
        self.lists = 0
        self._bookmarks: set[str] = set()
        self._breaks = False
        self._anchors = set(_anchors(self.blocks))
        self._properties: dict[tuple[bool, bool, str, bool, bool], str] = {}

    def write(self) -> str:
        """Return the XML of all blocks."""
        return "".join(self._block(block) for block in self.blocks) + self._break()

    def _block(self, block: Block) -> str:
        match block:
            case Heading() | Paragraph() | Callout():
                return self._single(block)
            case List():
                return self._list(block)
            case Table():
                return self._break() + table_xml(self, block)
            case KeyFacts():
                return self._break() + facts_xml(self, block)
            case PageBreak():
                self._breaks = True
                return ""
            case Placeholder(name=name):
                raise ValueError(f"block `{name}` was never filled")

    def _break(self) -> str:
        """Return a paragraph that ends the page, where the next block cannot begin a page by itself."""
        if not self._breaks:
            return ""
        self._breaks = False
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

    def _single(self, block: Heading | Paragraph | Callout) -> str:
        match block:
            case Heading(level=level, text=words, anchor=anchor):
                return self.paragraph(words, _HEADINGS.get(level, "heading 3"), anchor=anchor)
            case Paragraph(text=words, role=role):
                return self.paragraph(words, _ROLES[role])
            case Callout(text=words, tone=tone):
                return self.paragraph(words, _CALLOUTS[tone])

    def _list(self, block: List) -> str:
        style = "list number" if block.ordered else "list bullet"
        number = ""
        if block.ordered:
            number = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{FIRST_LIST + self.lists}"/></w:numPr>'
            self.lists += 1
        return "".join(self.paragraph(item.text, style, anchor=item.anchor, numbering=number) for item in block.items)

    def paragraph(  # noqa: PLR0913 - what Word keeps for each paragraph
        self,
        words: Inline,
        style: str,
        *,
        anchor: str | None = None,
        numbering: str = "",
        align: str = "",
        bold: bool = False,
    ) -> str:
        """Return one paragraph in the style of that name."""
        bidi = "<w:bidi/>" if is_right_to_left(words_of(words)) else ""
        jc = f'<w:jc w:val="{align}"/>' if align else ""
        inside = "".join(self._run(run, bold=bold) for run in words)
        broken = "<w:pageBreakBefore/>" if self._breaks else ""
        self._breaks = False
        if anchor and (name := bookmark_name(anchor)) not in self._bookmarks:
            self._bookmarks.add(name)
            number = len(self._bookmarks)
            start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
            inside = f'{start}{inside}<w:bookmarkEnd w:id="{number}"/>'
        properties = f'<w:pStyle w:val="{self.styles[style]}"/>{broken}{numbering}{bidi}{jc}'
        return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"

    def _run(self, run: Run, *, bold: bool) -> str:
        link = run.link is not None and run.link in self._anchors
        key = (run.bold or bold, run.italic, run.tone, link, is_right_to_left(run.text))
        properties = self._properties.get(key)
        if properties is None:
            properties = self._properties[key] = self._run_properties(*key)
        written = f"<w:r>{properties}{text_xml(run.text)}</w:r>"
        if link and run.link:
            return f'<w:hyperlink w:anchor="{bookmark_name(run.link)}" w:history="1">{written}</w:hyperlink>'
        return written

    def _run_properties(self, bold: bool, italic: bool, tone: str, link: bool, right: bool) -> str:  # noqa: FBT001 - a cache key
        color = _TONES[tone]
        inside = (
            (f'<w:rStyle w:val="{self.styles["hyperlink"]}"/>' if link else "")
            + ("<w:b/><w:bCs/>" if bold else "")
            + ("<w:i/><w:iCs/>" if italic else "")
            + (f'<w:color w:val="{color}"/>' if color else "")
            + ("<w:rtl/>" if right else "")
        )
        return f"<w:rPr>{inside}</w:rPr>" if inside else ""


def _anchors(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(anchor=anchor) if anchor:
                yield anchor
            case List(items=items):
                yield from (item.anchor for item in items if item.anchor)
            case Table(rows=rows):
                yield from (row.anchor for row in rows if row.anchor)
            case _:
                pass
