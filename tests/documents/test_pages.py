"""The minutes as LibreOffice lays them out: the pages a person would see."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

import pytest

from samreview.documents.docx.writer import docx_bytes
from samreview.documents.minutes import minutes_document

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.documents.minutes_data import Minutes

WHY = "LibreOffice and poppler lay the minutes out and read their pages"


@pytest.fixture(scope="module")
def pages(
    minutes: Minutes, need_tool: Callable[[str, str], str], tmp_path_factory: pytest.TempPathFactory
) -> list[str]:
    """Return the words of each page."""
    soffice, pdftotext = need_tool("soffice", WHY), need_tool("pdftotext", WHY)
    folder = tmp_path_factory.mktemp("pages")
    (folder / "minutes.docx").write_bytes(docx_bytes(minutes_document(minutes)))
    # its own profile, or two at a time would wait for each other
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    subprocess.run(
        [soffice, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, folder / "minutes.docx"],
        check=True,
        capture_output=True,
        timeout=120,
    )
    # soffice ends with 0 even when it made nothing
    assert (folder / "minutes.pdf").is_file()
    read = subprocess.run(
        [pdftotext, "-layout", folder / "minutes.pdf", "-"], check=True, capture_output=True, timeout=60
    )
    return [re.sub(r"\s+", " ", page) for page in read.stdout.decode().split("\f")[:-1]]


def test_the_executives_page_is_one_page(pages: list[str]) -> None:
    first, second = pages[:2]
    for words in (
        "Halden Medical Systems",
        "Lyon is ours to win",
        "Decisions",
        "Must go up",
        "EUR 1,200,000",
        "Next review: Tue 23 Feb 2027",
    ):
        assert words in first
    assert "Who took part" not in first
    assert "Who took part" in second


def test_every_page_has_its_title_and_its_number(pages: list[str]) -> None:
    assert 5 <= len(pages) <= 7
    for number, page in enumerate(pages, 1):
        assert "DRAFT Halden Medical Systems: minutes of 24 Nov 2026" in page
        assert f"Page {number} of {len(pages)}" in page
        # an almost empty page is a layout that went wrong; a chart says little in words
        assert len(page) > 400 or "a question mark is an assumption" in page


def test_nothing_is_lost_on_the_way_to_paper(pages: list[str], minutes: Minutes) -> None:
    whole = " ".join(pages)
    for line in minutes.lines:
        assert line.text.split(",")[0][:20] in whole
    assert "@dmacdonato" in whole
