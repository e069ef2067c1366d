"""The exhibit on the table: drawn from the plan as it is corrected so far, with what a corrected figure was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.exhibits.actions import ActionsExhibit
from samreview.insight.exhibits.asks import AsksExhibit
from samreview.insight.exhibits.assumptions import AssumptionsExhibit
from samreview.insight.exhibits.customer import CustomerExhibit
from samreview.insight.exhibits.funnel import FunnelExhibit
from samreview.insight.exhibits.initiatives import InitiativesExhibit
from samreview.insight.exhibits.stakeholders import StakeholdersExhibit
from samreview.tui import safe
from samreview.tui.exhibits import customer, funnel, lists, stakeholders
from samreview.tui.exhibits.parts import corrected
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.review.state import Fix
    from samreview.tui.exhibits.parts import Lines
    from samreview.tui.snapshot import Snapshot

Part = tuple[object, tuple["Fix", ...]]

_MOST_FIXES = 2


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


def _drawn(exhibit: object, width: int, height: int | None) -> Lines:  # noqa: PLR0911  one for each kind there is
    match exhibit:
        case FunnelExhibit():
            return funnel.draw(exhibit, width, height)
        case StakeholdersExhibit():
            return stakeholders.draw(exhibit, width, height)
        case AssumptionsExhibit():
            return lists.assumptions(exhibit, width, height)
        case AsksExhibit():
            return lists.asks(exhibit, width, height)
        case ActionsExhibit():
            return lists.actions(exhibit, width, height)
        case InitiativesExhibit():
            return lists.initiatives(exhibit, width, height)
        case CustomerExhibit():
            return customer.draw(exhibit, width, height)
        case _:
            return [safe.EMPTY]


def _targets(exhibit: object) -> tuple[str, ...]:
    if isinstance(exhibit, AsksExhibit):
        return ("ask",)
    if isinstance(exhibit, StakeholdersExhibit | AssumptionsExhibit):
        return ("opportunity", "stakeholder")
    return ("opportunity",) if isinstance(exhibit, FunnelExhibit | ActionsExhibit | CustomerExhibit) else ()
