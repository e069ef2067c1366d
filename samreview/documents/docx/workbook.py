"""The small workbook behind a chart, which Word opens when somebody edits the chart's data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.docx.package import packed
from samreview.documents.docx.xml import HEAD, RELATIONSHIPS, R, escaped

if TYPE_CHECKING:
    from collections.abc import Sequence

SHEET = "Data"
MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml"


def workbook_bytes(rows: Sequence[Sequence[str | float | None]]) -> bytes:
    """Return a workbook of one sheet that holds these rows: texts as text, numbers as numbers, None as nothing."""
    parts = {
        "[Content_Types].xml": (
            f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="xml" ContentType="application/xml"/>'
            f'<Override PartName="/xl/workbook.xml" ContentType="{_KIND}.sheet.main+xml"/>'
            f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_KIND}.worksheet+xml"/></Types>'
        ),
        "_rels/.rels": _relation("officeDocument", "xl/workbook.xml"),
        "xl/workbook.xml": (
            f'{HEAD}<workbook xmlns="{_S}" xmlns:r="{R}"><sheets>'
            f'<sheet name="{SHEET}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/_rels/workbook.xml.rels": _relation("worksheet", "worksheets/sheet1.xml"),
        "xl/worksheets/sheet1.xml": (
            f'{HEAD}<worksheet xmlns="{_S}"><sheetData>'
            + "".join(_row(number, row) for number, row in enumerate(rows, 1))
            + "</sheetData></worksheet>"
        ),
    }
    return packed({name: part.encode() for name, part in parts.items()})


def column(number: int) -> str:
    """Return the letters of a column, from 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def _relation(kind: str, target: str) -> str:
    return (
        f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">'
        f'<Relationship Id="rId1" Type="{R}/{kind}" Target="{target}"/></Relationships>'
    )


def _row(number: int, values: Sequence[str | float | None]) -> str:
    cells = "".join(_cell(f"{column(place)}{number}", value) for place, value in enumerate(values))
    return f'<row r="{number}">{cells}</row>'


def _cell(name: str, value: str | float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, str):
        return f'<c r="{name}" t="inlineStr"><is><t xml:space="preserve">{escaped(value)}</t></is></c>'
    return f'<c r="{name}"><v>{value!r}</v></c>'
