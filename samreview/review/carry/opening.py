"""What a new review takes along from the ledger: its list, its agenda with the items that were put off, its notices."""

from __future__ import annotations

from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from samreview.agenda.model import Template, TemplateItem
from samreview.agenda.timed import AgendaTooShort, timed_agenda
from samreview.review.carry.model import CarriedItem, CarriedOver
from samreview.review.carry.standing import in_order
from samreview.review.event_versions import written_by_newer
from samreview.values.dates import written_day

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping, Sequence

    from samreview.agenda.model import Agenda, AgendaItem
    from samreview.review.carry.chapter import Chapter
    from samreview.review.carry.ledger import Ledger
    from samreview.review.carry.model import Commitment, Place, PutOff

AFTER = "agreed"
"""Id of the item after which comes what was put off."""


def carried_over(  # noqa: PLR0913  the ledger, the meeting, and what could not be read
    ledger: Ledger,
    template: Template,
    start: dt.datetime,
    minutes: int,
    unreadable: Sequence[str] = (),
    *,
    left_out: Mapping[str, int] = MappingProxyType({}),
) -> tuple[Agenda, CarriedOver]:
    """Return the agenda of a new review and what it carries over.

    An item that was put off is joined to the one with its id; another comes after `agreed`. Where not all fit, the
    later ones wait for the review after this one.

    Args:
        ledger: of the account, with the actions of the plan that the review opens with.
        template: the agenda's template.
        start: the booked start, aware.
        minutes: the booked length.
        unreadable: names of reviews that could not be read.
        left_out: how many events a newer samreview wrote, by what they are of.

    Raises:
        AgendaTooShort: the template's own items do not fit.
    """
    own = {item.id for item in template.items}
    # Where `agreed` itself was put off, what comes after it comes after it there too.
    extra = sorted((one for one in ledger.put_off if one.item.id not in own), key=lambda one: one.item.id != AFTER)
    agenda, fitted = _fitted(template, extra, start, minutes)
    added = {one.item.id for one in extra[:fitted]}
    items = tuple(_carried_item(one, own, added) for one in ledger.put_off)
    return agenda, CarriedOver(
        previous=ledger.last.review if ledger.last else None,
        previous_on=ledger.last.on if ledger.last else None,
        entries=tuple(_once_more(one, ledger.last) for one in in_order(ledger.open)),
        items=items,
        notices=(
            *_notices(ledger.last, start.date(), items),
            *map(_not_read, unreadable),
            *(written_by_newer(name, count) for name, count in left_out.items()),
        ),
    )


def _fitted(template: Template, extra: Sequence[PutOff], start: dt.datetime, minutes: int) -> tuple[Agenda, int]:
    for count in range(len(extra), 0, -1):
        try:
            return timed_agenda(_with_items(template, [one.item for one in extra[:count]]), start, minutes), count
        except AgendaTooShort:
            continue
    return timed_agenda(template, start, minutes), 0


def _with_items(template: Template, items: Sequence[AgendaItem]) -> Template:
    ids = [item.id for item in template.items]
    shown = [item.exhibit for item in template.items]
    after = ids.index(AFTER) if AFTER in ids else shown.index("actions") if "actions" in shown[:-1] else 0
    place = after + 1
    return Template(
        samreview_agenda=template.samreview_agenda,
        id=template.id,
        title=template.title,
        purpose=template.purpose,
        booked=template.booked,
        reserve=template.reserve,
        items=(*template.items[:place], *map(_template_item, items), *template.items[place:]),
    )


def _template_item(item: AgendaItem) -> TemplateItem:
    """Return an item as one of a template; the fixed times were those of another day."""
    return TemplateItem(
        id=item.id,
        title=item.title,
        question=item.question,
        purpose=item.purpose,
        lead=item.lead,
        minutes=item.minutes,
        minimum=min(Decimal(1), Decimal(item.minimum) / item.minutes),
        priority=item.priority,
        locked=item.locked,
        focus=item.focus,
        outcome=item.outcome,
        internal=item.internal,
        exhibit=item.exhibit,
        prompts=item.prompts,
    )


def _carried_item(one: PutOff, own: set[str], added: set[str]) -> CarriedItem:
    place: Place = "joined" if one.item.id in own else "added" if one.item.id in added else "waiting"
    return CarriedItem(one.item.id, one.item.title, one.review, place)


def _once_more(one: Commitment, last: Chapter | None) -> Commitment:
    """Count the review that opens; an action of the plan was in none before the first that knew it."""
    known = one.carried or one.review is not None or (last is not None and one.id in {own.id for own in last.of_plan})
    return one._replace(carried=one.carried + 1) if known else one


def _notices(last: Chapter | None, on: dt.date, items: Sequence[CarriedItem]) -> Iterator[str]:
    if last is not None and last.phase not in {"closed", "approved"}:
        yield f"The last review, {last.review}, is not closed: what is still said there comes with the next one."
    elif last is not None and last.phase == "closed":
        yield f"Not approved yet: the minutes of {last.review}, the last review."
    if last is not None and on <= last.on:
        same = "on the day of" if on == last.on else "before"
        yield f"This review is dated {written_day(on)}, {same} the last one, {last.review} of {written_day(last.on)}."
    for one in items:
        if one.place == "waiting":
            yield f"There is no room for {one.title}, put off in {one.review}: it waits for the review after this one."


def _not_read(review: str) -> str:
    return f"{review} cannot be read, so what was agreed there is not carried over."
