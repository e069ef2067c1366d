"""Loading an account plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plan.decode import decode_document
from samreview.plan.model import Plan
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.plan.findings import Finding


class LoadedPlan(NamedTuple):
    """A plan, None if and only if there is an error, and all errors (SAM001 to SAM006) sorted by place."""

    plan: Plan | None
    findings: tuple[Finding, ...]


def load_plan(data: bytes, path: str = "plan.yaml") -> LoadedPlan:
    """Load a plan from the bytes of a file; `path` is what findings name. Raises nothing, whatever the bytes are."""
    return LoadedPlan(*decode_document(data, path, Plan))
