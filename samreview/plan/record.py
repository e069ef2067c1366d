"""Frozen records that are cheap to declare: dataclasses whose methods are written once, not generated for each class.

`dataclasses` writes and compiles `__init__`, `__eq__`, `__repr__` and two guards for every frozen class, about a
millisecond and a half a class; a plan has some forty, and `samreview check` is to feel like a linter. A record keeps
what a frozen dataclass promises (fields, defaults, `dataclasses.replace`, equality, no assignment) without that.
"""

from __future__ import annotations

from dataclasses import MISSING, FrozenInstanceError, dataclass, field, fields
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar, dataclass_transform

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Self

C = TypeVar("C", bound="type[Frozen]")


class Frozen:
    """The methods of every record; compared by the fields that say so, hashed where all of those can be."""

    _names: ClassVar[tuple[str, ...]] = ()
    _all: ClassVar[frozenset[str]] = frozenset()
    _compared: ClassVar[tuple[str, ...]] = ()
    _shown: ClassVar[tuple[str, ...]] = ()
    _factories: ClassVar[tuple[tuple[str, Callable[[], Any]], ...]] = ()
    _needed: ClassVar[frozenset[str]] = frozenset()

    def __init__(self, *args: Any, **values: Any) -> None:  # noqa: ANN401  the classes' annotations say the types
        if args:
            values = self._with_positions(args, values)
        if not self._needed <= values.keys() <= self._all:
            raise TypeError(self._complaint(values))
        for name, factory in self._factories:
            if name not in values:
                values[name] = factory()
        # A default is not kept with each instance: the class has it under the same name.
        object.__setattr__(self, "__dict__", values)

    @classmethod
    def holding(cls, values: dict[str, Any]) -> Self:
        """Return a record of values by name, which it keeps; seen to be right by nobody, for what was made by us."""
        made = cls.__new__(cls)
        object.__setattr__(made, "__dict__", values)
        return made

    @classmethod
    def _with_positions(cls, args: tuple[Any, ...], values: dict[str, Any]) -> dict[str, Any]:
        positions = dict(zip(cls._names, args, strict=False))
        if len(args) > len(cls._names) or positions.keys() & values.keys():
            raise TypeError(f"{cls.__name__} takes {', '.join(cls._names)}, each once")
        return positions | values

    @classmethod
    def _complaint(cls, values: Mapping[str, Any]) -> str:
        unknown = [name for name in values if name not in cls._names]
        missing = [name for name in cls._names if name in cls._needed and name not in values]
        said = [f"has no field {', '.join(unknown)}"] * bool(unknown) + [f"needs {', '.join(missing)}"] * bool(missing)
        return f"{cls.__name__} {' and '.join(said)}"

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")

    def __delattr__(self, name: str) -> None:
        raise FrozenInstanceError(f"cannot delete field {name!r}")

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._compared)

    def __hash__(self) -> int:
        return hash((self.__class__, *(getattr(self, name) for name in self._compared)))

    def __repr__(self) -> str:
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in self._shown)})"


class Changing(Frozen):
    """The methods of a record whose fields may be assigned; it has no hash."""

    __setattr__ = object.__setattr__  # type: ignore[assignment]  # the same call, with other names
    __delattr__ = object.__delattr__
    __hash__ = None  # type: ignore[assignment]  # the way to say so

    @classmethod
    def holding(cls, values: dict[str, Any]) -> Self:
        """Return a record of values by name, which it keeps; seen to be right by nobody, for what was made by us."""
        made = cls.__new__(cls)
        made.__dict__ = values
        return made


@dataclass_transform(frozen_default=True, field_specifiers=(field,))
def record(cls: C) -> C:
    """Make a class of annotated fields a record; arguments by position or by name."""
    return _declared(cls)


@dataclass_transform(frozen_default=True, kw_only_default=True, field_specifiers=(field,))
def named_record(cls: C) -> C:
    """Make a class of annotated fields a record; arguments by name alone."""
    return _declared(cls)


@dataclass_transform(field_specifiers=(field,))
def changing_record(cls: C) -> C:
    """Make a class of annotated fields a record that can be changed; it is a `Changing`."""
    return _declared(cls)


def _declared(cls: C) -> C:
    dataclass(init=False, repr=False, eq=False, match_args=False)(cls)
    found = fields(cls)  # type: ignore[arg-type]  # the line above made it a dataclass
    cls._names = tuple(each.name for each in found)
    cls._all = frozenset(cls._names)
    cls._compared = tuple(each.name for each in found if each.compare)
    cls._shown = tuple(each.name for each in found if each.repr)
    cls._factories = tuple((each.name, each.default_factory) for each in found if each.default_factory is not MISSING)
    cls._needed = frozenset(each.name for each in found if each.default is MISSING and each.default_factory is MISSING)
    return cls
