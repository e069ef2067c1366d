"""A team's own templates: found by name, rendered apart and within limits, every fault with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from samreview.documents import apart
from samreview.documents.apart import rendered_apart
from samreview.documents.failures import TemplateFault
from samreview.documents.looks import Looks
from samreview.documents.minutes import minutes_document
from samreview.documents.template import render_template
from samreview.documents.templates import document_template
from samreview.documents.tree import inlines, words_of
from samreview.resources import data_text

if TYPE_CHECKING:
    from pathlib import Path

    from samreview.documents.minutes_data import Minutes


def test_the_shipped_template_is_taken_where_a_team_has_none(tmp_path: Path) -> None:
    assert document_template("minutes", tmp_path) == document_template("minutes")
    assert document_template("minutes").source == data_text("templates", "minutes.md.j2")


def test_a_teams_own_words_come_into_the_minutes(tmp_path: Path, minutes: Minutes) -> None:
    (tmp_path / "minutes.md.j2").write_text("# For {{ account }}\n:::decisions\n", encoding="utf-8")
    own = Looks(str(tmp_path)).words("minutes")
    assert not own.shipped
    words = [words_of(inline) for inline in inlines(minutes_document(minutes, own).blocks)]
    assert words[0] == f"For {minutes.account}"
    assert len(words) > 1


def test_apart_gives_the_same_text_as_here() -> None:
    source = "{% for one in people %}{{ loop.index }} {{ one.name }}\n{% endfor %}{{ share }}"
    data = {"people": [{"name": "Zoë *x*"}, {"name": "李"}], "share": 0.5}
    assert rendered_apart(source, data, "t") == render_template(source, data, "t")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("a\n\n{{ nobody }}", r"^mine\.md\.j2, line 3: 'nobody' is undefined"),
        ("a\n{% if %}", r"^mine\.md\.j2, line 2: "),
        ("a\n{{ people }}", r"^mine\.md\.j2, line 2: only texts and numbers"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", r"^mine\.md\.j2, line 1: "),
        ("{{ 'a' * 10 ** 11 }}", r"^mine\.md\.j2: the text it makes is too large"),
        ("{{ 'a' * 10 ** 7 }}", r"^mine\.md\.j2: the text would be longer than 5,000,000 characters"),
    ],
)
def test_a_faulty_template_is_one_clear_message_with_its_line(source: str, message: str) -> None:
    with pytest.raises(TemplateFault, match=message):
        rendered_apart(source, {"people": ["a"]}, "mine.md.j2")


def test_a_template_that_goes_round_in_circles_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_PATIENCE", 1)
    circle = "{% for a in people %}" * 12 + "{% endfor %}" * 12
    with pytest.raises(TemplateFault, match=r"^mine\.md\.j2: it was stopped after \d seconds of work"):
        rendered_apart(circle, {"people": list(range(60))}, "mine.md.j2")


@pytest.mark.parametrize(("content", "message"), [(b"\xff\xfe", "it is not UTF-8"), (b"a" * 1_000_001, "larger than")])
def test_a_template_that_cannot_be_read_is_refused(tmp_path: Path, content: bytes, message: str) -> None:
    (tmp_path / "minutes.md.j2").write_bytes(content)
    with pytest.raises(TemplateFault, match=message):
        document_template("minutes", tmp_path)


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(TemplateFault, match="there is no such folder of templates"):
        document_template("minutes", tmp_path / "none")
