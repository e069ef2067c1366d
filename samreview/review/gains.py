"""What the captures of a review claim, kept up to date capture by capture: two thousand cost what the last one does.

A capture that changes is noted by its number and counted anew when somebody asks next; the sums say what adding up all
of them would.
"""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import TYPE_CHECKING, Final, Literal

from samreview.review.state import OWNED_KINDS
from samreview.values.money import exact
from samreview.values.named import NamedTuple
from samreview.values.text import fold_name

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from samreview.review.state import Capture

    Ties = tuple[str | None, str | None, dt.date | None]
    """What gives a capture its place in time: its opportunity, its initiative, a goal's due date."""

Level = Literal[0, 1, 2]
"""How far a claim has come: claimed, owned, agreed; each holds the ones after it."""
_LEVELS: Final[tuple[Level, ...]] = (0, 1, 2)
_AGREED: Final = 2


class _Counted(NamedTuple):
    """What one standing capture counts for; of growth only where it has an amount."""

    ties: Ties
    cost: Decimal | None
    amount: Decimal | None
    deal: str | None
    """The opportunity, or the folded name of a new one."""
    level: Level
    person: str | None
    problem: str | None


class Gains:
    """Sums over a review's standing captures."""

    def __init__(self) -> None:
        self.changed: set[int] = set()
        """Numbers of captures that are not what was counted."""
        self.ties: Counter[Ties] = Counter()
        """How many captures have the same place in time, by what gives it."""
        self.cost = Decimal(0)
        self.wish = Decimal(0)
        self.claims = 0
        self.without_problem: Counter[str | None] = Counter()
        """How many claims name no problem themselves, by their opportunity."""
        self._agreed: dict[int, str] = {}
        self._alone = [Decimal(0) for _ in _LEVELS]
        self._highest: tuple[dict[str, Decimal], ...] = tuple({} for _ in _LEVELS)
        self._of_deal: dict[str, dict[int, tuple[Level, Decimal]]] = {}
        self._counted: list[_Counted | None] = []

    def total(self, level: Level) -> Decimal:
        """Return the growth that came so far: of each deal the highest claim, and all claims that name none."""
        with exact():
            return sum(self._highest[level].values(), self._alone[level])

    def agreed_by(self) -> tuple[str, ...]:
        """Return the owners of agreed claims, in the order of the captures."""
        return tuple(dict.fromkeys(person for _, person in sorted(self._agreed.items())))

    def count(self, captures: Sequence[Capture]) -> None:
        """Take in what has changed, and what is new."""
        with exact():
            for number in self.changed:
                if number <= len(self._counted):
                    self._add(number, self._counted[number - 1], -1)
                    self._counted[number - 1] = counted = _count(captures[number - 1])
                    self._add(number, counted, 1)
            self.changed.clear()
            for number in range(len(self._counted), len(captures)):
                self._counted.append(counted := _count(captures[number]))
                self._add(number + 1, counted, 1)

    def _add(self, number: int, counted: _Counted | None, by: Literal[1, -1]) -> None:
        if counted is None:
            return
        self.ties[counted.ties] += by
        if counted.cost is not None:
            self.cost += by * counted.cost
        if counted.amount is not None:
            self._add_claim(number, counted, counted.amount, by)

    def _add_claim(self, number: int, counted: _Counted, amount: Decimal, by: Literal[1, -1]) -> None:
        self.claims += by
        deal, level = counted.deal, counted.level
        if counted.problem is None:
            self.without_problem[counted.ties[0]] += by
            if deal is None:
                self.wish += by * amount
        if level == _AGREED and counted.person is not None:
            if by == 1:
                self._agreed[number] = counted.person
            else:
                del self._agreed[number]
        if deal is None:
            for reached in range(level + 1):
                self._alone[reached] += by * amount
        elif by == 1:
            self._rise(number, deal, level, amount)
        else:
            self._fall(number, deal, level, amount)

    def _rise(self, number: int, deal: str, level: Level, amount: Decimal) -> None:
        self._of_deal.setdefault(deal, {})[number] = level, amount
        for highest in self._highest[: level + 1]:
            before = highest.get(deal)
            if before is None or amount > before:
                highest[deal] = amount

    def _fall(self, number: int, deal: str, level: Level, amount: Decimal) -> None:
        del self._of_deal[deal][number]
        for reached, highest in enumerate(self._highest[: level + 1]):
            if highest[deal] == amount:  # another may be the highest now
                del highest[deal]
                left = [claimed for came, claimed in self._of_deal[deal].values() if came >= reached]
                if left:
                    highest[deal] = max(left)


def _count(capture: Capture) -> _Counted | None:
    if capture.withdrawn:
        return None
    kind, deal, new, person = capture.kind, capture.opportunity, capture.new_opportunity, capture.person
    ties = (deal, capture.initiative, capture.due if kind == "goal" else None)
    if deal is None and new is not None:
        deal = f"new {fold_name(new)}"
    level: Level = 0 if person is None or kind not in OWNED_KINDS else _AGREED if capture.agreed else 1
    return _Counted(ties, capture.cost, capture.growth, deal, level, person, capture.problem)
