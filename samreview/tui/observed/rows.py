"""The rows of a snapshot: agenda, people, captures, growth, ways on offer."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from samreview.agenda.projection import expected_starts
from samreview.insight.funnel import funnel
from samreview.insight.ratios import ratio
from samreview.review import names, views
from samreview.review.held_times import booked_seconds
from samreview.tui.snapshot import AgendaRow, CaptureRow, Found, Offer, Offers, PersonRow
from samreview.tui.widgets.words import end_of
from samreview.values.money import parse_money, short

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samreview.agenda.ways import Way
    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.state import Capture, ClockView, Person, Placement

SHOWN_CAPTURES = 100
SHOWN_AGREED = 3
_DIGITS = 9


def agenda_rows(review: Review, at: Reading, clock: ClockView) -> tuple[AgendaRow, ...]:
    """Return the items in running order, with whole minutes and the times at which those that wait will start."""
    actual = views.actual_seconds(review, at)
    starts = _starts(review, at, clock)
    carried = {item.id for item in review.carried.items}
    return tuple(
        AgendaRow(
            number=number,
            id=state.id,
            title=state.item.title,
            minutes=state.minutes,
            planned=state.planned_minutes,
            actual=round(actual.get(state.id, 0) / 60) if state.started else None,
            outcome=state.outcome,
            current=state.id == review.current,
            starts=starts.get(state.id),
            lead=state.item.lead,
            carried=state.id in carried,
        )
        for number, state in enumerate(review.items, 1)
    )


def _starts(review: Review, at: Reading, clock: ClockView) -> dict[str, str]:
    """Return when each waiting item is expected to start, as a time of day."""
    if clock.phase not in ("lobby", "running", "paused"):
        return {}
    lobby = clock.phase == "lobby"
    now = review.booked_start if lobby else booked_seconds(review, at)
    left = 0 if lobby else max(0, views.remaining_seconds(review, at))
    waiting = views.waiting(review)
    starts = expected_starts(now, left, waiting)
    return {
        item.id: f"{dt.datetime.fromtimestamp(start + review.ahead, review.zone):%H:%M}"
        for item, start in zip(waiting, starts, strict=True)
    }


def people_rows(review: Review, at: Reading, *, talk: bool) -> tuple[PersonRow, ...]:
    """Return the team in the plan's order, then guests. Digits are for all of a small team, else for who has arrived.

    So a digit stays with its person for as long as the review lasts in a team of nine, and no longer shifts once all
    have arrived in a larger one.
    """
    heard = views.heard(review, at)
    seconds = views.talk_seconds(review, at) if talk else {}
    carries = views.actions_of(review)
    small = len(review.people) <= _DIGITS
    all_of_them = small or review.phase == "lobby"
    numbered = [who.id for who in review.people.values() if all_of_them or who.arrived][:_DIGITS]
    numbers = {person: number for number, person in enumerate(numbered, 1)}
    firsts = first_names(review)
    return tuple(
        PersonRow(
            id=who.id,
            name=who.name,
            first=firsts[who.id],
            number=numbers.get(who.id),
            function=who.function or ("guest" if who.guest else ""),
            region=who.region or "",
            roles=tuple(role for role, holder in review.roles.items() if holder == who.id),
            guest=who.guest,
            present=who.present,
            heard=who.id in heard,
            hand=who.hand,
            floor=review.floor == who.id,
            captures=len(review.captured_by.get(who.id, ())),
            carries=carries[who.id],
            talk=seconds.get(who.id) if talk else None,
            local_time=_local_time(who, at),
            ready=who.id in review.preps and review.preps[who.id].is_ready,
        )
        for who in review.people.values()
    )


def with_time(
    rows: tuple[PersonRow, ...], review: Review, at: Reading, *, talk: bool, new_minute: bool
) -> tuple[PersonRow, ...]:
    """Return the same people a moment later: who talks has talked longer, and local times move with the minute."""
    if new_minute:
        rows = tuple(row._replace(local_time=_local_time(review.people[row.id], at)) for row in rows)
    seconds = views.talk_seconds(review, at) if talk else {}
    return tuple(row if row.talk == seconds.get(row.id) else row._replace(talk=seconds.get(row.id)) for row in rows)


def first_name(name: str | None) -> str:
    """Return the first word of a name, nothing of nobody."""
    return name.split(" ")[0] if name else ""


def first_names(review: Review) -> dict[str, str]:
    """Return by id how each person is called: by the first name, and by the whole where two have the same first."""
    words = {who.id: first_name(who.name) or who.id for who in review.people.values()}
    alike = Counter(words.values())
    return {person: word if alike[word] == 1 else review.people[person].name for person, word in words.items()}


def _local_time(who: Person, at: Reading) -> str:
    if not who.timezone:
        return ""
    return f"{at.instant.astimezone(ZoneInfo(who.timezone)):%H:%M}"


def capture_rows(review: Review, person: str) -> tuple[CaptureRow, ...]:
    """Return the latest captures, ready to draw; all of them after the close, when what came of it is counted."""
    over = review.phase in ("closed", "approved")
    return rows_of(review, review.captures if over else review.captures[-SHOWN_CAPTURES:], person)


def last_agreed(review: Review, person: str) -> tuple[CaptureRow, ...]:
    """Return the last decisions and actions, the oldest of them first."""
    agreed = (one for one in reversed(review.captures) if one.kind in ("decision", "action") and not one.withdrawn)
    return rows_of(review, tuple(islice(agreed, SHOWN_AGREED))[::-1], person)


def rows_of(review: Review, captures: Sequence[Capture], person: str) -> tuple[CaptureRow, ...]:
    """Return these captures, ready to draw."""
    placed, firsts = views.placements(review, captures), first_names(review)
    return tuple(
        _capture_row(review, capture, person, place, firsts) for capture, place in zip(captures, placed, strict=True)
    )


def _capture_row(
    review: Review, capture: Capture, person: str, place: Placement | None, firsts: Mapping[str, str]
) -> CaptureRow:
    in_room = capture.typed_by is not None and capture.person is None and capture.said_by is None
    who = capture.by if in_room else capture.person or capture.said_by
    name = firsts.get(who) if who else None
    if name is None and who:
        stakeholder = review.plan.stakeholder(who)
        name = first_name(stakeholder.name if stakeholder else who)
    spoken = parse_money(capture.growth_said) if capture.growth_said else None
    added = short(capture.growth) if capture.growth else ""
    growth = f"+{f'{spoken[1]} {short(spoken[0])}' if spoken else added}" if added else ""
    return CaptureRow(
        number=capture.number,
        kind=capture.kind,
        text=capture.text,
        person=name or "",
        due=f"{capture.due.day} {capture.due:%b %Y}" if capture.due else "",
        growth=growth,
        item=capture.item,
        unresolved=tuple(one.mark for one in capture.unresolved),
        agreed=capture.agreed,
        up=capture.up,
        withdrawn=capture.withdrawn,
        mine=person in (capture.by, capture.typed_by),
        place=place,
        in_room=in_room,
        merged_into=capture.merged_into,
        parked=capture.parked,
    )


def found(review: Review) -> Found:
    """Return what the review found, against the gap."""
    growth = views.growth_found(review)
    gap = funnel(review.plan, review.on).gap
    ahead, placed = views.reach(review)
    return Found(
        claimed=short(growth.claimed),
        cost=short(growth.cost),
        agreed=short(growth.agreed),
        gap=short(gap) if gap is not None and gap > 0 else None,
        claims=growth.claims,
        name_problem=growth.name_problem,
        horizon_share=ratio(ahead, placed) if placed else None,
        owned=short(growth.owned),
        wish=short(growth.wish) if growth.wish else None,
        placed=placed,
        agreed_by=tuple(first_name(names.name_of(review, who)) for who in growth.agreed_by),
        part_of_gap=ratio(growth.claimed, gap) if gap is not None else None,
    )


def offers(review: Review, clock: ClockView) -> Offers | None:
    """Return the ways on offer as they were offered, None where none stand."""
    if not review.offers or review.offered_at is None:
        return None
    zone = clock.booked_end.tzinfo
    booked = clock.booked_end
    last = max(way.new_end for way in review.offers)
    late = -(-(last - review.booked_end) // 60)
    ends = end_of(dt.datetime.fromtimestamp(last + review.ahead, zone))
    sentence = f"Now {review.offered_at.astimezone(zone):%H:%M}, end {ends}, booked {booked:%H:%M}: {late} over"
    brief = f"{late} over: {ends}, booked {booked:%H:%M}"
    return Offers(sentence, tuple(_offer(review, way, zone) for way in review.offers), brief)


def _offer(review: Review, way: Way, zone: dt.tzinfo | None) -> Offer:
    titles = {state.id: state for state in review.items}
    count = len(way.cuts)
    words = {
        "shorten": f"shorten {_counted(count)}",
        "leave": f"leave {_counted(count)} for next time",
        "run-over": "run over",
    }
    cuts = []
    for cut in way.cuts:
        state = titles.get(cut.item)
        if state is not None:
            cuts.append(
                state.item.title if cut.left else f"{state.item.title} {state.minutes} > {state.minutes - cut.minutes}"
            )
    end = end_of(dt.datetime.fromtimestamp(way.new_end + review.ahead, zone))
    return Offer(way.number, words[way.name], end, ", ".join(cuts))


def _counted(count: int) -> str:
    return {1: "one item", 2: "two items", 3: "three items"}.get(count, f"{count} items")
