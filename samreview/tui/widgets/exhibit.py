"""The exhibit on the table: drawn from the plan as it is corrected so far, with what a corrected figure was."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from samreview.tui import safe
from samreview.tui.exhibits.parts import corrected
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.review.state import Fix
    from samreview.tui.exhibits.parts import Lines
    from samreview.tui.snapshot import Snapshot

Part = tuple[object, tuple["Fix", ...]]

_MOST_FIXES = 2
# By the record's name, so that a start pays for none of them: module, function, what a correction in it can be of.
_WAYS_TO_DRAW: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "FunnelExhibit": ("funnel", "draw", ("opportunity",)),
    "StakeholdersExhibit": ("stakeholders", "draw", ("opportunity", "stakeholder")),
    "AssumptionsExhibit": ("lists", "assumptions", ("opportunity", "stakeholder")),
    "AsksExhibit": ("lists", "asks", ("ask", "opportunity")),
    "ActionsExhibit": ("lists", "actions", ("opportunity",)),
    "InitiativesExhibit": ("lists", "initiatives", ()),
    "CustomerExhibit": ("customer", "draw", ("opportunity",)),
}


class ExhibitView(Drawn[Part]):
    """Whatever exhibit the item names."""

    def part(self, snapshot: Snapshot) -> Part | None:
        """The exhibit and the corrections made live."""
        return None if snapshot.exhibit is None else (snapshot.exhibit, snapshot.fixes)

    def draw(self, part: Part, width: int, height: int | None) -> list[Content]:
        """The exhibit, then what was corrected in it."""
        exhibit, fixes = part
        below = corrected(fixes, _targets(exhibit), width, _MOST_FIXES)
        room = None if height is None else max(1, height - len(below))
        return [*_drawn(exhibit, width, room)[:room], *below]


def _drawn(exhibit: object, width: int, height: int | None) -> Lines:
    kind = type(exhibit).__name__
    if kind not in _WAYS_TO_DRAW:
        return [safe.EMPTY]
    module, function, _ = _WAYS_TO_DRAW[kind]
    draw = getattr(import_module(f"samreview.tui.exhibits.{module}"), function)
    return cast("Lines", draw(exhibit, width, height))


def _targets(exhibit: object) -> tuple[str, ...]:
    return _WAYS_TO_DRAW.get(type(exhibit).__name__, ("", "", ()))[2]
