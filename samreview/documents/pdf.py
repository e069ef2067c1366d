"""PDF files, in one of two ways: by Typst from what the document says, or by LibreOffice from its Word file.

Typst comes with the extra `pdf`; its pages are ours, tagged for those who cannot see them. A company's Word file has
looks that only LibreOffice can lay out.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Literal

from samreview.documents.failures import NoPdfError
from samreview.documents.looks import OURS
from samreview.documents.office import INSTEAD, office_pdfs, office_program
from samreview.documents.tree import Landscape, inlines
from samreview.documents.typst.writer import is_installed, typst_pdfs

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.documents.looks import Looks
    from samreview.documents.tree import Document

Way = Literal["typst", "office"]
MOST_PARTS = 60_000
"""Typst takes up to 50 kB for each, so that these fit into what its process may take."""


def pdf_way(looks: Looks = OURS) -> Way:
    """Return the way in which a PDF with these looks is made on this machine.

    Raises:
        NoPdfError: there is none.
    """
    own = looks.own_word_file()
    if own is None and is_installed():
        return "typst"
    if office_program() is not None:
        return "office"
    if own is not None:
        raise NoPdfError(
            f"a PDF in the looks of {own[0]} needs LibreOffice, and there is no `soffice` on this machine; install it, "
            "write a .docx and save it as PDF, or leave the Word file out"
        )
    raise NoPdfError(
        'PDF needs an addition, `pip install "samreview[pdf]"`, or LibreOffice, and there is neither; install one of '
        f"them, or {INSTEAD}"
    )


def pdfs_of(documents: Sequence[Document], looks: Looks = OURS) -> list[bytes]:
    """Return documents as PDF files, in their order: together, since each start of either program takes its time.

    Raises:
        DocumentError: there is no way to make one, or it failed; or the looks cannot be used.
    """
    way, documents = pdf_way(looks), [_as_printed(looks.on_paper(one)) for one in documents]
    if way == "typst":
        return typst_pdfs(documents)
    from samreview.documents.docx.writer import docx_bytes

    name, reference = looks.word_file()
    return office_pdfs([docx_bytes(document, reference, name) for document in documents])


def _as_printed(document: Document) -> Document:
    """Return a document without what is there only to be changed, as nothing can be in a PDF.

    Raises:
        NoPdfError: it is too long; that is said at once, not after minutes.
    """
    blocks = tuple(one for one in document.blocks if not (isinstance(one, Landscape) and one.only_to_edit))
    parts = sum(1 for _ in inlines(blocks))
    if parts > MOST_PARTS:
        raise NoPdfError(
            f"the document has {parts:,} paragraphs and table cells, and a PDF can have {MOST_PARTS:,}; {INSTEAD}"
        )
    return replace(document, blocks=blocks)
