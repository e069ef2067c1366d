"""What a crash leaves on the terminal: where it happened, and nothing of what was on the screen.

The report that Textual would print shows local variables, and those are a client's data. This module alone touches that
private part of Textual.
"""

from __future__ import annotations

import sys
import traceback

from rich.text import Text
from textual.app import App

_PACKAGE = "samreview"


def report(error: BaseException | None) -> str:
    """Return the kind of error and the places it went through, without messages or values."""
    frames = traceback.extract_tb(error.__traceback__) if error is not None else []
    ours = [frame for frame in frames if _PACKAGE in frame.filename] or list(frames[-1:])
    places = "\n".join(f"  {frame.filename}:{frame.lineno} in {frame.name}" for frame in ours)
    return (
        f"The screen stopped on a {type(error).__name__}. Every accepted line is kept; start again to go on.\n"
        f"Where it happened:\n{places}\n"
    )


class DiscreetApp(App[int]):
    """An app whose crash report holds no values."""

    def _fatal_error(self) -> None:
        self.panic(Text(report(sys.exc_info()[1])))
