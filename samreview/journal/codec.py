"""Events as rows of a table and as lines of a file, and the chain of hashes that shows whether any was changed."""

from __future__ import annotations

import json
from hashlib import sha256
from json.encoder import encode_basestring
from typing import TYPE_CHECKING, Any
from zlib import crc32

from samreview.review.clock import Reading
from samreview.review.events import Event
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

Row = tuple[str, str, str, int, str, str | None, int, int, str, str]
COLUMNS = ("id", "line", "kind", "v", "by", "word_of", "wall", "boot", "boot_id", "data")
"""The columns of a row, in its order. `wall` and `boot` are microseconds; `data` is canonical JSON."""

ROOT = bytes(32)
"""The hash before the first event of a stream."""


class Mark(NamedTuple):
    """A place in a stream: the number of an event and the chain's hash there. Before the first it is 0 and ROOT."""

    seq: int
    hash: bytes


START = Mark(0, ROOT)

NumberedRow = tuple[int, bytes, Row]
"""An event's number, the chain's hash there, and its row."""


class LogLine(NamedTuple):
    """A line that was read: whose stream, the event's number, the chain's hash there, and the row."""

    stream: str
    seq: int
    hash: bytes
    row: Row


BLANKED = "event.erased"
"""The kind of an event whose content was erased."""

# Made once: `json.dumps` makes one for each call that asks for anything special.
_CANONICAL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False).encode

_FIELDS: dict[str, tuple[type, ...]] = {
    "id": (str,),
    "line": (str,),
    "kind": (str,),
    "v": (int,),
    "by": (str,),
    "word_of": (str, type(None)),
    "wall": (int,),
    "boot": (int,),
    "boot_id": (str,),
    "data": (dict,),
}


def canonical(value: object) -> str:
    """Return the one way in which a value is written as JSON: keys sorted, no spaces.

    Raises:
        ValueError: it is not plain JSON (not a number, say), or its text is no Unicode.
        TypeError: it is not plain JSON.
    """
    text = _CANONICAL(value)
    text.encode()
    return text


def to_row(event: Event) -> Row:
    """Return the event as a row."""
    at = event.at
    return (
        event.id,
        event.line,
        event.kind,
        event.v,
        event.by,
        event.word_of,
        at.wall_us,
        at.boot_us,
        at.boot_id,
        canonical(dict(event.data)),
    )


def from_row(row: Row) -> Event:
    """Return the event that a row holds.

    Raises:
        ValueError: its data is no JSON object.
    """
    id_, line, kind, v, by, word_of, wall, boot, boot_id, data = row
    value = json.loads(data)
    if not isinstance(value, dict):
        raise ValueError(f"the data of event {id_} is no JSON object")  # noqa: TRY004  damage, not a caller's mistake
    return Event(id=id_, line=line, kind=kind, v=v, by=by, word_of=word_of, at=Reading(wall, boot, boot_id), data=value)


def blanked(row: Row) -> Row:
    """Return the row without anything that anybody said, nor who did; when it was written stays."""
    id_, line, _, _, _, _, wall, boot, boot_id, _ = row
    return id_, line, BLANKED, 1, "", None, wall, boot, boot_id, "{}"


def from_rows(rows: Sequence[Row]) -> list[Event]:
    """Return the events that rows hold; many rows cost a third of what each by itself would.

    Raises:
        ValueError: the data of one is no JSON object.
    """
    try:
        values = json.loads(f"[{','.join([row[-1] for row in rows])}]")
    except ValueError:
        values = []
    if len(values) != len(rows) or not {*map(type, values)} <= {dict}:
        return [from_row(row) for row in rows]  # it says which one
    new = tuple.__new__  # what the classes' own ways end in, without the way
    return [
        new(Event, (id_, line, kind, by, new(Reading, (wall, boot, boot_id)), value, word_of, v))
        for (id_, line, kind, v, by, word_of, wall, boot, boot_id, _), value in zip(rows, values, strict=True)
    ]


def chained(before: bytes, row: Row) -> bytes:
    """Return the hash of a row that follows one with hash `before`.

    It is the SHA-256 of that hash, the numbers of the row and the lengths of its texts, and the texts: no two rows
    give the same.
    """
    return chain(before, (row,))[0]


def chain(before: bytes, rows: Iterable[Row]) -> list[bytes]:
    """Return the hashes of rows that follow one another, the first of them one with hash `before`."""
    hashes = []
    for id_, line, kind, v, by, word_of, wall, boot, boot_id, data in rows:
        word = -1 if word_of is None else len(word_of)
        before = sha256(
            before
            + f"{v},{wall},{boot},{len(id_)},{len(line)},{len(kind)},{len(by)},{word},{len(boot_id)}:"
            f"{id_}{line}{kind}{by}{word_of or ''}{boot_id}{data}".encode()
        ).digest()
        hashes.append(before)
    return hashes


def hash_of(events: Sequence[Event], number: int) -> str | None:
    """Return the hash of the chain at an event of a stream, from its first `number` events; None where it has fewer."""
    hashes = chain(ROOT, map(to_row, events[:number]))
    return hashes[-1].hex() if hashes and len(hashes) == number else None


def to_json(event: Event) -> dict[str, Any]:
    """Return the event as an object for a file, its keys the columns."""
    return {**dict(zip(COLUMNS, to_row(event), strict=True)), "data": dict(event.data)}


def from_json(value: Mapping[str, Any]) -> Event:
    """Return the event that an object from a file holds.

    Raises:
        ValueError: a key is missing, is not known, or holds something else than it should.
    """
    unknown = sorted(set(value) - set(COLUMNS))
    if unknown:
        raise ValueError(f"`{unknown[0]}` is no part of an event")
    for name, types in _FIELDS.items():
        if name not in value:
            raise ValueError(f"`{name}` is missing")
        if not isinstance(value[name], types) or isinstance(value[name], bool):
            raise ValueError(f"`{name}` holds a {type(value[name]).__name__}")  # noqa: TRY004  a file's fault
        if isinstance(value[name], int) and not -(2**63) <= value[name] < 2**63:
            raise ValueError(f"`{name}` holds a number that is too large")
    return Event(
        id=value["id"],
        line=value["line"],
        kind=value["kind"],
        v=value["v"],
        by=value["by"],
        word_of=value["word_of"],
        at=Reading(value["wall"], value["boot"], value["boot_id"]),
        data=value["data"],
    )


def write_line(stream: str, seq: int, hash_: bytes, row: Row) -> bytes:
    """Return a line, without its end: a JSON object whose `sum` is the CRC-32 of all that follows it."""
    id_, line, kind, v, by, word_of, wall, boot, boot_id, data = row
    text = encode_basestring
    rest = (
        f'"stream":{text(stream)},"seq":{seq},"hash":"{hash_.hex()}","event":{{"boot":{boot},"boot_id":{text(boot_id)},'
        f'"by":{text(by)},"data":{data},"id":{text(id_)},"kind":{text(kind)},"line":{text(line)},"v":{v},"wall":{wall},'
        f'"word_of":{"null" if word_of is None else text(word_of)}}}}}'
    )
    encoded = rest.encode()
    return b'{"sum":"%08x",%b' % (crc32(encoded), encoded)


_BEFORE_SUM = len('{"sum":"')
_AFTER_SUM = _BEFORE_SUM + 8 + len('",')


def sum_is_right(line: bytes) -> bool:
    """Return whether a line, without its end, is as `write_line` made it, by its checksum."""
    return line.endswith(b"}}") and line[:_AFTER_SUM] == b'{"sum":"%08x",' % crc32(line[_AFTER_SUM:])


def read_line(line: bytes) -> LogLine:
    """Return what a line holds. Its checksum is not looked at.

    Raises:
        ValueError: it is not such a line; the message says what is wrong with it.
    """
    value: Any = json.loads(line)
    if not isinstance(value, dict) or not {"stream", "seq", "hash", "event"} <= set(value):
        raise ValueError("it has no `stream`, `seq`, `hash` and `event`")
    stream, seq, hash_, event = value["stream"], value["seq"], value["hash"], value["event"]
    if not (isinstance(stream, str) and isinstance(hash_, str) and isinstance(event, dict)):
        raise ValueError("`stream`, `hash` or `event` has the wrong type")  # noqa: TRY004  a file's fault
    if not isinstance(seq, int) or isinstance(seq, bool) or seq < 1:
        raise ValueError("`seq` is not a number from 1 on")
    return LogLine(stream, seq, bytes.fromhex(hash_), to_row(from_json(event)))


def follows(line: LogLine, before: Mark) -> bool:
    """Return whether a line is the one after `before` in the chain of its stream."""
    return line.seq == before.seq + 1 and chain(before.hash, (line.row,))[0] == line.hash
