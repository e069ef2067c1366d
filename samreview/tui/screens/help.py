"""Help for the screen one came from: its keys, what it shows, and the command language in brief."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Static

from samreview.review.words import CAPTURING, MARKS, WORDS
from samreview.tui import safe
from samreview.tui.keys import ALWAYS, LINE_KEYS, keys_now
from samreview.tui.widgets.drawn import Drawn
from samreview.tui.widgets.footer import Keys

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from textual.app import ComposeResult
    from textual.content import Content

    from samreview.tui.explained import Line
    from samreview.tui.snapshot import Snapshot

_SHOWN = 20


class Sheet(Drawn[tuple["Line", ...]]):
    """Pairs of what to type and what it does, below headings."""

    def part(self, snapshot: Snapshot) -> tuple[Line, ...] | None:  # noqa: ARG002  it never changes
        """What it was filled with."""
        return self._part

    def draw(self, part: tuple[Line, ...], width: int, height: int | None) -> list[Content]:  # noqa: ARG002  scrolls
        """One pair after the other, long meanings over several lines."""
        drawn: list[Content] = []
        for show, meaning in part:
            if not show:
                drawn += safe.wrapped(safe.row(safe.mark("  "), safe.text(meaning)), width - 1, most=3, indent=2)
            elif not meaning:
                drawn += [safe.EMPTY, safe.mark(f" {show}", "bold")]
            elif len(show) < _SHOWN:
                pair = safe.row(safe.mark("  "), safe.cell(show, _SHOWN, "bold $accent"), safe.text(meaning))
                drawn += safe.wrapped(pair, width - 1, most=3, indent=_SHOWN + 2)
            else:
                drawn += [safe.row(safe.mark("  "), safe.text(show, "bold $accent"))]
                pair = safe.row(safe.mark(" " * (_SHOWN + 2)), safe.text(meaning))
                drawn += safe.wrapped(pair, width - 1, most=3, indent=_SHOWN + 2)
        return drawn


class HelpScreen(ModalScreen[None]):
    """Scrolls with the arrows; Esc goes back."""

    CSS_PATH = "dialog.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,question_mark,f1,enter", "dismiss", show=False)]

    def __init__(self, title: str, lines: Iterable[Line]) -> None:
        super().__init__()
        self._about = title
        self._lines = tuple(lines)

    def compose(self) -> ComposeResult:
        """What this screen shows, its keys, then lines."""
        with Vertical(id="sheet"):
            yield Static(safe.mark(f" Help: {self._about}", "bold"), id="sheet-title")
            with VerticalScroll(id="scroll"):
                yield Sheet(id="pairs")
            yield Keys(("Up Down", "scroll"), ("Esc", "back"), id="sheet-foot")

    def on_mount(self) -> None:
        """Fill the sheet."""
        self.query_one(Sheet).put(self._lines)


def help_lines(snapshot: Snapshot, shown: Iterable[Line], keys: Iterable[Line], *, typing: bool) -> Iterator[Line]:
    """Yield the help of a screen: its keys first, what one sees there, then the language of the line.

    `typing` is for a screen whose line keeps the focus: there what works while one types comes first.
    """
    single = (("Single keys, after Esc" if typing else "Keys that work now", ""), *keys)
    if not typing:
        yield from (*single, *shown)
    yield "While you type", ""
    yield from ((show, meaning) for show, _, meaning in LINE_KEYS)
    yield from ((key.show, key.meaning) for key in keys_now(snapshot, "line"))
    if typing:
        yield from (*shown, *single)
    yield "A line is a capture", ""
    yield from CAPTURING
    yield "with marks", ""
    yield from MARKS
    yield "or a command", ""
    yield from ((word.usage, f"{word.meaning} ({word.who})") for word in WORDS.values())


def key_lines(snapshot: Snapshot) -> Iterator[Line]:
    """Yield the single keys that work here and now, and those that always do."""
    yield from ((key.show, f"{key.label}: {key.meaning}") for key in keys_now(snapshot))
    yield from ((show, meaning) for show, _, meaning in ALWAYS)
