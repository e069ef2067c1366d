"""The format as JSON Schema (2020-12), from the same declarations that the loader reads.

An editor completes and checks a plan with it as it is typed. It says what one value can say alone; that a reference
leads somewhere, that an id stands once and that a currency has a rate only the loader can say.
"""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any

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

if TYPE_CHECKING:
    from collections.abc import Callable

    from samreview.plan.fields import Target

Schema = dict[str, Any]

# A text may look like a number or a truth value to other readers of YAML; to samreview it is the text as written.
_TEXT_TYPES = ("string", "number", "boolean")


def json_schema(cls: type = Plan) -> Schema:
    """Return the schema of a file that holds one record of this class, ready for `json.dumps`."""
    definitions: dict[str, Schema] = {}
    root = _record(cls, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"samreview {noun(cls)}",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _record(cls: type, definitions: dict[str, Schema]) -> Schema:
    known = declared(cls)
    return {
        "description": (cls.__doc__ or "").partition("\n")[0],
        "type": "object",
        "additionalProperties": False,
        "required": [field.name for field in known.values() if field.required],
        "properties": {field.name: _field(field, definitions) for field in known.values()},
    }


def _field(field: Declared, definitions: dict[str, Schema]) -> Schema:
    schema = _kind(field.kind, definitions)
    if not field.required:
        schema = _or_nothing(schema)
        if isinstance(field.default, str | int):
            schema["default"] = field.default
        elif isinstance(field.default, Decimal):
            schema["default"] = float(field.default)
    return {"description": f"{field.meaning}{_leads_to(field.kind)}"} | schema


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
    if "enum" in schema:
        return schema | {"enum": [*schema["enum"], None]}
    if "type" in schema:
        types = schema["type"]
        return schema | {"type": [*([types] if isinstance(types, str) else types), "null"]}
    if "anyOf" in schema:
        return schema | {"anyOf": [*schema["anyOf"], {"type": "null"}]}
    return {"anyOf": [schema, {"type": "null"}]}


def _kind(kind: Kind, definitions: dict[str, Schema]) -> Schema:
    if isinstance(kind, RecordOf):
        name = kind.cls.__name__
        if name not in definitions:
            definitions[name] = {}  # held while it is made: a class may lead to itself
            definitions[name] = _record(kind.cls, definitions)
        return {"$ref": f"#/$defs/{name}"}
    if isinstance(kind, Either):
        return {"anyOf": [_kind(kind.first, definitions), _kind(kind.second, definitions)]}
    if isinstance(kind, ListOf):
        most = {} if kind.most is None else {"maxItems": kind.most}
        least = {"minItems": kind.least} if kind.least else {}
        return {"type": "array", "items": _kind(kind.of, definitions)} | least | most
    if isinstance(kind, MapOf):
        key = _kind(kind.key, definitions)
        return {
            "type": "object",
            "propertyNames": {name: key[name] for name in ("pattern", "examples") if name in key},
            "additionalProperties": _kind(kind.value, definitions),
        }
    return _SCALARS[type(kind)](kind)


def _matching(pattern: str, *examples: str, types: tuple[str, ...] = ("string",), **more: Any) -> Schema:  # noqa: ANN401  JSON
    stated = types[0] if len(types) == 1 else list(types)
    return {"type": stated, "pattern": f"^{pattern}$", **more, "examples": list(examples)}


def _text(_kind: Kind) -> Schema:
    return {"type": list(_TEXT_TYPES)}


def _id(kind: Kind) -> Schema:
    examples = {} if isinstance(kind, Ref) else {"examples": ["dana", "plant-2"]}
    return {"type": list(_TEXT_TYPES), "pattern": f"^{ID_PATTERN}$", **examples}


def _amount(_kind: Kind) -> Schema:
    return _matching(MONEY_PATTERN, "420k", "1.2M", "USD 300k", types=("number", "string"), minimum=0)


def _share(_kind: Kind) -> Schema:
    return _matching(SHARE_PATTERN, "40%", types=("number", "string"), minimum=0, maximum=1)


def _rate(_kind: Kind) -> Schema:
    return _matching(RATE_PATTERN, "0.92", types=("number", "string"), exclusiveMinimum=0)


def _whole(kind: Whole) -> Schema:
    if kind.least == kind.most:
        return {"type": "integer", "const": kind.least}
    return {"type": "integer", "minimum": kind.least, "maximum": kind.most}


_SCALARS: dict[type[Kind], Callable[[Any], Schema]] = {
    Text: _text,
    Id: _id,
    Ref: _id,
    Amount: _amount,
    Share: _share,
    Rate: _rate,
    Whole: _whole,
    Flag: lambda _: {"type": "boolean"},
    Day: lambda _: _matching(DAY_PATTERN, "2027-03-31", format="date"),
    LocalTime: lambda _: _matching(TIME_PATTERN, "2026-11-24T15:00"),
    Clock: lambda _: _matching(CLOCK_PATTERN, "16:00"),
    FiscalQuarter: lambda _: _matching(QUARTER_PATTERN, "FY27-Q2"),
    Zone: lambda _: _matching(ZONE_PATTERN, "Europe/Berlin", "America/Chicago"),
    Currency: lambda _: _matching(CURRENCY_PATTERN, "EUR", "USD"),
    OneOf: lambda kind: {"enum": list(kind.words)},
}
