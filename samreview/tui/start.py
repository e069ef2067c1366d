"""The start of the live app: nothing is looked through for garbage until the first picture is painted.

Nearly all that is imported and made until then stays; to look it through would take a tenth of the time.
"""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing import Unpack

    from samreview.journal.door import ReviewDoor
    from samreview.tui.snapshot import View
    from samreview.tui.theme_choice import ThemeName


class How(TypedDict, total=False):
    """What the command line says about this terminal, as `samreview.tui.app.run` takes it."""

    shared: bool
    view: View | None
    watch_only: bool
    theme: ThemeName | None


def run(door: ReviewDoor, person: str | None, **how: Unpack[How]) -> int:
    """Import the app and run it until its user leaves; return the exit code."""
    looks = gc.isenabled()
    gc.disable()
    try:
        from samreview.tui.app import run as run_app

        return run_app(door, person, when_painted=_look_again if looks else None, **how)
    finally:
        if looks:
            gc.enable()


def _look_again() -> None:
    gc.freeze()  # what there is by now stays, and is not looked through at any key
    gc.enable()
