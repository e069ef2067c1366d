"""Reads a review into what its minutes report: ids become names, amounts and dates become what people write."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from samreview.documents.fingerprint import fingerprint_of
from samreview.documents.minutes_data import (
    AgreedBefore,
    AmendedLine,
    AskAttempt,
    Correction,
    CutTaken,
    GrowthMinutes,
    HeardStance,
    ItemMinutes,
    Line,
    Minutes,
    NotChosen,
    ParkedLine,
    Region,
    VersionMade,
)
from samreview.documents.minutes_register import review_register
from samreview.documents.wording import (
    capitalised,
    clock_times,
    count,
    day,
    joined,
    minutes_of,
    money,
    stated,
    weekday,
    zone_place,
)
from samreview.insight.funnel import growth_gap
from samreview.review import views
from samreview.review.answers import clock_at
from samreview.review.carry.standing import standing
from samreview.review.held_times import held_times
from samreview.review.record import record
from samreview.review.state import ROLES
from samreview.values.money import parse_money, said_written

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from samreview.plan.model import Plan
    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.held_times import HeldTimes
    from samreview.review.state import Amendment, ApprovedVersion, Capture, Choice, EditedFile, Fix, Person

_NO_REGION = "No region"
_WAYS = {"shorten": "shortened", "leave": "left for next time", "run-over": "ran over"}


def read_minutes(review: Review, at: Reading) -> Minutes:
    """Return what the minutes of a review say at one moment."""
    facts = record(review, at)
    names = _Names(review.plan, review.people)
    coming = next((one.version for one in review.amendments if one.version > review.version), None)
    merged = _merged(review, names)
    held = held_times(review)
    lines = tuple(names.line(one, merged) for one in review.captures if not one.withdrawn)
    titles = {state.id: state.item.title for state in review.items}
    return Minutes(
        review=review.id,
        account=review.plan.account.name,
        title=review.agenda.title,
        on=review.on,
        date=day(review.on),
        times=_times(held),
        booked=_booked(held),
        phase=review.phase,
        draft=review.phase != "approved" or coming is not None or bool(review.left_out),
        left_out=len(review.left_out),
        lost=len(review.lost),
        end_unknown=any(one.end_unknown for one in review.repairs),
        fingerprint=fingerprint_of(review),
        edited=tuple(_edited(review, one) for one in review.edited),
        coming=coming,
        versions=tuple(_version(review, one, names) for one in review.versions),
        not_chosen=tuple(
            NotChosen(one.number, one.kind, _words(one, one.text), one.dropped_because)
            for one in review.captures
            if one.withdrawn and one.dropped_because
        ),
        rehearsed=bool(review.rehearsed),
        version=facts["version"],
        headline=review.headline or None,
        next_review=_next_review(review),
        regions=_regions(review.people.values()),
        guests=tuple(person.name for person in review.people.values() if person.guest and person.arrived),
        roles=tuple((role, names.person(facts["roles"].get(role))) for role in ROLES),
        lines=lines,
        items=_items(review, facts, lines),
        outside=tuple(line for line in lines if line.item not in titles),
        growth=_growth(review, facts),
        parked=tuple(
            ParkedLine(one.text, names.name(one.by), titles.get(one.item or ""))
            for one in review.parked
            if not one.withdrawn
        ),
        corrections=tuple(names.correction(fix) for fix in review.fixes),
        heard=tuple(
            HeardStance(
                names.name(one.stakeholder),
                names.deal(one.opportunity),
                one.stance,
                one.because,
                names.name(one.heard_by or one.by),
            )
            for one in review.heard
        ),
        attempts=tuple(
            AskAttempt(names.ask(one.ask), one.commitment, one.because, names.name(one.by)) for one in review.attempts
        ),
        cuts=tuple(_cut(review, choice, titles) for choice in review.choices),
        amended=tuple(_amended(review, one) for one in review.amendments),
        plan=review.plan,
        fixes=tuple(review.fixes),
        agreed_before=tuple(_agreed_before(review, names)),
        put_off=review.carried.items,
        register=review_register(review),
    )


class _Names:
    """Names for the ids of one review."""

    def __init__(self, plan: Plan, people: Mapping[str, Person]) -> None:
        self.plan = plan
        self.currency = plan.account.currency
        self.people = {who.id: who.name for who in plan.stakeholders}
        self.people.update((member.id, member.name) for member in plan.team)
        self.people.update((who, person.name) for who, person in people.items())

    def name(self, person: str) -> str:
        return self.people.get(person, person)

    def person(self, person: str | None) -> str | None:
        return None if person is None else self.name(person)

    def deal(self, deal: str) -> str:
        found = self.plan.opportunity(deal)
        return found.name if found else deal

    def ask(self, ask: str) -> str:
        found = self.plan.ask(ask)
        return found.ask if found else ask

    def about(self, capture: Capture) -> tuple[str, ...]:
        problem = self.plan.problem(capture.problem) if capture.problem else None
        found = (
            self.person(capture.stakeholder),
            self.ask(capture.ask) if capture.ask else None,
            problem.problem if problem else capture.problem,
        )
        return tuple(name for name in found if name)

    def line(self, capture: Capture, merged: Mapping[int, tuple[str, ...]]) -> Line:
        in_room = capture.typed_by is not None and capture.person is None and capture.said_by is None
        source = self.person(capture.said_by) if capture.said_by != capture.person else None
        return Line(
            number=capture.number,
            kind=capture.kind,
            text=_words(capture, capture.text),
            item=capture.item,
            owner=self.person(capture.person),
            helpers=tuple(map(self.name, capture.helpers)),
            source=f"said in the room by {self.name(capture.by)}" if in_room else source,
            due=day(capture.due) or None,
            due_day=capture.due,
            opportunity=self.deal(capture.opportunity) if capture.opportunity else capture.new_opportunity,
            about=self.about(capture),
            growth=self.amount(capture.growth, capture.growth_said),
            cost=self.amount(capture.cost, capture.cost_said),
            agreed=capture.agreed,
            agreed_on_word_of=self.person(capture.agreed_on_word_of),
            agreed_by=self.person(capture.agreed_by),
            declined=tuple((self.name(who), why) for who, why in capture.declined),
            unresolved=tuple(one.mark for one in capture.unresolved),
            notes=capture.notes,
            also=capture.also,
            up=capture.up,
            merged=merged.get(capture.number, ()),
        )

    def amount(self, amount: Decimal | None, as_said: str | None) -> str | None:
        return said_written(self.currency, amount, as_said) if amount else None

    def correction(self, fix: Fix) -> Correction:
        if fix.target == "opportunity":
            what = self.deal(fix.id)
        else:
            what = self.ask(fix.id) if fix.target == "ask" else self.name(fix.id)
        field, by = fix.field.replace("_", " "), self.name(fix.by)
        return Correction(what, field, stated(fix.was), _corrected(fix), fix.because, by)


def _corrected(fix: Fix) -> str:
    """Return the value after a correction; an amount in the currency that it was said in, beside the account's."""
    now = stated(fix.now)
    foreign = fix.typed is not None and fix.typed[:3] != fix.now[:3] and (parse_money(fix.typed) or (0, None))[1]
    return f"{stated(fix.typed)} ({now})" if fix.typed is not None and foreign else now


def _merged(review: Review, names: _Names) -> dict[int, tuple[str, ...]]:
    """Return by number what each line took in, also by way of another that it took in, and from whom that came."""
    found: dict[int, tuple[str, ...]] = {}
    for capture in review.captures:
        into = capture.merged_into
        while into is not None and (further := review.captures[into - 1].merged_into) is not None:
            into = further
        if into is not None:
            came_from = joined([names.name(one) for one in capture.came_from])
            said = f"{capture.number}{f', from {came_from}' if came_from else ''}"
            found[into] = (*found.get(into, ()), said)
    return found


def _agreed_before(review: Review, names: _Names) -> Iterator[AgreedBefore]:
    said = {one.id: one for one in review.settled}
    for one in standing(review):
        word = said[one.id].on_word_of if one.id in said else None
        yield AgreedBefore(
            kind=one.kind,
            what=capitalised(one.what) if one.kind == "action" else one.what,
            owner=one.owner_name,
            due=day(one.due) or None,
            overdue=one.overdue(review.on),
            carried=one.carried,
            status=one.status,
            settled=one.id in said,
            because=one.because,
            on_word_of=names.person(word),
            said_by=names.person(said[one.id].by if one.id in said else None),
        )


def _times(held: HeldTimes) -> str:
    """Return the times it was held; before that, those booked."""
    zone = held.planned_start.tzinfo or dt.UTC
    if held.started is None:
        return clock_times(held.booked_start, held.booked_end, zone)
    if held.ended is None:
        return f"from {held.started:%H:%M} {zone_place(zone)}"
    return clock_times(held.started, held.ended, zone)


def _booked(held: HeldTimes) -> str:
    """Return `booked 15:00 to 17:00`, with what was planned where `/start` moved that; empty before the start."""
    if held.started is None:
        return ""
    on = held.started.date()
    booked = f"booked {_span(held.booked_start, held.booked_end, on)}"
    if (held.planned_start, held.planned_end) == (held.booked_start, held.booked_end):
        return booked
    return f"{booked}, planned for {_span(held.planned_start, held.planned_end, on)}"


def _span(start: dt.datetime, end: dt.datetime, on: dt.date) -> str:
    """Return `15:00 to 17:00`; with its day where that is not the day of the review."""
    until = f"{end:%H:%M}" if end.date() == start.date() else f"{end:%H:%M} on {day(end.date())}"
    return f"{start:%H:%M} to {until}" if start.date() == on else f"{day(start.date())}, {start:%H:%M} to {until}"


def _next_review(review: Review) -> str | None:
    following = review.next_review
    if following is None:
        return None
    length = f", {count(following.minutes, 'minute')}" if following.minutes else ""
    start = following.start
    return f"{weekday(start.date())}, {start:%H:%M} {zone_place(review.zone)}{length}"


def _regions(people: Iterable[Person]) -> tuple[Region, ...]:
    present: dict[str, list[str]] = {}
    absent: dict[str, list[str]] = {}
    for person in people:
        if person.guest:
            continue
        region = person.region or _NO_REGION
        (present if person.arrived else absent).setdefault(region, []).append(person.name)
    names = sorted(set(present) | set(absent), key=lambda name: (name == _NO_REGION, name))
    return tuple(Region(name, tuple(present.get(name, ())), tuple(absent.get(name, ()))) for name in names)


def _items(review: Review, facts: Mapping[str, Any], lines: tuple[Line, ...]) -> tuple[ItemMinutes, ...]:
    states = {state.id: state.item for state in review.items}
    by_item: dict[str | None, list[Line]] = {}
    for line in lines:
        by_item.setdefault(line.item, []).append(line)
    return tuple(
        ItemMinutes(
            id=row["id"],
            number=number,
            title=states[row["id"]].title,
            question=states[row["id"]].question,
            planned_minutes=row["planned_minutes"],
            actual_minutes=minutes_of(row["actual_seconds"]),
            outcome=row["outcome"],
            exhibit=states[row["id"]].exhibit,
            lines=tuple(by_item.get(row["id"], ())),
        )
        for number, row in enumerate(facts["items"], 1)
    )


def _growth(review: Review, facts: Mapping[str, Any]) -> GrowthMinutes:
    currency = review.plan.account.currency
    found, gap = views.growth_found(review), growth_gap(review.plan)
    return GrowthMinutes(
        claimed=money(currency, facts["growth_found"]),
        owned=money(currency, facts["growth_owned"]),
        agreed=money(currency, facts["growth_agreed"]),
        cost=money(currency, facts["growth_cost"]),
        wish=money(currency, found.wish) if found.wish else None,
        gap=money(currency, gap) or None,
        any=Decimal(facts["growth_found"]) > 0 or Decimal(facts["growth_cost"]) > 0,
    )


def _words(capture: Capture | None, words: str) -> str:
    """An action often lost its beginning (`Priya to send`); here it begins a sentence again."""
    return capitalised(words) if capture is not None and capture.kind == "action" else words


def _amended(review: Review, one: Amendment) -> AmendedLine:
    capture = review.capture(one.capture)
    return AmendedLine(one.capture, _words(capture, one.was), _words(capture, one.now), one.because, one.version)


def _version(review: Review, one: ApprovedVersion, names: _Names) -> VersionMade:
    at = one.at.astimezone(review.zone)
    return VersionMade(one.version, f"{day(at.date())}, {at:%H:%M} {zone_place(review.zone)}", names.name(one.by))


def _edited(review: Review, one: EditedFile) -> str:
    at = one.at.astimezone(review.zone)
    when = f"{day(at.date())}, {at:%H:%M} {zone_place(review.zone)}"
    lines = [str(line.line) for line in one.lines]
    which = f"line {lines[0]}" if len(lines) == 1 else f"lines {joined(lines)}"
    return f"Imported on {when} from a file that had been changed by hand ({which})."


def _cut(review: Review, choice: Choice, titles: Mapping[str, str]) -> CutTaken:
    left = choice.name == "leave"
    return CutTaken(
        at=f"{count(choice.at_seconds // 60, 'minute')} in",
        way=_WAYS.get(choice.name, choice.name),
        new_end=f"{clock_at(choice.new_end)} {zone_place(review.zone)}",
        cuts=tuple(
            f"{titles.get(item, item)} ({count(minutes, 'minute')}{'' if left else ' less'})"
            for item, minutes in choice.cut
        ),
    )
