"""Stances heard in a review, with who heard what, held against the plan's file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from samreview.exchange.edit import AddEntry, SetValue, TakeBack
from samreview.exchange.learning.lesson import Conflict, Lesson
from samreview.exchange.yaml_text import Bare
from samreview.insight.assumptions import evidence_text
from samreview.plan.model import Evidence, Motivation

if TYPE_CHECKING:
    from samreview.exchange.edit import Edit
    from samreview.exchange.learning.lesson import Learning
    from samreview.exchange.yaml_text import Value
    from samreview.plan.model import Opportunity, Plan
    from samreview.review.state import Heard


def learn_stances(learning: Learning) -> None:
    """Take in each stance that stands at the end of the review, the last word on each."""
    for said in {(one.opportunity, one.stakeholder): one for one in learning.review.heard}.values():
        _take_in(learning, said)


def _take_in(learning: Learning, said: Heard) -> None:
    review, plan = learning.review, learning.plan
    wanted = _stance(review.plan.opportunity(said.opportunity), said.stakeholder)
    if wanted is None:
        return
    opened = _stance(review.plan_opened.opportunity(said.opportunity), said.stakeholder)
    about = f"{said.stakeholder} on {said.opportunity}"
    lesson = Lesson("stance", about, opened.stance if opened else "", wanted.stance, said.because)
    deal = plan.opportunity(said.opportunity)
    gone = f"opportunity `{said.opportunity}`" if deal is None else f"stakeholder `{said.stakeholder}`"
    if deal is None or plan.stakeholder(said.stakeholder) is None:
        settle = f"The plan has no {gone} any more; there is nothing to write it to."
        learning.conflicts.append(Conflict(lesson, "", settle))
        return
    wanted = _of_the_team(wanted, plan)
    now = _stance(deal, said.stakeholder)
    if _said(now) == _said(wanted):
        learning.known.append(lesson)
    elif any(mine not in (then, new) for mine, then, new in zip(_said(now), _said(opened), _said(wanted), strict=True)):
        full = lesson._replace(was=_shown(opened), now=_shown(wanted))
        learning.conflicts.append(Conflict(full, _shown(now), _by_hand(now, deal)))
    else:
        learning.lessons.append(lesson)
        learning.edits += _edits(deal, now, wanted)
        after = replace(now, stance=wanted.stance, evidence=wanted.evidence) if now else wanted
        learning.change_entry("opportunities", deal.id, lambda one: _with(one, now, after))
        if now and now.stance != wanted.stance:
            kept = [f"`{name}`" for name in ("why", "win", "risk") if getattr(now, name)]
            if kept:
                verb = "is" if len(kept) == 1 else "are"
                learning.notes.append(
                    f"{' and '.join(kept)} of {about} {verb} still what was written when {now.stance}."
                )


def _stance(deal: Opportunity | None, stakeholder: str) -> Motivation | None:
    return next((one for one in deal.motivations if one.stakeholder == stakeholder), None) if deal else None


def _said(motivation: Motivation | None) -> tuple[object, object]:
    return (None, None) if motivation is None else (motivation.stance, motivation.evidence)


def _shown(motivation: Motivation | None) -> str:
    said = evidence_text(motivation) if motivation else None
    return "" if motivation is None else f"{motivation.stance} ({said})" if said else motivation.stance


def _of_the_team(wanted: Motivation, plan: Plan) -> Motivation:
    """Return the stance as this file can hold it: who heard it may have left its team since."""
    evidence = wanted.evidence
    if isinstance(evidence, Evidence) and evidence.heard_by and plan.member(evidence.heard_by) is None:
        said = f"{evidence.said} (heard by {evidence.heard_by})"
        return replace(wanted, evidence=replace(evidence, said=said, heard_by=None))
    return wanted


def _by_hand(now: Motivation | None, deal: Opportunity) -> str:
    if now is None:
        return f"The stance was taken out of the plan meanwhile (opportunity on line {deal.at.start.line})."
    line = now.at.value("stance").line
    return f"The plan changed meanwhile, line {line}: write stance and evidence there to follow the review."


def _with(deal: Opportunity, now: Motivation | None, after: Motivation) -> Opportunity:
    if now is None:
        return replace(deal, motivations=(*deal.motivations, after))
    return replace(deal, motivations=tuple(after if one is now else one for one in deal.motivations))


def _edits(deal: Opportunity, now: Motivation | None, wanted: Motivation) -> list[Edit]:
    evidence = wanted.evidence
    assert isinstance(evidence, Evidence)  # noqa: S101  what was heard in a review always is one
    stated: dict[str, Value] = {"said": evidence.said or ""}
    if evidence.heard_by:
        stated["heard_by"] = Bare(evidence.heard_by)
    stated["on"] = Bare(evidence.on)
    if now is None:
        entry: dict[str, Value] = {"stakeholder": Bare(wanted.stakeholder), "stance": Bare(wanted.stance)}
        return [AddEntry(deal, "motivations", entry | {"evidence": stated})]
    edits: list[Edit] = []
    if now.stance != wanted.stance:
        edits.append(SetValue(now, "stance", Bare(wanted.stance)))
    was = now.evidence
    if not isinstance(was, Evidence):
        return [*edits, SetValue(now, "evidence", stated)]
    # Key by key, so that the layout and comments of the evidence before stay.
    edits += [SetValue(was, key, value) for key, value in stated.items() if getattr(was, key) != getattr(evidence, key)]
    if was.heard_by and evidence.heard_by is None:
        edits.append(TakeBack(was, "heard_by"))
    return edits
