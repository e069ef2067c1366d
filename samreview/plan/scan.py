"""From the bytes of a file to text that YAML can be read from, or the one finding that says why not.

What would stop or mislead the parser is found here, where it can be named with its place and its cure.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview.plan.place import Place

if TYPE_CHECKING:
    from typing import Final

MOST_BYTES: Final = 1024 * 1024
_BOM = b"\xef\xbb\xbf"
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_LINE_END = re.compile("\r\n|\r|\n")
# Line ends to YAML 1.1 and to no editor: as a space each keeps the lines and columns that people see.
_UNSEEN_LINE_ENDS = ("\x85", "\u2028", "\u2029")


class Unreadable(Exception):  # noqa: N818  it carries what becomes a finding and never reaches a user as an exception
    """The file cannot be read as YAML that a plan may use: what is wrong, where, and what to do."""

    def __init__(self, place: Place, message: str, fix: str = "") -> None:
        super().__init__(message)
        self.place = place
        self.message = message
        self.fix = fix


def text_of(data: bytes) -> str:
    """Return the text of a file without its byte order mark; raise Unreadable over the limits or not UTF-8."""
    if len(data) > MOST_BYTES:
        raise Unreadable(
            Place(1, 1), "the file has more than 1 MiB (1,048,576 bytes), which is the limit", "split it or shorten it"
        )
    if data.startswith(_WIDE_MARKS) or b"\0" in data[:4]:
        raise Unreadable(Place(1, 1), "the file is UTF-16 or UTF-32, not UTF-8", "save it again as UTF-8")
    data = data.removeprefix(_BOM)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        byte = data[error.start]
        raise Unreadable(
            place_in(data[: error.start].decode("utf-8"), error.start),
            f"not UTF-8: byte 0x{byte:02X}{_likely(data, byte)}",
            "save the file again as UTF-8",
        ) from error
    stop = _UNPRINTABLE.search(text)
    if stop is not None:
        raise Unreadable(
            place_in(text, stop.start()),
            f"the character U+{ord(stop.group()):04X} cannot stand in YAML",
            "delete it; it cannot be seen in most editors",
        )
    for line_end in _UNSEEN_LINE_ENDS:
        text = text.replace(line_end, " ")
    return text


def _likely(data: bytes, byte: int) -> str:
    """Name the letter that the byte is in the encoding of older Windows programs, where it is one."""
    try:
        letter = bytes([byte]).decode("cp1252")
        data.decode("cp1252")
    except UnicodeDecodeError:
        return ""
    return f" (`{letter}` if the file is Windows-1252 or Latin-1)" if letter.isprintable() else ""


def place_in(text: str, index: int) -> Place:
    """Return the place of the character at an index of a text, or of its end."""
    before = _LINE_END.split(text[:index])
    return Place(len(before), len(before[-1]) + 1)
