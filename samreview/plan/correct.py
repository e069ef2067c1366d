"""The correction of one value of a plan, in the room: decoded and checked as if the file stated it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, Literal

from samreview.plan.currencies import Currencies
from samreview.plan.declared import Declared, declared
from samreview.plan.fields import Either, ListOf, MapOf, RecordOf, Ref
from samreview.plan.funnel import Opportunity
from samreview.plan.guesses import Guesses
from samreview.plan.people import Stakeholder
from samreview.plan.scalars import NotThisKind, read_scalar, shown
from samreview.plan.wanted import noun
from samreview.plan.work import InternalAsk
from samreview.plan.writing import NOTHING, as_written
from samreview.values.named import NamedTuple
from samreview.values.text import clean, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from samreview.plan.fields import Target
    from samreview.plan.model import Plan, Record

Correctable = Literal["opportunity", "stakeholder", "ask"]
_LISTS: dict[Correctable, str] = {
    "opportunity": "opportunities",
    "stakeholder": "stakeholders",
    "ask": "internal_asks",
}


_CLASSES: dict[Correctable, type] = {"opportunity": Opportunity, "stakeholder": Stakeholder, "ask": InternalAsk}


class Correction(NamedTuple):
    """The corrected plan, and the value before and after as the plan states it (`EUR 640k`, `-` where not stated).

    `now` given to `correct` again makes the same correction.
    """

    plan: Plan
    was: str
    now: str


class CorrectionRefused(Exception):  # noqa: N818  named for what the user is told
    """The correction cannot be made; `message` says why and what can be written instead."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class _Spot(NamedTuple):
    """Where a field is: of the record itself, or of the record that its field `inside` holds."""

    field: Declared
    inside: Declared | None = None


def correct(plan: Plan, target: Correctable, id: str, field: str, text: str) -> Correction:  # noqa: A002  the word of it
    """Set a field of an opportunity, a stakeholder or an internal ask; raise CorrectionRefused.

    Fields of the next customer action and of the relationship go by their own name where the record has no field of
    that name, else as `next_customer_action.by`. The text `-` takes an optional value back.
    """
    listed: Sequence[Record] = getattr(plan, _LISTS[target])
    ids = [each.id for each in listed]  # type: ignore[attr-defined]  # all three have one
    if id not in ids:
        raise CorrectionRefused(f"There is no {target} {shown(id)}{did_you_mean(id, ids) or '.'}")
    index = ids.index(id)
    record = listed[index]
    what = f"{noun(type(record))} `{id}`"
    spot = _spot(type(record), field, what)
    holder = getattr(record, spot.inside.name) if spot.inside else record
    value = _value(plan, spot.field, text, f"`{spot.field.name}` of {what}")
    changed = _with(holder, spot, value, what)
    whole = replace(record, **{spot.inside.name: changed}) if spot.inside else changed
    corrected = replace(plan, **{_LISTS[target]: (*listed[:index], whole, *listed[index + 1 :])})  # type: ignore[arg-type]  # one of its lists
    currency = plan.account.currency
    was = as_written(spot.field.kind, getattr(holder, spot.field.name, None), currency)
    now = as_written(spot.field.kind, value, currency)
    return Correction(corrected, was, now if _reads_as(plan, spot.field, now, value) else clean(text))


def correctable(target: Correctable) -> tuple[Declared, ...]:
    """Return the fields that can be corrected by their own name, in the order of the format."""
    spots = _spots(_CLASSES[target])
    return tuple(spot.field for name, spot in spots.items() if "." not in name)


def spot_of(target: Correctable, field: str) -> tuple[str | None, str]:
    """Return which value a field's name means: the field, and the field of the record that holds it, None for its own.

    Raises:
        CorrectionRefused: there is no such field, or it has more than one value.
    """
    spot = _spot(_CLASSES[target], field, target)
    return (spot.inside.name if spot.inside else None), spot.field.name


def _reads_as(plan: Plan, field: Declared, text: str, value: object) -> bool:
    """Say whether a text is this value: an amount that went through a rate may have more digits than can be written."""
    try:
        return bool(_value(plan, field, text, "") == value)
    except CorrectionRefused:
        return False


def _spot(cls: type, name: str, what: str) -> _Spot:
    wanted = name.strip().casefold().replace("-", "_").replace(" ", "_")
    spots = _spots(cls)
    if wanted in spots:
        return spots[wanted]
    field = _all_fields(cls).get(wanted)
    if field is None:
        raise CorrectionRefused(f"{what} has no field {shown(name)}{did_you_mean(wanted, spots) or _choice(spots)}")
    if isinstance(field.kind, RecordOf):
        inner = ", ".join(f"`{wanted}.{each}`" for each in declared(field.kind.cls))
        raise CorrectionRefused(f"`{wanted}` of {what} has more than one value: write {inner}.")
    raise CorrectionRefused(f"`{wanted}` of {what} cannot be corrected here: change it in the plan.")


def _all_fields(cls: type) -> dict[str, Declared]:
    """Return all fields by the names they go by, those that cannot be corrected too."""
    own = declared(cls)
    inner = {
        name: field
        for outer in own.values()
        if isinstance(outer.kind, RecordOf)
        for each, field in declared(outer.kind.cls).items()
        for name in (each, f"{outer.name}.{each}")
    }
    return inner | own


def _choice(names: Iterable[str]) -> str:
    return f". It has {', '.join(f'`{name}`' for name in names if '.' not in name)}."


def _spots(cls: type) -> dict[str, _Spot]:
    """Return the fields that can be corrected by the names they go by."""
    own = declared(cls)
    spots = {name: _Spot(field) for name, field in own.items() if name != "id" and _single(field)}
    for outer in own.values():
        if isinstance(outer.kind, RecordOf):
            for name, field in declared(outer.kind.cls).items():
                if _single(field):
                    spots[f"{outer.name}.{name}"] = _Spot(field, outer)
                    if name not in own:
                        spots[name] = _Spot(field, outer)
    return spots


def _single(field: Declared) -> bool:
    return not isinstance(field.kind, ListOf | MapOf | RecordOf | Either)


def _value(plan: Plan, field: Declared, text: str, what: str) -> Any:  # noqa: ANN401  the kind says the type
    kind = field.kind
    stated = clean(text)
    if stated in {"", NOTHING}:
        if field.required or not stated:
            raise CorrectionRefused(f"{what} needs a value.")
        return field.default
    if isinstance(kind, Ref):
        ids = _ids(plan, kind.target)
        if stated not in ids:
            raise CorrectionRefused(
                f"{what}: there is no {kind.target} {shown(stated)}{did_you_mean(stated, ids) or '.'}"
            )
        return stated
    account = plan.account
    currencies = Currencies(account.currency, account.rates, frozenset({account.currency, *account.rates}))
    try:
        return read_scalar(kind, text, currencies)
    except NotThisKind as reason:
        message = reason.message(Guesses())
        end = "" if message.endswith("?") else "."
        fix = f"{reason.fix[:1].upper()}{reason.fix[1:]}."
        raise CorrectionRefused(f"{what}: {message}{end} {fix}") from None


def _ids(plan: Plan, target: Target) -> list[str]:
    lists: dict[Target, Sequence[Any]] = {
        "team": plan.team,
        "stakeholder": plan.stakeholders,
        "stage": plan.stages,
        "opportunity": plan.opportunities,
        "problem": plan.customer.problems,
        "priority": [each for each in plan.customer.priorities if not isinstance(each, str)],
        "offering": plan.offerings,
    }
    return [each.id for each in lists[target] if each.id is not None]


def _with(holder: Any, spot: _Spot, value: object, what: str) -> Any:  # noqa: ANN401  a record
    if holder is not None:
        return replace(holder, **{spot.field.name: value})
    assert spot.inside is not None  # noqa: S101  # a record of the plan's own lists is always there
    assert isinstance(spot.inside.kind, RecordOf)  # noqa: S101  # nothing else holds fields
    cls = spot.inside.kind.cls
    missing = [f"`{each.name}`" for each in declared(cls).values() if each.required and each is not spot.field]
    if missing:
        raise CorrectionRefused(f"{what} has no {noun(cls)} yet: set {' and '.join(missing)} first.")
    return cls(**{spot.field.name: value})
