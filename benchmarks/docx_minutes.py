"""Minutes as a Word file: this writer against the floor (XML pasted together) and against python-docx's rows.

Run as `python benchmarks/docx_minutes.py`. Times are medians; what counts is the ratio between columns, as they are
taken in one run on one machine.
"""

from __future__ import annotations

import datetime as dt
import statistics
import time
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from samreview.documents.docx.package import packed
from samreview.documents.docx.reference import reference_parts
from samreview.documents.docx.writer import docx_bytes
from samreview.documents.tree import Cell, Column, Document, Heading, Row, Table, text

if TYPE_CHECKING:
    from collections.abc import Callable

HEADS = ("No.", "Action", "Owner", "Due", "Agreed", "Adds")
SIZES = (200, 2_000)
ROUNDS = 5


def actions(number: int) -> list[tuple[str, ...]]:
    return [
        (
            str(one),
            f"Bring the line layout & takt times of cell {one}",
            "Priya Raman",
            "15 Dec 2026",
            "yes",
            "EUR 250,000",
        )
        for one in range(1, number + 1)
    ]


def ours(rows: list[tuple[str, ...]]) -> bytes:
    table = Table(
        tuple(Column(head, width) for head, width in zip(HEADS, (6, 41, 19, 14, 11, 17), strict=True)),
        tuple(Row(tuple(Cell(text(words)) for words in row)) for row in rows),
        "Actions",
    )
    blocks = (Heading(1, text("Minutes")), Heading(2, text("Actions")), table)
    created = dt.datetime(2026, 11, 24, tzinfo=dt.UTC)
    return docx_bytes(Document(title="Minutes", creator="The team", created=created, blocks=blocks))


def floor(rows: list[tuple[str, ...]]) -> bytes:
    """The least that any program could do: the same cells pasted together, no styles looked up, nothing checked."""
    cell = '<w:tc><w:tcPr><w:tcW w:w="1600" w:type="dxa"/></w:tcPr><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc>'
    body = "".join(
        f"<w:tr>{''.join(cell.format(words.replace('&', '&amp;').replace('<', '&lt;')) for words in row)}</w:tr>"
        for row in (HEADS, *rows)
    )
    parts = reference_parts()
    before, after = parts["word/document.xml"].decode().split("<w:p>", 1)
    table = f"<w:tbl><w:tblPr/><w:tblGrid/>{body}</w:tbl><w:p>"
    return packed(parts | {"word/document.xml": f"{before}{table}{after}".encode()})


def python_docx(rows: list[tuple[str, ...]]) -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("Minutes", 0)
    document.add_heading("Actions", 1)
    table = document.add_table(rows=1, cols=len(HEADS))
    for row in (HEADS, *rows):
        cells = table.rows[0].cells if row is HEADS else table.add_row().cells
        for cell, words in zip(cells, row, strict=True):
            cell.text = words
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def median(make: Callable[[list[tuple[str, ...]]], bytes], rows: list[tuple[str, ...]]) -> float:
    times = []
    for _ in range(ROUNDS):
        begin = time.perf_counter()
        data = make(rows)
        times.append(time.perf_counter() - begin)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        if rows[-1][1].replace("&", "&amp;") not in archive.read("word/document.xml").decode():
            raise SystemExit(f"{make.__name__} lost a row")
    return statistics.median(times)


def main() -> None:
    print(" actions     floor  samreview  python-docx   samreview / floor   python-docx / samreview")
    medians = []
    for size in SIZES:
        rows = actions(size)
        lowest, own, other = (median(make, rows) for make in (floor, ours, python_docx))
        medians.append(own)
        print(
            f"{size:>8,} {lowest * 1e3:>6.1f} ms {own * 1e3:>7.1f} ms {other * 1e3:>9.1f} ms"
            f"   {own / lowest:>17.1f}   {other / own:>23.1f}"
        )
    print(f"ten times the actions cost {medians[-1] / medians[0]:.1f} times as much")


if __name__ == "__main__":
    main()
