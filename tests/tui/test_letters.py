"""Large letters: they fit, or there are none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.tui.widgets.letters import ROWS, letters


def test_words_are_three_rows_high_and_accents_do_not_matter() -> None:
    assert letters("Inês 1", 40, most=1) == letters("INES 1", 40, most=1)
    drawn = letters("Hi", 40, most=1)
    assert drawn == ["█ █ █", "█▀█ █", "▀ ▀ ▀"]


@pytest.mark.parametrize("text", ["胡斌", "a [/] b", "", "a" * 50])
def test_what_cannot_be_written_or_does_not_fit_is_not_drawn(text: str) -> None:
    assert letters(text, 40, most=3) is None


@given(st.text(st.sampled_from("abcdefghijklmnopqrstuvwxyz0123456789 .,-'"), max_size=80), st.integers(5, 120))
def test_nothing_is_wider_or_longer_than_asked(text: str, width: int) -> None:
    drawn = letters(text, width, most=3)
    if drawn is not None:
        assert all(len(row) <= width for row in drawn)
        assert len(drawn) % ROWS == 0
        assert 0 < len(drawn) <= 3 * ROWS
