"""Promises that stood at the end of the last review, and what has come of them."""

from __future__ import annotations

from samreview.review.carry.kept import kept_since_last
from samreview.review.carry.ledger import ledger
from samreview.review.carry.model import Commitment
from tests.review.carrying import action, chapter, said, when


def test_without_a_review_nothing_was_promised() -> None:
    assert kept_since_last(ledger([])).promised == 0


def test_what_the_last_review_left_open_is_counted_by_what_became_of_it() -> None:
    first = chapter(0, action(0, 1), action(0, 2), action(0, 3), settled=())
    second = chapter(
        1,
        action(1, 1),
        Commitment("r1/2", "goal", "Grow", review="r1"),
        copies=tuple(action(0, number) for number in (1, 2, 3)),
        settled=(said("r0/1", "done", when(1, 1)), said("r0/2", "open", when(1, 1))),
        of_plan=(Commitment("a1", "action", "Old"),),
    )
    kept = kept_since_last(
        ledger(
            [first, second],
            [said("r0/2", "done", when(1, 99)), said("r0/3", "dropped", when(1, 99))],
            (Commitment("a1", "action", "Old", status="done"),),
        )
    )
    assert [one.id for one in kept.done] == ["a1", "r0/2"]
    assert [one.id for one in kept.dropped] == ["r0/3"]
    assert [one.id for one in kept.still_open] == ["r1/1"]
    assert kept.promised == 4
