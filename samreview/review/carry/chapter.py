"""One review's chapter in the story of an account: what it made, settled, put off and ran."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.agenda.reading import READING
from samreview.review import names
from samreview.review.carry.model import Commitment, PutOff
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from samreview.plan.model import Plan
    from samreview.review.carry.model import CommitmentKind, Settled
    from samreview.review.fold import Review
    from samreview.review.state import CaptureKind, Phase

_LASTING: Mapping[CaptureKind, CommitmentKind] = {"action": "action", "open": "open", "goal": "goal"}
"""The kinds of captures that outlast their review."""


class Chapter(NamedTuple):
    """What a review adds. One that was never started made nothing and counts as none, but it may have carried."""

    review: str
    on: dt.date
    opened: dt.datetime
    phase: Phase
    made: tuple[Commitment, ...] = ()
    """What was agreed in it, as it stands there now."""
    of_plan: tuple[Commitment, ...] = ()
    """The actions of the plan that it opened with."""
    copies: tuple[Commitment, ...] = ()
    """What it opened with from earlier reviews: all there is of them once those have left the store."""
    settled: tuple[Settled, ...] = ()
    put_off: tuple[PutOff, ...] = ()
    ran: frozenset[str] = frozenset()
    """Ids of the items that ran and were not put off afterwards."""

    @property
    def held(self) -> bool:
        """Whether it was started."""
        return self.phase != "lobby"


def chapter_of(review: Review, opened: dt.datetime) -> Chapter:
    """Return a review's chapter as the review stands now. `opened` is the instant of its first event."""
    return Chapter(
        review=review.id,
        on=review.on,
        opened=opened,
        phase=review.phase,
        made=tuple(_made(review)),
        of_plan=plan_actions(review.plan_opened),
        copies=tuple(one for one in review.carried.entries if one.review is not None),
        settled=review.settled,
        put_off=tuple(_put_off(review)),
        ran=frozenset(one.id for one in review.items if one.outcome in {"done", "running"}),
    )


def plan_actions(plan: Plan) -> tuple[Commitment, ...]:
    """Return the plan's own actions, which keep their ids."""
    return tuple(
        Commitment(
            id=one.id,
            kind="action",
            what=one.what,
            owner=one.owner,
            owner_name=member.name if one.owner and (member := plan.member(one.owner)) else one.owner,
            due=one.due,
            agreed=bool(one.agreed),
            status=one.status,
            agreed_to=one.what if one.agreed else None,
            agreed_due=one.due if one.agreed else None,
        )
        for one in plan.actions
    )


def _put_off(review: Review) -> Iterator[PutOff]:
    """Yield what was left in this review, and what it had taken over from earlier ones and did not come to."""
    came_from = {one.id: one.review for one in review.carried.items if one.place == "added"}
    for state in review.items:
        if state.id == READING:
            continue
        if state.outcome in {"later", "left"}:
            yield PutOff(state.item, review.id)
        elif state.id in came_from and not state.started:
            yield PutOff(state.item, came_from[state.id])


def _made(review: Review) -> Iterator[Commitment]:
    titles = {one.id: one.item.title for one in review.items}
    for capture in review.captures:
        kind = _LASTING.get(capture.kind)
        if kind is None or capture.withdrawn:
            continue
        yield Commitment(
            id=f"{review.id}/{capture.number}",
            kind=kind,
            what=capture.text,
            owner=capture.person,
            owner_name=None if capture.person is None else names.name_of(review, capture.person),
            due=capture.due,
            agreed=capture.agreed,
            review=review.id,
            item=titles.get(capture.item or ""),
            note="; ".join(capture.notes),
            agreed_to=capture.text if capture.agreed else None,
            agreed_due=capture.due if capture.agreed else None,
        )
    for number, line in enumerate(review.parked, 1):
        if not line.withdrawn:
            yield Commitment(
                id=f"{review.id}/p{number}",
                kind="parked",
                what=line.text,
                owner=line.by,
                owner_name=names.name_of(review, line.by),
                review=review.id,
                item=titles.get(line.item or ""),
            )
