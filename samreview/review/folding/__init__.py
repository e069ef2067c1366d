"""How each kind of event changes a review, one module a theme. A theme is imported when its first event comes."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samreview.review.events import Event
    from samreview.review.fold import Review

    Handler = Callable[[Review, Event], None]

THEMES: Mapping[str, tuple[str, ...]] = {
    "opening": ("review.opened",),
    "clocking": ("review.started", "item.started", "item.ended", "clock.paused", "clock.resumed"),
    "agenda": (
        "item.skipped", "item.postponed", "item.extended", "item.timed", "item.moved", "ways.offered", "way.taken",
    ),
    "people": (
        "people.arrived", "person.expected", "people.left", "role.given", "floor.given", "hand.moved", "review.rated",
    ),
    "turns": ("round.set",),
    "captures": (
        "capture.added", "capture.changed", "capture.withdrawn", "capture.noted", "capture.worded", "capture.agreed",
        "capture.declined", "line.parked",
    ),
    "merging": ("capture.merged",),
    "plan": ("plan.corrected", "stance.heard", "ask.attempted"),
    "closing": ("headline.set", "nextreview.set", "review.closed", "review.approved", "capture.amended"),
    "machine": (
        "host.resumed", "host.slept", "clock.stepped", "clock.answered", "gap.answered",
        "terminal.gone", "terminal.back", "notice.said", "event.lost", "store.repaired", "review.edited",
    ),
    "readback": ("readback.shown",),
    "settling": ("commitment.settled",),
    "prepared": ("prep.arrived", "prep.taken"),
    "reading": ("reading.set",),
    "undoing": ("line.undone",),
}  # fmt: skip
"""The event kinds that each module of this package folds; its `HANDLERS` holds the functions under the same names."""

_THEME_OF = {kind: theme for theme, kinds in THEMES.items() for kind in kinds}
HANDLERS: dict[str, Handler] = {}
"""The functions of the themes that were imported so far, by kind."""


def handler_of(kind: str) -> Handler | None:
    """Return what folds events of a kind; None for one that this version does not know."""
    handler = HANDLERS.get(kind)
    if handler is None and kind in _THEME_OF:
        HANDLERS.update(import_module(f"{__name__}.{_THEME_OF[kind]}").HANDLERS)
        return HANDLERS[kind]
    return handler
