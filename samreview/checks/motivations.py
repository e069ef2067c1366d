"""Rules about where people stand on a purchase, how we know it and who has the last word (SAM601 to SAM608)."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING

from samreview.checks.look import named, place_of, several
from samreview.checks.rule import Weakness, rule
from samreview.checks.wakes import INFLUENCE, MOTIVATIONS, STAGES, STRENGTH
from samreview.insight.assumptions import evidence_date, evidence_text, why_assumed
from samreview.insight.ratios import total
from samreview.insight.relationships import STRENGTHS, WEIGHTY, disagreement

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
          evidence: {said: If it works I take it to the board myself, heard_by: priya,
                     on: 2026-10-02}
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
    return motivation.at.start if evidence is None else place_of(evidence, "said")


@rule(
    "SAM602",
    "evidence without a date, or too old",
    MOTIVATIONS,
    reason="""
        People change their minds, their jobs and their budgets. A sentence of last spring says what somebody wanted
        last spring; without a day nobody can tell which of both it is.
    """,
    example="""
        motivations:
          - {stakeholder: sanne, stance: advocate,
             evidence: {said: You meet page 4, heard_by: lukas, on: 2026-07-08}}
            # reviewed on 24 November, 139 days later
    """,
    fix="""
        Ask again before the review and write the new day as `on`, or as `validated` beside an evidence written as
        text. What nobody can ask again by then is a question for the review.
    """,
)
def evidence_without_or_with_an_old_date(look: Look) -> Iterator[Weakness]:
    """Find evidence on open opportunities that has no day, or one too long ago; of stances called unknown too."""
    for deal, motivation, who in look.known_motivations:
        if evidence_text(motivation) is None:
            continue
        day = evidence_date(motivation)
        if day is not None and (look.on - day).days <= look.limits.evidence_days:
            continue
        age = "has no date" if day is None else f"is {(look.on - day).days} days old"
        yield Weakness(
            _where_date_belongs(motivation),
            f"{deal.id}: the evidence {_of_what(who, motivation)} {age}",
            f"ask {named(who.name)} about {deal.id} again and write the day",
            deal.amount,
        )


def _of_what(who: Stakeholder, motivation: Motivation) -> str:
    known = STANDING.get(motivation.stance)
    return f"of where {named(who.name)} stands" if known is None else f"that {named(who.name)} is {known}"


def _where_date_belongs(motivation: Motivation) -> Place:
    evidence = motivation.evidence
    heard = None if evidence is None or isinstance(evidence, str) else evidence.on
    if motivation.validated is not None and (heard is None or motivation.validated >= heard):
        return motivation.at.value("validated")
    if evidence is None or isinstance(evidence, str):
        return motivation.at.start
    return place_of(evidence, "on")


@rule(
    "SAM603",
    "a growth opportunity past the first stage without an advocate",
    MOTIVATIONS,
    STAGES,
    reason="""
        A purchase moves because somebody at the customer wants it and says so when we are not in the room. One that
        has passed its first stage without such a person was moved by us, in our own list.
    """,
    example="""
        opportunities:
          - {id: line, ..., stage: evaluate,
             motivations: [{stakeholder: david, stance: indifferent}]}
    """,
    fix="""
        Find who there gains by it, and what they would have to see to speak for it; or put the opportunity back into
        the stage in which the customer is.
    """,
    minutes=10,
)
def no_advocate(look: Look) -> Iterator[Weakness]:
    """Find open growth opportunities beyond the first stage that nobody at the customer speaks for."""
    first = look.plan.stages[0].id
    for deal in look.open_growth:
        if deal.stage not in {None, first} and not _advocates(deal):
            yield Weakness(
                deal.at.key("motivations"),
                f"{deal.id}: {named(deal.name)} has left the first stage and nobody there speaks for it",
                f"find who gains by {deal.id} and what they need to say so",
                deal.amount,
            )


def _advocates(deal: Opportunity) -> list[Motivation]:
    return [motivation for motivation in deal.motivations if motivation.stance == "advocate"]


@rule(
    "SAM604",
    "a growth opportunity whose advocates carry no weight",
    MOTIVATIONS,
    INFLUENCE,
    reason="""
        Advocates are won where we are known, and that is often two levels below the decision. Enthusiasm without
        horsepower feels like progress and decides nothing.
    """,
    example="""
        stakeholders:
          - {id: piotr, name: Piotr Zielinski, influence: none}
        opportunities:
          - {id: line, ..., motivations: [{stakeholder: piotr, stance: advocate}]}
    """,
    fix="""
        Ask the advocate to take us to somebody whose word counts on this purchase, and what that person would gain.
        Where they have more weight on this one than elsewhere, write `influence` in the motivation.
    """,
    minutes=10,
)
def advocates_without_weight(look: Look) -> Iterator[Weakness]:
    """Find open growth opportunities that have advocates, none of them with final or high influence."""
    for deal in look.open_growth:
        advocates = _advocates(deal)
        if not advocates or any(look.plan.influence(motivation) in WEIGHTY for motivation in advocates):
            continue
        people = [who for motivation in advocates if (who := look.plan.stakeholder(motivation.stakeholder))]
        names = several([named(who.name) for who in people])
        yield Weakness(
            deal.at.key("motivations"),
            f"{deal.id}: {names} {'speaks' if len(people) == 1 else 'speak'} for it, with no weight in the decision",
            f"ask {named(people[0].name)} who decides on {deal.id}, and for the way there",
            deal.amount,
        )


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
    "SAM606",
    "relationship and stance that disagree",
    MOTIVATIONS,
    STRENGTH,
    reason="""
        Somebody who trusts us and is against this purchase knows something that we don't. Somebody who hardly knows us
        and is for it may be polite. Both are worth a conversation, and neither is seen while the plan has one word for
        relationship and motivation.
    """,
    example="""
        stakeholders:
          - {id: henrik, name: Henrik Solberg,
             relationship: {owner: priya, strength: 4}}
        opportunities:
          - {id: line, ..., motivations: [{stakeholder: henrik, stance: opposed}]}
    """,
    fix="""
        Let whoever holds the relationship ask what stands behind it, and write `why`, `win` and `risk`. The finding
        stays while both are true: it belongs into the review.
    """,
    minutes=10,
)
def relationship_against_stance(look: Look) -> Iterator[Weakness]:
    """Find friends who are opposed and advocates we hardly know, on open opportunities."""
    for deal, motivation, who in look.known_motivations:
        kind = disagreement(who, motivation.stance)
        if kind in ("trusted-opposed", "advocate-distant"):
            yield Weakness(
                motivation.at.value("stance"),
                f"{deal.id}: {named(who.name)} is {STANDING[motivation.stance]} "
                f"and the relationship is {_strength(who)}",
                f"have {_holder(look, who)} ask {named(who.name)} what stands behind it",
                deal.amount,
            )


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
          - {id: marc, name: Marc Delacroix, influence: final}
          # and `authority_asked` in none of his motivations
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
            total(deal.amount for deal in look.funnel_deals),
        )
    for who in deciders:
        theirs = look.motivations_of(who)
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


def _has_final_word(look: Look, who: Stakeholder) -> bool:
    return who.influence == "final" or any(
        motivation.influence == "final" for _, motivation in look.open_motivations_of(who)
    )


@rule(
    "SAM608",
    "a growth opportunity with too few people in it",
    MOTIVATIONS,
    reason="""
        One person is never the whole of a purchase. Who uses it, who pays for it, who has to run it and who signs have
        different reasons, and the one we have not asked is the one who stops it.
    """,
    example="""
        opportunities:
          - {id: line, name: New line, kind: expand, amount: 640k,
             motivations: [{stakeholder: jane, stance: advocate}]}
    """,
    fix="""
        Ask the one we know who else is asked before this is bought, and write each of them down, with the stance
        `unknown` until somebody has heard them.
    """,
)
def too_few_people(look: Look) -> Iterator[Weakness]:
    """Find open growth opportunities with fewer than two motivations."""
    for deal in look.open_growth:
        count = len(deal.motivations)
        if count < look.limits.motivations:
            yield Weakness(
                deal.at.key("motivations"),
                f"{deal.id}: {'nobody is' if count == 0 else 'one person is' if count == 1 else f'{count} people are'} "
                f"written down for {named(deal.name)}",
                f"add stances for {deal.id}",
                deal.amount,
            )
