"""The last line: the keys that work here and now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.tui import safe
from samreview.tui.keys import ALWAYS, KIND_WORDS, LINE_KEYS, keys_now
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual.content import Content

    from samreview.tui.keys import Key, Where
    from samreview.tui.snapshot import Snapshot

Writing = Literal["nothing", "line", "edit"]
Part = tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]


class KeyFooter(Drawn[Part]):
    """As many keys as fit, the most frequent first; line and help are always there."""

    where: Where = "keys"
    writing: Writing = "nothing"
    """What stands on the line: keys that are of no use for it give way."""

    def part(self, snapshot: Snapshot) -> Part:
        """Keys of this moment, and those that always work."""
        now = [key for key in keys_now(snapshot, self.where) if _worth_showing(key, snapshot)]
        keys = tuple((key.show, key.label) for key in now)
        if self.where == "line":
            _, tab, up, escape = (pair[:2] for pair in LINE_KEYS)
            kinds = tuple((key.show, key.label) for key in now if key.line in KIND_WORDS)
            others = tuple(pair for pair in keys if pair not in kinds)
            if self.writing == "edit":
                return (("Enter", "save"), ("Up", "older"), ("Ctrl+O", "park it"), *kinds), (("Esc", "as it was"),)
            if self.writing == "line":
                return (*kinds, tab, *others), (escape,)
            return (up, *others, tab, *kinds), (escape,)
        return keys, tuple((show, label) for show, label, _ in ALWAYS[:2])

    def draw(self, part: Part, width: int, height: int | None) -> list[Content]:  # noqa: ARG002  one line
        """Key and label in pairs."""
        keys, always = part
        tail = safe.row(*(_pair(*pair) for pair in always))
        line = safe.EMPTY
        for pair in keys:
            longer = safe.row(line, _pair(*pair))
            if longer.cell_length + tail.cell_length <= width:
                line = longer
        return [safe.row(line, tail)]


def _worth_showing(key: Key, snapshot: Snapshot) -> bool:
    if key.label == "read back" and not snapshot.to_read:
        return False
    if key.line == "/prepared":
        return bool(snapshot.prepared)
    if key.line == "/reading":
        return snapshot.readiness is not None and (snapshot.readiness.reading or snapshot.readiness.offer > 0)
    if key.line == "/approve":
        return not snapshot.approved
    if key.line == "/close" or key.label == "read back":
        return snapshot.item is None or snapshot.item.last
    return key.footer


def pairs(some: Iterable[tuple[str, str]]) -> Content:
    """Return keys with their labels, one after the other."""
    return safe.row(*(_pair(*pair) for pair in some))


def _pair(show: str, label: str) -> Content:
    return safe.row(safe.mark(f" {show}", "bold $accent"), safe.mark(f" {label} "))
