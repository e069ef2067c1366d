from __future__ import annotations

from dataclasses import FrozenInstanceError, field, fields, is_dataclass, replace
from typing import Any

import pytest

from samreview.plan.model import Growth, Plan, Priority
from samreview.plan.record import Changing, Frozen, changing_record, named_record, record


@record
class Pair(Frozen):
    left: int
    right: int = 0
    note: str = field(default="", compare=False, repr=False)
    seen: list[int] = field(default_factory=list)


@named_record
class Wider(Pair):
    more: int


def test_a_record_takes_values_by_position_and_by_name_and_fills_in_defaults() -> None:
    assert Pair(1, 2) == Pair(left=1, right=2)
    assert Pair(1).right == 0
    assert Pair(1).seen is not Pair(1).seen
    assert Wider(left=1, more=2).right == 0


def test_a_record_is_compared_and_shown_by_the_fields_that_say_so() -> None:
    assert Pair(1, note="a") == Pair(1, note="b")
    assert Pair(1) != Pair(2)
    assert Pair(1) != Wider(left=1, more=0)
    assert Pair(1) != 1
    assert repr(Pair(1, 2, "n")) == "Pair(left=1, right=2, seen=[])"
    assert hash(Priority(id="a")) == hash(Priority(id="a"))


def test_a_record_is_a_dataclass_to_those_who_ask() -> None:
    assert is_dataclass(Plan)
    assert [each.name for each in fields(Wider)] == ["left", "right", "note", "seen", "more"]
    assert replace(Pair(1, 2), right=3) == Pair(1, 3)
    assert replace(Growth(), statement="Grow").statement == "Grow"


def test_a_record_cannot_be_changed() -> None:
    pair = Pair(1)
    with pytest.raises(FrozenInstanceError):
        pair.left = 2  # type: ignore[misc]  # the point
    with pytest.raises(FrozenInstanceError):
        del pair.left
    assert pair.left == 1


@pytest.mark.parametrize(
    ("args", "values", "says"),
    [
        ((), {}, "Pair needs left"),
        ((1,), {"rigth": 2}, "Pair has no field rigth"),
        ((), {"rigth": 2}, "Pair has no field rigth and needs left"),
        ((1,), {"left": 2}, "each once"),
        ((1, 2, "", [], 5), {}, "each once"),
    ],
)
def test_a_record_refuses_what_it_has_no_field_for(args: tuple[Any, ...], values: dict[str, Any], says: str) -> None:
    with pytest.raises(TypeError, match=says):
        Pair(*args, **values)


@changing_record
class Tally(Changing):
    of: str
    count: int = 0
    marks: list[str] = field(default_factory=list)


def test_a_changing_record_is_compared_by_its_fields_and_can_be_assigned() -> None:
    tally = Tally("votes")
    tally.count += 1
    assert tally == Tally(of="votes", count=1)
    assert tally != Tally("votes")
    assert replace(tally, count=2).count == 2
    assert tally.marks is not Tally("votes").marks
    with pytest.raises(TypeError, match="unhashable"):
        hash(tally)
    with pytest.raises(TypeError, match="Tally has no field sum"):
        Tally("votes", sum=1)  # type: ignore[call-arg]  # the point
    with pytest.raises(TypeError, match="Tally needs of"):
        Tally()  # type: ignore[call-arg]  # the point
