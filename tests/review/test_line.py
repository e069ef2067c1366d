from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.review.line import (
    Captured,
    Continued,
    Noted,
    Nothing,
    OnWord,
    Slash,
    Substituted,
    TypedLine,
    parse_line,
)
from samreview.values.text import clean


@pytest.mark.parametrize(
    ("line", "meant"),
    [
        ("", Nothing()),
        ("/next", Slash("next", "")),
        ("/GOTO growth", Slash("goto", "growth")),
        ("/action Call Jane", Captured("action", "Call Jane")),
        ("/Action: Call Jane", Captured("action", "Call Jane")),
        ("/a: Call Jane", Captured("action", "Call Jane")),
        ("/idea", Captured("idea", "")),
        ("/action-12: by mail", Noted(12, "by mail")),
        ("/kind 12 action", Slash("kind", "12 action")),
        ("/a Call Jane", Slash("a", "Call Jane")),
        ("action Call Jane", Captured("action", "Call Jane")),
        ("ACTION: Call Jane", Captured("action", "Call Jane")),
        ("Action:Call Jane", Captured("action", "Call Jane")),
        ("a: Call Jane", Captured("action", "Call Jane")),
        ("A:Call Jane", Captured("action", "Call Jane")),
        ("a Call Jane", Captured(None, "a Call Jane")),
        ("open Who signs", Captured("open", "Who signs")),
        ("open-minded people", Captured(None, "open-minded people")),
        ("Pointless talk", Captured(None, "Pointless talk")),
        ("p: q", Captured("point", "q")),
        ("g: q", Captured("goal", "q")),
        ("d: q", Captured("decision", "q")),
        ("o: q", Captured("open", "q")),
        ("q: q", Captured("question", "q")),
        ("i: q", Captured("idea", "q")),
        ("action", Captured("action", "")),
        ("Jane wants Lyon first", Captured(None, "Jane wants Lyon first")),
        ("... and more", Continued("and more")),
        ("…and more", Continued("and more")),
        ("s/old/new/", Substituted("old", "new", everywhere=False)),
        ("s/old/new/g", Substituted("old", "new", everywhere=True)),
        ("s/old//", Substituted("old", "", everywhere=False)),
        (r"s/a\/b/c/", Substituted("a/b", "c", everywhere=False)),
        ("s/he said it", Captured(None, "s/he said it")),
        ("s/he and she/they", Captured(None, "s/he and she/they")),
        ("action-12: Jane has it", Noted(12, "Jane has it")),
        ("Open-3: Jane has it", Noted(3, "Jane has it")),
        ("@@lukas idea Lyon", OnWord("lukas", "idea Lyon")),
        ('@@"Bin Hu" idea Lyon', OnWord("Bin Hu", "idea Lyon")),
        (r"\/start", Captured(None, "/start", literal=True)),
        (r"\action now", Captured(None, "action now", literal=True)),
        (r"\+250k is too much", Captured(None, r"\+250k is too much", literal=True)),
    ],
)
def test_every_form_of_a_line(line: str, meant: TypedLine) -> None:
    assert parse_line(line) == meant


@given(st.text(max_size=60))
def test_every_line_is_something_and_no_words_of_a_point_are_lost(text: str) -> None:
    line = clean(text)
    meant = parse_line(line)
    if isinstance(meant, Captured) and meant.kind is None and not meant.literal:
        assert meant.text == line
