"""Changes to a plan in its file: only the lines that change are touched, and nothing is believed unseen.

Comments, layout, quotes, line ends and the style of entries stay. What a list of edits makes of the file is loaded
again and must be the plan that was meant; anything else is refused before a byte is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from samreview.exchange.failures import ExchangeError
from samreview.exchange.yaml_comments import comment_lines, line_for_comment
from samreview.exchange.yaml_pairs import pair_in_brackets, pair_on_lines
from samreview.exchange.yaml_spans import Spans
from samreview.exchange.yaml_text import (
    WIDEST,
    block_entry_lines,
    flow_entry_lines,
    flow_text,
    pair_lines,
    scalar_text,
)
from samreview.plan.declared import declared
from samreview.plan.loader import load_plan
from samreview.plan.model import Plan
from samreview.plan.scan import text_of
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samreview.exchange.yaml_spans import Span
    from samreview.exchange.yaml_text import Value
    from samreview.plan.model import Record
    from samreview.plan.place import Place, Where

_BOM = b"\xef\xbb\xbf"


class SetValue(NamedTuple):
    """Give a field of a record of the loaded plan a value, in place of the one it has or as a new key.

    A `comment` is put on lines of its own above the value; a plan that is JSON has no room for one.
    """

    record: Record
    key: str
    value: Value
    comment: str = ""


class TakeBack(NamedTuple):
    """Leave out a value that the plan states: its line goes, or `~` stands where other things share that line."""

    record: Record
    key: str
    comment: str = ""


class AddEntry(NamedTuple):
    """Add an entry to the end of a list that a record of the loaded plan holds, or begin that list."""

    record: Record
    key: str
    entry: Value
    comment: str = ""


Edit: TypeAlias = SetValue | TakeBack | AddEntry


def edit_plan(data: bytes, edits: Sequence[Edit], meant: Plan, path: str = "plan.yaml") -> bytes:
    """Return the file's bytes with the edits made; `meant` is the plan that they must load as.

    The records of the edits are those of the plan that was loaded from `data`.

    Raises:
        ExchangeError: the edits cannot be made in this file without changing something else.
    """
    changed = _edited(data, edits) if edits else data
    loaded = load_plan(changed, path)
    if loaded.plan is None:
        raise ExchangeError(
            f"{path}: the changes cannot be written into it without an error ({loaded.findings[0].message}); "
            "nothing was written"
        )
    if loaded.plan != meant:
        raise ExchangeError(
            f"{path}: the changes cannot be written into it without changing something else; nothing was written"
        )
    return changed


class _Change(NamedTuple):
    """Text in place of what stands from `start` to `end`; at one place the lower `rank` comes first."""

    start: int
    end: int
    rank: int
    text: str


_IN_PLACE = -1_000_000


def _edited(data: bytes, edits: Sequence[Edit]) -> bytes:
    mark = _BOM if data.startswith(_BOM) else b""
    text = data.removeprefix(_BOM).decode("utf-8")
    editor = _Editor(Spans(text_of(data)))
    changes = sorted(editor.changes(edits), key=lambda change: change[:3])
    parts: list[str] = []
    done = 0
    for change in changes:
        if change.start < done:
            raise ExchangeError("two of the changes are to one value; nothing was written")
        parts += (text[done : change.start], change.text)
        done = change.end
    return mark + "".join([*parts, text[done:]]).encode("utf-8")


class _Editor:
    """Finds where each edit stands in one file. Ranks are indents turned round: what is deeper comes first."""

    def __init__(self, spans: Spans) -> None:
        self._spans = spans
        self._newline = spans.newline

    def changes(self, edits: Iterable[Edit]) -> list[_Change]:
        entries: dict[tuple[int, str], tuple[Record, list[AddEntry]]] = {}
        found: list[_Change] = []
        for edit in edits:
            if isinstance(edit, SetValue):
                found += self._set(edit)
            elif isinstance(edit, TakeBack):
                found += self._take_back(edit)
            else:
                entries.setdefault((id(edit.record), edit.key), (edit.record, []))[1].append(edit)
        for (_, key), (record, added) in entries.items():
            found += self._add(record, key, added)
        return found

    def _set(self, edit: SetValue) -> list[_Change]:
        where, key, value = self._where(edit.record), edit.key, edit.value
        if not where.has(key):
            return self._new_key(edit.record, key, value, edit.comment)
        span = self._spans.at(where.value(key))
        flow = self._is_flow(where)
        text = scalar_text(value, flow=flow, quote=span.quote) if isinstance(value, str) else flow_text(value)
        return [*self._comment(edit.comment, where.key(key)), self._in_place(span, text)]

    def _in_place(self, span: Span, text: str) -> _Change:
        if span.start < span.end:
            return _Change(span.start, span.end, _IN_PLACE, text)
        # Nothing is stated: between brackets the parser finds it at the sign that follows, behind blanks.
        start = self._blanks_before(span.start)
        colon = "" if self._spans.text[start - 1] == ":" else ":"
        return _Change(start, span.end, _IN_PLACE, f"{colon} {text}")

    def _blanks_before(self, offset: int) -> int:
        while self._spans.text[offset - 1] in " \t":
            offset -= 1
        return offset

    def _take_back(self, edit: TakeBack) -> list[_Change]:
        where, key = self._where(edit.record), edit.key
        if not where.has(key):
            return []
        span = self._spans.at(where.value(key))
        mapping = self._spans.at(where.start)
        if span.start == span.end:
            return []
        begins = self._spans.offset(where.key(key))
        gone = None
        if mapping.size > 1:
            flow = mapping.form == "flow mapping"
            gone = pair_in_brackets(self._spans, begins, span) if flow else pair_on_lines(self._spans, begins, span)
        if gone is not None and gone.start < self._spans.line_start(begins):
            lines = comment_lines(edit.comment, self._spans.column(begins))
            return [_Change(gone.start, gone.end, _IN_PLACE, "".join(self._newline + line for line in lines))]
        change = self._in_place(span, "~") if gone is None else _Change(gone.start, gone.end, _IN_PLACE, "")
        return [*self._comment(edit.comment, where.key(key)), change]

    def _comment(self, comment: str, at: Place) -> list[_Change]:
        """Put a comment on lines of its own above the line of a place, or further up where that is inside a text."""
        if not comment or self._spans.is_flow:
            return []
        start, indent = line_for_comment(self._spans, self._spans.offset(at))
        lines = comment_lines(comment, indent)
        return [_Change(start, start, 0, "".join(line + self._newline for line in lines))]

    def _new_key(self, record: Record, key: str, value: Value, comment: str = "") -> list[_Change]:
        where = record.at
        mapping = self._spans.at(where.start)
        if not where.keys:
            text = f"{key}: {flow_text(value)}"
            return [*self._comment(comment, where.start), _Change(mapping.start + 1, mapping.start + 1, 0, text)]
        order = list(declared(type(record)))  # type: ignore[arg-type]  # mypy takes the instances' hash for the class's
        before = [name for name in order[: order.index(key)] if where.has(name)]
        anchor = before[-1] if before else min(where.keys, key=lambda name: where.keys[name])
        end = self._spans.at(where.value(anchor)).end
        if mapping.form == "flow mapping":
            text = f"{key}: {flow_text(value)}"
            inner = self._spans.column(mapping.start) + 1
            wide = self._spans.column(end) + len(text) > WIDEST and not self._spans.is_flow
            gap = self._newline + " " * inner if wide else " "
            return [*self._comment(comment, where.start), _Change(end, end, 0, f",{gap}{text}")]
        indent = self._spans.column(mapping.start)
        first, *more = pair_lines(key, value, indent)
        return [self._lines_after(end, indent, [*comment_lines(comment, indent), " " * indent + first, *more])]

    def _add(self, record: Record, key: str, entries: list[AddEntry]) -> list[_Change]:
        where = self._where(record)
        if not where.has(key):
            return self._new_list(record, key, entries)
        span = self._spans.at(where.value(key))
        if span.form == "block list":
            return [self._append(where, key, entries)]
        values = [each.entry for each in entries]
        above = [change for each in entries for change in self._comment(each.comment, where.key(key))]
        if span.size:
            return [*above, _Change(span.last, span.last, 0, "".join(f", {flow_text(value)}" for value in values))]
        if self._is_flow(where):
            text = flow_text(values)
            return [*above, _Change(span.start, span.end, 0, text if span.start < span.end else f" {text}")]
        # An empty list, or a key alone: the entries go on lines of their own below it.
        start = self._blanks_before(span.start)
        dash = self._spans.column(self._spans.offset(where.key(key))) + 2
        lines = _entry_lines(entries, dash)
        return [_Change(start, span.end, _IN_PLACE, ""), self._lines_after(span.end, dash, lines)]

    def _append(self, where: Where, key: str, entries: list[AddEntry]) -> _Change:
        """Append entries to a block list in the style of its last one."""
        span = self._spans.at(where.value(key))
        places = where.entries[key]
        last = self._spans.at(places[-1])
        dash, column = self._spans.column(span.start), self._spans.column(last.start)
        gap = [""] * self._has_gaps(where, key)
        lines: list[str] = []
        for each in entries:
            lines += [*gap, *comment_lines(each.comment, dash)]
            if last.form == "block mapping":
                lines += block_entry_lines(each.entry, dash, column)
            else:
                first, *more = flow_entry_lines(each.entry, dash)
                lines += (" " * dash + line for line in (first, *more))
        return self._lines_after(self._spans.behind_comments(span.end, dash), dash, lines)

    def _has_gaps(self, where: Where, key: str) -> bool:
        """Say whether an empty line stands between all entries of a list."""
        ends = [self._spans.at(place).end for place in where.entries[key]]
        starts = [self._spans.offset(place) for place in where.entries[key]]
        between = [self._spans.text[end:start] for end, start in zip(ends, starts[1:], strict=False)]
        return bool(between) and all(any(not line.strip() for line in text.splitlines()[1:-1]) for text in between)

    def _new_list(self, record: Record, key: str, entries: list[AddEntry]) -> list[_Change]:
        if not isinstance(record, Plan) or self._is_flow(record.at):
            comment = " ".join(each.comment for each in entries if each.comment)
            return self._new_key(record, key, [each.entry for each in entries], comment)
        lines = [f"{key}:", *_entry_lines(entries, 2)]
        text, end = self._spans.text, self._spans.document_end
        if end is not None:
            return [_Change(end, end, 0, "".join(line + self._newline for line in lines))]
        start = "" if text.endswith(("\n", "\r")) else self._newline
        return [_Change(len(text), len(text), 0, start + self._newline + self._newline.join(lines) + self._newline)]

    def _lines_after(self, offset: int, indent: int, lines: list[str]) -> _Change:
        """Put whole lines below the line on which a value ends, behind its comment."""
        end = self._spans.line_end(offset)
        return _Change(end, end, -indent, "".join(self._newline + line for line in lines))

    def _where(self, record: Record) -> Where:
        if not record.at.keys and self._spans.text[self._spans.offset(record.at.start)] != "{":
            raise ExchangeError("a change is to something that the plan does not state; nothing was written")
        return record.at

    def _is_flow(self, where: Where) -> bool:
        return self._spans.at(where.start).form == "flow mapping"


def _entry_lines(entries: Iterable[AddEntry], dash: int) -> list[str]:
    """Return entries of a list that begins, each below its comment."""
    return [
        line
        for each in entries
        for line in (*comment_lines(each.comment, dash), *block_entry_lines(each.entry, dash, dash + 2))
    ]
