"""What is said about lines that are not saved yet, and about those that were refused once the store was back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.values.named import NamedTuple
from samreview.values.text import clean

if TYPE_CHECKING:
    from samreview.tui.session import Session


class CameBack(NamedTuple):
    """A line that waited and was then refused: as it was typed, and why."""

    shown: str
    reason: str


class Unsaved(NamedTuple):
    """How many lines wait, the first of them, and those that came back; without texts where the room looks on."""

    waiting: int
    first: str
    came_back: tuple[CameBack, ...]


def unsaved_of(session: Session, *, named: bool) -> Unsaved:
    """Return what is to be seen of a terminal's lines. `named` is false where everybody sees the screen."""
    waiting = session.waiting.shown
    came_back = tuple(one if named else CameBack("", "") for one in session.came_back)
    return Unsaved(len(waiting), waiting[0] if waiting and named else "", came_back)


def waits(count: int) -> str:
    """Return `1 line waits`, `3 lines wait`."""
    return "1 line waits" if count == 1 else f"{count} lines wait"


def not_before(count: int) -> str:
    """Return why a key does nothing now."""
    return f"{waits(count)} to be saved first, so keys change nothing now; a command typed on the line waits its turn."


def behind(count: int) -> str:
    """Return what Enter will do with the line that is being typed."""
    return f"Enter puts it behind the {'line that waits' if count == 1 else f'{count} lines that wait'}."


def in_turn(why: str, count: int) -> str:
    """Return what becomes of a line that joined the others, as the last of so many."""
    behind = "" if count == 1 else f" behind {count - 1} other{'' if count == 2 else 's'}"
    return f"{why} Your line waits{behind} and is tried again by itself; Enter tries now."


def left_over(session: Session) -> list[str]:
    """Return the lines that would be lost with the screen, safe to print: those that wait, and those refused late."""
    return [
        *(clean(f"NOT SAVED: {shown}") for shown in session.waiting.shown),
        *(clean(f"REFUSED: {one.shown} ({one.reason})") for one in session.came_back),
    ]
