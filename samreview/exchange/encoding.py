"""From the bytes of an export to its text, whatever program wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.exchange.failures import ExchangeError
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from typing import Final

MOST_BYTES: Final = 64 * 1024 * 1024
_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))


class Decoded(NamedTuple):
    """The text of a file, and what had to be repaired for it, empty when nothing."""

    text: str
    repaired: str = ""


def decoded(data: bytes, path: str) -> Decoded:
    """Return the text of an export: UTF-8 or UTF-16, with a byte order mark or without, else Windows-1252.

    Raises:
        ExchangeError: the file is too large.
    """
    if len(data) > MOST_BYTES:
        raise ExchangeError(f"{path}: it has {len(data):,} bytes, and 64 MiB is the limit; export fewer rows")
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strictly(data.removeprefix(mark), encoding)
    wide = _wide(data)
    if wide:
        return _strictly(data, wide)
    try:
        return Decoded(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        text = data.decode("cp1252", errors="replace")
        return Decoded(text, f"no UTF-8 (line {line} of the file), read as Windows-1252{_lost(text)}")


def _wide(data: bytes) -> str:
    """Tell UTF-16 without a mark by its zeros: every second byte of plain letters is one."""
    sample = data[:2000]
    for first, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        zeros = sample[first::2].count(0)
        if len(sample) > 3 and zeros * 3 > len(sample):
            return encoding
    return ""


def _strictly(data: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(data.decode(encoding))
    except UnicodeDecodeError:
        text = data.decode(encoding, errors="replace")
        return Decoded(text, f"broken {encoding[:6].upper()}{_lost(text)}")


def _lost(text: str) -> str:
    lost = text.count("\ufffd")
    return f"; {lost} signs could not be read and are \ufffd now" if lost else ""
