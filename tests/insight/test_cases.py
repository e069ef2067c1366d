from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from samreview.insight.cases import case
from samreview.insight.cases_json import case_json
from samreview.plan.model import Account
from tests.insight.factory import ON, ask, deal, money, plan

if TYPE_CHECKING:
    from random import Random

    from samreview.insight.cases import Case
    from samreview.plan.model import InternalAsk, Opportunity, Plan


def account(name: str, *deals: Opportunity, asks: tuple[InternalAsk, ...], currency: str = "EUR") -> Plan:
    whose = Account(id=name, name=name.title(), currency=currency, fiscal_year_starts=4)
    return replace(plan(*deals, internal_asks=asks), account=whose)


HALDEN = account(
    "halden",
    deal("nextgen", "640k"),
    deal("linedata", "90k"),
    deal("gone", "5M", outcome="lost"),
    asks=(
        ask("protocol", "2027-03-01", 120, opportunity="linedata", decider="Head of platform", function="engineering"),
        ask("sla", "2027-06-01", 180, opportunity="nextgen", decider="Head of service", function="service"),
        ask("deposit", "2027-02-15", 30, opportunity="nextgen", decider="HEAD OF SERVICE", function="Service"),
        ask("nowhere", "2026-12-01", 0, opportunity="gone", decider="Head of platform", function="engineering"),
        ask("french", "2027-05-03", 90, opportunity="nextgen", commitment="committed"),
    ),
)


def test_asks_are_ranked_by_the_value_that_waits_and_then_by_date() -> None:
    (part,) = case([HALDEN], ON).parts
    # both hold up 640k; the sooner date first
    assert [one.row.id for one in part.asks] == ["sla", "deposit", "protocol", "nowhere"]
    assert [one.held_up for one in part.asks] == [money("640k"), money("640k"), money("90k"), None]


def test_an_opportunity_that_waits_for_two_asks_counts_once() -> None:
    (part,) = case([HALDEN], ON).parts
    assert (part.held_up, part.deals) == (money("730k"), 2)
    first = part.deciders[0]
    assert (first.decider, first.held_up, first.deals) == ("Head of service", money("640k"), 1)
    assert [one.shared_with for one in first.asks] == [("halden/deposit",), ("halden/sla",)]
    assert not part.shared


def test_a_committed_ask_holds_nothing_up() -> None:
    (part,) = case([HALDEN], ON).parts
    (promised,) = part.committed
    assert (promised.row.id, promised.held_up, promised.shared_with) == ("french", None, ())


def test_one_ask_knows_which_others_its_opportunity_waits_for() -> None:
    (part,) = case([HALDEN], ON, "sla").parts
    assert [one.row.id for one in part.asks] == ["sla"]
    assert part.asks[0].shared_with == ("halden/deposit",)


def test_deciders_are_the_same_over_accounts_where_name_and_function_are() -> None:
    other = account(
        "sorrel",
        deal("curitiba", "200k"),
        deal("ghent", "100k", crm_id="X1"),
        asks=(
            ask("slots", opportunity="curitiba", decider="head of service", function="service"),
            ask("parts", opportunity="ghent", decider="Head of service", function="logistics"),
        ),
    )
    (part,) = case([HALDEN, other], ON).parts
    assert [(one.decider, one.function, one.held_up, one.accounts) for one in part.deciders] == [
        ("Head of service", "service", money("840k"), ("Halden", "Sorrel")),
        ("Head of service", "logistics", money("100k"), ("Sorrel",)),
        ("Head of platform", "engineering", money("90k"), ("Halden",)),
    ]


def test_the_crms_id_makes_two_plans_opportunities_the_same_one() -> None:
    one = account("one", deal("a", "100k", crm_id="X1"), asks=(ask("p", opportunity="a", decider="Ann"),))
    two = account("two", deal("b", "120k", crm_id="X1"), asks=(ask("q", opportunity="b", decider="Bob"),))
    (part,) = case([one, two], ON).parts
    assert (part.held_up, part.deals, part.shared) == (money("120k"), 1, True)
    assert part.asks[0].shared_with == ("one/p",)


def test_amounts_of_different_currencies_are_never_added() -> None:
    dollars = account("sorrel", deal("a", "1M"), asks=(ask("p", opportunity="a"),), currency="USD")
    parts = case([HALDEN, dollars], ON).parts
    assert [(part.currency, part.held_up) for part in parts] == [("EUR", money("730k")), ("USD", money("1M"))]


def test_to_do_and_to_stop_stand_beside_each_other() -> None:
    one = account("one", deal("a"), asks=(ask("p", opportunity="a"), ask("q", opportunity="a", kind="stop")))
    (part,) = case([one], ON).parts
    assert [each.row.id for each in part.to_stop] == ["q"]
    assert [each.row.id for each in part.to_do] == ["p"]


def test_few_asks_are_named_a_small_sample_and_no_ask_is_no_case() -> None:
    assert case([HALDEN], ON).small_sample
    many = account("many", asks=tuple(ask(f"a{number}") for number in range(8)))
    assert not case([many], ON).small_sample
    assert case([account("none", asks=())], ON).parts == ()


def test_the_case_as_json_names_everything() -> None:
    document = case_json(case([HALDEN], ON), ON)
    (part,) = document["parts"]
    assert (part["held_up"], part["opportunities"]) == ("730000", 2)
    assert part["deciders"][0]["asks"] == ["halden/sla", "halden/deposit"]
    assert part["asks"][0]["commit_by"] == "2026-12-03"
    assert part["asks"][3]["held_up"] is None


NAMES = st.sampled_from(["", "Ann", "ann", "Bob", "Cléo"])


@st.composite
def accounts(draw: st.DrawFn) -> list[Plan]:
    plans = []
    for number in range(draw(st.integers(1, 4))):
        deals = [
            deal(
                f"d{place}",
                draw(st.sampled_from(["10k", "20k", "70k"])),
                crm_id=draw(st.sampled_from([None, None, "X1", "X2"])),
                outcome=draw(st.sampled_from(["open", "open", "won"])),
            )
            for place in range(3)
        ]
        asks = tuple(
            ask(
                f"a{place}",
                draw(st.sampled_from([None, "2026-12-01", "2027-02-01"])),
                30,
                opportunity=draw(st.sampled_from([None, "d0", "d1", "d2"])),
                commitment=draw(st.sampled_from([None, "asked", "declined", "committed"])),
                decider=draw(NAMES) or None,
            )
            for place in range(draw(st.integers(0, 6)))
        )
        plans.append(account(f"acc{number}", *deals, asks=asks, currency=draw(st.sampled_from(["EUR", "USD"]))))
    return plans


@given(accounts())
def test_each_opportunity_counts_once_in_each_sum(plans: list[Plan]) -> None:
    for part in case(plans, ON).parts:
        for asks, amount, deals in (
            (part.asks, part.held_up, part.deals),
            *((one.asks, one.held_up, one.deals) for one in part.deciders),
        ):
            largest: dict[object, Decimal] = {}
            for one in asks:
                if one.held_up is not None:
                    largest[one.deal] = max(largest.get(one.deal, Decimal(0)), one.held_up)
            assert (amount, deals) == (sum(largest.values(), start=Decimal(0)), len(largest))
        over_groups = sum((one.held_up for one in part.deciders), start=Decimal(0))
        assert over_groups >= part.held_up
        if not part.shared:
            # an opportunity that two plans hold at two amounts counts at the larger one, which is still one group's
            assert over_groups == part.held_up


@given(accounts(), st.randoms(use_true_random=False))
def test_the_ranking_is_the_same_in_whatever_order_plans_are_named(plans: list[Plan], random: Random) -> None:
    def told(found: Case) -> list[object]:
        return [
            (part.currency, part.held_up, [one.key for one in part.asks], [one.key for one in part.committed])
            for part in found.parts
        ]

    shuffled = list(plans)
    random.shuffle(shuffled)
    assert told(case(plans, ON)) == told(case(shuffled, ON))


@given(accounts())
def test_no_ask_is_lost_or_doubled(plans: list[Plan]) -> None:
    found = case(plans, ON)
    told = [one.key for part in found.parts for one in (*part.asks, *part.committed)]
    assert sorted(told) == sorted(f"{each.account.id}/{one.id}" for each in plans for one in each.internal_asks)
    grouped = [one.key for part in found.parts for group in part.deciders for one in group.asks]
    assert sorted(grouped) == sorted(one.key for part in found.parts for one in part.asks)
    for part in found.parts:
        held = [one.held_up for one in part.asks if one.held_up is not None]
        assert held == sorted(held, reverse=True)
        assert [one.held_up is None for one in part.asks] == sorted(one.held_up is None for one in part.asks)
