"""Minutes written by hand on the shipped example plan, as the review's own would be."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from samreview.documents.minutes_data import (
    AskAttempt,
    Correction,
    CutTaken,
    GrowthMinutes,
    HeardStance,
    ItemMinutes,
    Line,
    Minutes,
    ParkedLine,
    Region,
)
from samreview.documents.register import Choice, Entry, Register
from samreview.plan.loader import load_plan
from samreview.resources import data_bytes
from samreview.review.state import Fix
from tests.documents.word_lint import faults_of, parts_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from lxml import etree

    from samreview.agenda.model import Exhibit
    from samreview.plan.model import Plan
    from samreview.review.state import CaptureKind, ItemOutcome

ON = dt.date(2026, 11, 24)


def line(number: int, kind: CaptureKind, words: str, item: str | None = "growth", **more: object) -> Line:
    due: Any = more.pop("due_day", None)
    empty: dict[str, Any] = {
        "owner": None,
        "helpers": (),
        "source": None,
        "opportunity": None,
        "about": (),
        "growth": None,
        "cost": None,
        "agreed": False,
        "agreed_on_word_of": None,
        "agreed_by": None,
        "declined": (),
        "unresolved": (),
        "notes": (),
        "also": (),
        "up": False,
        "due": f"{due.day} {due:%b} {due.year}" if due else None,
        "due_day": due,
    }
    return Line(number=number, kind=kind, text=words, item=item, **(empty | more))


LINES = (
    line(1, "point", "Three quarters of the growth must come from two plants that have no partner yet", "purpose"),
    line(2, "point", "Lyon fixes its equipment budget on 15 April, six weeks after the group's", "customer"),
    line(3, "question", "Whose scrap is it, and what does it cost them?", "customer", source="Lukas Brandt"),
    line(4, "decision", "Go to Lyon with engineering first, not with a price", opportunity="Next-gen analyser line"),
    line(
        5,
        "action",
        "Bring the Lyon line layout and the takt times",
        owner="Priya Raman",
        helpers=("Lukas Brandt",),
        due_day=dt.date(2026, 12, 15),
        growth="EUR 250,000",
        cost="EUR 60,000",
        agreed=True,
        opportunity="Lyon inspection cells",
    ),
    line(6, "action", "Ask Marc who signs for Lyon", unresolved=("@dmacdonato",), due_day=dt.date(2027, 1, 12)),
    line(7, "open", "Do we lend a demonstration cell to Lyon?", owner="Dana Whitfield", due_day=dt.date(2026, 12, 4)),
    line(8, "decision", "No discount before the end of March in exchange for dates", "assumptions"),
    line(
        9,
        "action",
        "Walk the line with Jane and count what is scrapped in one shift",
        "assumptions",
        owner="Lukas Brandt",
        due_day=dt.date(2026, 12, 9),
        agreed=True,
        agreed_on_word_of="Lukas Brandt",
        agreed_by="Dana Whitfield",
        growth="EUR 400,000",
    ),
    line(
        10,
        "action",
        "Get a yes for a validation engineer in Guadalajara",
        "house",
        owner="Karim Haddad",
        due_day=dt.date(2026, 12, 18),
        up=True,
        declined=(("Tomás Rivera", "not my budget"),),
        notes=("Beth knows who did it for the other account",),
    ),
    line(11, "goal", "One tracing solution in all plants", "decide", owner="Beth Kowalczyk", growth="EUR 300,000"),
    line(12, "idea", "Bring the customer's own quality lead to our user day", "decide", source="Beth Kowalczyk"),
    line(13, "decision", "Finance joins the next visit", "decide", owner="Inês Carvalho"),
    line(
        14, "action", "Draft the offer for tracing as a service", "decide", owner="Beth Kowalczyk",
        due_day=dt.date(2027, 1, 20), cost="EUR 15,000",
    ),
)  # fmt: skip


def item(
    number: int, name: str, title: str, exhibit: Exhibit, minutes: tuple[int, int], *, outcome: ItemOutcome = "done"
) -> ItemMinutes:
    return ItemMinutes(
        id=name,
        number=number,
        title=title,
        question=None,
        planned_minutes=minutes[0],
        actual_minutes=minutes[1],
        outcome=outcome,
        exhibit=exhibit,
        lines=tuple(one for one in LINES if one.item == name),
    )


ITEMS = (
    item(1, "purpose", "Purpose and roles", "none", (5, 4)),
    item(2, "agreed", "What we agreed", "actions", (10, 12)),
    item(3, "customer", "The customer's next quarters", "customer", (18, 26)),
    item(4, "growth", "Growing the funnel", "funnel", (25, 22)),
    item(5, "assumptions", "What we assume", "assumptions", (20, 14)),
    item(6, "house", "Our own house", "asks", (15, 11)),
    item(7, "people", "Who stands where", "stakeholders", (5, 5)),
    item(8, "fields", "Fields of play", "initiatives", (5, 5)),
    item(9, "decide", "Decide, agree, read back", "none", (15, 15)),
    item(10, "visit", "The January visit", "none", (5, 0), outcome="left"),
)


def plan_of(name: str = "halden.yaml", change: tuple[str, str] | None = None) -> Plan:
    source = data_bytes("examples", name).decode()
    if change:
        assert change[0] in source, f"the example has no `{change[0]}` to change"
        source = source.replace(*change, 1)
    loaded = load_plan(source.encode(), name)
    assert loaded.plan is not None, loaded.findings
    return loaded.plan


OWNERS = {
    "Priya Raman": "priya",
    "Lukas Brandt": "lukas",
    "Dana Whitfield": "dana",
    "Karim Haddad": "karim",
    "Beth Kowalczyk": "beth",
}

MINUTES = Minutes(
    review="halden-2026-11-24",
    account="Halden Medical Systems",
    title="Strategic account growth review",
    on=ON,
    date="24 Nov 2026",
    times="15:00 to 17:00 Berlin time",
    phase="closed",
    draft=True,
    rehearsed=False,
    version=0,
    headline="Lyon is ours to win if engineering is there before the April budget.",
    next_review="Tue 23 Feb 2027, 15:00 Berlin time, 90 minutes",
    regions=(
        Region("Americas", ("Dana Whitfield", "Beth Kowalczyk"), ("Tomás Rivera",)),
        Region("Europe", ("Priya Raman", "Lukas Brandt", "Inês Carvalho", "Karim Haddad"), ()),
    ),
    guests=("Karl Meyer",),
    roles=(("moderator", "Dana Whitfield"), ("timekeeper", "Lukas Brandt"), ("scribe", None)),
    lines=LINES,
    items=ITEMS,
    outside=(line(15, "point", "Thanks to Karim for the samples", None),),
    growth=GrowthMinutes(
        claimed="EUR 950,000",
        owned="EUR 950,000",
        agreed="EUR 650,000",
        cost="EUR 75,000",
        wish="EUR 300,000",
        gap="EUR 1,200,000",
        any=True,
    ),
    parked=(ParkedLine("The invoices name the plant and not the cost centre", "Inês Carvalho", "What we agreed"),),
    corrections=(
        Correction(
            "Next-gen analyser line", "amount", "EUR 420,000", "EUR 640,000", "a second cell is in", "Priya Raman"
        ),
    ),
    heard=(HeardStance("Jane Okafor", "Next-gen analyser line", "advocate", "she asked for dates", "Priya Raman"),),
    attempts=(AskAttempt("A validation engineer in Guadalajara", "asked", "decides in December", "Karim Haddad"),),
    cuts=(CutTaken("80 minutes in", "shortened", "17:00 Berlin time", ("What we assume (6 minutes less)",)),),
    amended=(),
    plan=plan_of(),
    register=Register(
        "halden-2026-11-24@57",
        "halden-2026-11-24",
        tuple(
            Entry(f"halden-2026-11-24/{one.number}", one.text, owner=OWNERS.get(one.owner or ""), due=one.due_day)
            for one in LINES
            if one.kind == "action"
        ),
        tuple(Choice(who, name) for name, who in OWNERS.items()),
    ),
    fixes=(Fix("opportunity", "nextgen", "amount", "EUR 420k", "EUR 640k", "the second cell is in", "priya"),),
)


@pytest.fixture(scope="session")
def minutes() -> Minutes:
    return MINUTES


@pytest.fixture(scope="session")
def make_minutes() -> Callable[..., Minutes]:
    """Return the example's minutes with other values."""
    return lambda **changes: replace(MINUTES, **changes)


@pytest.fixture(scope="session")
def make_line() -> Callable[..., Line]:
    """Return one capture."""
    return line


@pytest.fixture(scope="session")
def read_plan() -> Callable[..., Plan]:
    """Return a shipped plan, perhaps with one text in it replaced by another."""
    return plan_of


WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraph_text(paragraph: etree._Element) -> str:
    signs = {f"{WORD}br": "\n", f"{WORD}tab": "\t"}
    pieces = (node.text or "" if node.tag == f"{WORD}t" else signs.get(str(node.tag), "") for node in paragraph.iter())
    return "".join(pieces)


def paragraphs_of(data: bytes) -> list[str]:
    """Return the text of every paragraph of the body, in order."""
    return [paragraph_text(one) for one in parts_of(data)["word/document.xml"].iter(f"{WORD}p")]


@pytest.fixture(scope="session")
def word_faults() -> Callable[[bytes], list[str]]:
    """Return the inspector of Word files."""
    return faults_of


@pytest.fixture(scope="session")
def word_paragraphs() -> Callable[[bytes], list[str]]:
    """Return the reader of a Word file's paragraphs."""
    return paragraphs_of


@pytest.fixture(scope="session")
def word_parts() -> Callable[[bytes], dict[str, etree._Element]]:
    """Return the reader of a Word file's parts."""
    return parts_of
