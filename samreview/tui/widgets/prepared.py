"""What people prepared: in the lobby who has, and while the review runs what waits to be taken up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.words import MODERATOR
from samreview.tui import safe
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import PreparedRow, ReadinessView, Snapshot

_SAYS = {"question": "asks", "idea": "idea", "validation": "can say"}
_KEYS = {
    "question": "a ask  d answered  x action  p park",
    "idea": "a note it  x action  p park",
    "validation": "a take it  x action  p park",
}
_ROOMY = 3
_NARROW = 56
"""Below this width who would pay for it stands in the answer alone."""


class Readiness(Drawn[tuple["ReadinessView", bool]]):
    """Who has prepared. Where too few have, what reading in silence would cost, and the key for it."""

    def part(self, snapshot: Snapshot) -> tuple[ReadinessView, bool] | None:
        """Who has prepared, and whether this terminal's person may put silent reading first."""
        return None if snapshot.readiness is None else (snapshot.readiness, snapshot.may(MODERATOR))

    def draw(self, part: tuple[ReadinessView, bool], width: int, height: int | None) -> list[Content]:
        """One line who; to who may take it, one or two what is offered."""
        view, decides = part
        who = f": {', '.join(view.ready)}" if view.ready else ""
        head = safe.row(safe.mark(f" Prepared {len(view.ready)} of {view.team}", "bold"), safe.text(who))
        lines = [safe.cut(head, width)]
        if not decides:
            return lines
        if view.reading:
            lines.append(safe.row(safe.mark(" r ", "bold $accent"), safe.mark("takes the silent reading out again")))
        elif view.offer:
            what = safe.mark(f"{view.offer} min of silent reading first")
            if width >= _NARROW:
                what = safe.row(what, safe.mark(": "), safe.text(view.costs))
            room = 3 if height is None else max(1, height - 1)
            lines += safe.wrapped(safe.row(safe.mark(" r ", "bold $accent"), what), width, most=room, indent=3)
        return lines


class PreparedPanel(Drawn[tuple[tuple["PreparedRow", ...], int]]):
    """What waits to be taken up, one chosen; a letter says what comes of it."""

    place = 0

    def part(self, snapshot: Snapshot) -> tuple[tuple[PreparedRow, ...], int]:
        """What waits, and which one is chosen."""
        return snapshot.prepared, self.place

    def chosen(self, snapshot: Snapshot) -> PreparedRow | None:
        """Return the chosen one; None where nothing waits."""
        rows = snapshot.prepared
        return rows[min(self.place, len(rows) - 1)] if rows else None

    def move(self, snapshot: Snapshot, step: int) -> None:
        """Choose another."""
        count = max(1, len(snapshot.prepared))
        self.place = (min(self.place, count - 1) + step) % count
        self.show(snapshot)

    def draw(self, part: tuple[tuple[PreparedRow, ...], int], width: int, height: int | None) -> list[Content]:
        """The chosen one whole, the others in a line each, the keys below."""
        rows, place = part
        if not rows:
            return [safe.mark("Nothing prepared waits here", "bold"), safe.mark(" Esc leaves", "dim")]
        place = min(place, len(rows) - 1)
        room = None if height is None else max(1, height - 2)
        blocks = _blocks(rows, place, width, room)
        first = 0
        while room is not None and first < place and sum(len(block) for block in blocks[first : place + 1]) > room:
            first += 1
        body = [line for block in blocks[first:] for line in block]
        keys = safe.mark(f" {_KEYS[rows[place].kind]}  j k  Esc", "bold $accent")
        return [safe.mark(f"Prepared: {len(rows)} to take up", "bold"), *body[:room], keys]


def _blocks(rows: tuple[PreparedRow, ...], place: int, width: int, room: int | None) -> list[list[Content]]:
    """Return the lines of each, as roomy as there is room for: all whole, then the chosen one, then one line each."""
    blocks: list[list[Content]] = []
    for chosen, others in ((_ROOMY, _ROOMY), (_ROOMY, 1), (2, 1), (1, 1)):
        blocks = [
            _row(row, width, number == place, chosen if number == place else others) for number, row in enumerate(rows)
        ]
        if room is None or sum(len(block) for block in blocks) <= room:
            break
    return blocks


def _row(row: PreparedRow, width: int, chosen: bool, most: int) -> list[Content]:  # noqa: FBT001  which of two looks
    says = "asked, no answer yet" if row.asked else _SAYS[row.kind]
    line = safe.row(
        safe.mark(f"{'>' if chosen else ' '}{row.number:>2} ", "bold"),
        safe.text(f"{row.person} {says}", "bold"),
        safe.mark(": "),
        safe.text(row.text),
    )
    return safe.wrapped(line, width, most=most, indent=4)


def prepared_lines(rows: tuple[PreparedRow, ...], width: int, most: int, each: int) -> list[Content]:
    """Return what stands for them among the prompts: the first `most`, the key, and how many more there are."""
    lines: list[Content] = []
    for place, row in enumerate(rows[:most]):
        more = len(rows) - most
        key = f"  z takes it up{f', {more} more' if more > 0 else ''}" if place == 0 else ""
        said = safe.row(
            safe.mark(f" {row.number} ", "bold"),
            safe.text(f"{row.person} {_SAYS[row.kind]}:", "bold"),
            safe.mark(" "),
            safe.text(row.text),
        )
        some = safe.wrapped(said, width, most=each, indent=3)
        if some[-1].cell_length + len(key) > width:
            key = key.replace(" takes it up", "")
        if len(some) < each and some[-1].cell_length + len(key) > width:
            some.append(safe.EMPTY)
        some[-1] = safe.row(safe.cut(some[-1], width - len(key)), safe.mark(key, "$accent"))
        lines += some
    return lines
