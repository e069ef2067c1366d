"""The visible text of a Word file, a paragraph each, in the order of the page: what somebody reads who opens it.

Tracked changes count as accepted. Contents are left out: Word writes page numbers into them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.docx.reading.markup import Handler, parse, spelled
from samreview.documents.docx.reading.package import UnreadableDocumentError
from samreview.documents.docx.reading.register import document_part
from samreview.documents.docx.reading.rows import STRICT, W

if TYPE_CHECKING:
    from samreview.documents.docx.reading.markup import Attributes
    from samreview.documents.docx.reading.package import Package

_MOST_TEXT = 64_000_000
_FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006 Fallback"
_KINDS = {
    name: local
    for local in ("p", "t", "tab", "br", "cr", "noBreakHyphen", "moveFrom", "fldChar", "instrText")
    for name in spelled(local, W, STRICT)
} | {_FALLBACK: "moveFrom"}
_BLANKS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}


class _Paragraphs(Handler):
    def __init__(self, path: str) -> None:
        self.path = path
        self.found: list[str] = []
        self._open: list[list[str]] = []
        self._skipping = 0
        self._taking = ""
        self._instruction = ""
        self._fields: list[bool] = []
        """For each open field whether it is a table of contents."""
        self._characters = 0

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in the begin of an element."""
        kind = _KINDS.get(name, "")
        if kind == "p":
            self._open.append([])
        elif kind in ("t", "instrText"):
            self._taking = kind
        elif kind == "moveFrom":
            self._skipping += 1
        elif kind == "fldChar":
            self._field(next((value for key, value in attributes.items() if key.endswith("fldCharType")), ""))
        elif kind:
            self._add(_BLANKS[kind])

    def end(self, name: str) -> None:
        """Keep a paragraph that ends."""
        kind = _KINDS.get(name, "")
        if kind == "p" and self._open:
            self.found.append("".join(self._open.pop()))
        elif kind in ("t", "instrText"):
            self._taking = ""
        elif kind == "moveFrom":
            self._skipping -= 1

    def text(self, words: str) -> None:
        """Take in text."""
        if self._taking == "instrText":
            self._instruction += words[:100]
        elif self._taking:
            self._add(words)

    def _add(self, words: str) -> None:
        if self._open and not self._skipping and not any(self._fields):
            self._characters += len(words)
            if self._characters > _MOST_TEXT:
                raise UnreadableDocumentError(f"{self.path}: its text is larger than any minutes are")
            self._open[-1].append(words)

    def _field(self, kind: str) -> None:
        if kind == "begin":
            self._fields.append(False)
            self._instruction = ""
        elif self._fields and kind == "separate":
            self._fields[-1] = self._instruction.split()[:1] == ["TOC"]
        elif self._fields and kind == "end":
            self._fields.pop()


def paragraphs_of(package: Package) -> list[str]:
    """Return the text of each paragraph, blanks as one, those without text left out.

    Raises:
        UnreadableDocumentError: the file cannot be read, or is larger than any minutes.
    """
    reader = _Paragraphs(package.path)
    parse(package, document_part(package), reader)
    return [words for one in reader.found if (words := " ".join(one.split()))]
