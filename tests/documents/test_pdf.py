"""The two ways to a PDF: which is taken, and where there is none one sentence that says what to do."""

from __future__ import annotations

import zipfile
from dataclasses import replace
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from samreview.documents import office, pdf
from samreview.documents.docx.package import packed
from samreview.documents.docx.reference import reference_parts
from samreview.documents.docx.writer import docx_bytes
from samreview.documents.failures import NoPdfError
from samreview.documents.looks import OURS, Looks
from samreview.documents.minutes import minutes_document
from samreview.documents.office import office_pdfs
from samreview.documents.pdf import MOST_PARTS, pdf_way, pdfs_of
from samreview.documents.tree import List, ListItem, text
from samreview.documents.write import document_bytes, format_of
from samreview.resources import data_bytes

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from samreview.documents.minutes_data import Minutes

THEIRS = Looks(reference=("acme.docx", packed(reference_parts() | {"docProps/app.xml": b"<Properties/>"})))


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Return what says which of the two a machine has."""

    def has(*, typst: bool, libreoffice: bool) -> None:
        monkeypatch.setattr(pdf, "is_installed", lambda: typst)
        monkeypatch.setattr(pdf, "office_program", lambda: "soffice" if libreoffice else None)

    return has


def test_typst_is_taken_where_it_is_and_libreoffice_else(machine: Callable[..., None]) -> None:
    machine(typst=True, libreoffice=True)
    assert pdf_way() == "typst"
    machine(typst=False, libreoffice=True)
    assert pdf_way() == "office"


def test_a_companys_word_file_is_laid_out_by_libreoffice(machine: Callable[..., None]) -> None:
    machine(typst=True, libreoffice=True)
    assert pdf_way(THEIRS) == "office"
    machine(typst=True, libreoffice=False)
    with pytest.raises(NoPdfError, match=r"in the looks of acme\.docx needs LibreOffice, .*write a \.docx"):
        format_of("minutes.pdf", looks=THEIRS)


def test_an_untouched_copy_of_our_word_file_is_no_look_of_their_own(
    machine: Callable[..., None], tmp_path: Path
) -> None:
    machine(typst=True, libreoffice=False)
    (tmp_path / "reference.docx").write_bytes(data_bytes("templates", "reference.docx"))
    looks = Looks(folder=str(tmp_path))
    assert pdf_way(looks) == "typst"
    assert THEIRS.reference is not None
    (tmp_path / "reference.docx").write_bytes(THEIRS.reference[1])
    with pytest.raises(NoPdfError, match=r"reference\.docx needs LibreOffice"):
        pdf_way(looks)


def test_without_either_both_are_named_before_anything_is_done(machine: Callable[..., None]) -> None:
    machine(typst=False, libreoffice=False)
    with pytest.raises(NoPdfError, match=r'`pip install "samreview\[pdf\]"`, or LibreOffice, and there is neither'):
        format_of("minutes.pdf")
    with pytest.raises(NoPdfError, match=r"save it as PDF, or an \.html and print it to PDF"):
        pdfs_of([], OURS)


def test_a_document_too_long_for_a_pdf_is_refused_at_once(minutes: Minutes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf, "typst_pdfs", lambda _: pytest.fail("it was begun"))
    document = minutes_document(minutes)
    long = replace(document, blocks=(*document.blocks, List((ListItem(text("x")),) * MOST_PARTS)))
    with pytest.raises(NoPdfError, match=r"paragraphs and table cells, and a PDF can have 60,000; write a \.docx and"):
        pdfs_of([long])


def test_libreoffice_is_not_given_what_is_there_only_to_be_changed(
    minutes: Minutes, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[bytes] = []

    def laid_out(files: list[bytes]) -> list[bytes]:
        given.extend(files)
        return files

    monkeypatch.setattr(pdf, "is_installed", lambda: False)
    monkeypatch.setattr(pdf, "office_program", lambda: "soffice")
    monkeypatch.setattr(pdf, "office_pdfs", laid_out)
    document = minutes_document(minutes)
    pdfs_of([document])
    for file, has_controls in ((given[0], False), (docx_bytes(document), True)):
        with zipfile.ZipFile(BytesIO(file)) as parts:
            assert (b"<w:sdt>" in parts.read("word/document.xml")) is has_controls


def test_a_libreoffice_that_makes_nothing_is_no_success(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "soffice"
    program.write_text("#!/bin/sh\nexit 0\n")
    program.chmod(0o700)
    monkeypatch.setattr(office, "office_program", lambda: str(program))
    with pytest.raises(NoPdfError, match="did not make the PDF"):
        office_pdfs([b"no Word file"])


def test_libreoffice_makes_the_minutes(
    minutes: Minutes, need_tool: Callable[[str, str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    need_tool("soffice", "makes the PDF")
    monkeypatch.setattr(pdf, "is_installed", lambda: False)
    assert document_bytes(minutes_document(minutes), ".pdf").startswith(b"%PDF-1.")
