"""The first page of a pack is one page, on both papers, however full it is."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

from samreview.documents.looks import Looks
from samreview.documents.office import office_pdfs
from samreview.documents.pack_files import pack_files
from tests.documents.packing import fullest, meeting_of, plan_named

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from samreview.documents.pack_meeting import Meeting
    from samreview.documents.tree import Paper

WHY = "LibreOffice and poppler lay the packs out and read their pages"


def test_the_readers_page_is_one_page(need_tool: Callable[[str, str], str], tmp_path: Path) -> None:
    need_tool("soffice", WHY)
    pdftotext = need_tool("pdftotext", WHY)

    def word_file(meeting: Meeting, paper: Paper) -> bytes:
        return pack_files(meeting, ["docx"], Looks(paper=paper))[0].data

    meetings = (meeting_of(plan_named()), fullest())
    made = office_pdfs([word_file(one, paper) for one in meetings for paper in ("a4", "letter")])
    for number, data in enumerate(made):
        path = tmp_path / f"{number}.pdf"
        path.write_bytes(data)
        read = subprocess.run([pdftotext, "-layout", path, "-"], check=True, capture_output=True, timeout=60)
        pages = read.stdout.decode().split("\f")[:-1]
        assert "Your part" in pages[0]
        assert "The customer's next quarters" in pages[0]
        assert ("What changed since" in pages[0]) == (number > 1)
        assert "Who stands where" in pages[1]
        assert "The customer's next quarters" not in pages[1]
        assert all("This pack assesses people. Read it, do not forward it." in page for page in pages)
