"""The record of a review as JSON values: what `rehearse` prints and minutes in JSON hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.review.carry.standing import standing
from samreview.review.growth import growth_found, horizon_share
from samreview.review.held_times import held_times
from samreview.review.participation import attendees, captures_from, heard
from samreview.review.timing import actual_seconds
from samreview.values.money import plain

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.state import Capture, StoreRepair


def record(review: Review, at: Reading) -> dict[str, Any]:
    """Return the record at one moment. Money is text, dates and instants are ISO, seconds whole; nothing is missing."""
    found = growth_found(review)
    coming = review.next_review
    return {
        "review": review.id,
        "account": review.account_id,
        "on": review.on.isoformat(),
        **_times(review),
        "version": review.version,
        "rehearsed": review.rehearsed,
        "phase": review.phase,
        "roles": dict(review.roles),
        "attendance": _attendance(review, at),
        "items": _items(review, at),
        "captures": [_capture(capture) for capture in review.captures],
        "prepared": _prepared(review),
        "parked": [{"text": one.text, "by": one.by, "item": one.item} for one in review.parked if not one.withdrawn],
        "growth_found": plain(found.claimed),
        "growth_owned": plain(found.owned),
        "growth_agreed": plain(found.agreed),
        "growth_cost": plain(found.cost),
        "growth_wish": plain(found.wish),
        "horizon_share": horizon_share(review),
        "overrun_choices": _choices(review),
        "fixes": [
            {"target": fix.target, "id": fix.id, "field": fix.field, "was": fix.was, "now": fix.now}
            | {"because": fix.because, "by": fix.by}
            for fix in review.fixes
        ],
        "amendments": [
            {"number": one.capture, "was": one.was, "now": one.now, "because": one.because, "version": one.version}
            for one in review.amendments
        ],
        "agreed_before": _agreed_before(review),
        "carried_items": [one._asdict() for one in review.carried.items],
        "versions": [{"version": one.version, "at": one.at.isoformat(), "by": one.by} for one in review.versions],
        "edited": [
            {"at": one.at.isoformat(), "lines": [line._asdict() for line in one.lines]} for one in review.edited
        ],
        "left_out": [one._asdict() for one in review.left_out],
        "lost": list(review.lost),
        "repairs": [_repair(one) for one in review.repairs],
        "headline": review.headline,
        "next_review": None if coming is None else {"start": coming.start.isoformat(), "minutes": coming.minutes},
    }


def _times(review: Review) -> dict[str, dict[str, str | None]]:
    """Return when it was planned, booked and held."""
    times = held_times(review)
    return {
        "planned": _span(times.planned_start, times.planned_end),
        "booked": _span(times.booked_start, times.booked_end),
        "held": _span(times.started, times.ended),
    }


def _span(start: dt.datetime | None, end: dt.datetime | None) -> dict[str, str | None]:
    return {
        "start": None if start is None else start.isoformat(),
        "end": None if end is None else end.isoformat(),
    }


def _agreed_before(review: Review) -> list[dict[str, Any]]:
    said = {one.id: one for one in review.settled}
    return [
        {
            "id": one.id,
            "kind": one.kind,
            "what": one.what,
            "owner": one.owner,
            "due": None if one.due is None else one.due.isoformat(),
            "agreed": one.agreed,
            "review": one.review,
            "carried": one.carried,
            "status": one.status,
            "because": one.because,
            "settled": one.id in said,
            "on_word_of": said[one.id].on_word_of if one.id in said else None,
            "by": said[one.id].by if one.id in said else None,
        }
        for one in standing(review)
    ]


def _attendance(review: Review, at: Reading) -> list[dict[str, Any]]:
    spoke, came = heard(review, at), captures_from(review)
    return [
        {"id": person.id, "present": person.arrived, "heard": person.id in spoke, "captures": came[person.id]}
        | {"prepared": person.id in review.preps and review.preps[person.id].is_ready}
        for person in attendees(review)
    ]


def _prepared(review: Review) -> list[dict[str, Any]]:
    how = dict(review.taken)
    return [
        {"person": one.person, "kind": one.entry.kind, "text": one.entry.text}
        | {"how": taken.how if (taken := how.get(one.number)) else None, "capture": taken.capture if taken else None}
        for one in review.prepared
    ]


def _items(review: Review, at: Reading) -> list[dict[str, Any]]:
    seconds = actual_seconds(review, at)
    return [
        {
            "id": item.id,
            "planned_minutes": item.planned_minutes,
            "actual_seconds": seconds[item.id],
            "outcome": item.outcome,
        }
        for item in review.items
    ]


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else plain(amount)


def _capture(capture: Capture) -> dict[str, Any]:
    return {
        "number": capture.number,
        "kind": capture.kind,
        "text": capture.text,
        "item": capture.item,
        "by": capture.by,
        "said_by": capture.said_by,
        "owner": capture.person,
        "helpers": list(capture.helpers),
        "due": None if capture.due is None else capture.due.isoformat(),
        "opportunity": capture.opportunity or capture.new_opportunity,
        "new_opportunity": capture.new_opportunity,
        "stakeholder": capture.stakeholder,
        "ask": capture.ask,
        "problem": capture.problem,
        "initiative": capture.initiative,
        "growth": _money(capture.growth),
        "cost": _money(capture.cost),
        "growth_said": capture.growth_said,
        "cost_said": capture.cost_said,
        "agreed": capture.agreed,
        "agreed_on_word_of": capture.agreed_on_word_of,
        "agreed_by": capture.agreed_by if capture.agreed else None,
        "declined": [{"person": person, "because": why} for person, why in capture.declined],
        "unresolved": [{"mark": one.mark, "candidates": list(one.candidates)} for one in capture.unresolved],
        "share": capture.share,
        "up": capture.up,
        "notes": list(capture.notes),
        "also": list(capture.also),
        "entered_by": capture.typed_by,
        "merged_into": capture.merged_into,
        "withdrawn": capture.withdrawn,
        "dropped_because": capture.dropped_because,
    }


def _choices(review: Review) -> list[dict[str, Any]]:
    return [
        {
            "at_seconds": choice.at_seconds,
            "way": choice.name,
            "number": choice.way,
            "new_end": choice.new_end.isoformat(),
            "cut": [{"item": item, "minutes": minutes} for item, minutes in choice.cut],
        }
        for choice in review.choices
    ]


def _repair(one: StoreRepair) -> dict[str, Any]:
    return {
        "at": one.at.isoformat(),
        "recovered": list(one.recovered),
        "missing": list(one.missing),
        "unproven": list(one.unproven),
        "end_unknown": one.end_unknown,
    }
