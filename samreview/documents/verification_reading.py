"""A file that is to be held against the store: its visible text, what it keeps beside it, its register of actions."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING, Any

from samreview.documents.failures import DocumentError
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from samreview.review.carry.returned import CameBack

FORMATS = (".docx", ".html", ".json", ".md")
_INLINE = frozenset(("a", "abbr", "b", "bdi", "code", "em", "i", "small", "span", "strong", "sub", "sup", "tspan"))
_UNSEEN = frozenset(("style", "script", "title"))


class UnverifiableError(DocumentError):
    """A file cannot be held against the store; the message says why and what can be done."""


class ReadFile(NamedTuple):
    """What a file says: its text, a line for each paragraph, and the properties that samreview put beside it."""

    texts: list[str]
    properties: Mapping[str, str]
    register: CameBack | None = None


def suffix_of(path: str) -> str:
    """Return the format of a file by its name.

    Raises:
        UnverifiableError: it is none that can be held against the store.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in FORMATS:
        raise UnverifiableError(f"cannot verify {path}: name a file in one of the formats {', '.join(FORMATS)}")
    return suffix


def read_file(data: bytes, path: str) -> ReadFile:
    """Return what a file says.

    Raises:
        DocumentError: its format is not known, or it cannot be read.
    """
    suffix = suffix_of(path)
    if suffix == ".docx":
        return _word(data, path)
    try:
        words = data.decode("utf-8")
    except UnicodeDecodeError:
        raise UnverifiableError(f"{path}: it is not UTF-8 text") from None
    if suffix == ".html":
        page = _Page()
        page.feed(words)
        page.close()
        return ReadFile(page.lines, page.properties)
    if suffix == ".json":
        try:
            value = json.loads(words)
        except (ValueError, RecursionError):
            raise UnverifiableError(f"{path}: it is not JSON") from None
        return ReadFile(list(_flat("", value)), _json_properties(value))
    return ReadFile([line.strip() for line in words.splitlines() if line.strip()], {})


def _word(data: bytes, path: str) -> ReadFile:
    from samreview.documents.docx.reading.package import Package, UnreadableDocumentError
    from samreview.documents.docx.reading.paragraphs import paragraphs_of
    from samreview.documents.docx.reading.register import read_register
    from samreview.documents.docx.reading.stores import properties_of

    package = Package(data, path)
    texts, properties = paragraphs_of(package), properties_of(package)
    try:
        register = read_register(data, path)
    except UnreadableDocumentError:
        register = None  # minutes without an action have none
    return ReadFile(texts, properties, register)


class _Page(HTMLParser):
    """The text of a page of HTML, a line for each element that begins one."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self.properties: dict[str, str] = {}
        self._pieces: list[str] = []
        self._unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, where the element does."""
        named = dict(attrs)
        if tag == "meta" and (name := named.get("name") or "").startswith("samreview "):
            self.properties[name] = named.get("content") or ""
        self._unseen += tag in _UNSEEN
        if tag not in _INLINE:
            self._end_line()

    def handle_endtag(self, tag: str) -> None:
        """End a line, where the element does."""
        self._unseen -= tag in _UNSEEN
        if tag not in _INLINE:
            self._end_line()

    def handle_data(self, data: str) -> None:
        """Take in text."""
        if self._unseen <= 0:
            self._pieces.append(data)

    def close(self) -> None:
        """End the last line."""
        super().close()
        self._end_line()

    def _end_line(self) -> None:
        if line := " ".join("".join(self._pieces).split()):
            self.lines.append(line)
        self._pieces = []


def _flat(name: str, value: Any) -> Iterator[str]:  # noqa: ANN401  any JSON
    """Yield each value with its place, as `captures.3.text: Go first`."""
    if isinstance(value, dict) and value:
        for key, each in value.items():
            yield from _flat(f"{name}.{key}" if name else key, each)
    elif isinstance(value, list) and value:
        for number, each in enumerate(value, 1):
            yield from _flat(f"{name}.{number}", each)
    else:
        yield f"{name}: {json.dumps(value, ensure_ascii=False)}"


def _json_properties(value: Any) -> dict[str, str]:  # noqa: ANN401  any JSON
    found = value.get("fingerprint") if isinstance(value, dict) else None
    if not isinstance(found, dict):
        return {}
    return {
        "samreview record": f"{found.get('review')}@{found.get('event')}",
        "samreview version": str(found.get("version")),
        "samreview hash": str(found.get("hash")),
    }
