"""The small Markdown that document templates are written in, read into the content tree.

Headings (`#` to `###`), paragraphs, lists (`-` and `1.`), notes (`>`), bold, italic, a backslash before any mark to
take it as text, and one line `:::name` where a block of data belongs. Nothing else: no HTML, links, pictures or code.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview.documents.failures import TemplateFault
from samreview.documents.tree import Heading, List, ListItem, PageBreak, Paragraph, Placeholder, Run

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.documents.tree import Block, Inline, ParagraphRole

_HEADING = re.compile(r"(#{1,3})[ ]+(\S.*)")
_BULLET = re.compile(r"[-*][ ]+(\S.*)")
_NUMBER = re.compile(r"\d{1,3}\.[ ]+(\S.*)")
_NOTE = re.compile(r">[ ]?(.*)")
_BLOCK = re.compile(r":::[ ]*([a-z][a-z0-9-]*)[ ]*")
_PIECES = re.compile(r"\\([!-/:-@\[-`{-~])|(\*\*|\*)|([^\\*]+)|(.)", re.DOTALL)
_PAGE_BREAK = "page-break"


def parse_markdown(source: str, name: str) -> tuple[Block, ...]:
    """Return the blocks of a template's Markdown, with a `Placeholder` for every `:::name` line.

    Raises:
        TemplateFault: a line begins with `:::` and names no block.
    """
    reader = _Reader(name)
    for number, line in enumerate(source.split("\n"), 1):
        reader.take(line.strip(), number)
    return reader.finish()


class _Reader:
    """Collects lines until the block they belong to is over."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.blocks: list[Block] = []
        self.lines: list[str] = []
        self.kind = ""

    def take(self, line: str, number: int) -> None:
        if not line:
            self.flush()
        elif line.startswith(":::"):
            self.flush()
            self.blocks.append(self._placeholder(line, number))
        elif match := _HEADING.fullmatch(line):
            self.flush()
            self.blocks.append(Heading(len(match[1]), parse_inline(match[2])))
        elif match := _BULLET.fullmatch(line):
            self._add("bullets", match[1])
        elif match := _NUMBER.fullmatch(line):
            self._add("numbers", match[1])
        elif match := _NOTE.fullmatch(line):
            self._add("note", match[1])
        elif self.kind in {"bullets", "numbers"}:
            # A line without a mark goes on with the entry above it.
            self.lines[-1] += " " + line
        else:
            self._add("paragraph", line)

    def _placeholder(self, line: str, number: int) -> Block:
        match = _BLOCK.fullmatch(line)
        if match is None:
            raise TemplateFault(f"{self.name}, line {number}: `{line}` names no block; write it as `:::decisions`")
        return PageBreak() if match[1] == _PAGE_BREAK else Placeholder(match[1])

    def _add(self, kind: str, line: str) -> None:
        if kind != self.kind:
            self.flush()
        self.kind = kind
        self.lines.append(line)

    def flush(self) -> None:
        """Make a block of the lines so far."""
        if not self.lines:
            return
        if self.kind in {"bullets", "numbers"}:
            items = tuple(ListItem(parse_inline(line)) for line in self.lines)
            self.blocks.append(List(items, ordered=self.kind == "numbers"))
        else:
            role: ParagraphRole = "note" if self.kind == "note" else "body"
            self.blocks.append(Paragraph(parse_inline(" ".join(self.lines)), role))
        self.lines, self.kind = [], ""

    def finish(self) -> tuple[Block, ...]:
        """Return all blocks."""
        self.flush()
        return tuple(self.blocks)


def parse_inline(line: str) -> Inline:
    """Return a line's runs: `**bold**`, `*italic*`, a backslash before a mark that is text.

    A star that is never closed is text.
    """
    tokens = [(match[2] or "", match[1] or match[3] or match[4] or "") for match in _PIECES.finditer(line)]
    marks = _paired(mark for mark, _ in tokens)
    runs: list[Run] = []
    # Pieces are joined once a run is over: a long text may be in a million of them.
    pieces: list[str] = []
    bold = italic = False

    def finish() -> None:
        if pieces:
            runs.append(Run("".join(pieces), bold=bold, italic=italic))
            pieces.clear()

    for position, (mark, words) in enumerate(tokens):
        if mark and position in marks:
            finish()
            bold, italic = (not bold, italic) if mark == "**" else (bold, not italic)
        else:
            pieces.append(mark or words)
    finish()
    return tuple(runs)


def _paired(marks: Iterable[str]) -> set[int]:
    """Return the positions of marks that open or close something; the last of an odd number is text."""
    places: dict[str, list[int]] = {"**": [], "*": []}
    for position, mark in enumerate(marks):
        if mark:
            places[mark].append(position)
    return {position for found in places.values() for position in found[: len(found) // 2 * 2]}
