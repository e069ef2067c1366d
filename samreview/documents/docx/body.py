"""The body of a Word file: the content tree as WordprocessingML text, one pass from top to bottom."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.direction import is_right_to_left
from samreview.documents.docx.charts import MEDIA_TYPE as CHART_TYPE
from samreview.documents.docx.charts import chart_files, drawing_xml
from samreview.documents.docx.comments import Comments
from samreview.documents.docx.contents import contents_bookmark, contents_xml
from samreview.documents.docx.controls import Controls
from samreview.documents.docx.head_and_foot import HeadAndFoot
from samreview.documents.docx.look import ACCENT, ALERT, MUTED
from samreview.documents.docx.sections import later, on_paper, section_end, sideways, text_width
from samreview.documents.docx.tables import facts_xml, kept_with_next, table_xml
from samreview.documents.docx.workbook import MEDIA_TYPE as WORKBOOK_TYPE
from samreview.documents.docx.xml import bookmark_name, text_xml
from samreview.documents.together import leads_to_table, stands_beside
from samreview.documents.tree import (
    BarChart,
    Callout,
    Contents,
    Heading,
    KeyFacts,
    Landscape,
    List,
    PageBreak,
    Paragraph,
    Placeholder,
    PointChart,
    Run,
    Table,
    headings,
    text,
    words_of,
)
from samreview.values.address import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from samreview.documents.docx.base import Base
    from samreview.documents.docx.parts import Parts
    from samreview.documents.tree import Block, Chart, Document, Field, Inline

_HEADINGS = {1: "title", 2: "heading 1", 3: "heading 2"}
_ROLES = {"body": "normal", "lead": "lead", "note": "note", "subtitle": "subtitle", "label": "caption"}
_CALLOUTS = {"headline": "callout", "draft": "draft notice", "settle": "settle notice"}
_PLAIN = Run("")[1:]
_TONES = {"plain": "", "strong": ACCENT, "muted": MUTED, "alert": ALERT}


class BodyWriter:
    """Writes blocks for one document; ids are unique over all of them."""

    def __init__(self, base: Base, document: Document, parts: Parts) -> None:
        self.blocks = document.blocks
        self.styles: Mapping[str, str] = base.style_ids
        self._section = on_paper(base.section, document.paper) if document.paper else base.section
        self.width = text_width(self._section) or base.text_width
        self._numbering = base.numbering
        self._ids_taken = base.ids_taken
        self.lists = 0
        self.comments = Comments(document.creator, document.created)
        self._parts = parts
        self._lines = HeadAndFoot(base, parts)
        self._controls = Controls(document.register, base.ids_taken) if document.register else None
        self._charts = 0
        self._headings = tuple(headings(self.blocks))
        self._heading = 0
        self._listed = any(isinstance(block, Contents) for block in self.blocks)
        self._bookmarks: set[str] = set()
        self._breaks = False
        self._anchors = set(_anchors(self.blocks))
        self._addresses: dict[str, str] = {}
        self._properties: dict[tuple[bool, bool, str, bool, bool], str] = {}
        self._openings: dict[tuple[str, str], str] = {}

    def write(self) -> Iterator[str]:
        """Give the XML of all blocks and of the last section, piece by piece: a long document is never one string."""
        section = self._section
        for place, block in enumerate(self.blocks):
            if not isinstance(block, Landscape):
                yield from self._kept(block, self.blocks[place + 1] if place + 1 < len(self.blocks) else None)
                continue
            # A section begins a page by itself.
            self._breaks = False
            if place:
                yield section_end(self._lines.fitted(section))
            section = sideways(later(self._section) if place else self._section)
            yield from self._turned(block, section)
            if place + 1 < len(self.blocks):
                yield section_end(self._lines.fitted(section))
                section = later(self._section)
        yield f"{self._break()}{self._lines.fitted(section)}"

    def _turned(self, block: Landscape, section: str) -> Iterator[str]:
        upright, self.width = self.width, text_width(section) or self.width
        for one, following in zip(block.blocks, (*block.blocks[1:], None), strict=False):
            yield from self._kept(one, following)
        self.width = upright

    def _kept(self, block: Block, following: Block | None) -> Iterator[str]:
        """Give one block, on the page of what follows where it is nothing without it."""
        written = self._block(block)
        kept = leads_to_table(block, following) or stands_beside(block, following)
        return map(kept_with_next, written) if kept else written

    def _block(self, block: Block) -> Iterator[str]:
        match block:
            case Heading() | Paragraph() | Callout():
                yield self._single(block)
            case List():
                yield from self._list(block)
            case Table():
                yield self._break()
                yield from table_xml(self, block)
            case KeyFacts():
                yield self._break() + facts_xml(self, block)
            case BarChart() | PointChart():
                yield self._chart(block)
            case Contents(title=title):
                entries = contents_xml(self._headings, self.styles)
                yield self.paragraph(text(title), "contents heading") + entries if entries else ""
            case PageBreak():
                self._breaks = True
            case Landscape() | Placeholder():
                raise ValueError("what was never filled, or turned pages in turned pages, cannot be written")

    def _break(self) -> str:
        """Return a paragraph that ends the page, where the next block cannot begin a page by itself."""
        if not self._breaks:
            return ""
        self._breaks = False
        return '<w:p><w:r><w:br w:type="page"/></w:r></w:p>'

    def _single(self, block: Heading | Paragraph | Callout) -> str:
        match block:
            case Heading(level=level, text=words, anchor=anchor):
                place = ""
                if level > 1:
                    self._heading += 1
                    place = contents_bookmark(self._heading) if self._listed else ""
                return self.paragraph(words, _HEADINGS.get(level, "heading 3"), anchor=anchor, place=place)
            case Paragraph(text=words, role=role):
                return self.paragraph(words, _ROLES[role])
            case Callout(text=words, tone=tone):
                return self.paragraph(words, _CALLOUTS[tone])

    def _list(self, block: List) -> Iterator[str]:
        style = "list number" if block.ordered else "list bullet"
        listed = self._numbering.bullet
        if block.ordered:
            listed = self._numbering.free + self.lists
            self.lists += 1
        number = "" if listed is None else f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{listed}"/></w:numPr>'
        # No first or last entry alone on a page.
        beside = {0, len(block.items) - 2} if len(block.items) > 1 else set()
        for place, item in enumerate(block.items):
            written = self.paragraph(item.text, style, anchor=item.anchor, numbering=number)
            yield kept_with_next(written) if place in beside else written

    def _chart(self, chart: Chart) -> str:
        self._charts += 1
        number = self._charts
        name, book = f"word/charts/chart{number}.xml", f"word/embeddings/chart{number}.xlsx"
        files = chart_files(chart, self._parts.relate("package", f"../embeddings/chart{number}.xlsx", name))
        self._parts.add(name, files.chart, CHART_TYPE)
        self._parts.add(book, files.workbook, WORKBOOK_TYPE)
        relation = self._parts.relate("chart", f"charts/chart{number}.xml")
        title = self.paragraph(text(chart.title), "caption")
        return title + self._paragraph(drawing_xml(chart, self._ids_taken + number, relation, self.width), "normal")

    def control(self, field: Field, *, anchor: str | None = None, align: str = "") -> str:
        """Return a table's paragraph that holds the control of a field of the register."""
        if self._controls is None:
            raise ValueError("a field needs a document with a register")
        return self._paragraph(self._controls.xml(field), "table text", anchor=anchor, align=align)

    def paragraph(  # noqa: PLR0913 - what Word keeps for each paragraph
        self,
        words: Inline,
        style: str,
        *,
        anchor: str | None = None,
        place: str = "",
        numbering: str = "",
        align: str = "",
        bold: bool = False,
    ) -> str:
        """Return one paragraph in the style of that name."""
        inside = self.inside(words, bold=bold)
        return self.around(inside, words, style, anchor=anchor, place=place, numbering=numbering, align=align)

    def around(  # noqa: PLR0913 - what Word keeps for each paragraph
        self,
        inside: str,
        words: Inline,
        style: str,
        *,
        anchor: str | None = None,
        place: str = "",
        numbering: str = "",
        align: str = "",
    ) -> str:
        """Return a paragraph around runs that are written already; `words` are what they say."""
        # The XML tells at a glance that nearly every text reads from left to right.
        if not inside.isascii() and is_right_to_left(words_of(words)):
            numbering += "<w:bidi/>"
        return self._paragraph(inside, style, anchor=anchor, place=place, numbering=numbering, align=align)

    def inside(self, words: Inline, *, bold: bool = False) -> str:
        """Return the runs of a paragraph."""
        if len(words) == 1:
            return self._run(words[0], bold=bold)
        return "".join([self._run(run, bold=bold) for run in words])

    def opening(self, style: str, align: str = "") -> str:
        """Return how a paragraph begins that has nothing but a style, and perhaps a side where its text stands."""
        found = self._openings.get((style, align))
        if found is None:
            jc = f'<w:jc w:val="{align}"/>' if align else ""
            found = f'<w:p><w:pPr><w:pStyle w:val="{self.styles[style]}"/>{jc}</w:pPr>'
            self._openings[style, align] = found
        return found

    def _paragraph(  # noqa: PLR0913 - what Word keeps for each paragraph
        self,
        inside: str,
        style: str,
        *,
        anchor: str | None = None,
        place: str = "",
        numbering: str = "",
        align: str = "",
    ) -> str:
        if not (anchor or place or numbering or self._breaks):
            return f"{self.opening(style, align)}{inside}</w:p>"
        jc = f'<w:jc w:val="{align}"/>' if align else ""
        broken = "<w:pageBreakBefore/>" if self._breaks else ""
        self._breaks = False
        if anchor and (name := bookmark_name(anchor)) not in self._bookmarks:
            self._bookmarks.add(name)
            number = self._ids_taken + len(self._bookmarks)
            start = f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>'
            inside = f'{start}{inside}<w:bookmarkEnd w:id="{number}"/>'
        if place:
            self._bookmarks.add(place)
            number = self._ids_taken + len(self._bookmarks)
            inside = f'<w:bookmarkStart w:id="{number}" w:name="{place}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'
        properties = f'<w:pStyle w:val="{self.styles[style]}"/>{broken}{numbering}{jc}'
        return f"<w:p><w:pPr>{properties}</w:pPr>{inside}</w:p>"

    def _run(self, run: Run, *, bold: bool) -> str:
        if run[1:] == _PLAIN and not bold and run.text.isascii():
            return f"<w:r>{text_xml(run.text)}</w:r>"
        link = run.link is not None and run.link in self._anchors
        address = run.address if run.address and is_web_address(run.address) else None
        key = (run.bold or bold, run.italic, run.tone, link or address is not None, is_right_to_left(run.text))
        properties = self._properties.get(key)
        if properties is None:
            properties = self._properties[key] = self._run_properties(*key)
        written = f"<w:r>{properties}{text_xml(run.text)}</w:r>"
        if run.comment:
            written = self.comments.around(written, run.comment)
        if address:
            return f'<w:hyperlink r:id="{self._relation_to(address)}" w:history="1">{written}</w:hyperlink>'
        if link and run.link:
            return f'<w:hyperlink w:anchor="{bookmark_name(run.link)}" w:history="1">{written}</w:hyperlink>'
        return written

    def _relation_to(self, address: str) -> str:
        if address not in self._addresses:
            self._addresses[address] = self._parts.relate("hyperlink", address, external=True)
        return self._addresses[address]

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
            case Landscape(blocks=inside):
                yield from _anchors(inside)
            case _:
                pass
