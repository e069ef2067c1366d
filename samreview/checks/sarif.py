"""Findings as SARIF 2.1.0, the format in which code hosts and editors take the results of a linter."""

from __future__ import annotations

from inspect import cleandoc
from typing import TYPE_CHECKING, Any

from samreview.checks.registry import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.checks.rule import Rule
    from samreview.plan.findings import Finding

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


def sarif_log(findings: Iterable[Finding], version: str, *, complete: bool = True) -> dict[str, Any]:
    """Return the log of one run, with all rules described, findings sorted by place.

    Args:
        findings: of any number of files; paths are given as they are, relative ones to the folder of the run.
        version: samreview's own.
        complete: whether every file that was named could be checked.
    """
    places = {code: number for number, code in enumerate(RULES)}
    return {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [
            {
                "tool": {
                    "driver": {
                        "name": "samreview",
                        "version": version,
                        "rules": [_rule(rule) for rule in RULES.values()],
                    }
                },
                "columnKind": "unicodeCodePoints",
                "invocations": [{"executionSuccessful": complete}],
                "results": [_result(finding, places) for finding in sorted(findings)],
            }
        ],
    }


def _rule(rule: Rule) -> dict[str, Any]:
    example, fix = cleandoc(rule.example), cleandoc(rule.fix)
    return {
        "id": rule.code,
        "shortDescription": {"text": f"{rule.title[0].upper()}{rule.title[1:]}."},
        "fullDescription": {"text": cleandoc(rule.reason)},
        "help": {
            "text": f"For example:\n{example}\n\nWhat to do:\n{fix}",
            "markdown": f"```yaml\n{example}\n```\n\n{fix}",
        },
        "defaultConfiguration": {"level": rule.severity},
    }


def _result(finding: Finding, places: dict[str, int]) -> dict[str, Any]:
    message = f"{finding.message}\n{finding.fix}" if finding.fix else finding.message
    result: dict[str, Any] = {
        "ruleId": finding.code,
        "level": finding.severity,
        "message": {"text": message.replace("](", "] (")},  # a name from a plan is never a link
        "locations": [
            {
                "physicalLocation": {
                    "artifactLocation": {"uri": _uri(finding.path)},
                    "region": {
                        "startLine": finding.line,
                        "startColumn": finding.column,
                        "endLine": finding.line,  # code hosts want an end too: that of the character
                        "endColumn": finding.column + 1,
                    },
                }
            }
        ],
    }
    if finding.code in places:
        result["ruleIndex"] = places[finding.code]
    return result


def _uri(path: str) -> str:
    """Return a path as a URI reference: relative as it is, absolute (also one with a drive) with its scheme."""
    from urllib.parse import quote

    slashed = path.replace("\\", "/")
    drive = slashed[1:3] == ":/"
    quoted = quote(slashed, safe="/:" if drive else "/", errors="surrogateescape")
    if slashed.startswith("//"):
        return f"file:{quoted}"
    return f"file://{'/' * drive}{quoted}" if drive or slashed.startswith("/") else quoted
