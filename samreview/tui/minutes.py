"""The command that writes the minutes of the review on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samreview.tui.snapshot import Snapshot


def minutes_command(snapshot: Snapshot) -> str:
    """Return the command that writes the minutes of this review."""
    return f"samreview minutes {snapshot.review} -o {snapshot.review}.docx"
