"""Short tables, totals and the words above a table stay on one page, in every format that has pages."""

from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest

from samreview.documents.html import html_text
from samreview.documents.together import stays_whole
from samreview.documents.tree import (
    BarChart,
    Cell,
    Column,
    Document,
    List,
    ListItem,
    Paragraph,
    Row,
    Series,
    Table,
    text,
)
from samreview.documents.write import document_bytes

KEPT = "<w:keepNext/>"


def table(rows: int, *, total: bool = False, words: str = "one") -> Table:
    body = [Row((Cell(text(f"{words} {place}")),)) for place in range(rows)]
    return Table((Column("What", 1),), (*body, Row((Cell(text("all")),), total=True)) if total else tuple(body), "T")


def word_xml(*blocks: Paragraph | Table | List | BarChart) -> str:
    document = Document("T", "C", dt.datetime(2026, 11, 24, tzinfo=dt.UTC), blocks=blocks)
    with zipfile.ZipFile(io.BytesIO(document_bytes(document, ".docx"))) as package:
        return package.read("word/document.xml").decode()


@pytest.mark.parametrize(("one", "whole"), [(table(7), True), (table(8), False), (table(3, words="x" * 400), False)])
def test_only_a_short_table_stays_whole(one: Table, whole: bool) -> None:  # noqa: FBT001 - what is expected
    assert stays_whole(one) is whole
    page = html_text(Document("T", "C", dt.datetime(2026, 11, 24, tzinfo=dt.UTC), blocks=(one,)))
    assert ('class="whole"' in page) is whole


def test_word_keeps_all_rows_of_a_short_table_but_the_last_with_the_next() -> None:
    assert word_xml(table(4)).count(KEPT) == 3
    assert word_xml(table(20)).count(KEPT) == 0


def test_a_total_is_not_alone_on_a_page() -> None:
    xml = word_xml(table(20, total=True))
    assert xml.count(KEPT) == 1
    assert xml.index("one 18<") < xml.index(KEPT) < xml.index("one 19<")


def test_a_chart_stays_with_the_one_after_it() -> None:
    bars = BarChart("Bars", "Two bars.", ("a", "b"), (Series("S", (1.0, 2.0)),), "EUR")
    assert word_xml(bars).count(KEPT) == 0
    assert word_xml(bars, Paragraph(text("words"))).count(KEPT) == 0
    both = word_xml(bars, bars)
    assert both.count(KEPT) == 2, "its title and itself"
    assert both.rindex(KEPT) < both.index("</w:drawing>"), "of the first, not of the second"
    page = html_text(Document("T", "C", dt.datetime(2026, 11, 24, tzinfo=dt.UTC), blocks=(bars, bars)))
    assert "figure:has(+ figure) { break-after: avoid; }" in page, "in print too"


def test_words_above_a_table_stay_with_it() -> None:
    words = Paragraph(text("These could not be read."))
    assert word_xml(words, table(20)).count(KEPT) == 1
    assert word_xml(words, words).count(KEPT) == 0


def test_no_first_or_last_entry_of_a_list_is_alone_on_a_page() -> None:
    xml = word_xml(List(tuple(ListItem(text(f"entry {place}")) for place in range(5))))
    kept = [place for place in range(5) if KEPT in xml.split(f"entry {place}<")[0].rsplit("<w:p>", 1)[-1]]
    assert kept == [0, 3]
    assert KEPT not in word_xml(List((ListItem(text("one")),)))
