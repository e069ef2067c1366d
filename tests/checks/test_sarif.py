from __future__ import annotations

import json
from typing import Any

import pytest

from samreview.checks.registry import RULES
from samreview.checks.sarif import sarif_log
from samreview.plan.findings import Finding


def run_of(*findings: Finding, complete: bool = True) -> dict[str, Any]:
    log = json.loads(json.dumps(sarif_log(findings, "1.2.3", complete=complete)))
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


def test_each_rule_is_described_with_its_level() -> None:
    driver = run_of()["tool"]["driver"]
    assert (driver["name"], driver["version"]) == ("samreview", "1.2.3")
    assert [rule["id"] for rule in driver["rules"]] == list(RULES)
    for rule in driver["rules"]:
        assert rule["defaultConfiguration"] == {"level": RULES[rule["id"]].severity}
        for part in ("shortDescription", "fullDescription", "help"):
            assert rule[part]["text"].strip()


def test_a_result_says_which_rule_where_and_what_to_do() -> None:
    late = Finding("b.yaml", 2, 3, "SAM601", "warning", "jane has no evidence", "ask her")
    early = Finding("a.yaml", 9, 1, "SAM003", "error", "no date")
    first, second = run_of(late, early)["results"]
    assert (first["ruleId"], first["level"], first["message"]) == ("SAM003", "error", {"text": "no date"})
    assert second["message"]["text"] == "jane has no evidence\nask her"
    assert list(RULES)[second["ruleIndex"]] == second["ruleId"] == "SAM601"
    assert second["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "b.yaml"},
                "region": {"startLine": 2, "startColumn": 3, "endLine": 2, "endColumn": 4},
            }
        }
    ]


def test_a_name_from_a_plan_is_no_link() -> None:
    linked = Finding("a.yaml", 1, 1, "SAM202", "warning", "[Bo](https://example.com) [Li](0) has no part")
    (result,) = run_of(linked)["results"]
    assert result["message"]["text"] == "[Bo] (https://example.com) [Li] (0) has no part"


def test_columns_count_characters_and_a_run_says_whether_it_was_whole() -> None:
    assert run_of()["columnKind"] == "unicodeCodePoints"
    assert run_of()["invocations"] == [{"executionSuccessful": True}]
    assert run_of(complete=False)["invocations"] == [{"executionSuccessful": False}]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("plans/halden.yaml", "plans/halden.yaml"),
        ("my plans/h\xe4%.yaml", "my%20plans/h%C3%A4%25.yaml"),
        ("../up.yaml", "../up.yaml"),
        ("/plans/a b.yaml", "file:///plans/a%20b.yaml"),
        ("C:\\plans\\a.yaml", "file:///C:/plans/a.yaml"),
        ("\\\\host\\share\\a.yaml", "file://host/share/a.yaml"),
        ("a\udcff.yaml", "a%FF.yaml"),
    ],
)
def test_paths_become_uris(path: str, uri: str) -> None:
    (result,) = run_of(Finding(path, 1, 1, "SAM601", "warning", "x"))["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == uri
