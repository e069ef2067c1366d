"""Sums of growth that are kept up to date say what adding everything up would."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from samreview.review.growth import growth_found, placements, reach
from samreview.review.state import Capture, GrowthFound
from tests.review.factory import Room

_LINES = st.sampled_from(
    [
        *("action Call Jane @lukas opp:nextgen +120k", "action Ask Marc @priya opp:nextgen +80k", "idea more +30k"),
        *("goal Win it due:+20w +200k", 'decision We go new:"Lyon two" +50k', "point one opp:quote +15k cost:3k"),
        *("/edit 1 +90k", "/edit 2 +200k", "/edit 1 @-", "/edit 3 opp:nextgen", "/kind 1 point", "/kind 3 action"),
        *("/agree 1", "/agree 2", "/decline 2 because no", "/drop 1", "/drop 2", "/merge 2 1", "/undo", "/undo"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_LINES, st.booleans()), max_size=18))
def test_the_sums_are_those_of_adding_all_up(lines: list[tuple[str, bool]]) -> None:
    room = Room().started("lukas", "priya")
    for line, looks in lines:
        room.ask("dana", line)
        if looks:
            assert growth_found(room.review) == _found(room)
    assert growth_found(room.review) == _found(room)
    places = Counter(placements(room.review, _standing(room)))
    assert reach(room.review) == (places["horizon"], sum(places.values()) - places[None])


def test_the_sums_of_a_review_that_was_told_something_are_not_zero() -> None:
    room = Room().started("lukas", "priya")
    room.ask("dana", "action Call Jane @lukas opp:nextgen +120k")
    room.ask("dana", "action Ask Marc opp:nextgen +150k")
    room.ask("dana", "/edit 2 +80k")
    found = growth_found(room.review)
    assert (found.claimed, found.owned, found.claims) == (Decimal(120_000), Decimal(120_000), 2)


def _standing(room: Room) -> list[Capture]:
    return [one for one in room.review.captures if not one.withdrawn]


def _found(room: Room) -> GrowthFound:
    standing = _standing(room)
    claims = [one for one in standing if one.growth is not None]
    owned = [one for one in claims if one.has_owner]
    agreed = [one for one in owned if one.agreed]
    deals = {deal.id: deal for deal in room.review.plan.opportunities}
    return GrowthFound(
        claimed=_total(claims),
        owned=_total(owned),
        agreed=_total(agreed),
        cost=sum((one.cost for one in standing if one.cost is not None), Decimal(0)),
        wish=_total([one for one in claims if _deal(one) is None and one.problem is None]),
        claims=len(claims),
        name_problem=sum(
            one.problem is not None or (one.opportunity is not None and deals[one.opportunity].problem is not None)
            for one in claims
        ),
        agreed_by=tuple(dict.fromkeys(one.person for one in agreed if one.person)),
    )


def _deal(one: Capture) -> str | None:
    return one.opportunity or (None if one.new_opportunity is None else f"new {one.new_opportunity.casefold()}")


def _total(claims: list[Capture]) -> Decimal:
    deals: dict[str | None, list[Decimal]] = {}
    for one in claims:
        deals.setdefault(_deal(one), []).append(one.growth or Decimal(0))
    counted = (sum(amounts, Decimal(0)) if deal is None else max(amounts) for deal, amounts in deals.items())
    return sum(counted, Decimal(0))
