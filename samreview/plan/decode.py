"""From a file to records of a model class, by the kinds its fields name, with all errors found in one pass.

An error is said once: what is wrong already neither hides nor causes another. A misspelled key is read as the one it
was meant to be, an entry with an error exists for references to it, and a double section is looked through too.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import Any, Generic, NamedTuple, TypeVar  # noqa: TID251  ours has no type parameters

from samreview.plan.currencies import currencies_of
from samreview.plan.declared import Declared, declared
from samreview.plan.fields import Either, FiscalQuarter, Flag, Id, Kind, ListOf, MapOf, RecordOf, Ref, Whole
from samreview.plan.findings import Finding
from samreview.plan.guesses import Guesses
from samreview.plan.nodes import InFile, Mapping, Node, Scalar, Sequence, read_document
from samreview.plan.place import Place
from samreview.plan.references import References
from samreview.plan.scalars import SCALARS, NotThisKind, read_scalar, shown
from samreview.plan.scan import Unreadable
from samreview.plan.wanted import noun, wanted
from samreview.values.text import clean

T = TypeVar("T")
_WRONG: Any = object()
_NONE: Any = object()
_NOT_AT_ONCE: Any = object()
_UNQUOTED = frozenset({Flag, Whole})
_COLLECTIONS: dict[type[Kind], type[Node]] = {ListOf: Sequence, RecordOf: Mapping, MapOf: Mapping}


class Decoded(NamedTuple, Generic[T]):
    """What a file says: the value, None if and only if there is an error, and all errors by their place."""

    value: T | None
    findings: tuple[Finding, ...]


def decode_document(data: bytes, path: str, cls: type[T]) -> Decoded[T]:
    """Decode a YAML file into a record class whose fields were declared with `required` and `optional`."""
    try:
        document = read_document(data)
    except Unreadable as error:
        return Decoded(None, (_finding(path, "SAM001", error.place, error.message, error.fix),))
    decoder = _Decoder(path, document.root)
    for refused in document.refused:
        decoder.error("SAM001", refused.place, refused.message, refused.fix)
    value = decoder.document(cls, document.root)
    findings = tuple(sorted(decoder.findings, key=Finding.order))
    return Decoded(None if findings else value, findings)


def _finding(path: str, code: str, place: Place, message: str, fix: str = "") -> Finding:
    return Finding(path, place.line, place.column, code, "error", message, fix)


class _Decoder:
    """Decodes one document. Each method returns the value, or _WRONG when an error was noted."""

    def __init__(self, path: str, root: Node | None) -> None:
        self.findings: list[Finding] = []
        self._path = path
        self._currencies = currencies_of(root)
        self._references = References()
        self._guesses = Guesses()
        self._guessed: set[str] = set()
        self._no_rate: dict[str, list[tuple[Place, NotThisKind, str]]] = {}

    def error(self, code: str, place: Place, message: str, fix: str = "") -> None:
        self.findings.append(_finding(self._path, code, place, message, fix))

    def document(self, cls: type[T], root: Node | None) -> T | None:
        what = f"the {noun(cls)}"
        if root is None or (isinstance(root, Scalar) and root.is_empty):
            self.error("SAM003", Place(1, 1), f"{what} is empty", f"write {_needed(cls)}")
            return None
        if not isinstance(root, Mapping):
            if not self.findings:
                self.error("SAM003", root.place, f"{what} is no mapping of `key: value`", f"write {_needed(cls)}")
            return None
        value = self._record(cls, root, what, root.pairs[0][0].place if root.pairs else root.place)
        for trouble in self._references.troubles(self._guesses):
            self.error(*trouble)
        for uses in self._no_rate.values() if "rates" not in self._guessed else ():
            place, reason, whose = min(uses, key=lambda use: use[0])
            more = f"; {len(uses) - 1} more amounts are in {reason.word}" if len(uses) > 1 else ""
            self.error(reason.code, place, f"{whose}: {reason.message(self._guesses)}{more}", reason.fix)
        return None if value is _WRONG else value

    def _record(self, cls: type, node: Mapping, what: str, gap: Place | None = None) -> Any:  # noqa: ANN401  of the class
        """Decode a mapping; `gap` is where a missing field is reported, the mapping's start where left out."""
        known = declared(cls)
        found: dict[str, Any] = {}
        keys: dict[str, Scalar] = {}
        meant: set[str | None] = set()
        stated: set[str] = set()
        wrong = False
        for key, value in node.pairs:
            if not isinstance(key, Scalar):
                self._strange_key(key, what)
                wrong = True
                continue
            name = key.text
            field = known.get(name)
            if field is None:
                stated = stated or {each.text for each, _ in node.pairs if isinstance(each, Scalar)}
                meant.add(self._unknown(key, value, known, stated))
                wrong = True
                continue
            if name in keys:
                self._double(key, keys[name].place)
                self._field(field, key, value, what)
                wrong = True
                continue
            keys[name] = key
            read = self._read_at_once(field.kind, value)
            if read is _NOT_AT_ONCE:
                read = self._field(field, key, value, what)
            if read is _WRONG:
                wrong = True
            elif read is not _NONE:
                found[name] = read
        missing = [field for name, field in known.items() if field.required and name not in keys and name not in meant]
        if missing:
            names = " and no ".join(f"`{field.name}`" for field in missing)
            self.error("SAM003", gap or node.place, f"{what} has no {names}", "; ".join(map(_add, missing)))
            wrong = True
        return _WRONG if wrong else cls(at=InFile(node), **found)

    def _read_at_once(self, kind: Kind, node: Node) -> Any:  # noqa: ANN401  the kind says the type
        """Return a value that is what it should be, as nearly all are; whatever needs words goes the longer way."""
        if type(node) is not Scalar or type(kind) not in SCALARS or node.is_empty:
            return _NOT_AT_ONCE
        if not node.plain and type(kind) in _UNQUOTED:
            return _NOT_AT_ONCE
        try:
            return read_scalar(kind, node.text, self._currencies)
        except NotThisKind:
            return _NOT_AT_ONCE

    def _strange_key(self, key: Node, what: str) -> None:
        if isinstance(key, Sequence | Mapping):
            self.error("SAM003", key.place, f"a key of {what} is no word", "put the text in quotes if it is one")

    def _double(self, key: Scalar, first: Place) -> None:
        self.error(
            "SAM005",
            key.place,
            f"the key {shown(key.text)} stands twice, first on line {first.line}",
            "keep one of them",
        )

    def _unknown(self, key: Scalar, value: Node, known: dict[str, Declared], stated: set[str]) -> str | None:
        """Note an unknown key, and return the field it was meant to be; a section is then read as that field.

        One value is not: a guess may be wrong, and its errors would follow from it.
        """
        absent = {name: field for name, field in known.items() if name not in stated}
        near = self._guesses.near(key.text, absent) or self._guesses.near(key.text, known)
        if type(value) is not Node or key.text != "<<":  # the alias of a merge was refused already
            guess = f", did you mean `{near}`?" if near else ""
            fix = f"write `{near}`" if near else f"delete it; there are {', '.join(known)}"
            self.error("SAM002", key.place, f"unknown field {shown(key.text)}{guess}", fix)
        meant = absent.get(near) if near else None
        if isinstance(value, Sequence | Mapping):
            if meant is not None and _looks_like(meant.kind, value):
                self._field(meant, key, value, f"`{meant.name}`")
            else:  # any section that is missing may be this one
                for field in [meant] if meant else absent.values():
                    self._unreadable(field.kind)
        self._guessed.add(near or "")
        return near

    def _unreadable(self, kind: Kind) -> None:
        """Note that a part of the document cannot be read, so that nothing can be said of references into it."""
        if isinstance(kind, ListOf):
            if kind.defines:
                self._references.unreadable(kind.defines)
        elif isinstance(kind, RecordOf):
            for field in declared(kind.cls).values():
                self._unreadable(field.kind)

    def _field(self, field: Declared, key: Scalar, node: Node, what: str) -> Any:  # noqa: ANN401  the kind says the type
        """Return the value of a field, _NONE where it is left out."""
        if isinstance(node, Scalar) and node.is_empty:
            if not field.required:
                return _NONE
            place = node.place if node.text else key.place
            self.error("SAM003", place, f"{_within(field.name, what)} is empty, and it is needed", _add(field))
            return _WRONG
        return self._value(field.kind, node, _within(field.name, what), key.place)

    def _value(self, kind: Kind, node: Node, what: str, key: Place) -> Any:  # noqa: ANN401  the kind says the type
        if type(kind) is Either:
            kind = _meant(kind, node)
        if type(node) is Scalar and type(kind) not in _COLLECTIONS:
            return self._scalar(kind, node, what)
        if not _has_shape(kind, node):
            self._unreadable(kind)
            if type(node) is not Node:  # an alias was refused already
                self._wrong_shape(kind, node, what)
            return _WRONG
        if isinstance(kind, ListOf) and isinstance(node, Sequence):
            return self._list(kind, node, what, key)
        if isinstance(kind, RecordOf) and isinstance(node, Mapping):
            return self._record(kind.cls, node, what)
        assert isinstance(kind, MapOf)  # noqa: S101  # nothing else is a collection
        assert isinstance(node, Mapping)  # noqa: S101  # its shape was asked for above
        return self._map(kind, node, what)

    def _wrong_shape(self, kind: Kind, node: Node, what: str) -> None:
        said = "a list" if isinstance(node, Sequence) else "a mapping" if isinstance(node, Mapping) else "one value"
        if isinstance(kind, ListOf):
            fix = "put it in `[...]`, or each entry on a line of its own after `- `"
        elif isinstance(kind, RecordOf):
            fix = f"write {_needed(kind.cls)}"
        elif isinstance(kind, MapOf):
            fix = "write `key: value` lines, or `{key: value}`"
        elif isinstance(node, Mapping):
            fix = "put the text in quotes if it holds `: ` or begins with `{`"
        else:
            fix = "put the text in quotes if it begins with `[`, or write one value alone"
        self.error("SAM003", node.place, f"{what} is {said}; {wanted(kind)} is wanted", fix)

    def _scalar(self, kind: Kind, node: Scalar, what: str) -> Any:  # noqa: ANN401  the kind says the type
        if isinstance(kind, Ref):
            text = clean(node.text)
            self._references.use(kind.target, text, node.place, what)
            return text
        if not node.plain and type(kind) in _UNQUOTED:
            fix = f"write {wanted(kind)} without quotes"
            self.error("SAM003", node.place, f"{what}: {shown(node.text)} in quotes is a text", fix)
            return _WRONG
        try:
            return read_scalar(kind, node.text, self._currencies)
        except NotThisKind as reason:
            if reason.code == "SAM003":
                self.error(reason.code, node.place, f"{what}: {reason.message(self._guesses)}", reason.fix)
            elif reason.word not in self._currencies.known and self._currencies.complete:
                self._no_rate.setdefault(reason.word, []).append((node.place, reason, what))
            return _WRONG

    def _list(self, kind: ListOf, node: Sequence, what: str, key: Place) -> Any:  # noqa: ANN401  a tuple
        if kind.defines:
            self._references.defined(kind.defines)
        if not kind.least <= len(node.entries) <= (kind.most or len(node.entries)):
            bound, fix = (
                (f"at least {kind.least} are wanted", "add what is missing")
                if len(node.entries) < kind.least
                else (f"at most {kind.most} are wanted", "keep those that matter most")
            )
            self.error("SAM003", key, f"{what} has {len(node.entries)}; {bound}", fix)
        read = [
            self._entry(kind, entry, what, f"entry {number} of {what}", key)
            for number, entry in enumerate(node.entries, start=1)
        ]
        return _WRONG if _WRONG in read else tuple(read)

    def _entry(self, kind: ListOf, node: Node, listed: str, what: str, key: Place) -> Any:  # noqa: ANN401  an entry
        of = _meant(kind.of, node) if isinstance(kind.of, Either) else kind.of
        if isinstance(node, Scalar) and node.is_empty:
            self.error("SAM003", node.place, f"{what} is empty", f"write {wanted(kind.of)}, or delete it")
            return _WRONG
        if isinstance(of, RecordOf) and isinstance(node, Mapping):
            what = self._registered(of.cls, kind, node, listed) or what
        return self._value(of, node, what, key)

    def _registered(self, cls: type, kind: ListOf, node: Mapping, listed: str) -> str | None:
        """Note the id of an entry, and return how messages name the entry, None where it has no id."""
        field = declared(cls).get("id")
        if field is None or not isinstance(field.kind, Id):
            return None
        stated = node.under("id")
        if isinstance(stated, Scalar) and not stated.is_empty:
            self._references.entry(kind.defines, listed, clean(stated.text), stated.place)
            return f"{noun(cls)} {shown(stated.text)}"
        name = node.under("name")
        if field.required and kind.defines and isinstance(name, Scalar):
            self._references.nameless(kind.defines, name.text)
        return None

    def _map(self, kind: MapOf, node: Mapping, what: str) -> Any:  # noqa: ANN401  a read-only mapping
        read: dict[Any, Any] = {}
        places: dict[str, Place] = {}
        for key, value in node.pairs:
            if not isinstance(key, Scalar):
                self._strange_key(key, what)
                read[_WRONG] = _WRONG
                continue
            if key.text in places:
                self._double(key, places[key.text])
                read[_WRONG] = _WRONG
            places.setdefault(key.text, key.place)
            name = self._scalar(kind.key, key, what)
            named = f"{shown(key.text)} of {what}"
            if isinstance(value, Scalar) and value.is_empty:
                place = value.place if value.text else key.place
                self.error("SAM003", place, f"{named} is empty", f"write {wanted(kind.value)}, or delete it")
                read[name] = _WRONG
            else:
                read.setdefault(name, self._value(kind.value, value, named, key.place))
        return _WRONG if _WRONG in read or _WRONG in read.values() else MappingProxyType(read)


def _within(name: str, what: str) -> str:
    """Name a field in a message: `id` of opportunity `lyon`; what is the document's own goes by its name alone."""
    return f"`{name}`" if what.startswith("the ") else f"`{name}` of {what}"


def _has_shape(kind: Kind, node: Node) -> bool:
    """Say whether a kind is written like this: a list, a mapping or one value."""
    return type(node) is _COLLECTIONS.get(type(kind), Scalar)


def _looks_like(kind: Kind, node: Node) -> bool:
    """Say whether a section and its entries are written like a kind."""
    if isinstance(kind, Either):
        return _looks_like(kind.first, node) or _looks_like(kind.second, node)
    if isinstance(kind, ListOf) and isinstance(node, Sequence):
        return all(_looks_like(kind.of, entry) for entry in node.entries)
    return _has_shape(kind, node)


def _meant(kind: Either, node: Node) -> Kind:
    """Tell from its look which of two kinds a value is."""
    if not isinstance(node, Scalar):
        return kind.second if isinstance(kind.second, RecordOf) and isinstance(node, Mapping) else kind.first
    if isinstance(kind.first, FiscalQuarter) and not node.text.strip().upper().startswith("FY"):
        return kind.second
    return kind.first


def _needed(cls: type) -> str:
    names = [f"`{field.name}`" for field in declared(cls).values() if field.required] or [
        f"`{name}`" for name in declared(cls)
    ]
    return f"a mapping with {', '.join(names)}"


def _add(field: Declared) -> str:
    meaning = field.meaning.rstrip(".")
    return f"add `{field.name}: ...` ({meaning[0].lower()}{meaning[1:]})"
