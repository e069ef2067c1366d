"""Events as rows and as lines of a file."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.journal.codec import ROOT, canonical, chained, from_json, from_row, from_rows, to_json, to_row
from samreview.review.clock import Reading
from samreview.review.events import Event
from tests.journal.facts import event

texts = st.text(st.characters(exclude_categories=["Cs"]))
whole = st.integers(-(2**63), 2**63 - 1)
values = st.recursive(
    st.none() | st.booleans() | whole | st.floats(allow_nan=False, allow_infinity=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=8,
)
events = st.builds(
    Event,
    id=texts,
    line=texts,
    kind=texts,
    v=whole,
    by=texts,
    word_of=st.none() | texts,
    at=st.builds(Reading, whole, whole, texts),
    data=st.dictionaries(texts, values, max_size=4),
)


@given(events)
def test_any_event_comes_back_from_row_and_file(stored: Event) -> None:
    assert from_row(to_row(stored)) == stored
    assert from_json(json.loads(canonical(to_json(stored)))) == stored


@given(st.lists(events, max_size=5))
def test_events_that_are_read_together_are_those_that_are_read_one_by_one(stored: list[Event]) -> None:
    rows = [to_row(one) for one in stored]
    assert from_rows(rows) == [from_row(row) for row in rows] == stored


@pytest.mark.parametrize("data", ["[]", "1", "{", "{},{}", ""])
def test_rows_of_which_one_is_no_object_are_refused(data: str) -> None:
    row = to_row(event(1))
    with pytest.raises(ValueError, match=r"no JSON object|Expecting|Extra data"):
        from_rows([row, (*row[:-1], data), row])


@given(st.dictionaries(texts, values, max_size=4))
def test_the_order_of_keys_does_not_matter(data: dict[str, Any]) -> None:
    assert canonical(dict(reversed(data.items()))) == canonical(data)


@given(events, events)
def test_the_chain_tells_events_apart(one: Event, two: Event) -> None:
    same = to_row(one) == to_row(two)
    assert (chained(ROOT, to_row(one)) == chained(ROOT, to_row(two))) == same
    assert chained(bytes([1]) * 32, to_row(one)) != chained(ROOT, to_row(one))


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"id": None}, "`id` holds a NoneType"),
        ({"v": True}, "`v` holds a bool"),
        ({"wall": "soon"}, "`wall` holds a str"),
        ({"boot": 2**63}, "`boot` holds a number that is too large"),
        ({"data": []}, "`data` holds a list"),
        ({"extra": 1}, "`extra` is no part of an event"),
    ],
)
def test_a_file_with_something_else_in_it_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        from_json({**to_json(event(1)), **change})


def test_a_file_that_lacks_something_is_refused() -> None:
    value = to_json(event(1))
    del value["word_of"]
    with pytest.raises(ValueError, match="`word_of` is missing"):
        from_json(value)
