from __future__ import annotations

from pathlib import Path

import pytest

from samreview.plan.loader import load_plan

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_every_example_loads_without_a_finding(path: Path) -> None:
    loaded = load_plan(path.read_bytes(), path.name)
    assert loaded.findings == ()
    assert loaded.plan is not None
    assert loaded.plan.account.id in {"halden", "morrow", "sorrel", "vesterholm"}
