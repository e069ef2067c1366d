"""PDF files are LibreOffice's work: where it is missing one sentence says what to do instead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.documents import pdf
from samreview.documents.minutes import minutes_document
from samreview.documents.pdf import NoPdfError, pdfs_of
from samreview.documents.write import document_bytes, format_of

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from samreview.documents.minutes_data import Minutes


def test_without_libreoffice_it_is_refused_before_anything_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(NoPdfError, match="PDF needs LibreOffice"):
        format_of("minutes.pdf")


def test_a_libreoffice_that_makes_nothing_is_no_success(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o700)
    monkeypatch.setattr(pdf, "pdf_program", lambda: str(program))
    with pytest.raises(NoPdfError, match="did not make the PDF"):
        pdfs_of([b"no Word file"])


def test_the_minutes_are_made(minutes: Minutes, need_tool: Callable[[str, str], str]) -> None:
    need_tool("soffice", "makes the PDF")
    assert document_bytes(minutes_document(minutes), ".pdf").startswith(b"%PDF-1.")
