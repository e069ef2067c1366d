"""The statements on a store's tables: what is inserted, read and removed within one transaction."""

from __future__ import annotations

from contextlib import closing, contextmanager, suppress
from typing import TYPE_CHECKING, cast

from samreview.journal.codec import COLUMNS, START, Mark, chain
from samreview.journal.library import TROUBLE, sqlite
from samreview.journal.protocol import Conflict

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samreview.journal.codec import NumberedRow, Row

_AT_ONCE = 500
"""How many rows are read before they become events: so many stay near the processor."""
_MOST_STREAMS = 1_000_000

_ROW = ", ".join(f'"{name}"' for name in COLUMNS)
_INSERT = f"INSERT INTO event (stream, seq, hash, {_ROW}) VALUES ({', '.join('?' * (3 + len(COLUMNS)))})"  # noqa: S608  our own column names
_READ = f"SELECT seq, hash, {_ROW} FROM event WHERE stream = ? AND seq >= ? ORDER BY seq LIMIT ?"  # noqa: S608  our own column names
# Steps from one name to the next in the index, however many events each has. A damaged index could lead in a circle.
_STREAMS = f"""WITH RECURSIVE name (stream) AS (
    SELECT min(stream) FROM event WHERE stream >= ?
    UNION ALL SELECT (SELECT min(stream) FROM event WHERE event.stream > name.stream) FROM name WHERE stream IS NOT NULL
    LIMIT {_MOST_STREAMS}
) SELECT stream FROM name WHERE stream IS NOT NULL"""  # noqa: S608  our own number
_LAST = "SELECT seq, hash FROM event WHERE stream = ? ORDER BY seq DESC LIMIT 1"
_KINDS = "SELECT kind, count(*) FROM event WHERE stream = ? GROUP BY kind ORDER BY kind"


class DamagedRow(Exception):  # noqa: N818  the store says it in words
    """A row is not as it was written, or one is missing: `seq` is the first number that is wrong."""

    def __init__(self, seq: int) -> None:
        super().__init__(f"event {seq}")
        self.seq = seq


@contextmanager
def transaction(connection: sqlite.Connection) -> Iterator[None]:
    """Commit what is done within, or nothing of it. It starts as a writer: one that starts as a reader cannot wait."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            with suppress(*TROUBLE):
                connection.execute("ROLLBACK")
        raise


def last_of(connection: sqlite.Connection, stream: str) -> Mark:
    """Return where a stream ends, START where there is none.

    Raises:
        sqlite.DatabaseError: what is there is no number or no hash.
    """
    found = connection.execute(_LAST, (stream,)).fetchone()
    return START if found is None else _mark(found)


def _mark(row: Sequence[object]) -> Mark:
    seq, hash_ = row[:2]
    if not isinstance(seq, int) or not isinstance(hash_, bytes):
        raise sqlite.DatabaseError("a number or a hash is not what was written")
    return Mark(seq, hash_)


def insert(
    connection: sqlite.Connection, stream: str, expected: int, last: Mark, rows: Sequence[Row]
) -> list[NumberedRow]:
    """Add rows after `last`, and return them with their numbers and hashes; none where all are there already.

    Raises:
        Conflict: the stream does not end at `expected`, and not because an earlier try had kept these rows.
        sqlite.IntegrityError: some of them are there already.
    """
    if last.seq != expected:
        if kept_before(connection, stream, rows) is None:
            raise Conflict(stream, expected, last.seq)
        return []
    added = number(last, rows)
    connection.executemany(_INSERT, [(stream, seq, hash_, *row) for seq, hash_, row in added])
    return added


def number(last: Mark, rows: Sequence[Row]) -> list[NumberedRow]:
    """Return rows with the numbers and hashes that they have after `last`."""
    return list(zip(range(last.seq + 1, last.seq + 1 + len(rows)), chain(last.hash, rows), rows, strict=True))


def kept_before(connection: sqlite.Connection, stream: str, rows: Sequence[Row]) -> int | None:
    """Return the number of the last of these rows where an earlier try has kept them all, else None."""
    found = [
        connection.execute("SELECT seq FROM event WHERE stream = ? AND id = ?", (stream, row[0])).fetchone()
        for row in rows
    ]
    if not found or None in found:
        return None
    return int(found[-1][0])


def rows_after(
    connection: sqlite.Connection, stream: str, after: int, limit: int | None = None
) -> Iterator[list[NumberedRow]]:
    """Yield the rows after number `after`, some hundred at once, each seen to be as it was written.

    Raises:
        DamagedRow: one is not, or is missing before another.
    """
    # One more than asked for: the row before the first has the hash that the chain goes on from.
    most = -1 if limit is None else limit + (after > 0)
    last = START
    with closing(connection.execute(_READ, (stream, max(after, 1), most))) as cursor:
        if after:
            found = cursor.fetchone()
            if found is None:
                return
            last = _mark(found)
        while found := cursor.fetchmany(_AT_ONCE):
            try:
                right = number(last, cast("list[Row]", [row[2:] for row in found]))
            except (TypeError, ValueError, OverflowError):  # a column holds what nobody wrote there
                raise DamagedRow(last.seq + 1) from None
            for row, wanted in zip(found, right, strict=True):
                if row[0] != wanted[0] or row[1] != wanted[1]:
                    raise DamagedRow(wanted[0])
            yield right
            last = Mark(right[-1][0], right[-1][1])


def compare(rows: Sequence[NumberedRow], witness: Mark) -> None:
    """Hold rows against the place where the line log ends, where it ends among them.

    Raises:
        DamagedRow: the line log has another event there.
    """
    place = witness.seq - rows[0][0]
    if 0 <= place < len(rows) and rows[place][1] != witness.hash:
        raise DamagedRow(witness.seq)


def all_rows(connection: sqlite.Connection, stream: str) -> list[NumberedRow]:
    """Return all rows of a stream.

    Raises:
        DamagedRow: one is not as it was written.
    """
    return [row for rows in rows_after(connection, stream, 0) for row in rows]


def count_kinds(connection: sqlite.Connection, stream: str) -> dict[str, int]:
    """Return how many rows of each kind a stream has."""
    return dict(connection.execute(_KINDS, (stream,)))


def stream_names(connection: sqlite.Connection, prefix: str) -> list[str]:
    """Return the names of all streams that begin with `prefix`, sorted.

    Raises:
        sqlite.DatabaseError: they are not in order, so the index is damaged.
    """
    names = [name for (name,) in connection.execute(_STREAMS, (prefix,))]
    if not {*map(type, names)} <= {str} or names != sorted(set(names)):
        raise sqlite.DatabaseError("the index of streams is not in order")
    return [name for name in names if name.startswith(prefix)]


def remove(connection: sqlite.Connection, stream: str) -> None:
    """Remove a stream; nothing else may remove a row."""
    connection.execute("INSERT OR IGNORE INTO erasing VALUES (?)", (stream,))
    connection.execute("DELETE FROM event WHERE stream = ?", (stream,))
    connection.execute("DELETE FROM erasing")


def insert_again(connection: sqlite.Connection, stream: str, rows: Sequence[Row]) -> list[NumberedRow]:
    """Write a stream that was removed anew, and return its rows with their numbers and hashes."""
    remove(connection, stream)
    return insert(connection, stream, 0, START, rows)


def checkpoint(connection: sqlite.Connection, how: str) -> None:
    """Bring the log of SQLite into the file, as far as nobody is in the way."""
    with suppress(*TROUBLE):
        connection.execute(f"PRAGMA wal_checkpoint({how})")


def is_in_use(connection: sqlite.Connection) -> bool:
    """Return whether the store says of itself that lines may be beside its file."""
    return bool(connection.execute("SELECT in_use FROM store").fetchone()[0])


def set_in_use(connection: sqlite.Connection, *, in_use: bool) -> None:
    """Write into the store whether lines may be beside its file."""
    connection.execute("UPDATE store SET in_use = ?", (int(in_use),))


def store_id(connection: sqlite.Connection) -> str:
    """Return the id that tells this store from others."""
    return str(connection.execute("SELECT id FROM store").fetchone()[0])


def set_store_id(connection: sqlite.Connection, id_: str) -> None:
    """Give this store the id of another that it takes the place of."""
    connection.execute("UPDATE store SET id = ?", (id_,))
