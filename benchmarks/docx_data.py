"""What the Word benchmark writes: a review of 10 items, 60 notes, 40 decisions, 30 stakeholders and N actions.

The same facts for everybody: plain lists for the others, `Minutes` for this writer.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from samreview.documents.minutes_data import Line, Minutes

ITEMS, NOTES, DECISIONS, STAKEHOLDERS = 10, 60, 40, 30
OWNERS = ("Priya Raman", "Lukas Brandt", "Dana Whitfield", "Karim Haddad", "Beth Kowalczyk")
ACTION_HEADS = ("No.", "Action", "Owner", "Due", "Agreed", "Adds")
STAKEHOLDER_HEADS = ("Name", "Opportunity", "Role", "Influence", "Stance")
STANCES = ("advocate", "indifferent", "opposed", "unknown")
TITLE = "Halden Medical Systems: minutes of 24 Nov 2026"
FIRST_DUE = dt.date(2026, 12, 1)


class Facts(NamedTuple):
    """The review as texts; each note and decision stands under the item of the number before it."""

    items: list[str]
    notes: list[tuple[int, str]]
    decisions: list[tuple[int, str]]
    actions: list[tuple[str, ...]]
    stakeholders: list[tuple[str, ...]]


def facts(actions: int) -> Facts:
    """Return the facts with that many actions."""
    return Facts(
        [f"Item {one}: where the growth of the next quarters comes from" for one in range(1, ITEMS + 1)],
        [(one % ITEMS, f"Note {one}: Lyon fixes its budget on 15 April & Kassel in May") for one in range(NOTES)],
        [(one % ITEMS, f"Decision {one}: go to <Lyon> with engineering first") for one in range(DECISIONS)],
        [
            (
                str(one),
                f"Bring the line layout & takt times of cell {one}",
                OWNERS[one % len(OWNERS)],
                _due(one).strftime("%d %b %Y").lstrip("0"),
                "yes" if one % 3 else "not yet",
                "EUR 250,000",
            )
            for one in range(1, actions + 1)
        ],
        [
            (f"Jane Okafor {one}", "Next-gen analyser line", "Head of quality", "high", STANCES[one % len(STANCES)])
            for one in range(1, STAKEHOLDERS + 1)
        ],
    )


def _due(action: int) -> dt.date:
    return FIRST_DUE + dt.timedelta(days=action % 90)


def minutes(actions: int) -> Minutes:
    """Return the same facts as minutes, with everything that minutes of that size carry."""
    from samreview.documents.minutes_data import GrowthMinutes, ItemMinutes, Minutes, Region
    from samreview.documents.register import Choice, Entry, Register
    from samreview.plan.loader import load_plan
    from samreview.resources import data_bytes

    plan = load_plan(data_bytes("examples", "halden.yaml"), "halden.yaml").plan
    assert plan is not None  # noqa: S101  a shipped example
    some = plan.stakeholders
    people = tuple(
        replace(some[one % len(some)], id=f"{some[one % len(some)].id}-{one}", name=f"Jane Okafor {one}")
        if one >= len(some)
        else some[one]
        for one in range(STAKEHOLDERS)
    )
    plan = replace(plan, stakeholders=people)
    data = facts(actions)
    lines = [_line(number, "point", words, at) for number, (at, words) in enumerate(data.notes, 1)]
    lines += [_line(len(lines) + number, "decision", words, at) for number, (at, words) in enumerate(data.decisions, 1)]
    before = len(lines)
    for place, (_, words, owner, due, agreed, growth) in enumerate(data.actions):
        more = {"owner": owner, "due": due, "due_day": _due(place + 1), "agreed": agreed == "yes", "growth": growth}
        if place % 100 == 0:
            more["unresolved"] = ("@dmacdonato",)
        lines.append(_line(before + place + 1, "action", words, place % ITEMS, **more))
    by_item: dict[str, list[Line]] = {}
    for line in lines:
        by_item.setdefault(line.item or "", []).append(line)
    exhibits = ("none", "actions", "customer", "funnel", "assumptions", "asks", "stakeholders", "initiatives", "none")
    owners = tuple(Choice(name.split(maxsplit=1)[0].lower(), name) for name in OWNERS)
    ids = {choice.shown: choice.value for choice in owners}
    return Minutes(
        review="halden-2026-11-24",
        account=plan.account.name,
        title="Strategic account growth review",
        on=dt.date(2026, 11, 24),
        date="24 Nov 2026",
        times="15:00 to 17:00 Berlin time",
        phase="approved",
        draft=False,
        rehearsed=False,
        version=1,
        headline="Lyon is ours to win if engineering is there before the April budget.",
        next_review="Tue 23 Feb 2027, 15:00 Berlin time, 90 minutes",
        regions=(Region("Europe", OWNERS, ()),),
        guests=(),
        roles=(("moderator", OWNERS[0]),),
        lines=tuple(lines),
        items=tuple(
            ItemMinutes(
                f"item-{at}",
                at + 1,
                title,
                None,
                12,
                12,
                "done",
                exhibits[at % len(exhibits)],  # type: ignore[arg-type]  # names of exhibits
                tuple(by_item[f"item-{at}"]),
            )
            for at, title in enumerate(data.items)
        ),
        outside=(),
        growth=GrowthMinutes(
            "EUR 950,000", "EUR 950,000", "EUR 650,000", "EUR 75,000", None, "EUR 1,200,000", any=True
        ),
        parked=(),
        corrections=(),
        heard=(),
        attempts=(),
        cuts=(),
        amended=(),
        plan=plan,
        fixes=(),
        register=Register(
            "halden-2026-11-24@57",
            "halden-2026-11-24",
            tuple(
                Entry(f"halden-2026-11-24/{line.number}", line.text, owner=ids[line.owner or ""], due=line.due_day)
                for line in lines
                if line.kind == "action"
            ),
            owners,
        ),
    )


def _line(number: int, kind: str, words: str, item: int, **more: object) -> Line:
    from samreview.documents.minutes_data import Line

    empty: dict[str, Any] = {
        "owner": None,
        "helpers": (),
        "source": None,
        "due": None,
        "due_day": None,
        "opportunity": None,
        "about": (),
        "growth": None,
        "cost": None,
        "agreed": False,
        "agreed_on_word_of": None,
        "agreed_by": None,
        "declined": (),
        "unresolved": (),
        "notes": (),
        "also": (),
        "up": False,
    }
    return Line(number=number, kind=kind, text=words, item=f"item-{item}", **(empty | more))  # type: ignore[arg-type]  # kinds as words
