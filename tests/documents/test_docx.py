from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any

import docx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from samreview.documents.docx.base import read_base
from samreview.documents.docx.package import packed, unpacked
from samreview.documents.docx.reference import reference_parts
from samreview.documents.docx.tables import shared
from samreview.documents.docx.writer import docx_bytes
from samreview.documents.failures import DocumentError
from samreview.documents.minutes import minutes_document
from samreview.documents.tree import (
    Cell,
    Column,
    Document,
    Heading,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Table,
    text,
)
from samreview.resources import data_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.documents.minutes_data import Minutes
    from samreview.documents.tree import Block

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def document(*blocks: Block, **more: object) -> Document:
    values: dict[str, Any] = {"title": "T", "creator": "C", "created": dt.datetime(2026, 11, 24, tzinfo=dt.UTC)}
    return Document(blocks=blocks, **(values | more))


@pytest.fixture(scope="module")
def made(minutes: Minutes) -> bytes:
    return docx_bytes(minutes_document(minutes))


def test_the_shipped_reference_is_what_the_program_builds() -> None:
    # parts and not bytes: compression differs between versions of zlib
    assert unpacked(data_bytes("templates", "reference.docx"), "reference.docx") == reference_parts()


def test_the_reference_is_small_and_leaves_nothing_of_another_program(
    word_faults: Callable[[bytes], list[str]],
) -> None:
    data = data_bytes("templates", "reference.docx")
    assert len(data) < 12_000
    assert word_faults(data) == []
    assert b"python-docx" not in b"".join(unpacked(data, "r").values())


def test_the_minutes_hold_nothing_that_word_stumbles_over(
    made: bytes, word_faults: Callable[[bytes], list[str]]
) -> None:
    assert word_faults(made) == []


def test_the_same_minutes_are_the_same_bytes(minutes: Minutes, made: bytes) -> None:
    assert docx_bytes(minutes_document(minutes)) == made
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert archive.namelist()[0] == "[Content_Types].xml"


def test_another_reader_opens_it_and_finds_headings_and_tables(made: bytes) -> None:
    opened = docx.Document(BytesIO(made))
    styles = {paragraph.style.name for paragraph in opened.paragraphs if paragraph.style}
    assert {"Title", "Subtitle", "Heading 1", "Heading 2", "List Bullet", "Callout"} <= styles
    heads = [[cell.text for cell in table.rows[0].cells[:2]] for table in opened.tables]
    actions = opened.tables[heads.index(["No.", "Action"])]
    assert [cell.text for cell in actions.rows[2].cells] == [
        "5",
        "Bring the Lyon line layout and the takt times",
        "Priya Raman with Lukas Brandt",
        "15 Dec 2026",
        "\u2713 yes",
        "EUR 250,000 for EUR 60,000",
    ]


def test_its_properties_are_the_reviews_own(minutes: Minutes, made: bytes) -> None:
    core = docx.Document(BytesIO(made)).core_properties
    assert core.title == "DRAFT Halden Medical Systems: minutes of 24 Nov 2026"
    assert core.author == core.last_modified_by == "Account team Halden Medical Systems"
    assert core.subject == "Strategic account growth review"
    assert (core.language, core.content_status) == ("en-GB", "Draft")
    assert core.created == core.modified == dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    approved = docx.Document(BytesIO(docx_bytes(minutes_document(replace(minutes, draft=False, version=1)))))
    assert approved.core_properties.content_status == "Final"
    assert "DRAFT" not in approved.core_properties.title


def test_a_title_longer_than_word_takes_is_cut_in_the_properties_only(
    word_paragraphs: Callable[[bytes], list[str]],
) -> None:
    long = "a&" * 300
    data = docx_bytes(document(Heading(1, text(long)), title=long))
    assert docx.Document(BytesIO(data)).core_properties.title == f"{long[:254]}\u2026"
    assert word_paragraphs(data)[0] == long


def test_each_table_repeats_its_head_keeps_its_rows_whole_and_has_a_name(
    made: bytes, word_parts: Callable[[bytes], dict[str, etree._Element]]
) -> None:
    tables = list(word_parts(made)["word/document.xml"].iter(f"{W}tbl"))
    assert len(tables) > 8
    for table in tables:
        head, *rows = table.iterfind(f"{W}tr")
        assert head.find(f"{W}trPr/{W}tblHeader") is not None
        assert all(row.find(f"{W}trPr/{W}tblHeader") is None for row in rows)
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in (head, *rows))
        caption = table.find(f"{W}tblPr/{W}tblCaption")
        assert caption is not None
        assert caption.get(f"{W}val")
        assert table.find(f"{W}tblPr/{W}tblLayout") is not None


def test_a_row_longer_than_a_page_may_split(word_parts: Callable[[bytes], dict[str, etree._Element]]) -> None:
    table = Table((Column("A", 1),), (Row((Cell(text("word " * 2_000)),)),), "Long")
    body = word_parts(docx_bytes(document(table)))["word/document.xml"]
    assert len(list(body.iter(f"{W}cantSplit"))) == 1


def test_an_action_leads_to_where_it_was_agreed_and_back(
    made: bytes, word_parts: Callable[[bytes], dict[str, etree._Element]]
) -> None:
    body = word_parts(made)["word/document.xml"]
    links = {
        (link.get(f"{W}anchor"), "".join(node.text or "" for node in link.iter(f"{W}t")))
        for link in body.iter(f"{W}hyperlink")
    }
    assert {("capture_5", "5"), ("action_5", "Action 5: ")} <= links


def test_links_to_nowhere_and_doubled_names_are_text(
    word_faults: Callable[[bytes], list[str]], word_paragraphs: Callable[[bytes], list[str]]
) -> None:
    data = docx_bytes(document(Paragraph((Run("there", link="nowhere"),)), Heading(2, text("here"), "a place")))
    assert word_faults(data) == []
    assert word_paragraphs(data) == ["there", "here"]


def test_each_numbered_list_starts_at_one(
    word_faults: Callable[[bytes], list[str]], word_parts: Callable[[bytes], dict[str, etree._Element]]
) -> None:
    lists = [List((ListItem(text("a")), ListItem(text("b"))), ordered=True) for _ in range(3)]
    data = docx_bytes(document(*lists))
    assert word_faults(data) == []
    parts = word_parts(data)
    used = [node.get(f"{W}val") for node in parts["word/document.xml"].iter(f"{W}numId")]
    assert [used.count(number) for number in set(used)] == [2, 2, 2]
    restarts = parts["word/numbering.xml"].iterfind(f"{W}num/{W}lvlOverride/{W}startOverride")
    assert [node.get(f"{W}val") for node in restarts] == ["1", "1", "1"]


@pytest.mark.parametrize("following", [Paragraph(text("next")), Table((Column("A", 1),), (), "T")])
def test_a_page_break_leaves_no_empty_line_before_text(
    following: Block, word_parts: Callable[[bytes], dict[str, etree._Element]]
) -> None:
    body = word_parts(docx_bytes(document(Paragraph(text("a")), PageBreak(), following)))["word/document.xml"]
    before, breaks = list(body.iter(f"{W}pageBreakBefore")), list(body.iter(f"{W}br"))
    assert (len(before), len(breaks)) == ((1, 0) if isinstance(following, Paragraph) else (0, 1))


def test_right_to_left_text_is_set_so(word_parts: Callable[[bytes], dict[str, etree._Element]]) -> None:
    data = docx_bytes(document(Paragraph(text("שלום Halden")), Paragraph(text("Halden שלום")), Paragraph(text("12"))))
    first, second, third = word_parts(data)["word/document.xml"].iter(f"{W}p")
    assert first.find(f"{W}pPr/{W}bidi") is not None
    assert first.find(f"{W}r/{W}rPr/{W}rtl") is not None
    assert second.find(f"{W}pPr/{W}bidi") is third.find(f"{W}pPr/{W}bidi") is None


@given(st.integers(1, 20_000), st.lists(st.floats(0.01, 100), min_size=1, max_size=20))
def test_widths_add_up(width: int, shares: list[float]) -> None:
    widths = shared(width, shares)
    assert sum(widths) == width
    assert len(widths) == len(shares)
    assert min(widths) >= 0


def changed(**texts: tuple[str, str]) -> bytes:
    """Return our reference with texts in its parts replaced."""
    parts = reference_parts()
    for part, (before, after) in texts.items():
        name = f"word/{part}.xml"
        assert before.encode() in parts[name]
        parts[name] = parts[name].replace(before.encode(), after.encode())
    return packed(parts)


def test_styles_are_found_by_name_and_missing_ones_are_added(
    minutes: Minutes, word_faults: Callable[[bytes], list[str]]
) -> None:
    company = changed(
        styles=(
            'w:styleId="Heading1"><w:name w:val="heading 1"/>',
            'w:styleId="berschrift1"><w:name w:val="heading 1"/>',
        )
    )
    parts = unpacked(company, "c")
    styles = etree.fromstring(parts["word/styles.xml"])
    for style in list(styles):
        name = style.find(f"{W}name")
        if name is not None and name.get(f"{W}val") in {"Callout", "Table Text", "Report Table", "Title"}:
            styles.remove(style)
    parts["word/styles.xml"] = etree.tostring(styles)
    company = packed(parts)
    assert read_base(company, "company.docx").style_ids["heading 1"] == "berschrift1"
    data = docx_bytes(minutes_document(minutes), company, "company.docx")
    assert word_faults(data) == []
    opened = docx.Document(BytesIO(data))
    assert {"Heading 1", "Callout", "Title"} <= {one.style.name for one in opened.paragraphs if one.style}


def test_an_added_style_takes_no_id_of_theirs(word_faults: Callable[[bytes], list[str]]) -> None:
    company = changed(styles=('<w:name w:val="Callout"/>', '<w:name w:val="Their own"/>'))
    ids = read_base(company, "company.docx").style_ids
    assert ids["callout"] == "CalloutS"
    assert word_faults(docx_bytes(document(Paragraph(text("x"))), company, "company.docx")) == []


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", r"r\.docx is not a Word file"),
        (b"PK\x03\x04 not really", "is not a Word file"),
        (packed({"[Content_Types].xml": b"<a/>", "_rels/.rels": b"<a/>"}), r"it has no word/document\.xml"),
        (changed(document=("<w:sectPr>", "<w:other>")), "damaged"),
        (changed(styles=("<w:docDefaults>", "<!DOCTYPE a><w:docDefaults>")), "document type declaration"),
        (changed(document=('<w:pgSz w:w="11906" w:h="16838"/>', "")), "how wide its page is"),
        (packed(reference_parts() | {"word/media/big.bin": b"\0" * 70_000_000}), "too large for a reference document"),
    ],
)
def test_a_reference_that_cannot_be_used_is_one_clear_refusal(data: bytes, message: str) -> None:
    with pytest.raises(DocumentError, match=message):
        docx_bytes(document(Paragraph(text("x"))), data, "r.docx")
