"""A capture as a line again: its text with its marks, to be edited in place; and what such an edit then says.

An edit in place is meant as it stands: a mark that was on the line and is gone is to go. `/edit` alone lets marks that
are not given stay, so the edit names those that go. It also says which wording it was made from, so that a change
made meanwhile by somebody else is not written over unseen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from zlib import crc32

from samreview.review.marks import lift, looks_like_mark, slot_of
from samreview.review.owners import owners_before
from samreview.values.money import parse_money, plain

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

    from samreview.review.fold import Review
    from samreview.review.marks import Slot
    from samreview.review.state import Capture

_CLEARS: dict[Slot, str] = {
    "who": "@-",
    "due": "due:-",
    "opp": "opp:-",
    "with": "with:-",
    "ask": "ask:-",
    "for": "for:-",
    "growth": "+0k",
    "cost": "cost:-",
}
_EDIT = re.compile(r"/edit\s+(?P<number>\d{1,7})(?:~[0-9a-f]{8})?(?:\s+(?P<rest>.*))?", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<number>[^~]*)~(?P<base>[0-9a-f]{8})", re.IGNORECASE)


def as_typed(review: Review, capture: Capture) -> str:
    """Return text and marks of a capture so that `/edit` with them changes nothing."""
    return " ".join((_escaped(capture.text), *_marks(review, capture)))


def base_of(review: Review, capture: Capture) -> str:
    """Return eight digits that stand for the present wording of a capture: another wording has others."""
    return f"{crc32(as_typed(review, capture).encode('utf-8', 'replace')):08x}"


def split_base(word: str) -> tuple[str, str | None]:
    """Return the number of `12~0badcafe` and the wording that an edit was made from; None where it does not say."""
    match = _NUMBER.fullmatch(word)
    return (match["number"], match["base"].lower()) if match else (word, None)


def edited(line: str) -> tuple[int, str] | None:
    """Return the number and the rest of an `/edit` line, None of any other."""
    match = _EDIT.fullmatch(line.strip())
    return (int(match["number"]), match["rest"] or "") if match else None


def edit_line(number: int, before: str, after: str, base: str | None) -> str:
    """Return the `/edit` that an edit in place means: from the line as it was filled to the line as it is now."""
    was, now = _slots(before), _slots(after)
    clears = [sign for slot, sign in _CLEARS.items() if slot in was - now]
    if {"up", "share"} & (was - now):
        clears.append("#-")
    which = f"{number}~{base}" if base else str(number)
    return " ".join((f"/edit {which}", *clears, after.strip()))


def _slots(line: str) -> set[Slot]:
    return {mark.slot for mark in lift(line).marks}


def _escaped(text: str) -> str:
    places = [match.start() for match in re.finditer(r"\S+", text)]
    for place in reversed([place for place in places if looks_like_mark(text[place:])]):
        text = f"{text[:place]}\\{text[place:]}"
    return text


def _marks(review: Review, capture: Capture) -> Iterator[str]:
    unread = [one.mark for one in capture.unresolved]
    if capture.person is not None:
        yield from (f"@{one}" for one in (capture.person, *capture.helpers))
    elif capture.kind == "action" and "who" not in map(slot_of, unread) and owners_before(review, capture.text)[0]:
        yield "@-"  # else the names it begins with would become its owners
    if capture.due is not None:
        yield f"due:{capture.due.isoformat()}"
    if capture.opportunity is not None:
        yield f"opp:{capture.opportunity}"
    elif capture.new_opportunity is not None:
        yield f'opp:"{capture.new_opportunity}"'
    ties = (("with", capture.stakeholder), ("ask", capture.ask), ("for", capture.problem or capture.initiative))
    yield from (f"{slot}:{which}" for slot, which in ties if which is not None)
    yield from _money("+", capture.growth, capture.growth_said, review.plan.account.currency)
    yield from _money("cost:", capture.cost, capture.cost_said, review.plan.account.currency)
    yield from (tag for tag, given in (("#up", capture.up), ("#share", capture.share)) if given)
    yield from unread


def _money(sign: str, amount: Decimal | None, said: str | None, currency: str) -> Iterator[str]:
    """Yield the mark of an amount; none where no mark can say it exactly, which lets it stay as it is."""
    if amount is None:
        return
    spoken = parse_money(said) if said else None
    if spoken is not None:
        whole = spoken[0] % 1000 == 0
        yield f"{sign}{spoken[1]} {f'{plain(spoken[0] / 1000)}k' if whole else plain(spoken[0])}"
        return
    thousands = plain(amount / 1000) if amount % 1000 == 0 else None
    for written in (f"{thousands}k" if thousands else None, f"{currency} {plain(amount)}"):
        read = parse_money(written) if written else None
        if read is not None and read[0] == amount:
            yield sign + (written or "")
            return
