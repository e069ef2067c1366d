"""The growth meter and the horizon lens: what was found at what cost, who carries it, how far the notes look ahead."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.widgets.captures import SIGNS
from samreview.tui.widgets.drawn import Drawn
from samreview.tui.widgets.words import counted

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.tui.snapshot import Found, Snapshot

_BAR = 20
_SHORT = 3
"""Up to this many lines only what matters most is said."""


class Growth(Drawn["Found"]):
    """One line where it is `-brief`, else what there is room for. Never on the wall: that would invite inflation."""

    def part(self, snapshot: Snapshot) -> Found:
        """What was found."""
        return snapshot.found

    def draw(self, part: Found, width: int, height: int | None) -> list[Content]:
        """Found first, then whose it is and whose problem it cures, then how far the notes reach."""
        if self.has_class("-brief"):
            return [_brief(part, width)]
        if height is not None and height <= _SHORT:
            return _short(part, width)[:height]
        return _whole(part, width)


def _found(part: Found, said: str) -> Content:
    if not part.claims:
        return safe.mark("no growth found yet")
    return safe.row(safe.mark("found "), safe.text(part.claimed, "bold $success"), safe.mark(said))


def _for(part: Found) -> str:
    """Return what it takes, where somebody has said so."""
    return "" if part.cost == "0" else f" for {part.cost}"


def _fitting(width: int, *said: str) -> str:
    """Return the fullest wording that fits, the last one where none does."""
    return next((text for text in said if len(text) <= width), said[-1])


def _reach(part: Found) -> str:
    if part.horizon_share is None:
        return "no note has a place in time yet"
    return f"horizon {SIGNS['horizon']} {part.horizon_share:.0%} of {counted(part.placed, 'note')}"


def _brief(part: Found, width: int) -> Content:
    share = "" if part.horizon_share is None else f"horizon {SIGNS['horizon']} {part.horizon_share:.0%}"
    if not part.claims:
        return safe.mark(f" no growth found yet{', ' if share else ''}{share}")
    room = width - 7 - len(part.claimed)
    said = _fitting(
        room,
        f"{_for(part)}, {part.agreed} agreed, {part.name_problem} of {part.claims} name a problem, {share}",
        f"{_for(part)}, {part.agreed} agreed, {share}",
        f", {part.agreed} agreed",
    )
    return safe.row(safe.mark(" "), _found(part, said.rstrip(", ")))


def _short(part: Found, width: int) -> list[Content]:
    room = width - 6 - len(part.claimed)
    lines = [
        _found(
            part,
            _fitting(
                room,
                f"{_for(part)}: {part.owned} owned, {part.agreed} agreed",
                f"{_for(part)}, {part.agreed} agreed",
            ),
        )
    ]
    problem = f"{part.name_problem} of {part.claims} name a problem"
    if part.claims:
        share = "" if part.horizon_share is None else f"{part.horizon_share:.0%}"
        joined = f"{_reach(part)}, {problem}" if share else problem
        lines.append(safe.mark(_fitting(width, joined, f"horizon {SIGNS['horizon']} {share}, {problem}")))
    elif part.horizon_share is not None:
        lines.append(safe.mark(_reach(part)))
    return [*lines, *_bar(part, width)]


def _whole(part: Found, width: int) -> list[Content]:
    lines = [_found(part, f" of a gap of {part.gap}" if part.gap else "")]
    if part.claims:
        by = f" by {', '.join(part.agreed_by)}" if part.agreed_by else ""
        lines += safe.wrapped(safe.text(f"{part.owned} owned, {part.agreed} agreed{by}"), width, most=2, indent=2)
        wish = f"; {part.wish} is our wish alone" if part.wish else ""
        takes = "nobody has said what it takes" if part.cost == "0" else f"takes {part.cost}"
        lines += safe.wrapped(safe.mark(f"{takes}{wish}"), width, most=2, indent=2)
        lines.append(safe.mark(f"names a customer problem: {part.name_problem} of {part.claims}"))
    lines.append(safe.mark(_reach(part)))
    return [*lines, *_bar(part, width)]


def _bar(part: Found, width: int) -> list[Content]:
    if part.part_of_gap is None or width <= 2 * _BAR:
        return []
    full = min(_BAR, round(part.part_of_gap * _BAR))
    bar = "#" * full + "." * (_BAR - full)
    return [safe.mark(f"gap {part.gap}  {bar}  {part.part_of_gap:.0%} found")]
