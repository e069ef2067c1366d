"""The first page of a pack, which is its reader's: short enough to be read in a corridor, and to fit one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.tree import Callout, List, ListItem, Paragraph, Run, text
from samreview.documents.wording import count
from samreview.insight.prompts.prompt import brief

if TYPE_CHECKING:
    from samreview.documents.pack_data import Pack, Promise
    from samreview.documents.tree import Block, Inline

_MOST = 4
"""Entries of a list; the appendix has all of them. One fewer where the page also says what changed."""
_LONGEST = 160
_ONE_LINE = 80
_QUESTION = 320


def when(pack: Pack) -> tuple[Block, ...]:
    """Return whose pack it is, when the meeting is on the reader's clock, where, and of when the plan is."""
    reader = pack.reader
    elsewhere = f" ({reader.elsewhere})" if reader.elsewhere else ""
    runs = [Run(f"{reader.date}, {reader.times}", bold=True), *text(elsewhere)]
    if pack.link:
        runs += [Run("  \u00b7  "), Run(pack.link, address=pack.link)]
    blocks: list[Block] = [
        Paragraph(text(f"{brief(pack.title)} \u00b7 for {reader.name}"), "subtitle"),
        Paragraph(tuple(runs)),
    ]
    if reader.clock_notice:
        blocks.append(Paragraph(text(reader.clock_notice), "note"))
    plan = f"Plan as of {pack.as_of}." if pack.as_of else "The plan does not say of when it is."
    blocks.append(Paragraph(text(f"{plan} Be prepared by {reader.prepare_by}: eight minutes for this page."), "note"))
    return tuple(blocks)


def your_question(pack: Pack) -> tuple[Block, ...]:
    """Return the reader's one question."""
    return (Callout(text(brief_whole(pack.reader.question, _QUESTION))),)


def brief_whole(words: str, longest: int = _LONGEST) -> str:
    """Return words as they are, shortened only where they are long."""
    return words if len(words) <= longest else brief(words, longest)


def _most(pack: Pack) -> int:
    return _MOST - bool(pack.changed)


def your_role(pack: Pack) -> tuple[Block, ...]:
    """Return what the reader is there for."""
    return (Paragraph(text(pack.reader.role)),)


def your_promises(pack: Pack) -> tuple[Block, ...]:
    """Return what the reader has promised and not closed, the earliest due first."""
    promises = pack.reader.promises
    if not promises:
        return (Paragraph(text("You owe nothing from earlier reviews.")),)
    items = [ListItem(_promise(one)) for one in promises[: _most(pack)]]
    more = len(promises) - len(items)
    blocks: list[Block] = [
        Paragraph(text(f"You have {count(len(promises), 'open promise')}:")),
        List(tuple(items)),
    ]
    if more > 0:
        blocks.append(Paragraph(text(f"{more} more of yours stand in the appendix."), "note"))
    return tuple(blocks)


def _promise(one: Promise) -> Inline:
    return text(brief_whole(one.what)) + due_words(one)


def due_words(one: Promise) -> Inline:
    """Return `, due 15 Dec 2026, overdue, carried twice`."""
    words = [f"due {one.due}" if one.due else "no date"]
    words += [f"carried {_times(one.carried)}"] if one.carried > 1 else []
    words += [] if one.agreed else ["not agreed by you" if one.owner else "nobody owns it"]
    late = text(", ") + text("overdue", bold=True, tone="alert") if one.overdue else ()
    return text(f", {words[0]}", tone="muted") + late + text("".join(f", {one}" for one in words[1:]), tone="muted")


def _times(carried: int) -> str:
    return "twice" if carried == 2 else f"{carried} times"


def questions(pack: Pack) -> tuple[Block, ...]:
    """Return the questions of the review, with who begins to answer each."""
    items = tuple(
        ListItem(text(brief_whole(one.text, _QUESTION)) + _begins(one.who, mine=one.who == pack.reader.name))
        for one in pack.questions
    )
    return (List(items, ordered=True),) if items else ()


def _begins(who: str, *, mine: bool) -> Inline:
    return text("  You begin.", bold=True, tone="strong") if mine else text(f"  {who} begins.", tone="muted")


def account_line(pack: Pack) -> tuple[Block, ...]:
    """Return the account in one line: from baseline to target, the funnel against the gap, what is at risk."""
    line = pack.line
    runs: list[Run] = []
    if line.baseline and line.target:
        runs += [Run(line.baseline, bold=True), Run(" to "), Run(line.target, bold=True), Run(f" by {line.by}; ")]
    elif line.target:
        runs += [Run("Target "), Run(line.target, bold=True), Run(f" by {line.by}, no baseline written; ")]
    elif line.baseline:
        runs += [Run("Baseline "), Run(line.baseline, bold=True), Run(", no target written; ")]
    runs += [Run("funnel " if runs else "Funnel "), Run(line.funnel, bold=True)]
    if line.coverage and line.gap:
        weighted = f", weighted {line.weighted}" if line.weighted else ""
        needed = f", {line.needed} needed" if line.needed else ""
        runs.append(Run(f" is {line.coverage} the gap of {line.gap}{weighted}{needed}"))
    risk = [Run("; "), Run(line.at_risk, bold=True), Run(" of renewals at risk")] if line.at_risk else []
    return (Paragraph((*runs, *risk, Run("."))),)


def changed(pack: Pack) -> tuple[Block, ...]:
    """Return what changed since the last review."""
    items = tuple(ListItem(text(brief_whole(one, _LONGEST))) for one in pack.changed)
    return (List(items),) if items else ()


def coming(pack: Pack) -> tuple[Block, ...]:
    """Return what comes next in the customer's own year."""
    longest = _ONE_LINE if pack.changed else _LONGEST
    items = tuple(
        ListItem((Run(f"{one.when or 'No date'}: ", bold=True), *text(brief_whole(one.what, longest))))
        for one in pack.coming[: _most(pack)]
    )
    return (List(items),) if items else ()
