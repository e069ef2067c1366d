"""The internal case as JSON values: money as text of a decimal in its part's currency, dates ISO, nothing missing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.values.money import plain

if TYPE_CHECKING:
    import datetime as dt
    from decimal import Decimal

    from samreview.insight.cases import AskCase, Case, CurrencyCase


def case_json(case: Case, on: dt.date) -> dict[str, Any]:
    """Return the case as one JSON document."""
    return {
        "on": on.isoformat(),
        "accounts": list(case.accounts),
        "asks": case.number,
        "small_sample": case.small_sample,
        "parts": [_part(part) for part in case.parts],
    }


def _part(part: CurrencyCase) -> dict[str, Any]:
    return {
        "currency": part.currency,
        "held_up": plain(part.held_up),
        "opportunities": part.deals,
        "asks": [_ask(one) for one in part.asks],
        "committed": [_ask(one) for one in part.committed],
        "deciders": [
            {
                "decider": group.decider,
                "function": group.function,
                "held_up": plain(group.held_up),
                "opportunities": group.deals,
                "accounts": list(group.accounts),
                "asks": [one.key for one in group.asks],
            }
            for group in part.deciders
        ],
    }


def _ask(one: AskCase) -> dict[str, Any]:
    row = one.row
    return {
        "id": row.id,
        "account": one.account,
        "ask": row.ask,
        "kind": row.kind,
        "function": row.function,
        "decider": row.decider,
        "sponsor": row.sponsor,
        "owner": row.owner,
        "held_up": _money(one.held_up),
        "opportunity": row.opportunity,
        "shared_with": list(one.shared_with),
        "customer_value": row.customer_value,
        "customer_effort": row.customer_effort,
        "metric": row.metric,
        "incentive": row.incentive,
        "cost_of_delay": _money(row.cost_of_delay),
        "constraint": row.constraint,
        "objection": row.objection,
        "offer": row.offer,
        "commit_by": _day(row.commit_by),
        "needed_by": _day(row.needed_by),
        "commitment": row.commitment,
        "at_risk": row.at_risk,
    }


def _money(amount: Decimal | None) -> str | None:
    return None if amount is None else plain(amount)


def _day(when: dt.date | None) -> str | None:
    return None if when is None else when.isoformat()
