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
    (table,) = (one for one in document.tables if one.rows[0].cells[0].text.startswith("Prep "))
    for row in table.rows:
        if row.cells[0].text in answers:
            row.cells[-1].text = answers[row.cells[0].text]
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
            "R": "Yes",
            "Q1": "Who signs in Lyon? @house\nAnd when?",
            "I2": "Sell service opp:lyon +120k",
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
    assert [row.name for row in grid(LUKAS)] == [
        "R",
        "Q1",
        "Q2",
        "I1",
        "I2",
        "sanne nextgen",
        "claire lyon",
        "opp:lyon",
    ]


@pytest.mark.parametrize("no", ["", "no", "Not yet", "n"])
def test_who_has_not_read_the_plan_says_so(no: str) -> None:
    assert not written({"R": no}).read


def test_rows_of_another_plan_are_kept_under_their_name() -> None:
    rows = [["Prep lukas", "We ask", "You write"], ["gone deal", "", "opposed because x"], ["only one cell"]]
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
