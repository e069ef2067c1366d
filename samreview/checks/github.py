"""Findings as workflow commands of GitHub Actions: the runner turns each into a note beside the line it is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.checks.pictures import heaviest_first

if TYPE_CHECKING:
    from collections.abc import Iterable

    from samreview.plan.findings import Finding

# A command ends with its line, and `%` begins an escape; inside a property two more signs would end it.
_IN_MESSAGE = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_IN_PROPERTY = _IN_MESSAGE | str.maketrans({":": "%3A", ",": "%2C"})


def github_commands(findings: Iterable[Finding]) -> str:
    """Return a line for each finding, the heaviest first: of many the runner shows ten; empty without findings."""
    return "\n".join(_command(finding) for finding in heaviest_first(findings))


def _command(finding: Finding) -> str:
    properties = {
        "file": finding.path.replace("\\", "/"),
        "line": str(finding.line),
        "col": str(finding.column),
        "title": finding.code,
    }
    stated = ",".join(f"{name}={value.translate(_IN_PROPERTY)}" for name, value in properties.items())
    message = f"{finding.message}\n{finding.fix}" if finding.fix else finding.message
    return f"::{finding.severity} {stated}::{message.translate(_IN_MESSAGE)}"
