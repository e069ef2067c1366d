"""A team's own words for the gentle questions of a live review: the table `[questions]` of its settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.cli.failures import Failure
from samreview.cli.settings import SettingsFinder

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import click

_TABLE = "questions"


def questions_of(context: click.Context, plan: str) -> Mapping[str, Sequence[str]] | None:
    """Return the lists of words that hold for a plan's reviews; None where the settings say nothing about them.

    Raises:
        Failure: the settings cannot be read, or say what there is not.
    """
    found = SettingsFinder(getattr(context.obj, "config", None)).of(plan)
    stated = found.tables.get(_TABLE)
    if stated is None:
        return None
    from samreview.journal.shipped_questions import shipped_questions
    from samreview.values.text import clean, did_you_mean

    if not isinstance(stated, dict):
        raise Failure(f"{found.path}: {_TABLE} is no table; write [{_TABLE}] and its lists below.")
    shipped = shipped_questions()
    for name, words in stated.items():
        if name not in shipped:
            hint = did_you_mean(name, list(shipped)) or "."
            raise Failure(
                f"{found.path}: unknown setting `{_TABLE}.{clean(name)}`{hint} There are {', '.join(shipped)}."
            )
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            raise Failure(f'{found.path}: {_TABLE}.{name} is no list of words, as {name} = ["maintain", "at risk"].')
    return {**shipped, **{name: [clean(word) for word in words] for name, words in stated.items()}}
