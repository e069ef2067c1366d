"""What was agreed before: a list to go through, one key for each, and the items that were put off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review.carry.model import LABELS
from samreview.tui import safe
from samreview.tui.exhibits.lists import customer_actions
from samreview.tui.exhibits.parts import Lines, day, first_name, fitting

if TYPE_CHECKING:
    from textual.content import Content

    from samreview.review.carry.exhibit import AgreedExhibit, AgreedRow
    from samreview.review.carry.model import CarriedItem

_SIGNS = {"done": "v", "reached": "v", "dropped": "x", "changed": "x"}
_NARROW, _ROOMY = 72, 100
_PLACES = {"joined": "in this agenda", "added": "added to this agenda", "waiting": "no room today"}


def draw(exhibit: AgreedExhibit, width: int, height: int | None, chosen: str | None = None) -> Lines:
    """Return the list around the chosen one, then what was put off and what the customer does next."""
    rows = [_row(row, width, chosen=row.commitment.id == chosen) for row in exhibit.rows]
    put_off = [_item(item, width) for item in exhibit.items]
    head = safe.mark(
        f"Agreed before: {exhibit.settled} of {len(rows)} settled" if rows else "Nothing of ours is still open", "bold"
    )
    about = next((_about(row) for row in exhibit.rows if row.commitment.id == chosen), "")
    told = safe.row(safe.mark("     "), safe.text(about, "dim"))
    below = safe.wrapped(told, width, most=2, indent=5) if about else []
    theirs = customer_actions(exhibit.customer, width)
    if height is None:
        return [head, *rows, *below, *put_off, *theirs]
    if len(rows) + len(below) >= height and not any(not row.settled for row in exhibit.rows):
        below = []  # nothing is left to be said: all of them rather than one in full
    room = height - 1 - len(below)
    place = next((number for number, row in enumerate(exhibit.rows) if row.commitment.id == chosen), 0)
    kept = min(len(put_off), max(0, room - min(len(rows), 3)))
    shown = _around(rows, place, room - kept)
    rest = room - len(shown) - kept
    more = fitting(theirs, rest, "lines") if rest > 1 else []
    return [head, *shown, *below, *put_off[:kept], *more][:height]


def _around(rows: list[Content], place: int, room: int) -> Lines:
    """Return as many rows as there is room for, the chosen one among them, and how many there are beside."""
    if len(rows) <= room:
        return rows
    fits = max(1, room - 1)
    first = max(0, min(place - fits // 2, len(rows) - fits))
    hidden = len(rows) - fits
    return [*rows[first : first + fits], *([safe.mark(f"     and {hidden} more", "dim")] if room > 1 else [])]


def _row(row: AgreedRow, width: int, *, chosen: bool) -> Content:
    one = row.commitment
    narrow, roomy = width < _NARROW, width >= _ROOMY
    late = "!" if row.days_late else " "
    if row.days_late and not narrow:
        late = f"! {row.days_late} d late"
    carried = f"{one.carried}x" if one.carried else ""
    right = safe.row(
        safe.cell(first_name(one.owner_name) or ("" if one.kind == "parked" else "nobody"), 7 if narrow else 10),
        safe.figure(day(one.due), 7),
        safe.mark(" "),
        safe.cell(late, 1 if narrow else 12, "bold $warning"),
        safe.figure(f"carried {carried}" if roomy and carried else carried, 12 if roomy else 3),
    )
    sign = _SIGNS.get(one.status, "=" if row.settled else " ")
    style = "dim" if not one.is_open else "bold" if chosen else ""
    kind = f"{LABELS[one.kind]}: " if LABELS[one.kind] else ""
    left = safe.row(
        safe.mark(f"{'>' if chosen else ' '}{row.number:>2} ", "bold $accent" if chosen else ""),
        safe.mark(f"{sign} ", "bold $success" if sign == "v" else "bold"),
        safe.mark(kind, "dim"),
        safe.text(one.what, style),
    )
    return safe.ends(left, right, width)


def _about(row: AgreedRow) -> str:
    """Return the chosen one in full: how it stands, why, and where it was agreed."""
    one = row.commitment
    stands = one.status.replace("-", " ") if row.settled or not one.is_open else ""
    agreed = ("agreed" if one.agreed else "not agreed") if one.kind == "action" and one.is_open else ""
    where = f"from {one.review}" if one.review else "from the plan"
    told = (
        stands,
        f"because {one.because}" if one.because else "",
        agreed,
        where,
        f"in {one.item}" if one.item else "",
    )
    return f"{one.what}: {', '.join(part for part in told if part)}"


def _item(item: CarriedItem, width: int) -> Content:
    left = safe.row(safe.mark(" put off: ", "bold"), safe.text(item.title))
    return safe.ends(left, safe.mark(_PLACES[item.place], "dim"), width)
