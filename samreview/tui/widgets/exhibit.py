"""The exhibit on the table: drawn from the plan as it is corrected so far, with what a corrected figure was."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from samreview.tui import safe
from samreview.tui.exhibits.parts import corrected
from samreview.tui.widgets.drawn import Drawn

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.review.carry.exhibit import AgreedRow
    from samreview.review.state import Fix
    from samreview.review.testing import ToTest
    from samreview.tui.exhibits.parts import Lines
    from samreview.tui.snapshot import Snapshot

Part = tuple[object, tuple["Fix", ...], object]
"""The exhibit, the corrections, and what is chosen in a list."""

_MOST_FIXES = 2
_LEAST_OF_A_LIST = 4
# By the record's name, so that a start pays for none of them: module, function, what a correction in it can be of.
_WAYS_TO_DRAW: dict[str, tuple[str, str, tuple[str, ...]]] = {
    "FunnelExhibit": ("funnel", "draw", ("opportunity",)),
    "StakeholdersExhibit": ("stakeholders", "draw", ("opportunity", "stakeholder")),
    "AssumptionsExhibit": ("lists", "assumptions", ("opportunity", "stakeholder")),
    "AsksExhibit": ("lists", "asks", ("ask", "opportunity")),
    "AgreedExhibit": ("agreed", "draw", ("opportunity",)),
    "InitiativesExhibit": ("lists", "initiatives", ()),
    "CustomerExhibit": ("customer", "draw", ("opportunity",)),
}


class ExhibitView(Drawn[Part]):
    """Whatever exhibit the item names; in the list of what was agreed before one line is chosen."""

    chosen: str | None = None
    testing: tuple[str, str] | None = None
    """The assumption that is chosen: opportunity and stakeholder."""

    def part(self, snapshot: Snapshot) -> Part | None:
        """The exhibit, the corrections made live, and the line that is chosen."""
        if snapshot.exhibit is None:
            return None
        row, test = self.row(snapshot), self.test(snapshot)
        if test is not None:
            return snapshot.exhibit, snapshot.fixes, (test[:2], snapshot.to_test)
        return snapshot.exhibit, snapshot.fixes, row.commitment.id if row else None

    def row(self, snapshot: Snapshot) -> AgreedRow | None:
        """Return the chosen line of what was agreed before: the first that nobody spoke of while none is chosen."""
        rows = snapshot.agreed
        fresh = next((row for row in rows if not row.settled), rows[0] if rows else None)
        return next((row for row in rows if row.commitment.id == self.chosen), fresh)

    def move(self, snapshot: Snapshot, step: int) -> None:
        """Choose another line."""
        rows, row = snapshot.agreed, self.row(snapshot)
        if row is not None:
            self.chosen = rows[(row.number - 1 + step) % len(rows)].commitment.id
            self.show(snapshot)

    def go_on(self, snapshot: Snapshot) -> None:
        """Choose the next line that nobody spoke of, where there is one."""
        row = self.row(snapshot)
        if row is not None:
            rest = (*snapshot.agreed[row.number :], *snapshot.agreed[: row.number])
            self.chosen = next((one for one in rest if not one.settled), row).commitment.id
            self.show(snapshot)

    def test(self, snapshot: Snapshot) -> ToTest | None:
        """Return the chosen assumption: the first that nobody tests yet while none is chosen."""
        tests = snapshot.to_test
        fresh = next((test for test in tests if test.action is None), tests[0] if tests else None)
        return next((test for test in tests if test[:2] == self.testing), fresh)

    def move_test(self, snapshot: Snapshot, step: int) -> None:
        """Choose another assumption."""
        tests, test = snapshot.to_test, self.test(snapshot)
        if test is not None:
            after = tests[(tests.index(test) + step) % len(tests)]
            self.testing = (after.opportunity, after.stakeholder)
            self.show(snapshot)

    def draw(self, part: Part, width: int, height: int | None) -> list[Content]:
        """The exhibit, then what was corrected in it."""
        exhibit, fixes, chosen = part
        most = _MOST_FIXES
        if chosen is not None and height is not None:
            most = max(0, min(most, height - _LEAST_OF_A_LIST))  # a list to choose from is shown before anything else
        below = corrected(fixes, _targets(exhibit), width, most) if most else []
        room = None if height is None else max(1, height - len(below))
        return [*_drawn(exhibit, width, room, chosen)[:room], *below]


def _drawn(exhibit: object, width: int, height: int | None, chosen: object) -> Lines:
    kind = type(exhibit).__name__
    if kind not in _WAYS_TO_DRAW:
        return [safe.EMPTY]
    module, function, _ = _WAYS_TO_DRAW[kind]
    draw = getattr(import_module(f"samreview.tui.exhibits.{module}"), function)
    return cast("Lines", draw(exhibit, width, height) if chosen is None else draw(exhibit, width, height, chosen))


def _targets(exhibit: object) -> tuple[str, ...]:
    return _WAYS_TO_DRAW.get(type(exhibit).__name__, ("", "", ()))[2]
