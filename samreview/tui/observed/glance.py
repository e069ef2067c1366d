"""The plan at a glance, for the lobby: what it is worth, what is weakest in it, and who could hold which role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.figures import figures
from samreview.insight.prompts import prompts
from samreview.insight.ratios import times_text
from samreview.review.proposal import Candidate, propose_roles
from samreview.review.state import ROLES
from samreview.tui.snapshot import Glance, Proposal, Weakness
from samreview.values.money import short_with

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from samreview.review.fold import Review
    from samreview.review.state import Role

_WEAKEST = 9


def glance(review: Review) -> Glance:
    """Return what the lobby shows of the plan."""
    from samreview.checks.engine import check

    plan, on = review.plan, review.on
    found = sorted(check(plan, on, review.plan_path), key=lambda finding: (finding.severity != "error", -finding.money))
    return Glance(
        figures=_figures(review),
        weaknesses=tuple(Weakness(finding.code, finding.message) for finding in found[:_WEAKEST]),
        weak_points=len(found),
        story=plan.story or plan.growth.statement or "",
        questions=plan.questions,
        proposals=proposals(review),
    )


def proposals(review: Review, held_last: Mapping[Role, str] | None = None) -> tuple[Proposal, ...]:
    """Return for each role who holds it and who is proposed: of those who are here, or of the team while few are."""
    plan = review.plan
    asked = [
        prompt.person
        for exhibit in dict.fromkeys(state.item.exhibit for state in review.items)
        for prompt in prompts(plan, review.on, exhibit)
    ]
    team = [person for person in review.people.values() if not person.guest]
    here = [person for person in team if person.present]
    owner = review.people.get(plan.account.owner or "")
    candidates = [
        Candidate(
            person.id,
            remote=bool(owner and owner.region and person.region and person.region != owner.region),
            prompts=asked.count(person.id),
        )
        for person in (here if len(here) >= len(ROLES) else team)
    ]
    proposed = propose_roles(candidates, plan.account.owner, held_last)
    return tuple(Proposal(role, review.roles.get(role), proposed[role]) for role in ROLES)


def _figures(review: Review) -> tuple[tuple[str, str], ...]:
    plan = review.plan
    seen = figures(plan, review.on)
    currency = plan.account.currency

    def money(amount: Decimal | None) -> str:
        return "unknown" if amount is None else short_with(currency, amount)

    def times(coverage: float | None, need: float | None = None) -> str:
        if coverage is None:
            return "unknown"
        needed = "" if need is None else f" of {times_text(need, places=1, up=True)}"
        return times_text(coverage, places=1) + needed

    updated = f"{plan.updated.day} {plan.updated:%b %Y}" if plan.updated else "nobody knows when"
    return (
        ("gap", money(seen.funnel.gap)),
        ("funnel", money(seen.funnel.value)),
        ("covered", times(seen.funnel.coverage, seen.funnel.required_coverage)),
        ("weighted", times(seen.funnel.weighted_coverage)),
        ("at risk", money(seen.renewals.at_risk)),
        ("assumed", str(len(seen.assumptions))),
        ("plan of", updated),
    )
