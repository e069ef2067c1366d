"""A page of HTML as a browser prints it: the same first page as in Word, and no page with nothing on it."""

from __future__ import annotations

import subprocess
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from samreview.documents.html import html_text
from samreview.documents.tree import PageBreak, Paragraph, text
from tests.documents.kinds import KINDS, rich

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from samreview.documents.tree import Document, Paper

WHY = "Chromium and poppler print HTML and read its pages"
PAPERS: tuple[Paper, ...] = ("a4", "letter")


@pytest.fixture
def pages_of(need_tool: Callable[[str, str], str], tmp_path: Path) -> Callable[[Document], list[str]]:
    """Return what prints a document and gives the words of each page."""
    chromium, pdftotext = need_tool("chromium", WHY), need_tool("pdftotext", WHY)

    def printed(document: Document) -> list[str]:
        page, made = tmp_path / "page.html", tmp_path / "page.pdf"
        page.write_text(html_text(document))
        quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking")
        own = (f"--user-data-dir={tmp_path / 'profile'}", "--no-pdf-header-footer", f"--print-to-pdf={made}")
        subprocess.run([chromium, *quiet, *own, page.as_uri()], check=True, capture_output=True, timeout=60)
        read = subprocess.run([pdftotext, made, "-"], check=True, capture_output=True, timeout=60)
        return read.stdout.decode().split("\f")[:-1]

    return printed


@pytest.mark.parametrize("paper", PAPERS)
def test_a_brief_is_one_page_and_the_executives_page_too(
    pages_of: Callable[[Document], list[str]], paper: Paper
) -> None:
    (brief,) = pages_of(replace(KINDS["brief"](rich()), paper=paper))
    assert "What they may raise first" in brief
    first, second, *_rest = pages_of(replace(KINDS["minutes"](rich()), paper=paper))
    assert "Next review" in first
    assert second.startswith("Who took part")


def test_a_break_after_a_full_page_leaves_no_empty_one() -> None:
    """A break has no place of its own, which might be on the next page already: what follows begins the page."""
    blocks = (Paragraph(text("one")), PageBreak(), Paragraph(text("two")))
    page = html_text(replace(KINDS["brief"](rich()), blocks=blocks))
    assert '<div class="page"></div>\n<p' in page
    assert ".page { display: none; } .page + * { break-before: page; }" in page
