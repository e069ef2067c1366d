from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.review.transcript import TranscriptError, TranscriptLine, parse_transcript


def test_offset_person_and_line() -> None:
    text = "# a review\n0:00     dana   /start\r\n\n  4:30 priya  action Bring it  @lukas\n"
    text += "1:00:05\tdana\t/next\n90:00 dana x\n"
    assert parse_transcript("\ufeff" + text).lines == (
        TranscriptLine(2, 0, "dana", "/start"),
        TranscriptLine(4, 270, "priya", "action Bring it  @lukas"),
        TranscriptLine(5, 3605, "dana", "/next"),
        TranscriptLine(6, 5400, "dana", "x"),
    )
    assert parse_transcript("").lines == ()


@pytest.mark.parametrize(
    "line", ["dana /start", "0:5 dana x", "0:60 dana x", "1:60:00 dana x", "0:10 dana", "0:10", " # x"]
)
def test_a_line_that_cannot_be_split_names_its_number(line: str) -> None:
    with pytest.raises(TranscriptError, match="line 2: write an offset") as raised:
        parse_transcript(f"# one\n{line}\n")
    assert raised.value.line == 2


def test_an_offset_that_goes_back() -> None:
    with pytest.raises(TranscriptError, match="line 3: the offset 0:01:00 goes back: line 1 has 0:02:00"):
        parse_transcript("2:00 dana x\n\n1:00 dana y")


@given(st.text())
def test_no_text_breaks_the_parser(text: str) -> None:
    with contextlib.suppress(TranscriptError):
        seconds = [line.seconds for line in parse_transcript(text).lines]
        assert seconds == sorted(seconds)
