"""A content tree as Markdown (CommonMark with pipe tables), readable as it stands and safe to render.

Not the Markdown that templates are written in: this is a format to read, so only what would be read as a mark, a link
or a block is escaped.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview.documents.printable import printable
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
    Table,
    headings,
)
from samreview.values.address import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.documents.tree import Block, Cell, Chart, Document, Inline, Run

_MARKS = re.compile(r"[\\`*_{}\[\]<>#|~!&$@^]|(?<=:)//|(?<=www)\.", re.IGNORECASE)
_LINE_START = re.compile(r"^(\s*)([-+=:]|\d{1,9}[.)])")
_NO_ADDRESS = re.compile(r"[<>\\]")
_LINES = " \u00b7 "
_BAR = 20


def markdown_text(document: Document) -> str:
    """Return the document as Markdown."""
    blocks = (_block(block, document) for block in document.blocks)
    notice = _start(escaped(document.notice))
    return "\n\n".join(block for block in (*blocks, notice) if block) + "\n"


def _block(block: Block, document: Document) -> str:  # noqa: C901, PLR0911  one answer for each kind of block
    match block:
        case Heading(level=level, text=words):
            return f"{'#' * level} {_inline(words)}"
        case Paragraph(text=words):
            return _start(_inline(words))
        case Callout(text=words):
            return f"> {_start(_inline(words))}"
        case List():
            return _list(block)
        case Table() | KeyFacts():
            return _grid(block)
        case BarChart() | PointChart():
            return _chart(block)
        case Landscape(only_to_edit=True):
            return ""
        case Landscape(blocks=inside):
            return "\n\n".join(_block(one, document) for one in inside)
        case Contents(title=title):
            return _contents(title, document)
        case PageBreak():
            return "---"
        case Placeholder(name=name):
            raise ValueError(f"block `{name}` was never filled")


def _contents(title: str, document: Document) -> str:
    rows = [
        f"{'  ' * (one.level - 2)}- {_start(_inline(one.text))}" for one in headings(document.blocks, to_edit=False)
    ]
    return "\n".join([f"**{escaped(title)}**", "", *rows]) if rows else ""


def _chart(chart: Chart) -> str:
    """Return the values of bars as a table, and of points what is said of them: their places are only for the eye."""
    if not isinstance(chart, BarChart):
        return f"*{escaped(chart.title)}*\n\n{_start(escaped(chart.description))}"
    heads = [escaped(chart.unit), *(escaped(one.name) for one in chart.series)]
    rows = [
        [escaped(category), *(_number(one.values[place]) for one in chart.series)]
        for place, category in enumerate(chart.categories)
    ]
    rules = ["---", *["---:"] * (len(heads) - 1)]
    return "\n".join((f"*{escaped(chart.title)}*", "", *map(_row, (heads, rules, *rows))))


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:,.12g}"


def _list(block: List) -> str:
    marks = (f"{number}." if block.ordered else "-" for number in range(1, len(block.items) + 1))
    return "\n".join(f"{mark} {_start(_inline(item.text))}" for mark, item in zip(marks, block.items, strict=True))


def _grid(block: Table | KeyFacts) -> str:
    if isinstance(block, KeyFacts):
        heads = [escaped(fact.label) for fact in block.facts]
        rows = [[escaped(_LINES.join(filter(None, (fact.value, fact.note)))) for fact in block.facts]]
        rules = ["---"] * len(heads)
        return "\n".join(map(_row, (heads, rules, *rows)))
    heads = [escaped(column.title) for column in block.columns]
    rules = ["---:" if column.align == "right" else "---" for column in block.columns]
    rows = [[_cell(cell, bold=row.total) for cell in row.cells] for row in block.rows]
    return "\n".join(map(_row, (heads, rules, *rows)))


def _row(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _cell(cell: Cell, *, bold: bool) -> str:
    # Lines of a cell stand behind one another here: without anything between them they would read as one sentence.
    words = _inline(tuple(run._replace(text=run.text.replace("\n", _LINES)) for run in cell.text), bold=bold)
    if cell.bar is None:
        return words
    full = round(min(max(cell.bar, 0.0), 1.0) * _BAR)
    return f"`{'#' * full}{'.' * (_BAR - full)}`{f' {words}' if words else ''}"


def _inline(words: Inline, *, bold: bool = False) -> str:
    after = (*(run.text[:1] for run in words[1:]), "")
    parts = (_run(run, bold=bold, apart=not char.strip()) for run, char in zip(words, after, strict=False))
    return "".join(parts).strip()


def _run(run: Run, *, bold: bool, apart: bool) -> str:
    """Return one run; `apart` says that a space or nothing follows it."""
    if run.address == run.text and is_web_address(run.text) and not _NO_ADDRESS.search(run.text):
        return f"<{run.text}>"
    inside = escaped(run.text)
    mark = ("**" if run.bold or bold else "") + ("*" if run.italic else "")
    if not mark:
        return inside
    # A mark counts as one only with a letter or figure inside it, or with a space outside it.
    begin = next((place for place, char in enumerate(inside) if char.isalnum()), None)
    if begin is None:
        return inside
    end = max(place for place, char in enumerate(inside) if char.isalnum()) + 1
    rest = inside[end:]
    if apart or rest != rest.rstrip():
        end += len(rest.rstrip())
    return f"{inside[:begin]}{mark}{inside[begin:end]}{mark[::-1]}{inside[end:]}"


def escaped(words: str) -> str:
    """Return words on one line so that every reader of Markdown shows them as they are."""
    return _MARKS.sub(lambda match: f"\\{match.group()}", " ".join(printable(words).split("\n")))


def _start(line: str) -> str:
    """Return a line whose beginning could be read as a list or a rule with a backslash before it."""
    return _LINE_START.sub(lambda match: f"{match[1]}{_guarded(match[2])}", line)


def _guarded(mark: str) -> str:
    return f"{mark[:-1]}\\{mark[-1]}"
