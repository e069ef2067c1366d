"""The page on which somebody prepared, read back from a Word file."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from samreview.documents.docx.reading.package import Package, UnreadableDocumentError
from samreview.documents.docx.reading.register import document_part
from samreview.documents.docx.reading.rows import tables_of
from samreview.review.prep.grid import read_grid

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.review.prep.page import Written
    from samreview.review.prep.subjects import Subject


def read_prep(data: bytes, path: str, subjects: Sequence[Subject]) -> Written:
    """Return what the page of a pack says once it was filled in.

    Raises:
        UnreadableDocumentError: it is no Word file, is damaged, or has no such page.
    """
    package = Package(data, path)
    rows = [one for one in tables_of(package, document_part(package)).rows if not one.deleted]
    for _, table in groupby(sorted(rows, key=lambda one: one.table), key=lambda one: one.table):
        written = read_grid([[cell.text for cell in row.cells] for row in table], subjects)
        if written is not None:
            return written
    raise UnreadableDocumentError(f"{path}: it has no page to prepare on; the last page of a pack is one")
