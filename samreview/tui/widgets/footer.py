"""The last line: the keys that work here and now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.keys import ALWAYS, LINE_KEYS, keys_now
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.keys import Key, Where
    from samreview.tui.snapshot import Snapshot

Part = tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]


class KeyFooter(Drawn[Part]):
    """As many keys as fit, the most frequent first; line and help are always there."""

    where: Where = "keys"

    def part(self, snapshot: Snapshot) -> Part:
        """Keys of this moment, and those that always work."""
        keys = tuple((key.show, key.label) for key in keys_now(snapshot, self.where) if _worth_showing(key, snapshot))
        if self.where == "line":
            _, tab, up, escape = LINE_KEYS
            return ((tab[0], tab[1]), (up[0], up[1]), *keys), ((escape[0], escape[1]),)
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
    if key.line == "/close":
        return snapshot.item is None or snapshot.item.last
    return key.footer


def _pair(show: str, label: str) -> Content:
    return safe.row(safe.mark(f" {show}", "bold $accent"), safe.mark(f" {label} "))
