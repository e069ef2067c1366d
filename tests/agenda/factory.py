"""Templates, agendas and waiting items for these tests, by hand and by hypothesis."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from samreview.agenda.model import Template, TemplateItem
from samreview.agenda.projection import Waiting

BERLIN = ZoneInfo("Europe/Berlin")
CHICAGO = ZoneInfo("America/Chicago")
THREE = dt.datetime(2026, 11, 24, 15, tzinfo=BERLIN)
SKETCH = (5, 10, 18, 25, 20, 15, 15)
NOON = 1_800_000_000


def template(*weights: int, reserve: str = "0.1", minimum: str = "0.6", **fixed: str) -> Template:
    """A template with items `a`, `b`, ...; `b_start="16:00"` and `b_end="16:30"` give an item fixed times."""
    items = []
    for letter, weight in zip("abcdefghijklmnopqrstuvwxyz", weights, strict=False):
        start, end = fixed.get(f"{letter}_start"), fixed.get(f"{letter}_end")
        items.append(
            TemplateItem(
                id=letter,
                title=letter.upper(),
                minutes=weight,
                minimum=Decimal(minimum),
                fixed_start=dt.time.fromisoformat(start) if start else None,
                fixed_end=dt.time.fromisoformat(end) if end else None,
            )
        )
    return Template(
        samreview_agenda=1, id="test", title="A test", reserve=Decimal(reserve), booked=120, items=tuple(items)
    )


def waiting(name: str, minutes: int, minimum: int = 2, **more: int | bool | None) -> Waiting:
    """An item that waits, in minutes; fixed times are minutes after NOON."""
    at = {key: NOON + 60 * value for key, value in more.items() if key.startswith("fixed") and value is not None}
    rest = {key: value for key, value in more.items() if not key.startswith("fixed")}
    return Waiting(name, minutes * 60, minimum * 60, **at, **rest)  # type: ignore[arg-type]  # built from names


@st.composite
def waitings(draw: st.DrawFn, most: int = 8, *, fixed: bool = True) -> tuple[Waiting, ...]:
    """Some items that wait, a few of them with fixed times or locked."""
    items = []
    for i in range(draw(st.integers(0, most))):
        minutes = draw(st.integers(2, 40))
        start = draw(st.none() | st.integers(-20, 150)) if fixed else None
        end = draw(st.none() | st.integers(-20, 180)) if fixed and draw(st.booleans()) else None
        if start is not None and end is not None:
            end = start + abs(end)
        items.append(
            waiting(
                f"i{i}",
                minutes,
                draw(st.integers(2, minutes)),
                priority=draw(st.integers(1, 5)),
                locked=draw(st.integers(0, 4)) == 0,
                fixed_start=start,
                fixed_end=end,
            )
        )
    return tuple(items)


@st.composite
def templates(draw: st.DrawFn) -> Template:
    """Templates with any weights, shares and, now and then, fixed times that may or may not be possible."""
    times = st.times(min_value=dt.time(15), max_value=dt.time(19)).map(
        lambda time: time.replace(second=0, microsecond=0)
    )
    items = tuple(
        TemplateItem(
            id=f"i{i}",
            title=f"I{i}",
            minutes=draw(st.integers(1, 120)),
            minimum=draw(st.decimals(0, 1, places=2)),
            outcome=draw(st.booleans()),
            fixed_start=draw(times) if draw(st.integers(0, 5)) == 0 else None,
            fixed_end=draw(times) if draw(st.integers(0, 7)) == 0 else None,
        )
        for i in range(draw(st.integers(1, 12)))
    )
    reserve = draw(st.decimals(0, 1, places=3))
    return Template(samreview_agenda=1, id="any", title="Any", reserve=reserve, items=items)
