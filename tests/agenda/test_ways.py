from __future__ import annotations

from itertools import combinations, product
from time import perf_counter

from hypothesis import given
from hypothesis import strategies as st

from samreview.agenda.projection import Waiting, projected_end
from samreview.agenda.shorten import spare_minutes
from samreview.agenda.ways import Cut, Way, after_cuts, ways
from tests.agenda.factory import NOON, waiting, waitings

MIN = 60
SKETCH = [waiting("assumptions", 20, 12, priority=4), waiting("house", 15, 9), waiting("decide", 15, 9, locked=True)]


def named(offered: tuple[Way, ...], name: str) -> Way | None:
    return next((way for way in offered if way.name == name), None)


def test_ten_minutes_over_are_three_ways_to_end() -> None:
    offered = ways(NOON, 0, SKETCH, NOON + 40 * MIN)
    assert offered == (
        Way("shorten", (Cut("assumptions", 6), Cut("house", 4)), NOON + 40 * MIN),
        Way("leave", (Cut("assumptions", 20, left=True),), NOON + 30 * MIN),
        Way("run-over", (), NOON + 50 * MIN),
    )
    assert [way.number for way in offered] == [1, 2, 3]


def test_on_time_nothing_is_offered() -> None:
    assert ways(NOON, 0, SKETCH, NOON + 50 * MIN) == ()


def test_part_of_a_minute_over_takes_a_whole_minute() -> None:
    shorten = ways(NOON, 1, SKETCH, NOON + 50 * MIN)[0]
    assert shorten.cuts == (Cut("assumptions", 1),)
    assert shorten.new_end == NOON + 49 * MIN + 1


def test_an_over_running_item_counts_as_ended_now() -> None:
    assert ways(NOON, -500, SKETCH, NOON + 40 * MIN) == ways(NOON, 0, SKETCH, NOON + 40 * MIN)


def test_what_cannot_give_enough_gives_all_and_says_the_new_end() -> None:
    offered = ways(NOON, 0, SKETCH, NOON + 20 * MIN)
    assert offered[0] == Way("shorten", (Cut("assumptions", 8), Cut("house", 6)), NOON + 36 * MIN)
    assert offered[1].cuts == (Cut("assumptions", 20, left=True), Cut("house", 15, left=True))
    assert offered[1].new_end == NOON + 15 * MIN


def test_the_best_that_leaving_can_do_is_offered_too() -> None:
    leave = named(ways(NOON, 0, SKETCH, NOON + 10 * MIN), "leave")
    assert leave is not None
    assert leave.new_end == NOON + 15 * MIN


def test_equal_claims_go_to_the_earlier_when_minutes_are_odd() -> None:
    items = [waiting("a", 10, 5), waiting("b", 10, 5), waiting("c", 10, 5)]
    assert ways(NOON, 0, items, NOON + 26 * MIN)[0].cuts == (Cut("a", 2), Cut("b", 1), Cut("c", 1))


def test_with_only_locked_items_running_over_is_all_there_is() -> None:
    items = [waiting("a", 10, locked=True)]
    assert ways(NOON, 0, items, NOON) == (Way("run-over", (), NOON + 10 * MIN),)


def test_with_nothing_waiting_running_over_is_all_there_is() -> None:
    assert ways(NOON, 5 * MIN, [], NOON) == (Way("run-over", (), NOON + 5 * MIN),)


def test_fewest_comes_before_priority() -> None:
    items = [waiting("long", 20, priority=1), waiting("short", 5, priority=5), waiting("other", 5, priority=5)]
    leave = named(ways(NOON, 0, items, NOON + 15 * MIN), "leave")
    assert leave is not None
    assert [cut.item for cut in leave.cuts] == ["long"]


def test_of_as_few_the_lowest_priority_and_the_later_is_left() -> None:
    items = [waiting("a", 10, priority=4), waiting("b", 10, priority=4), waiting("c", 10, priority=3)]
    leave = named(ways(NOON, 0, items, NOON + 25 * MIN), "leave")
    assert leave is not None
    assert [cut.item for cut in leave.cuts] == ["b"]


def test_a_cut_before_a_fixed_start_that_gains_nothing_is_not_made() -> None:
    items = [waiting("a", 10, 2), waiting("b", 20, 10, fixed_start=30), waiting("c", 10, 5)]
    offered = ways(NOON, 0, items, NOON + 54 * MIN)
    assert offered[0] == Way("shorten", (Cut("b", 4), Cut("c", 2)), NOON + 54 * MIN)
    assert offered[1].cuts == (Cut("c", 10, left=True),)


def test_a_late_start_that_a_fixed_start_hides_is_cut_only_as_far_as_it_helps() -> None:
    items = [waiting("a", 20, 5), waiting("b", 20, 18, fixed_start=15)]
    # From 20 on b ends at 40; a can win five minutes before b's fixed start, b two more.
    shorten = ways(NOON, 0, items, NOON + 30 * MIN)[0]
    assert shorten == Way("shorten", (Cut("a", 5), Cut("b", 2)), NOON + 33 * MIN)


def test_when_only_a_fixed_start_is_late_no_cut_can_help() -> None:
    items = [waiting("a", 20, 5), waiting("b", 5, 5, locked=True, fixed_start=60)]
    assert ways(NOON, 0, items, NOON + 60 * MIN) == (Way("run-over", (), NOON + 65 * MIN),)


def test_T13_nothing_before_a_fixed_end_is_cut_for_what_follows_it() -> None:
    items = [waiting("a", 10, 2), waiting("pause", 10, fixed_end=20, locked=True), waiting("b", 20, 10)]
    assert ways(NOON, 0, items, NOON + 35 * MIN)[0].cuts == (Cut("b", 5),)


def test_T08_an_item_with_a_fixed_end_is_never_shortened_but_may_be_left() -> None:
    items = [waiting("pause", 20, 2, fixed_end=20), waiting("b", 20, 20, locked=True)]
    assert ways(NOON, 0, items, NOON + 30 * MIN) == (
        Way("leave", (Cut("pause", 20, left=True),), NOON + 20 * MIN),
        Way("run-over", (), NOON + 40 * MIN),
    )


@given(items=waitings(most=7), remaining=st.integers(-200, 2000), booked=st.integers(0, 200))
def test_a_way_taken_adds_up_to_the_minute(items: tuple[Waiting, ...], remaining: int, booked: int) -> None:
    end = projected_end(NOON, remaining, items)
    booked_end = NOON + booked * MIN
    offered = ways(NOON, remaining, items, booked_end)
    assert bool(offered) == (end > booked_end)
    by_id = {item.id: item for item in items}
    for way in offered:
        assert projected_end(NOON, remaining, after_cuts(items, way.cuts)) == way.new_end
        assert way.new_end < end or way.name == "run-over"
        for cut in way.cuts:
            item = by_id[cut.item]
            assert cut.minutes > 0
            assert not item.locked
            if cut.left:
                assert cut.minutes * MIN == item.seconds
            else:
                assert item.seconds - cut.minutes * MIN >= item.minimum_seconds
                assert item.fixed_end is None
    if offered:
        assert offered[-1] == Way("run-over", (), end)


@given(items=waitings(most=6), remaining=st.integers(0, 900), booked=st.integers(0, 150))
def test_no_fewer_and_no_better_items_could_be_left(items: tuple[Waiting, ...], remaining: int, booked: int) -> None:
    booked_end = NOON + booked * MIN
    end = projected_end(NOON, remaining, items)
    offered = named(ways(NOON, remaining, items, booked_end), "leave")
    may_leave = sorted((i for i, item in enumerate(items) if not item.locked), key=lambda i: (-items[i].priority, -i))

    def end_without(left: tuple[int, ...]) -> int:
        return projected_end(NOON, remaining, [item for i, item in enumerate(items) if i not in left])

    best = max(booked_end, end_without(tuple(may_leave)))
    expected = next(
        left
        for count in range(len(may_leave) + 1)
        for left in combinations(may_leave, count)
        if end_without(left) <= best or end <= booked_end
    )
    if offered is None:
        assert expected == ()
    else:
        assert {cut.item for cut in offered.cuts} == {items[i].id for i in expected}


@st.composite
def short_items(draw: st.DrawFn) -> tuple[Waiting, ...]:
    return tuple(
        waiting(
            f"i{i}",
            6,
            6 - draw(st.integers(0, 3)),
            fixed_start=draw(st.none() | st.integers(0, 25)),
            fixed_end=draw(st.none() | st.none() | st.integers(25, 30)),
        )
        for i in range(draw(st.integers(1, 5)))
    )


@given(items=short_items(), remaining=st.integers(0, 400), booked=st.integers(0, 30))
def test_no_smaller_cut_would_end_as_early(items: tuple[Waiting, ...], remaining: int, booked: int) -> None:
    booked_end = NOON + booked * MIN
    shorten = named(ways(NOON, remaining, items, booked_end), "shorten")
    spare = [spare_minutes(item) for item in items]

    def end_after(minutes: tuple[int, ...]) -> int:
        cuts = [Cut(item.id, cut) for item, cut in zip(items, minutes, strict=True)]
        return projected_end(NOON, remaining, after_cuts(items, cuts))

    best = max(booked_end, end_after(tuple(spare)))
    least = min(sum(cuts) for cuts in product(*(range(most + 1) for most in spare)) if end_after(cuts) <= best)
    assert sum(cut.minutes for cut in shorten.cuts) == least if shorten else least == 0
    assert shorten is None or shorten.new_end <= best


@given(items=waitings(most=8, fixed=False), booked=st.integers(0, 200))
def test_without_fixed_times_the_cuts_are_in_proportion(items: tuple[Waiting, ...], booked: int) -> None:
    shorten = named(ways(NOON, 0, items, NOON + booked * MIN), "shorten")
    if shorten is None:
        return
    total = sum(map(spare_minutes, items))
    over = sum(item.seconds for item in items) // MIN - booked
    taken = {cut.item: cut.minutes for cut in shorten.cuts}
    assert sum(taken.values()) == min(over, total)
    assert all(abs(taken.get(item.id, 0) * total - min(over, total) * spare_minutes(item)) < total for item in items)


def test_forty_items_are_answered_at_once() -> None:
    items = [
        waiting(f"i{i}", 5 + i % 7, 2, priority=1 + i % 5, fixed_start=i * 9 if i % 10 == 9 else None)
        for i in range(40)
    ]
    best = 1.0
    for booked in (40, 120, 200):
        began = perf_counter()
        assert len(ways(NOON, 0, items, NOON + booked * MIN)) == 3
        best = min(best, perf_counter() - began)
    assert best < 0.05
