from __future__ import annotations

import pytest

from samreview.checks.select import is_selected, selected
from samreview.plan.findings import Finding


@pytest.mark.parametrize(
    ("code", "select", "ignore", "kept"),
    [
        ("SAM601", (), (), True),
        ("SAM601", ("SAM6",), (), True),
        ("SAM701", ("SAM6",), (), False),
        ("SAM601", (), ("SAM6",), False),
        ("SAM601", ("SAM601",), ("SAM6",), True),
        ("SAM602", ("SAM601",), ("SAM6",), False),
        ("SAM601", ("SAM6",), ("SAM601",), False),
        ("SAM602", ("SAM6",), ("SAM601",), True),
        ("SAM601", ("SAM6", "SAM601"), ("SAM60",), True),
        ("SAM601", ("SAM6",), ("SAM6",), False),
        ("SAM001", ("SAM6",), (), False),
    ],
)
def test_the_longest_match_decides(code: str, select: tuple[str, ...], ignore: tuple[str, ...], *, kept: bool) -> None:
    assert is_selected(code, select, ignore) is kept


def test_what_is_left_keeps_its_order() -> None:
    findings = [
        Finding("plan.yaml", line, 1, code, "warning", "m") for line, code in enumerate(("SAM2", "SAM1", "SAM2"))
    ]
    assert [finding.line for finding in selected(findings, ["SAM2"])] == [0, 2]
