"""The content tree: what a document says, with no word on how it looks in any format.

Text in it is data and never markup: every writer escapes all of it. Widths are shares, so that each format makes its
own lengths of them. A tree is made by the Markdown of a template and by blocks, and read by the writers.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

Align = Literal["left", "right", "center"]
Tone = Literal["plain", "strong", "muted", "alert"]
"""strong stands out, muted stands back, alert is something to settle: never said by colour alone."""
ParagraphRole = Literal["body", "lead", "note", "subtitle", "label"]
"""A label names what follows it."""
CalloutTone = Literal["headline", "draft", "settle"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text of one kind. `link` is the anchor of a place in the same document."""

    text: str
    bold: bool = False
    italic: bool = False
    tone: Tone = "plain"
    link: str | None = None


Inline: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; level 1 is the document's first. `anchor` is what links name."""

    level: int
    text: Inline
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; its role says what it is for."""

    text: Inline
    role: ParagraphRole = "body"


@dataclass(frozen=True, slots=True)
class ListItem:
    """One entry of a list."""

    text: Inline
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list, with bullets or with numbers from 1."""

    items: tuple[ListItem, ...]
    ordered: bool = False


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell. With a `bar` (0 to 1) a bar of that share of the cell's width stands before the text."""

    text: Inline
    bar: float | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table; a `total` row closes what stands above it."""

    cells: tuple[Cell, ...]
    anchor: str | None = None
    total: bool = False


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its share of the table's width, where its text stands."""

    title: str
    width: float
    align: Align = "left"


@dataclass(frozen=True, slots=True)
class Table:
    """A simple table: one head row, no merged cells. `caption` names it for those who cannot see it."""

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    caption: str
    show_caption: bool = False

    def __post_init__(self) -> None:
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError(f"table `{self.caption}`: each row needs {len(self.columns)} cells")


@dataclass(frozen=True, slots=True)
class Fact:
    """One figure that matters: its label, its value, perhaps what to hold it against."""

    label: str
    value: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """A few facts to be read at a glance, side by side."""

    facts: tuple[Fact, ...]
    caption: str


@dataclass(frozen=True, slots=True)
class Callout:
    """A sentence that must not be missed."""

    text: Inline
    tone: CalloutTone = "headline"


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, where the format has pages."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A `:::name` line of a template, before its block has filled it."""

    name: str


Block: TypeAlias = Heading | Paragraph | List | Table | KeyFacts | Callout | PageBreak | Placeholder


@dataclass(frozen=True)
class Document:
    """A whole document: its properties and its blocks."""

    title: str
    creator: str
    created: dt.datetime
    """Aware. The day of what it reports, not of its making, so that the same facts give the same bytes."""
    subject: str = ""
    keywords: tuple[str, ...] = ()
    language: str = "en-GB"
    draft: bool = False
    blocks: tuple[Block, ...] = field(default=())

    def with_blocks(self, blocks: Iterable[Block]) -> Document:
        """Return the document with other blocks."""
        return replace(self, blocks=tuple(blocks))


def text(words: str, *, bold: bool = False, italic: bool = False, tone: Tone = "plain") -> Inline:
    """Return words as inline text; nothing for no words."""
    return (Run(words, bold=bold, italic=italic, tone=tone),) if words else ()


def words_of(inline: Inline) -> str:
    """Return inline text without its kinds."""
    return "".join(run.text for run in inline)


def inlines(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Give every stretch of text of the blocks, in order of reading, for readers that want only the words."""
    for block in blocks:
        match block:
            case Heading(text=words) | Paragraph(text=words) | Callout(text=words):
                yield words
            case List(items=items):
                yield from (item.text for item in items)
            case Table(columns=columns, rows=rows):
                yield from (text(column.title) for column in columns)
                yield from (cell.text for row in rows for cell in row.cells)
            case KeyFacts(facts=facts):
                yield from (text(part) for fact in facts for part in (fact.label, fact.value, fact.note))
            case PageBreak() | Placeholder():
                pass
