"""What each command line decides, one module a theme: a command's name to the function that decides it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.decisions import (
    agenda,
    attendance,
    clocking,
    closing,
    editing,
    floor,
    machine,
    planning,
    readback,
    roles,
    settling,
    turns,
    undoing,
    ways,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.review.asked import Accepted, Asked

COMMANDS: dict[str, Callable[[Asked, str], Accepted]] = {
    **clocking.COMMANDS,
    **agenda.COMMANDS,
    **ways.COMMANDS,
    **attendance.COMMANDS,
    **roles.COMMANDS,
    **floor.COMMANDS,
    **turns.COMMANDS,
    **planning.COMMANDS,
    **editing.COMMANDS,
    **closing.COMMANDS,
    **readback.COMMANDS,
    **settling.COMMANDS,
    **undoing.COMMANDS,
    **machine.COMMANDS,
}
"""The decision of each command."""
