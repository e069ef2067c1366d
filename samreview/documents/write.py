"""Documents as bytes, in the format that a file's name asks for; minutes to a file."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Literal

from samreview.documents.failures import DocumentError
from samreview.documents.files import write_whole
from samreview.documents.looks import OURS

if TYPE_CHECKING:
    import os

    from samreview.documents.looks import Looks
    from samreview.documents.tree import Document
    from samreview.review.clock import Reading
    from samreview.review.fold import Review

Audience = Literal["team", "customer"]
AUDIENCES: tuple[Audience, ...] = ("team", "customer")
FORMATS = (".docx", ".html", ".json", ".md", ".pdf")
MAIL = ".eml"
"""What only minutes have: a mail to be sent."""


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
    raise UnknownFormatError(f"cannot write {path}: {what}; the formats are {known}")


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


def minutes_bytes(review: Review, at: Reading, suffix: str, looks: Looks = OURS, audience: Audience = "team") -> bytes:
    """Return the minutes of a review at one moment in one of `FORMATS`, or as `MAIL`.

    Raises:
        DocumentError: the format is unknown, or the template or the reference document cannot be used.
    """
    if suffix == MAIL:
        from samreview.documents.minutes_mail import minutes_mail

        return minutes_mail(review, at, looks, audience)
    if audience == "customer":
        return _customer_minutes_bytes(review, suffix, looks)
    if suffix == ".json":
        from samreview.review.record import record

        return json_bytes(record(review, at))
    from samreview.documents.minutes import minutes_content

    return document_bytes(minutes_content(review, at, looks.words("minutes")), suffix, looks)


def _customer_minutes_bytes(review: Review, suffix: str, looks: Looks) -> bytes:
    from samreview.documents.customer import customer_minutes_document, customer_minutes_json
    from samreview.documents.customer_reading import read_customer_minutes

    minutes = read_customer_minutes(review)
    if suffix == ".json":
        return json_bytes(customer_minutes_json(minutes))
    return document_bytes(customer_minutes_document(minutes, looks.words("minutes-customer")), suffix, looks)


def write_minutes(  # noqa: PLR0913  what a document is made of
    review: Review,
    at: Reading,
    path: str | os.PathLike[str],
    *,
    force: bool = False,
    looks: Looks = OURS,
    audience: Audience = "team",
) -> None:
    """Write the minutes of a review to a file, whole or not at all; only `force` replaces one that is there.

    Raises:
        DocumentError: the format is unknown, the minutes cannot be made or the file cannot be written.
    """
    suffix = format_of(path, MAIL, looks=looks)
    write_whole(path, minutes_bytes(review, at, suffix, looks, audience), force=force)
