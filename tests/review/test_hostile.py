"""Whatever is typed is decided: accepted events fold, refusals say something, and nothing is ever raised."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from samreview.review.decide import Refused
from samreview.review.words import WORDS
from tests.review.factory import Room

HOSTILE = st.sampled_from(
    [
        *(
            "[/]",
            "[@click=app.quit]x[/]",
            "\x1b]52;c;?\x07",
            "漢字",
            "\u202eabc",
            "a" * 10_000,
            "\ud800",
            '"',
            '""',
            "\\",
        ),
        *("because", "@", "@@", "+", "due:", "opp:", 'opp:""', "-", "--", "\u0661", "²", "1e9", "😀", "s///", "/"),
        "12345678901",
    ]
)
WORD = st.one_of(
    HOSTILE,
    st.text(max_size=12),
    st.sampled_from(["1", "growth", "lukas", "nextgen", "opp:nextgen", "before", "amount", "5m", "@ines", "due:fri"]),
)
START = st.one_of(
    st.sampled_from([f"/{name}" for name in WORDS]),
    st.sampled_from(["action", "a:", "@@ines", "...", "s/a/", "action-1:", "Lukas:", "\\", ""]),
)


@given(
    lines=st.lists(
        st.builds(lambda start, rest: " ".join([start, *rest]), START, st.lists(WORD, max_size=5)), max_size=6
    )
)
def test_no_line_breaks_a_review(lines: list[str]) -> None:
    room = Room().started("lukas", "priya")
    room.note("action Call Jane @lukas due:fri")
    for line in lines:
        room.ask("dana", line)
    assert json.loads(json.dumps(room.record()))["review"] == "halden-2026-11-24"
    assert json.dumps([dict(event.data) for event in room.events], allow_nan=False)
    assert room.refolded().seq == room.review.seq


@given(person=st.text(max_size=20), line=st.text(max_size=80))
def test_nobody_and_nothing_breaks_the_lobby(person: str, line: str) -> None:
    room = Room()
    room.ask(person, line)
    room.ask("dana", line)
    assert room.refolded().seq == room.review.seq


def test_a_long_word_is_shown_short_in_a_refusal() -> None:
    message = Room().started().refused("dana", "/goto " + "x" * 10_000)
    assert len(message) < 300
    assert "xxx..." in message


def test_a_line_as_long_as_a_book_is_refused_with_its_length_and_one_of_pages_is_taken() -> None:
    room = Room()
    refused = room.ask("dana", "point " + "x" * 10_485_760)
    assert isinstance(refused, Refused)
    assert "This line has over 1,000,000 characters, and a line can have 20,000." in refused.message
    assert not room.review.captures
    room.ask("dana", "/start")
    room.ask("dana", "point " + "long " * 1_900)
    assert len(room.review.captures) == 1
