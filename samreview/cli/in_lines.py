"""Line mode from the command line: what is typed or piped in, what is printed, and how it ends."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from samreview.cli.failures import Exit
from samreview.cli.output import print_lines, print_text

if TYPE_CHECKING:
    from samreview.journal.door import ReviewDoor


def run_in_lines(door: ReviewDoor, person: str | None) -> int:
    """Hold the review in lines until they end; return the exit code.

    On a terminal that is 0. Lines that are piped in end with 1 when one of them was refused or could not be saved.
    """
    from samreview.plain.line_mode import LineMode
    from samreview.plain.typed import TypedLines

    terminal = sys.stdin.isatty()
    talk = LineMode(door, person, print_text, prompts=terminal and sys.stdout.isatty())
    try:
        talk.run(TypedLines(sys.stdin.fileno()))
    except KeyboardInterrupt:
        print_lines([""])
        talk.leave()
        return 130
    if talk.unsaved or (talk.refused and not terminal):
        return Exit.FOUND
    return Exit.DONE
