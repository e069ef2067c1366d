"""The page that somebody fills in with any editor, and what it says once it is filled in.

A title, `For: priya`, then three headings with a list each. Lines that begin with `>` are help and are not read, nor is
an entry that was begun and not finished. Without any heading every line is a question, unless it says `idea:`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from samreview.review.prep.model import PREP_KINDS, Prep, PrepEntry, PrepKind
from samreview.values.named import NamedTuple
from samreview.values.text import clean, fold_name

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samreview.review.prep.sheet import Sheet
    from samreview.review.prep.subjects import Subject

MOST_BYTES = 1_000_000
_HEADINGS: dict[PrepKind, str] = {
    "question": "Questions to be answered in the review",
    "idea": "Ideas",
    "validation": "What you can confirm or correct",
}
_TELLS: tuple[tuple[str, PrepKind], ...] = (
    ("question", "question"),
    ("idea", "idea"),
    ("confirm", "validation"),
    ("correct", "validation"),
    ("validat", "validation"),
)
_HEADING = re.compile(r"#{1,6}\s+(?P<title>.*)")
_FOR = re.compile(r"for\s*:\s*(?P<person>\S+)\s*", re.IGNORECASE)
_BULLET = re.compile(r"(?:[-*\u2022]|\d{1,3}[.)])(?:\s+(?P<text>.*))?")
_KIND = re.compile(r"(?P<kind>question|idea|confirm|correct|validation)\s*:\s*(?P<text>.*)", re.IGNORECASE)
_READ = re.compile(r"[-*]?\s*\[(?P<mark>.?)\]\s*i have read.*", re.IGNORECASE)
_BEGUN = re.compile(r".*\sbecause", re.IGNORECASE)


class Written(NamedTuple):
    """What a page says: for whom it is, where it says so, the entries as (kind, text), whether the plan was read."""

    person: str | None
    entries: tuple[tuple[PrepKind, str], ...]
    read: bool


def page_lines(sheet: Sheet, prep: Prep) -> Iterator[str]:
    """Yield the page for one person, with what they have prepared already."""
    mark, person, places = "x" if prep.read else " ", sheet.person, sheet.places
    yield f"# Preparation for the review of {sheet.plan.account.name}"
    yield ""
    yield f"For: {person}"
    yield ""
    yield f"> {sheet.name}: one thought a line, after a dash. Lines like this one are help and are not read."
    if places:
        yield f"> An @ and an item at the end says where it belongs: {', '.join(f'@{one.id}' for one in places)}."
    yield f"> Then: samreview prep PLAN --as {person} --from THIS FILE. It adds what is new and takes nothing away."
    yield ""
    yield f"- [{mark}] I have read the plan"
    yield ""
    if sheet.own:
        yield f"> The review will ask you: {sheet.own}"
        yield ""
    for kind in PREP_KINDS:
        yield f"## {_HEADINGS[kind]}"
        yield ""
        if kind == "validation":
            yield from _asked(sheet.subjects, {one.about for one in prep.of_kind(kind)})
        yield from (f"- {_as_written(one)}" for one in prep.of_kind(kind))
        if kind != "validation":
            yield "- "
        yield ""


def _as_written(entry: PrepEntry) -> str:
    return f"{entry.text} @{entry.item}" if entry.item else entry.text


def _asked(subjects: Sequence[Subject], said: set[str | None]) -> Iterator[str]:
    yield "> Finish a line with what shows it, or change what it says first. A line without a reason is not read."
    for one in subjects:
        if not any(about and (about == one.about or about.startswith(f"{one.about} ")) for about in said):
            yield f"> {one.title}: the plan says {one.says}."
            yield f"- {one.begun} {one.value} because "


def read_page(text: str) -> Written:
    """Return what a page says; everything of it is cleaned here."""
    person: str | None = None
    entries: list[tuple[PrepKind, str]] = []
    kind: PrepKind | None = None
    headed = read = going_on = False
    for raw in clean(text, lines=True).split("\n"):
        indented, line = raw[:1] in (" ", "\t"), clean(raw)
        heading = _HEADING.fullmatch(line)
        ticked = _READ.fullmatch(line)
        whose = _FOR.fullmatch(line)
        if heading is not None:
            kind = _kind_of(heading["title"])
            headed = headed or kind is not None
        elif ticked is not None:
            read = read or bool(ticked["mark"].strip())
        elif whose is not None and not entries and person is None:
            person = whose["person"]
        elif line and not line.startswith(">") and (kind is not None or not headed):
            bullet = _BULLET.fullmatch(line)
            if going_on and indented and bullet is None:
                entries[-1] = (entries[-1][0], f"{entries[-1][1]} {line}")
                continue
            entries += _entry(kind, bullet["text"] or "" if bullet else line)
            going_on = True
            continue
        going_on = False
    return Written(person, tuple(one for one in entries if one[1] and not _BEGUN.fullmatch(one[1])), read)


def _kind_of(title: str) -> PrepKind | None:
    folded = fold_name(title)
    return next((kind for word, kind in _TELLS if word in folded), None)


def _entry(kind: PrepKind | None, text: str) -> Iterator[tuple[PrepKind, str]]:
    said = _KIND.fullmatch(text)
    if said is not None:
        yield _kind_of(said["kind"]) or "question", said["text"]
    else:
        yield kind or "question", text
