"""Which column of an export holds what: known by its header for the common CRMs, else named in a map."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal

from samreview.exchange.failures import ExchangeError
from samreview.plan.scalars import shown
from samreview.values.named import NamedTuple
from samreview.values.text import clean, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Role = Literal[
    "crm_id", "name", "account", "account_id", "stage", "kind", "amount", "currency", "close", "created", "status",
    "closed", "won", "actual_amount", "actual_close", "stage_since", "owner", "status_reason", "deleted", "probability",
    "unit",
]  # fmt: skip
Source = Literal["salesforce", "hubspot", "dynamics", "generic"]
SOURCE_NAMES: Final[dict[Source, str]] = {
    "salesforce": "a Salesforce export",
    "hubspot": "a HubSpot export",
    "dynamics": "a Dynamics export",
    "generic": "a CSV file",
}

# The headers of each, the first that is there counts. A name of a role alone is understood in any file.
_SALESFORCE: Final[dict[Role, tuple[str, ...]]] = {
    "crm_id": ("opportunity id", "opportunityid", "id", "opportunity id (18)", "18 digit id", "opportunity_id"),
    "name": ("opportunity name", "opportunityname", "name"),
    "account": ("account name", "accountname", "account.name"),
    "account_id": ("account id", "accountid"),
    "stage": ("stage", "stagename", "stage name"),
    "kind": ("type", "opportunity type"),
    "amount": ("amount", "total amount", "amount (converted)"),
    "currency": ("currencyisocode", "opportunity currency", "currency"),
    "close": ("close date", "closedate"),
    "created": ("created date", "createddate"),
    "closed": ("closed", "isclosed"),
    "won": ("won", "iswon"),
    "stage_since": ("last stage change date", "laststagechangedate"),
    "owner": ("opportunity owner", "owner full name", "owner.name"),
    "deleted": ("isdeleted", "deleted"),
}
_HUBSPOT: Final[dict[Role, tuple[str, ...]]] = {
    "crm_id": ("record id", "deal id", "record id - deal"),
    "name": ("deal name", "dealname"),
    "account": ("associated company", "associated company (primary)", "primary company", "company name", "company"),
    "account_id": ("associated company id", "associated company ids", "associated company ids (primary)"),
    "stage": ("deal stage", "dealstage"),
    "kind": ("deal type", "dealtype"),
    "amount": ("amount",),
    "currency": ("currency", "deal currency code"),
    "close": ("close date", "closedate"),
    "created": ("create date", "createdate"),
    "closed": ("is deal closed?", "is closed"),
    "won": ("is closed won",),
    "owner": ("deal owner",),
}
_DYNAMICS: Final[dict[Role, tuple[str, ...]]] = {
    "crm_id": ("(do not modify) opportunity", "opportunity id", "opportunity"),
    "name": ("topic",),
    "account": ("potential customer", "account"),
    "stage": ("sales stage", "pipeline phase"),
    "kind": ("opportunity type", "type"),
    "amount": ("est. revenue", "estimated revenue"),
    "currency": ("currency",),
    "close": ("est. close date", "estimated close date"),
    "created": ("created on",),
    "status": ("status",),
    "status_reason": ("status reason",),
    "actual_amount": ("actual revenue",),
    "actual_close": ("actual close date",),
    "owner": ("owner",),
}
_GENERIC: Final[dict[Role, tuple[str, ...]]] = {
    "crm_id": ("crm_id", "crm id", "opportunity_id", "opportunity id", "id"),
    "name": ("name", "opportunity", "deal", "opportunity_name"),
    "account": ("account", "account_name", "customer"),
    "account_id": ("account_id",),
    "stage": ("stage", "deal_stage"),
    "kind": ("kind", "type"),
    "amount": ("amount", "close_value", "value"),
    "currency": ("currency",),
    "close": ("close", "close_date", "close date"),
    "created": ("created", "created_date", "create_date", "created date", "create date"),
    "status": ("outcome", "status"),
    "stage_since": ("stage_since",),
    "owner": ("owner",),
}
# What is taken over only from a column that a map names: a CRM's probability is that of its own stage, not the plan's.
_ONLY_NAMED: Final[tuple[Role, ...]] = ("probability", "unit")
ROLES: Final[tuple[Role, ...]] = tuple(dict.fromkeys((*_DYNAMICS, *_SALESFORCE, *_GENERIC, *_ONLY_NAMED)))
# A source is known by headers that no other uses.
_SIGNS: Final[tuple[tuple[Source, dict[Role, tuple[str, ...]], frozenset[str]], ...]] = (
    ("hubspot", _HUBSPOT, frozenset({"deal name", "dealname"})),
    ("dynamics", _DYNAMICS, frozenset({"topic"})),
    ("salesforce", _SALESFORCE, frozenset({"opportunity name", "opportunityname", "stagename", "closedate"})),
)
_BLANKS = re.compile(r"\s+")
# A Salesforce report marks the columns by which it is sorted or grouped.
_ARROWS: Final = "\u2191\u2193"


class Columns(NamedTuple):
    """The columns of an export by what they hold, counted from 0, and the CRM that wrote it."""

    source: Source
    places: Mapping[Role, int]

    def has(self, role: Role) -> bool:
        """Say whether the export has such a column."""
        return role in self.places


@lru_cache(maxsize=4096)  # a column has few stages, kinds and accounts in many rows
def folded(text: str) -> str:
    """Return what spellings of one header, stage or kind have in common: no case, no blanks around or doubled."""
    return _BLANKS.sub(" ", clean(text)).strip().casefold()


def heading(cell: str) -> str:
    """Return what spellings of one header have in common: also no arrow, with which a report marks its order."""
    return folded(cell).rstrip(_ARROWS).rstrip()


def marks_order(cell: str) -> bool:
    """Say whether a header has the arrow of a column by which a report is sorted or grouped."""
    return cell.rstrip().endswith(tuple(_ARROWS))


def columns_of(header: Sequence[str], named: Mapping[Role, str]) -> Columns | None:
    """Return the columns of a header, those of the map first; None where it is no header of an export.

    It is one when it has the name of an opportunity and its amount, stage or close date.
    """
    found = _found(header, named)
    has_facts = not found.places.keys().isdisjoint({"amount", "stage", "close"})
    return found if has_facts and "name" in found.places else None


def _found(header: Sequence[str], named: Mapping[Role, str]) -> Columns:
    names: dict[str, int] = {}
    for index, cell in enumerate(header):
        names.setdefault(heading(cell), index)
    for name, index in list(names.items()):
        # "Account: Account Name" of a Salesforce report that joins two objects
        thing, colon, rest = name.partition(": ")
        if colon and rest.startswith(thing):
            names.setdefault(rest, index)
    source, known = next(
        ((source, known) for source, known, signs in _SIGNS if not signs.isdisjoint(names)), ("generic", _GENERIC)
    )
    places: dict[Role, int] = {}
    for role in ROLES:
        candidates = (heading(named[role]),) if role in named else known.get(role, ())
        place = next((names[name] for name in candidates if name in names), None)
        if place is not None:
            places[role] = place
    if "currency" not in places and "currency" not in named and "amount" in places:
        # A Salesforce report has the currency of an amount in a column of its own, named for it.
        beside = names.get(f"{heading(header[places['amount']])} currency")
        if beside is not None:
            places["currency"] = beside
    return Columns(source, places)


def known_columns(header: Sequence[str], named: Mapping[Role, str]) -> int:
    """Return how many columns of a header are known, 0 where it is no header."""
    found = columns_of(header, named)
    return len(found.places) if found else 0


def lacking(header: Sequence[str], named: Mapping[Role, str]) -> tuple[int, str]:
    """Return how many columns of a row are known although it is no header of an export, and what it lacks for one."""
    places = _found(header, named).places
    lacks = (
        "that names the opportunities" if "name" not in places else "with their amount, their stage or their close date"
    )
    example = 'name = "Deal"' if "name" not in places else 'amount = "Deal value"'
    return len(places), (
        f"its header has no column {lacks}; say which it is in a file for --map, like `[columns]` and `{example}` "
        f"below it; there are {', '.join(shown(cell) for cell in header if clean(cell))}"
    )


def refuse_missing(header: Sequence[str], named: Mapping[Role, str], path: str) -> None:
    """Raise ExchangeError where the map names a column that the file has not."""
    there = {heading(cell): clean(cell) for cell in header if clean(cell)}
    for role, name in named.items():
        if heading(name) not in there:
            guess = did_you_mean(name, there.values()) or f"; there are {', '.join(there.values())}"
            raise ExchangeError(f"{path}: it has no column {shown(name)}, which the map names for `{role}`{guess}")
