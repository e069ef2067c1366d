"""The blocks that a template of the internal case may name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.blocks.case_ask import ask_facts, decider_name, stands
from samreview.documents.tree import Cell, Column, Fact, Heading, KeyFacts, Paragraph, Row, Table, text
from samreview.documents.wording import capitalised, count, day, joined, money

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from samreview.documents.case_data import CaseFile
    from samreview.documents.tree import Block, Inline
    from samreview.insight.cases import AskCase, CurrencyCase, DeciderCase


def worth(file: CaseFile) -> tuple[Block, ...]:
    """Return what waits, for each currency: how much, how many, and the first date to say yes by."""
    return tuple(block for part in file.case.parts if part.asks for block in (*_label(file, part), _worth(file, part)))


def _label(file: CaseFile, part: CurrencyCase) -> tuple[Block, ...]:
    """Return the name of a currency, to stand above what counts in it, where there are several."""
    return (Paragraph(text(f"In {part.currency}"), "label"),) if len(file.case.parts) > 1 else ()


def _worth(file: CaseFile, part: CurrencyCase) -> Block:
    late = sum(one.row.passed for one in part.asks)
    coming = min((by for one in part.asks if (by := one.row.commit_by) and by >= file.on), default=None)
    facts = (
        Fact("Held up", money(part.currency, part.held_up), _opportunities(part.deals)),
        Fact("Waiting for a yes", count(len(part.asks), "ask"), f"from {count(len(part.deciders), 'decider')}"),
        Fact("Next yes needed by", day(coming) or "no date", f"{late} passed already" if late else ""),
    )
    return KeyFacts(facts, f"What waits, in {part.currency}")


def _opportunities(number: int) -> str:
    return f"{count(number, 'opportunity', 'opportunities')}, each counted once" if number else "no open opportunity"


def to_do(file: CaseFile) -> tuple[Block, ...]:
    """Return what we must do, the most value held up first."""
    return _tables(file, "What we must do", lambda part: part.to_do)


def to_stop(file: CaseFile) -> tuple[Block, ...]:
    """Return the steps that we should stop asking of the customer, the most value held up first."""
    return _tables(file, "What we should stop asking of the customer", lambda part: part.to_stop)


def _tables(file: CaseFile, caption: str, chosen: Callable[[CurrencyCase], tuple[AskCase, ...]]) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for part in file.case.parts:
        asks = chosen(part)
        if not asks:
            continue
        columns = (
            Column("What", 48),
            Column("Who decides", 20),
            Column("Commit by", 15),
            Column("Holds up", 17, "right"),
        )
        rows = tuple(
            Row((Cell(_what(file, one)), Cell(_who(one)), Cell(_commit_by(one)), Cell(_held_up(one)))) for one in asks
        )
        several = len(file.case.parts) > 1
        blocks += _label(file, part)
        blocks.append(Table(columns, rows, f"{caption}, in {part.currency}" if several else caption))
    return tuple(blocks)


def _what(file: CaseFile, one: AskCase) -> Inline:
    account = f" ({one.account_name})" if len(file.case.accounts) > 1 else ""
    return text(one.row.ask) + text(account, tone="muted")


def _who(one: AskCase) -> Inline:
    decider = one.row.decider
    return text(decider) if decider else text("nobody is named", tone="alert", italic=True)


def _held_up(one: AskCase) -> Inline:
    return text("" if one.held_up is None else money(one.currency, one.held_up))


def _commit_by(one: AskCase) -> Inline:
    row = one.row
    if row.commit_by is None:
        return text("no date", tone="alert", italic=True)
    late = text(", passed", tone="alert", bold=True) if row.passed else ()
    return text(day(row.commit_by)) + (late or (text(", at risk", tone="alert") if row.at_risk else ()))


def deciders(file: CaseFile) -> tuple[Block, ...]:
    """Return each decider with what is asked of them, in their terms; the most value held up first."""
    blocks: list[Block] = []
    for part in file.case.parts:
        for group in part.deciders:
            blocks.append(Heading(2, text(capitalised(decider_name(group.decider, group.function)))))
            if len(group.asks) > 1:
                blocks.append(Paragraph(text(_sum(part, group)), "lead"))
            for one in group.asks:
                blocks.append(Heading(3, _title(file, one)))
                blocks.append(ask_facts(one, file.attempts.get(one.key, ())))
    return tuple(blocks)


def _sum(part: CurrencyCase, group: DeciderCase) -> str:
    waits = (
        f"{money(part.currency, group.held_up)} in {_opportunities(group.deals)}" if group.deals else "nothing named"
    )
    accounts = f" of {joined(list(group.accounts))}" if len(group.accounts) > 1 else ""
    return f"{capitalised(count(len(group.asks), 'ask'))}{accounts} hold up {waits}."


def _title(file: CaseFile, one: AskCase) -> Inline:
    says_so = one.row.kind == "do" or one.row.ask.casefold().startswith("stop")
    return (() if says_so else text("Stop: ", tone="alert")) + _what(file, one)


def committed(file: CaseFile) -> tuple[Block, ...]:
    """Return what is promised, and by when it has to be there."""
    rows = tuple(
        Row((Cell(_what(file, one)), Cell(_who(one)), Cell(text(day(one.row.needed_by) or "no date"))))
        for part in file.case.parts
        for one in part.committed
    )
    columns = (Column("What", 60), Column("Who said yes", 25), Column("Needed by", 15))
    return (Table(columns, rows, "What our own organisation has promised"),) if rows else ()


def only_ask(file: CaseFile) -> tuple[Block, ...]:
    """Return the one ask that the case is for, in the terms of whoever decides it."""
    blocks: list[Block] = []
    for one in _all(file):
        blocks.append(Paragraph(text(capitalised(decider_name(one.row.decider, one.row.function))), "lead"))
        blocks.append(ask_facts(one, file.attempts.get(one.key, ())))
    return tuple(blocks)


def _all(file: CaseFile) -> Iterable[AskCase]:
    return (one for part in file.case.parts for one in (*part.asks, *part.committed))


def standing(file: CaseFile) -> tuple[Block, ...]:
    """Return where the asks stand, counted; no share of so few would mean anything."""
    words: dict[str, int] = {}
    for one in _all(file):
        words[stands(one.row.commitment)] = words.get(stands(one.row.commitment), 0) + 1
    counted = joined([f"{number} {word}" for word, number in words.items()])
    return (Paragraph(text(f"Where they stand: {counted}."), "note"),) if counted else ()


CASE_BLOCKS: Mapping[str, Callable[[CaseFile], tuple[Block, ...]]] = {
    "worth": worth,
    "to-do": to_do,
    "to-stop": to_stop,
    "deciders": deciders,
    "only-ask": only_ask,
    "committed": committed,
    "standing": standing,
}
