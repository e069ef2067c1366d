from __future__ import annotations

from samreview.insight.process import bottleneck, days_in_stage, is_stuck, stages
from tests.insight.factory import ON, deal, money, plan


def test_stuck_is_strictly_more_than_the_typical_days() -> None:
    it = plan(
        deal("sixty", stage="evaluate", stage_since="2026-09-25"),
        deal("sixty-one", stage="evaluate", stage_since="2026-09-24"),
        deal("no-since", stage="evaluate"),
        deal("no-typical", stage="contract", stage_since="2020-01-01"),
        deal("no-stage", stage_since="2020-01-01"),
        deal("won", stage="evaluate", stage_since="2020-01-01", outcome="won"),
        deal("to-come", stage="evaluate", stage_since="2027-01-01"),
    )
    assert [one.id for one in it.opportunities if is_stuck(it, one, ON)] == ["sixty-one"]
    assert [days_in_stage(one, ON) for one in it.opportunities[:3]] == [60, 61, None]


def test_stages_count_all_that_is_open_of_any_kind_and_date() -> None:
    it = plan(
        deal("a", "10k", "2026-01-01", stage="evaluate", stage_since="2026-01-01"),
        deal("b", "20k", "2026-12-01", stage="evaluate", kind="renew"),
        deal("c", "40k", "2029-12-01", stage="evaluate", stage_since="2026-01-01"),
        deal("d", "80k", stage="evaluate", outcome="lost", stage_since="2026-01-01"),
        deal("e", "160k"),
    )
    recognise, evaluate, contract = stages(it, ON)
    assert (evaluate.id, evaluate.amount, evaluate.count) == ("evaluate", money("70k"), 3)
    assert (evaluate.stuck, evaluate.stuck_amount) == (("a", "c"), money("50k"))
    assert (recognise.count, contract.count, contract.amount) == (0, 0, money("0"))


def test_bottleneck_is_the_most_stuck_amount_and_the_earlier_on_a_tie() -> None:
    old = {"stage_since": "2026-01-01"}
    small, large = deal("a", "10k", stage="recognise", **old), deal("b", "20k", stage="evaluate", **old)
    found = bottleneck(stages(plan(small, large), ON))
    assert found is not None
    assert found.id == "evaluate"
    tie = bottleneck(stages(plan(deal("c", "20k", stage="recognise", **old), large), ON))
    assert tie is not None
    assert tie.id == "recognise"


def test_nothing_stuck_is_no_bottleneck_but_a_stuck_zero_is_one() -> None:
    assert bottleneck(stages(plan(deal("a", stage="evaluate")), ON)) is None
    free = bottleneck(stages(plan(deal("a", "0", stage="evaluate", stage_since="2026-01-01")), ON))
    assert free is not None
    assert free.id == "evaluate"
