"""The map of an import: what a team's CRM calls its columns, stages, kinds and outcomes; TOML."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, cast

from samreview.exchange.columns import ROLES, Role, folded
from samreview.exchange.failures import ExchangeError
from samreview.plan.scalars import shown
from samreview.values.text import clean, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from samreview.exchange.amount_spelling import DecimalSign
    from samreview.exchange.day_spelling import DayOrder
    from samreview.plan.model import OpportunityKind, Outcome, Plan

KINDS: Final = ("new", "expand", "renew")
OUTCOMES: Final = ("open", "won", "lost", "dropped")
# What CRMs call the end of an opportunity; a team's own words go into the map.
_OUTCOMES: Final[dict[str, Outcome]] = {
    "open": "open", "won": "won", "closed won": "won", "closedwon": "won", "closed - won": "won", "closed/won": "won",
    "lost": "lost", "closed lost": "lost", "closedlost": "lost", "closed - lost": "lost", "closed/lost": "lost",
    "dropped": "dropped", "canceled": "dropped", "cancelled": "dropped",
}  # fmt: skip
_TABLES: Final = ("columns", "stages", "kinds", "outcomes")
_KEYS: Final = (*_TABLES, "accounts", "kind", "dates", "decimal")


@dataclass(frozen=True)
class ImportMap:
    """What a CRM's words mean in one plan. Words are folded; stages are ids of the plan.

    `kind` is that of rows that state none; `accounts` are other names of the account; `dates` and `decimal` settle
    how dates and amounts are spelled.
    """

    columns: Mapping[Role, str] = field(default_factory=dict)
    stages: Mapping[str, str] = field(default_factory=dict)
    kinds: Mapping[str, OpportunityKind] = field(default_factory=dict)
    outcomes: Mapping[str, Outcome] = field(default_factory=dict)
    accounts: tuple[str, ...] = ()
    kind: OpportunityKind | None = None
    dates: DayOrder | None = None
    decimal: DecimalSign | None = None


def toml_tables(data: bytes, path: str) -> dict[str, Any]:
    """Return a TOML file's content; raise ExchangeError where it is none."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        raise ExchangeError(f"{path}: it cannot be read as TOML: {clean(str(error))}") from None


def import_map(plan: Plan, settings: Iterable[tuple[str, Mapping[str, Any]]]) -> ImportMap:
    """Return the map that settings files make together, later ones first; each with the path that messages name.

    Raises:
        ExchangeError: a file says something that an import does not know, or a stage that the plan has not.
    """
    stages: dict[str, str] = {}
    for stage in plan.stages:
        stages.update({folded(stage.name): stage.id})
    stages.update({stage.id: stage.id for stage in plan.stages})
    kinds = {kind: kind for kind in KINDS}
    outcomes: dict[str, str] = dict(_OUTCOMES)
    columns: dict[str, str] = {}
    single: dict[str, Any] = {}
    accounts: list[str] = []
    for path, tables in settings:
        _refuse_unknown(tables, _KEYS, path)
        named = _words(tables, "columns", path)
        _refuse_unknown(named, ROLES, f"{path}: columns")
        columns |= named
        stages |= _meanings(tables, "stages", [stage.id for stage in plan.stages], path)
        kinds |= _meanings(tables, "kinds", KINDS, path)
        outcomes |= _meanings(tables, "outcomes", OUTCOMES, path)
        accounts += _names(tables.get("accounts", []), path)
        for key, choice in (("kind", KINDS), ("dates", ("dmy", "mdy")), ("decimal", (",", "."))):
            if key in tables:
                single[key] = _chosen(tables[key], choice, f"{path}: {key}")
    return ImportMap(
        cast("Mapping[Role, str]", columns),
        stages,
        cast("Mapping[str, OpportunityKind]", kinds),
        cast("Mapping[str, Outcome]", outcomes),
        tuple(accounts),
        **single,
    )


def _refuse_unknown(tables: Mapping[str, Any], known: Iterable[str], path: str) -> None:
    known = tuple(known)
    for key in tables:
        if key not in known:
            guess = did_you_mean(key, known) or f"; there are {', '.join(known)}"
            raise ExchangeError(f"{path}: an import knows no {shown(key)}{guess}")


def _words(tables: Mapping[str, Any], key: str, path: str) -> dict[str, str]:
    table = tables.get(key, {})
    if isinstance(table, dict) and all(isinstance(value, str) for value in table.values()):
        return {word: clean(value) for word, value in table.items()}
    raise ExchangeError(f'{path}: `{key}` is a table of texts, like "Closed Won" = "won"')


def _meanings(tables: Mapping[str, Any], key: str, choice: Iterable[str], path: str) -> dict[str, str]:
    words = _words(tables, key, path)
    return {folded(word): _chosen(value, choice, f"{path}: {key}, {shown(word)}") for word, value in words.items()}


def _chosen(value: object, choice: Iterable[str], what: str) -> str:
    choice = tuple(choice)
    if isinstance(value, str) and value in choice:
        return value
    among = f"one of {', '.join(choice)}" if choice else "nothing: the plan has no stages"
    raise ExchangeError(f"{what}: {shown(str(value))} is not {among}")


def _names(value: object, path: str) -> list[str]:
    if isinstance(value, list) and all(isinstance(name, str) for name in value):
        return [clean(name) for name in value]
    raise ExchangeError(f'{path}: `accounts` is a list of names, like ["Halden GmbH"]')
