"""What the review learned about the plan: figures corrected, stances heard, internal asks put."""

from __future__ import annotations

from dataclasses import fields
from typing import TYPE_CHECKING

from samreview.plan.correct import correct
from samreview.review.folding.lines import line_of
from samreview.review.state import Attempt, Fix, Heard

if TYPE_CHECKING:
    from samreview.review.events import Event
    from samreview.review.fold import Review


def corrected(review: Review, event: Event) -> None:
    """Take in `plan.corrected`: every exhibit shows the new figure from now on."""
    line, data = line_of(review, event, "/fix"), event.data
    target, which = data["target"], data["id"]
    after = getattr(correct(review.plan, target, which, data["field"], data["now"]).plan, _LOOK_UP[target])(which)
    before = getattr(review.plan, _LOOK_UP[target])(which)
    for field in fields(after):
        if field.compare and getattr(before, field.name) != getattr(after, field.name):
            review.registers.write(line, (target, which, field.name), getattr(after, field.name))
    fix = Fix(target, which, data["field"], data["was"], data["now"], data["because"], event.person)
    review.registers.write(line, ("fix", event.id, ""), fix)


_LOOK_UP = {"opportunity": "opportunity", "stakeholder": "stakeholder", "ask": "ask"}


def heard(review: Review, event: Event) -> None:
    """Take in `stance.heard`."""
    data = event.data
    said = Heard(data["stakeholder"], data["opportunity"], data["stance"], data["because"], event.person)
    review.registers.write(line_of(review, event, "/heard"), ("heard", event.id, ""), said)


def attempted(review: Review, event: Event) -> None:
    """Take in `ask.attempted`."""
    data = event.data
    attempt = Attempt(data["ask"], data["commitment"], data["because"], event.person)
    review.registers.write(line_of(review, event, "/ask"), ("attempt", event.id, ""), attempt)


HANDLERS = {"plan.corrected": corrected, "stance.heard": heard, "ask.attempted": attempted}
