"""Documents in a company's looks: its styles and lines, lists that are lists, sections that go on as they should."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest

from samreview.documents.docx.writer import docx_bytes
from samreview.documents.tree import (
    Cell,
    Column,
    Document,
    Heading,
    Landscape,
    List,
    ListItem,
    Paragraph,
    Row,
    Table,
    text,
)
from tests.documents.companies import by_hand, by_libre_office, by_python_docx
from tests.documents.kinds import KINDS, rich
from tests.documents.word_lint import faults_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable

Element: TypeAlias = Any
"""lxml's own types stand for every kind of markup at once."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
WHY = "LibreOffice writes a company's reference document"
TABLE = Table((Column("A", 1), Column("B", 2)), (Row((Cell(text("a")), Cell(text("b")))),), "T")
LISTS = Document(
    "Lists",
    "Account team",
    dt.datetime(2026, 11, 24, tzinfo=dt.UTC),
    blocks=(
        Heading(1, text("Lists")),
        Heading(2, text("First")),
        List((ListItem(text("bullet one")), ListItem(text("bullet two")))),
        List((ListItem(text("one of three")), ListItem(text("two of three")), ListItem(text("three of three"))), True),
        TABLE,
        List((ListItem(text("one of two")), ListItem(text("two of two"))), True),
        Paragraph(text("aside"), "note"),
        Landscape((Heading(2, text("Wide")), TABLE)),
        Heading(2, text("After")),
        TABLE,
    ),
)


@pytest.fixture(scope="module", params=["python-docx", "by hand", "LibreOffice"])
def company(
    request: pytest.FixtureRequest, need_tool: Callable[[str, str], str], tmp_path_factory: pytest.TempPathFactory
) -> bytes:
    if request.param == "python-docx":
        return by_python_docx()
    if request.param == "by hand":
        return by_hand()
    return by_libre_office(need_tool("soffice", WHY), tmp_path_factory.mktemp("company"))


def val(node: Element, name: str = "val") -> str:
    return str(node.get(W + name) or "")


class Listing:
    """What numbers and bullets the paragraphs of a document have, as Word would count."""

    def __init__(self, data: bytes) -> None:
        self.parts = parts_of(data)
        self.styles = {val(one, "styleId"): one for one in self.parts["word/styles.xml"].iter(f"{W}style")}
        numbering = self.parts["word/numbering.xml"]
        self.abstracts = {val(one, "abstractNumId"): one for one in numbering.iter(f"{W}abstractNum")}
        self.numbers = {val(one, "numId"): one for one in numbering.iter(f"{W}num")}

    def marks(self) -> dict[str, str]:
        """Return the mark of every paragraph in a list: `bullet`, or which number it is of which numbering."""
        counts: dict[str, int] = {}
        found = {}
        for paragraph in self.parts["word/document.xml"].iter(f"{W}p"):
            properties = paragraph.find(f"{W}pPr")
            number = None if properties is None else self.number_of(properties)
            if number in {None, "0"}:
                continue
            kind = self.kind_of(str(number))
            counts[str(number)] = counts.get(str(number), 0) + 1
            words = "".join(one.text or "" for one in paragraph.iter(f"{W}t"))
            found[words] = kind if kind == "bullet" else f"{kind} {counts[str(number)]}"
        return found

    def number_of(self, properties: Element) -> str | None:
        own = properties.find(f"{W}numPr/{W}numId")
        if own is not None:
            return val(own)
        style = properties.find(f"{W}pStyle")
        name = "" if style is None else val(style)
        while name in self.styles:
            own = self.styles[name].find(f"{W}pPr/{W}numPr/{W}numId")
            if own is not None:
                return val(own)
            above = self.styles[name].find(f"{W}basedOn")
            name = "" if above is None else val(above)
        return None

    def kind_of(self, number: str) -> str:
        abstract = self.abstracts[val(self.numbers[number].find(f"{W}abstractNumId"))]
        return val(abstract.find(f"{W}lvl/{W}numFmt"))


def test_lists_are_bulleted_and_numbered_from_one(company: bytes) -> None:
    data = docx_bytes(LISTS, company, "company.docx")
    assert faults_of(data) == []
    marks = Listing(data).marks()
    assert {words: marks.get(words) for words in ("bullet one", "bullet two", "one of three", "three of three")} == {
        "bullet one": "bullet",
        "bullet two": "bullet",
        "one of three": "decimal 1",
        "three of three": "decimal 3",
    }
    assert [marks[words] for words in ("one of two", "two of two")] == ["decimal 1", "decimal 2"]
    assert not {"aside", "Lists"} & set(marks)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_have_a_companys_looks(company: bytes, kind: str) -> None:
    assert faults_of(docx_bytes(KINDS[kind](rich()), company, "company.docx")) == []


def lines_of(data: bytes) -> list[list[str]]:
    """Return what the head and foot lines of each section say, by kind."""
    parts = parts_of(data)
    targets = {one.get("Id"): one.get("Target") for one in parts["word/_rels/document.xml.rels"]}
    key = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
    return [
        [
            f"{val(one, 'type')}: {''.join(parts['word/' + targets[one.get(key)]].itertext()).strip()}"
            for one in section
            if str(one.tag).endswith("Reference")
        ]
        for section in parts["word/document.xml"].iter(f"{W}sectPr")
    ]


def test_head_and_foot_lines_of_a_cover_go_on_under_the_text() -> None:
    first, wide, last = lines_of(docx_bytes(LISTS, by_python_docx(), "company.docx"))
    assert first == wide == last
    assert "default: Northwind Instruments" in first
    assert "default: Northwind confidential" in first
    assert "first: Northwind Instruments, first page" in first


def test_odd_even_and_first_lines_stay_and_only_the_first_page_is_a_first_page() -> None:
    data = docx_bytes(LISTS, by_hand(), "company.docx")
    parts = parts_of(data)
    assert lines_of(data)[0] == [
        "default: Nordwind AG ungerade",
        "even: Nordwind AG gerade",
        "first: Nordwind AG erste Seite",
        "default: Seite 1",
    ]
    sections = list(parts["word/document.xml"].iter(f"{W}sectPr"))
    assert [one.find(f"{W}titlePg") is not None for one in sections] == [True, False, False]
    assert [one.find(f"{W}pgNumType").get(f"{W}start") for one in sections] == ["7", None, None]
    assert all(val(one.find(f"{W}cols"), "num") == "" for one in sections)
    assert all(one.find(f"{W}vAlign") is None for one in sections)
    settings = parts["word/settings.xml"]
    assert settings.find(f"{W}evenAndOddHeaders") is not None
    assert settings.find(f"{W}mirrorMargins") is not None
    assert "word/_rels/header1.xml.rels" in parts


def test_a_table_is_as_wide_as_the_text_beside_a_gutter() -> None:
    body = parts_of(docx_bytes(LISTS, by_hand(), "company.docx"))["word/document.xml"]
    widths = [int(val(one, "w")) for one in body.iterfind(f".//{W}tblPr/{W}tblW")]
    upright, wide = 12240 - 1417 - 1134 - 284, 15840 - 1417 - 1134 - 284
    assert widths == [upright, wide, upright]


def test_a_name_that_a_style_of_another_kind_has_is_not_taken_for_ours() -> None:
    parts = parts_of(docx_bytes(LISTS, by_hand(), "company.docx"))
    styles = {val(one, "styleId"): one for one in parts["word/styles.xml"].iter(f"{W}style")}
    (note,) = (one for one in parts["word/document.xml"].iter(f"{W}p") if "".join(one.itertext()) == "aside")
    used = styles[val(note.find(f"{W}pPr/{W}pStyle"))]
    assert val(used, "type") == "paragraph"
    assert val(used.find(f"{W}name")) == "Note (samreview)"
