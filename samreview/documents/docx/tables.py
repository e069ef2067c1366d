"""Tables of a Word file: fixed widths that all parts agree on, a head row that repeats, rows that stay whole."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview.documents.docx.look import ACCENT, ACCENT_LIGHT, CELL_SIDE, RULE, SPACE_SHARE, TABLE_SIZE
from samreview.documents.docx.xml import escaped
from samreview.documents.together import stays_whole
from samreview.documents.tree import text, words_of
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.documents.docx.body import BodyWriter
    from samreview.documents.tree import Cell, KeyFacts, Row, Table

_NO_BREAK_SPACE = "\u00a0"
# A row longer than a page must be let go over its end, or Word cuts it off.
_MOST_WHOLE = 1_200
_STYLED = re.compile(r'<w:pStyle w:val="[^"]*"/>')
_ALIGN = {"left": "", "right": "right", "center": "center"}


class _Column(NamedTuple):
    """What the cells of a column share."""

    width: int
    top: str
    align: str
    opening: str
    """How a cell begins that has nothing but text: its top, and its paragraph."""


def table_xml(writer: BodyWriter, table: Table) -> Iterator[str]:
    """Give a table, its caption above it where it is shown, and a small gap below, row by row."""
    widths = shared(writer.width, [column.width for column in table.columns])
    aligns = [_ALIGN[column.align] for column in table.columns]
    tops = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
    head = "".join(
        f"{top}{writer.paragraph(text(column.title), 'table head', align=align)}</w:tc>"
        for top, column, align in zip(tops, table.columns, aligns, strict=True)
    )
    caption = writer.paragraph(text(table.caption), "caption") if table.show_caption else ""
    yield (
        f"{caption}{_opening(writer, 'report table', table.caption, widths)}"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"
    )
    columns = [
        _Column(width, top, align, f"{top}{writer.opening('table text', align)}")
        for width, top, align in zip(widths, tops, aligns, strict=True)
    ]
    whole = stays_whole(table)
    for row, following in zip(table.rows, (*table.rows[1:], None), strict=False):
        written = _row(writer, row, columns)
        # A total alone on the next page closes nothing.
        yield kept_with_next(written) if following and (whole or following.total) else written
    yield f"</w:tbl>{_gap()}"


def kept_with_next(paragraphs: str) -> str:
    """Return paragraphs that stay on the page of what follows them."""
    return _STYLED.sub(r"\g<0><w:keepNext/>", paragraphs)


def facts_xml(writer: BodyWriter, block: KeyFacts) -> str:
    """Return key facts side by side: labels above, figures large below, what to hold them against under these."""
    widths = shared(writer.width, [1.0] * len(block.facts))
    tops = [f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>' for width in widths]
    labels = "".join(
        f"{top}{writer.paragraph(text(fact.label), 'fact label')}</w:tc>"
        for top, fact in zip(tops, block.facts, strict=True)
    )
    values = "".join(
        f"{top}{writer.paragraph(text(fact.value), 'fact value')}"
        + (writer.paragraph(text(fact.note), "fact label") if fact.note else "")
        + "</w:tc>"
        for top, fact in zip(tops, block.facts, strict=True)
    )
    return (
        f"{_opening(writer, 'facts table', block.caption, widths)}"
        f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{labels}</w:tr>"
        f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{values}</w:tr></w:tbl>{_gap()}"
    )


def shared(width: int, shares: list[float]) -> list[int]:
    """Split a width by shares into whole numbers that add up to it."""
    total, widths, begin = sum(shares), [], 0
    so_far = 0.0
    for share in shares:
        so_far += share
        end = round(width * so_far / total)
        widths.append(end - begin)
        begin = end
    return widths


def _opening(writer: BodyWriter, style: str, caption: str, widths: list[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    name = escaped(caption)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{writer.styles[style]}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        '<w:tblLook w:val="0020" w:firstRow="1" w:lastRow="0" w:firstColumn="0" w:lastColumn="0" w:noHBand="1"'
        f' w:noVBand="1"/><w:tblCaption w:val="{name}"/><w:tblDescription w:val="{name}"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>"
    )


def _row(writer: BodyWriter, row: Row, columns: list[_Column]) -> str:
    cells = []
    anchor, total = row.anchor, row.total
    for cell, (width, top, align, opening) in zip(row.cells, columns, strict=True):
        edge = _total_edge(top) if total else top
        if cell.field is not None:
            cells.append(f"{edge}{writer.control(cell.field, anchor=anchor, align=align)}</w:tc>")
        elif cell.bar is not None:
            cells.append(f"{edge}{_bar(writer, cell, width)}</w:tc>")
        else:
            inside = writer.inside(cell.text, bold=total)
            # Most cells of a long table have nothing but their text.
            if anchor is None and not total and inside.isascii():
                cells.append(f"{opening}{inside}</w:p></w:tc>")
            else:
                cells.append(
                    f"{edge}{writer.around(inside, cell.text, 'table text', anchor=anchor, align=align)}</w:tc>"
                )
        anchor = None
    whole = sum([len(run.text) for cell in row.cells for run in cell.text]) <= _MOST_WHOLE
    return f"<w:tr>{'<w:trPr><w:cantSplit/></w:trPr>' if whole else ''}{''.join(cells)}</w:tr>"


def _total_edge(top: str) -> str:
    rule = f'<w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="{RULE}"/></w:tcBorders>'
    return top.replace("</w:tcPr>", f"{rule}</w:tcPr>")


def _bar(writer: BodyWriter, cell: Cell, width: int) -> str:
    """Return a bar of shaded spaces: needs no picture, no special letter and no colour printer to be seen."""
    space = TABLE_SIZE / 2 * SPACE_SHARE * 20
    room = int((width - 2 * CELL_SIDE) / space) - len(words_of(cell.text)) * 2 - 1
    full = min(max(cell.bar or 0.0, 0.0), 1.0)
    filled = round(room * full)
    # What is not nothing is seen.
    filled = max(filled, 1) if full > 0 else 0
    runs = "".join(
        f'<w:r><w:rPr><w:shd w:val="clear" w:color="auto" w:fill="{fill}"/></w:rPr>'
        f'<w:t xml:space="preserve">{_NO_BREAK_SPACE * count}</w:t></w:r>'
        for fill, count in ((ACCENT, filled), (ACCENT_LIGHT, room - filled))
        if count > 0
    )
    words = writer.paragraph(cell.text, "table text")
    return words.replace("</w:pPr>", f"</w:pPr>{runs}", 1)


def _gap() -> str:
    """Return a narrow empty paragraph: two tables that touch would be one to Word."""
    return (
        '<w:p><w:pPr><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>'
        '<w:rPr><w:sz w:val="8"/></w:rPr></w:pPr></w:p>'
    )
