from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.agenda.signals import amber_from, signal


@pytest.mark.parametrize(
    ("minutes", "seconds"),
    [(25, 300), (20, 240), (10, 120), (5, 120), (4, 120), (3, 90), (2, 60), (120, 1440)],
)
def test_T07_amber_begins_with_a_fifth_or_two_minutes_left_but_never_before_half(minutes: int, seconds: int) -> None:
    length = minutes * 60
    assert amber_from(length) == seconds
    assert signal(length, seconds + 1) == "green"
    assert signal(length, seconds) == "amber"
    assert signal(length, 1) == "amber"


def test_T07_red_is_zero_and_over() -> None:
    assert signal(600, 0) == signal(600, -1) == signal(0, 0) == "red"


@given(length=st.integers(120, 40_000))
def test_each_item_is_green_at_first(length: int) -> None:
    assert signal(length, length) == "green"
