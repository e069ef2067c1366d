"""The second witness of a store: a folder beside it with one append-only, checksummed text file for each stream.

A line is written here after the database has confirmed it, so a log never holds more than its store did. Where it holds
more than the store does now, the store has lost something; where it holds less, a program ended in between, and the
rest is copied from the store. The log is not forced to the disk line by line: after a power cut the database, which is,
has every accepted line.
"""

from __future__ import annotations

import json
import os
import time
from contextlib import contextmanager, suppress
from errno import ENOENT
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from samreview.journal.codec import START, Mark, read_line, sum_is_right, write_line
from samreview.journal.store_file import FILE_MODE, FOLDER_MODE, sync_folder

fcntl: ModuleType | None
try:
    import fcntl
except ImportError:  # Windows has none
    fcntl = None

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from types import ModuleType

    from samreview.journal.codec import LogLine, NumberedRow

SUFFIX = ".jsonl"
_STORE = "store.json"
_TAIL = 4096
"""How much of a file's end is read first: most lines are shorter."""
_LOCK_SECONDS = 2.0
_FLAGS = os.O_RDWR | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_BINARY", 0)


class _Open:
    """A stream's file that this program writes: its descriptor, and where its lines ended when we last looked."""

    __slots__ = ("end", "file", "mark")

    def __init__(self, file: int) -> None:
        self.file = file
        self.end = -1
        self.mark = START


class LineLog:
    """The line log of the store at `store`. Not for several threads at once: its journal's lock guards it.

    A line that cannot be written here is no failure, since the database has it: `trouble` says why, and it is copied
    at the next chance.
    """

    def __init__(self, store: Path) -> None:
        self.folder = store.with_name(f"{store.name}-lines")
        self.trouble: str | None = None
        self._open: dict[str, _Open] = {}
        self._held: int | None = None

    def exists(self) -> bool:
        """Return whether there is a log."""
        return self.folder.is_dir()

    def prepare(self, store_id: str, format_: int) -> None:
        """Make the folder, and write into it which store it belongs to.

        Raises:
            OSError: the system refuses.
        """
        self._make_folder()
        handle = os.open(self.folder / _STORE, _FLAGS | os.O_CREAT | os.O_TRUNC, FILE_MODE)
        try:
            _write_at(handle, json.dumps({"store": store_id, "format": format_}).encode() + b"\n", 0)
        finally:
            os.close(handle)

    def owner(self) -> tuple[str, int] | None:
        """Return the id and the format of the store that this log belongs to; None where that is not known."""
        try:
            value = json.loads((self.folder / _STORE).read_bytes())
            return str(value["store"]), int(value["format"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def hold(self) -> bool:
        """Say, until this log is closed, that the store is being written; return whether others can see that."""
        with suppress(OSError):
            if self._held is None:
                self._held = os.open(self.folder / _STORE, _FLAGS)
            _lock(self._held, shared=True)
            return fcntl is not None
        return False

    def is_held(self) -> bool:
        """Return whether another program holds the store."""
        with suppress(OSError):
            file = os.open(self.folder / _STORE, _FLAGS)
            try:
                _lock(file, 0.0)
            except BlockingIOError:
                return True
            finally:
                os.close(file)
        return False

    def is_alone(self) -> bool:
        """Return whether no other program holds the store; nobody else can until this log is closed."""
        with suppress(OSError):
            if self._held is None:
                self._held = os.open(self.folder / _STORE, _FLAGS)
            _lock(self._held, 0.0)
            return fcntl is not None
        return False

    def streams(self) -> frozenset[str]:
        """Return the names of the streams that have lines here."""
        found: set[str] = set()
        with suppress(OSError), os.scandir(self.folder) as entries:
            found = {_stream_of(each.name) for each in entries if each.name.endswith(SUFFIX) and each.stat().st_size}
        return frozenset(found)

    def mark(self, stream: str) -> Mark:
        """Return where the stream's last whole line is, START where there is none."""
        try:
            file = os.open(self._path(stream), _FLAGS & ~os.O_RDWR | os.O_RDONLY)
        except OSError:
            return START
        try:
            return _last_line(file, os.lseek(file, 0, os.SEEK_END), stream)[1]
        except OSError:
            return START
        finally:
            os.close(file)

    def mark_to_write(self, stream: str) -> Mark:
        """Return the same as `mark`, cheaper for a stream that this program writes."""
        known = self._open.get(stream)
        if known is not None:
            with suppress(OSError):
                return self._look(stream, known)[1]
        return self.mark(stream)

    def write(
        self,
        stream: str,
        before: Mark,
        rows: Sequence[NumberedRow],
        missing: Callable[[Mark], Sequence[NumberedRow]],
    ) -> None:
        """Add rows that the database has confirmed, the first of them after `before`.

        Where the log ends elsewhere, another program was faster or one ended early: then `missing` is asked for the
        rows after that place, as the database has them now, and these are written.
        """
        try:
            try:
                self._write(stream, before, rows, missing)
            except FileNotFoundError:  # another program erased the stream, and it was begun anew
                self._forget(stream)
                self._write(stream, before, rows, missing)
            self.trouble = None
        except OSError as problem:
            self._forget(stream)
            self.trouble = f"{self._path(stream)} cannot be written ({problem.strerror or problem})."

    def read(self, stream: str) -> Iterator[LogLine | None]:
        """Yield the stream's lines in the order of the file, None for each that is not as it was written.

        Raises:
            OSError: the file cannot be read.
        """
        try:
            data = self._path(stream).read_bytes()
        except FileNotFoundError:
            return
        for line in data.split(b"\n"):
            if not line:
                continue
            found = None
            if sum_is_right(line):
                with suppress(ValueError):
                    found = read_line(line)
            yield found if found is not None and found.stream == stream else None

    def is_whole(self, stream: str, last: Mark) -> bool:
        """Return whether the stream's file has every line up to `last`, each as it was written."""
        try:
            lines = self._path(stream).read_bytes().split(b"\n")
        except OSError:
            return False
        return (
            len(lines) == last.seq + 1
            and not lines.pop()
            and all(map(sum_is_right, lines))
            and (self.mark(stream) == last)
        )

    @contextmanager
    def rewritten(self, stream: str) -> Iterator[Callable[[Sequence[NumberedRow]], None]]:
        """Overwrite and empty the stream's file, and keep everybody else out of it meanwhile.

        What is erased leaves here first: should the program end before the database has erased it too, the log is
        copied again from the database. Lends a function that writes the rows that the stream has from now on; where it
        is not called, the file is removed.

        Raises:
            OSError: the system refuses, so nothing may be erased in the database.
        """
        opened = self._opened(stream)
        wrote = False

        def write(rows: Sequence[NumberedRow]) -> None:
            nonlocal wrote
            wrote = True
            self._add(stream, opened, 0, rows)

        _lock(opened.file)
        try:
            _overwrite(opened.file)
            opened.end, opened.mark = 0, START
            yield write
            if not wrote:
                self._path(stream).unlink(missing_ok=True)
        finally:
            _unlock(opened.file)
        self._forget(stream)

    def sync(self) -> bool:
        """Force what was written here to the disk; return whether that went well."""
        try:
            for opened in self._open.values():
                os.fsync(opened.file)
        except OSError:
            return False
        return True

    def close(self) -> None:
        """Let go of all files."""
        for stream in list(self._open):
            self._forget(stream)
        held, self._held = self._held, None
        if held is not None:
            with suppress(OSError):
                os.close(held)

    def _write(
        self,
        stream: str,
        before: Mark,
        rows: Sequence[NumberedRow],
        missing: Callable[[Mark], Sequence[NumberedRow]],
    ) -> None:
        opened = self._opened(stream)
        _lock(opened.file)
        try:
            end, mark = self._look(stream, opened)
            if mark != before:
                rows = [] if rows and mark.seq >= rows[-1][0] else missing(mark)
            if rows:
                self._add(stream, opened, end, rows)
        finally:
            _unlock(opened.file)

    def _opened(self, stream: str) -> _Open:
        known = self._open.get(stream)
        if known is not None:
            return known
        self._make_folder()
        known = self._open[stream] = _Open(os.open(self._path(stream), _FLAGS | os.O_CREAT, FILE_MODE))
        return known

    def _make_folder(self) -> None:
        with suppress(FileExistsError):
            self.folder.mkdir(mode=FOLDER_MODE)
            # A store that is in use and has no log is a copy of half of it: the name has to last as the store does.
            sync_folder(self.folder.parent)

    def _look(self, stream: str, opened: _Open) -> tuple[int, Mark]:
        """Return where the last whole line ends, and its mark."""
        # No fstat: on Linux a file whose times were looked at gets exact ones at its next write, and the journal of its
        # file system another entry, which made the database's next commit a quarter slower.
        size = os.lseek(opened.file, 0, os.SEEK_END)
        if size == opened.end:
            return size, opened.mark
        if not os.fstat(opened.file).st_nlink:
            raise FileNotFoundError(ENOENT, "it was erased", str(self._path(stream)))
        return _last_line(opened.file, size, stream)

    def _add(self, stream: str, opened: _Open, end: int, rows: Sequence[NumberedRow]) -> None:
        lines = b"".join([b"%b\n" % write_line(stream, seq, hash_, row) for seq, hash_, row in rows])
        if end != opened.end:
            os.ftruncate(opened.file, end)  # what lies behind is half a line
        opened.end = -1
        written = _write_at(opened.file, lines, end)
        while written < len(lines):
            written += _write_at(opened.file, lines[written:], end + written)
        opened.end = end + written
        if rows:
            opened.mark = Mark(rows[-1][0], rows[-1][1])

    def _forget(self, stream: str) -> None:
        known = self._open.pop(stream, None)
        if known is not None:
            with suppress(OSError):
                os.close(known.file)

    def _path(self, stream: str) -> Path:
        return self.folder / _name_of(stream)


def _name_of(stream: str) -> str:
    return quote(stream, safe="/").replace("~", "%7E").replace("/", "~") + SUFFIX


def _stream_of(name: str) -> str:
    return unquote(name.removesuffix(SUFFIX).replace("~", "/"))


def _last_line(file: int, size: int, stream: str) -> tuple[int, Mark]:
    """Return where the last line ends that is as it was written, and its mark."""
    length = _TAIL
    while True:
        begin = max(0, size - length)
        *lines, _ = _read_at(file, size - begin, begin).split(b"\n")
        end = begin + sum(len(line) + 1 for line in lines)
        if begin:
            del lines[:1]  # it may be half a line
        for line in reversed(lines):
            if sum_is_right(line):
                with suppress(ValueError):
                    found = read_line(line)
                    if found.stream == stream:
                        return end, Mark(found.seq, found.hash)
            end -= len(line) + 1
        if not begin:
            return 0, START
        length *= 8


def _read_at(file: int, length: int, offset: int) -> bytes:
    os.lseek(file, offset, os.SEEK_SET)
    parts: list[bytes] = []
    while length > 0 and (part := os.read(file, length)):
        parts.append(part)
        length -= len(part)
    return b"".join(parts)


def _write_at(file: int, data: bytes, offset: int) -> int:
    if hasattr(os, "pwrite"):
        return os.pwrite(file, data, offset)
    os.lseek(file, offset, os.SEEK_SET)
    return os.write(file, data)


def _overwrite(file: int) -> None:
    size = os.fstat(file).st_size
    for start in range(0, size, 1 << 20):
        _write_at(file, bytes(min(1 << 20, size - start)), start)
    os.fsync(file)
    os.ftruncate(file, 0)
    os.fsync(file)


def _lock(file: int, seconds: float = _LOCK_SECONDS, *, shared: bool = False) -> None:
    """Keep other programs from writing a file, waiting for those that do.

    Raises:
        OSError: one that holds it does not let go; it may have been suspended.
    """
    if fcntl is None:  # what two programs write into one another there is seen by its checksum, and written again
        return
    until = 0.0
    while True:
        try:
            fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)
        except BlockingIOError:
            now = time.monotonic()
            until = until or now + seconds
            if now >= until:
                raise
            time.sleep(0.001)
        else:
            return


def _unlock(file: int) -> None:
    if fcntl is not None:
        fcntl.flock(file, fcntl.LOCK_UN)
