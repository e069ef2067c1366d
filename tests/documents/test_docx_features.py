"""What a Word file has beside text: controls and their data, contents, turned pages, charts, notes in the margin."""

from __future__ import annotations

import datetime as dt
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

import pytest
from lxml import etree

from samreview.documents.docx.controls import BASE, BASE_STORE, DATA, DATA_STORE
from samreview.documents.docx.writer import docx_bytes
from samreview.documents.html import html_text
from samreview.documents.markdown_out import markdown_text
from samreview.documents.register import FIELD_NAMES, Choice, Entry, Register
from samreview.documents.tree import (
    BarChart,
    Cell,
    Column,
    Contents,
    Document,
    Field,
    Heading,
    Landscape,
    Paragraph,
    Point,
    PointChart,
    Row,
    Run,
    Series,
    Table,
    text,
)

if TYPE_CHECKING:
    from collections.abc import Callable

Element: TypeAlias = Any
"""lxml's own types stand for every kind of markup at once."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
C = "{http://schemas.openxmlformats.org/drawingml/2006/chart}"

XY = ("xVal", "yVal")

REGISTER = Register(
    "export-1",
    "halden-2026-11-24",
    (
        Entry("halden-2026-11-24/5", "Bring the layout", "done", "priya", dt.date(2026, 12, 15), 'on <paper> & "disk"'),
        Entry("halden-2026-11-24/6", "Ask who signs"),
    ),
    (Choice("priya", "Priya Raman"), Choice("lukas", "Lukas Brandt"), Choice("lukas-2", "Lukas Brandt")),
)
FUNNEL = BarChart(
    "Funnel",
    "FY27-Q4 640, FY28-Q1 nothing",
    ("FY27-Q4", "FY28-Q1"),
    (Series("Funnel", (640.0, None)), Series("Weighted <b>", (256.5, 0.0))),
    "EUR thousand",
)
FIELD = PointChart(
    "Who stands where", "Jane is for it", "stance", "influence", (-2.0, 2.0), (0.0, 5.0), (Point("J&J", 2.0, 5.0),)
)


def table() -> Table:
    rows = tuple(
        Row(
            (
                Cell(text(str(place + 1))),
                *(Cell(text(REGISTER.shown(entry, name)), field=Field(place, name)) for name in FIELD_NAMES),
            )
        )
        for place, entry in enumerate(REGISTER.entries)
    )
    columns = (Column("No.", 1), *(Column(name, 2) for name in FIELD_NAMES))
    return Table(columns, rows, "Register")


def whole() -> Document:
    return Document(
        "All",
        "Account team",
        dt.datetime(2026, 11, 24, tzinfo=dt.UTC),
        register=REGISTER,
        blocks=(
            Heading(1, text("All")),
            Contents(),
            Heading(2, text("Figures & <more>")),
            FUNNEL,
            Heading(3, text("People")),
            FIELD,
            Paragraph((Run("Who is "), Run("@dmac", comment="Nobody fits; near is Dana"))),
            Landscape((Heading(2, text("Register")), table())),
            Heading(2, text("After")),
        ),
    )


@pytest.fixture(scope="module")
def made() -> bytes:
    return docx_bytes(whole())


@pytest.fixture(scope="module")
def body(made: bytes) -> Element:
    return part(made, "word/document.xml")


def part(data: bytes, name: str) -> Element:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return etree.fromstring(archive.read(name))


def test_word_stumbles_over_none_of_it(made: bytes, word_faults: Callable[[bytes], list[str]]) -> None:
    assert word_faults(made) == []
    with zipfile.ZipFile(BytesIO(made)) as archive:
        books = [archive.read(name) for name in archive.namelist() if name.endswith(".xlsx")]
    assert [max(zipfile.ZipFile(BytesIO(book)).namelist()) for book in books] == ["xl/worksheets/sheet1.xml"] * 2


def test_the_same_document_is_the_same_bytes(made: bytes) -> None:
    assert docx_bytes(whole()) == made


def test_each_field_shows_what_its_data_holds_and_is_bound_to_it(made: bytes, body: Element) -> None:
    data = part(made, "customXml/item1.xml")
    controls = list(body.iter(f"{W}sdt"))
    assert len(controls) == len(REGISTER.entries) * len(FIELD_NAMES)
    ids = [control.find(f"{W}sdtPr/{W}id").get(f"{W}val") for control in controls]
    assert len(set(ids)) == len(ids)
    for control in controls:
        properties = control.find(f"{W}sdtPr")
        binding = properties.find(f"{W}dataBinding")
        assert binding.get(f"{W}storeItemID") == DATA_STORE
        (stored,) = data.xpath(binding.get(f"{W}xpath"), namespaces={"s": DATA})
        number, name = properties.find(f"{W}tag").get(f"{W}val")[1:].split(".")
        entry = REGISTER.entries[int(number) - 1]
        assert (stored.text or "") == entry.stored(name)
        shown = "".join(control.find(f"{W}sdtContent").itertext())
        empty = properties.find(f"{W}showingPlcHdr") is not None
        assert ("" if empty else shown) == REGISTER.shown(entry, name)
        assert shown, "an empty control cannot be found"
        if name == "due" and entry.due:
            assert properties.find(f"{W}date").get(f"{W}fullDate") == f"{entry.due}T00:00:00Z"


def test_choices_that_read_the_same_are_told_apart(body: Element) -> None:
    owner = next(one for one in body.iter(f"{W}comboBox"))
    assert [(item.get(f"{W}displayText"), item.get(f"{W}value")) for item in owner] == [
        ("Priya Raman", "priya"),
        ("Lukas Brandt (lukas)", "lukas"),
        ("Lukas Brandt (lukas-2)", "lukas-2"),
    ]


def test_the_base_of_a_merge_is_kept_beside_the_data(made: bytes) -> None:
    data, base = part(made, "customXml/item1.xml"), part(made, "customXml/item2.xml")
    assert (base.get("export"), base.get("review")) == ("export-1", "halden-2026-11-24")
    assert [row.get("id") for row in base] == [entry.id for entry in REGISTER.entries]

    def held(root: Element) -> list[list[str]]:
        return [[field.text or "" for field in row] for row in root]

    assert held(base) == held(data)
    assert etree.QName(base).namespace == BASE
    assert BASE_STORE.encode() in etree.tostring(part(made, "customXml/itemProps2.xml"))
    assert "export-1" in "".join(part(made, "docProps/custom.xml").itertext())


def test_the_contents_lead_to_every_heading(body: Element) -> None:
    places = {node.get(f"{W}name"): node.getparent() for node in body.iter(f"{W}bookmarkStart")}
    entries = [
        ("".join(link.itertext()), "".join(places[link.get(f"{W}anchor")].itertext()))
        for link in body.iter(f"{W}hyperlink")
        if link.get(f"{W}anchor").startswith("_Toc")
    ]
    assert [shown for shown, _ in entries] == ["Figures & <more>", "People", "Register", "After"]
    assert all(shown == heading for shown, heading in entries)


def test_only_the_register_is_on_a_turned_page(body: Element) -> None:
    sizes = [(node.get(f"{W}w"), node.get(f"{W}h"), node.get(f"{W}orient")) for node in body.iter(f"{W}pgSz")]
    upright, turned = ("11906", "16838", None), ("16838", "11906", "landscape")
    assert sizes == [upright, turned, upright]
    (wide,) = body.iter(f"{W}tbl")
    assert int(wide.find(f"{W}tblPr/{W}tblW").get(f"{W}w")) == 16838 - 2 * 1134


def test_a_turned_page_at_the_end_leaves_no_empty_one_behind() -> None:
    document = replace(whole(), blocks=(Heading(1, text("R")), Landscape((table(),))))
    sizes = [node.get(f"{W}orient") for node in part(docx_bytes(document), "word/document.xml").iter(f"{W}pgSz")]
    assert sizes == [None, "landscape"]


def test_charts_hold_their_values_twice_and_say_what_they_show(made: bytes, body: Element) -> None:
    chart = part(made, "word/charts/chart1.xml")
    values = [[point[0].text for point in one.iter(f"{C}pt")] for one in chart.iter(f"{C}val")]
    assert values == [["640.0"], ["256.5", "0.0"]]
    with zipfile.ZipFile(BytesIO(made)) as archive:
        book = archive.read("word/embeddings/chart1.xlsx")
    sheet: Element = part(book, "xl/worksheets/sheet1.xml")
    assert ["|".join(row.itertext()) for row in sheet[0]] == [
        "EUR thousand|Funnel|Weighted <b>",
        "FY27-Q4|640.0|256.5",
        "FY28-Q1|0.0",
    ]
    told = [node.get("descr") for node in body.iter() if etree.QName(node).localname == "docPr"]
    assert told == [FUNNEL.description, FIELD.description]


def test_each_part_of_an_axis_has_its_word() -> None:
    field = replace(FIELD, x_parts=("against", "for"), y_parts=("none", "some", "all"))
    data = docx_bytes(replace(whole(), blocks=(Heading(1, text("All")), field)))
    chart = part(data, "word/charts/chart1.xml")
    labels = ["".join(one.itertext()) for one in chart.iter(f"{C}rich")]
    assert labels[:6] == ["J&J", "against", "for", "none", "some", "all"]
    across, up = ([float(point[0].text) for point in next(chart.iter(f"{C}{name}")).iter(f"{C}pt")] for name in XY)
    assert across == [2.0, -1.0, 1.0, -2.0, -2.0, -2.0]
    assert up == pytest.approx([5.0, 0.0, 0.0, 5 / 6, 2.5, 25 / 6])
    # only the names of the words show, and none of their points
    unmarked = [
        one.find(f"{C}idx").get("val") for one in chart.iter(f"{C}dPt") if "noFill" in etree.tostring(one).decode()
    ]
    assert unmarked == ["1", "2", "3", "4", "5"]
    page = html_text(replace(whole(), blocks=(field,)))
    assert all(f">{words}</text>" in page for words in ("against", "for", "none", "some", "all", "stance", "influence"))


def test_what_is_to_be_settled_is_a_note_in_the_margin(made: bytes, body: Element) -> None:
    (comment,) = part(made, "word/comments.xml")
    assert "".join(comment.itertext()) == "Nobody fits; near is Dana"
    (reference,) = body.iter(f"{W}commentReference")
    assert reference.get(f"{W}id") == comment.get(f"{W}id")


def test_a_note_by_somebody_with_a_very_long_name_is_one_that_word_takes() -> None:
    document = Document(
        "T",
        "\U0001f469 " * 200,
        dt.datetime(2026, 11, 24, tzinfo=dt.UTC),
        blocks=(Paragraph((Run("@x", comment="who?"),)),),
    )
    (comment,) = part(docx_bytes(document), "word/comments.xml")
    author, initials = comment.get(f"{W}author"), comment.get(f"{W}initials")
    assert len(author.encode("utf-16-le")) == 2 * 255
    assert author.endswith(("👩…", " …"))
    assert len(initials.encode("utf-16-le")) <= 2 * 9


def test_a_page_of_html_has_the_drawings_and_the_contents() -> None:
    page = html_text(whole())
    assert page.count("<svg role=") == 2
    assert "Weighted &lt;b&gt;" in page
    assert '<a href="#part-3">Register</a>' in page
    assert '<h2 id="part-3">Register</h2>' in page


def test_markdown_has_the_values() -> None:
    written = markdown_text(whole())
    assert "| FY27-Q4 | 640 | 256.5 |" in written
    assert "- Figures \\& \\<more\\>\n  - People" in written


def test_lines_of_a_cell_are_told_apart_in_markdown() -> None:
    cell = Cell((*text("Keep spares"), *text("\nA stopped line costs 38k", tone="muted")))
    document = replace(whole(), blocks=(Table((Column("What", 1),), (Row((cell,)),), "Asks"),))
    assert "| Keep spares \u00b7 A stopped line costs 38k |" in markdown_text(document)


def test_on_a_phone_a_number_stands_before_what_it_numbers() -> None:
    numbered = Table((Column("No.", 1), Column("What", 4)), (Row((Cell(text("7")), Cell(text("Ask")))),), "Asks")
    named = replace(numbered, columns=(Column("Who", 1), Column("What", 4)))
    page = html_text(replace(whole(), blocks=(numbered, named)))
    assert (page.count('<table class="numbered whole">'), page.count('<table class="whole">')) == (1, 1)
    assert '<td data-label="No." dir="auto">7</td>' in page
