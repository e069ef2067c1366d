"""Agenda templates read from YAML: through the same door as a plan, whoever wrote them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.agenda.model import Template, TemplateItem
from samreview.plan.decode import decode_document
from samreview.plan.findings import Finding
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

_DAY = 24 * 60
_HALF_A_DAY = _DAY // 2


class LoadedTemplate(NamedTuple):
    """What an agenda file says: the template, None if and only if there is an error, and all errors by their place."""

    template: Template | None
    findings: tuple[Finding, ...]


def load_template(data: bytes, path: str) -> LoadedTemplate:
    """Read an agenda template, format 1; the errors are those of a plan, SAM001 to SAM005."""
    decoded = decode_document(data, path, Template)
    if decoded.value is None:
        return LoadedTemplate(None, decoded.findings)
    findings = tuple(sorted(_times_turned_round(decoded.value, path)))
    return LoadedTemplate(None if findings else decoded.value, findings)


def _times_turned_round(template: Template, path: str) -> Iterator[Finding]:
    """Find items that end at or before their start; over midnight, up to twelve hours are taken for after it."""
    for item in template.items:
        if item.fixed_start is None or item.fixed_end is None:
            continue
        if not 0 < (_minute_of_day(item.fixed_end) - _minute_of_day(item.fixed_start)) % _DAY <= _HALF_A_DAY:
            yield _finding(item, path)


def _minute_of_day(time: dt.time) -> int:
    return time.hour * 60 + time.minute


def _finding(item: TemplateItem, path: str) -> Finding:
    place = item.at.value("fixed_end")
    message = (
        f"item `{item.id}` ends at {item.fixed_end:%H:%M}, which is not after its start at {item.fixed_start:%H:%M}"
    )
    fix = "give a fixed end after the fixed start, or leave one of the two out"
    return Finding(path, place.line, place.column, "SAM003", "error", message, fix)
