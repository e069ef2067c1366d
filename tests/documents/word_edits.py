"""Edits of a Word file as people and programs make them: in its XML, by lxml."""

from __future__ import annotations

import copy
import zipfile
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

Element: TypeAlias = Any
"""lxml's own types stand for every kind of markup at once."""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
DOCUMENT = "word/document.xml"


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(contents: Mapping[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return stream.getvalue()


def changed(data: bytes, change: Callable[[Element], None], part: str = DOCUMENT) -> bytes:
    """Return the file with one part changed."""
    contents = parts(data)
    root = etree.fromstring(contents[part])
    change(root)
    contents[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return packed(contents)


def register_rows(root: Element) -> list[Element]:
    """Return the rows of the last table that has controls, its head row apart."""
    table = [table for table in root.iter(f"{W}tbl") if table.find(f".//{W}sdt") is not None][-1]
    return list(table.iter(f"{W}tr"))[1:]


def cell_of(row: Element, column: int) -> Element:
    return row.findall(f"{W}tc")[column]


def type_in(cell: Element, text: str) -> None:
    """Put a text in the place of a cell's, in its control where it has one, as somebody who types over it."""
    for marker in list(cell.iter(f"{W}showingPlcHdr")):
        marker.getparent().remove(marker)
    content = cell.find(f".//{W}sdtContent")
    home = cell.find(f"{W}p") if content is None else content
    runs = home.findall(f"{W}r")
    run = runs[0] if runs else etree.SubElement(home, f"{W}r")
    for other in runs[1:]:
        home.remove(other)
    for piece in [*run.findall(f"{W}t"), *run.findall(f"{W}br")]:
        run.remove(piece)
    piece = etree.SubElement(run, f"{W}t")
    piece.text = text
    piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def plain_row(cells: int, *texts: str) -> Element:
    """Return a new row as Word inserts one below: cells without controls."""
    row = etree.Element(f"{W}tr")
    for place in range(cells):
        paragraph = etree.SubElement(etree.SubElement(row, f"{W}tc"), f"{W}p")
        if place < len(texts) and texts[place]:
            etree.SubElement(etree.SubElement(paragraph, f"{W}r"), f"{W}t").text = texts[place]
    return row


def copied(row: Element) -> Element:
    """Return a row as copy and paste makes it: its controls with the same tags."""
    return copy.deepcopy(row)
