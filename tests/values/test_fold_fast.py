"""The short way for names of plain ASCII folds them as the long way does."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samreview.values.text import fold_name


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_names_fold_as_the_others_do(name: str) -> None:
    folded = "".join(char for char in name.casefold() if char.isalnum() or char.isspace())
    assert fold_name(name) == " ".join(folded.split())
    assert fold_name(name + "é") == " ".join((folded + "e").split())
