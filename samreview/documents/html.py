"""A content tree as one HTML file: nothing loaded from anywhere, no script, made to be printed as well."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from samreview.documents.printable import printable
from samreview.documents.svg import chart_svg
from samreview.documents.together import stays_whole
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
    Row,
    Table,
    headings,
)
from samreview.values.address import is_web_address

if TYPE_CHECKING:
    from samreview.documents.tree import Block, Cell, Column, Document, Inline, Run

_NUMBERS = frozenset({"No.", "Id"})
"""Heads of a first column that says which row it is, and not what: on a phone it stands before the second."""
_CSS = """
@page { size: A4; margin: 15mm 18mm; }
body { font: 10.5pt/1.45 Arial, "Liberation Sans", sans-serif; color: #1a1a1a; max-width: 54em; margin: 2em auto;
  padding: 0 1em; overflow-wrap: anywhere; }
h1, h2, h3, th, .value { color: #1f4e79; }
h1 { font-size: 1.9em; margin: 0; } h2 { font-size: 1.3em; margin: 1.4em 0 .4em; }
h3 { font-size: 1.1em; margin: 1.2em 0 .3em; } h1, h2, h3 { break-after: avoid; }
.subtitle, .note, .label, .muted { color: #5a6472; } .note, .label { font-size: .88em; } .subtitle { margin: 0 0 1em; }
.lead { font-size: 1.1em; } .strong { color: #1f4e79; } .alert { color: #9c2a10; }
.callout { border-left: 5px solid; padding: .6em .9em; break-inside: avoid; }
.headline { background: #e9f0f7; border-color: #1f4e79; color: #1f4e79; font-size: 1.2em; font-weight: bold; }
.draft, .settle { background: #fbeee9; border-color: #9c2a10; } .draft { color: #9c2a10; font-weight: bold; }
table { border-collapse: collapse; width: 100%; margin: .5em 0 1em; font-size: .92em; table-layout: fixed; }
th, td { text-align: left; vertical-align: top; padding: .25em .5em; border-bottom: 1px solid #cbd3dc; }
th { border-bottom: 2px solid #1f4e79; font-size: .92em; } .right { text-align: right; } .center { text-align: center; }
tr, .whole { break-inside: avoid; } tr.total { break-before: avoid; }
tr.total td { font-weight: bold; border-top: 2px solid #cbd3dc; }
caption.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.facts th { font-weight: normal; color: #5a6472; border: 0; border-top: 2px solid #1f4e79; }
.value { font-size: 1.2em; }
.bar { background: #e9f0f7; display: block; height: 1em; }
.bar span { background: #1f4e79; display: block; height: 1em; }
figure { margin: .8em 0 1em; break-inside: avoid; }
figure:has(+ figure) { break-after: avoid; } figcaption { color: #5a6472; font-size: .88em; }
svg { width: 100%; height: auto; } nav ul { list-style: none; padding: 0; } .level2 { margin-left: 1.2em; }
@page wide { size: A4 landscape; } .wide { page: wide; }
@media screen and (min-width: 50em) { .wide { margin-inline: calc((100% - min(94vw, 72em)) / 2); } }
a { color: #1f4e79; text-decoration: none; } .page { display: none; } .page + * { break-before: page; }
footer { color: #9c2a10; font-size: .88em; font-weight: bold; border-top: 1px solid #cbd3dc; margin-top: 2em;
  padding-top: .6em; }
@media screen and (max-width: 40em) { body { margin: 1em auto; } h1 { font-size: 1.5em; }
  table, tbody, tr, td { display: block; } thead, col { display: none; } td:empty { display: none; }
  tr { padding: .4em 0; border-bottom: 1px solid #cbd3dc; }
  td, .right, .center { padding: .1em 0; border: 0; text-align: start; }
  tr.total td { border: 0; } td:first-child { font-weight: bold; } td:first-child .muted { font-weight: normal; }
  td[data-label]::before { content: attr(data-label) ": "; color: #5a6472; font-size: .88em; font-weight: normal; }
  td:first-child::before, .numbered td:nth-child(2)::before { display: none; }
  .numbered td:first-child { display: inline; font-weight: normal; color: #5a6472; margin-right: .5em; }
  .numbered td:nth-child(2) { display: inline; font-weight: bold; } .numbered .muted { font-weight: normal; }
  .facts td, .facts td:first-child { font-weight: normal; }
  .facts td::before, .facts td:first-child::before { content: attr(data-label); display: block; }
  ul, ol { padding-left: 1.3em; } }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 9.5pt; line-height: 1.3; }
  h1 { font-size: 1.7em; } h2 { margin: .9em 0 .25em; } h3 { margin: .7em 0 .2em; } p, ul, ol { margin: .4em 0; }
  td, th { padding: .15em .5em; } table { margin: .3em 0 .6em; } .callout { padding: .45em .8em; }
  .subtitle { margin: 0 0 .5em; } svg { max-height: 78mm; } footer { margin-top: 1em; padding-top: .3em; }
  thead, .label, p:has(+ table), li:first-child { break-after: avoid; }
  tbody tr:first-child, li:last-child { break-before: avoid; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
""".strip()


def _safe(words: str) -> str:
    return escape(printable(words))


def html_text(document: Document) -> str:
    """Return the document as a page of HTML."""
    page = _Page(document)
    body = "\n".join(map(page.block, document.blocks))
    if document.notice:
        body += f'\n<footer dir="auto">{_safe(document.notice)}</footer>'
    return (
        f'<!DOCTYPE html>\n<html lang="{_safe(document.language)}">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="author" content="{_safe(document.creator)}">\n'
        f"{_properties(document)}<title>{_safe(document.title)}</title>\n<style>\n{_css(document)}\n</style>\n</head>\n<body>\n{body}\n</body>\n</html>\n"
    )


def _properties(document: Document) -> str:
    return "".join(f'<meta name="{_safe(name)}" content="{_safe(value)}">\n' for name, value in document.properties)


def _css(document: Document) -> str:
    return _CSS if document.paper is None else _CSS.replace("size: A4", f"size: {document.paper}")


class _Page:
    """Writes the blocks of one document; headings that have no anchor get one where there are contents."""

    def __init__(self, document: Document) -> None:
        self._headings = tuple(headings(document.blocks, to_edit=False))
        self._listed = any(isinstance(block, Contents) for block in document.blocks)
        self._heading = 0

    def block(self, block: Block) -> str:  # noqa: C901, PLR0911  one answer for each kind of block
        """Return one block."""
        match block:
            case Heading(level=level, text=words):
                return f"<h{level}{_id(self._place(block))}>{_inline(words)}</h{level}>"
            case Paragraph(text=words, role=role):
                return f'<p class="{role}" dir="auto">{_inline(words)}</p>'
            case Callout(text=words, tone=tone):
                return f'<p class="callout {tone}" dir="auto">{_inline(words)}</p>'
            case List():
                return _list(block)
            case Table() | KeyFacts():
                return _grid(block)
            case BarChart() | PointChart():
                return f"<figure>\n<figcaption>{_safe(block.title)}</figcaption>\n{chart_svg(block)}\n</figure>"
            case Landscape(only_to_edit=True):
                return ""
            case Landscape(blocks=inside):
                turned = "\n".join(map(self.block, inside))
                return f'<div class="wide">\n{turned}\n</div>'
            case Contents(title=title):
                return self._contents(title)
            case PageBreak():
                return '<div class="page"></div>'
            case Placeholder(name=name):
                raise ValueError(f"block `{name}` was never filled")

    def _place(self, heading: Heading) -> str | None:
        if heading.level == 1:
            return heading.anchor
        self._heading += 1
        return heading.anchor or (f"part-{self._heading}" if self._listed else None)

    def _contents(self, title: str) -> str:
        rows = "".join(
            f'<li class="level{one.level - 1}"><a href="#{_safe(one.anchor or f"part-{number}")}">'
            f"{_inline(one.text)}</a></li>\n"
            for number, one in enumerate(self._headings, 1)
        )
        return f"<nav>\n<h2>{_safe(title)}</h2>\n<ul>\n{rows}</ul>\n</nav>" if rows else ""


def _list(block: List) -> str:
    name = "ol" if block.ordered else "ul"
    inside = "".join(f'<li{_id(item.anchor)} dir="auto">{_inline(item.text)}</li>\n' for item in block.items)
    return f"<{name}>\n{inside}</{name}>"


def _grid(block: Table | KeyFacts) -> str:
    if isinstance(block, KeyFacts):
        heads = "".join(f'<th scope="col">{_safe(fact.label)}</th>' for fact in block.facts)
        cells = "".join(
            f'<td{_label(fact.label)}><span class="value">{_safe(fact.value)}</span>'
            f"{f'<br>{_safe(fact.note)}' if fact.note else ''}</td>"
            for fact in block.facts
        )
        opening = f'<table class="facts">\n<caption class="hidden">{_safe(block.caption)}</caption>'
        return _table(opening, heads, f"<tr>{cells}</tr>\n")
    total = sum(column.width for column in block.columns)
    widths = "".join(f'<col style="width:{column.width / total:.1%}">' for column in block.columns)
    heads = "".join(f'<th scope="col"{_align(column)}>{_safe(column.title)}</th>' for column in block.columns)
    rows = "".join(_row(row, block.columns) for row in block.rows)
    shown = "" if block.show_caption else ' class="hidden"'
    kinds = ["numbered"] * (block.columns[0].title in _NUMBERS) + ["whole"] * stays_whole(block)
    kind = f' class="{" ".join(kinds)}"' if kinds else ""
    opening = f"<table{kind}>\n<caption{shown}>{_safe(block.caption)}</caption>\n<colgroup>{widths}</colgroup>"
    return _table(opening, heads, rows)


def _table(opening: str, heads: str, rows: str) -> str:
    return f"{opening}\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>"


def _row(row: Row, columns: tuple[Column, ...]) -> str:
    kind = ' class="total"' if row.total else ""
    cells = "".join(
        f'<td{_align(column)}{_label(column.title)} dir="auto">{_cell(cell)}</td>'
        for cell, column in zip(row.cells, columns, strict=True)
    )
    return f"<tr{_id(row.anchor)}{kind}>{cells}</tr>\n"


def _cell(cell: Cell) -> str:
    if cell.bar is None:
        return _inline(cell.text)
    width = min(max(cell.bar, 0.0), 1.0)
    return f'<span class="bar"><span style="width:{width:.1%}"></span></span>{_inline(cell.text)}'


def _label(words: str) -> str:
    """Return what names a cell where a narrow screen has no room for the heads of columns."""
    return f' data-label="{_safe(words)}"' if words else ""


def _align(column: Column) -> str:
    return "" if column.align == "left" else f' class="{column.align}"'


def _inline(words: Inline) -> str:
    return "".join(map(_run, words))


def _run(run: Run) -> str:
    inside = _safe(run.text).replace("\n", "<br>")
    if run.bold:
        inside = f"<strong>{inside}</strong>"
    if run.italic:
        inside = f"<em>{inside}</em>"
    if run.tone != "plain":
        inside = f'<span class="{run.tone}">{inside}</span>'
    if run.address and is_web_address(run.address):
        return f'<a href="{_safe(run.address)}" rel="noreferrer">{inside}</a>'
    return f'<a href="#{_safe(run.link)}">{inside}</a>' if run.link else inside


def _id(anchor: str | None) -> str:
    return f' id="{_safe(anchor)}"' if anchor else ""
