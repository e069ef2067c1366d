"""The next review as agreed in this one, and the date on which the plan was revised."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from samreview.agenda.schedule import owner_zone, planned_start
from samreview.exchange.edit import SetValue
from samreview.exchange.learning.lesson import Conflict, Lesson
from samreview.exchange.yaml_text import Bare
from samreview.plan.model import NextReview

if TYPE_CHECKING:
    from samreview.exchange.learning.lesson import Learning
    from samreview.plan.model import Plan


def learn_next_review(learning: Learning) -> None:
    """Take in start and length of the next review, in the zone that the plan states it in."""
    review, plan = learning.review, learning.plan
    agreed = review.next_review
    if agreed is None:
        return
    stated = plan.next_review
    zone = ZoneInfo(stated.timezone) if stated and stated.timezone else owner_zone(plan)
    start = agreed.start.astimezone(zone).replace(tzinfo=None, second=0, microsecond=0)
    values: dict[str, Any] = {}
    if planned_start(plan) != start.replace(tzinfo=zone):
        values["start"] = start
    if agreed.minutes is not None and agreed.minutes != (stated.minutes if stated else None):
        values["minutes"] = agreed.minutes
    length = f", {agreed.minutes} minutes" if agreed.minutes is not None else ""
    lesson = Lesson("next review", "next review", _shown(review.plan_opened), f"{start:%Y-%m-%d %H:%M}{length}")
    if not values:
        learning.known.append(lesson)
        return
    if _stated(plan, values) != _stated(review.plan_opened, values):
        line = plan.at.value("next_review").line if plan.at.has("next_review") else 1
        wanted = f"start: {start:%Y-%m-%dT%H:%M}"
        settle = f"The plan changed meanwhile, line {line}: write `{wanted}` there to follow the review."
        learning.conflicts.append(Conflict(lesson, _shown(plan), settle))
        return
    learning.lessons.append(lesson)
    texts = {key: Bare(f"{value:%Y-%m-%dT%H:%M}" if key == "start" else value) for key, value in values.items()}
    if stated is None:
        learning.edits.append(SetValue(plan, "next_review", texts))
    else:
        learning.edits += [SetValue(stated, key, text) for key, text in texts.items()]
    learning.change(next_review=replace(stated or NextReview(), **values))


def _stated(plan: Plan, values: dict[str, Any]) -> tuple[object, ...]:
    """Return what a plan says of what is to change."""
    minutes = plan.next_review.minutes if plan.next_review else None
    return tuple(planned_start(plan) if key == "start" else minutes for key in values)


def _shown(plan: Plan) -> str:
    start, minutes = planned_start(plan), plan.next_review.minutes if plan.next_review else None
    parts = (f"{start:%Y-%m-%d %H:%M}" if start else "", f"{minutes} minutes" if minutes else "")
    return ", ".join(part for part in parts if part)


def learn_revision(learning: Learning) -> None:
    """Say that the plan was revised on the review's date, where the review changed it and nobody has since."""
    plan, on = learning.plan, learning.review.on
    if not learning.edits or (plan.updated is not None and plan.updated >= on):
        return
    learning.lessons.append(Lesson("updated", "updated", str(plan.updated or ""), learning.day))
    learning.edits.append(SetValue(plan, "updated", Bare(learning.day)))
    learning.change(updated=on)
