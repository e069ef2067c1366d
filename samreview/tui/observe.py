"""Making the snapshot: the review's fold, read through its views, for one person.

Everything that costs more than a glance (exhibit, prompts, the lobby's figures) is made again only when what it is made
from has changed.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from samreview.insight.horizon import horizon
from samreview.review import views
from samreview.review.forecast import early_warning
from samreview.review.outcomes import has_outcome
from samreview.review.prompting import asked_already, own_questions, people_to_ask
from samreview.review.readback import actions, is_settled, progress, read
from samreview.review.state import ROLES
from samreview.tui.observed.fixes import fixes
from samreview.tui.observed.rows import (
    agenda_rows,
    capture_rows,
    first_names,
    found,
    last_agreed,
    offers,
    people_rows,
    with_time,
)
from samreview.tui.observed.turns import somebody_leaves, turns, with_turns
from samreview.tui.snapshot import Before, CurrentItem, Glance, PreparedRow, Prompt, Proposal, ReadinessView, Snapshot
from samreview.tui.widgets.words import length

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from samreview.agenda.pace import Forecast
    from samreview.insight.exhibits.assumptions import AssumptionsExhibit
    from samreview.insight.prompts.own import Asked, OwnPrompt
    from samreview.journal.past import Lessons
    from samreview.plan.model import Plan
    from samreview.review.carry.exhibit import AgreedExhibit, AgreedRow
    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.learned import Limit
    from samreview.review.readback import ActionRead, Progress
    from samreview.review.state import ItemState, Role
    from samreview.review.testing import ToTest
    from samreview.tui.snapshot import AgendaRow, PersonRow


def _maker(kind: str) -> Callable[[Plan, dt.date], object]:
    # Imported when it is first needed: the lobby shows none of them.
    module = import_module(f"samreview.insight.exhibits.{kind}")
    return cast("Callable[[Plan, dt.date], object]", getattr(module, f"{kind}_exhibit"))


class _Made:
    """What was made from a plan, kept while that plan is the one in force and the review is held on that day."""

    def __init__(self, plan: Plan, on: dt.date) -> None:
        self.plan = plan
        self.on = on
        self.exhibits: dict[str, object | None] = {}
        self.glance: Glance | None = None
        self.own_for: tuple[tuple[Asked, ...], tuple[str, ...], tuple[str, ...]] | None = None
        self.own: dict[str, OwnPrompt] = {}


class Observer:
    """Makes snapshots of one review. Keeps what it made of the plan, so that a capture costs no new exhibit."""

    def __init__(self) -> None:
        self.glances = False
        """Whether what takes a moment to find out is wanted yet: the plan at a glance, everybody's own question."""
        self.lessons: Lessons | None = None
        """What the account's past reviews say, once they were read."""
        self._made: _Made | None = None
        self._prompts_for: tuple[Plan, str, tuple[str, ...]] | None = None
        self._prompts: tuple[Prompt, ...] = ()

    def look(self, review: Review, at: Reading, person: str, *, settle: bool = False) -> Snapshot:
        """Return the whole picture for this person; what is to settle only near the end, or where it is asked for."""
        clock = views.clock_view(review, at)
        roles: tuple[Role, ...] = tuple(role for role, holder in review.roles.items() if holder == person)
        own = self._own_questions(review)
        people = with_turns(people_rows(review, at, talk=bool(roles)), review, at, own)
        late = self._late(review, at) if roles else None
        item = review.item
        exhibit = self._exhibit(review, item.item.exhibit) if item else None
        return Snapshot(
            review=review.id,
            account=review.plan.account.name,
            horizon=str(horizon(review.plan, review.on)[1][-1]),
            zone=f"{clock.booked_end:%Z}",
            rehearsed=review.rehearsed,
            person=person,
            roles=roles,
            clock=clock,
            booked_start=f"{review.agenda.start:%H:%M}",
            booked_minutes=review.minutes,
            reserve_minutes=review.reserve_minutes,
            agenda=_marked(agenda_rows(review, at, clock), late),
            item=self._current(review, at, item, people) if item else None,
            exhibit=exhibit,
            fixes=fixes(review),
            people=people,
            found=found(review),
            captures=capture_rows(review, person),
            capture_count=len(review.captures),
            last_agreed=last_agreed(review, person),
            parked=sum(1 for one in review.parked if not one.withdrawn),
            offers=offers(review, clock),
            settle=views.quality(review, at) if settle or item is None or _is_last(review, item) else (),
            catalogue=views.catalogue(review),
            glance=self._glance(review) if clock.phase == "lobby" else Glance(),
            headline=review.headline,
            turns=turns(review, at, people),
            pace=None if late is None else pace_line(review, late),
            limits=self._limits(review),
            agreed=_to_settle(exhibit, person, roles),
            to_test=_to_test(review, exhibit),
            before=_before(review) if clock.phase == "lobby" else None,
            prepared=_prepared(review),
            readiness=_readiness(review) if clock.phase == "lobby" else None,
            gap=_gap(review, roles),
            reading=_reading(review),
            version=review.version,
            approved=review.phase == "approved" and not any(one.version > review.version for one in review.amendments),
            to_read=sum(1 for one in actions(review) if not is_settled(one)),
            next_review=f"{review.next_review.start:%-d %b %Y %H:%M}" if review.next_review else None,
        )

    def tick(self, last: Snapshot, review: Review, at: Reading, *, settle: bool = False) -> Snapshot:
        """Return the picture a moment later, when nothing has happened but time; the whole where somebody is heard."""
        heard = views.heard(review, at)
        if any(row.heard != (row.id in heard) for row in last.people):
            return self.look(review, at, last.person, settle=settle)
        clock = views.clock_view(review, at)
        new_minute = clock.now.minute != last.clock.now.minute
        people = with_time(last.people, review, at, talk=bool(last.roles), new_minute=new_minute)
        if new_minute and somebody_leaves(review):
            people = with_turns(people, review, at, self._own_questions(review))
        late = self._late(review, at) if last.roles else None
        return last._replace(
            clock=clock,
            agenda=_marked(agenda_rows(review, at, clock), late),
            people=people,
            turns=None if last.turns is None else turns(review, at, people),
            pace=None if late is None else pace_line(review, late),
        )

    def _late(self, review: Review, at: Reading) -> Forecast | None:
        return early_warning(review, at, self.lessons.past.pace if self.lessons else None)

    def _limits(self, review: Review) -> tuple[Limit, ...]:
        if self.lessons is None or review.phase != "lobby":
            return ()
        from samreview.review.learned import limits

        return limits(review, self.lessons.past)

    def _own_questions(self, review: Review) -> dict[str, OwnPrompt]:
        if not self.glances:
            return {}
        made, people = self._of(review), people_to_ask(review)
        items, settled = review.order, _settled(review)
        if made.own_for != (people, items, settled):
            made.own_for, made.own = (people, items, settled), own_questions(review)
        return made.own

    def _of(self, review: Review) -> _Made:
        if self._made is None or self._made.plan is not review.plan or self._made.on != review.on:
            self._made = _Made(review.plan, review.on)
        return self._made

    def _exhibit(self, review: Review, kind: str) -> object | None:
        if kind == "actions":  # it changes with what is said of it, not with the plan alone
            from samreview.review.carry.exhibit import agreed_exhibit

            return agreed_exhibit(review)
        made = self._of(review)
        if kind not in made.exhibits:
            made.exhibits[kind] = None if kind == "none" else _maker(kind)(review.plan, review.on)
        return made.exhibits[kind]

    def _glance(self, review: Review) -> Glance:
        if not self.glances:
            return Glance(proposals=tuple(Proposal(role, review.roles[role], None) for role in ROLES))

        from samreview.tui.observed.glance import glance, proposals

        made = self._of(review)
        if made.glance is None:
            made.glance = glance(review)
        return made.glance._replace(proposals=proposals(review, self.lessons.held_last if self.lessons else None))

    def _current(self, review: Review, at: Reading, state: ItemState, people: tuple[PersonRow, ...]) -> CurrentItem:
        return CurrentItem(
            number=review.order.index(state.id) + 1,
            id=state.id,
            title=state.item.title,
            question=state.item.question or "",
            purpose=state.item.purpose or "",
            prompts=self._prompts_of(review, at, state, people),
            has_outcome=has_outcome(review, state.id),
            first=not any(one.started for one in review.items if one is not state),
            last=_is_last(review, state),
        )

    def _prompts_of(
        self, review: Review, at: Reading, state: ItemState, people: tuple[PersonRow, ...]
    ) -> tuple[Prompt, ...]:
        own = self._own_questions(review)
        asked = tuple(sorted(asked_already(review, own)))
        order = tuple(row.id for row in sorted(people, key=lambda row: row.turn or 0) if row.turn)
        quiet = (row.id for row in people if row.present and not row.heard)
        made_for = (
            review.plan,
            state.id,
            (
                review.on.isoformat(),
                review.floor or "",
                *quiet,
                "",
                *asked,
                "",
                *own,
                "",
                *order,
                "",
                *_settled(review),
            ),
        )
        last = self._prompts_for
        if last is None or made_for[0] is not last[0] or made_for[1:] != last[1:]:
            names = first_names(review)
            self._prompts_for = made_for
            self._prompts = tuple(
                Prompt(one.text, names.get(one.person) if one.person else None)
                for one in views.next_prompts(review, at, own, order)
            )
        return self._prompts


def _to_settle(exhibit: object, person: str, roles: tuple[Role, ...]) -> tuple[AgreedRow, ...]:
    if type(exhibit).__name__ != "AgreedExhibit":
        return ()
    rows = cast("AgreedExhibit", exhibit).rows
    return rows if roles or any(row.commitment.owner == person for row in rows) else ()


def _settled(review: Review) -> tuple[str, ...]:
    """Return what tells one state of the list of what was agreed before from another."""
    return tuple(f"{one.id} {one.status} {one.person} {one.due}" for one in review.settled)


def _to_test(review: Review, exhibit: object) -> tuple[ToTest, ...]:
    if type(exhibit).__name__ != "AssumptionsExhibit":
        return ()
    from samreview.review.testing import to_test

    return to_test(review, cast("AssumptionsExhibit", exhibit))


def _prepared(review: Review) -> tuple[PreparedRow, ...]:
    if not review.prepared:
        return ()
    from samreview.tui.observed.prepared import prepared_rows

    return prepared_rows(review)


def _readiness(review: Review) -> ReadinessView:
    from samreview.tui.observed.prepared import readiness_view

    return readiness_view(review)


def _before(review: Review) -> Before | None:
    from samreview.tui.observed.carried import carried_over

    return carried_over(review)


def _marked(rows: tuple[AgendaRow, ...], late: Forecast | None) -> tuple[AgendaRow, ...]:
    if late is None:
        return rows
    ids = {*late.not_reached, late.cut_short}
    return tuple(row._replace(late=True) if row.id in ids else row for row in rows)


def pace_line(review: Review, late: Forecast) -> str:
    """Return the early warning in a few words: `pace 1.3: cuts 2 items`."""
    titles = [review.item_by_id[one].item.title for one in (late.cut_short, *late.not_reached) if one]
    what = titles[0] if len(titles) == 1 else f"{len(titles)} items"
    return f"pace {late.pace:.1f}: cuts {what}"


def _reading(review: Review) -> tuple[ActionRead | None, Progress] | None:
    action = read(review, review.reading) if review.reading is not None else None
    return None if action is None else (action, progress(review, action.number))


def _gap(review: Review, roles: tuple[Role, ...]) -> str | None:
    gap = views.gap_to_settle(review)
    asked: Role = "timekeeper" if review.roles["timekeeper"] else "moderator"
    if gap is None or asked not in roles:
        return None
    what = "The machine slept" if gap.kind == "slept" else "Nothing ran"
    return f"{what} for {length(gap.seconds)} in {review.item_by_id[gap.item].item.title}"


def _is_last(review: Review, state: ItemState) -> bool:
    return state is review.items[-1] or not any(one.waiting for one in review.items)
