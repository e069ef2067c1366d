"""The format as JSON Schema (2020-12), from the same declarations that the loader reads.

An editor completes and checks a plan with it as it is typed. It says what one value can say alone; that a reference
leads somewhere, that an id stands once and that a currency has a rate only the loader can say. Given the ids of plans
it proposes them where one is wanted, and still takes any other: tomorrow's plan has more of them.

Two keywords are none of JSON Schema's, are passed over by whoever does not know them, and understood by the YAML
language server: `patternErrorMessage` in place of the pattern, `defaultSnippets` to propose a value with what it is.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from samreview.plan.declared import Declared, declared
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
    Target,
    Text,
    Whole,
    Zone,
)
from samreview.plan.model import Plan
from samreview.plan.scalars import (
    CLOCK_PATTERN,
    CURRENCY_PATTERN,
    DAY_PATTERN,
    ID_PATTERN,
    MONEY_PATTERN,
    QUARTER_PATTERN,
    RATE_PATTERN,
    SHARE_PATTERN,
    TIME_PATTERN,
    ZONE_PATTERN,
)
from samreview.plan.wanted import noun

Schema = dict[str, Any]

Ids = Mapping[Target, Mapping[str, str]]
"""Ids that a reference may name, each with what it is the id of: `jane`, "Jane Okafor"."""

_NO_IDS: Ids = {}
_MOST_WORDS = 12


def json_schema(cls: type = Plan, ids: Ids = _NO_IDS) -> Schema:
    """Return the schema of a file that holds one record of this class, ready for `json.dumps`."""
    writer = _Writer(ids)
    root = writer.record(cls)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"samreview {noun(cls)}",
        **root,
        "$defs": dict(sorted(writer.definitions.items())),
    }


class _Writer:
    """Writes the schema of each kind of field; records become definitions on the way."""

    def __init__(self, ids: Ids) -> None:
        self.definitions: dict[str, Schema] = {}
        self._ids = ids

    def record(self, cls: type) -> Schema:
        known = declared(cls)
        return {
            "description": (cls.__doc__ or "").partition("\n")[0],
            "type": "object",
            "additionalProperties": False,
            "required": [field.name for field in known.values() if field.required],
            "properties": {field.name: self._field(field) for field in known.values()},
        }

    def _field(self, field: Declared) -> Schema:
        schema = self._kind(field.kind)
        if not field.required:
            schema = _or_nothing(schema)
            if isinstance(field.default, str | int):
                schema["default"] = field.default
            elif isinstance(field.default, Decimal):
                schema["default"] = float(field.default)
        return {"description": f"{field.meaning}{_leads_to(field.kind)}"} | schema

    def _kind(self, kind: Kind) -> Schema:
        if isinstance(kind, RecordOf):
            name = kind.cls.__name__
            if name not in self.definitions:
                self.definitions[name] = {}  # held while it is made: a class may lead to itself
                self.definitions[name] = self.record(kind.cls)
            return {"$ref": f"#/$defs/{name}"}
        if isinstance(kind, Either):
            return {"anyOf": [self._kind(kind.first), self._kind(kind.second)]}
        if isinstance(kind, ListOf):
            most = {} if kind.most is None else {"maxItems": kind.most}
            least = {"minItems": kind.least} if kind.least else {}
            return {"type": "array", "items": self._kind(kind.of)} | least | most
        if isinstance(kind, MapOf):
            return self._map(kind)
        if isinstance(kind, Ref):
            return _reference() | self._proposals(kind.target)
        return _SCALARS[type(kind)](kind)

    def _proposals(self, target: Target) -> Schema:
        """Return the reference to a definition that proposes the ids of one list; empty where none are known."""
        known = self._ids.get(target)
        if not known:
            return {}
        name = f"{target.title()}Ids"
        words = [{"label": word, "description": what, "body": word} for word, what in known.items()]
        self.definitions[name] = {"defaultSnippets": words}
        return {"$ref": f"#/$defs/{name}"}

    def _map(self, kind: MapOf) -> Schema:
        key, value = self._kind(kind.key), self._kind(kind.value)
        known = self._ids.get(kind.key.target, {}) if isinstance(kind.key, Ref) else {}
        named = {word: {"description": what} | value for word, what in known.items()}
        return {
            "type": "object",
            "propertyNames": {name: key[name] for name in ("pattern", "examples") if name in key},
            "additionalProperties": value,
        } | ({"properties": named} if named else {})


_LISTS: dict[Target, str] = {
    "team": "`team`",
    "stakeholder": "`stakeholders`",
    "stage": "`stages`",
    "opportunity": "`opportunities`",
    "problem": "`customer.problems`",
    "priority": "`customer.priorities`",
    "offering": "`offerings`",
}


def _leads_to(kind: Kind) -> str:
    """Return of which list a reference is an id: an editor shows it, but cannot complete it."""
    if isinstance(kind, Ref):
        return f" An id of {_LISTS[kind.target]}."
    if isinstance(kind, ListOf) and isinstance(kind.of, Ref):
        return f" Ids of {_LISTS[kind.of.target]}."
    if isinstance(kind, MapOf) and isinstance(kind.key, Ref):
        return f" By ids of {_LISTS[kind.key.target]}."
    return ""


def _or_nothing(schema: Schema) -> Schema:
    """Return a schema that also takes a key without a value, which says as much as no key."""
    if "not" in schema:
        return schema | {"not": {"type": [name for name in schema["not"]["type"] if name != "null"]}}
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    if "type" in schema:
        types = schema["type"]
        return schema | {"type": [*([types] if isinstance(types, str) else types), "null"]}
    if "anyOf" in schema:
        return schema | {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}


def _text() -> Schema:
    # A text may look like a number or a truth value to other readers of YAML; to samreview it is the text as written.
    # Named as types, an editor would propose `true` and `false` wherever somebody begins to write.
    return {"not": {"type": ["array", "null", "object"]}}


def _reference() -> Schema:
    said = "An id has lower-case letters, digits and -, like plant-2."
    return _text() | {"pattern": f"^{ID_PATTERN}$", "patternErrorMessage": said}


def _matching(pattern: str, said: str, *examples: str, types: tuple[str, ...] = ("string",), **more: Any) -> Schema:  # noqa: ANN401  JSON
    return {
        "type": types[0] if len(types) == 1 else list(types),
        "pattern": f"^{pattern}$",
        "patternErrorMessage": said,
        **more,
        "examples": list(examples),
    }


def _amount(_kind: Kind) -> Schema:
    said = "An amount is written 420000, 420k, 1.2M or USD 300k; k and M only, no separators between thousands."
    return _matching(MONEY_PATTERN, said, "420k", "1.2M", "USD 300k", types=("number", "string"), minimum=0)


def _share(_kind: Kind) -> Schema:
    said = "A share is written 40%, or 0.4."
    return _matching(SHARE_PATTERN, said, "40%", types=("number", "string"), minimum=0, maximum=1)


def _rate(_kind: Kind) -> Schema:
    said = "A rate is a number, like 0.92."
    return _matching(RATE_PATTERN, said, "0.92", types=("number", "string"), exclusiveMinimum=0)


def _whole(kind: Whole) -> Schema:
    if kind.least == kind.most:
        return {"type": "integer", "const": kind.least}
    if kind.most - kind.least < _MOST_WORDS:
        return {"enum": list(range(kind.least, kind.most + 1))}
    return {"type": "integer", "minimum": kind.least, "maximum": kind.most}


_SCALARS: dict[type[Kind], Callable[[Any], Schema]] = {
    Text: lambda _: _text(),
    Id: lambda _: _reference() | {"examples": ["dana", "plant-2"]},
    Amount: _amount,
    Share: _share,
    Rate: _rate,
    Whole: _whole,
    Flag: lambda _: {"type": "boolean"},
    Day: lambda _: _matching(DAY_PATTERN, "A date is written 2027-03-31.", "2027-03-31", format="date"),
    LocalTime: lambda _: _matching(TIME_PATTERN, "A date and time is written 2026-11-24T15:00.", "2026-11-24T15:00"),
    Clock: lambda _: _matching(CLOCK_PATTERN, "A time of day is written 16:00.", "16:00"),
    FiscalQuarter: lambda _: _matching(QUARTER_PATTERN, "A quarter is written FY27-Q2.", "FY27-Q2"),
    Zone: lambda _: _matching(
        ZONE_PATTERN, "A time zone is written Europe/Berlin.", "Europe/Berlin", "America/Chicago"
    ),
    Currency: lambda _: _matching(CURRENCY_PATTERN, "A currency is three capitals, like EUR.", "EUR", "USD"),
    OneOf: lambda kind: {"enum": list(kind.words)},
}
