"""One word for one thing: whoever reads two documents meets the same heads of columns, in the same order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.documents.accounts_register import actions_document
from samreview.documents.markdown_out import markdown_text
from samreview.documents.tree import Landscape, Table
from tests.documents.kinds import KINDS, register_of, rich

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from samreview.documents.tree import Block

WHO, WHEN = ("Owner", "Who decides", "To whom"), ("Due", "Commit by")
AFTER = ("Status", "Stands", "Note", "Agreed", "Holds up", "Adds")
OTHER_WORDS = {"Yes by", "Decides", "Deadline", "Responsible"}


def tables(blocks: Iterable[Block]) -> Iterator[Table]:
    for block in blocks:
        if isinstance(block, Table):
            yield block
        elif isinstance(block, Landscape):
            yield from tables(block.blocks)


@pytest.mark.parametrize("kind", KINDS)
def test_who_comes_before_when_and_when_before_how_it_stands(kind: str) -> None:
    for table in tables(KINDS[kind](rich()).blocks):
        heads = [column.title for column in table.columns]
        ranks = [rank for head in heads for rank, group in enumerate((WHO, WHEN, AFTER)) if head in group]
        assert ranks == sorted(ranks), heads
        assert not OTHER_WORDS & {*heads}
        assert not ({"Owner"} <= {*heads} and "By" in heads), heads


def test_a_register_that_is_only_read_says_what_is_missing() -> None:
    facts = rich()
    lone = facts._replace(actions=(facts.actions[0]._replace(owner=None, owner_name=None, due=None),))
    said = markdown_text(actions_document(register_of(lone), to_edit=False))
    assert "| *nobody yet* | *no date yet* |" in said
    assert "nobody yet" not in markdown_text(actions_document(register_of(lone), to_edit=True))


def test_points_are_told_in_words_where_no_chart_is_drawn() -> None:
    said = markdown_text(KINDS["pack"](rich()))
    assert "Jane Okafor: advocate, influence final" in said
    assert "0.76" not in said
