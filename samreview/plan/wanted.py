"""What a kind of field wants, in the words of messages and of the schema."""

from __future__ import annotations

from functools import cache

from samreview.plan.fields import (
    Amount,
    Clock,
    Currency,
    Day,
    Either,
    FiscalQuarter,
    Flag,
    Id,
    Kind,
    ListOf,
    LocalTime,
    MapOf,
    OneOf,
    Rate,
    RecordOf,
    Ref,
    Share,
    Text,
    Whole,
    Zone,
)

_WANTED: dict[type[Kind], str] = {
    Text: "a text",
    Id: "an id",
    Ref: "an id",
    Amount: "an amount of money",
    Share: "a share",
    Rate: "a rate",
    Whole: "a whole number",
    Flag: "`true` or `false`",
    Day: "a date",
    LocalTime: "a date and time",
    Clock: "a time of day",
    FiscalQuarter: "a fiscal quarter",
    Zone: "a time zone",
    Currency: "a currency",
    OneOf: "one of a few words",
    ListOf: "a list",
    MapOf: "a mapping",
    RecordOf: "a mapping",
}


def wanted(kind: Kind) -> str:
    """Return what a value of this kind is: `a date`, `a text or a mapping`."""
    if isinstance(kind, Either):
        return f"{wanted(kind.first)} or {wanted(kind.second)}"
    return _WANTED[type(kind)]


def noun(cls: type) -> str:
    """Return a model class's name as people say it: `team member`."""
    return _in_words(cls.__name__)


@cache
def _in_words(name: str) -> str:
    return "".join(f" {char.lower()}" if char.isupper() else char for char in name).strip()
