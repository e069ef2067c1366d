"""Prompts about our own house: what another function must promise, and what we ourselves promised and owe."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from samreview.insight.exhibits.actions import ActionRow, ActionsExhibit, actions_exhibit
from samreview.insight.exhibits.asks import AskRow, asks_exhibit
from samreview.insight.prompts.prompt import Prompt, brief, ended, one_each
from samreview.values.dates import written_day
from samreview.values.money import short

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from samreview.plan.model import Plan


def ask_prompts(plan: Plan, on: dt.date) -> tuple[Prompt, ...]:
    """Return of each owner the ask at risk that holds up most; without any at risk, the next to be promised."""
    shown = asks_exhibit(plan, on)
    if shown.at_risk:
        return one_each(map(at_risk_prompt, shown.at_risk))
    waiting = [row for row in shown.rows if row.commitment != "committed"]
    if not shown.rows:
        return (
            Prompt("No internal ask is written. What would make the next sale easier for them, and whose job is it?"),
        )
    if not waiting:
        return (Prompt(f"All {len(shown.rows)} asks are committed. Which of them would the customer not believe yet?"),)
    row = waiting[0]
    if row.commit_by is None:
        return (Prompt(f"“{brief(row.ask)}” has no date to commit by. When is it too late?", row.owner, row.id),)
    text = f"“{brief(row.ask)}” is the next to need a yes, by {written_day(row.commit_by)}. {_decider(row)}"
    return (Prompt(text, row.owner, row.id),)


def at_risk_prompt(row: AskRow) -> Prompt:
    """Return the question that an ask at risk asks of who drives it."""
    waits = f" holds up {short(row.held_up)} and" if row.held_up is not None else ""
    last = written_day(row.commit_by) if row.commit_by else "soon"
    when = f"needed a yes by {last}" if row.passed else f"needs a yes by {last}"
    return Prompt(f"“{brief(row.ask)}”{waits} {when}. {_decider(row)}", row.owner, row.id)


def _decider(row: AskRow) -> str:
    if row.decider is None:
        return "Who can say yes?"
    decider = brief(row.decider, 48)
    if row.metric is not None:
        return f"What does it do for {decider}, measured in {brief(row.metric, 48)}?"
    return f"What is {decider} measured by?"


def action_prompts(plan: Plan, on: dt.date) -> tuple[Prompt, ...]:
    """Return of each owner what is overdue, what nobody owns, and what the customer was to do; else what is next."""
    shown = actions_exhibit(plan, on)
    late = Counter(row.owner for row in shown.overdue)
    prompts = [
        *one_each(overdue_prompt(row, late[row.owner]) for row in shown.overdue if row.owner),
        *_unowned(shown),
        *_customer(plan, shown),
    ]
    if not prompts:
        following = next((row for row in shown.rows if row.due), None)
        if following and following.due:
            text = f"Next, by {written_day(following.due)}: {ended(following.what)} What could stop it?"
            prompts.append(Prompt(text, following.owner, following.id))
    return tuple(prompts)


def overdue_prompt(row: ActionRow, how_many: int) -> Prompt:
    """Return the question that an overdue action asks of its owner."""
    since = written_day(row.due) if row.due else ""
    if how_many > 1:
        text = (
            f"{how_many} of your actions are overdue, the oldest since {since}: {ended(row.what)} What would close it?"
        )
    else:
        text = f"Overdue since {since}: {ended(row.what)} What would close it?"
    return Prompt(text, row.owner, row.id)


def _unowned(shown: ActionsExhibit) -> Iterator[Prompt]:
    nobodys = [row for row in shown.rows if row.owner is None]
    if nobodys:
        more = f", and {len(nobodys) - 1} more" if len(nobodys) > 1 else ""
        yield Prompt(f"Nobody owns “{brief(nobodys[0].what)}”{more}. Who takes it?", about=nobodys[0].id)


def _customer(plan: Plan, shown: ActionsExhibit) -> Iterator[Prompt]:
    """Ask about the customer action that is overdue for the largest opportunity."""
    late = [(deal, row) for row in shown.customer if row.overdue and (deal := plan.opportunity(row.opportunity))]
    if late:
        deal, row = max(late, key=lambda pair: pair[0].amount)
        since = written_day(row.by) if row.by else ""
        yield Prompt(
            f"They were to act by {since}: {brief(row.what)} ({brief(deal.name, 40)}, {short(deal.amount)}). "
            "What happened?",
            deal.owner,
            deal.id,
        )
