"""Head and foot lines reach the right margin of every page, whatever its width, in Word and in LibreOffice."""

from __future__ import annotations

import re
import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from samreview.documents.docx.package import packed
from samreview.documents.docx.reference import reference_parts
from samreview.documents.docx.writer import docx_bytes
from tests.documents.kinds import KINDS, rich

if TYPE_CHECKING:
    from samreview.documents.tree import Paper

TURNED = {"a4": 16838 - 2 * 1134, "letter": 15840 - 2 * 1134}
UPRIGHT = {"a4": 11906 - 2 * 1134, "letter": 12240 - 2 * 1134}
LINE = re.compile(r'<w:(?:header|footer)Reference[^>]*r:id="(\w+)"')
SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>", re.DOTALL)


def parts_of(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist() if name.endswith((".xml", ".rels"))}


def lines_of_sections(parts: dict[str, str]) -> list[list[str]]:
    """Return the head and foot lines of each section, as XML."""
    targets = dict(re.findall(r'Id="(rId\d+)"[^>]*Target="([^"]*)"', parts["word/_rels/document.xml.rels"]))
    return [
        [
            parts[f"word/{targets[one]}"]
            for one in re.findall(r'<w:(?:header|footer)Reference[^>]*r:id="(\w+)"', section)
        ]
        for section in SECTION.findall(parts["word/document.xml"])
    ]


def stops_of(line: str) -> set[int]:
    return {int(stop) for stop in re.findall(r'<w:tab w:val="right" w:pos="(\d+)"/>', line)}


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_each_section_has_lines_that_end_at_its_margin(paper: Paper) -> None:
    parts = parts_of(docx_bytes(replace(KINDS["minutes"](rich()), paper=paper)))
    upright, turned = lines_of_sections(parts)
    assert [stops_of(line) for line in turned] == [{TURNED[paper]}] * 2
    # the looks are made for A4: there the tab stop of their style fits already
    assert [stops_of(line) for line in upright] == [set() if paper == "a4" else {UPRIGHT[paper]}] * 2
    for line in (*upright, *turned):
        assert "<w:ptab " in line
        assert "Title" not in re.findall(r"<w:t[^>]*>([^<]*)", line)


def test_lines_keep_what_else_they_say_and_where_tab_stops_belong() -> None:
    looks = reference_parts()
    line = looks["word/header1.xml"].decode()
    line = line.replace(
        '<w:pStyle w:val="Header"/>',
        '<w:pStyle w:val="Header"/><w:keepNext/><w:pBdr><w:bottom w:val="single" w:sz="4" w:space="1"/></w:pBdr>'
        '<w:tabs><w:tab w:val="center" w:pos="4819"/></w:tabs><w:jc w:val="left"/>',
    )
    line = line.replace("</w:hdr>", "<w:p><w:r><w:t>A second line</w:t></w:r></w:p></w:hdr>")
    looks["word/header1.xml"] = line.encode()
    parts = parts_of(docx_bytes(KINDS["actions"](rich()), packed(looks)))
    ((header, _footer),) = lines_of_sections(parts)
    assert (
        f'</w:pBdr><w:tabs><w:tab w:val="clear" w:pos="9638"/><w:tab w:val="right" w:pos="{TURNED["a4"]}"/>' in header
    )
    assert header.count("<w:tabs>") == 1
    assert "</w:tabs><w:jc " in header
    assert "A second line" in header


def test_lines_without_anything_at_the_right_margin_stay_one_part() -> None:
    looks = reference_parts()
    for name in ("word/header1.xml", "word/footer1.xml"):
        looks[name] = re.sub(rb"<w:ptab\b[^>]*/>", b"<w:tab/>", looks[name])
    parts = parts_of(docx_bytes(KINDS["actions"](rich()), packed(looks)))
    assert sorted(name for name in parts if re.match(r"word/(header|footer)", name)) == [
        "word/footer1.xml",
        "word/header1.xml",
    ]
