"""What changed since the last review, in plain text: 80 columns, the weightiest first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.funnel import funnel
from samreview.insight.picture.columns import WIDTH, cut, left, width
from samreview.insight.ratios import times_text
from samreview.values.dates import written_day
from samreview.values.money import short

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.insight.changes import ActionDue, Changes, DealChange, DealWay, StanceChange, ThingChange
    from samreview.plan.model import Plan

_Row = tuple[str, str, tuple[str, ...]]
"""In which way, what, and from where to where in each respect; a row without the last goes on about the one above."""
_WORDS: dict[DealWay, str] = {
    "removed": "removed",
    "won": "won",
    "lost": "lost",
    "added": "added",
    "out-of-horizon": "out of horizon",
    "into-horizon": "into horizon",
    "later": "pushed later",
    "earlier": "pulled earlier",
    "amount": "amount",
    "stage": "stage",
}
_WAY = 15
_DETAIL = 26
"""Details that are longer together stand below each other, so that names keep their room."""
_LEAST = 12
"""Columns that a name has, however long the detail beside it is."""


def changes_picture(before: Plan, after: Plan, found: Changes, review: str) -> tuple[str, ...]:
    """Return the lines, none wider than 80 cells; `review` is the name of the review that `before` was kept by."""
    lines = [f"{cut(after.account.name, 34)}   since {review}, to {written_day(found.on)}"]
    if before.account.currency == after.account.currency:
        lines.append(_funnel_line(before, after, found))
    else:
        lines.append(
            f"  counted in {before.account.currency} then and in {after.account.currency} now: amounts are not compared"
        )
    if found.nothing:
        return (*lines, "", "Nothing in the plan has changed, and no customer action has fallen due.")
    parts = (
        ("OPPORTUNITIES", [_deal_line(before, after, one) for one in found.deals]),
        (_due_title(found), [line for one in found.actions_due for line in _due_lines(one)]),
        ("STANCES", [_stance_line(after, one) for one in found.stances]),
        ("INTERNAL ASKS", [_thing_line(one) for one in found.asks]),
        ("ACTIONS", [_thing_line(one) for one in found.actions]),
    )
    for title, rows in parts:
        if rows:
            lines += ["", title, *_columns(rows)]
    return tuple(lines)


def _funnel_line(before: Plan, after: Plan, found: Changes) -> str:
    then, now = funnel(before, found.since), funnel(after, found.on)
    said = [
        f"funnel {_moved(short(then.value), short(now.value))}",
        f"weighted {_moved(short(then.weighted_value), short(now.weighted_value))}",
    ]
    if now.coverage is not None:
        said.append(f"covered {_moved(times_text(then.coverage), times_text(now.coverage))}")
    return f"  {'   '.join(said)}"


def _moved(was: str, now: str) -> str:
    return now if was == now else f"{now}, was {was}"


def _columns(rows: list[_Row]) -> Iterator[str]:
    """Return rows of way, name and detail; what there is no room for is cut off the names."""
    laid = [(way, name, _laid(parts)) for way, name, parts in rows]
    longest = max(width(name) for _, name, details in laid if details)
    widest = max(width(detail) for _, _, details in laid for detail in details)
    room = max(_LEAST, min(longest, WIDTH - 2 - _WAY - 2 - widest))
    for way, name, details in laid:
        first = f"{left(name, room)}  {details[0]}" if details else name
        yield cut(f"  {left(way, _WAY)}{first}".rstrip(), WIDTH)
        yield from (cut(f"  {' ' * (_WAY + room)}  {detail}", WIDTH) for detail in details[1:])


def _laid(parts: tuple[str, ...]) -> tuple[str, ...]:
    together = ", ".join(parts)
    return parts if width(together) > _DETAIL else (together,) if parts else ()


def _deal_line(before: Plan, after: Plan, change: DealChange) -> _Row:
    deal = change.deal
    return _WORDS[change.way], f"{deal.id}  {deal.name}", _deal_detail(before, after, change)


def _deal_detail(before: Plan, after: Plan, change: DealChange) -> tuple[str, ...]:
    was, now = change.was, change.now
    if was is None or now is None or change.way in ("won", "lost"):
        deal = change.deal
        ended = ("dropped",) if deal.outcome == "dropped" else ()
        return (*ended, short(deal.amount), written_day(deal.close))
    if not was.is_open:
        return "open again", short(now.amount), written_day(now.close)
    said = []
    if was.close != now.close:
        said.append(f"{written_day(was.close)} to {written_day(now.close)}")
    if was.amount != now.amount and before.account.currency == after.account.currency:
        said.append(f"{short(was.amount)} to {short(now.amount)}")
    if was.stage != now.stage:
        said.append(f"{was.stage or 'none'} to {now.stage or 'none'}")
    return tuple(said)


def _due_title(found: Changes) -> str:
    due = len(found.actions_due)
    return f"CUSTOMER ACTIONS  {found.taken} of {due} that fell due {'was' if due == 1 else 'were'} taken"


def _due_lines(one: ActionDue) -> Iterator[_Row]:
    details = [f"by {written_day(one.by)}"]
    if one.fate == "late" and one.now is not None and one.now.by is not None and one.now.by != one.by:
        details.append(f"now {written_day(one.now.by)}")
    yield one.fate, f"{one.deal}  {one.what}", tuple(details)
    if one.fate == "replaced" and one.now is not None:
        yield "", f"now: {one.now.what}", ()


def _stance_line(after: Plan, one: StanceChange) -> _Row:
    who = after.stakeholder(one.stakeholder)
    stances = " to ".join(filter(None, (one.was, one.now)))
    detail = f"{one.now}, with evidence now" if one.way == "proven" else stances
    return one.way, f"{one.deal}  {who.name if who else one.stakeholder}", (detail,)


def _thing_line(one: ThingChange) -> _Row:
    states = {"added": (one.now,), "removed": (one.was,), "changed": (one.was or "unsaid", one.now or "unsaid")}
    return one.way, f"{one.id}  {one.what}", (" to ".join(filter(None, states[one.way])) or "unsaid",)
