"""The tables of a Word file as rows of cells: what is there once all tracked changes are accepted.

A cell tells its text and the controls in it. What was deleted or moved away is left out, what was inserted is taken; a
control that shows its placeholder has no text. Tables in cells are text of the cell that they stand in, and tables too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.docx.reading.markup import Handler, by_name, parse
from samreview.documents.docx.reading.package import UnreadableDocumentError

if TYPE_CHECKING:
    from collections.abc import Callable
    from xml.parsers import expat

    from samreview.documents.docx.reading.markup import Attributes
    from samreview.documents.docx.reading.package import Package

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_BOTH = (W, STRICT)
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_LOOKS = ("pPr", "rPr", "tcPr", "tblPr", "tblGrid", "dropDownList")
"""Elements in which nothing is said that matters here: most of a file."""
_MOST_CELL = 1_000_000
_MOST_TEXT = 64_000_000
_MOST_ROWS = 100_000


class Control:
    """A control in a cell: its tag, the path that it is bound to, the day that a date control holds."""

    __slots__ = ("day", "path", "tag")

    def __init__(self) -> None:
        self.tag = ""
        self.path = ""
        self.day = ""


class WordCell:
    """A cell: its text, lines parted by line ends, and the controls in it."""

    __slots__ = ("controls", "pieces")

    def __init__(self, controls: list[Control]) -> None:
        self.pieces: list[str] = []
        self.controls = controls

    @property
    def text(self) -> str:
        """The text as it stands."""
        return "".join(self.pieces).strip()


class WordRow:
    """A row, by the number of its table and its own in it, both from 1."""

    __slots__ = ("cells", "deleted", "number", "table")

    def __init__(self, table: int, number: int) -> None:
        self.table = table
        self.number = number
        self.cells: list[WordCell] = []
        self.deleted = False


class _Table:
    __slots__ = ("cell", "number", "pending", "row", "rows")

    def __init__(self, number: int) -> None:
        self.number = number
        self.rows = 0
        self.row: WordRow | None = None
        self.cell: WordCell | None = None
        self.pending: list[Control] = []


class Tables(Handler):
    """Reads a part into rows, in the order in which their tables begin and end; `choices` are those of combo boxes."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.rows: list[WordRow] = []
        self.choices: dict[str, str] = {}
        self._tables = 0
        self._open: list[_Table] = []
        self._table: _Table | None = None
        self._taking = False
        self._skipping = 0
        self._runs = 0
        self._of_row = False
        self._control: Control | None = None
        self._boxes: list[bool] = []
        self._characters = 0
        self._combo = False
        starts = by_name(
            {
                "tbl": self._table_begins,
                "tr": self._row_begins,
                "tc": self._cell_begins,
                "p": self._paragraph_begins,
                "r": self._run_begins,
                "t": self._text_begins,
                "tab": self._blank,
                "br": self._line_end,
                "cr": self._line_end,
                "noBreakHyphen": self._hyphen,
                "trPr": self._row_properties,
                "del": self._gone,
                "moveFrom": self._gone,
                "sdt": self._box_begins,
                "sdtPr": self._control_begins,
                "tag": self._tagged,
                "dataBinding": self._bound,
                "date": self._dated,
                "showingPlcHdr": self._placeholder,
                "comboBox": self._combo_begins,
                **dict.fromkeys(_LOOKS, self._look_away),
                "listItem": self._choice,
            },
            *_BOTH,
        ) | {_FALLBACK: self._gone}
        ends = by_name(
            {
                "tbl": self._table_ends,
                "tr": self._row_ends,
                "tc": self._cell_ends,
                "r": self._run_ends,
                "t": self._text_ends,
                "trPr": self._row_properties_end,
                "del": self._gone_ends,
                "moveFrom": self._gone_ends,
                "sdt": self._box_ends,
                "sdtPr": self._control_ends,
                "comboBox": self._combo_ends,
                **dict.fromkeys(_LOOKS, self._look_again),
            },
            *_BOTH,
        ) | {_FALLBACK: self._gone_ends}
        # Called hundreds of thousands of times: no method of ours in between.
        self._start = _dispatch(starts)
        self._end = _dispatch(ends)
        self._parser: expat.XMLParserType | None = None

    def begins(self, parser: expat.XMLParserType) -> None:
        """Listen without a detour."""
        self._parser = parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end

    def _look_away(self, _attributes: Attributes) -> None:
        if self._parser is not None:
            self._parser.StartElementHandler = None

    def _look_again(self) -> None:
        if self._parser is not None:
            self._parser.StartElementHandler = self._start

    def text(self, words: str) -> None:
        """Take in text."""
        if self._taking:
            self._add(words)

    def _add(self, words: str) -> None:
        if self._skipping:
            return
        self._characters += len(words)
        if self._characters > _MOST_TEXT:
            raise UnreadableDocumentError(f"{self.path}: its tables hold more text than any register of actions does")
        for table in self._open:
            if table.cell is not None:
                table.cell.pieces.append(words)

    def _table_begins(self, _attributes: Attributes) -> None:
        self._tables += 1
        self._table = _Table(self._tables)
        self._open.append(self._table)

    def _table_ends(self) -> None:
        self._open.pop()
        self._table = self._open[-1] if self._open else None

    def _row_begins(self, _attributes: Attributes) -> None:
        table = self._table
        if table is None:
            return
        table.rows += 1
        table.row = WordRow(table.number, table.rows)
        if len(self.rows) >= _MOST_ROWS:
            raise UnreadableDocumentError(f"{self.path}: its tables have more than {_MOST_ROWS:,} rows")

    def _row_ends(self) -> None:
        if self._table is not None and self._table.row is not None:
            self.rows.append(self._table.row)
            self._table.row = None

    def _cell_begins(self, _attributes: Attributes) -> None:
        table = self._table
        if table is not None and table.row is not None:
            # A control may stand around a whole cell, and is told before it.
            table.cell = WordCell(table.pending)
            table.pending = []
            table.row.cells.append(table.cell)

    def _cell_ends(self) -> None:
        table = self._table
        if table is not None and table.cell is not None:
            if sum(map(len, table.cell.pieces)) > _MOST_CELL:
                raise UnreadableDocumentError(f"{self.path}: a cell holds more than {_MOST_CELL:,} characters")
            table.cell = None

    def _paragraph_begins(self, _attributes: Attributes) -> None:
        table = self._table
        if table is not None and table.cell is not None and table.cell.pieces:
            self._add("\n")

    def _run_begins(self, _attributes: Attributes) -> None:
        self._runs += 1

    def _run_ends(self) -> None:
        self._runs -= 1

    def _text_begins(self, _attributes: Attributes) -> None:
        self._taking = self._table is not None

    def _text_ends(self) -> None:
        self._taking = False

    def _blank(self, _attributes: Attributes) -> None:
        if self._runs:
            self._add("\t")

    def _line_end(self, _attributes: Attributes) -> None:
        self._add("\n")

    def _hyphen(self, _attributes: Attributes) -> None:
        self._add("-")

    def _row_properties(self, _attributes: Attributes) -> None:
        self._of_row = True

    def _row_properties_end(self) -> None:
        self._of_row = False

    def _gone(self, _attributes: Attributes) -> None:
        self._skipping += 1
        if self._of_row and self._table is not None and self._table.row is not None:
            self._table.row.deleted = True

    def _gone_ends(self) -> None:
        self._skipping -= 1

    def _box_begins(self, _attributes: Attributes) -> None:
        self._boxes.append(False)

    def _box_ends(self) -> None:
        if self._boxes and self._boxes.pop():
            self._skipping -= 1

    def _control_begins(self, _attributes: Attributes) -> None:
        if self._table is not None:
            self._control = Control()

    def _control_ends(self) -> None:
        table, control, self._control = self._table, self._control, None
        # What was deleted takes its controls along.
        if table is not None and control is not None and self._skipping <= (1 if self._shows_placeholder else 0):
            (table.pending if table.cell is None else table.cell.controls).append(control)

    @property
    def _shows_placeholder(self) -> bool:
        return bool(self._boxes and self._boxes[-1])

    def _tagged(self, attributes: Attributes) -> None:
        if self._control is not None:
            self._control.tag = _value(attributes, "val")

    def _bound(self, attributes: Attributes) -> None:
        if self._control is not None:
            self._control.path = _value(attributes, "xpath")

    def _dated(self, attributes: Attributes) -> None:
        if self._control is not None:
            self._control.day = _value(attributes, "fullDate")

    def _placeholder(self, attributes: Attributes) -> None:
        shown = _value(attributes, "val") not in {"0", "false", "off"}
        if self._control is not None and shown and self._boxes and not self._boxes[-1]:
            self._boxes[-1] = True
            self._skipping += 1

    def _combo_begins(self, attributes: Attributes) -> None:
        # All combo boxes of a register offer the same; one is enough.
        self._combo = not self.choices
        if not self._combo:
            self._look_away(attributes)

    def _combo_ends(self) -> None:
        self._combo = False
        self._look_again()

    def _choice(self, attributes: Attributes) -> None:
        if self._combo:
            self.choices.setdefault(_value(attributes, "displayText"), _value(attributes, "value"))


def _dispatch(handlers: dict[str, Callable[..., None]]) -> Callable[..., None]:
    find = handlers.get

    def handle(name: str, *attributes: Attributes) -> None:
        found = find(name)
        if found is not None:
            found(*attributes)

    return handle


def tables_of(package: Package, part: str) -> Tables:
    """Return the tables of a part.

    Raises:
        UnreadableDocumentError: the part cannot be read, or is larger than any register.
    """
    tables = Tables(package.path)
    parse(package, part, tables)
    return tables


def _value(attributes: Attributes, name: str) -> str:
    for namespace in _BOTH:
        found = attributes.get(f"{namespace} {name}")
        if found is not None:
            return found
    return attributes.get(name, "")
