"""The first page of a pack is one page, on both papers, however full it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.documents import pdf
from samreview.documents.looks import Looks
from samreview.documents.pack import pack_document
from samreview.documents.pack_reading import read_packs
from samreview.documents.pdf import pdfs_of
from samreview.documents.typst.writer import is_installed
from tests.documents.packing import fullest, meeting_of, plan_named
from tests.documents.pdf_reading import pages_of
from tests.tools import missing, needed

if TYPE_CHECKING:
    from samreview.documents.tree import Paper

PAPERS: tuple[Paper, ...] = ("a4", "letter")


@pytest.mark.parametrize("way", ["typst", "office"])
def test_the_readers_page_is_one_page(way: str, monkeypatch: pytest.MonkeyPatch) -> None:
    if way == "office":
        needed("soffice", "LibreOffice lays the packs out")
    elif not is_installed():
        missing("typst", 'the extra is not installed: pip install "samreview[pdf]"')
    monkeypatch.setattr(pdf, "is_installed", lambda: way == "typst")
    meetings = (meeting_of(plan_named()), fullest())
    asked = [(meeting, Looks(paper=paper)) for meeting in meetings for paper in PAPERS]
    documents = [looks.on_paper(pack_document(read_packs(meeting)[0])) for meeting, looks in asked]
    for number, data in enumerate(pdfs_of(documents)):
        pages = pages_of(data)
        assert "Your part" in pages[0]
        assert "The customer's next quarters" in pages[0]
        assert ("What changed since" in pages[0]) == (number > 1)
        assert "Who stands where" in pages[1]
        assert "The customer's next quarters" not in pages[1]
        assert all("This pack assesses people. Read it, do not forward it." in page for page in pages)
