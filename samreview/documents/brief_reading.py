"""Reads a plan and what is still open into a brief of one page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.brief_data import Brief
from samreview.documents.brief_sections import business, everything, our_promises, their_promises
from samreview.documents.one_page import Section, fitted, lines_of
from samreview.documents.tree import words_of
from samreview.insight.exhibits.visit import visit_exhibit
from samreview.insight.prompts.visit import visit_questions

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from samreview.documents.tree import Inline
    from samreview.plan.model import Plan, Visit
    from samreview.review.carry.model import Commitment

ROOM = 47.0
"""Lines of a page under its title, on the shorter of our papers."""
_HEADING = 1.9
_WHOLE = ("team", "people", "hear")
"""What is never cut: who they are and who we are is why there is a brief at all."""
_FIRST = ("ask", "ours", "theirs", "priorities", "coming", "challenges", "service")
"""Who is given room first."""
_MOST = {"ours": 4, "theirs": 3, "priorities": 3, "coming": 3, "challenges": 3, "service": 2}
"""What a person can keep in mind, however much room there is."""
_LEAST_OWED = 3
"""Promises that nobody should travel without."""
_MOST_FOUND = 4
"""Questions beside those that the plan has for the visit."""


def read_brief(plan: Plan, visit: Visit, on: dt.date, open_actions: Sequence[Commitment], note: str = "") -> Brief:
    """Return the brief for a visit; `open_actions` are what we still owe, of all reviews and of the plan."""
    exhibit = visit_exhibit(plan, visit, on)
    entries = everything(exhibit, visit_questions(plan, visit, on))
    entries |= {"ours": our_promises(open_actions, visit, on), "theirs": their_promises(plan, visit, on)}
    entries |= business(plan, visit, on)
    most = _MOST | {"ask": len(visit.questions) + _MOST_FOUND}
    least = {name: len(entries[name]) for name in _WHOLE} | {"ask": len(visit.questions) + 2, "ours": _LEAST_OWED}
    sections = [
        Section(name, _lines(entries[name][: most.get(name)]), least.get(name, 0), _HEADING)
        for name in (*_WHOLE, *_FIRST)
    ]
    room = ROOM - (lines_of(visit.purpose) if visit.purpose else 0)
    kept = fitted(sections, room)
    return Brief(
        account=plan.account.name,
        visit=visit.id,
        on=on,
        date=visit.date,
        purpose=visit.purpose,
        where=exhibit.units,
        sections={name: found[: kept[name]] for name, found in entries.items()},
        left_out={name: len(found) - kept[name] for name, found in entries.items()},
        note=note,
    )


def _lines(entries: Sequence[Inline]) -> tuple[int, ...]:
    return tuple(lines_of(words_of(one)) for one in entries)
