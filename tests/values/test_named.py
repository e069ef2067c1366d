"""Our tuples with names against those of `typing`."""

from __future__ import annotations

import copy
import pickle
import typing

import pytest

from samreview.values.named import NamedTuple


class Way(NamedTuple):
    """How to end on time."""

    title: str
    minutes: int = 5
    """What it saves."""
    items: tuple[str, ...] = ()

    @property
    def half(self) -> int:
        """Half of it."""
        return self.minutes // 2

    @classmethod
    def short(cls) -> Way:
        """Return a short one."""
        return cls("short", 1)


class Typed(typing.NamedTuple):
    """How to end on time."""

    title: str
    minutes: int = 5
    items: tuple[str, ...] = ()


def test_it_is_the_tuple_that_typing_makes() -> None:
    ours, theirs = Way("cut", minutes=8), Typed("cut", minutes=8)
    assert tuple(ours) == tuple(theirs) == ("cut", 8, ())
    assert ours._asdict() == theirs._asdict()
    assert (Way._fields, Way._field_defaults) == (Typed._fields, Typed._field_defaults)
    assert Way.__annotations__.keys() == Typed.__annotations__.keys()
    assert (Way.__doc__, Way.__module__, Way.__qualname__) == (Typed.__doc__, __name__, "Way")
    assert repr(ours).replace("Way", "Typed") == repr(theirs)
    assert typing.get_type_hints(Way) == typing.get_type_hints(Typed)
    assert Way.__mro__[1:] == Typed.__mro__[1:]


def test_what_the_class_says_besides_its_fields_stays() -> None:
    assert Way("cut", 8).half == 4
    assert Way.short() == ("short", 1, ())
    assert Way("cut")._replace(minutes=2).half == 1


def test_it_can_be_copied_and_sent() -> None:
    one = Way("cut", 8)
    assert copy.deepcopy(one) == pickle.loads(pickle.dumps(one)) == one  # noqa: S301  our own


def test_what_is_missing_and_what_there_is_no_field_for_is_refused() -> None:
    with pytest.raises(TypeError):
        Way()  # type: ignore[call-arg]  # on purpose
    with pytest.raises(TypeError):
        Way("cut", title="cut")  # type: ignore[misc]  # on purpose
    with pytest.raises(AttributeError):
        Way("cut").minutes = 3  # type: ignore[misc]  # on purpose
