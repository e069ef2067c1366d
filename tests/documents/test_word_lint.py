"""The inspection of Word files finds every fault that it is there for: each is planted once into a good file."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from samreview.documents.docx.package import packed, unpacked
from samreview.documents.docx.writer import docx_bytes
from tests.documents.test_docx_features import whole
from tests.documents.word_lint import BODY, COMMENTS, NUMBERING, STYLES, faults_of

if TYPE_CHECKING:
    from collections.abc import Callable

GOOD = docx_bytes(whole())
RELATIONS = "word/_rels/document.xml.rels"
FOOT = "word/footer1.xml"


def test_a_good_file_has_no_fault() -> None:
    assert faults_of(GOOD) == []


def again(pattern: str, number: int = 2) -> Callable[[str], str]:
    """Return a change that gives the second of what a pattern finds the words of the first."""

    def change(words: str) -> str:
        found = list(re.finditer(pattern, words))
        first, other = found[0], found[number - 1]
        assert first[1] != other[1]
        return words[: other.start(1)] + first[1] + words[other.end(1) :]

    return change


def put(before: str, after: str) -> Callable[[str], str]:
    """Return a change of the first of some words."""

    def change(words: str) -> str:
        assert before in words
        return words.replace(before, after, 1)

    return change


def cut(pattern: str) -> Callable[[str], str]:
    """Return a change that takes out the first of what a pattern finds."""

    def change(words: str) -> str:
        assert re.search(pattern, words, re.DOTALL)
        return re.sub(pattern, "", words, count=1, flags=re.DOTALL)

    return change


FAULTS = [
    (BODY, again(r'<w:id w:val="(\d+)"/>'), "two controls have the id"),
    (BODY, again(r'<wp:docPr id="(\d+)"'), "is on two drawings"),
    (BODY, again(r'<w:bookmarkStart w:id="\d+" w:name="(\w+)"'), "two bookmarks have the name"),
    (BODY, again(r'<w:bookmarkStart w:id="(\d+)"'), "two bookmarks have the id"),
    (BODY, cut("<w:bookmarkEnd[^>]*/>"), "a bookmark begins or ends without its other end"),
    (BODY, put('w:name="_Toc000001"', 'w:name="1 place"'), "no bookmark can be called"),
    (BODY, put('w:anchor="_Toc000001"', 'w:anchor="nowhere"'), "a link leads to nowhere"),
    (BODY, cut('<w:r><w:fldChar w:fldCharType="end"/></w:r>'), "a field begins and does not end"),
    (BODY, cut('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'), "a field ends that has not begun"),
    (BODY, put("</w:p></w:tc>", "</w:p><w:tbl/></w:tc>"), "a cell ends in tbl"),
    (BODY, put("<w:tcPr>", '<w:tcPr><w:gridSpan w:val="2"/>'), "columns in a grid of"),
    (BODY, put("<w:gridCol ", '<w:gridCol w:w="9"/><w:gridCol '), "a table is not as wide as its columns"),
    (BODY, put('<w:tcW w:w="', '<w:tcW w:w="1'), "is not as wide as its columns in the grid"),
    (BODY, cut(' w:orient="landscape"'), "says it is upright"),
    (BODY, put('w:left="1134"', 'w:left="9134"'), "wide on a page with room for"),
    (BODY, put("s:action[2]", "s:action[7]"), "which is not there"),
    (BODY, put('w:storeItemID="{2B6F', 'w:storeItemID="{0000'), "is bound to {0000"),
    (BODY, put("Lukas Brandt (lukas-2)", "Priya Raman"), "two choices of a control read Priya Raman"),
    (BODY, put('<w:tag w:val="', '<w:tag w:val="' + "x" * 64), "is too long"),
    (BODY, put('<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Fancy"/>'), "uses style Fancy, which is not there"),
    (BODY, put('<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Hyperlink"/>'), "as a style of a paragraph"),
    (BODY, put("<w:pPr>", '<w:pPr><w:numPr><w:numId w:val="77"/></w:numPr>'), "uses numbering 77"),
    (BODY, cut("<w:r><w:commentReference[^>]*/></w:r>"), "commentReference do not agree"),
    (BODY, cut("<w:commentRangeEnd[^>]*/>"), "commentRangeEnd do not agree"),
    (BODY, put('r:id="rId8"', 'r:id="rId99"'), "which relates to nothing"),
    (BODY, put("</w:r><w:r>", "</w:r>lost<w:r>"), "text stands between elements"),
    (COMMENTS, cut("<w:comment .*?</w:comment>"), "comments and their"),
    (NUMBERING, put("</w:numbering>", '<w:abstractNum w:abstractNumId="9"/></w:numbering>'), "is not in its order"),
    (NUMBERING, put('<w:abstractNumId w:val="0"/>', '<w:abstractNumId w:val="8"/>'), "has no levels"),
    (NUMBERING, put('w:numId="2"', 'w:numId="1"'), "two numberings are 1"),
    (STYLES, put('w:styleId="Subtitle"', 'w:styleId="Title"'), "two styles have the id Title"),
    (STYLES, put('<w:name w:val="Subtitle"/>', '<w:name w:val="Title"/>'), "two styles are called title"),
    (STYLES, put('<w:basedOn w:val="Normal"/>', '<w:basedOn w:val="Gone"/>'), "uses style Gone"),
    (STYLES, put('<w:numId w:val="1"/>', '<w:numId w:val="31"/>'), "uses numbering 31"),
    (FOOT, put("</w:p>", '<w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p>'), "a field begins and does not end"),
    (RELATIONS, again(r' Id="(\w+)"'), "twice"),
    (RELATIONS, put('Target="charts/chart1.xml"', 'Target="charts/chart9.xml"'), "no part word/charts/chart9.xml"),
    (
        RELATIONS,
        put('Target="charts/chart1.xml"', 'Target="file:///etc/passwd" TargetMode="External"'),
        "leads to file:",
    ),
    ("[Content_Types].xml", put("/word/charts/chart1.xml", "/word/charts/chart9.xml"), "which is not there"),
]


@pytest.mark.parametrize(("part", "change", "fault"), FAULTS, ids=[fault[:44] for _, _, fault in FAULTS])
def test_a_planted_fault_is_found(part: str, change: Callable[[str], str], fault: str) -> None:
    parts = unpacked(GOOD, "good.docx")
    parts[part] = change(parts[part].decode()).encode()
    assert any(fault in one for one in faults_of(packed(parts))), faults_of(packed(parts))


def test_a_part_that_is_there_twice_is_no_file_at_all() -> None:
    data = GOOD.replace(b"word/footer1.xml", b"word/header1.xml")
    with pytest.raises(AssertionError, match="twice"):
        faults_of(data)


def test_a_head_row_in_the_middle_of_a_table_is_found() -> None:
    parts = unpacked(GOOD, "good.docx")
    whole_rows = "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
    words = parts[BODY].decode()
    at = words.rindex(whole_rows)
    head = whole_rows.replace("<w:cantSplit/>", "<w:cantSplit/><w:tblHeader/>")
    changed = words[:at] + head + words[at + len(whole_rows) :]
    assert "a head row stands below other rows" in faults_of(packed(parts | {BODY: changed.encode()}))


def test_a_gutter_takes_room_from_the_text() -> None:
    parts = unpacked(GOOD, "good.docx")
    changed = re.sub(r'w:gutter="0"', 'w:gutter="900"', parts[BODY].decode())
    assert any("with room for" in one for one in faults_of(packed(parts | {BODY: changed.encode()})))
