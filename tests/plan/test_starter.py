from __future__ import annotations

import datetime as dt

import pytest

from samreview.plan.loader import load_plan
from samreview.plan.starter import starter_plan


@pytest.mark.parametrize("account", ["acme", "acme-north", "null", "no", "017", "9-30", "true", "a" * 64, "x--y-"])
@pytest.mark.parametrize("today", [dt.date(2026, 2, 28), dt.date(2027, 12, 31)])
def test_the_starter_plan_loads_without_a_finding(account: str, today: dt.date) -> None:
    loaded = load_plan(starter_plan(account, today).encode())
    assert loaded.findings == ()
    assert loaded.plan is not None
    assert loaded.plan.account.id == account
    assert loaded.plan.account.name
    assert loaded.plan.updated == today


def test_it_says_first_how_an_editor_checks_it_and_for_whom_to_write_it() -> None:
    lines = starter_plan("acme", dt.date(2026, 11, 1)).splitlines()
    assert lines[0] == "# yaml-language-server: $schema=./samreview.schema.json"
    assert "#   samreview schema acme.yaml -o samreview.schema.json --force" in lines[:5]
    assert any("so that the people in it could read it" in line for line in lines[:6])


@pytest.mark.parametrize("account", ["", "Acme", "-", "a b", "a\n", "a" * 65])
def test_what_is_no_id_gets_no_plan(account: str) -> None:
    with pytest.raises(ValueError, match="lower-case letters, digits"):
        starter_plan(account, dt.date(2026, 11, 1))
