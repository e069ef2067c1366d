"""The thresholds of the rules, all that a team may set otherwise; the figures of `insight` never depend on them."""

from __future__ import annotations

from decimal import Decimal

from samreview.values.named import NamedTuple


class Limits(NamedTuple):
    """Thresholds: days, shares from 0 to 1, counts."""

    evidence_days: int = 90
    """Evidence older than this is stale."""
    plan_days: int = 90
    """A plan revised longer ago than this is stale."""
    one_quarter: Decimal = Decimal("0.5")
    """More than this share of the funnel in the horizon's first quarter is too much."""
    one_person: Decimal = Decimal("0.5")
    """More than this share of relationships or of the funnel with one person is too much."""
    renewals: Decimal = Decimal("0.5")
    """More than this share of renewals in the horizon is too much."""
    motivations: int = 2
    """Fewer motivations than this on a growth opportunity are too few."""
    skew: Decimal = Decimal(2)
    """Orders at period ends this many times the flat rate bunch."""
    discount_skew: Decimal = Decimal("0.03")
    """A discount deeper by this much at period ends is a price for our calendar."""
    visit_days: int = 14
    """A visit this close must be prepared."""
