from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from samreview.plan.loader import load_plan

if TYPE_CHECKING:
    from samreview.plan.model import Plan

HALDEN = Path(__file__).parents[2] / "examples" / "halden.yaml"


@pytest.fixture(scope="session")
def halden() -> Plan:
    plan = load_plan(HALDEN.read_bytes()).plan
    assert plan is not None
    return plan
