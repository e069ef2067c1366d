"""Rules about where people stand on a purchase, how we know it and who has the last word (SAM601 to SAM608)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.checks.look import named
from samreview.checks.rule import Weakness, rule
from samreview.checks.wakes import INFLUENCE, MOTIVATIONS, STRENGTH
from samreview.insight.assumptions import why_assumed
from samreview.insight.funnel import funnel_deals
from samreview.insight.ratios import total
from samreview.insight.relationships import STRENGTHS, disagreement

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.checks.look import Look
    from samreview.plan.model import Motivation, Opportunity, Stakeholder
    from samreview.plan.place import Place

STANDING = {"advocate": "an advocate", "opposed": "opposed", "indifferent": "indifferent"}


@rule(
    "SAM601",
    "a stance without evidence",
    MOTIVATIONS,
    reason="""
        A stance that nobody heard is what we would like to be true. Plans fail on advocates who never said a word for
        us. What is written with a sentence, a listener and a day can be doubted, tested and passed on; what is not
        becomes a question of the next review.
    """,
    example="""
        motivations:
          - {stakeholder: jane, stance: advocate, why: Scrap is in her own target}
    """,
    fix="""
        Write what the person said or did, who of us heard it and when:
          evidence: {said: If it works I take it to the board myself, heard_by: priya, on: 2026-10-02}
        Where nobody can, the stance is `unknown`, and that is worth knowing.
    """,
)
def stance_without_evidence(look: Look) -> Iterator[Weakness]:
    """Find stances on open opportunities for which nothing is written that was said or done."""
    for deal, motivation, who in look.known_motivations:
        if why_assumed(motivation, look.on) == "no-evidence":
            yield Weakness(
                _where_evidence_belongs(motivation),
                f"{deal.id}: {named(who.name)} is written as {STANDING[motivation.stance]} "
                "and nothing says how we know",
                f"write what {named(who.name)} said about {deal.id}, to whom and when, or make the stance unknown",
                deal.amount,
            )


def _where_evidence_belongs(motivation: Motivation) -> Place:
    evidence = motivation.evidence
    if isinstance(evidence, str):
        return motivation.at.value("evidence")
    return motivation.at.start if evidence is None else evidence.at.value("said")


@rule(
    "SAM605",
    "a close relationship with somebody whose stance on the purchase is unknown",
    MOTIVATIONS,
    STRENGTH,
    reason="""
        A relationship lasts; a motivation is about one purchase. We know this person well enough to ask and have not
        asked, most often because we took the friendship for a yes. It is the cheapest question in the plan.
    """,
    example="""
        stakeholders:
          - {id: rosa, name: Rosa Quiroga, relationship: {owner: tomas, strength: 3}}
        opportunities:
          - {id: linedata, ..., motivations: [{stakeholder: rosa, stance: unknown}]}
    """,
    fix="""
        Let whoever holds the relationship ask this week what the person would win and lose by the purchase, and write
        the stance with what was said.
    """,
)
def relationship_taken_for_motivation(look: Look) -> Iterator[Weakness]:
    """Find people we are close to whose stance on an open opportunity is written as unknown."""
    for deal, motivation, who in look.known_motivations:
        if disagreement(who, motivation.stance) == "trusted-unknown":
            yield Weakness(
                motivation.at.value("stance"),
                f"{deal.id}: the relationship with {named(who.name)} is {_strength(who)} "
                "and nobody has asked where they stand",
                f"have {_holder(look, who)} ask {named(who.name)} where they stand on {deal.id}",
                deal.amount,
            )


def _strength(who: Stakeholder) -> str:
    strength = who.relationship.strength if who.relationship else None
    return "not rated" if strength is None else f"{strength} ({STRENGTHS[strength]})"


def _holder(look: Look, who: Stakeholder) -> str:
    owner = look.plan.member(who.relationship.owner) if who.relationship and who.relationship.owner else None
    return named(owner.name) if owner else "somebody"


@rule(
    "SAM607",
    "nobody with the final word, or nobody asked whether they have it",
    INFLUENCE,
    reason="""
        Somebody signs. When the plan names nobody, all the others are advisers of a person we have never thought of;
        when it names somebody who was never asked, it is a guess by title. Who has the last word differs from
        purchase to purchase and changes with its size.
    """,
    example="""
        stakeholders:
          - {id: marc, name: Marc Delacroix, influence: final}     # and `authority_asked` in none of his motivations
    """,
    fix="""
        Ask the person: above which amount is it no longer yours, and whose is it then? Write the day as
        `authority_asked` in their motivation, and `influence: final` there or with the stakeholder.
    """,
)
def final_authority_not_asked(look: Look) -> Iterator[Weakness]:
    """Find a plan without anybody of final authority, or people said to have it who were never asked."""
    plan = look.plan
    deciders = [who for who in plan.stakeholders if _has_final_word(look, who)]
    if not deciders:
        yield Weakness(
            plan.at.key("stakeholders"),
            "nobody has the final word on anything: no influence is `final`",
            "ask an advocate who signs, and write influence: final with that person",
            total(deal.amount for deal in funnel_deals(plan, look.on)),
        )
    for who in deciders:
        theirs = [pair for pair in _all_motivations(look) if pair[1].stakeholder == who.id]
        if any(motivation.authority_asked for _, motivation in theirs):
            continue
        current = [(deal, motivation) for deal, motivation in theirs if deal.is_open]
        final = [pair for pair in current if plan.influence(pair[1]) == "final"] or current
        yield Weakness(
            final[0][1].at.start if final else who.at.start,
            f"{named(who.name)} is said to have the final word and was never asked whether they have",
            f"ask {named(who.name)} up to which amount they decide alone, and write the day as authority_asked",
            sum((deal.amount for deal, _ in final), start=Decimal(0)),
        )


def _all_motivations(look: Look) -> Iterator[tuple[Opportunity, Motivation]]:
    return ((deal, motivation) for deal in look.plan.opportunities for motivation in deal.motivations)


def _has_final_word(look: Look, who: Stakeholder) -> bool:
    return who.influence == "final" or any(
        motivation.stakeholder == who.id and motivation.influence == "final" for _, motivation in look.open_motivations
    )
