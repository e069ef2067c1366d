"""A plan with a mark of its own in every field, made from what the model declares: a new field is in it by itself."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from dataclasses import fields
from decimal import Decimal
from typing import Any, NamedTuple

from samreview.plan import fields as kinds
from samreview.plan.model import Plan
from samreview.values.dates import written_day
from samreview.values.quarter import Quarter

MANY = 2
"""Entries of every list."""


class Mark(NamedTuple):
    """What stands in a field, in every form in which a document could write it."""

    path: str
    """Class and field: `Problem.help`."""
    forms: tuple[str, ...]


class Planter:
    """Makes one value after the other and remembers what it put where."""

    def __init__(self) -> None:
        self.marks: list[Mark] = []
        self.untold: set[str] = set()
        """Fields whose values are too common to be looked for: flags, small numbers, words of a list."""
        self.number = 0
        self.defined: defaultdict[str, int] = defaultdict(int)

    def plan(self) -> Plan:
        plan = self.record(Plan)
        assert isinstance(plan, Plan)
        return plan

    def record(self, cls: type, target: str | None = None) -> Any:  # noqa: ANN401  a record of that class
        values = {}
        for one in fields(cls):
            kind = one.metadata.get("kind")
            if kind is not None:
                values[one.name] = self.value(kind, f"{cls.__name__}.{one.name}", target if one.name == "id" else None)
        return cls(**values)

    def value(self, kind: kinds.Kind, path: str, target: str | None = None) -> Any:  # noqa: ANN401, C901, PLR0911, PLR0912  one answer a kind
        self.number += 1
        number = self.number
        match kind:
            case kinds.Text():
                return self._put(path, f"Zq{number:04d}x", f"Zq{number:04d}x")
            case kinds.Id():
                if target is not None:
                    self.defined[target] += 1
                    name = f"zid-{target}-{self.defined[target]}"
                else:
                    name = f"zid{number:04d}"
                return self._put(path, name, name)
            case kinds.Ref(target=other):
                return f"zid-{other}-1"
            case kinds.Amount():
                amount = Decimal(7_000_013 + number * 1_037)
                return self._put(path, amount, f"{amount}", f"{amount:,}")
            case kinds.Share() | kinds.Rate():
                share = Decimal(f"0.{7_000 + number}3")
                return self._put(path, share, f"{share}", f"{share * 100:f}")
            case kinds.Day():
                day = dt.date(2041, 1, 1) + dt.timedelta(days=number)
                return self._put(path, day, written_day(day), day.isoformat(), f"{day:%Y%m%d}")
            case kinds.LocalTime():
                at = dt.datetime.combine(dt.date(2041, 1, 1) + dt.timedelta(days=number), dt.time(9))
                return self._put(path, at, written_day(at.date()), at.date().isoformat(), f"{at:%Y%m%d}")
            case kinds.FiscalQuarter():
                quarter = Quarter(2050 + number % 40, number % 4 + 1)
                return self._put(path, quarter, str(quarter))
            case kinds.Zone():
                return self._put(path, "Pacific/Auckland", "Auckland")
            case kinds.Currency():
                return self._put(path, "XTS", "XTS")
            case kinds.Whole(least=least, most=most):
                self.untold.add(path)
                return min(max(least, 3), most)
            case kinds.Flag():
                self.untold.add(path)
                return True
            case kinds.OneOf(words=words):
                self.untold.add(path)
                return words[0]
            case kinds.Either(first=first, second=second):
                return self.value(first if number % 2 else second, path)
            case kinds.ListOf(of=kinds.RecordOf(cls=cls), defines=defines):
                return tuple(self.record(cls, defines) for _ in range(MANY))
            case kinds.ListOf(of=kinds.Either(first=first, second=second), defines=defines):
                return self.value(first, path), self._either(second, path, defines)
            case kinds.ListOf(of=of):
                return tuple(self.value(of, path) for _ in range(MANY))
            case kinds.MapOf(key=key, value=value):
                return {self.value(key, path): self.value(value, path)}
            case kinds.RecordOf(cls=cls):
                return self.record(cls)
        raise AssertionError(f"{path} is of a kind that nothing is planted in: {kind}")

    def _either(self, kind: kinds.Kind, path: str, target: str | None) -> Any:  # noqa: ANN401  whatever the kind says
        return self.record(kind.cls, target) if isinstance(kind, kinds.RecordOf) else self.value(kind, path)

    def _put(self, path: str, value: Any, *forms: str) -> Any:  # noqa: ANN401  the value itself
        self.marks.append(Mark(path, forms))
        return value
