"""A team's own words for the gentle questions, from its settings."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, cast

import pytest

from samreview.cli.failures import Failure
from samreview.cli.questions import questions_of
from samreview.journal.shipped_questions import shipped_questions

if TYPE_CHECKING:
    from pathlib import Path

    import click

_CONTEXT = cast("click.Context", SimpleNamespace(obj=None))


def _settings(folder: Path, text: str) -> str:
    (folder / "samreview.toml").write_text(text)
    return str(folder / "plan.yaml")


def test_without_a_word_about_them_the_shipped_lists_hold(tmp_path: Path) -> None:
    assert questions_of(_CONTEXT, _settings(tmp_path, 'ignore = ["SAM203"]\n')) is None
    assert all(shipped_questions().values())


def test_a_list_replaces_the_shipped_one_and_the_others_stay(tmp_path: Path) -> None:
    plan = _settings(tmp_path, '[questions]\npark = ["Rechnung", "Liefer  schein"]\ngrow = []\n')
    lists = questions_of(_CONTEXT, plan)
    assert lists is not None
    assert (lists["park"], lists["grow"]) == (["Rechnung", "Liefer schein"], [])
    assert lists["never"] == shipped_questions()["never"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("questions = 3", "questions is no table"),
        ("[questions]\nparks = []", "unknown setting `questions.parks`, did you mean"),
        ('[questions]\npark = "invoice"', "questions.park is no list of words"),
        ('[questions]\npark = [" "]', "questions.park is no list of words"),
    ],
)
def test_what_is_no_list_of_words_is_refused(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(Failure, match=message):
        questions_of(_CONTEXT, _settings(tmp_path, text))
