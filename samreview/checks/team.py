"""Rules about our team and whom it knows: nobody idle, nobody indispensable, nobody unknown (SAM201 to SAM207)."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from samreview.checks.look import named, several
from samreview.checks.rule import Weakness, rule
from samreview.checks.wakes import INFLUENCE, REGIONS, THREE_OPPORTUNITIES, WANTED
from samreview.insight.funnel import amounts
from samreview.insight.ratios import times
from samreview.insight.relationships import STRENGTHS, WEIGHTY, is_covered
from samreview.values.text import fold_name, name_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from samreview.checks.look import Look
    from samreview.plan.model import Opportunity, Stakeholder

SALES = "sales"
_WORD = re.compile(r"[\w-]+")


@rule(
    "SAM201",
    "an account that hangs on one person",
    THREE_OPPORTUNITIES,
    reason="""
        Where one of us holds most relationships or most of the funnel, the account leaves with that person, and in a
        review everybody else listens.
    """,
    example="""
        stakeholders:               # five, and Noor is the owner of each
          - {id: ruth, name: Ruth Castellanos,
             relationship: {owner: noor, strength: 3}}
    """,
    fix="""
        Choose two or three relationships or opportunities that somebody else can take over by the next review, and
        introduce them while it is calm.
    """,
    minutes=15,
)
def one_person_holds_too_much(look: Look) -> Iterator[Weakness]:
    """Find team members who own more than half of the relationships or of the funnel value."""
    plan, most = look.plan, look.limits.one_person
    owned_by: dict[str | None, list[Opportunity]] = {}
    covered = [who.relationship.owner for who in plan.stakeholders if who.relationship and is_covered(who)]
    relationships = Counter(covered)
    deals = look.funnel_deals
    value = amounts(deals)
    for deal in deals:
        owned_by.setdefault(deal.owner, []).append(deal)
    for member in plan.team:
        held = relationships[member.id]
        owned = amounts(tuple(owned_by.get(member.id, ())))
        parts: list[str] = []
        if held > len(covered) * most:
            parts.append(f"{held} of {len(covered)} relationships")
        if owned > times(value, most):
            parts.append(f"{look.money(owned)} of the {look.money(value)} in the funnel")
        if parts:
            yield Weakness(
                plan.at.key("stakeholders" if held > len(covered) * most else "opportunities"),
                f"{named(member.name)} alone holds {several(parts)}",
                f"choose what somebody beside {named(member.name)} takes over by the next review",
                owned,
            )


@rule(
    "SAM202",
    "a team member without a part",
    reason="""
        Who carries nothing has nothing to say in the review and no reason to prepare it. Either the plan forgets what
        they do, or they are kind enough to attend.
    """,
    example="""
        team:
          - {id: walt, name: Walter Jessup, function: finance}
          # and `walt` nowhere else in the plan
    """,
    fix="""
        Give the person a relationship, an initiative, an ask in their own function, an action or a part in a visit; or
        take them out of the team.
    """,
)
def member_without_a_part(look: Look) -> Iterator[Weakness]:
    """Find team members who own nothing, know nobody and take part in nothing."""
    plan = look.plan
    busy: set[str | None] = {deal.owner for deal in plan.opportunities}
    busy |= {initiative.owner for initiative in plan.initiatives}
    busy |= {ask.owner for ask in plan.internal_asks} | {action.owner for action in plan.actions}
    for who in plan.stakeholders:
        if who.relationship:
            busy |= {who.relationship.owner, *who.relationship.also}
    for visit in plan.visits:
        busy |= {*visit.team, *visit.parts}
    for member in plan.team:
        if member.id not in busy:
            yield Weakness(
                member.at.start,
                f"{named(member.name)} has no part: no relationship, opportunity, initiative, ask, action or visit",
                f"give {named(member.name)} something to carry, or take them out of the team",
            )


@rule(
    "SAM203",
    "a region of the customer with nobody of ours",
    REGIONS,
    reason="""
        Customers buy where they work. A region without one of us is heard of at second hand, and its side of a global
        decision is missing in every review.
    """,
    example="""
        account: {..., regions: [Americas, Europe, Asia Pacific]}
        # the team is in two of them
    """,
    fix="Find who of ours works there, in any function, and take them into the team with that `region`.",
    minutes=15,
)
def region_without_us(look: Look) -> Iterator[Weakness]:
    """Find regions in which the customer buys and none of the team works."""
    account = look.plan.account
    ours = {fold_name(member.region) for member in look.plan.team if member.region}
    for place, region in zip(account.at.entries.get("regions", ()), account.regions, strict=False):
        if fold_name(region) not in ours:
            yield Weakness(
                place,
                f"the customer buys in {named(region)} and nobody of the team works there",
                f"find somebody of ours in {named(region)} for the team",
            )


@rule(
    "SAM204",
    "a stakeholder whom nobody of ours looks after",
    reason="""
        A name on a chart is not a contact. Without an owner nobody calls, nobody hears, and each of us believes that
        another does.
    """,
    example="""
        stakeholders:
          - {id: alana, name: Alana Brooks, title: Finance director}
    """,
    fix="Write `relationship: {owner: ...}` with whoever will call first, with strength 0 until they have.",
    minutes=2,
)
def stakeholder_without_owner(look: Look) -> Iterator[Weakness]:
    """Find stakeholders without a relationship owner."""
    for who in look.plan.stakeholders:
        if who.relationship is None or who.relationship.owner is None:
            yield Weakness(
                who.at.start if who.relationship is None else who.relationship.at.start,
                f"nobody of ours owns the relationship with {named(who.name)}",
                f"say who of us looks after {named(who.name)}",
                _at_stake(look, who),
            )


@rule(
    "SAM205",
    "somebody with weight whom only one of us knows",
    INFLUENCE,
    reason="""
        A decision at the customer should not depend on one of us being well, at home and still in the company. Two who
        know a person also hear two different things. Whoever is looked after with strength 0 is known to none of us
        yet, which is not this finding.
    """,
    example="""
        stakeholders:
          - {id: marc, name: Marc Delacroix, influence: final,
             relationship: {owner: dana, strength: 1}}
    """,
    fix="""
        Take a colleague of another function along to the next conversation, and write them as `also` once they have
        met.
    """,
)
def weighty_and_known_to_one(look: Look) -> Iterator[Weakness]:
    """Find people of final or high influence with an owner and nobody beside."""
    for who in look.plan.stakeholders:
        relationship = who.relationship
        if relationship is None or relationship.owner is None or not _has_weight(look, who):
            continue
        if relationship.strength == 0:  # known to none of us
            continue
        if not set(relationship.also) - {relationship.owner}:
            owner = look.plan.member(relationship.owner)
            yield Weakness(
                relationship.at.start,
                f"{named(who.name)} carries weight and is known to {named(owner.name) if owner else 'one of us'} only",
                f"take somebody along to {named(who.name)} next time",
                _at_stake(look, who),
            )


def _has_weight(look: Look, who: Stakeholder) -> bool:
    return who.influence in WEIGHTY or any(
        motivation.influence in WEIGHTY for _, motivation in look.open_motivations_of(who)
    )


def _at_stake(look: Look, who: Stakeholder) -> Decimal:
    return amounts(tuple(deal for deal, _ in look.open_motivations_of(who)))


@rule(
    "SAM206",
    "a team of salespeople only",
    reason="""
        Customers talk to engineers, technicians and bookkeepers about what they would never tell a salesperson. What
        our own organisation must do for the account can't be promised by sales either.
    """,
    example="""
        team:
          - {id: dana, name: Dana Whitfield, function: sales}
          - {id: priya, name: Priya Raman, function: sales}
    """,
    fix="Take in who serves, builds or bills for this customer, and ask them what they hear.",
    minutes=15,
)
def sales_only(look: Look) -> Iterator[Weakness]:
    """Find a team in which everybody's function is sales."""
    if all(fold_name(member.function or "") == SALES for member in look.plan.team):
        yield Weakness(
            look.plan.at.key("team"),
            "everybody on the team is from sales",
            "take in somebody who serves, builds or bills for this customer",
        )


@rule(
    "SAM207",
    "a closer relationship that is wanted and not worked on",
    WANTED,
    reason="""
        The wish for a better relationship costs nothing and changes nothing. It comes from something we do together,
        and that takes a name and a time.
    """,
    example="""
        stakeholders:
          - {id: marc, name: Marc Delacroix,
             relationship: {owner: dana, strength: 1, wanted: 3}}
        # and Marc in no initiative and in no open action
    """,
    fix="""
        Name the person in an initiative of kind nurture, or write an action with their name: what we will do for them
        or learn from them. Or lower `wanted`.
    """,
)
def wanted_and_not_worked_on(look: Look) -> Iterator[Weakness]:
    """Find stakeholders whose wanted strength lies above the present one and for whom nothing is under way."""
    nurtured = {who for initiative in look.plan.initiatives for who in initiative.stakeholders}
    # An action names people in its text, by id or by their first or last name.
    acted = [action.what for action in look.plan.actions if action.status == "open"]
    mentioned = {fold_name(word) for what in acted for word in _WORD.findall(what)}
    for who in look.plan.stakeholders:
        relationship = who.relationship
        if relationship is None or relationship.wanted is None or relationship.strength is None:
            continue
        words = name_words(who.name)
        worked_on = who.id in nurtured or not mentioned.isdisjoint({who.id, *words[:1], *words[-1:]})
        if relationship.wanted > relationship.strength and not worked_on:
            yield Weakness(
                relationship.at.value("wanted"),
                f"the relationship with {named(who.name)} is {STRENGTHS[relationship.strength]} and wanted "
                f"{STRENGTHS[relationship.wanted]}; no initiative and no action works on it",
                f"name what we will do with {named(who.name)}",
                _at_stake(look, who),
            )
