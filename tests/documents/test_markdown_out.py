"""Markdown that is read as it stands: what stands beside one another is told apart, and signs stay with their words."""

from __future__ import annotations

import datetime as dt

from samreview.documents.markdown_out import markdown_text
from samreview.documents.tree import Document, Fact, KeyFacts, Paragraph, Run, text
from tests.documents.test_hostile_text import plain_markdown


def written(*blocks: KeyFacts | Paragraph) -> str:
    return markdown_text(Document("T", "C", dt.datetime(2026, 11, 24, tzinfo=dt.UTC), blocks=blocks)).strip()


def test_a_figure_and_its_note_are_not_read_as_one() -> None:
    said = written(KeyFacts((Fact("Held up", "EUR 1", "2 deals"), Fact("Asks", "3")), "F"))
    assert said.splitlines()[-1] == "| EUR 1 \u00b7 2 deals | 3 |"


def test_a_closing_bracket_is_bold_with_its_name() -> None:
    runs = (Run("Mei Tanaka (芽衣)", bold=True), Run(" \u00b7 Head of quality"))
    said = written(Paragraph(runs))
    assert said == "**Mei Tanaka (芽衣)** \u00b7 Head of quality"
    assert plain_markdown(said)[0].strip() == "Mei Tanaka (芽衣) \u00b7 Head of quality"
    assert written(Paragraph(text("Who signs?", bold=True))) == "**Who signs?**"


def test_a_sign_before_a_word_stays_outside_where_a_mark_would_not_count() -> None:
    said = written(Paragraph((Run("(assumed)", bold=True), Run("since May"))))
    assert plain_markdown(said)[0].strip() == "(assumed)since May"
    assert "**assumed**" in said
