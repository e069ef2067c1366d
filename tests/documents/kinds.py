"""Every kind of document that there is, each made of the same facts: one table, so that a new kind is held to all."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from samreview.documents.accounts_register import actions_document
from samreview.documents.accounts_register_data import AccountsRegister, RegisterRow
from samreview.documents.brief import brief_document
from samreview.documents.brief_customer import customer_brief_document
from samreview.documents.brief_reading import read_brief
from samreview.documents.case import case_document
from samreview.documents.case_data import CaseFile
from samreview.documents.customer import customer_minutes_document, customer_pack_document
from samreview.documents.customer_data import Colleague, CustomerMinutes, OpenItem, SharedLine
from samreview.documents.customer_reading import read_customer_brief, read_customer_pack
from samreview.documents.minutes import minutes_document
from samreview.documents.pack import pack_document
from samreview.documents.pack_reading import read_packs
from samreview.documents.register import Choice, Entry, Register
from samreview.insight.cases import case
from samreview.plan.model import PlanAction, Visit
from samreview.review.carry.chapter import plan_actions
from samreview.review.carry.model import Commitment
from tests.documents.conftest import MINUTES, OWNERS, line
from tests.documents.packing import meeting_of, plan_named
from tests.documents.planted import Planter

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samreview.documents.minutes_data import Line, Minutes
    from samreview.documents.tree import Document
    from samreview.plan.model import Plan

ON = dt.date(2026, 11, 24)
START = dt.datetime(2026, 11, 24, 15, tzinfo=ZoneInfo("Europe/Berlin"))
VISIT = Visit(id="visit", date=dt.date(2027, 1, 12))


class Facts(NamedTuple):
    """What documents are made of: a plan, what a review held, what of it the customer may see, all actions."""

    plan: Plan
    minutes: Minutes
    shared: CustomerMinutes
    actions: tuple[Commitment, ...]


def visit_of(plan: Plan) -> Visit:
    return plan.visits[0] if plan.visits else VISIT


def register_of(facts: Facts) -> AccountsRegister:
    rows = tuple(RegisterRow(f"halden/{one.id}", "halden", one) for one in facts.actions)
    entries = tuple(Entry(row.key, row.action.what, owner=row.action.owner, due=row.action.due) for row in rows)
    owners = tuple(Choice(member.id, member.name) for member in facts.plan.team)
    register = Register("halden@1", None, entries, owners)
    return AccountsRegister(rows, register, {"halden": facts.plan.account.name}, ON)


KINDS: Mapping[str, Callable[[Facts], Document]] = {
    "minutes": lambda facts: minutes_document(facts.minutes),
    "minutes for the customer": lambda facts: customer_minutes_document(facts.shared),
    "pack": lambda facts: pack_document(read_packs(meeting_of(facts.plan))[0]),
    "pack for the customer": lambda facts: customer_pack_document(
        read_customer_pack(facts.plan, meeting_of(facts.plan).agenda)
    ),
    "brief": lambda facts: brief_document(
        read_brief(facts.plan, visit_of(facts.plan), ON, [one for one in facts.actions if one.is_open])
    ),
    "brief for the customer": lambda facts: customer_brief_document(
        read_customer_brief(facts.plan, visit_of(facts.plan), ON)
    ),
    "case": lambda facts: case_document(CaseFile(case([facts.plan], ON), ON)),
    "actions": lambda facts: actions_document(register_of(facts)),
}


def rich() -> Facts:
    """Return the facts of the first example."""
    plan = plan_named()
    return Facts(plan, MINUTES, shared_of(MINUTES), tuple(plan_actions(plan)))


def shared_of(minutes: Minutes, team: tuple[Colleague, ...] = (Colleague("Dana Whitfield", None, "sales"),)) -> Any:  # noqa: ANN401  mypy knows it
    """Return what the customer sees of minutes when everything in them is shared."""
    lines = tuple(SharedLine(one.kind, one.text, one.owner, one.due, None) for one in minutes.lines)
    items = tuple(OpenItem(one.title, one.question, START, START + dt.timedelta(minutes=20)) for one in minutes.items)
    return CustomerMinutes(
        minutes.account,
        minutes.on,
        minutes.date,
        minutes.draft,
        minutes.rehearsed,
        items,
        items[-1].ends if items else None,
        team,
        lines,
    )


def empty() -> Facts:
    """Return facts of which there are hardly any."""
    plan = plan_named("smallest")
    minutes = replace(
        MINUTES,
        plan=plan,
        headline=None,
        next_review=None,
        register=None,
        regions=(),
        guests=(),
        roles=(),
        lines=(),
        items=(),
        outside=(),
        growth=replace(MINUTES.growth, claimed="", owned="", agreed="", cost="", wish=None, gap=None, any=False),
        parked=(),
        corrections=(),
        heard=(),
        attempts=(),
        cuts=(),
        fixes=(),
    )
    return Facts(plan, minutes, shared_of(minutes, ()), ())


class Filler(Planter):
    """Puts the same words into every text of a plan."""

    def __init__(self, words: str, only: frozenset[str] = frozenset()) -> None:
        super().__init__()
        self.words, self.only = words, only

    def _put(self, path: str, value: Any, *forms: str) -> Any:  # noqa: ANN401  the value itself
        if path == "Account.currency":
            return "EUR"
        planted = str(value).startswith("Zq") and (not self.only or path in self.only)
        return self.words if planted else super()._put(path, value, *forms)


def hostile(words: str) -> Facts:
    """Return facts with some words in every place that people write."""
    plan = replace(Filler(words).plan(), next_review=None)
    minutes = everywhere(MINUTES, words)
    actions = tuple(
        Commitment(f"r/{number}", "action", words, "zid-team-1", words, ON, because=words) for number in range(3)
    )
    return Facts(plan, minutes, shared_of(minutes, (Colleague(words, words, words),)), actions)


def large(words: str) -> Facts:
    """Return the facts of the first example with a very long text in one field that each kind shows."""
    facts = rich()
    plan, minutes = facts.plan, facts.minutes
    problem, *others = plan.customer.problems
    ask, *asks = plan.internal_asks
    plan = replace(plan, customer=replace(plan.customer, problems=(replace(problem, problem=words), *others)))
    plan = replace(plan, internal_asks=(replace(ask, ask=words), *asks))
    plan = replace(plan, visits=tuple(replace(one, purpose=words) for one in plan.visits))
    minutes = replace(minutes, lines=(replace(minutes.lines[3], text=words), *minutes.lines[4:]), plan=plan)
    actions = tuple(one._replace(what=words) for one in facts.actions[:1])
    return Facts(plan, minutes, shared_of(minutes), actions)


def everywhere(minutes: Minutes, words: str) -> Minutes:
    """Return minutes with the words in every place that people write."""
    texts: Any = {
        "text": words,
        "owner": words,
        "helpers": (words,),
        "opportunity": words,
        "about": (words,),
        "notes": (words,),
        "also": (words,),
    }
    last = line(40, "action", "x", unresolved=(words,), declined=((words, words),))
    lines = tuple(replace(one, **texts) for one in (*minutes.lines[:8], last))
    assert minutes.register is not None
    register = replace(
        minutes.register,
        entries=tuple(replace(one, text=words, note=words) for one in minutes.register.entries),
        owners=tuple(Choice(one.value, words) for one in minutes.register.owners),
    )
    return replace(
        minutes,
        account=words,
        title=words,
        headline=words,
        lines=lines,
        items=tuple(replace(item, title=words, lines=lines) for item in minutes.items[:4]),
        guests=(words,),
        roles=(("moderator", words),),
        regions=(replace(minutes.regions[0], name=words, present=(words,)),),
        parked=tuple(replace(one, text=words, by=words, item=words) for one in minutes.parked),
        corrections=tuple(
            replace(one, what=words, field=words, was=words, now=words, because=words, by=words)
            for one in minutes.corrections
        ),
        heard=tuple(
            replace(one, who=words, opportunity=words, stance=words, because=words, by=words) for one in minutes.heard
        ),
        register=register,
    )


def many(number: int) -> Facts:
    """Return facts with that many actions, in the plan and in what a review agreed."""
    facts = rich()
    names = tuple(OWNERS)
    lines: list[Line] = list(MINUTES.lines)
    for place in range(number):
        due = ON + dt.timedelta(days=place % 90)
        words = f"Bring the line layout & takt times of cell {place}, as <measured> by the plant itself"
        owner = names[place % len(names)] if place % 7 else None
        item = MINUTES.items[place % 9].id
        lines.append(line(100 + place, "action", words, item, owner=owner, due_day=due if place % 5 else None))
    entries = tuple(
        Entry(f"halden-2026-11-24/{one.number}", one.text, owner=OWNERS.get(one.owner or ""), due=one.due_day)
        for one in lines
        if one.kind == "action"
    )
    minutes = replace(
        MINUTES,
        lines=tuple(lines),
        items=tuple(replace(one, lines=tuple(each for each in lines if each.item == one.id)) for one in MINUTES.items),
        register=replace(MINUTES.register, entries=entries) if MINUTES.register else None,
    )
    actions = tuple(
        Commitment(f"r/{one.number}", "action", one.text, OWNERS.get(one.owner or ""), one.owner, one.due_day)
        for one in lines
        if one.kind == "action"
    )
    ids = {member.id for member in facts.plan.team}
    planned = tuple(
        PlanAction(id=f"a{100 + place}", what=one.what, owner=one.owner if one.owner in ids else None, due=one.due)
        for place, one in enumerate(actions)
    )
    plan = replace(facts.plan, actions=planned)
    return facts._replace(plan=plan, minutes=minutes, shared=shared_of(minutes), actions=actions)
