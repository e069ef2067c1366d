"""The last line: the keys that work here and now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from samreview.tui import safe
from samreview.tui.keys import ALWAYS, KIND_WORDS, LINE_KEYS, keys_now
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events
    from textual.content import Content

    from samreview.tui.keys import Key, Where
    from samreview.tui.snapshot import Snapshot

Writing = Literal["nothing", "line", "command", "edit"]
Pair = tuple[str, str]
"""How a key is named, and its label."""
Part = tuple[tuple[Pair, ...], tuple[Pair, ...]]
"""Keys as room allows, and those that are always there."""

_NAMES = {
    "+": "plus",
    "-": "minus",
    "=": "equals_sign",
    "/": "slash",
    "?": "question_mark",
    "@": "at",
    "Esc": "escape",
    "Ctrl+O": "ctrl+o",
    "Ctrl+T": "ctrl+t",
    "Ctrl+D": "ctrl+d",
}
"""How Textual names a key that a footer shows; all others are named alike."""
_NO_KEYS = ("1-9", "1-5", "1-3", "1-2", "2-3", "1 3", "F2-F7", "Ctrl+P")
"""Shown for several keys at once: a click cannot mean one of them."""


class KeyLine(Drawn[Part]):
    """Keys with their labels; a click on one does what the key does."""

    def draw(self, part: Part, width: int, height: int | None) -> list[Content]:  # noqa: ARG002  one line
        """Key and label in pairs."""
        return [pairs(_fitting(part, width))]

    def on_click(self, event: events.Click) -> None:
        """Press the key that was clicked on."""
        name = self.key_at(event.x)
        if name is not None:
            self.app.simulate_key(name)

    def key_at(self, x: int) -> str | None:
        """Return Textual's name of the key that stands, with its label, at this column; None where none does."""
        end = 0
        for show, label in _fitting(self._part, self.size.width) if self._part is not None else ():
            start, end = end, end + _pair(show, label).cell_length
            if start <= x < end and show not in _NO_KEYS:
                within, keys = x - start - 1, show.split(" ")
                place = next((n for n in range(len(keys)) if within < len(" ".join(keys[: n + 1])) + 1), 0)
                return _NAMES.get(keys[place], keys[place].lower())
        return None


class Keys(KeyLine):
    """The same keys for as long as the screen is there."""

    def __init__(self, *some: Pair, id: str | None = None) -> None:  # noqa: A002  Textual's own word
        super().__init__(id=id)
        self.put((some[:-1], some[-1:]))

    def part(self, snapshot: Snapshot) -> Part | None:  # noqa: ARG002  it never changes
        """What it was made with."""
        return self._part


class KeyFooter(KeyLine):
    """As many keys as fit, the most frequent first; line and help are always there."""

    where: Where = "keys"
    writing: Writing = "nothing"
    """What stands on the line: keys that are of no use for it give way."""
    first_pairs: tuple[Pair, ...] = ()
    """The keys of a panel that is open."""
    with_list: bool = True
    """Whether the list on the table can be seen; its keys give way else."""

    def part(self, snapshot: Snapshot) -> Part:
        """Keys of this moment, and those that always work."""
        now = [key for key in keys_now(snapshot, self.where) if _worth_showing(key, snapshot)]
        if self.where == "line":
            return self._on_line(now)
        now = [key for key in now if self.with_list or not (key.agreed or key.assumed)]
        last = snapshot.item is not None and snapshot.item.last
        now.sort(key=lambda key: not (last and key.label in _AT_THE_END))
        taken = {show for show, _ in self.first_pairs}
        keys = tuple((key.show, key.label) for key in now if key.show not in taken)
        return (*self.first_pairs, *keys), tuple((show, label) for show, label, _ in ALWAYS[:2])

    def _on_line(self, now: list[Key]) -> Part:
        say, tab, up, escape = (pair[:2] for pair in LINE_KEYS)
        kinds = tuple((key.show, key.label) for key in now if key.line in KIND_WORDS)
        others = tuple((key.show, key.label) for key in now if key.line not in KIND_WORDS)
        if self.writing == "edit":
            return (("Enter", "save"), ("Up", "older"), ("Ctrl+O", "park it"), *kinds), (("Esc", "as it was"),)
        if self.writing == "command":
            return (("Enter", "do it"), tab), (escape,)
        if self.writing == "line":
            return (say, *kinds, tab, *others), (escape,)
        return (up, *others, tab, *kinds), (escape,)


_AT_THE_END = ("close", "read back")


def _fitting(part: Part, width: int) -> list[Pair]:
    """Return as many pairs as there is room for, and those that are always there."""
    keys, always = part
    left = width - sum(_pair(*pair).cell_length for pair in always)
    shown: list[Pair] = []
    for pair in keys:
        wide = _pair(*pair).cell_length
        if wide <= left:
            shown.append(pair)
            left -= wide
    return [*shown, *always]


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
