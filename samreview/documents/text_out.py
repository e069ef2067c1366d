"""A content tree as plain text: what a mail says, where there is no bold, no link and no table.

A row of a table becomes an entry: its first words on a line, what else it says below, each with its column's name.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.printable import printable
from samreview.documents.tree import (
    BarChart,
    Callout,
    Contents,
    Heading,
    KeyFacts,
    Landscape,
    List,
    PageBreak,
    Paragraph,
    Placeholder,
    PointChart,
    Table,
    words_of,
)

if TYPE_CHECKING:
    from samreview.documents.tree import Block, Document, Inline, Row


def plain_text(document: Document) -> str:
    """Return the document as plain text: a line for a paragraph, however long, since whoever shows it wraps it."""
    parts = [part for block in document.blocks if (part := _block(block))]
    if document.notice:
        parts.append(_line(document.notice))
    return "\n\n".join(parts).replace(":\n\n", ":\n") + "\n"


def _block(block: Block) -> str:  # noqa: PLR0911  one answer for each kind of block
    match block:
        case Heading(text=words):
            return f"{_words(words).upper()}:" if block.level > 1 else _words(words)
        case Paragraph(text=words) | Callout(text=words):
            return _words(words)
        case List():
            return "\n".join(
                f"{f'{number}.' if block.ordered else '-'} {_words(item.text)}"
                for number, item in enumerate(block.items, 1)
            )
        case KeyFacts():
            return "\n".join(_line(f"{fact.label}: {fact.value} {fact.note}") for fact in block.facts)
        case Table():
            return "\n".join(_entry(block, row) for row in block.rows)
        case BarChart() | PointChart():
            return _line(block.description)
        case Landscape(only_to_edit=True) | PageBreak() | Contents():
            return ""
        case Landscape(blocks=inside):
            return "\n\n".join(part for one in inside if (part := _block(one)))
        case Placeholder(name=name):
            raise ValueError(f"block `{name}` was never filled")


def _entry(table: Table, row: Row) -> str:
    cells = [_words(cell.text) for cell in row.cells]
    titles = [column.title for column in table.columns]
    said = 1
    if titles[0] == "No." and len(cells) > 1:
        cells[1], said = f"{cells[0]}. {cells[1]}", 2
    rest = ", ".join(
        f"{title[:1].lower()}{title[1:]}: {cell}"
        for title, cell in zip(titles[said:], cells[said:], strict=True)
        if cell
    )
    return f"- {cells[said - 1]}\n  {rest}" if rest else f"- {cells[said - 1]}"


def _words(words: Inline) -> str:
    return _line(words_of(words))


def _line(words: str) -> str:
    return " ".join(printable(words).split())
