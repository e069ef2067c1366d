"""Findings for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.plan.findings import Finding


def findings_json(findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return all findings as JSON, in the order of path, line, column and code."""
    return [
        {
            "path": finding.path,
            "line": finding.line,
            "column": finding.column,
            "code": finding.code,
            "severity": finding.severity,
            "message": finding.message,
            "fix": finding.fix,
        }
        for finding in sorted(findings)
    ]
