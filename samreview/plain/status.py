"""Where we are, said on demand: the four answers of every screen, as lines to be read aloud."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.prompts.prompt import addressed
from samreview.plain.asked_for import how_many_unsettled, is_last_item
from samreview.plain.told import capture_said, item_said, what_is_left
from samreview.review import names, views
from samreview.review import reading as silent
from samreview.review.answers import clock as time_of_day
from samreview.review.answers import clock_at, day, minutes
from samreview.review.carry.standing import standing
from samreview.review.decisions.ways import describe
from samreview.review.prep.in_review import SAYS, readiness, stages, waiting_now
from samreview.review.queue import queue
from samreview.review.readback import is_settled, order
from samreview.review.search import HOW, matching
from samreview.review.worth import trend, worth_of
from samreview.values.money import short_with

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.prep.model import Prepared
    from samreview.review.state import ClockView
    from samreview.review.worth import Worth

_SIGNALS = {"green": "green", "amber": "amber, soon over", "red": "red, over its time"}
_OUTCOMES = {"done": "done", "running": "runs", "skipped": "skipped", "later": "next review", "left": "next review"}


def greeting(review: Review, at: Reading, person: str) -> Iterator[str]:
    """Yield what a terminal says first: which review, who acts here, where we are."""
    roles = [role for role, holder in review.roles.items() if holder == person]
    who = names.name_of(review, person)
    yield f"{review.plan.account.name}: {review.agenda.title}, {review.id}."
    yield f"You are {who}{f', {names.listed(roles)}' if roles else ''}. Type ? for help, status for where we are."
    yield from status(review, at, person)


def status(review: Review, at: Reading, person: str, before: Sequence[Worth] = ()) -> Iterator[str]:
    """Yield where we are, what comes next, who is silent, what we have got. `before` is the worth of past reviews."""
    clock = views.clock_view(review, at)
    yield from _where(review, clock, person)
    if clock.phase in ("running", "paused"):
        waiting = waiting_now(review)
        if waiting:
            yield f"Prepared, {len(waiting)} to take up: {prepared_said(review, waiting[0])}"
        prompts = views.next_prompts(review, at, order=_order(review, at))
        if prompts:
            yield f"To ask: {addressed(review.plan, prompts[0])}"
        coming = next((state for state in review.items if state.waiting), None)
        yield f"Then: {coming.item.title}, {minutes(60 * coming.minutes)}." if coming else "This is the last item."
        if is_last_item(review):
            yield from how_many_unsettled(review, at)
    if clock.phase in ("running", "paused", "ended"):
        yield from _people(review, at)
    yield from _got(review)
    if review.offers:
        yield f"Ways to end on time: {' '.join(f'{way.number} {describe(review, way)}' for way in review.offers)}"
    said = trend(worth_of(review), before)
    if clock.phase in ("closed", "approved") and said:
        yield f"{said[0].upper()}{said[1:]}."


def _where(review: Review, clock: ClockView, person: str) -> Iterator[str]:
    booked = f"{time_of_day(review, review.booked_start)} to {time_of_day(review, review.booked_end)}"
    if clock.phase == "lobby":
        booked = booked if clock.now.date() == review.on else f"{day(review.on, clock.now.date())}, {booked}"
        yield f"Not started. Booked {booked}, {len(review.items)} items. /start opens it, agenda lists the items."
        here = [one.name for one in review.people.values() if one.present]
        yield f"Here: {names.listed(here)}." if here else "Nobody is said to be here yet; /arrive NAME says so."
        carried = review.carried
        if carried.entries or carried.items:
            count = len(carried.entries) + len(carried.items)
            yield f"From earlier reviews: {count} to go through; agreed lists them."
        yield from carried.notices
        held = [f"{role} {names.name_of(review, who)}" if who else f"no {role}" for role, who in review.roles.items()]
        yield f"Roles: {', '.join(held)}."
        yield from _readiness(review, person)
        return
    if clock.phase in ("closed", "approved"):
        version = f" as version {review.version}" if review.version else ""
        yield f"The review is {clock.phase}{version}. {what_is_left(review, person)}"
        return
    if clock.phase == "ended":
        yield "The last item is over. /close ends the review."
    else:
        over = clock.remaining < 0
        left = f"{minutes(abs(clock.remaining))} {'over' if over else 'left'}"
        paused = " Paused." if clock.phase == "paused" else ""
        yield f"{item_said(review)} {_SIGNALS[clock.signal].capitalize()}, {left}.{paused}"
    if clock.projected_end is not None:
        end = clock_at(clock.projected_end)
        slack = (
            f"{minutes(clock.over_run)} over"
            if clock.over_run
            else f"{minutes(clock.reserve - clock.reserve % 60)} in reserve"
        )
        yield f"It is {clock.now:%H:%M}. We end at {end}, booked {time_of_day(review, review.booked_end)}: {slack}."


def _readiness(review: Review, person: str) -> Iterator[str]:
    seen = readiness(review)
    who = f": {names.listed(names.first_name(review, one) for one in seen.prepared)}" if seen.prepared else ""
    yield f"Prepared: {len(seen.prepared)} of {len(seen.prepared) + len(seen.missing)}{who}."
    offered = None if seen.is_enough or silent.is_on(review) else silent.offered(review)
    if offered is not None and review.has_role(person, "moderator"):
        costs = silent.changes(review, offered.lengths, "to")
        yield f"/reading {offered.minutes}m puts {offered.minutes} minutes of silent reading first: {costs}."


def prepared_said(review: Review, one: Prepared) -> str:
    """Return one thing that somebody prepared, by its number."""
    return f"{one.number}. {names.first_name(review, one.person)} {SAYS[one.entry.kind]}: {one.entry.text}"


def prepared(review: Review) -> Iterator[str]:
    """Yield all that people prepared, by its number, and where it stands."""
    stands = stages(review)
    runs = review.phase in ("running", "paused", "ended")
    now = {one.number for one in waiting_now(review)} if runs else set()
    for one in review.prepared:
        stage = {"waits": "waits", "asked": "asked, no answer yet", "settled": "taken up"}[stands[one.number]]
        yield f"{prepared_said(review, one)} ({stage}{', to take up now' if one.number in now else ''})"
    if not review.prepared:
        yield "Nobody has prepared anything that is to be taken up."
    elif runs:
        yield "/prepared 1 asked, answered, action or parked says what comes of one."


def _people(review: Review, at: Reading) -> Iterator[str]:
    if review.floor is not None:
        yield f"{names.first_name(review, review.floor)} has the floor."
    hands = [names.first_name(review, one.id) for one in review.people.values() if one.hand]
    if hands:
        yield f"Hands up: {names.listed(hands)}."
    quiet = [names.first_name(review, one.id) for one in views.silent(review, at)]
    yield f"Not heard yet: {names.listed(quiet)}." if quiet else "Everybody here has been heard."


def _got(review: Review) -> Iterator[str]:
    standing = [one for one in review.captures if not one.withdrawn]
    if not standing:
        return
    kinds = [(kind, sum(1 for one in standing if one.kind == kind)) for kind in ("decision", "action")]
    said = ", ".join(f"{count} {kind}{'' if count == 1 else 's'}" for kind, count in kinds)
    read = order(review)
    settled = sum(1 for number in read if is_settled(review.captures[number - 1]))
    agreed = f", {settled} of them agreed or going up" if read else ""
    yield f"We have {len(standing)} note{'' if len(standing) == 1 else 's'}: {said}{agreed}."
    found, currency = views.growth_found(review), review.plan.account.currency
    if found.claims:
        cost = f" for {short_with(currency, found.cost)}" if found.cost else ""
        yield (
            f"Growth found: {short_with(currency, found.claimed)}{cost}, "
            f"{short_with(currency, found.agreed)} of it agreed."
        )


def agenda(review: Review, at: Reading) -> Iterator[str]:
    """Yield the items in running order."""
    actual = views.actual_seconds(review, at)
    for number, state in enumerate(review.items, 1):
        how = _OUTCOMES.get(state.outcome, "waits")
        took = f", took {round(actual[state.id] / 60)}" if state.started else ""
        yield f"{number}. {state.item.title} ({state.id}): {how}, {minutes(60 * state.minutes)}{took}."


def people(review: Review, at: Reading) -> Iterator[str]:
    """Yield who is expected or here, with roles and whether they were heard."""
    spoke = views.heard(review, at)
    for one in views.attendees(review):
        roles = [role for role, holder in review.roles.items() if holder == one.id]
        words = [*roles, one.function or "", one.region or "", "here" if one.present else "not here"]
        words += ["heard" if one.id in spoke else "not heard yet"] if review.phase != "lobby" else []
        yield f"{one.name} ({one.id}): {', '.join(word for word in words if word)}."


def notes(review: Review, last: int | None = None) -> Iterator[str]:
    """Yield the captures, or the last so many."""
    shown = review.captures if last is None else review.captures[-last:]
    yield from (capture_said(review, one) for one in shown)
    if not shown:
        yield "Nothing has been captured yet."


def found(review: Review, sought: str) -> Iterator[str]:
    """Yield the captures that fit what is sought."""
    fitting = matching(review, sought)
    yield from (capture_said(review, one) for one in fitting)
    if not fitting:
        yield f"No note fits {sought}. What can be looked for: {HOW}."


def agreed(review: Review) -> Iterator[str]:
    """Yield what was agreed before by its number, how it stands, and what was put off."""
    rows = standing(review)
    said = {one.id for one in review.settled}
    for number, one in enumerate(rows, 1):
        kind = "" if one.kind == "action" else f"{one.kind}, "
        stands = one.status.replace("-", " ") if one.id in said else "overdue" if one.overdue(review.on) else "open"
        parts = [one.owner_name or "nobody owns it", f"due {day(one.due, review.on)}" if one.due else "", stands]
        parts += [f"carried {one.carried} times" if one.carried > 1 else ""]
        parts += [f"because {one.because}" if one.because else ""]
        yield f"{number}. {kind}{one.what}: {', '.join(part for part in parts if part)}."
    yield from (f"Put off before: {item.title}." for item in review.carried.items)
    yield from review.carried.notices
    if rows:
        yield "/settle 1 done, open or dropped, because TEXT says what has come of one."
    elif not review.carried.items:
        yield "Nothing comes from earlier reviews."


def prompts(review: Review, at: Reading) -> Iterator[str]:
    """Yield the questions of the current item."""
    made = views.next_prompts(review, at, order=_order(review, at))
    yield from (addressed(review.plan, one) for one in made)
    if not made:
        yield "No question waits."


def _order(review: Review, at: Reading) -> tuple[str, ...]:
    """Return who should speak, the first first."""
    return tuple(one.person for one in queue(review, at))
