from __future__ import annotations

import pytest

from samreview.checks.words import ENGLISH, only_maintains, only_tries


@pytest.mark.parametrize(
    ("text", "keeps"),
    [
        ("Protect our position in Chilled and manage the handover in Bakery", True),
        ("MAINTAIN share", True),
        ("Grow inspection from one plant to three", False),
        ("Protect Chilled and win Bakery", False),
        ("Be the first they call", False),
        ("Protect our margin from the competition", True),
        ("Den Anteil halten", False),
        ("Management is ours", False),
        ("", False),
    ],
)
def test_statements_that_only_keep(text: str, *, keeps: bool) -> None:
    assert only_maintains(text) is keeps


@pytest.mark.parametrize(
    ("text", "tries"),
    [
        ("A demo in the heat plant", True),
        ("A proof of concept on line 3", True),
        ("Paulo signs the trial report", False),
        ("Architecture board approves the budget", False),
        ("Demonstrably better figures", False),
    ],
)
def test_actions_that_only_try(text: str, *, tries: bool) -> None:
    assert only_tries(text) is tries


def test_a_word_is_on_one_list_of_two() -> None:
    assert not ENGLISH.maintaining & ENGLISH.growing
    assert not ENGLISH.trying & ENGLISH.committing
