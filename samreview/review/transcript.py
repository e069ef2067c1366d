"""Transcripts: a review as a text file, one line a command, to be played again on a simulated clock."""

from __future__ import annotations

import re
from dataclasses import dataclass

_LINE = re.compile(
    r"\s*(?:(?P<hours>\d{1,3}):(?P<sixty>[0-5]\d)|(?P<minutes>\d{1,5})):(?P<seconds>[0-5]\d)"
    r"\s+(?P<person>\S+)\s+(?P<line>\S.*)"
)


class TranscriptError(ValueError):
    """A transcript that cannot be played. `line` is the number of the line, from 1; `message` says what is wrong."""

    def __init__(self, line: int, message: str) -> None:
        super().__init__(f"line {line}: {message}")
        self.line = line
        self.message = message


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One command: its number in the file, seconds from the start, the person's id, the line that was typed."""

    number: int
    seconds: int
    person: str
    line: str


@dataclass(frozen=True, slots=True)
class Transcript:
    """The commands of a transcript, in order."""

    lines: tuple[TranscriptLine, ...]


def parse_transcript(text: str) -> Transcript:
    """Read a transcript; lines that start with `#`, and empty ones, are skipped.

    Raises:
        TranscriptError: a line cannot be split, or an offset goes back.
    """
    lines: list[TranscriptLine] = []
    for number, raw in enumerate(text.removeprefix("\ufeff").replace("\r\n", "\n").split("\n"), 1):
        if raw.startswith("#") or not raw.strip():
            continue
        line = _line(number, raw)
        if lines and line.seconds < lines[-1].seconds:
            before = lines[-1]
            raise TranscriptError(
                number,
                f"the offset {_shown(line.seconds)} goes back: line {before.number} has {_shown(before.seconds)}",
            )
        lines.append(line)
    return Transcript(tuple(lines))


def _line(number: int, raw: str) -> TranscriptLine:
    match = _LINE.fullmatch(raw.rstrip())
    if match is None:
        raise TranscriptError(
            number, "write an offset (M:SS or H:MM:SS), a person's id and a line, such as: 4:30 priya action Call Jane"
        )
    minutes = int(match["minutes"] or 0) + 60 * int(match["hours"] or 0) + int(match["sixty"] or 0)
    return TranscriptLine(number, 60 * minutes + int(match["seconds"]), match["person"], match["line"])


def _shown(seconds: int) -> str:
    return f"{seconds // 3600}:{seconds // 60 % 60:02d}:{seconds % 60:02d}"
