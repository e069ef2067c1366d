"""The register of actions in a Word file, read again.

Which action a row is, and which field a cell, is found by what editors left of it: the tag of a control, the path that
it is bound to, the visible id and the heads of the columns. A field's text, the day in its date control and the data
that it is bound to are all handed on: which of them was changed is for the merge to see.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from samreview.documents.docx.controls import PLACEHOLDERS
from samreview.documents.docx.reading.markup import Handler, parse
from samreview.documents.docx.reading.package import Package, UnreadableDocumentError
from samreview.documents.docx.reading.rows import tables_of
from samreview.documents.docx.reading.stores import names_of, stores_of
from samreview.review.carry.returned import FIELD_NAMES, Base, CameBack, ReturnedRow
from samreview.values.text import clean

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from samreview.documents.docx.reading.markup import Attributes
    from samreview.documents.docx.reading.rows import WordCell, WordRow
    from samreview.documents.docx.reading.stores import StoredActions
    from samreview.review.carry.returned import FieldName, Held

_TAG = re.compile(r"a([1-9]\d{0,6})\.(status|owner|due|note)")
_PATH = re.compile(r"/s:actions(?:\[1\])?/s:action\[([1-9]\d{0,6})\]/s:(status|owner|due|note)(?:\[1\])?")
_RELATIONS = "_rels/.rels"
_DOCUMENT = "word/document.xml"
_HEADS = {"id": "id", "action": "what"} | {name: name for name in FIELD_NAMES}


def read_register(data: bytes, path: str, then: Held | None = None) -> CameBack:
    """Return the register of a Word file.

    `then` is what it held when it was made, for a file that has lost its own record of that.

    Raises:
        UnreadableDocumentError: it is no Word file, a harmful one, or it has no register.
    """
    package = Package(data, path)
    tables = tables_of(package, document_part(package))
    stored, base = stores_of(package)
    export, review = names_of(package)
    for store in (base, stored):
        if store is not None:
            export, review = export or store.export, review or store.review
    known = base or stored
    numbered = tuple(one for one, _ in known.actions) if known else then.order if then else ()
    written: Mapping[str, Mapping[FieldName, str]] = dict(base.actions) if base else then.fields if then else {}
    rows: list[ReturnedRow] = []
    deleted = 0
    for register in _registers(tables.rows):
        for row in register.rows:
            if row.deleted:
                deleted += 1
                continue
            rows.append(_returned(register, row, numbered, written, stored))
    if not rows and not deleted:
        raise UnreadableDocumentError(
            f"{path}: it has no register of actions; `samreview minutes` and `samreview actions export` write one"
        )
    # What was made again without its order may be more than the file held: no row is missing for that.
    held = written if base or (then and then.order) else {}
    return CameBack(tuple(rows), export, review or None, held, tables.choices, deleted)


class _Register:
    """One table of actions: the columns that its head names, and its rows."""

    def __init__(self, number: int, columns: Mapping[int, str]) -> None:
        self.number = number
        self.columns = columns
        self.rows: list[WordRow] = []


def _registers(rows: Iterable[WordRow]) -> Iterator[_Register]:
    found: dict[int, _Register | None] = {}
    for row in sorted(rows, key=lambda one: (one.table, one.number)):
        if row.table not in found:
            columns = {place: _HEADS.get(cell.text.casefold(), "") for place, cell in enumerate(row.cells)}
            heads = set(columns.values())
            is_head = not any(map(_ours, row.cells)) and {"what", "status"} <= heads
            found[row.table] = _Register(row.table, columns) if is_head else None
            if is_head:
                continue
        register = found[row.table]
        if register is None and any(map(_ours, row.cells)):
            # Its head row is gone or was reworded; the controls say what they are.
            register = found[row.table] = _Register(row.table, {0: "id", 1: "what"})
        if register is not None:
            register.rows.append(row)
    yield from (one for one in found.values() if one is not None)


def _ours(cell: WordCell) -> bool:
    return any(_TAG.fullmatch(one.tag) or _PATH.fullmatch(one.path) for one in cell.controls)


def _returned(
    register: _Register,
    row: WordRow,
    order: Sequence[str],
    written: Mapping[str, Mapping[FieldName, str]],
    stored: StoredActions | None,
) -> ReturnedRow:
    texts = {"id": "", "what": ""}
    fields: dict[FieldName, tuple[str, ...]] = {}
    entries: set[int] = set()
    for place, cell in enumerate(row.cells):
        entry, name = _field(cell)
        column = register.columns.get(place, "") if name is None else name
        if column in texts:
            texts[column] = clean(cell.text)
        elif column:
            field = cast("FieldName", column)
            fields[field] = tuple(_says(cell, field, entry, stored))
        if entry is not None:
            entries.add(entry)
    hidden = frozenset(order[one - 1] for one in entries if one <= len(order))
    return ReturnedRow(
        where=f"row {row.number}" if register.number < 0 else f"row {row.number - 1} of the register",
        id=texts["id"],
        what=texts["what"],
        fields=fields,
        hidden=hidden,
        base=Base(written[one]) if (one := _one(texts["id"], hidden, written)) else None,
        group=register.number,
        exported=texts["id"] in written or bool(hidden),
    )


def _one(visible: str, hidden: frozenset[str], written: Mapping[str, object]) -> str:
    if visible in written:
        return visible
    return next(iter(hidden & written.keys()), "") if len(hidden) == 1 else ""


def _field(cell: WordCell) -> tuple[int | None, FieldName | None]:
    """Return which entry and field a cell's control is of, by its tag, else by the path that it is bound to."""
    for one in cell.controls:
        match = _TAG.fullmatch(one.tag) or _PATH.fullmatch(one.path)
        if match:
            return int(match[1]), cast("FieldName", match[2])
    return None, None


def _says(cell: WordCell, field: FieldName, entry: int | None, stored: StoredActions | None) -> Iterator[str]:
    words = clean(cell.text)
    yield "" if words == PLACEHOLDERS[field] else words
    for one in cell.controls:
        if field == "due" and one.day:
            yield one.day[:10]
    if entry is not None and stored is not None and entry <= len(stored.actions):
        # LibreOffice writes what an empty control shows into its data.
        kept = stored.actions[entry - 1][1].get(field, "")
        yield "" if kept == PLACEHOLDERS[field] and field != "status" else kept


class _Relations(Handler):
    def __init__(self) -> None:
        self.document = _DOCUMENT

    def start(self, name: str, attributes: Attributes) -> None:
        """Keep where the document is."""
        if name.endswith(" Relationship") and attributes.get("Type", "").endswith("/officeDocument"):
            self.document = attributes.get("Target", _DOCUMENT).lstrip("/")


def document_part(package: Package) -> str:
    """Return the name of the part that holds the document.

    Raises:
        UnreadableDocumentError: what says so cannot be read.
    """
    relations = _Relations()
    if _RELATIONS in package.names:
        parse(package, _RELATIONS, relations)
    return relations.document
