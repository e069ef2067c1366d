"""The files of a pack: one a person and format, all made before the first is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from samreview.documents.files import made_folder, refuse_early, write_whole
from samreview.documents.looks import OURS
from samreview.documents.write import document_bytes

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


def pack_files(
    meeting: Meeting, formats: Sequence[str], looks: Looks = OURS, audience: Audience = "team"
) -> tuple[PackFile, ...]:
    """Return the files of a pack, for everybody in the team or for the customer.

    Raises:
        DocumentError: a template or the looks cannot be used, or PDF cannot be made here.
    """
    made = tuple(_customer(meeting, formats, looks) if audience == "customer" else _team(meeting, formats, looks))
    return _with_pdfs(made)


def names_of(meeting: Meeting, formats: Iterable[str], audience: Audience = "team") -> list[str]:
    """Return the names of the files that there will be."""
    whose = [CUSTOMER] if audience == "customer" else [one.id for one in meeting.plan.team]
    return [_name(meeting, one, kind) for one in whose for kind in formats]


def _name(meeting: Meeting, whose: str, kind: str) -> str:
    return f"{meeting.review}-{whose}.{kind}"


def _team(meeting: Meeting, formats: Sequence[str], looks: Looks) -> Iterator[PackFile]:
    from samreview.documents.invitation import invitation
    from samreview.documents.pack import pack_document
    from samreview.documents.pack_reading import read_packs

    template = looks.words("pack")
    for pack in read_packs(meeting):
        document = pack_document(pack, template)
        for kind in formats:
            data = invitation(meeting, pack) if kind == "ics" else _bytes(document, kind, looks)
            yield PackFile(pack.reader.id, _name(meeting, pack.reader.id, kind), data)


def _customer(meeting: Meeting, formats: Sequence[str], looks: Looks) -> Iterator[PackFile]:
    from samreview.documents.customer import customer_pack_document
    from samreview.documents.customer_reading import read_customer_pack
    from samreview.documents.invitation import customer_invitation

    pack = read_customer_pack(meeting.plan, meeting.agenda)
    document = customer_pack_document(pack, looks.words("pack-customer"))
    for kind in formats:
        data = customer_invitation(pack) if kind == "ics" else _bytes(document, kind, looks)
        yield PackFile(CUSTOMER, _name(meeting, CUSTOMER, kind), data)


def _bytes(document: Document, kind: str, looks: Looks) -> bytes:
    # Of a PDF the Word file first: they are turned into PDF together, in one start of the program.
    return document_bytes(document, ".docx" if kind == "pdf" else f".{kind}", looks)


def _with_pdfs(files: tuple[PackFile, ...]) -> tuple[PackFile, ...]:
    waiting = [one for one in files if one.name.endswith(".pdf")]
    if not waiting:
        return files
    from samreview.documents.pdf import pdfs_of

    made = dict(zip([one.name for one in waiting], pdfs_of([one.data for one in waiting]), strict=True))
    return tuple(one._replace(data=made.get(one.name, one.data)) for one in files)


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
