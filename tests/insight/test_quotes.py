from __future__ import annotations

import datetime as dt
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import pytest

from samreview.documents.customer_reading import read_customer_brief, read_customer_pack
from samreview.insight.quotes import brief_quotes, pack_quotes
from samreview.plan.loader import load_plan
from tests.documents.planted import Planter
from tests.review.factory import agenda_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

ON = dt.date(2026, 11, 24)


def texts(value: Any) -> Iterator[str]:  # noqa: ANN401  whatever a document's data is made of
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            if key not in ("when", "date"):
                yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)


def test_quotes_are_all_that_a_pack_and_a_brief_repeat_of_the_customers_business() -> None:
    plan = Planter().plan()
    pack = asdict(read_customer_pack(plan, agenda_of()))
    assert {one.text for one in pack_quotes(plan)} == {*texts(pack["business"]), *texts(pack["visits"])}
    visit = plan.visits[0]
    brief = asdict(read_customer_brief(plan, visit, ON))
    assert {one.text for one in brief_quotes(plan, visit, ON)} == {*texts(brief["business"]), brief["purpose"]}


@pytest.mark.parametrize("name", ["halden", "sorrel", "vesterholm", "smallest"])
def test_quotes_stand_where_they_say(root: Path, name: str) -> None:
    source = (root / "examples" / f"{name}.yaml").read_text(encoding="utf-8")
    plan = load_plan(source.encode(), name).plan
    assert plan is not None
    found = pack_quotes(plan)
    assert found
    lines = source.split("\n")
    for one in found:
        assert lines[one.place.line - 1][one.place.column - 1 :].lstrip("\"'").startswith(one.text[:20]), one
    assert [one.place for one in found] == sorted(one.place for one in found)


def test_events_that_have_passed_are_not_in_a_brief(root: Path) -> None:
    plan = load_plan((root / "examples" / "halden.yaml").read_bytes(), "halden").plan
    assert plan is not None
    late = dt.date(2030, 1, 1)
    fields = [one.field for one in brief_quotes(plan, plan.visits[0], late)]
    assert "coming.what" not in fields
    assert "coming.what" in [one.field for one in brief_quotes(plan, plan.visits[0], ON)]
