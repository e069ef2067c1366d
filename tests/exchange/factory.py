"""Plans and exports for the tests of imports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from samreview.exchange.importing import import_export
from samreview.exchange.mapping import import_map
from samreview.plan.loader import load_plan

if TYPE_CHECKING:
    from samreview.exchange.importing import Imported
    from samreview.exchange.report import Report
    from samreview.plan.model import Opportunity, Plan

PLAN = """\
# Acme, by hand
samreview: 1
account: {id: acme, name: Acme Foods, currency: EUR, rates: {USD: 0.9}}
team:
  - {id: ann, name: Ann Lee}
  - {id: bob, name: Bob Ito}
stages:
  - {id: evaluate, name: Evaluate options}
  - {id: contract, name: Contract}
opportunities:
  - id: line       # the first one
    crm_id: 0065g00000abcde
    name: New line
    kind: expand
    amount: 640k   # from March
    stage: evaluate
    stage_since: 2026-09-01
    close: 2027-06-30
  - {id: spares, name: Spares, kind: renew, amount: USD 50k, close: 2027-03-31}
"""
PLAN_WITHOUT_STAGES = (
    "\n".join(line for line in PLAN.splitlines() if not re.search("stage|Evaluate|Contract", line)) + "\n"
)
HEADER = "Opportunity ID,Account Name,Opportunity Name,Stage,Amount,Close Date,Created Date,Type,Opportunity Owner"


def plan_of(data: bytes | str) -> Plan:
    loaded = load_plan(data if isinstance(data, bytes) else data.encode())
    assert loaded.plan is not None, loaded.findings
    return loaded.plan


def imported(
    export: str | bytes,
    *,
    plan: str | bytes = PLAN,
    settings: dict[str, Any] | None = None,
    **more: Any,  # noqa: ANN401  options of an import
) -> Imported:
    data = plan if isinstance(plan, bytes) else plan.encode()
    read = plan_of(data)
    meant = import_map(read, [("map", settings or {})])
    return import_export(data, read, export if isinstance(export, bytes) else export.encode(), meant, **more)


def rows(*lines: str, header: str = HEADER) -> str:
    return "\n".join((header, *lines, ""))


def changed_lines(export: str, **more: Any) -> list[str]:  # noqa: ANN401  options of an import
    """Return what a diff would show: the lines that went and those that came."""
    from difflib import ndiff

    plan = more.get("plan", PLAN)
    now = imported(export, **more).data.decode()
    return [line for line in ndiff(plan.splitlines(), now.splitlines()) if line[0] in "+-"]


def opportunity(done: Imported, name: str) -> Opportunity:
    found = plan_of(done.data).opportunity(name)
    assert found is not None
    return found


def reasons(report: Report, kind: str) -> dict[int, str]:
    return {remark.row: remark.reason for remark in getattr(report, kind)}
