"""Every screen and panel in one table, and two reviews to see them with: one rich, one in which each word does harm.

A chapter is one review and one running app; its pictures are taken one after the other, each reached from the one
before by lines that somebody says and by keys.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Literal, NamedTuple

from samreview.agenda.template import load_template
from samreview.journal.opening import open_review
from samreview.journal.preparing import Desk
from samreview.review.prep.model import PrepEntry
from samreview.tui.screens.panels import PanelScreen
from samreview.tui.widgets.line import CommandLine
from tests.tui.hostile import SIXTY, WORDS, poisoned
from tests.tui.staging import START, Stage, staged

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from textual.pilot import Pilot

    from samreview.review.prep.model import PrepKind
    from samreview.tui.app import ReviewApp
    from samreview.tui.screens.panels import Panel
    from samreview.tui.snapshot import View

Data = Literal["rich", "hostile"]
DATA: tuple[Data, ...] = ("rich", "hostile")
_QUARTER = dt.timedelta(days=91)


class Picture(NamedTuple):
    """One picture: the screen's class, and how one comes there. With `view` that view is opened first."""

    name: str
    screen: str
    keys: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    """Said by the moderator at another terminal."""
    minutes: float = 0
    """That go by before."""
    view: View | None = None
    panel: Panel | None = None
    exhibit: str | None = None
    """The name of its record, where one is on the table."""
    typed: str = ""
    """Put onto the line in the end."""


class Chapter(NamedTuple):
    """One app: how its review got there, and what is seen."""

    before: tuple[str, ...]
    pictures: tuple[Picture, ...]
    agenda: str = "growth-review"
    watch_only: bool = False
    notes: bool = True
    """Whether the notes of the data are taken."""


_HERE = ("/arrive dana priya lukas karim tomas beth", "/role scribe priya", "/role timekeeper lukas")
_RUNNING = (*_HERE, "/start")

CHAPTERS: dict[str, Chapter] = {
    "lobby": Chapter(
        ("/arrive dana priya lukas", "/expect beth until:15:55"),
        (Picture("lobby", "LobbyScreen", keys=("j", "j")),),
        notes=False,
    ),
    "agreed": Chapter(
        (*_RUNNING, "/goto agreed", "/settle 1 done"),
        (
            Picture("agreed-last-time", "LiveScreen", view="moderator", exhibit="AgreedExhibit", panel="exhibit"),
            Picture("scribe-agreed", "ScribeScreen", view="scribe", exhibit="AgreedExhibit", panel="exhibit"),
        ),
        notes=False,
    ),
    "middle": Chapter(
        (*_RUNNING, "/goto customer"),
        (
            Picture("customer", "LiveScreen", view="moderator", exhibit="CustomerExhibit", panel="exhibit"),
            Picture(
                "moderator",
                "LiveScreen",
                lines=(
                    "/goto growth",
                    "/floor beth",
                    "/hand",
                    "/fix opp:nextgen close 2027-07-15 because the board met",
                ),
                minutes=21.5,
                exhibit="FunnelExhibit",
                panel="exhibit",
            ),
            Picture("prepared", "LiveScreen", keys=("z",), exhibit="FunnelExhibit", panel="prepared"),
            Picture("people", "LiveScreen", keys=("escape", "q"), exhibit="FunnelExhibit", panel="people"),
            Picture("in-turn", "LiveScreen", keys=("q",), lines=("/round",), exhibit="FunnelExhibit", panel="exhibit"),
            Picture(
                "typing",
                "LiveScreen",
                lines=("/round -",),
                typed="action Ask @",
                exhibit="FunnelExhibit",
                panel="exhibit",
            ),
            Picture("timekeeper", "LiveScreen", view="timekeeper", exhibit="FunnelExhibit", panel="exhibit"),
            Picture("scribe", "ScribeScreen", view="scribe", exhibit="FunnelExhibit", panel="exhibit"),
            Picture("editing", "ScribeScreen", keys=("up", "up"), exhibit="FunnelExhibit", panel="exhibit"),
            Picture("captures", "CapturesScreen", keys=("escape", "f9", "up", "ctrl+t", "up")),
            Picture("help", "HelpScreen", view="moderator", keys=("question_mark",)),
            Picture("catch-up", "CatchUpScreen", keys=("escape", "l")),
            Picture("leaving", "LeavingScreen", keys=("escape", "ctrl+q")),
            Picture("room", "RoomScreen", view="room", keys=("n",), panel="exhibit"),
            Picture(
                "assumptions",
                "LiveScreen",
                view="moderator",
                lines=("/goto assumptions",),
                exhibit="AssumptionsExhibit",
                panel="exhibit",
            ),
            Picture("asks", "LiveScreen", lines=("/goto house",), exhibit="AsksExhibit", panel="exhibit"),
        ),
    ),
    "first": Chapter(
        (*_RUNNING,),
        (
            Picture(
                "stakeholders",
                "LiveScreen",
                view="moderator",
                lines=("/goto people",),
                exhibit="StakeholdersExhibit",
                panel="exhibit",
            ),
            Picture("initiatives", "LiveScreen", lines=("/goto plays",), exhibit="InitiativesExhibit", panel="exhibit"),
        ),
        agenda="first-review",
    ),
    "late": Chapter(
        (*_RUNNING, "/goto growth"),
        (
            Picture(
                "ways", "LiveScreen", view="moderator", keys=("w",), minutes=91, exhibit="FunnelExhibit", panel="ways"
            ),
            Picture("room-ways", "RoomScreen", view="room", keys=("w",), panel="ways"),
        ),
    ),
    "end": Chapter(
        (*_RUNNING, "/goto decide"),
        (
            Picture("settle", "LiveScreen", view="moderator", keys=("c",), exhibit="AgreedExhibit", panel="settle"),
            Picture("read-back", "ReadBackScreen", keys=("escape", "b")),
            Picture(
                "room-reading", "RoomScreen", keys=("escape",), lines=("/readback 3",), view="room", panel="exhibit"
            ),
        ),
    ),
    "closed": Chapter(
        (*_RUNNING, "/goto decide", "/rate 4 because we got to Lyon", "/close anyway"),
        (Picture("closed", "ClosedScreen"),),
    ),
    "wall": Chapter((*_RUNNING, "/goto growth"), (Picture("wall", "RoomScreen", panel="exhibit"),), watch_only=True),
}

_SAID: dict[Data, tuple[str, ...]] = {
    "rich": (
        "action Bring the Lyon layout to the line lead, with both footprints @lukas @karim due:+3w opp:nextgen +250k",
        "/edit 1 cost:60k for:scrap",
        "decision Go to Lyon with engineering first",
        "action Ask Marc who signs @dmacd",
        "idea A service contract for Lyon opp:lyon +120k",
        "@@tomas We never asked what their auditors want",
        "question Who owns the scrap figure in Guadalajara?",
        "open Which plant gets the second cell",
        "action Write the value case @priya due:fri opp:lyon +400k #up",
        "goal Win the second cell in Lyon @dana due:FY28-Q1",
        "/agree 8",
        "/park Who pays for the logo?",
        "/headline Lyon is where the next line is won, and its budget is fixed in April",
    ),
    "hostile": (
        *(f"action {word} @priya due:fri opp:nextgen +999999999999999 cost:999999999999999" for word in WORDS),
        *(f"decision {word} and {SIXTY}" for word in WORDS[4:]),
        "point =HYPERLINK(0) |pipe| {{ name }} \\input{x}",
        "action Ask the {{ name }} @Нет-такого due:someday",
        *(f"/park {word}" for word in WORDS),
        f"/headline {' '.join(WORDS)}",
    ),
}
_BEFORE: dict[Data, tuple[str, ...]] = {
    "rich": (
        "action Bring the Lyon line layout that Henrik asked for, with the costs of each shift @lukas due:+3w",
        "goal Win the second cell in Lyon @dana due:FY28-Q1",
        "action Ask Marc who signs",
        "action Show Claire the Tübingen line @priya due:+2w",
        "/agree 4",
        "/park Who pays for the logo?",
    ),
    "hostile": tuple(f"action {word} @lukas due:+3w" for word in WORDS),
}
_PREPARED: tuple[tuple[str, PrepKind, str], ...] = (
    ("priya", "question", "Who signs in Lyon, and what do they need from us before April?"),
    ("priya", "idea", "A service contract for Lyon opp:lyon +120k"),
    ("lukas", "question", "Two lines or three?"),
)


def reviewed(root: Path, data: Data, chapter: Chapter) -> Stage:
    """Return the account's second review, as far as the chapter begins."""
    text = (root / "examples" / "halden.yaml").read_text()
    if data == "hostile":
        text = poisoned(text, amount="999999999999999", people=30)
    first = staged(root, text)
    first.say("/arrive dana priya lukas", "/start", *_BEFORE[data], "/later assumptions", "/close anyway")
    first.clock.set_offset(_QUARTER.total_seconds())
    template = load_template((root / "agendas" / f"{chapter.agenda}.yaml").read_bytes(), chapter.agenda).template
    assert template is not None
    door = open_review(
        first.journal,
        first.clock,
        plan=first.review.plan_opened,
        plan_text=text,
        plan_path="halden.yaml",
        template=template,
        start=START + _QUARTER,
        minutes=120,
    )
    stage = Stage(door, first.clock, first.journal)
    for place, (person, kind, words) in enumerate(_PREPARED):
        said = words if data == "rich" else f"{WORDS[place]} {WORDS[-place - 2]} {words}"
        desk = Desk(stage.journal, stage.clock, "halden", person)
        desk.say(lambda prep, kind=kind, said=said: [PrepEntry(prep.next_number, kind, said, None, None, None)])  # type: ignore[misc]  # now
        desk.bring()
    stage.door.refresh()
    starts = next((place for place, line in enumerate(chapter.before) if line.startswith("/goto")), len(chapter.before))
    stage.say(*chapter.before[:starts], *(_SAID[data] if chapter.notes else ()), *chapter.before[starts:])
    return stage


async def go_to(pilot: Pilot[int], app: ReviewApp, stage: Stage, picture: Picture) -> None:
    """Come to what the picture shows, from the one before."""
    if picture.view is not None:
        app.show_view(picture.view)
        await pilot.pause()
    stage.wait(picture.minutes)
    stage.say(*picture.lines)
    if picture.lines or picture.minutes:
        app.refreshed()
        app.tick()  # what a second brings about is said now, and not while a picture is taken
        await pilot.pause()
    await pilot.press(*picture.keys)
    if picture.typed:
        await pilot.press("enter")
        app.screen.query_one(CommandLine).write(picture.typed)
    await pilot.pause()


def what_is_shown(app: ReviewApp) -> tuple[str, Panel | None, str | None]:
    """Return the screen, its panel and the exhibit on the table: what a picture says it is of."""
    screen = app.screen
    panel = screen.panel if isinstance(screen, PanelScreen) else None
    exhibit = app.session.snapshot.exhibit
    on_table = panel is not None and exhibit is not None and not app.watch_only and app.view != "room"
    return type(screen).__name__, panel, type(exhibit).__name__ if on_table else None


def pictures() -> Iterator[tuple[str, Picture]]:
    """Yield every picture with the name of its chapter."""
    for name, chapter in CHAPTERS.items():
        for picture in chapter.pictures:
            yield name, picture
