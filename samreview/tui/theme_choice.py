"""Which theme a person wants, remembered from one review to the next; and whether a terminal has colours at all.

Loads nothing of Textual: the command line asks before the app starts.
"""

from __future__ import annotations

import contextlib
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Mapping

ThemeName = Literal["dark", "light", "contrast", "none"]
THEME_NAMES: tuple[ThemeName, ...] = ("dark", "light", "contrast", "none")
"""As people choose them: on the command line, in the palette, and in the file that remembers."""

_COLOURS = 8
"""A terminal that can show fewer has none for us."""


def theme_file(environment: Mapping[str, str] = os.environ) -> Path:
    """Return the file in the user's own configuration that holds the name of a theme."""
    if sys.platform == "win32":
        folder = Path(environment.get("APPDATA") or "~").expanduser()
    else:
        folder = Path(environment.get("XDG_CONFIG_HOME") or "~/.config").expanduser()
    return folder / "samreview" / "theme"


def remembered_theme(environment: Mapping[str, str] = os.environ) -> ThemeName:
    """Return the theme that was chosen last, `dark` while none was or the file says something else."""
    try:
        said = theme_file(environment).read_text(encoding="utf-8", errors="replace").strip()
    except (OSError, RuntimeError):  # not there, not readable, or nobody's home
        return "dark"
    return next((name for name in THEME_NAMES if name == said), "dark")


def remember_theme(name: ThemeName, environment: Mapping[str, str] = os.environ) -> None:
    """Keep a theme for the next time. Where it cannot be kept it holds for this time: nothing hangs on it."""
    with contextlib.suppress(OSError, RuntimeError):
        file = theme_file(environment)
        file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        file.write_text(f"{name}\n", encoding="utf-8")


def shows_colours(environment: Mapping[str, str] = os.environ) -> bool:
    """Say whether colours are wanted (NO_COLOR is not set) and the terminal has any."""
    if "NO_COLOR" in environment:
        return False
    with contextlib.suppress(Exception):  # no such module, no entry for this terminal, no terminal: colours are usual
        import curses

        curses.setupterm(fd=2)
        return curses.tigetnum("colors") >= _COLOURS or "COLORTERM" in environment
    return True
