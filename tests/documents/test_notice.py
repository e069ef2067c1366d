"""The notice at the foot of every page, and addresses in the web that can be followed."""

from __future__ import annotations

import datetime as dt
import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from samreview.documents.docx.package import packed
from samreview.documents.docx.reference import reference_parts
from samreview.documents.docx.writer import docx_bytes
from samreview.documents.html import html_text
from samreview.documents.markdown_out import markdown_text
from samreview.documents.tree import Cell, Column, Document, Paragraph, Row, Run, Table, text

if TYPE_CHECKING:
    from collections.abc import Callable

NOTICE = "Assesses people & <more>: not to be forwarded."
PLAIN = Document("Title", "Team", dt.datetime(2026, 11, 24, tzinfo=dt.UTC), blocks=(Paragraph(text("Body")),))
DOCUMENT = replace(PLAIN, notice=NOTICE)


def parts(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def without_foot() -> bytes:
    """Return a reference document that has no foot line."""
    inside = reference_parts()
    del inside["word/footer1.xml"]
    for name, gone in (
        ("word/document.xml", rb"<w:footerReference[^>]*/>"),
        ("word/_rels/document.xml.rels", rb'<Relationship Id="rId7"[^>]*/>'),
        ("[Content_Types].xml", rb'<Override PartName="/word/footer1.xml"[^>]*/>'),
    ):
        inside[name] = re.sub(gone, b"", inside[name])
    return packed(inside)


def test_every_foot_line_has_it_once(word_faults: Callable[[bytes], list[str]]) -> None:
    data = docx_bytes(DOCUMENT)
    assert word_faults(data) == []
    foot = parts(data)["word/footer1.xml"]
    assert foot.count("Assesses people &amp; &lt;more&gt;: not to be forwarded.") == 1
    assert "NUMPAGES" in foot
    assert "Assesses" not in str(parts(docx_bytes(PLAIN)))


def test_looks_without_a_foot_line_get_one(word_faults: Callable[[bytes], list[str]]) -> None:
    data = docx_bytes(DOCUMENT, without_foot(), "theirs.docx")
    assert word_faults(data) == []
    inside = parts(data)
    assert "Assesses people" in inside["word/footer-notice.xml"]
    assert "footerReference" in inside["word/document.xml"]
    assert [name for name in parts(docx_bytes(PLAIN, without_foot(), "theirs.docx")) if "footer" in name] == []


def test_a_page_and_markdown_end_with_it() -> None:
    assert '<footer dir="auto">Assesses people &amp; &lt;more&gt;: not to be forwarded.</footer>' in html_text(DOCUMENT)
    assert markdown_text(DOCUMENT).endswith("Assesses people \\& \\<more\\>: not to be forwarded.\n")


def linked(address: str) -> Document:
    return replace(PLAIN, blocks=(Paragraph((Run("Join", address=address), Run(" and again", address=address))),))


def test_an_address_can_be_followed(word_faults: Callable[[bytes], list[str]]) -> None:
    data = docx_bytes(linked("https://meet.example.com/a?b=1&c=2"))
    assert word_faults(data) == []
    assert parts(data)["word/_rels/document.xml.rels"].count('Target="https://meet.example.com/a?b=1&amp;c=2"') == 1
    assert '<a href="https://meet.example.com/a?b=1&amp;c=2" rel="noreferrer">Join</a>' in html_text(
        linked("https://meet.example.com/a?b=1&c=2")
    )


@pytest.mark.parametrize("address", ["javascript:alert(1)", "file:///etc/passwd", "http://a b", 'https://a">x', "#a\n"])
def test_what_is_no_web_address_is_only_words(address: str) -> None:
    if address.startswith("https"):
        assert 'href="https://a&quot;&gt;x"' in html_text(linked(address))
        return
    assert "<a " not in html_text(linked(address))
    assert "w:hyperlink " not in parts(docx_bytes(linked(address)))["word/document.xml"]


def test_cells_of_a_page_are_named_for_narrow_screens() -> None:
    columns = (Column("What", 1), Column("By", 1))
    table = Table(columns, (Row((Cell(text("Go")), Cell(text("noon")))),), "Plan")
    page = html_text(replace(PLAIN, blocks=(table,)))
    assert '<tr><td data-label="What" dir="auto">Go</td><td data-label="By" dir="auto">noon</td></tr>' in page
