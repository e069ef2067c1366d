"""The content tree: what a document says, with no word on how it looks in any format.

Text in it is data and never markup: every writer escapes all of it. Widths are shares, so that each format makes its
own lengths of them. A tree is made by the Markdown of a template and by blocks, and read by the writers.

What a long table is made of (`Run`, `Cell`, `Row` and the like) are named tuples: there are tens of thousands of them,
and they take half as long to make as dataclasses.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, TypeAlias

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from samreview.documents.register import FieldName, Register

Align = Literal["left", "right", "center"]
Paper = Literal["a4", "letter"]
Tone = Literal["plain", "strong", "muted", "alert"]
"""strong stands out, muted stands back, alert is something to settle: never said by colour alone."""
ParagraphRole = Literal["body", "lead", "note", "subtitle", "label"]
"""A label names what follows it."""
CalloutTone = Literal["headline", "draft", "settle"]


class Run(NamedTuple):
    """A stretch of text of one kind. `link` is the anchor of a place in the same document, `address` one in the web.

    A `comment` is what somebody should settle about it: a note in the margin where the format has one.
    """

    text: str
    bold: bool = False
    italic: bool = False
    tone: Tone = "plain"
    link: str | None = None
    comment: str | None = None
    address: str | None = None
    """Followed only where it begins with http or https."""


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


class ListItem(NamedTuple):
    """One entry of a list."""

    text: Inline
    anchor: str | None = None


@dataclass(frozen=True, slots=True)
class List:
    """A list, with bullets or with numbers from 1."""

    items: tuple[ListItem, ...]
    ordered: bool = False


class Field(NamedTuple):
    """A field of the document's register: the number of its entry there, from 0, and which of its fields."""

    entry: int
    name: FieldName


class Cell(NamedTuple):
    """One cell. With a `bar` (0 to 1) a bar of that share of the cell's width stands before the text.

    With a `field` its text can be changed in Word and is read back; `text` is then what the register shows.
    """

    text: Inline
    bar: float | None = None
    field: Field | None = None


class Row(NamedTuple):
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
class Series:
    """One row of bars: its name, and a value for each category; None leaves a gap."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class BarChart:
    """Amounts side by side, one group of bars for each category, read from top to bottom.

    `description` says in words what the chart shows, for those who cannot see it.
    """

    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str = ""
    """What the values are counted in (`EUR thousand`)."""


@dataclass(frozen=True, slots=True)
class Point:
    """A named point: its place on both axes."""

    label: str
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class PointChart:
    """Named points in a field of four quarters, which meet in the middle of both axes."""

    title: str
    description: str
    x_title: str
    y_title: str
    x_range: tuple[float, float]
    y_range: tuple[float, float]
    points: tuple[Point, ...]
    x_parts: tuple[str, ...] = ()
    """What equal parts of the axis are called, in its direction; the lowest of `y_parts` is its first."""
    y_parts: tuple[str, ...] = ()


def parts_of_axis(parts: tuple[str, ...], span: tuple[float, float]) -> list[tuple[str, float]]:
    """Return what each part of an axis is called and where its middle is."""
    each = (span[1] - span[0]) / max(len(parts), 1)
    return [(words, span[0] + each * (place + 0.5)) for place, words in enumerate(parts)]


Chart: TypeAlias = BarChart | PointChart


@dataclass(frozen=True, slots=True)
class Contents:
    """The document's headings, each a link to its place."""

    title: str = "Contents"


@dataclass(frozen=True, slots=True)
class Landscape:
    """Blocks on pages turned sideways, where the format has pages.

    `only_to_edit` leaves them out where nothing can be changed and read back: there they would say all a second time.
    """

    blocks: tuple[Block, ...]
    only_to_edit: bool = False


@dataclass(frozen=True, slots=True)
class PageBreak:
    """What follows begins on a new page, where the format has pages."""


@dataclass(frozen=True, slots=True)
class Placeholder:
    """A `:::name` line of a template, before its block has filled it."""

    name: str


Block: TypeAlias = (
    Heading | Paragraph | List | Table | KeyFacts | Callout | Chart | Contents | Landscape | PageBreak | Placeholder
)


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
    register: Register | None = None
    """What may be changed in the document and is read back."""
    paper: Paper | None = None
    """What it is to be printed on; None leaves that to the looks, which are A4 where they are ours."""
    notice: str = ""
    """What the foot of every page warns of."""
    properties: tuple[tuple[str, str], ...] = ()
    """What a file keeps beside its text for samreview itself, by name, where its format has room for that."""


def text(words: str, *, bold: bool = False, italic: bool = False, tone: Tone = "plain") -> Inline:
    """Return words as inline text; nothing for no words."""
    if bold or italic or tone != "plain":
        return (Run(words, bold, italic, tone),) if words else ()
    return _plain(words)


@lru_cache(maxsize=4096)
def _plain(words: str) -> Inline:
    """Long tables say the same names, dates and amounts again and again."""
    return (Run(words),) if words else ()


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
            case BarChart() | PointChart():
                yield from (text(part) for part in (block.title, block.description))
            case Landscape(blocks=inside):
                yield from inlines(inside)
            case PageBreak() | Placeholder() | Contents():
                pass


def headings(blocks: Iterable[Block], *, to_edit: bool = True) -> Iterator[Heading]:
    """Give the headings below the title, in order; `to_edit` says whether those of what is only to edit count."""
    for block in blocks:
        if isinstance(block, Landscape):
            if to_edit or not block.only_to_edit:
                yield from headings(block.blocks, to_edit=to_edit)
        elif isinstance(block, Heading) and block.level > 1:
            yield block
