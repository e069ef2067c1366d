"""Reading a plan, the agenda of a review to come and what earlier ones left into packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.agenda.codec import zone_name
from samreview.agenda.zones import unusual_distances, without_zone, zone_times
from samreview.documents.pack_changes import most_changed
from samreview.documents.pack_data import AccountLine, Begun, Event, Pack, Place, Promise, Reader, Slot
from samreview.documents.wording import capitalised, clock_times, day, money, times, weekday, zone_place
from samreview.insight.exhibits.customer import customer_exhibit
from samreview.insight.exhibits.names import member_name
from samreview.insight.funnel import funnel, funnel_deals, renewals
from samreview.insight.horizon import horizon_end
from samreview.insight.prompts.begins import review_questions
from samreview.insight.prompts.own import Asked, own_prompts
from samreview.review.carry.standing import plan_with_actions
from samreview.review.state import ROLES
from samreview.values.quarter import Quarter

if TYPE_CHECKING:
    import datetime as dt

    from samreview.agenda.model import Lead
    from samreview.documents.pack_meeting import Meeting
    from samreview.insight.prompts.own import OwnPrompt
    from samreview.plan.model import Plan, TeamMember
    from samreview.review.carry.model import Commitment

_ROLES = {
    "moderator": "You moderate: see that everybody is heard and every item ends with an outcome.",
    "timekeeper": "You keep the time: say early when we run late, and what could give way.",
    "scribe": "You write: one line a thought, each action with its owner and date.",
}
_NO_ROLE = "You hold no role: listen for what is missing, and say it."


def read_packs(meeting: Meeting) -> tuple[Pack, ...]:
    """Return the pack of everybody in the team, in its order."""
    plan = plan_with_actions(meeting.plan, [one for one in meeting.carried.entries if one.is_open])
    people = [Asked(one.id, one.function, one.region) for one in plan.team]
    own = own_prompts(plan, meeting.on, people, [item.exhibit for item in meeting.agenda.items])
    questions = tuple(
        Begun(one.text, member_name(plan, one.person) or plan.team[0].name)
        for one in review_questions(plan, meeting.on)
    )
    return tuple(_pack(meeting, plan, member, own[member.id], questions) for member in plan.team)


def _pack(meeting: Meeting, plan: Plan, member: TeamMember, own: OwnPrompt, questions: tuple[Begun, ...]) -> Pack:
    agenda, on = meeting.agenda, meeting.on
    promises = tuple(one for one in meeting.carried.entries if one.kind == "action" and one.is_open)
    zone = meeting.zone_of(member)
    return Pack(
        account=plan.account.name,
        title=agenda.title,
        review=meeting.review,
        on=on,
        as_of=day(plan.updated) or None,
        link=meeting.link,
        reader=_reader(meeting, member, own, promises),
        line=account_line(plan, on),
        questions=questions,
        changed=most_changed(meeting),
        since=day(meeting.ledger.last.on) if meeting.ledger.last else None,
        coming=tuple(
            Event(str(one.by) if isinstance(one.by, Quarter) else day(one.by), one.what)
            for one in customer_exhibit(plan, on).coming
            if not one.passed
        ),
        slots=tuple(
            Slot(
                number,
                f"{starts.astimezone(zone):%H:%M}",
                item.minutes,
                item.title,
                item.question,
                _lead(meeting, item.lead),
            )
            for number, (item, starts) in enumerate(zip(agenda.items, agenda.starts, strict=True), 1)
        ),
        reserve_minutes=agenda.reserve_minutes,
        places=tuple(
            Place(
                f"{weekday(one.start.date())}, {clock_times(one.start, one.end, one.start.tzinfo or zone)}",
                _names(one.people),
            )
            for one in zone_times(agenda.start, agenda.end, plan.team)
            if one.people
        ),
        without_zone=_names(without_zone(plan.team)),
        team=tuple((one.name, ", ".join(filter(None, (one.title, one.function)))) for one in plan.team),
        promises=tuple(_promise(one, on) for one in promises),
        put_off=tuple(one.title for one in meeting.carried.items),
        plan=plan,
    )


def _reader(meeting: Meeting, member: TeamMember, own: OwnPrompt, promises: tuple[Commitment, ...]) -> Reader:
    agenda, zone = meeting.agenda, meeting.zone_of(member)
    start, end, deadline = (at.astimezone(zone) for at in (agenda.start, agenda.end, meeting.prepare_by))
    here = zone_name(start)
    elsewhere = None
    if agenda.start.utcoffset() != start.utcoffset() and agenda.start.tzinfo is not None:
        elsewhere = clock_times(agenda.start, agenda.end, agenda.start.tzinfo)
    unusual = unusual_distances(agenda.start, [zone_name(agenda.start), here])
    return Reader(
        id=member.id,
        name=member.name,
        question=own.prompt.text,
        why=own.why,
        promises=tuple(_promise(one, meeting.on) for one in promises if one.owner == member.id),
        role=_role(meeting, member.id),
        date=weekday(start.date()),
        times=clock_times(start, end, zone),
        elsewhere=elsewhere,
        clock_notice=str(unusual[0]) if unusual else None,
        prepare_by=f"{weekday(deadline.date())}, {deadline:%H:%M} {zone_place(zone)}",
    )


def _role(meeting: Meeting, person: str) -> str:
    held = [_ROLES[role] for role in ROLES if meeting.roles.get(role) == person]
    if held and meeting.roles_proposed:
        held.append("Proposed: it is settled just before the start.")
    return " ".join(held) or _NO_ROLE


def _lead(meeting: Meeting, lead: Lead) -> str:
    plan = meeting.plan
    holder = plan.account.owner if lead == "owner" else meeting.roles.get(lead)
    return member_name(plan, holder) or lead


def _promise(one: Commitment, on: dt.date) -> Promise:
    return Promise(
        what=capitalised(one.what),
        owner=one.owner_name,
        due=day(one.due) or None,
        overdue=one.overdue(on),
        agreed=one.agreed,
        carried=one.carried,
    )


def _names(people: tuple[TeamMember, ...]) -> tuple[str, ...]:
    return tuple(one.name for one in people)


def account_line(plan: Plan, on: dt.date) -> AccountLine:
    """Return the account in one line."""
    figures, kept, currency = funnel(plan, on), renewals(plan, on), plan.account.currency
    # Where nothing has a probability the weighted sum is not known, and 0 would be a lie.
    weighed = len(figures.unweighted) < len(funnel_deals(plan, on))
    return AccountLine(
        baseline=money(currency, plan.growth.baseline) or None,
        target=money(currency, plan.growth.target) or None,
        by=str(horizon_end(plan, on)),
        gap=money(currency, figures.gap) or None,
        funnel=money(currency, figures.value),
        coverage=None if figures.coverage is None else times(figures.coverage),
        weighted=times(figures.weighted_coverage) if figures.weighted_coverage is not None and weighed else None,
        needed=None if figures.required_coverage is None else times(figures.required_coverage, up=True),
        at_risk=money(currency, kept.at_risk) if kept.at_risk else None,
    )
