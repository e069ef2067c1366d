"""A room for these tests: a small plan, an agenda, a clock moved by hand, and people who type lines."""

from __future__ import annotations

import datetime as dt
import tomllib
from functools import cache
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from samreview.agenda.model import Agenda, AgendaItem
from samreview.plan.loader import load_plan
from samreview.resources import data_text
from samreview.review.clock import Reading
from samreview.review.decide import Accepted, Refused, decide
from samreview.review.fold import Review, fold
from samreview.review.opening import opened_event
from samreview.review.prep.entering import with_entry
from samreview.review.prep.model import Prep, PrepEntry
from samreview.review.quality import quality
from samreview.review.record import record
from samreview.review.timing import actual_seconds, clock_view

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from samreview.plan.model import Plan
    from samreview.review.carry.model import CarriedOver
    from samreview.review.events import Event
    from samreview.review.prep.model import PrepKind
    from samreview.review.state import Capture, ClockView, ItemState, QualityPoint, Role

BERLIN = ZoneInfo("Europe/Berlin")
THREE = dt.datetime(2026, 11, 24, 15, tzinfo=BERLIN)
"""The booked start: a Tuesday in FY27-Q3 of a fiscal year that starts in April."""
SECOND = 1_000_000
QUESTIONS = tomllib.loads(data_text("words", "questions.toml"))
ROLES: Mapping[Role, str | None] = {"moderator": "dana", "timekeeper": "lukas", "scribe": "priya"}

PLAN = """\
samreview: 1
account:
  {id: halden, name: Halden Medical Systems, currency: EUR, rates: {USD: 0.92}, fiscal_year_starts: 4, owner: dana}
updated: 2026-11-02
growth: {baseline: 4.2M, target: 5.4M}
team:
  - {id: dana, name: Dana Whitfield, function: sales, region: Americas, timezone: America/Chicago}
  - {id: lukas, name: Lukas Brandt, function: service, region: Europe}
  - {id: priya, name: Priya Raman, function: engineering, region: Europe}
  - {id: ines, name: Inés Ferrer, function: finance, region: Europe}
  - {id: bin-hu, name: Bin Hu, function: engineering, region: Americas}
stages:
  - {id: evaluate, name: Evaluate, probability: 40%}
customer:
  problems:
    - {id: scrap, problem: Scrap on the old line}
stakeholders:
  - {id: jane, name: Jane Okafor, relationship: {owner: priya, strength: 3}}
  - {id: marc, name: Marc Dubois}
  - {id: tomas, name: Tomás Søren}
opportunities:
  - {id: nextgen, name: Next-gen analyser line, kind: expand, amount: 640k, close: 2027-03-15,
     stage: evaluate, problem: scrap}
  - {id: service, name: Service contract, kind: renew, amount: 200k, close: 2026-12-20}
  - {id: lyon-1, name: Lyon phase 1, kind: new, amount: 90k, close: 2028-06-30}
internal_asks:
  - {id: sla, ask: Two-day response in Lyon, commitment: asked, opportunity: nextgen}
"""


@cache
def plan_of(text: str) -> Plan:
    loaded = load_plan(text.encode(), "plan.yaml")
    assert loaded.plan is not None, loaded.findings
    return loaded.plan


def item(name: str, minutes: int, minimum: int | None = None, **more: Any) -> AgendaItem:  # noqa: ANN401  fields of the item
    return AgendaItem(
        id=name,
        title=more.pop("title", name.title()),
        minutes=minutes,
        minimum=max(2, minutes * 6 // 10) if minimum is None else minimum,
        **more,
    )


ITEMS = (
    item("purpose", 10, title="Purpose and roles"),
    item("growth", 40, title="Growing the funnel", exhibit="funnel", focus="growth"),
    item("house", 30, title="Our own house", priority=4),
    item("decide", 28, title="Decide, agree", locked=True),
)


def agenda_of(items: tuple[AgendaItem, ...] = ITEMS, minutes: int = 120, start: dt.datetime = THREE) -> Agenda:
    cursor, starts = start, []
    for one in items:
        cursor = max(cursor, one.fixed_start) if one.fixed_start else cursor
        starts.append(cursor)
        cursor = one.fixed_end or cursor + dt.timedelta(minutes=one.minutes)
    return Agenda(
        template="test",
        title="A test",
        purpose=None,
        start=start,
        minutes=minutes,
        reserve_minutes=minutes - sum(one.minutes for one in items),
        items=items,
        starts=tuple(starts),
    )


def preps(questions: Iterable[tuple[str, str]]) -> tuple[Prep, ...]:
    """Return questions as what their people prepared; a text that begins `idea:` is one."""
    by_person: dict[str, Prep] = {}
    for person, text in questions:
        prep = by_person.setdefault(person, Prep(person))
        kind: PrepKind = "idea" if text.startswith("idea: ") else "question"
        entry = PrepEntry(prep.next_number, kind, text.removeprefix("idea: "))
        by_person[person] = with_entry(prep, entry)
    return tuple(by_person.values())


class Room:
    """A review and the people in it. Time goes on only by `wait` and its kin."""

    def __init__(
        self,
        agenda: Agenda | None = None,
        *,
        plan: str = PLAN,
        roles: Mapping[Role, str | None] = ROLES,
        start: dt.datetime = THREE,
        prepared: tuple[tuple[str, str], ...] = (),
        carried: CarriedOver | None = None,
    ) -> None:
        self.wall = int(start.timestamp()) * SECOND
        self.boot, self.boot_id = 5 * SECOND, "boot-1"
        self.lines = 0
        self.review = Review(lambda text, _path: plan_of(text))
        self.events: list[Event] = []
        self.take(
            opened_event(
                review="halden-2026-11-24",
                plan=plan_of(plan),
                plan_text=plan,
                plan_path="plan.yaml",
                agenda=agenda or agenda_of(start=start),
                at=self.now,
                line_id="open",
                roles=roles,
                prepared=preps(prepared),
                carried=carried,
                questions=QUESTIONS,
            )
        )

    @property
    def now(self) -> Reading:
        return Reading(self.wall, self.boot, self.boot_id)

    def wait(self, minutes: float = 0, seconds: float = 0) -> Room:
        us = round((60 * minutes + seconds) * SECOND)
        self.wall += us
        self.boot += us
        return self

    def step_clock(self, seconds: float) -> None:
        self.wall += round(seconds * SECOND)

    def reboot(self, seconds: float) -> None:
        self.wall += round(seconds * SECOND)
        self.boot, self.boot_id = 0, f"{self.boot_id}+"

    def take(self, *events: Event) -> Room:
        for event in events:
            self.events.append(event)
            self.review.apply(event)
        return self

    def ask(self, person: str, line: str) -> Accepted | Refused:
        """Decide a line and take its events."""
        self.lines += 1
        result = decide(self.review, line, by=person, at=self.now, line_id=f"line-{self.lines}")
        if isinstance(result, Accepted):
            self.take(*result.events)
        return result

    def say(self, person: str, line: str) -> str:
        """Say a line that is accepted; return the answer."""
        result = self.ask(person, line)
        assert isinstance(result, Accepted), f"{person}: {line}: {result.message}"
        return result.answer

    def refused(self, person: str, line: str) -> str:
        """Say a line that is refused; return the message. A refused line changes nothing."""
        before = self.record()
        result = self.ask(person, line)
        assert isinstance(result, Refused), f"{person}: {line}: {result.answer}"
        assert self.record() == before
        return result.message

    def started(self, *present: str) -> Room:
        self.say("dana", "/start")
        if present:
            self.say("dana", "/arrive " + " ".join(present))
        return self

    def note(self, line: str, by: str = "priya") -> Capture:
        """Capture a line and return the capture."""
        self.say(by, line)
        return self.last

    @property
    def last(self) -> Capture:
        return self.review.captures[-1]

    def item(self, name: str) -> ItemState:
        return self.review.item_by_id[name]

    @property
    def clock(self) -> ClockView:
        return clock_view(self.review, self.now)

    def seconds(self, name: str) -> int:
        return actual_seconds(self.review, self.now)[name]

    def record(self) -> dict[str, Any]:
        return record(self.review, self.now)

    def quality(self) -> tuple[QualityPoint, ...]:
        return quality(self.review, self.now)

    def refolded(self) -> Review:
        return fold(self.events, lambda text, _path: plan_of(text))
