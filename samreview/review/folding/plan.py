"""What the review learned about the plan: figures corrected, stances heard, internal asks put."""

from __future__ import annotations

from dataclasses import fields, replace
from typing import TYPE_CHECKING

from samreview.plan.correct import correct
from samreview.plan.model import Evidence, Motivation
from samreview.review.folding.lines import line_of
from samreview.review.restorables import STANCE
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
            review.restorables.write(line, (target, which, field.name), getattr(after, field.name))
    typed = data.get("typed")
    fix = Fix(target, which, data["field"], data["was"], data["now"], data["because"], event.person, typed)
    review.restorables.write(line, ("fix", event.id, ""), fix)


_LOOK_UP = {"opportunity": "opportunity", "stakeholder": "stakeholder", "ask": "ask"}


def heard(review: Review, event: Event) -> None:
    """Take in `stance.heard`: from now on the plan of this review has the stance, with its evidence and date."""
    line, data = line_of(review, event, "/heard"), event.data
    who, stance = data["stakeholder"], data["stance"]
    restorable = (STANCE, f"{data['opportunity']} {who}", "")
    before = review.restorables.read(restorable)
    was = before.stance if isinstance(before, Motivation) else None
    listener = data.get("heard_by")
    said = Heard(who, data["opportunity"], stance, data["because"], event.person, listener, was)
    evidence = _evidence(review, said)
    if isinstance(before, Motivation):
        now = replace(before, stance=stance, evidence=evidence)
    else:
        now = Motivation(stakeholder=who, stance=stance, evidence=evidence)
    review.restorables.write(line, restorable, now)
    review.restorables.write(line, ("heard", event.id, ""), said)


def _evidence(review: Review, said: Heard) -> Evidence:
    """Return what the plan can hold: who heard it is of the team there, so a guest is named in the text."""
    if said.heard_by is None or review.plan.member(said.heard_by) is not None:
        return Evidence(said=said.because, heard_by=said.heard_by, on=review.on)
    guest = review.people.get(said.heard_by)
    return Evidence(said=f"{said.because} (heard by {guest.name if guest else said.heard_by})", on=review.on)


def attempted(review: Review, event: Event) -> None:
    """Take in `ask.attempted`: the ask stands where its answer puts it."""
    line, data = line_of(review, event, "/ask"), event.data
    before = review.plan.ask(data["ask"])
    was = before.commitment if before else None
    attempt = Attempt(data["ask"], data["commitment"], data["because"], event.person, was)
    if before:
        review.restorables.write(line, ("ask", data["ask"], "commitment"), data["commitment"])
    review.restorables.write(line, ("attempt", event.id, ""), attempt)


HANDLERS = {"plan.corrected": corrected, "stance.heard": heard, "ask.attempted": attempted}
