"""Any plan the format allows is loaded, fits the schema, and is the same plan when it is written and read again."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from samreview.plan.fields import RecordOf
from samreview.plan.loader import load_plan
from samreview.plan.model import Plan
from samreview.plan.schema import json_schema
from tests.plan.written import Writer, json_of, written_of, yaml_of

VALIDATOR = Draft202012Validator(json_schema(Plan))


@given(seed=st.integers(0, 2**40))
def test_a_plan_is_the_same_when_written_and_read_again(seed: int) -> None:
    written = Writer(Random(seed)).record(Plan)  # noqa: S311  a plan is no secret
    loaded = load_plan(yaml_of(written).encode())
    assert loaded.findings == ()
    assert [error.message for error in VALIDATOR.iter_errors(json_of(written))] == []
    again = load_plan(yaml_of(written_of(RecordOf(Plan), loaded.plan)).encode())
    assert again.findings == ()
    assert again.plan == loaded.plan


@given(seed=st.integers(0, 2**40))
def test_any_one_value_spoiled_is_found_and_nothing_else(seed: int) -> None:
    random = Random(seed)  # noqa: S311  a plan is no secret
    written = Writer(random).record(Plan)
    deal = random.choice(written["opportunities"])
    key = random.choice(["amount", "close", "kind"])
    deal[key] = "qqq"
    (finding,) = load_plan(yaml_of(written).encode()).findings
    assert finding.code == "SAM003"
    assert f"`{key}` of opportunity `{deal['id']}`" in finding.message
