"""YAML as a tree of places and raw text, built from the stream of events so that no limit is passed on the way.

Nothing is interpreted: a scalar is the text as written, and only its kind in the model says what it means. Anchors,
aliases and tags are refused one by one; the rest of the file is read all the same.
"""

from __future__ import annotations

from functools import cached_property
from itertools import islice
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

from samreview.plan.place import Place, Where
from samreview.plan.scan import Unreadable, text_of
from samreview.plan.syntax import in_plain_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import Final

MOST_DEPTH: Final = 20
MOST_EVENTS: Final = 50_000
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})


class Node:
    """Something written in the file. One of no other class is an alias: refused, so that no more is said about it."""

    __slots__ = ("_mark",)

    def __init__(self, event: Any) -> None:  # noqa: ANN401  PyYAML's events have no common type in its stubs
        self._mark = event.start_mark

    @property
    def place(self) -> Place:
        """Where it begins. Most places are never asked for, so each is made when it is."""
        mark = self._mark
        return Place(mark.line + 1, mark.column + 1)


class Scalar(Node):
    """A text as written; `plain` when it stands without quotes."""

    __slots__ = ("plain", "text")

    def __init__(self, event: Any) -> None:  # noqa: ANN401  see Node
        self._mark = event.start_mark
        self.text: str = event.value
        self.plain = not event.style

    @property
    def is_empty(self) -> bool:
        """Whether nothing is stated: no value, `~`, `null`, or a text of nothing but spaces."""
        return (self.plain and self.text in _NULLS) or not self.text.strip()


class Sequence(Node):
    """A list."""

    __slots__ = ("entries",)

    def __init__(self, event: Any) -> None:  # noqa: ANN401  see Node
        self._mark = event.start_mark
        self.entries: list[Node] = []


class Mapping(Node):
    """A mapping: its keys and values in the order of the file, doubles too."""

    __slots__ = ("pairs",)

    def __init__(self, event: Any) -> None:  # noqa: ANN401  see Node
        self._mark = event.start_mark
        self.pairs: list[tuple[Node, Node]] = []

    def under(self, name: str) -> Node | None:
        """Return what stands under a key, the first where it stands twice."""
        for key, value in self.pairs:
            if isinstance(key, Scalar) and key.text == name:
                return value
        return None


class InFile(Where):
    """Where a mapping without errors stands, found in the tree of the file once somebody asks: few places ever are."""

    def __init__(self, node: Mapping) -> None:
        object.__setattr__(self, "__dict__", {"_node": node})

    _node: Mapping

    @cached_property
    def start(self) -> Place:
        """The mapping's first character."""
        return self._node.place

    @cached_property
    def keys(self) -> dict[str, Place]:
        """The places of its keys."""
        return {key.text: key.place for key, _ in self._stated()}

    @cached_property
    def values(self) -> dict[str, Place]:
        """The places of its values."""
        return {key.text: value.place for key, value in self._stated()}

    @cached_property
    def entries(self) -> dict[str, tuple[Place, ...]]:
        """The places of the entries of its lists."""
        return {
            key.text: tuple(entry.place for entry in value.entries)
            for key, value in self._stated()
            if isinstance(value, Sequence)
        }

    def _stated(self) -> Iterator[tuple[Scalar, Node]]:
        return ((key, value) for key, value in self._node.pairs if isinstance(key, Scalar))


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
    """Build the tree with a stack of our own: depth in the file is no depth of calls."""
    document = Document()
    documents = 0
    inside: list[Node] = []  # what the node that is open holds: entries, or keys and values by turns
    around: list[tuple[Sequence | Mapping, list[Node]]] = []
    for event in islice(events, MOST_EVENTS):
        kind = type(event)
        if kind is ScalarEvent:
            node: Node = Scalar(event)
            inside.append(node)
        elif kind is MappingEndEvent:
            mapping, held = around.pop()
            assert isinstance(mapping, Mapping)  # noqa: S101  the parser pairs its brackets
            mapping.pairs = list(zip(inside[::2], inside[1::2], strict=True))
            inside = held
            continue
        elif kind is SequenceEndEvent:
            _, inside = around.pop()
            continue
        elif kind is MappingStartEvent or kind is SequenceStartEvent:
            node = opened = Mapping(event) if kind is MappingStartEvent else Sequence(event)
            inside.append(node)
            if len(around) >= MOST_DEPTH:
                raise Unreadable(node.place, f"nested more than {MOST_DEPTH} deep", "write it flatter")
            around.append((opened, inside))
            inside = opened.entries if isinstance(opened, Sequence) else []
        elif kind is AliasEvent:
            node = Node(event)
            inside.append(node)
        else:
            documents += kind is DocumentStartEvent
            _refuse_a_second(documents, event)
            continue
        if event.anchor is not None or (kind is not AliasEvent and event.tag is not None):
            document.refused.append(_refused(node, event))
    if (more := next(events, None)) is not None:
        raise Unreadable(Node(more).place, f"more than {MOST_EVENTS:,} values and brackets", "split the file")
    document.root = inside[0] if inside else None
    return document


def _refuse_a_second(documents: int, event: Any) -> None:  # noqa: ANN401  see Node
    if documents > 1:
        raise Unreadable(Node(event).place, "a second document begins here", "keep one document in a file")


def _refused(node: Node, event: Any) -> Unreadable:  # noqa: ANN401  see Node
    if type(node) is Node:
        message, fix = f"the alias `*{event.anchor}` is not allowed", "write the value out"
    elif event.anchor is not None:
        message, fix = f"the anchor `&{event.anchor}` is not allowed", "write the value out where it is needed"
    else:
        message, fix = f"the tag `{event.tag}` is not allowed", "delete it; the format says what each value is"
    return Unreadable(node.place, message, fix)
