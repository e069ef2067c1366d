"""Every kind of document with rich, empty and hostile facts, in every format: nothing breaks, nothing gets lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.documents.write import document_bytes
from samreview.values.text import clean
from tests.documents.kinds import KINDS, empty, hostile, large, many, rich
from tests.documents.test_hostile_text import (
    ATTRIBUTES,
    DIRTY,
    HOSTILE,
    MARKDOWN_KINDS,
    TAGS,
    Words,
    plain_markdown,
)
from tests.documents.word_lint import faults_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.documents.tree import Document

LEAST = {
    "minutes": 25,
    "minutes for the customer": 8,
    "pack": 12,
    "pack for the customer": 8,
    "brief": 5,
    "brief for the customer": 5,
    "case": 3,
    "actions": 3,
}
"""How often words that stand in every field are to be seen at the least."""
# What could begin a block stands alone; the rest is as hostile in one long text.
ALONE = ("# no heading", "- no list", "1. no list", "> no quote", "| a | b |", ":::actions", "---", "=1+1", "[/]")
TOGETHER = " ¦ ".join(words for words in HOSTILE if words not in ALONE and len(words) < 2_000)
KINDS_OF_MARKDOWN = MARKDOWN_KINDS | {"ordered_list_open", "ordered_list_close"}
KIND = pytest.mark.parametrize("kind", KINDS)


def in_word(document: Document, word_paragraphs: Callable[[bytes], list[str]]) -> str:
    data = document_bytes(document, ".docx")
    assert faults_of(data) == []
    return "\n".join(word_paragraphs(data))


def in_html(document: Document) -> str:
    page = Words(document_bytes(document, ".html").decode())
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    return "\n".join(page.words)


def in_markdown(document: Document) -> str:
    shown, kinds = plain_markdown(document_bytes(document, ".md").decode())
    assert kinds <= KINDS_OF_MARKDOWN
    return shown


@KIND
@pytest.mark.parametrize("facts", [rich(), empty()], ids=["rich", "empty"])
def test_rich_and_empty_facts_make_a_document(
    kind: str, facts: object, word_paragraphs: Callable[[bytes], list[str]]
) -> None:
    document = KINDS[kind](facts)  # type: ignore[arg-type]  # pytest hands over objects
    for said in (in_word(document, word_paragraphs), in_html(document), in_markdown(document)):
        assert "None" not in said.split()
        assert len(said.split()) > 10


@KIND
def test_every_action_of_two_thousand_is_there(kind: str, word_paragraphs: Callable[[bytes], list[str]]) -> None:
    facts = many(2_000)
    said = in_word(KINDS[kind](facts), word_paragraphs)
    if kind in {"minutes", "minutes for the customer", "actions"}:
        assert all(f"takt times of cell {place}," in said for place in range(2_000))


@KIND
@pytest.mark.parametrize("words", [*ALONE, TOGETHER], ids=[*ALONE, "together"])
def test_hostile_words_come_out_as_they_went_in(
    kind: str, words: str, word_paragraphs: Callable[[bytes], list[str]]
) -> None:
    words = clean(words)
    document = KINDS[kind](hostile(words))
    counts = [
        in_word(document, word_paragraphs).count(words),
        in_html(document).count(words),
        in_markdown(document).count(words),
    ]
    assert min(counts) >= LEAST[kind], counts


@KIND
@pytest.mark.parametrize("words", DIRTY, ids=ascii)
def test_what_no_format_can_hold_is_seen_to_be_there(
    kind: str, words: str, word_paragraphs: Callable[[bytes], list[str]]
) -> None:
    """Facts are cleaned where they enter; here somebody forgot to."""
    document = KINDS[kind](hostile(f"before {words} after"))
    for said in (in_word(document, word_paragraphs), in_html(document), in_markdown(document)):
        assert " ".join(said.split()).count(clean(f"before {words} after")) >= LEAST[kind]


@KIND
def test_a_field_of_a_megabyte_is_there_to_its_end(kind: str, word_paragraphs: Callable[[bytes], list[str]]) -> None:
    words = "Begin " + "& <x> * " * 125_000 + "end"
    assert words in in_word(KINDS[kind](large(words)), word_paragraphs)
