"""PDF files by Typst: whatever is in a document is there to be read, and nothing of it is a program."""

from __future__ import annotations

import datetime as dt
import json
import re
import subprocess
import unicodedata
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samreview.documents.failures import NoPdfError
from samreview.documents.tree import (
    BarChart,
    Callout,
    Cell,
    Column,
    Contents,
    Document,
    Fact,
    Heading,
    KeyFacts,
    Landscape,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Row,
    Run,
    Series,
    Table,
    text,
)
from samreview.documents.typst.breaking import BREAK, breakable
from samreview.documents.typst.content import content_of
from samreview.documents.typst.letters import families_of, named, refused, unusual
from samreview.documents.typst.writer import is_installed, typst_pdfs
from samreview.values.text import clean
from tests.documents.kinds import KINDS, empty, hostile, large, many, rich
from tests.documents.pdf_reading import body_of, pages_of, said_in, squeezed, told_of
from tests.documents.test_every_kind import ALONE, LEAST, TOGETHER
from tests.documents.test_hostile_text import DIRTY, HOSTILE
from tests.tools import missing, needed

if TYPE_CHECKING:
    from pathlib import Path

    from samreview.documents.tree import Block

HIDDEN = "Zhiddenz"
PROGRAM = [
    '#read("{file}")',
    '"); #read("{file}"); #("',
    '\\"); #read(\\"{file}\\"); #(\\"',
    '#import "@preview/cetz:0.3.1"',
    '#include "{file}"',
    '#image("{file}")',
    "`raw` ```typ #panic() ```",
    "$ sum_(k=0)^n k $",
    "<label> @reference @fig:x <place-0>",
    "= Heading",
    "- list + enum / term: x",
    "*bold* _emph_ ~ --- ... 'smart' \"quotes\"",
    "#set page(fill: red) #panic(1) #{{1/0}}",
    "// comment /* more */ \\ \\u{{41}} #sys.inputs",
    "]]]] }}}} )))) [[[[ {{{{ ((((",
    "https://example.com/#read",
]


@pytest.fixture(scope="module", autouse=True)
def _typst() -> None:
    """Skip where the extra is not installed."""
    if not is_installed():
        missing("typst", 'the extra is not installed: pip install "samreview[pdf]"')


def document(*blocks: Block, title: str = "Title", notice: str = "") -> Document:
    return Document(title, "Team", dt.datetime(2026, 11, 24, tzinfo=dt.UTC), blocks=blocks, notice=notice)


def pdf_of(*blocks: Block) -> bytes:
    return typst_pdfs([document(*blocks)])[0]


@pytest.fixture(scope="module")
def files() -> dict[str, bytes]:
    """Return the file of every kind, of the example and of hardly anything."""
    names = [f"{kind} {name}" for name in ("rich", "empty") for kind in KINDS]
    documents = [KINDS[kind](facts) for facts in (rich(), empty()) for kind in KINDS]
    return dict(zip(names, typst_pdfs(documents), strict=True))


def test_every_kind_is_a_file_for_everybody(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        told = told_of(data)
        assert re.search(r"^Tagged: +yes$", told, re.MULTILINE), name
        # The promise to keep the rules for accessible files is in the file.
        assert b"<pdfuaid:part>1</pdfuaid:part>" in data, name
        assert b"<rdf:li>en-GB</rdf:li>" in data, name
        assert re.search(r"^Author: +\S", told, re.MULTILINE), name
        assert re.search(r"^CreationDate: .*(Nov .*2026|Dec .*2026|Jan .*2027)", told, re.MULTILINE), (name, told)


def test_every_page_is_numbered_and_none_is_empty(files: dict[str, bytes]) -> None:
    for name, data in files.items():
        pages = pages_of(data)
        assert len(pages) <= 8, name
        for number, page in enumerate(pages, 1):
            assert f"Page {number} of {len(pages)}" in page, name
            assert "Confidential" in page
            assert len(page) > 100, (name, number)


def test_one_page_is_one_page(files: dict[str, bytes]) -> None:
    for kind in ("brief", "brief for the customer", "pack for the customer"):
        assert len(pages_of(files[f"{kind} rich"])) == 1
    first, second, *_ = pages_of(files["minutes rich"])
    assert "Next review: Tue 23 Feb 2027" in first
    assert second.split("\n")[1].startswith("Who took part")


def test_the_notice_is_at_the_foot_of_every_page(files: dict[str, bytes]) -> None:
    for page in pages_of(files["pack rich"]):
        assert page.count("This pack assesses people. Read it, do not forward it.") == 1


def test_the_same_facts_make_the_same_bytes(files: dict[str, bytes]) -> None:
    kinds = ("minutes", "pack")
    again = typst_pdfs([KINDS[kind](rich()) for kind in kinds])
    assert again == [files[f"{kind} rich"] for kind in kinds]
    assert re.search(rb"<xmp:CreateDate>2026-11-24T", again[0])


def test_an_action_leads_to_where_it_was_agreed(files: dict[str, bytes]) -> None:
    links = files["minutes rich"].count(b"/Subtype/Link")
    assert links >= 6
    assert "Decisions" in files["minutes rich"].decode("latin-1")
    assert b"/Outlines" in files["minutes rich"]
    assert "place-" in told_of(files["minutes rich"], "-dests") or links


@pytest.mark.parametrize("kind", KINDS)
def test_hostile_words_come_out_as_they_went_in(kind: str) -> None:
    plain = [words for words in (*TOGETHER.split(" ¦ "), *ALONE, *map(written, PROGRAM)) if words.isascii()]
    dirty = [f"before {words} after" for words in DIRTY]
    # No longer than leaves rows of tables whole: parts of two cells would come out mixed.
    texts = [" ¦ ".join(part) for part in (plain[::3], plain[1::3], plain[2::3], dirty)]
    documents = [KINDS[kind](hostile(words)) for words in texts]
    for data, words, one in zip(typst_pdfs(documents), texts, documents, strict=True):
        body, shown = body_of(data, one.notice), clean(words)
        lacking = frozenset(char for char in unusual(shown) if char not in body)
        assert lacking <= set(clean("".join(DIRTY)))
        assert body.count(squeezed(named(shown, lacking))) >= LEAST[kind], words


def written(words: str) -> str:
    return words.format(file="/etc/passwd")


@pytest.fixture(scope="module")
def hostile_files() -> dict[str, bytes]:
    """Return a file for each hostile text, which stands in all that text can stand in."""
    documents = [
        document(
            Heading(2, text(words[:500])),
            Paragraph(text(words)),
            List((ListItem(text(words)),)),
            Table((Column("A", 1), Column("B", 9)), (Row((Cell(text(words[:200])), Cell(text(words)))),), "T"),
        )
        for words in map(clean, HOSTILE)
    ]
    return dict(zip(HOSTILE, typst_pdfs(documents), strict=True))


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: ascii(words)[:20])
def test_each_hostile_text_is_there_or_named(hostile_files: dict[str, bytes], words: str) -> None:
    data, words = hostile_files[words], clean(words)
    said = said_in(data).removesuffix("Page1of1").replace("TitleConfidential", "")
    if words.isascii():
        assert squeezed(words) in said or len(words) > 5_000
        assert sum(map(said.count, set(squeezed(words)))) >= 3 * len(squeezed(words))
    # What shapes or tints the letter beside it may go with that.
    for char in set(squeezed(words)) - set("\u200d\ufe0f\U0001f3fd"):
        names = (char, f"U+{ord(char):04X}", squeezed(unicodedata.name(char)).lower())
        assert any(name in said for name in names), ascii(char)


def test_a_text_is_no_program_and_reads_no_file(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text(HIDDEN)
    lines = [words.format(file=secret) for words in PROGRAM]
    data = typst_pdfs(
        [
            document(
                Heading(1, text(lines[0])),
                Contents(lines[1]),
                *(Heading(2, text(words), anchor=words) for words in lines),
                *(Paragraph((Run(words, link=words, comment=words),)) for words in lines),
                KeyFacts(tuple(Fact(words, words, words) for words in lines[:3]), lines[0]),
                *(Callout(text(words), "settle") for words in lines),
                title=lines[0],
                notice=lines[2],
            )
        ]
    )[0]
    said = said_in(data)
    assert HIDDEN not in said
    for words in lines:
        assert said.count(squeezed(words)) >= 4
    assert lines[0] in told_of(data)


def test_what_no_typeface_has_is_named_and_said() -> None:
    data = pdf_of(Paragraph(text("before \U000f0000\U000f0001 after")))
    said = said_in(data)
    assert "before[U+F0000U+F0001]after" in said
    assert "Notypefaceonthemachine" in said
    assert b"pdfuaid" in data
    assert "Notypeface" not in said_in(pdf_of(Paragraph(text("before \u2013 after €"))))


def test_letters_are_named_as_people_know_them() -> None:
    lacking = frozenset("日本\U0001f44d")
    assert named("a 日本 👍 b", lacking) == "a [U+65E5 U+672C] [thumbs up sign] b"
    assert named("a 日本", frozenset()) == "a 日本"
    assert named("👍\ufe0f!", lacking | {"\ufe0f"}) == "[thumbs up sign]!"
    assert named("\U0001f469\u200d\U0001f52c", frozenset("\U0001f469\U0001f52c")) == "[woman microscope]"
    assert named("\U0001f44d\U0001f3fd", frozenset("\U0001f44d")) == "[thumbs up sign]"
    assert unusual(f"abc é日{BREAK}日") == ["é", "日"]


def test_what_typst_refuses_is_understood() -> None:
    said = 'error: the text `"日"` could not be displayed with font `"A"`\n\nerror: the text `"\\u{200d}"` could not be'
    assert refused(said + " displayed with font", ["日", "\u200d", "é"]) == {"日", "\u200d"}
    assert refused("something else", ["日"]) == frozenset()


def test_the_best_typeface_that_is_there_comes_first() -> None:
    assert families_of(lambda: ["Libertinus Serif", "X", "Liberation Sans"]) == ["Liberation Sans", "Libertinus Serif"]


def test_a_long_word_may_break_and_short_ones_may_not() -> None:
    assert breakable("a short line of words " * 50, 12) == "a short line of words " * 50
    broken = breakable("x" * 100, 12)
    assert broken.replace(BREAK, "") == "x" * 100
    assert max(map(len, broken.split(BREAK))) <= 12
    assert breakable("https://example.com/a/very/long/address", 14).count(BREAK) >= 3
    assert breakable(f"a{BREAK}b", 40) == "a<U+200B>b"
    assert BREAK not in breakable("日本語の会議、合意" * 20, 12)


def test_no_letter_stands_outside_the_page() -> None:
    """Long words in narrow columns, in all that has a width of its own."""
    word = "W" * 400
    narrow = Table(tuple(Column("Wwwwwwwww", width) for width in (3, 3, 3, 91)), (row(word), row("x" * 999)), "T")
    data = pdf_of(
        Heading(1, text(word)),
        Callout(text(word)),
        KeyFacts(tuple(Fact(word, word, word) for _ in range(5)), "F"),
        narrow,
        Landscape((narrow,)),
    )
    boxes = told_of_words(data)
    assert len(boxes) > 100
    assert [one for one in boxes if one[0] < 50 or one[1] > one[2] - 50] == []


def row(words: str) -> Row:
    return Row(tuple(Cell(text(words[:60])) for _ in range(4)))


def told_of_words(data: bytes) -> list[tuple[float, float, float]]:
    """Return left and right edge of every word, and the width of its page."""
    read = subprocess.run(
        [needed("pdftotext", "reads where words stand"), "-bbox", "-", "-"],
        input=data,
        check=True,
        capture_output=True,
    ).stdout.decode()
    boxes, width = [], 0.0
    for match in re.finditer(r'<page width="([\d.]+)"|xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)"', read):
        if match[1]:
            width = float(match[1])
        else:
            boxes.append((float(match[2]), float(match[3]), width))
    return boxes


def test_heads_of_columns_are_on_every_page_and_rows_stay_whole() -> None:
    rows = tuple(Row((Cell(text(f"{number} begin {'word ' * 30}end {number}")), Cell(()))) for number in range(120))
    pages = pages_of(pdf_of(Table((Column("First", 3), Column("Second", 1)), rows, "T")))
    assert len(pages) > 3
    for page in pages:
        assert page.count("First Second") == 1
        assert re.findall(r"(\d+) begin", page) == re.findall(r"end (\d+)", page)


def test_a_total_is_not_alone_on_a_page() -> None:
    """Of the lengths at which a second page begins, one would begin it with the total."""
    lengths = set()
    for count in range(52, 60):
        lines = (Row((Cell(text(f"Line {number}")), Cell(()))) for number in range(count))
        body = (*lines, Row((Cell(text("All together")), Cell(text("400"))), total=True))
        pages = pages_of(pdf_of(Table((Column("What", 50), Column("Who", 50)), body, "Sums")))
        lengths.add(len(pages))
        assert f"Line {count - 1}\nAll together" in next(page for page in pages if "All together" in page)
    assert lengths == {1, 2}


def test_no_chart_is_alone_on_a_page_after_another() -> None:
    bars = BarChart("Bars of it", "Two bars.", ("a", "b"), (Series("S", (1.0, 2.0)),), "EUR")
    for lines in range(36, 48, 2):
        above = (Paragraph(text(f"Line {number}")) for number in range(lines))
        assert all(page.count("Bars of it") in (0, 2) for page in pages_of(pdf_of(*above, bars, bars)))


def test_contents_have_the_pages_of_their_headings() -> None:
    parts = [block for number in range(1, 4) for block in (PageBreak(), Heading(2, text(f"Part {number}x")))]
    pages = pages_of(pdf_of(Heading(1, text("Whole")), Contents(), *parts))
    assert len(pages) == 4
    assert [re.sub(r"[ .\u2060]+", " ", line) for line in pages[0].split("\n") if "Part" in line] == [
        f"Part {number}x {number + 1}" for number in range(1, 4)
    ]


def test_turned_pages_and_papers() -> None:
    turned = document(Paragraph(text("up")), PageBreak(), Landscape((Paragraph(text("wide")),)), Paragraph(text("up")))
    a4, letter = typst_pdfs([turned, replace(turned, paper="letter")])
    sizes = re.findall(r"size: +([\d.]+) x ([\d.]+)", told_of(a4, "-l", "9"))
    assert [float(wide) > float(high) for wide, high in sizes] == [False, True, False]
    assert "612 x 792" in told_of(letter)


def test_what_is_only_to_edit_is_left_out() -> None:
    edited = Landscape((Heading(2, text("Register"), anchor="a1"),), only_to_edit=True)
    said = said_in(pdf_of(Contents(), Heading(2, text("Here")), edited, Paragraph((Run("see", link="a1"),))))
    assert "Register" not in said
    assert "see" in said


def test_a_document_with_too_many_links_for_a_quick_layout_has_none() -> None:
    places = [Heading(2, text(f"here {number}"), anchor=f"a{number}") for number in range(3)]

    def linked(links: int) -> str:
        return json.dumps(content_of(document(*places, *([Paragraph((Run("see", link="a1"),))] * links))))

    assert linked(1_000).count('"link": 0') == 1_000
    assert '"anchor": 0' in linked(1)
    assert '"anchor": 1' not in linked(1)
    assert '"link"' not in linked(1_001)
    assert '"anchor"' not in linked(1_001)


def test_two_thousand_actions_are_all_there() -> None:
    said = said_in(typst_pdfs([KINDS["minutes for the customer"](many(2_000))])[0])
    assert all(f"takttimesofcell{place}," in said for place in range(2_000))


def test_a_field_of_a_megabyte_is_there_to_its_end() -> None:
    words = "Begin " + "& <x> * " * 125_000 + "end"
    brief = KINDS["brief"](large(words))
    assert squeezed(words) in body_of(typst_pdfs([brief])[0], brief.notice)


def test_data_holds_no_place_that_is_not_a_number() -> None:
    made = content_of(
        document(Heading(2, text("x"), anchor="<a>"), Paragraph((Run("y", link="<a>"), Run("z", link="b"))))
    )
    assert made["blocks"][0]["anchor"] == 0
    assert made["blocks"][1]["text"]["runs"] == [{"text": "y", "link": 0}, {"text": "z"}]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (b"", "its process was stopped, most likely for want of memory; write a .docx"),
        (json.dumps({"fault": "no glyphs"}).encode(), "Typst did not make the PDF: no glyphs; write a .docx"),
    ],
)
def test_what_goes_wrong_is_said(monkeypatch: pytest.MonkeyPatch, answer: bytes, message: str) -> None:
    monkeypatch.setattr(subprocess, "run", lambda *_, **__: subprocess.CompletedProcess([], 1, answer, b""))
    with pytest.raises(NoPdfError, match=message):
        typst_pdfs([document()])
