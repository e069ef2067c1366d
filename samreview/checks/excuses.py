"""Excuses: a comment in the plan that says why a warning may stand (SAM007 where it is none)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from samreview.checks.rule import described
from samreview.plan.findings import Finding

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MARK = "samreview:"
_EXCUSE = re.compile(r"(?:(?<=\s)|^)#\s*samreview:\s*ignore\b\s*(?P<codes>SAM\d+(?:\s*,\s*SAM\d+)*)?\s*(?P<reason>.*)")
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


def excused(findings: Iterable[Finding], source: str, path: str) -> Iterator[Finding]:
    """Return the findings that no excuse covers, and one for each excuse that has no reason or covers nothing."""
    found = list(findings)
    used: set[Excuse] = set()
    all_excuses = excuses(source)
    for finding in found:
        covering = [
            excuse
            for excuse in all_excuses
            if excuse.reason and finding.code in excuse.codes and finding.line == excuse.excuses_line
        ]
        if finding.severity == "error" or not covering:
            yield finding
        used.update(covering)
    for excuse in all_excuses:
        if excuse not in used:
            yield _unfounded(excuse, path)


def _unfounded(excuse: Excuse, path: str) -> Finding:
    codes = ", ".join(excuse.codes) or "no rule"
    if not excuse.codes:
        message, fix = "this excuse names no rule", "write the code of the rule and the reason, or delete the comment"
    elif not excuse.reason:
        message, fix = f"this excuse of {codes} gives no reason", "write the reason behind the code"
    else:
        message, fix = f"this excuse of {codes} excuses nothing", "delete the comment, or move it to the finding's line"
    return Finding(path, excuse.line, excuse.column, UNFOUNDED.code, UNFOUNDED.severity, message, fix)


def excuses(source: str) -> tuple[Excuse, ...]:
    """Return the excuses of a plan's text; words inside of a value are none."""
    if MARK not in source or "ignore" not in source:
        return ()
    lines = _LINE_END.split(source.removeprefix("\ufeff"))
    comments = {number: match for number, line in enumerate(lines, 1) if (match := _EXCUSE.search(line))}
    if not comments:
        return ()
    values = _values(source)
    for number, match in list(comments.items()):
        if any(start <= (number, match.start()) < end for start, end in values):
            del comments[number]
    alone = {number for number, match in comments.items() if not lines[number - 1][: match.start()].strip()}
    return tuple(
        Excuse(
            line=number,
            column=match.start() + 1,
            codes=tuple(re.findall(r"SAM\d+", match["codes"] or "")),
            reason=match["reason"].strip(),
            excuses_line=_after(number, alone),
        )
        for number, match in comments.items()
    )


def _after(number: int, alone: set[int]) -> int:
    """Return the line that a comment speaks of: its own, or the first one below a block of excuses."""
    while number in alone:
        number += 1
    return number


def _values(source: str) -> list[tuple[tuple[int, int], tuple[int, int]]]:
    """Return where the scalars stand, from and to (line from 1, index in the line)."""
    import yaml

    from samreview.plan.scan import text_of

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    return [
        (_index(event.start_mark), _index(event.end_mark))
        for event in yaml.parse(text_of(source.encode()), Loader=loader)
        if isinstance(event, yaml.ScalarEvent)
    ]


def _index(mark: Any) -> tuple[int, int]:  # noqa: ANN401  one of two classes, by parser
    return mark.line + 1, mark.column
