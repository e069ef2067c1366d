"""The whole way on the shipped example, in a new folder with a store of its own: check, pack, live review, minutes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samreview.cli.agendas import DEFAULT_TEMPLATE, find_template
from samreview.cli.failures import Failure, failing_as
from samreview.cli.inputs import plan_text, read_plan
from samreview.cli.output import print_json, print_lines
from samreview.cli.rehearsals import read_transcript, summary
from samreview.cli.reviews import shown_at

if TYPE_CHECKING:
    from samreview.journal.door import ReviewDoor
    from samreview.journal.protocol import Journal

PLAN = "halden.yaml"
TRANSCRIPT = "halden.transcript"
FOLDER = "samreview-demo"
PACKS = "packs"
_MOST_FOLDERS = 1000


@click.command()
@click.option("--headless", is_flag=True, help="Play a rehearsed review even where a terminal could show the live one.")
@click.option("--json", "as_json", is_flag=True, help="Headless, with one JSON document instead of text.")
def demo(*, headless: bool, as_json: bool) -> int:
    """Go the whole way on a shipped example: check, packs, a live review, minutes.

    All of it stays in a new folder here. Without a terminal the review is a rehearsed one.
    """
    from samreview.journal.locate import open_store
    from samreview.journal.protocol import StoreError
    from samreview.tui.terminal import refusal_without_terminal

    folder = _new_folder()
    for name in (PLAN, TRANSCRIPT):
        _copy_example(name, folder)
    headless = headless or as_json or refusal_without_terminal() is not None
    if not as_json:
        print_lines(_checked(folder / PLAN))
    code = 0
    with failing_as(StoreError):
        journal = open_store(str(folder / "reviews.db"))
        try:
            packs = _packed(journal, folder)
            if not as_json:
                print_lines([f"What {len(packs)} attendees read beforehand is in {folder / PACKS}.", ""])
            if headless:
                door = _rehearsed(journal, folder, quiet=as_json)
            else:
                door, code = _live(journal, folder)
            written = _minutes(door, folder)
        finally:
            journal.close()
    if as_json:
        print_json(
            {
                "folder": str(folder),
                "packs": [str(path) for path in packs],
                "review": door.name,
                "minutes": [str(path) for path in written],
            }
        )
        return code
    print_lines(["", f"The minutes of {door.name}, and all the rest, are in {folder}:"])
    print_lines(f"  {path}" for path in sorted(folder.iterdir()) if path.suffix not in {".db-wal", ".db-shm"})
    return code


def _new_folder() -> Path:
    """Make a folder that is not there yet, so that a second demo leaves the first alone."""
    for number in range(1, _MOST_FOLDERS):
        folder = Path(FOLDER if number == 1 else f"{FOLDER}-{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            continue
        except OSError as problem:
            raise Failure(
                f"No folder can be made here ({problem.strerror}). Go to one that you may write in."
            ) from None
        return folder.resolve()
    raise Failure(f"There are {_MOST_FOLDERS} demo folders here. Remove some, or go to another folder.")


def _copy_example(name: str, folder: Path) -> None:
    from samreview.documents.failures import DocumentError
    from samreview.documents.files import write_whole
    from samreview.resources import data_bytes

    with failing_as(DocumentError):
        write_whole(folder / name, data_bytes("examples", name))


def _checked(path: Path) -> list[str]:
    from samreview.agenda.schedule import planned_start
    from samreview.checks.engine import check
    from samreview.checks.pictures import text_report

    plan, data = read_plan(str(path))
    start = planned_start(plan)
    if start is None:
        return []
    findings = check(plan, start.date(), path.name)
    report = text_report(findings, {path.name: plan_text(data)}, show_all=False)
    return [f"What `samreview check {path.name}` says of {plan.account.name}:", "", report, ""]


def _packed(journal: Journal, folder: Path) -> tuple[Path, ...]:
    """Write the packs, as pages for a phone."""
    from samreview.agenda.schedule import booked_minutes, booked_start
    from samreview.cli.inputs import moment
    from samreview.documents.failures import DocumentError
    from samreview.documents.pack_files import folder_for, pack_files, write_pack
    from samreview.documents.pack_gathering import gathered

    plan, _ = read_plan(str(folder / PLAN))
    template = find_template(DEFAULT_TEMPLATE)
    start, minutes = booked_start(plan, None, moment()), booked_minutes(plan, template)
    meeting = gathered(journal, plan=plan, template=template, start=start, minutes=minutes)
    with failing_as(DocumentError):
        return write_pack(folder_for(str(folder / PACKS), ()), pack_files(meeting, ["html"]))


def _rehearsed(journal: Journal, folder: Path, *, quiet: bool) -> ReviewDoor:
    from samreview.agenda.schedule import booked_start
    from samreview.cli.inputs import moment
    from samreview.journal.rehearsal import rehearse

    path = folder / PLAN
    plan, data = read_plan(str(path))
    played = rehearse(
        plan=plan,
        plan_text=plan_text(data),
        plan_path=PLAN,
        template=find_template(DEFAULT_TEMPLATE),
        transcript=read_transcript(str(folder / TRANSCRIPT)),
        start=booked_start(plan, None, moment()),
        keep_in=journal,
    )
    if not quiet:
        print_lines([f"A rehearsed review, from {TRANSCRIPT}:", "", *summary(played)])
    return played.door


def _live(journal: Journal, folder: Path) -> tuple[ReviewDoor, int]:
    from samreview.journal.clock import SystemClock
    from samreview.journal.opening import open_review
    from samreview.tui.start import run

    path = folder / PLAN
    plan, data = read_plan(str(path))
    door = open_review(
        journal,
        SystemClock(),
        plan=plan,
        plan_text=plan_text(data),
        plan_path=str(path),
        template=find_template(DEFAULT_TEMPLATE),
    )
    print_lines(["Press Enter for the live review. There `s` starts it, `?` explains the screen, Ctrl+Q leaves."])
    input()
    code = run(door, None)
    if door.review.phase not in {"closed", "approved"}:
        print_lines(
            [
                "",
                "The review is not closed, so its minutes are a draft. To go on with it:",
                f"  samreview --store {folder / 'reviews.db'} review {path}",
            ]
        )
    return door, code


def _minutes(door: ReviewDoor, folder: Path) -> list[Path]:
    from samreview.documents.failures import DocumentError
    from samreview.documents.minutes_files import write_minutes

    written = []
    with failing_as(DocumentError):
        for suffix in (".docx", ".md", ".json"):
            path = folder / f"minutes{suffix}"
            write_minutes(door.review, shown_at(door), path)
            written.append(path)
    return written
