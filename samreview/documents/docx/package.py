"""Word packages: read with care, written so that the same parts always give the same bytes."""

from __future__ import annotations

import zipfile
from io import BytesIO
from typing import TYPE_CHECKING

from samreview.documents.failures import DocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

# No entry of a zip file can be older.
_DATE = (1980, 1, 1, 0, 0, 0)
_FIRST = ("[Content_Types].xml", "_rels/.rels")
_MOST_BYTES = 64 * 1024 * 1024
_MOST_PARTS = 2_000
_PIECE = 1 << 16


def packed(parts: Mapping[str, bytes | Sequence[bytes]]) -> bytes:
    """Return the parts, each whole or in pieces, as one package, in a fixed order and without the clock."""
    names = [*_FIRST, *sorted(name for name in parts if name not in _FIRST)]
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name in names:
            entry = zipfile.ZipInfo(name, _DATE)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o600 << 16
            # the same on every system, where zipfile would write down which it is
            entry.create_system = 3
            part = parts[name]
            with archive.open(entry, "w") as file:
                for piece in (part,) if isinstance(part, bytes) else part:
                    file.write(piece)
    return buffer.getvalue()


def in_pieces(text: Iterable[str]) -> Iterator[bytes]:
    """Give text as bytes, in pieces of about the same size: a long part is never held twice."""
    waiting: list[str] = []
    length = 0
    for one in text:
        waiting.append(one)
        length += len(one)
        if length >= _PIECE:
            yield "".join(waiting).encode()
            waiting, length = [], 0
    yield "".join(waiting).encode()


def unpacked(data: bytes, name: str) -> dict[str, bytes]:
    """Return the parts of a Word file that somebody made.

    Raises:
        DocumentError: it is no Word file, damaged, or larger than any reference document needs to be.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > _MOST_PARTS or sum(entry.file_size for entry in entries) > _MOST_BYTES:
                raise DocumentError(f"{name} is too large for a reference document; use one with styles and no content")
            parts = {entry.filename: archive.read(entry) for entry in entries}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, OSError) as error:
        raise DocumentError(f"{name} is not a Word file (.docx), or it is damaged") from error
    missing = [part for part in (*_FIRST, "word/document.xml", "word/styles.xml") if part not in parts]
    if missing:
        raise DocumentError(f"{name} is not a Word file (.docx): it has no {missing[0]}")
    return parts
