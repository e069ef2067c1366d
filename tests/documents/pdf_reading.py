"""PDF files as their readers see them: by poppler, which is not ours."""

from __future__ import annotations

import re
import subprocess
import zlib

from tests.tools import needed

WHY = "poppler reads the pages of PDF files"
_SPACE = re.compile(r"[\s\u200e\u200f\u202a-\u202e]+")
_FOOT = re.compile(r"(?:Team|Accountteams?)[^/]{0,90}Page\d+of\d+$")
_STREAM = re.compile(rb"stream\r?\n(.*?)\r?\nendstream", re.DOTALL)


def pages_of(data: bytes) -> list[str]:
    """Return the words of each page, in the order in which they were written."""
    read = subprocess.run(
        [needed("pdftotext", WHY), "-raw", "-", "-"], input=data, check=True, capture_output=True, timeout=60
    )
    return read.stdout.decode().split("\f")[:-1]


def squeezed(words: str) -> str:
    """Return words without what lines and directions put between them."""
    return _SPACE.sub("", words)


def said_in(data: bytes) -> str:
    """Return all words, squeezed; head and foot lines among them."""
    return squeezed("".join(pages_of(data)))


def body_of(data: bytes, notice: str = "") -> str:
    """Return what is said between the head and the foot of all pages, squeezed."""
    pages = []
    for page in pages_of(data):
        body = squeezed(page).partition("Confidential")[2]
        pages.append(_FOOT.sub("", body).removesuffix(squeezed(notice)))
    return "".join(pages)


def told_of(data: bytes, *options: str) -> str:
    """Return what is said about a file: title, author, language, places, addresses."""
    read = subprocess.run(
        [needed("pdfinfo", WHY), *options, "-"], input=data, check=True, capture_output=True, timeout=60
    )
    return read.stdout.decode()


def everything_in(data: bytes) -> str:
    """Return all that is in a file: its words, properties, tags, places, bytes, and its streams unpacked."""
    parts = [" ".join(pages_of(data)), said_in(data)]
    parts += [told_of(data, *option) for option in ((), ("-dests",), ("-url",), ("-struct-text",), ("-meta",))]
    for match in _STREAM.finditer(data):
        try:
            parts.append(zlib.decompress(match[1]).decode("latin-1"))
        except zlib.error:
            parts.append(match[1].decode("latin-1"))
    parts.append(data.decode("latin-1"))
    # Titles of the outline may be in UTF-16.
    parts.append(data.replace(b"\x00", b"").decode("latin-1"))
    return "\n".join(parts)
