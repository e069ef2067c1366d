"""Excuses in a plan's text: comments that say why a warning may stand; and the rule on those that say nothing."""

from __future__ import annotations

import re
from bisect import bisect_right
from typing import Any

from samreview.checks.rule import described
from samreview.values.named import NamedTuple

MARK = "samreview:"
_EXCUSE = re.compile(
    r"(?:(?<=\s)|^)#\s*samreview:\s*ignore\b\s*(?P<codes>SAM\d+(?:\s*,\s*SAM\d+)*)?\s*(?P<reason>.*)", re.IGNORECASE
)
_WORD = re.compile(r"\w")
_LINE_END = re.compile("\r\n|\r|\n")

UNFOUNDED = described(
    "SAM007",
    "warning",
    "an excuse without a reason, or that excuses nothing",
    reason="""
        An excuse is a note to the next reader: we know, and this is why. Without the reason it hides a weakness, and
        when the weakness is gone it will hide the next one.
    """,
    example="""
        - {stakeholder: jane, stance: advocate}     # samreview: ignore SAM601
    """,
    fix="""
        Write the reason behind the code, or delete the comment:
          # samreview: ignore SAM601 heard it from her own chief of staff
        It stands on the line of the finding or alone on the line above. Errors can't be excused.
    """,
    minutes=1,
)


class Excuse(NamedTuple):
    """A comment that excuses codes on a line; `line` and `column` are those of the comment itself."""

    line: int
    column: int
    codes: tuple[str, ...]
    reason: str
    excuses_line: int


def excuses(source: str) -> tuple[Excuse, ...]:
    """Return the excuses of a plan's text; words inside of a value are none."""
    if MARK not in source.lower():
        return ()
    lines = _LINE_END.split(source.removeprefix("\ufeff"))
    comments = {
        number: match for number, line in enumerate(lines, 1) if "#" in line and (match := _EXCUSE.search(line))
    }
    if not comments:
        return ()
    starts, ends = _values(source)
    for number, match in list(comments.items()):
        before = bisect_right(starts, (number, match.start()))
        if before and (number, match.start()) < ends[before - 1]:
            del comments[number]
    alone = {number for number, match in comments.items() if not lines[number - 1][: match.start()].strip()}
    below = _excused_lines(alone)
    return tuple(
        Excuse(
            line=number,
            column=match.start() + 1,
            codes=tuple(re.findall(r"SAM\d+", (match["codes"] or "").upper())),
            reason=match["reason"].strip() if _WORD.search(match["reason"]) else "",
            excuses_line=below.get(number, number),
        )
        for number, match in comments.items()
    )


def _excused_lines(alone: set[int]) -> dict[int, int]:
    """Return for each line that holds nothing else the first one below the block that it is in."""
    below: dict[int, int] = {}
    for number in sorted(alone, reverse=True):
        below[number] = below.get(number + 1, number + 1)
    return below


def _values(source: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return where the scalars begin and where they end (line from 1, index in the line), in the order of the file."""
    import yaml

    from samreview.plan.scan import text_of

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    scalars = [
        event for event in yaml.parse(text_of(source.encode()), Loader=loader) if isinstance(event, yaml.ScalarEvent)
    ]
    return [_index(event.start_mark) for event in scalars], [_index(event.end_mark) for event in scalars]


def _index(mark: Any) -> tuple[int, int]:  # noqa: ANN401  one of two classes, by parser
    return mark.line + 1, mark.column
