"""What a Word file holds beside its text: the data of the register, the base of its merge, the names of both."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview.documents.docx.controls import BASE, DATA, EXPORT_PROPERTY, REVIEW_PROPERTY
from samreview.documents.docx.reading.markup import Handler, parse
from samreview.documents.docx.reading.package import UnreadableDocumentError
from samreview.review.carry.returned import FIELD_NAMES
from samreview.values.named import NamedTuple
from samreview.values.text import clean

if TYPE_CHECKING:
    from samreview.documents.docx.reading.markup import Attributes
    from samreview.documents.docx.reading.package import Package
    from samreview.review.carry.returned import FieldName

_STORE = re.compile(r"customXml/item\d+\.xml")
_CUSTOM = "docProps/custom.xml"
_MOST_TEXT = 64_000_000
Fields = dict["FieldName", str]


class StoredActions(NamedTuple):
    """One data part: its actions in their order, each by its id, and which export it is of."""

    namespace: str
    export: str
    review: str
    actions: tuple[tuple[str, Fields], ...]


class _StoreReader(Handler):
    def __init__(self, path: str) -> None:
        self.path = path
        self.namespace = ""
        self.export = ""
        self.review = ""
        self.actions: list[tuple[str, Fields]] = []
        self._field: FieldName | None = None
        self._pieces: list[str] = []
        self._characters = 0
        self._names: dict[str, FieldName] = {}

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in the root, an action or a field."""
        if not self.namespace:
            self.namespace = name.rpartition(" ")[0] or "none"
            self.export, self.review = attributes.get("export", ""), attributes.get("review", "")
            self._names = {f"{self.namespace} {one}": one for one in FIELD_NAMES}
        elif name == f"{self.namespace} action":
            self.actions.append((attributes.get("id", ""), {}))
        elif self.actions and name in self._names:
            self._field, self._pieces = self._names[name], []

    def end(self, name: str) -> None:
        """Keep a field that ends."""
        if self._field is not None and name in self._names:
            self.actions[-1][1][self._field] = clean("".join(self._pieces))
            self._field = None

    def text(self, words: str) -> None:
        """Take in a field's text."""
        if self._field is not None:
            self._characters += len(words)
            if self._characters > _MOST_TEXT:
                raise UnreadableDocumentError(f"{self.path}: its data is larger than any register of actions is")
            self._pieces.append(words)


class _PropertyReader(Handler):
    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self._name = ""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in a property."""
        if name.endswith(" property"):
            self._name = attributes.get("name", "")

    def text(self, words: str) -> None:
        """Take in its value."""
        if self._name.startswith("samreview "):
            self.values[self._name] = (self.values.get(self._name, "") + words)[:_MOST_TEXT]


def stores_of(package: Package) -> tuple[StoredActions | None, StoredActions | None]:
    """Return the data that the controls are bound to, and the base; None for what the file has lost or broken."""
    found: dict[str, StoredActions] = {}
    for name in package.names:
        if not _STORE.fullmatch(name):
            continue
        reader = _StoreReader(package.path)
        try:
            parse(package, name, reader)
        except UnreadableDocumentError:
            # Some editors leave an empty part behind; other programs keep their own data there.
            continue
        if reader.namespace in (DATA, BASE):
            found.setdefault(
                reader.namespace,
                StoredActions(reader.namespace, reader.export, reader.review, tuple(reader.actions)),
            )
    return found.get(DATA), found.get(BASE)


def properties_of(package: Package) -> dict[str, str]:
    """Return the properties that samreview wrote, by name; none where they are gone or broken."""
    if _CUSTOM not in package.names:
        return {}
    reader = _PropertyReader()
    try:
        parse(package, _CUSTOM, reader)
    except UnreadableDocumentError:
        return {}
    return reader.values


def names_of(package: Package) -> tuple[str, str]:
    """Return which export and which review the file's properties name; empty where they name none."""
    values = properties_of(package)
    # A long name is in several properties, since Word shows no more than 255 characters of one.
    parts = [values.get(EXPORT_PROPERTY, "")]
    while (more := f"{EXPORT_PROPERTY} {len(parts) + 1}") in values:
        parts.append(values[more])
    return "".join(parts).strip(), values.get(REVIEW_PROPERTY, "").strip()
