"""What each command line decides, one module a theme. A theme is imported when its first command comes.

A terminal paints its first picture before anybody can type: what decides lines is none of the start's business.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samreview.review.asked import Accepted, Asked

THEMES: Mapping[str, tuple[str, ...]] = {
    "clocking": ("start", "next", "goto", "pause", "resume"),
    "agenda": ("skip", "later", "extend", "time", "move"),
    "ways": ("ways", "take"),
    "attendance": ("arrive", "expect", "leave"),
    "roles": ("role",),
    "floor": ("floor", "hand", "park", "rate"),
    "turns": ("round",),
    "planning": ("fix", "heard", "ask"),
    "editing": ("edit", "kind", "drop", "also", "agree", "decline"),
    "merging": ("merge",),
    "closing": ("headline", "nextreview", "close", "approve", "amend"),
    "readback": ("readback", "catchup"),
    "settling": ("settle",),
    "prepared": ("prepared",),
    "reading": ("reading",),
    "undoing": ("undo",),
    "machine": ("gap", "clock", "help"),
    "finding": ("find",),
}
"""The commands that each module of this package decides; its `COMMANDS` holds the functions under the same names."""

_THEME_OF = {command: theme for theme, commands in THEMES.items() for command in commands}


def decision_of(command: str) -> Callable[[Asked, str], Accepted]:
    """Return what decides a command.

    Raises:
        KeyError: there is no such command.
    """
    module = import_module(f"{__name__}.{_THEME_OF[command]}")
    return cast("Mapping[str, Callable[[Asked, str], Accepted]]", module.COMMANDS)[command]


def get_ready() -> None:
    """Import every theme, so that nobody waits for it at their first line."""
    for theme in ("capturing", *THEMES):
        import_module(f"{__name__}.{theme}")
