"""A Word file as somebody sent it: a zip archive that may be anything, opened within limits."""

from __future__ import annotations

import zipfile
import zlib
from contextlib import contextmanager
from io import BytesIO
from typing import IO, TYPE_CHECKING

from samreview.documents.failures import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

MOST_BYTES = 64 * 1024 * 1024
"""Of the file as it is."""
_MOST_UNPACKED = 256 * 1024 * 1024
"""What all parts say that they hold; 20,000 actions are a third of it. It is read piece by piece, never at once."""
_MOST_PARTS = 2_000
_PROTECTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENCRYPTED = 0x1


class UnreadableDocumentError(DocumentError):
    """A file is no Word file that can be read here; the message says why and what can be done."""


class Package:
    """The parts of a Word file by their names."""

    def __init__(self, data: bytes, path: str) -> None:
        """Look through the archive's list of parts and refuse what no word processor writes.

        Raises:
            UnreadableDocumentError: it is no such archive, or one that would fill the machine.
        """
        self.path = path
        if len(data) > MOST_BYTES:
            raise UnreadableDocumentError(f"{path}: it is larger than {MOST_BYTES >> 20} MiB, which no register needs")
        if data.startswith(_PROTECTED):
            raise UnreadableDocumentError(
                f"{path}: it is protected by a password, or has the format of Word before 2007; "
                "save it without a password as .docx"
            )
        try:
            self._archive = zipfile.ZipFile(BytesIO(data))
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError):
            raise UnreadableDocumentError(f"{path}: it is no Word file, or only a part of one") from None
        self._parts = self._checked(self._archive.infolist())

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all parts, in the order of the file."""
        return tuple(self._parts)

    @contextmanager
    def part(self, name: str) -> Iterator[IO[bytes]]:
        """Open a part to be read piece by piece; damage shows while reading.

        Raises:
            UnreadableDocumentError: there is no such part, or it is damaged.
        """
        if name not in self._parts:
            raise UnreadableDocumentError(f"{self.path}: it is no Word file: the part {name} is missing")
        try:
            with self._archive.open(self._parts[name]) as stream:
                yield stream
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError):
            raise UnreadableDocumentError(f"{self.path}: it is damaged in its part {name}") from None

    def _checked(self, found: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
        if len(found) > _MOST_PARTS or sum(one.file_size for one in found) > _MOST_UNPACKED:
            raise UnreadableDocumentError(f"{self.path}: it would unpack to more than any register of actions is")
        parts: dict[str, zipfile.ZipInfo] = {}
        for one in found:
            if one.flag_bits & _ENCRYPTED or one.compress_type not in _METHODS:
                raise UnreadableDocumentError(f"{self.path}: its part {one.filename!a} is packed as Word never does")
            if one.filename in parts or ".." in one.filename.split("/") or one.filename.startswith(("/", "\\")):
                raise UnreadableDocumentError(f"{self.path}: its part {one.filename!a} has no name of its own")
            parts[one.filename] = one
        return parts
