"""A content tree as plain data for the layout of `pages.typ`, which shows it and reads nothing into it.

A text is a string, or `{"runs": [...], "rtl": true}` where it has runs of several kinds or reads from right to left.
Places that links lead to are numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.documents.direction import is_right_to_left
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
    Table,
    headings,
    inlines,
    words_of,
)
from samreview.documents.typst.breaking import breakable
from samreview.values.address import is_web_address

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from samreview.documents.tree import Block, Cell, Document, Fact, Inline, Paper, Row, Run

Data = dict[str, Any]

PAPERS: Mapping[Paper, str] = {"a4": "a4", "letter": "us-letter"}
_WIDTHS: Mapping[Paper, tuple[float, float]] = {"a4": (482.0, 728.0), "letter": (499.0, 679.0)}
"""Points between the margins, upright and turned."""
_SIZE = 10.0
_TABLE_SIZE = 9.0
_LARGE = 12.0
_CELL_SIDES = 8.5
# A row longer than a page must be let go over its end, or it would run out of the paper.
_MOST_WHOLE = 1_200
_MOST_IN_LINE = 90
# Typst lays a document out anew once it knows where its links lead: twice the time and memory, which long ones lack.
_MOST_LINKS = 1_000
_PLAIN = (False, False, "plain", None, None, None)


def content_of(document: Document) -> Data:
    """Return what the pages of a document say."""
    return _Content(document).data(document)


def properties_of(document: Document) -> Data:
    """Return a document's properties, as readers of PDF and search engines show them."""
    language, _, region = document.language.partition("-")
    return {
        "title": printable(document.title),
        "author": printable(document.creator),
        "subject": printable(document.subject),
        "keywords": [printable(word) for word in document.keywords],
        "language": language,
        "region": region,
    }


class _Content:
    """Writes the blocks of one document; each place is numbered once."""

    def __init__(self, document: Document) -> None:
        linked = _linked(document.blocks)
        places = (anchor for anchor in dict.fromkeys(_anchors(document.blocks)) if anchor in linked)
        self._places = {anchor: number for number, anchor in enumerate(places)}
        self._given: set[str] = set()
        self._paper: Paper = document.paper or "a4"
        self._width = _WIDTHS[self._paper][0]
        self._has_headings = any(True for _ in headings(document.blocks, to_edit=False))

    def data(self, document: Document) -> Data:
        return {
            "paper": PAPERS[self._paper],
            "title": _line(document.title),
            "author": _line(document.creator),
            "notice": breakable(printable(document.notice), self._width / _SIZE),
            "blocks": list(self._blocks(document.blocks)),
        }

    def _blocks(self, blocks: Iterable[Block]) -> Iterator[Data]:
        for block in blocks:
            yield from self._block(block)

    def _block(self, block: Block) -> Iterator[Data]:  # noqa: C901, PLR0912  one answer for each kind of block
        match block:
            case Heading(level=level, text=words, anchor=anchor):
                kind: Data = {"kind": "title"} if level == 1 else {"kind": "heading", "level": min(level - 1, 3)}
                yield {**kind, **self._place(anchor), "text": self._text(words, _SIZE * 2 if level == 1 else 13.0)}
            case Paragraph(text=words, role=role):
                if words:
                    yield {"kind": "paragraph", "role": role, "text": self._text(words, _LARGE)}
            case Callout(text=words, tone=tone):
                yield {"kind": "callout", "tone": tone, "text": self._text(words, _LARGE + 1)}
            case List(items=items, ordered=ordered):
                listed = [{**self._place(item.anchor), "text": self._text(item.text, _LARGE)} for item in items]
                if listed:
                    yield {"kind": "list", "ordered": ordered, "items": listed}
            case Table():
                yield self._table(block)
            case KeyFacts(facts=facts):
                if facts:
                    yield self._facts(facts)
            case BarChart() | PointChart():
                yield {
                    "kind": "chart",
                    "title": breakable(printable(block.title), self._width / _SIZE),
                    "description": printable(block.description),
                    "drawing": chart_svg(block),
                }
            case Contents(title=title):
                if self._has_headings:
                    yield {"kind": "contents", "title": printable(title)}
            case PageBreak():
                yield {"kind": "break"}
            case Landscape(only_to_edit=True):
                return
            case Landscape(blocks=inside):
                upright, self._width = self._width, _WIDTHS[self._paper][1]
                yield {"kind": "turned", "blocks": list(self._blocks(inside))}
                self._width = upright
            case Placeholder(name=name):
                raise ValueError(f"block `{name}` was never filled")

    def _facts(self, facts: tuple[Fact, ...]) -> Data:
        room = (self._width / len(facts) - _CELL_SIDES) / _LARGE

        def told(words: str) -> str:
            return breakable(printable(words), room)

        return {
            "kind": "facts",
            "facts": [{"label": told(one.label), "value": told(one.value), "note": told(one.note)} for one in facts],
        }

    def _table(self, table: Table) -> Data:
        total = sum(column.width for column in table.columns)
        rooms = [(self._width * column.width / total - _CELL_SIDES) / _TABLE_SIZE for column in table.columns]
        return {
            "kind": "table",
            "whole": stays_whole(table),
            "caption": printable(table.caption) if table.show_caption else "",
            "widths": [column.width / total for column in table.columns],
            "sides": [column.align for column in table.columns],
            "heads": [breakable(printable(one.title), room) for one, room in zip(table.columns, rooms, strict=True)],
            "rows": [self._row(row, rooms) for row in table.rows],
        }

    def _row(self, row: Row, rooms: list[float]) -> Data:
        made = {
            **self._place(row.anchor),
            "cells": [self._cell(cell, room) for cell, room in zip(row.cells, rooms, strict=True)],
        }
        if row.total:
            made["total"] = True
        if sum(len(run.text) for cell in row.cells for run in cell.text) > _MOST_WHOLE:
            made["long"] = True
        return made

    def _cell(self, cell: Cell, room: float) -> str | Data:
        if cell.bar is None:
            return self._inline(cell.text, room)
        return {"bar": min(max(cell.bar, 0.0), 1.0), "runs": [self._run(run, room) for run in cell.text]}

    def _text(self, words: Inline, size: float) -> str | Data:
        return self._inline(words, self._width / size)

    def _inline(self, words: Inline, room: float) -> str | Data:
        if not words:
            return ""
        if len(words) == 1 and words[0][1:] == _PLAIN and words[0].text.isascii():
            return breakable(printable(words[0].text), room)
        made: Data = {"runs": [self._run(run, room) for run in words]}
        if is_right_to_left(words_of(words)):
            made["rtl"] = True
        return made

    def _run(self, run: Run, room: float) -> Data:
        made: Data = {"text": breakable(printable(run.text), room)}
        if run.bold:
            made["bold"] = True
        if run.italic:
            made["italic"] = True
        if run.tone != "plain":
            made["tone"] = run.tone
        if run.comment:
            made["comment"] = breakable(printable(run.comment), self._width / _SIZE)
        if run.address and is_web_address(run.address):
            made["address"] = run.address
        elif run.link in self._places:
            made["link"] = self._places[run.link]
        return made

    def _place(self, anchor: str | None) -> Data:
        """Return the number of a place, for the first that has its name."""
        if anchor is None or anchor in self._given or anchor not in self._places:
            return {}
        self._given.add(anchor)
        return {"anchor": self._places[anchor]}


def _linked(blocks: Iterable[Block]) -> frozenset[str]:
    """Return the places that links lead to; none where there are so many links that all are left out."""
    links = [run.link for words in inlines(blocks) for run in words if run.link]
    return frozenset(links) if len(links) <= _MOST_LINKS else frozenset()


def _anchors(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading(anchor=anchor) if anchor:
                yield anchor
            case List(items=items):
                yield from (item.anchor for item in items if item.anchor)
            case Table(rows=rows):
                yield from (row.anchor for row in rows if row.anchor)
            case Landscape(blocks=inside, only_to_edit=False):
                yield from _anchors(inside)
            case _:
                pass


def _line(words: str) -> str:
    """Return words as a head or foot line has room for them."""
    words = " ".join(printable(words).split())
    return words if len(words) <= _MOST_IN_LINE else f"{words[: _MOST_IN_LINE - 1].rstrip()}…"
