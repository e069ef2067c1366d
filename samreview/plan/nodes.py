"""YAML as a tree of places and raw text, built from the stream of events so that no limit is passed on the way.

Nothing is interpreted: a scalar is the text as written, and only its kind in the model says what it means. Anchors,
aliases and tags are refused one by one; the rest of the file is read all the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from samreview.plan.place import Place
from samreview.plan.scan import Unreadable, text_of
from samreview.plan.syntax import in_plain_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from typing import Final

MOST_DEPTH: Final = 20
MOST_EVENTS: Final = 50_000
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Node:
    """Something written in the file. One of no other class is an alias: refused, so that no more is said about it."""

    __slots__ = ("place",)

    def __init__(self, place: Place) -> None:
        self.place = place


class Scalar(Node):
    """A text as written; `plain` when it stands without quotes."""

    __slots__ = ("plain", "text")

    def __init__(self, place: Place, text: str, *, plain: bool) -> None:
        self.place = place
        self.text = text
        self.plain = plain

    @property
    def is_empty(self) -> bool:
        """Whether nothing is stated: no value, `~`, `null`, or a text of nothing but spaces."""
        return (self.plain and self.text in _NULLS) or not self.text.strip()


class Sequence(Node):
    """A list."""

    __slots__ = ("entries",)

    def __init__(self, place: Place) -> None:
        self.place = place
        self.entries: list[Node] = []


class Mapping(Node):
    """A mapping: its keys and values in the order of the file, doubles too."""

    __slots__ = ("pairs",)

    def __init__(self, place: Place) -> None:
        self.place = place
        self.pairs: list[tuple[Node, Node]] = []

    def under(self, name: str) -> Node | None:
        """Return what stands under a key, the first where it stands twice."""
        return next((value for key, value in self.pairs if isinstance(key, Scalar) and key.text == name), None)


class Document:
    """A file's one document: its root (None when the file says nothing) and what was refused in it."""

    __slots__ = ("refused", "root")

    def __init__(self) -> None:
        self.root: Node | None = None
        self.refused: list[Unreadable] = []


def read_document(data: bytes) -> Document:
    """Read a file; raise Unreadable where the whole of it cannot be read."""
    text = text_of(data)
    try:
        return _built(_events(text))
    except yaml.YAMLError as error:
        raise in_plain_words(error, text) from error
    except (ValueError, OverflowError, RecursionError) as error:
        raise Unreadable(Place(1, 1), f"not readable as YAML: {error}", "look for what is not text") from error


def _events(text: str) -> Iterator[Any]:
    # The C parser is ten times as fast and is missing from a few installations. `yaml.parse` asks before each event
    # whether there is one; behind the last there is None.
    loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)
    return iter(loader.get_event, None)


def _built(events: Iterator[Any]) -> Document:
    tree = _Tree()
    handle = tree.handlers()
    for count, event in enumerate(events):
        if count >= MOST_EVENTS:
            raise Unreadable(_place(event), f"more than {MOST_EVENTS:,} values and brackets", "split the file")
        if (handler := handle.get(type(event))) is not None:
            handler(event)
    return tree.document


class _Tree:
    """The tree being built, with a stack of its own: depth in the file is no depth of calls."""

    def __init__(self) -> None:
        self.document = Document()
        self._documents = 0
        self._open: list[Sequence | Mapping] = []
        self._keys: list[Node | None] = []  # of each open node, the key that waits for its value

    def handlers(self) -> dict[type, Callable[[Any], None]]:
        return {
            ScalarEvent: self._scalar,
            MappingStartEvent: self._mapping,
            SequenceStartEvent: self._sequence,
            MappingEndEvent: self._end,
            SequenceEndEvent: self._end,
            AliasEvent: self._alias,
            DocumentStartEvent: self._document,
        }

    def _document(self, event: Any) -> None:  # noqa: ANN401  PyYAML's events have no common type in its stubs
        self._documents += 1
        if self._documents > 1:
            raise Unreadable(_place(event), "a second document begins here", "keep one document in a file")

    def _scalar(self, event: Any) -> None:  # noqa: ANN401  see _document
        self._add(Scalar(_place(event), event.value, plain=not event.style), event)

    def _alias(self, event: Any) -> None:  # noqa: ANN401  see _document
        self._add(Node(_place(event)), event)

    def _mapping(self, event: Any) -> None:  # noqa: ANN401  see _document
        self._begin(Mapping(_place(event)), event)

    def _sequence(self, event: Any) -> None:  # noqa: ANN401  see _document
        self._begin(Sequence(_place(event)), event)

    def _begin(self, node: Sequence | Mapping, event: Any) -> None:  # noqa: ANN401  see _document
        self._add(node, event)
        if len(self._open) >= MOST_DEPTH:
            raise Unreadable(node.place, f"nested more than {MOST_DEPTH} deep", "write it flatter")
        self._open.append(node)
        self._keys.append(None)

    def _end(self, _event: Any) -> None:  # noqa: ANN401  see _document
        self._open.pop()
        self._keys.pop()

    def _add(self, node: Node, event: Any) -> None:  # noqa: ANN401  see _document
        if event.anchor is not None or getattr(event, "tag", None) is not None:
            self.document.refused.append(_refused(node, event))
        if not self._open:
            self.document.root = node
            return
        parent = self._open[-1]
        if type(parent) is Sequence:
            parent.entries.append(node)
        elif (key := self._keys[-1]) is None:
            self._keys[-1] = node
        else:
            parent.pairs.append((key, node))  # type: ignore[union-attr]  # what is no sequence is a mapping
            self._keys[-1] = None


def _place(event: Any) -> Place:  # noqa: ANN401  see _document
    mark = event.start_mark
    return Place(mark.line + 1, mark.column + 1)


def _refused(node: Node, event: Any) -> Unreadable:  # noqa: ANN401  see _document
    if type(node) is Node:
        message, fix = f"the alias `*{event.anchor}` is not allowed", "write the value out"
    elif event.anchor is not None:
        message, fix = f"the anchor `&{event.anchor}` is not allowed", "write the value out where it is needed"
    else:
        message, fix = f"the tag `{event.tag}` is not allowed", "delete it; the format says what each value is"
    return Unreadable(node.place, message, fix)
