"""A timed agenda as plain JSON and back, exactly: a review keeps the agenda that it opened with."""

from __future__ import annotations

import datetime as dt
from dataclasses import fields
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from samreview.agenda.model import Agenda, AgendaItem

if TYPE_CHECKING:
    from collections.abc import Mapping

_INSTANTS = frozenset({"fixed_start", "fixed_end"})


def agenda_to_json(agenda: Agenda) -> dict[str, Any]:
    """Return the agenda as JSON values; instants are ISO with their offset, the zone stands beside them."""
    return {
        "template": agenda.template,
        "title": agenda.title,
        "purpose": agenda.purpose,
        "zone": zone_name(agenda.start),
        "start": agenda.start.isoformat(),
        "minutes": agenda.minutes,
        "reserve_minutes": agenda.reserve_minutes,
        "items": [_item_to_json(item) for item in agenda.items],
        "starts": [start.isoformat() for start in agenda.starts],
    }


def agenda_from_json(data: Mapping[str, Any]) -> Agenda:
    """Return the agenda that `agenda_to_json` wrote."""
    zone = zone_named(data["zone"])
    return Agenda(
        template=data["template"],
        title=data["title"],
        purpose=data["purpose"],
        start=_instant(data["start"], zone),
        minutes=data["minutes"],
        reserve_minutes=data["reserve_minutes"],
        items=tuple(_item_from_json(item, zone) for item in data["items"]),
        starts=tuple(_instant(start, zone) for start in data["starts"]),
    )


def zone_name(instant: dt.datetime) -> str:
    """Return the name of an aware instant's zone: IANA, `UTC`, or its offset where it has no name (`+02:00`)."""
    if isinstance(instant.tzinfo, ZoneInfo):
        return instant.tzinfo.key
    if instant.tzinfo is dt.UTC:
        return "UTC"
    return dt.datetime(2000, 1, 1, tzinfo=dt.timezone(instant.utcoffset() or dt.timedelta())).isoformat()[19:]


def zone_named(name: str) -> dt.tzinfo:
    """Return the zone that `zone_name` named."""
    if name == "UTC":
        return dt.UTC
    if name.startswith(("+", "-")):
        return dt.datetime.strptime(name, "%z").tzinfo or dt.UTC
    return ZoneInfo(name)


def _item_to_json(item: AgendaItem) -> dict[str, Any]:
    data = {field.name: getattr(item, field.name) for field in fields(item)}
    instants = {name: value.isoformat() for name in _INSTANTS if (value := data[name]) is not None}
    return data | instants | {"prompts": list(item.prompts)}


def _item_from_json(data: Mapping[str, Any], zone: dt.tzinfo) -> AgendaItem:
    instants = {name: _instant(value, zone) for name in _INSTANTS if (value := data.get(name)) is not None}
    return AgendaItem(**{**data, **instants, "prompts": tuple(data["prompts"])})


def _instant(text: str, zone: dt.tzinfo) -> dt.datetime:
    return dt.datetime.fromisoformat(text).astimezone(zone)
