"""The files of a pack: one a person and format, all made before the first is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.files import made_folder, refuse_early, write_whole
from samreview.documents.looks import OURS
from samreview.documents.write import document_bytes
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from samreview.documents.looks import Looks
    from samreview.documents.pack_meeting import Meeting
    from samreview.documents.tree import Document
    from samreview.documents.write import Audience

PACK_FORMATS = ("docx", "html", "md", "pdf", "ics")
CUSTOMER = "customer"


class PackFile(NamedTuple):
    """A file of a pack: for whom (a team id, or `customer`), its name, what is in it."""

    whose: str
    name: str
    data: bytes


class _Asked(NamedTuple):
    """A file to be: made already, or the document of a PDF."""

    whose: str
    name: str
    made: bytes | Document


def pack_files(
    meeting: Meeting, formats: Sequence[str], looks: Looks = OURS, audience: Audience = "team"
) -> tuple[PackFile, ...]:
    """Return the files of a pack, for everybody in the team or for the customer.

    Raises:
        DocumentError: a template or the looks cannot be used, or PDF cannot be made here.
    """
    asked = tuple(_customer(meeting, formats, looks) if audience == "customer" else _team(meeting, formats, looks))
    # PDF files are made together: each start of what makes them takes its time.
    waiting = [one.made for one in asked if not isinstance(one.made, bytes)]
    pdfs = iter(_pdfs(waiting, looks) if waiting else ())
    return tuple(
        PackFile(one.whose, one.name, one.made if isinstance(one.made, bytes) else next(pdfs)) for one in asked
    )


def _pdfs(documents: list[Document], looks: Looks) -> list[bytes]:
    from samreview.documents.pdf import pdfs_of

    return pdfs_of(documents, looks)


def names_of(meeting: Meeting, formats: Iterable[str], audience: Audience = "team") -> list[str]:
    """Return the names of the files that there will be."""
    whose = [CUSTOMER] if audience == "customer" else [one.id for one in meeting.plan.team]
    return [_name(meeting, one, kind) for one in whose for kind in formats]


def _name(meeting: Meeting, whose: str, kind: str) -> str:
    return f"{meeting.review}-{whose}.{kind}"


def _team(meeting: Meeting, formats: Sequence[str], looks: Looks) -> Iterator[_Asked]:
    from samreview.documents.invitation import invitation
    from samreview.documents.pack import pack_document
    from samreview.documents.pack_reading import read_packs

    template = looks.words("pack")
    for pack in read_packs(meeting):
        document = pack_document(pack, template)
        for kind in formats:
            made = invitation(meeting, pack) if kind == "ics" else _made(document, kind, looks)
            yield _Asked(pack.reader.id, _name(meeting, pack.reader.id, kind), made)


def _customer(meeting: Meeting, formats: Sequence[str], looks: Looks) -> Iterator[_Asked]:
    from samreview.documents.customer import customer_pack_document
    from samreview.documents.customer_reading import read_customer_pack
    from samreview.documents.invitation import customer_invitation

    pack = read_customer_pack(meeting.plan, meeting.agenda)
    document = customer_pack_document(pack, looks.words("pack-customer"))
    for kind in formats:
        made = customer_invitation(pack) if kind == "ics" else _made(document, kind, looks)
        yield _Asked(CUSTOMER, _name(meeting, CUSTOMER, kind), made)


def _made(document: Document, kind: str, looks: Looks) -> bytes | Document:
    return document if kind == "pdf" else document_bytes(document, f".{kind}", looks)


def folder_for(path: str, names: Iterable[str], *, force: bool = False) -> Path:
    """Make the folder where it is not there; refuse before anything is written where a file is in the way.

    Raises:
        DocumentError: the folder cannot be made, or one of the files is there already.
    """
    folder = made_folder(path)
    for name in names:
        refuse_early(folder / name, force=force)
    return folder


def write_pack(folder: Path, files: Iterable[PackFile], *, force: bool = False) -> tuple[Path, ...]:
    """Write the files, each whole or not at all.

    Raises:
        DocumentError: one cannot be written.
    """
    written = []
    for one in files:
        write_whole(folder / one.name, one.data, force=force)
        written.append(folder / one.name)
    return tuple(written)
