"""The page of a pack to prepare on: what it asks, and that what is written on it comes back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import docx
import pytest

from samreview.documents.docx.reading.package import UnreadableDocumentError
from samreview.documents.docx.reading.prep import read_prep
from samreview.documents.pack import pack_document
from samreview.documents.pack_reading import read_packs
from samreview.documents.write import document_bytes
from samreview.review.prep.grid import grid, read_grid
from samreview.review.prep.subjects import subjects
from tests.documents.packing import NOON, meeting_of, plan_named

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.review.prep.page import Written

LUKAS = subjects(plan_named(), NOON.date(), "lukas")


def filled_in(answers: Mapping[str, str]) -> bytes:
    """Return the pack of one person with words in the last column, as Word would save it."""
    (pack,) = (one for one in read_packs(meeting_of(plan_named())) if one.reader.id == "lukas")
    document = docx.Document(io.BytesIO(document_bytes(pack_document(pack), ".docx")))
    (table,) = (one for one in document.tables if one.rows[0].cells[0].text.startswith("Prepared by "))
    for row in table.rows:
        if (words := row.cells[0].text.split("\n")[-1]) in answers:
            row.cells[-1].text = answers[words]
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def written(answers: Mapping[str, str]) -> Written:
    return read_prep(filled_in(answers), "lukas.docx", LUKAS)


def test_a_page_that_nobody_wrote_on_says_nothing() -> None:
    assert written({}) == ("lukas", (), False)


def test_what_is_written_comes_back_as_what_it_is() -> None:
    came = written(
        {
            "Read": "Yes",
            "Question": "Who signs in Lyon? @house\nAnd when?",
            "Another idea": "Sell service opp:lyon +120k",
            "sanne nextgen": "y, because she showed me the slide",
            "claire lyon": "she is not sure",
            "opp:lyon": "2027-08-01 because Claire says so",
        }
    )
    assert came.read
    assert came.entries == (
        ("question", "Who signs in Lyon? @house"),
        ("question", "And when?"),
        ("idea", "Sell service opp:lyon +120k"),
        ("validation", "sanne nextgen advocate because she showed me the slide"),
        ("validation", "claire lyon she is not sure"),
        ("validation", "opp:lyon 2027-08-01 because Claire says so"),
    )


def test_each_thing_that_only_they_can_test_has_its_row() -> None:
    assert [(row.name, row.key) for row in grid(LUKAS)] == [
        ("Read", ""),
        ("Question", ""),
        ("Another question", ""),
        ("Idea", ""),
        ("Another idea", ""),
        ("Sanne de Wit on Next-gen analyser line", "sanne nextgen"),
        ("Claire Fontaine on Lyon inspection cells", "claire lyon"),
        ("Lyon inspection cells", "opp:lyon"),
    ]


def test_the_page_speaks_to_a_person_and_keeps_keys_below_the_words() -> None:
    first = docx.Document(io.BytesIO(filled_in({}))).tables[-1]
    assert first.rows[0].cells[0].text == "Prepared by Lukas Brandt, lukas"
    assert first.rows[6].cells[0].text == "Sanne de Wit on Next-gen analyser line\nsanne nextgen"


def test_a_row_is_found_by_its_words_where_its_key_is_gone() -> None:
    rows = [["Prepared by Lukas Brandt, lukas", "", ""], ["Claire Fontaine on Lyon  inspection cells", "", "unknown"]]
    assert read_grid(rows, LUKAS) == ("lukas", (("validation", "claire lyon unknown"),), False)


@pytest.mark.parametrize("no", ["", "no", "Not yet", "n"])
def test_who_has_not_read_the_plan_says_so(no: str) -> None:
    assert not written({"Read": no}).read


def test_rows_of_another_plan_are_kept_under_their_name() -> None:
    head = ["Prepared by Lukas Brandt, lukas", "We ask", "You write"]
    rows = [head, ["gone deal", "", "opposed because x"], ["only one cell"]]
    assert read_grid(rows, LUKAS) == ("lukas", (("validation", "gone deal opposed because x"),), False)
    assert read_grid([["Who", "What"]], LUKAS) is None
    assert read_grid([], LUKAS) is None


def test_a_file_without_such_a_page_is_refused() -> None:
    empty = io.BytesIO()
    docx.Document().save(empty)
    with pytest.raises(UnreadableDocumentError, match="no page to prepare on"):
        read_prep(empty.getvalue(), "x.docx", LUKAS)
    with pytest.raises(UnreadableDocumentError, match="no Word file"):
        read_prep(b"PK nothing", "x.docx", LUKAS)
