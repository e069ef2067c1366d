from __future__ import annotations

import datetime as dt

from samreview.checks.engine import check
from samreview.checks.registry import RULES
from samreview.checks.report import findings_json
from samreview.plan.loader import load_plan

PLAN = b"""\
samreview: 1
account: {id: halden, name: Halden, currency: EUR, fiscal_year_starts: 4}
team: [{id: dana, name: Dana}, {id: priya, name: Priya}]
stakeholders:
  - {id: jane, name: Jane, influence: high, relationship: {owner: dana, strength: 4}}
opportunities:
  - {id: b, name: B, kind: new, amount: 2, close: 2026-10-01, motivations: [{stakeholder: jane, stance: unknown}]}
  - {id: a, name: A, kind: new, amount: 1, close: 2026-10-01, motivations: [{stakeholder: jane, stance: opposed}]}
"""
ON = dt.date(2026, 11, 24)


def test_findings_are_sorted_by_place_and_code() -> None:
    plan = load_plan(PLAN).plan
    assert plan is not None
    found = check(plan, ON, "some/plan.yaml")
    assert list(found) == sorted(found)
    assert {finding.path for finding in found} == {"some/plan.yaml"}
    assert {finding.code for finding in found} >= {"SAM101", "SAM103", "SAM601", "SAM605", "SAM607"}


def test_only_the_rules_that_are_given_run() -> None:
    plan = load_plan(PLAN).plan
    assert plan is not None
    assert {finding.code for finding in check(plan, ON, rules=[RULES["SAM103"]])} == {"SAM103"}


def test_the_keys_that_programs_rely_on() -> None:
    plan = load_plan(PLAN).plan
    assert plan is not None
    found = check(plan, ON, "plan.yaml")
    rows = findings_json(reversed(found))
    assert len(rows) == len(found)
    assert rows[0] == {
        "path": "plan.yaml",
        "line": found[0].line,
        "column": found[0].column,
        "code": found[0].code,
        "severity": "warning",
        "message": found[0].message,
        "fix": found[0].fix,
    }
    assert all(row["fix"] for row in rows)
