"""Until when a meeting lasts for the customer: the booked end, unless what comes last is internal."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from samreview.documents.customer import customer_pack_document
from samreview.documents.customer_reading import read_customer_pack
from samreview.documents.invitation import customer_invitation
from samreview.documents.tree import Paragraph, words_of
from tests.documents.packing import meeting_of, plan_named

if TYPE_CHECKING:
    from samreview.agenda.model import Agenda
    from samreview.documents.customer_data import CustomerPack

PLAN = plan_named()
AGENDA = meeting_of(PLAN).agenda


def told(agenda: Agenda) -> tuple[CustomerPack, str, str]:
    """Return what the customer has, the line of its times, and the end in its calendar."""
    pack = read_customer_pack(PLAN, agenda)
    line = next(
        words_of(block.text)
        for block in customer_pack_document(pack).blocks
        if isinstance(block, Paragraph) and block.role == "subtitle"
    )
    calendar = customer_invitation(pack).decode()
    return pack, line, next(one for one in calendar.splitlines() if one.startswith("DTEND"))


def test_it_ends_at_the_booked_end_though_the_reserve_is_nobodys() -> None:
    pack, line, end = told(AGENDA)
    assert pack.items[-1].ends < AGENDA.end
    assert line == "Tue 24 Nov 2026, 15:00 to 17:00 Berlin time"
    assert end == "DTEND:20261124T160000Z"


def test_what_is_internal_after_their_last_item_is_not_theirs_to_know() -> None:
    *items, last = AGENDA.items
    pack, line, end = told(replace(AGENDA, items=(*items, replace(last, internal=True))))
    assert pack.items[-1].title == "Customer's quarters"
    assert line == "Tue 24 Nov 2026, 15:00 to 15:33 Berlin time"
    assert end == "DTEND:20261124T143300Z"


def test_without_an_item_of_theirs_there_is_no_end() -> None:
    pack = read_customer_pack(PLAN, replace(AGENDA, items=tuple(replace(one, internal=True) for one in AGENDA.items)))
    assert (pack.items, pack.ends) == ((), None)
    assert b"DTEND" not in customer_invitation(pack)
