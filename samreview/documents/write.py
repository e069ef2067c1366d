"""Documents as bytes, in the format that a file's name asks for."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from samreview.documents.failures import DocumentError
from samreview.documents.looks import OURS

if TYPE_CHECKING:
    import os

    from samreview.documents.looks import Looks
    from samreview.documents.tree import Document

Audience = Literal["team", "customer"]
AUDIENCES: tuple[Audience, ...] = ("team", "customer")
FORMATS = (".docx", ".html", ".json", ".md", ".pdf")


class UnknownFormatError(DocumentError):
    """A file's name asks for a format that there is not; the message names those that there are."""


def format_of(path: str | os.PathLike[str], *more: str, looks: Looks = OURS) -> str:
    """Return the format that a file's name asks for (`.docx`), of those of all documents and `more` that this one has.

    Raises:
        UnknownFormatError: there is no such format.
        NoPdfError: it is PDF, and this machine cannot make one with these looks.
    """
    suffix = Path(path).suffix.lower()
    if suffix == ".pdf":
        from samreview.documents.pdf import pdf_way

        pdf_way(looks)
    formats = (*FORMATS, *more)
    if suffix in formats:
        return suffix
    known = f"{', '.join(formats[:-1])} and {formats[-1]}"
    what = f"no format is called `{suffix}`" if suffix else "the name does not say which format"
    shown = " ".join(f"cannot write {path}: {what}".splitlines())
    raise UnknownFormatError(f"{shown}; the formats are {known}")


def document_bytes(document: Document, suffix: str, looks: Looks = OURS) -> bytes:
    """Return a document in one of the formats but `.json`, which is no document but the record itself.

    Raises:
        DocumentError: there is no such format, or the looks cannot be used.
    """
    document = looks.on_paper(document)
    if suffix == ".docx":
        from samreview.documents.docx.writer import docx_bytes

        name, reference = looks.word_file()
        return docx_bytes(document, reference, name)
    if suffix == ".pdf":
        from samreview.documents.pdf import pdfs_of

        return pdfs_of([document], looks)[0]
    if suffix == ".html":
        from samreview.documents.html import html_text

        return html_text(document).encode()
    if suffix == ".md":
        from samreview.documents.markdown_out import markdown_text

        return markdown_text(document).encode()
    raise UnknownFormatError(f"no document has the format `{suffix}`")


def json_bytes(values: object) -> bytes:
    """Return what a document says as a file of JSON."""
    import json

    return (json.dumps(values, ensure_ascii=False, indent=2) + "\n").encode()
