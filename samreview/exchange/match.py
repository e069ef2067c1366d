"""Which opportunity of the plan a row is: by its CRM id, else by its exact name; and which rows are one opportunity."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Final

from samreview.plan.scalars import shown
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.exchange.rows import Deal
    from samreview.plan.model import Opportunity, Plan

_SUFFIX_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_FIELDS: Final = ("name", "kind", "amount", "stage", "close", "outcome", "probability", "unit")


class Match(NamedTuple):
    """A row and the opportunity of the plan that it is, None where it is a new one."""

    deal: Deal
    opportunity: Opportunity | None


class Matched(NamedTuple):
    """Rows that each are one opportunity, and those that are not used, with the reason."""

    matches: tuple[Match, ...]
    doubles: tuple[tuple[int, str], ...]
    ambiguous: tuple[tuple[int, str], ...]


def same_id(crm_id: str) -> str:
    """Return what the two spellings of one CRM id have in common: Salesforce has ids of 15 and of 18 letters."""
    if len(crm_id) == 18 and crm_id.isascii() and crm_id.isalnum() and crm_id[15:].upper() == _suffix(crm_id[:15]):
        return crm_id[:15]
    return crm_id


def _suffix(short: str) -> str:
    """Return the last three letters of a long Salesforce id: each says which of five letters are capitals."""
    parts = (short[start : start + 5] for start in (0, 5, 10))
    return "".join(
        _SUFFIX_LETTERS[sum(1 << bit for bit, letter in enumerate(part) if "A" <= letter <= "Z")] for part in parts
    )


class Matcher:
    """The opportunities of one plan by id and by name."""

    def __init__(self, plan: Plan) -> None:
        self._by_id: dict[str, list[Opportunity]] = defaultdict(list)
        self._by_name: dict[str, list[Opportunity]] = defaultdict(list)
        for deal in plan.opportunities:
            if deal.crm_id:
                self._by_id[same_id(deal.crm_id)].append(deal)
            self._by_name[deal.name].append(deal)

    def has_id(self, crm_id: str) -> bool:
        """Say whether the plan has an opportunity of this id."""
        return same_id(crm_id) in self._by_id

    def namesake(self, deal: Deal) -> Opportunity | None:
        """Return an opportunity of the row's name that is another one, because it has another id."""
        return next(iter(self._by_name.get(deal.name, ())), None)

    def match(self, deals: Iterable[Deal]) -> Matched:
        """Match all rows of a file: what two of them say of one opportunity must be the same."""
        groups: dict[tuple[str, str], list[Match]] = {}
        ambiguous: list[tuple[int, str]] = []
        targets: dict[str, set[tuple[str, str]]] = defaultdict(set)
        for deal in deals:
            found = self._found(deal)
            if len(found) > 1:
                ids = ", ".join(shown(each.id) for each in found)
                ambiguous.append((deal.row, f"{shown(deal.name)} is the name of {len(found)} opportunities: {ids}"))
                continue
            opportunity = found[0] if found else None
            key = (
                ("plan", opportunity.id)
                if opportunity
                else ("crm", same_id(deal.crm_id))
                if deal.crm_id
                else ("name", deal.name)
            )
            targets[deal.name].add(key)
            groups.setdefault(key, []).append(Match(deal, opportunity))
        matches: list[Match] = []
        doubles: list[tuple[int, str]] = []
        for group in groups.values():
            row = group[0].deal
            if not row.crm_id and len(targets[row.name]) > 1:
                ambiguous += [
                    (each.deal.row, f"it has no id, and {shown(row.name)} is the name of another opportunity too")
                    for each in group
                ]
                continue
            differing = _differing([each.deal for each in group])
            if differing:
                rows = " and ".join(str(each.deal.row) for each in group)
                ambiguous += [
                    (each.deal.row, f"rows {rows} are one opportunity and differ in {differing}") for each in group
                ]
                continue
            matches.append(group[0])
            doubles += [(each.deal.row, f"it says the same as row {row.row}") for each in group[1:]]
        return Matched(tuple(matches), tuple(doubles), tuple(ambiguous))

    def _found(self, deal: Deal) -> list[Opportunity]:
        if deal.crm_id:
            found = self._by_id.get(same_id(deal.crm_id), [])
            if found:
                return found
        named = self._by_name.get(deal.name, []) if deal.name else []
        # An opportunity with another id is another one, whatever its name.
        return [each for each in named if not (deal.crm_id and each.crm_id)]


def _differing(deals: list[Deal]) -> str:
    ids = {same_id(deal.crm_id) for deal in deals if deal.crm_id}
    names = [
        name
        for name, *values in zip(_FIELDS, *(deal.said for deal in deals), strict=True)
        if any(value != values[0] for value in values)
    ]
    return ", ".join((["id"] if len(ids) > 1 else []) + names)
