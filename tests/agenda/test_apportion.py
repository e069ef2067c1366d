from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samreview.agenda.apportion import apportion, apportion_from

weights = st.lists(st.integers(0, 50), min_size=1, max_size=12)


def test_the_largest_remainders_are_rounded_up() -> None:
    assert apportion(10, [5, 10, 18]) == (2, 3, 5)  # 1.5, 3.03, 5.45


def test_equal_remainders_go_to_the_earlier() -> None:
    assert apportion(2, [1, 1, 1]) == (1, 1, 0)


def test_nothing_has_no_weight() -> None:
    assert apportion(5, [0, 0]) == (0, 0)
    assert apportion(0, []) == ()


def test_the_small_are_raised_and_the_others_pay() -> None:
    assert apportion_from(20, [1, 1, 50, 50], 2) == (2, 2, 8, 8)


def test_who_is_rounded_up_to_the_least_is_not_raised() -> None:
    assert apportion_from(15, [7, 15, 40], 2) == apportion(15, [7, 15, 40]) == (2, 3, 10)  # 1.7, 3.6, 9.7


def test_being_raised_can_push_the_next_one_under() -> None:
    assert apportion_from(10, [1, 22, 77], 2) == (2, 2, 6)


@given(total=st.integers(0, 1000), weights=weights)
def test_parts_add_up_and_are_within_one_of_the_exact_share(total: int, weights: list[int]) -> None:
    parts = apportion(total, weights)
    whole = sum(weights)
    assert sum(parts) == (total if whole else 0)
    assert all(abs(part * whole - total * weight) < max(whole, 1) for part, weight in zip(parts, weights, strict=True))


@given(data=st.data(), weights=st.lists(st.integers(1, 50), min_size=1, max_size=12), least=st.integers(0, 4))
def test_parts_from_a_least_add_up_and_keep_it(data: st.DataObject, weights: list[int], least: int) -> None:
    total = data.draw(st.integers(least * len(weights), 500))
    parts = apportion_from(total, weights, least)
    assert sum(parts) == total
    assert min(parts) >= least
    plain = apportion(total, weights)
    assert parts == plain or min(plain) < least
    assert all(
        small <= big + 1
        for (w, small) in zip(weights, parts, strict=True)
        for (v, big) in zip(weights, parts, strict=True)
        if w <= v
    )
