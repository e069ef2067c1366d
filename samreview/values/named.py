"""Tuples with names that are cheap to declare: what `typing.NamedTuple` gives, for a third of its time.

`typing` compiles each annotation for itself once more, whoever may never ask for it. Some sixty such classes are
declared before the live app's first picture. To a type checker this is `typing.NamedTuple`.
"""

from __future__ import annotations

from collections import namedtuple
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from typing import NamedTuple  # noqa: TID251  what ours is to a type checker
else:

    class _Declared(type):
        """Makes a tuple with names of a class that lists its fields."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:  # NamedTuple itself
                return super().__new__(cls, name, bases, body)
            names = tuple(body.get("__annotations__", ()))
            defaults = [body[one] for one in names if one in body]
            made = namedtuple(name, names, defaults=defaults, module=body["__module__"])  # noqa: PYI024  see the module
            for key, value in body.items():
                if key not in names and key != "__module__":
                    setattr(made, key, value)
            return made

    class NamedTuple(metaclass=_Declared):
        """The class to inherit from; fields with defaults come last."""


__all__ = ["NamedTuple"]
