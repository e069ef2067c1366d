"""PDF files, by LibreOffice where it is installed: the very pages of the Word file."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from samreview.documents.failures import DocumentError

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROGRAMS = ("soffice", "libreoffice")
_SECONDS = 60
"""For one file, and again for each more."""


class NoPdfError(DocumentError):
    """No PDF can be made on this machine, or of this file; the message says what can be done instead."""


def pdf_program() -> str:
    """Return the program that makes PDF files.

    Raises:
        NoPdfError: there is none.
    """
    found = next((path for name in _PROGRAMS if (path := shutil.which(name))), None)
    if found is None:
        raise NoPdfError(
            "PDF needs LibreOffice, and there is no `soffice` on this machine; install it, "
            "or write a .docx and save it as PDF, or an .html and print it to PDF"
        )
    return found


def pdfs_of(documents: Sequence[bytes]) -> list[bytes]:
    """Return Word files as PDF files, in their order.

    Raises:
        NoPdfError: LibreOffice is not there, or did not make them.
    """
    program = pdf_program()
    # Its own profile: a LibreOffice that is open on the desk would take the work and never hand it back.
    with tempfile.TemporaryDirectory(prefix="samreview-pdf-") as name:
        folder = Path(name)
        files = [folder / f"{number}.docx" for number in range(len(documents))]
        for file, data in zip(files, documents, strict=True):
            file.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, "--headless", profile, "--convert-to", "pdf", "--outdir", name, *map(str, files)]
        try:
            subprocess.run(  # noqa: S603  a program found by its name, and files named by us
                command, check=False, capture_output=True, timeout=_SECONDS * (1 + len(files))
            )
        except (OSError, subprocess.TimeoutExpired) as problem:
            raise NoPdfError(f"{_NOT_MADE} ({type(problem).__name__})") from None
        # It ends with 0 when it failed too: what counts is the file.
        made = [file.with_suffix(".pdf") for file in files]
        if not all(one.is_file() for one in made):
            raise NoPdfError(_NOT_MADE)
        return [one.read_bytes() for one in made]


_NOT_MADE = "LibreOffice did not make the PDF; write a .docx and save it as PDF, or an .html and print it to PDF"
