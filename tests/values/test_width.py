from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.values.width import width, without_tabs


@pytest.mark.parametrize(
    ("text", "columns"),
    [("", 0), ("abc", 3), ("é", 1), ("e\u0301", 1), ("検査", 4), ("ｱ", 1), ("\uff21", 2), ("🏭", 2), ("\u200b", 0)],
)
def test_columns_of_a_terminal(text: str, columns: int) -> None:
    assert width(text) == columns


def test_a_tab_goes_to_the_next_stop() -> None:
    assert without_tabs("a\tb") == "a       b"
    assert without_tabs("\tb", before=7) == " b"
    assert without_tabs("検査\tb") == "検査    b"


@given(st.text(), st.integers(0, 20))
def test_no_tab_is_left_and_nothing_else_is_touched(text: str, before: int) -> None:
    shown = without_tabs(text, before)
    assert "\t" not in shown
    assert shown.replace(" ", "") == text.replace("\t", "").replace(" ", "")
