"""Where each value of a plan's file begins and ends, so that a change touches nothing else.

The loader's places say where values begin; this says where they end. Offsets count characters of the file's text.
"""

from __future__ import annotations

import bisect
import re
from typing import TYPE_CHECKING, Any, Literal

import yaml
from yaml.events import (
    DocumentEndEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.plan.place import Place

Form = Literal["scalar", "block list", "flow list", "block mapping", "flow mapping"]
_LINE_END = re.compile("\r\n|\r|\n")


class Span(NamedTuple):
    """A value in the text: from `start` up to but not including `end`, the blanks and comments behind it not in it.

    `quote` is the quote of a scalar, `|` or `>` for a text of several lines, empty for a plain one. `count` says how
    many entries or pairs a collection has; `last` is where the last of these ends.
    """

    start: int
    end: int
    form: Form
    quote: str = ""
    size: int = 0
    last: int = 0


class Spans:
    """The values of one file's text by the place where they begin."""

    def __init__(self, text: str) -> None:
        """Read the text, which has loaded without errors; raise yaml.YAMLError if it is no YAML after all."""
        self.text = text
        self._breaks = [(match.start(), match.end()) for match in _LINE_END.finditer(text)]
        self._starts = [0, *(end for _, end in self._breaks)]
        self._by_start: dict[int, Span] = {}
        self._texts: list[tuple[int, int]] = []
        self.is_flow = False
        """Whether the whole file stands between brackets, as JSON does."""
        self.document_end: int | None = None
        self._read()

    @property
    def newline(self) -> str:
        """The line end that the file uses."""
        start, end = self._breaks[0] if self._breaks else (0, 0)
        return self.text[start:end] or "\n"

    def offset(self, place: Place) -> int:
        """Return the offset of a place."""
        return self._starts[place.line - 1] + place.column - 1

    def at(self, place: Place) -> Span:
        """Return the outermost value that begins at a place."""
        return self._by_start[self.offset(place)]

    def text_around(self, offset: int) -> int | None:
        """Return where the text of several lines begins inside of which a character stands, None where none does."""
        index = bisect.bisect_left(self._texts, (offset,)) - 1
        return self._texts[index][0] if index >= 0 and offset < self._texts[index][1] else None

    def line_end(self, offset: int) -> int:
        """Return where the line ends on which a character stands, its line end not included."""
        index = bisect.bisect_left(self._breaks, (offset,))
        return self._breaks[index][0] if index < len(self._breaks) else len(self.text)

    def behind_comments(self, offset: int, column: int) -> int:
        """Return where the comments end that stand right below a value, on lines indented deeper than `column`."""
        end = self.line_end(offset)
        for start in self._starts[bisect.bisect_right(self._starts, end) :]:
            line = self.text[start : self.line_end(start)]
            comment = line.lstrip(" ")
            if not comment.startswith("#") or len(line) - len(comment) <= column:
                break
            end = start + len(line)
        return end

    def line_start(self, offset: int) -> int:
        """Return where the line begins on which a character stands."""
        return self._starts[bisect.bisect_right(self._starts, offset) - 1]

    def column(self, offset: int) -> int:
        """Return how many characters stand before this one on its line."""
        return offset - self.line_start(offset)

    def _read(self) -> None:
        # The C parser is ten times as fast and is missing from a few installations.
        events: Any = yaml.parse(self.text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        within: list[_Open] = []
        for event in events:
            kind = type(event)
            if kind is ScalarEvent:
                span = _scalar(self.text, event)
                if event.start_mark.line != event.end_mark.line:
                    self._texts.append((span.start, span.end))
                self._add(span, within)
            elif kind is MappingStartEvent or kind is SequenceStartEvent:
                within.append(_Open(event, is_mapping=kind is MappingStartEvent))
            elif kind is MappingEndEvent or kind is SequenceEndEvent:
                done = within.pop()
                self.is_flow = done.is_flow
                self._add(done.closed(event), within)
            elif kind is DocumentEndEvent and event.explicit:
                self.document_end = event.start_mark.index

    def _add(self, span: Span, within: list[_Open]) -> None:
        if within:
            within[-1].add(span)
        self._by_start[span.start] = span


class _Open:
    """A collection whose end has not come yet."""

    def __init__(self, event: Any, *, is_mapping: bool) -> None:  # noqa: ANN401  PyYAML's events have no common type
        self._start: int = event.start_mark.index
        self._is_mapping = is_mapping
        self.is_flow = bool(event.flow_style)
        self._size = 0
        self._last = self._start

    def add(self, span: Span) -> None:
        self._size += 1
        self._last = max(self._last, span.end)

    def closed(self, event: Any) -> Span:  # noqa: ANN401  see __init__
        what = "mapping" if self._is_mapping else "list"
        form: Any = f"{'flow' if self.is_flow else 'block'} {what}"
        # A block collection ends for the parser where the next thing begins, behind comments that are not its own.
        end = event.end_mark.index if self.is_flow else self._last
        return Span(self._start, end, form, "", self._size // 2 if self._is_mapping else self._size, self._last)


def _scalar(text: str, event: Any) -> Span:  # noqa: ANN401  PyYAML's events have no common type in its stubs
    start, end = event.start_mark.index, event.end_mark.index
    quote = event.style or ""
    if quote in {"|", ">"}:
        while end > start and text[end - 1] in " \t\r\n":
            end -= 1
    return Span(start, end, "scalar", quote)
