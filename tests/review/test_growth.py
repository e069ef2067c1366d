from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.review.growth import growth_found, horizon_share, placement, placements
from samreview.review.typed import as_typed
from tests.review.factory import PLAN, Room


@pytest.fixture
def room() -> Room:
    return Room().started("lukas", "priya")


def test_per_opportunity_the_highest_claim_counts_plus_all_that_name_none(room: Room) -> None:
    room.note("idea Second line opp:nextgen +250k", by="lukas")
    room.note("action Bring the layout @lukas due:fri opp:nextgen +100k cost:60k")
    room.note('action Visit Lyon @priya due:fri opp:"Lyon phase 2" +80k')
    room.note('point Or twice opp:"lyon phase 2" +40k')
    room.note("idea Cure it for:scrap +30k")
    room.note("idea Somewhere +20k cost:5k")
    room.say("lukas", "/agree 2")
    found = growth_found(room.review)
    assert found.claimed == Decimal(250_000 + 80_000 + 30_000 + 20_000)
    assert found.owned == Decimal(100_000 + 80_000)
    assert found.agreed == Decimal(100_000)
    assert found.cost == Decimal(65_000)
    assert found.wish == Decimal(20_000)
    assert (found.claims, found.name_problem) == (6, 3)
    record = room.record()
    assert record["growth_found"] == "380000"
    assert (record["growth_owned"], record["growth_agreed"], record["growth_cost"]) == ("180000", "100000", "65000")


def test_withdrawn_claims_are_out(room: Room) -> None:
    room.note("idea Second line opp:nextgen +250k", by="lukas")
    room.say("priya", "/drop 1")
    assert growth_found(room.review).claimed == 0
    assert room.record()["growth_found"] == "0"


def test_the_person_a_point_came_from_does_not_own_its_growth(room: Room) -> None:
    room.note("point Second line @lukas opp:nextgen +250k")
    assert growth_found(room.review).owned == 0
    room.note("goal Second line @lukas opp:nextgen +200k")
    assert growth_found(room.review).owned == 200_000


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("point x opp:nextgen", "horizon"),
        ("point x opp:service", "now"),
        ("point x opp:lyon-1", "beyond"),
        ("action x opp:nextgen due:+3w", "horizon"),
        ("action x due:FY28-Q1", None),
        ("point x", None),
        ("goal x due:FY28-Q1", "horizon"),
        ("goal x due:eoq", "now"),
        ("goal x due:2026-11-01", "now"),
        ("goal x due:FY29-Q1", "beyond"),
        ("goal x opp:service due:FY28-Q1", "now"),
        ('point x opp:"Lyon phase 2"', None),
    ],
)
def test_a_capture_is_placed_by_its_opportunity_or_its_goal_never_by_an_actions_date(
    room: Room, line: str, place: str | None
) -> None:
    assert placement(room.review, room.note(line)) == place


def test_an_overdue_opportunity_is_now(room: Room) -> None:
    room.say("priya", "/fix opp:nextgen close 2026-11-01 because it slipped")
    assert placement(room.review, room.note("point x opp:nextgen")) == "now"


def test_the_horizon_share_is_of_what_is_placed(room: Room) -> None:
    assert horizon_share(room.review) is None
    room.note("point x")
    assert room.record()["horizon_share"] is None
    room.note("point x opp:nextgen")
    room.note("point x opp:service")
    room.note("point x opp:lyon-1")
    assert horizon_share(room.review) == 1 / 3
    room.say("priya", "/drop 3")
    assert horizon_share(room.review) == 0.5


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", " opp:nextgen", " opp:service", ' opp:"New"', " for:scrap"]),
            st.integers(1, 900),
            st.sampled_from(["", " @lukas"]),
            st.booleans(),
            st.booleans(),
        ),
        max_size=8,
    )
)
def test_agreed_is_never_more_than_owned_nor_owned_than_claimed(
    claims: list[tuple[str, int, str, bool, bool]],
) -> None:
    room = Room().started("lukas", "priya")
    for deal, amount, owner, agreed, dropped in claims:
        number = room.note(f"action Do it{owner}{deal} +{amount}k").number
        if owner and agreed:
            room.say("lukas", f"/agree {number}")
        if dropped:
            room.say("priya", f"/drop {number}")
    found = growth_found(room.review)
    assert 0 <= found.agreed <= found.owned <= found.claimed
    assert found.wish <= found.claimed
    standing = [claim for claim in claims if not claim[4]]
    assert found.claimed <= sum(1000 * claim[1] for claim in standing)
    assert found.claims == len(standing)


INITIATIVES = """\
initiatives:
  - {id: robots, name: Robots in the lab, kind: penetrate, quarter: FY28-Q1}
  - {id: spares, name: Spare parts by air, kind: expand, quarter: FY27-Q3}
  - {id: someday, name: A hub in Asia, kind: nurture}
"""


def test_a_note_for_an_initiative_is_placed_by_its_quarter() -> None:
    room = Room(plan=PLAN + INITIATIVES).started("priya")
    notes = [room.note(f"idea x for:{name}") for name in ("robots", "spares", "someday", "scrap")]
    assert [one.initiative for one in notes] == ["robots", "spares", "someday", None]
    assert placements(room.review, notes) == ("horizon", "now", None, None)
    room.say("priya", "/edit 1 for:scrap")
    assert (notes[0].initiative, notes[0].problem) == (None, "scrap")
    room.say("priya", "/edit 1 for:-")
    assert (notes[0].initiative, notes[0].problem) == (None, None)


def test_who_agreed_to_what_they_claim_is_named_once(room: Room) -> None:
    for line in (
        "action Do it @lukas +10k",
        "action Do more @lukas +20k",
        "action Rest @priya +5k",
        "/agree 1",
        "/agree 2",
    ):
        room.say("dana", line)
    assert growth_found(room.review).agreed_by == ("lukas",)


def test_an_amount_is_kept_in_the_currency_that_it_was_said_in() -> None:
    room = Room().started("lukas", "priya")
    room.note("action Bring the layout @lukas +USD 90k cost:USD 1500")
    capture = room.last
    assert (capture.growth, capture.growth_said) == (Decimal("82800.00"), "USD 90000")
    assert (capture.cost, capture.cost_said) == (Decimal("1380.00"), "USD 1500")
    line = as_typed(room.review, capture)
    assert "+USD 90k" in line
    assert "cost:USD 1500" in line
    record = room.record()["captures"][0]
    assert (record["growth"], record["growth_said"]) == ("82800", "USD 90000")
    assert "USD 90k (EUR 82.8k)" in room.say("priya", "/edit 1 due:fri")
    assert room.last.growth_said == "USD 90000"
    room.say("priya", "/edit 1 +60k")
    assert vars(room.last)["growth_said"] is None
    assert room.last.growth == Decimal(60_000)
    room.say("priya", "/undo")
    assert room.last.growth_said == "USD 90000"
    room.note("action Bring the layout @lukas")
    room.say("priya", "/merge 1 2")
    assert (room.last.growth, room.last.growth_said) == (Decimal("82800.00"), "USD 90000")
