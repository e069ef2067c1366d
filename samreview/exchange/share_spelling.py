"""Probabilities as exports spell them: `40`, `40%`, `0.4`. What 1 means is told by the whole column."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.exchange.cells import AmbiguousCell, UnreadableCell, says_nothing
from samreview.plan.scalars import shown
from samreview.values.money import exact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_SHARE = re.compile(r"(\d{1,3}(?:[.,]\d{1,6})?) ?(%?)", re.ASCII)


class ShareColumn:
    """The probabilities of one column: percentages or shares of one, as its header or its cells tell."""

    def __init__(self, name: str, others: Callable[[], Iterable[str]]) -> None:
        self._name = name
        self._others = others
        self._percent: bool | None = True if "%" in name else None

    def read(self, text: str) -> Decimal | None:
        """Return a probability from 0 to 1, None where the cell states none.

        Raises:
            UnreadableCell: it is none.
            AmbiguousCell: it may be a percentage or a share.
        """
        if says_nothing(text):
            return None
        match = _SHARE.fullmatch(text.strip())
        number = _number(match) if match else None
        if match is None or number is None or number > 100:
            raise UnreadableCell(f"{self._name} {shown(text.strip())} is no probability")
        if not number:
            return Decimal(0)
        with exact():
            return number / 100 if match[2] or self._are_percentages(number, text) else number

    def _are_percentages(self, number: Decimal, text: str) -> bool:
        if number > 1:
            return True
        if self._percent is None:
            matches = [_SHARE.fullmatch(cell.strip()) for cell in set(self._others())]
            numbers = [_number(match) for match in matches if match and not match[2]]
            percentages = any(each > 1 for each in numbers)
            if percentages == any(0 < each < 1 for each in numbers):
                raise AmbiguousCell(
                    f"{self._name} {shown(text.strip())} may be a percentage or a share of one, and nothing in its "
                    "column says which; write its cells with % signs"
                )
            self._percent = percentages
        return self._percent


def _number(match: re.Match[str]) -> Decimal:
    return Decimal(match[1].replace(",", "."))
