"""An action as the room reads it: whom it is for in large letters, its words, by when, what it carries."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.tui import safe
from samreview.tui.widgets.drawn import Drawn
from samreview.tui.widgets.letters import ROWS, letters

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.review.readback import ActionRead, Progress
    from samreview.tui.snapshot import Snapshot

Part = tuple["ActionRead | None", "Progress"]
_WIDEST = 72
_TALL = 26
_ROOMY = 15
_STYLES = {"agreed": "bold $success", "asked": "bold $warning", "nobody": "bold $error", "up": "bold $success"}


class ReadAloud(Drawn[Part]):
    """One action, in the middle; without one, how all of them stand."""

    def part(self, snapshot: Snapshot) -> Part | None:
        """What is before the room."""
        return snapshot.reading

    def draw(self, part: Part, width: int, height: int | None) -> list[Content]:
        """As large as there is room for: its words in large letters go first, then the name."""
        action, progress = part
        lines = _all_settled(progress) if action is None else _drawn(action, progress, width, height)
        if height is None:
            return lines
        free = max(0, height - len(lines)) // 2
        return [*([safe.EMPTY] * free), *lines][:height]


def _all_settled(progress: Progress) -> list[Content]:
    if not progress.of:
        return [safe.mark(" No action is there to be read back.", "bold")]
    return [
        safe.mark(" Every action is settled", "bold $success"),
        safe.EMPTY,
        safe.mark(f" {progress.settled} of {progress.of} agreed by their owners, or going up."),
    ]


def _drawn(action: ActionRead, progress: Progress, width: int, height: int | None) -> list[Content]:
    tall = height is not None and height >= _TALL
    side = max(2, (width - (width * 3 // 4 if tall else _WIDEST)) // 2)
    room = width - 2 * side
    spread = [safe.EMPTY] if height is None or height >= _ROOMY else []
    top = f"{progress.place} of {progress.of}, {progress.settled} settled"
    head = safe.ends(safe.mark(f"READ BACK   action {action.number}", "bold"), safe.mark(top), room)
    below = [
        *safe.wrapped(safe.text(action.text, "bold"), room, most=3),
        *spread,
        *_who(action, room),
        *_carries(action, room),
        *spread,
        *_question(action, room),
    ]
    free = _ROOMY if height is None else height - len(below) - 2 * len(spread) - 1
    large = [*_large_name(action, room, free), *_large_words(action, room, free - ROWS - 1)]
    lines = [head, *spread, *large, *(spread if large else ()), *below]
    return [safe.row(safe.mark(" " * side), line) for line in lines]


def _large_name(action: ActionRead, room: int, free: int) -> list[Content]:
    """Whom it is for, to be read from afar."""
    first = (action.owner or "").split(" ", 1)[0] or "nobody"
    drawn = letters(first, room, most=1) if free >= ROWS else None
    return [safe.mark(row, _STYLES[action.standing]) for row in drawn or ()]


def _large_words(action: ActionRead, room: int, free: int) -> list[Content]:
    """What it says, where there is room for large letters."""
    drawn = letters(action.text, room, most=max(0, free) // (ROWS + 1))
    if drawn is None:
        return []
    lines = [safe.EMPTY]
    for place, row in enumerate(drawn):
        lines += [safe.EMPTY] if place and place % ROWS == 0 else []
        lines.append(safe.mark(row))
    return lines


def _who(action: ActionRead, room: int) -> list[Content]:
    helpers = f"with {' and '.join(action.helpers)}" if action.helpers else ""
    owner = safe.text(action.owner, "bold") if action.owner else safe.mark("Nobody has it yet", "bold $error")
    due = f"by {action.due}" if action.due else "with no date"
    beside = safe.mark(" " if helpers else "")
    line = safe.row(
        owner, beside, safe.text(helpers), safe.mark("   "), safe.text(due, "" if action.due else "bold $warning")
    )
    return safe.wrapped(line, room, most=2)


def _carries(action: ActionRead, room: int) -> list[Content]:
    within = f" in {action.opportunity}" if action.opportunity else ""
    worth = [f"{action.growth.removeprefix('+')} of growth{within}"] if action.growth else [within[4:]] * bool(within)
    worth += [f"takes {action.cost}"] if action.cost else []
    lines = [safe.row(safe.mark("For the customer: ", "dim"), safe.text(action.problem))] if action.problem else []
    lines += [safe.text(", ".join(worth))] if worth else []
    lines += [safe.text(f"Could not be read: {', '.join(action.unresolved)}", "bold $warning")] * bool(
        action.unresolved
    )
    return [line for one in lines for line in safe.wrapped(one, room, most=2)]


def _question(action: ActionRead, room: int) -> list[Content]:
    first = (action.owner or "").split(" ", 1)[0]
    said = {
        "agreed": f"✓ {first} agreed{', on their word' if action.on_word_of else ''}",
        "up": f"^ goes up to {first}",
        "asked": f"? {first}, do you take it?",
        "nobody": "? Who takes it, or do we choose not to?",
    }[action.standing]
    lines = [safe.text(said, _STYLES[action.standing])]
    if action.standing == "nobody" and action.declined:
        who, why = action.declined[-1]
        lines.insert(0, safe.text(f"{who} declined: {why}", "dim"))
    return [line for one in lines for line in safe.wrapped(one, room, most=2)]
