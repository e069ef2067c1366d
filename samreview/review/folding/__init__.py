"""How each kind of event changes a review, one module a theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.folding import (
    agenda,
    captures,
    clocking,
    closing,
    machine,
    opening,
    people,
    plan,
    readback,
    settling,
    turns,
    undoing,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.review.events import Event
    from samreview.review.fold import Review

HANDLERS: dict[str, Callable[[Review, Event], None]] = {
    **opening.HANDLERS,
    **clocking.HANDLERS,
    **agenda.HANDLERS,
    **people.HANDLERS,
    **turns.HANDLERS,
    **captures.HANDLERS,
    **plan.HANDLERS,
    **closing.HANDLERS,
    **machine.HANDLERS,
    **readback.HANDLERS,
    **settling.HANDLERS,
    **undoing.HANDLERS,
}
"""The handler of each event kind."""
