"""The item that runs: signal and time left, its one question, and what to ask next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.snapshot import Prompt
from samreview.tui.widgets import words
from samreview.tui.widgets.drawn import Drawn
from samreview.tui.widgets.prepared import prepared_lines

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import CurrentItem, PreparedRow, Snapshot, Turns

_MOST = 6
_NARROW = 44
"""Below this width a long title and the signal have a line each."""
_PREPARED = 3
"""Where there is room, so many things that people prepared stand there, else one."""
_FIRST = 5
"""Up to so many lines belong to what is to be asked next: half a question helps nobody."""
_ROOMY = 9
"""Lines of room from which a prompt may take three."""

Part = tuple["CurrentItem | None", str, tuple[str, str, str], str]


class ItemHead(Drawn[Part]):
    """The title with its signal, and the question."""

    def part(self, snapshot: Snapshot) -> Part:
        """The item, what stands where no item runs, the signal, the time left."""
        clock = snapshot.clock
        between = {
            "lobby": "Not started: s starts",
            "ended": "The last item is over: c closes",
            "closed": "The review is closed",
        }.get(clock.phase, "No item runs: n starts the next")
        time = words.left(clock) if snapshot.item else ""
        if clock.phase == "paused":
            time = f"{words.length(clock.paused_for)}, {time}"
        return snapshot.item, between, words.signal(clock), time

    def draw(self, part: Part, width: int, height: int | None) -> list[Content]:  # noqa: ARG002  its own height
        """Two or three lines."""
        item, between, (sign, word, style), time = part
        signal = safe.mark(f"{sign} {word}  {time}".strip(), style)
        if item is None:
            return [safe.ends(safe.mark(between, "bold"), signal, width)]
        title = safe.row(safe.mark(f"{item.number} ", "bold"), safe.text(item.title.upper(), "bold"))
        question = safe.text(item.question or item.purpose)
        if title.cell_length + signal.cell_length >= width and width < _NARROW:
            return [safe.cut(title, width), signal, *safe.wrapped(question, width, most=2)]
        return [safe.ends(title, signal, width), *safe.wrapped(question, width, most=2)]


PromptsPart = tuple["Turns | None", tuple["Prompt", ...], tuple["PreparedRow", ...], bool]


class Prompts(Drawn[PromptsPart]):
    """What to ask, and whom: what people prepared, then those not yet heard. In a round its slot stands above."""

    beside_panel = False
    """Whether what people prepared is shown in a panel below."""

    def part(self, snapshot: Snapshot) -> PromptsPart:
        """The round, the prompts of the item, and what people prepared for it."""
        prompts = snapshot.item.prompts[:_MOST] if snapshot.item else ()
        if snapshot.turns is None:
            return None, prompts, () if self.beside_panel else snapshot.prepared, False
        who = next((one for one in snapshot.people if one.id == snapshot.turns.person), None)
        own = (Prompt(who.question, who.first),) if who is not None and who.question else ()
        prompts = (*own, *(one for one in prompts if not own or one.text != own[0].text))
        gone = who is not None and not who.present
        return snapshot.turns, prompts, () if self.beside_panel else snapshot.prepared, gone

    def draw(self, part: PromptsPart, width: int, height: int | None) -> list[Content]:
        """One prompt after the other, continued lines below their text: the first whole, the last what room is left."""
        turns, prompts, prepared, gone = part
        lines: list[Content] = [] if turns is None else [_turn(turns, width, gone=gone)]
        most = 3 if height is None or height >= _ROOMY else 2
        lines += _prepared(prepared, width, height)
        for place, prompt in enumerate(prompts):
            want = most if place else _FIRST
            room = want if height is None else min(want, height - len(lines))
            if room < 1:
                break
            whole = safe.row(
                safe.mark(" > ", "bold"),
                safe.text(f"{prompt.person}: " if prompt.person else "", "bold"),
                safe.mark(" " if prompt.person else ""),
                safe.text(prompt.text),
            )
            lines += safe.wrapped(whole, width, most=room, indent=3)
        return lines


def _prepared(rows: tuple[PreparedRow, ...], width: int, height: int | None) -> list[Content]:
    if height is None or height >= _ROOMY:
        return prepared_lines(rows, width, _PREPARED, 2)
    return prepared_lines(rows, width, 1, 2 if height > 2 else 1)


def _turn(turns: Turns, width: int, *, gone: bool) -> Content:
    """Return whose slot it is, what is left of it, and who comes then: as many of them as there is room for."""
    over = turns.left < 0
    left = "has left" if gone else f"{words.length(turns.left)} {'over' if over else 'left'}"
    head = safe.row(
        safe.mark(f" IN TURN {turns.place}/{turns.people} ", "bold"),
        safe.text(turns.first, "bold"),
        safe.mark(f" {left}", "bold $error" if over or gone else "bold"),
    )
    key = safe.mark(" f next", "bold $accent")
    room = width - head.cell_length - key.cell_length
    then = (f", then {', '.join(turns.then[:most])}" for most in range(len(turns.then), 0, -1))
    after = next((text for text in then if len(text) <= room), "") if turns.then else ", the last"
    return safe.ends(safe.row(head, safe.text(after, "dim")), key, width)
