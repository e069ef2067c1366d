"""Word files as PDF files, by LibreOffice where it is installed: the very pages of the Word file."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from samreview.documents.failures import NoPdfError

if TYPE_CHECKING:
    from collections.abc import Sequence

_PROGRAMS = ("soffice", "libreoffice")
INSTEAD = "write a .docx and save it as PDF, or an .html and print it to PDF"
_NOT_MADE = f"LibreOffice did not make the PDF; {INSTEAD}"
_SECONDS = 60
"""For one file, and again for each more."""
_BYTES_A_SECOND = 1_000
"""What a slow and busy machine turns into pages: two thousand actions are 300,000 bytes."""


def office_program() -> str | None:
    """Return the program that makes PDF files of Word files; None where there is none."""
    return next((path for name in _PROGRAMS if (path := shutil.which(name))), None)


def office_pdfs(documents: Sequence[bytes]) -> list[bytes]:
    """Return Word files as PDF files, in their order.

    Raises:
        NoPdfError: LibreOffice is not there, or did not make them.
    """
    program = office_program()
    if program is None:
        raise NoPdfError(f"there is no `soffice` on this machine; {INSTEAD}")
    # Its own profile: a LibreOffice that is open on the desk would take the work and never hand it back.
    with tempfile.TemporaryDirectory(prefix="samreview-pdf-") as name:
        folder = Path(name)
        files = [folder / f"{number}.docx" for number in range(len(documents))]
        for file, data in zip(files, documents, strict=True):
            file.write_bytes(data)
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, "--headless", profile, "--convert-to", "pdf", "--outdir", name, *map(str, files)]
        seconds = _SECONDS * (1 + len(files)) + sum(map(len, documents)) // _BYTES_A_SECOND
        try:
            subprocess.run(  # noqa: S603  a program found by its name, and files named by us
                command, check=False, capture_output=True, timeout=seconds
            )
        except (OSError, subprocess.TimeoutExpired) as problem:
            raise NoPdfError(f"{_NOT_MADE} ({type(problem).__name__})") from None
        # It ends with 0 when it failed too: what counts is the file.
        made = [file.with_suffix(".pdf") for file in files]
        if not all(one.is_file() for one in made):
            raise NoPdfError(_NOT_MADE)
        return [one.read_bytes() for one in made]
