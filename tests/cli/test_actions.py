"""`samreview actions`: the list, and what is done or dropped between reviews."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from samreview.agenda.template import load_template
from samreview.journal.clock import SimulatedClock
from samreview.journal.locate import open_store
from samreview.journal.opening import open_review
from samreview.plan.loader import load_plan
from tests.journal.factory import run as say

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

START = dt.datetime(2026, 11, 24, 14, tzinfo=dt.UTC)
ON = ("--on", "2027-01-04")


def hold(root: Path, name: str, start: dt.datetime, *lines: str) -> str:
    """Hold a review of an example in the store of this test, and close it."""
    path = root / "examples" / f"{name}.yaml"
    plan = load_plan(path.read_bytes(), path.name).plan
    template = load_template((root / "agendas" / "growth-review.yaml").read_bytes(), "growth-review.yaml").template
    assert plan is not None
    assert template is not None
    journal = open_store(None)
    door = open_review(
        journal,
        SimulatedClock(start),
        plan=plan,
        plan_text=path.read_text(encoding="utf-8"),
        plan_path=path.name,
        template=template,
        start=start,
        minutes=120,
    )
    moderator = door.review.roles["moderator"]
    assert moderator is not None
    say(door, "/start", *lines, "/close anyway", by=moderator)
    journal.close()
    return door.name


@pytest.fixture
def review(run: Run, root: Path) -> str:
    """Return the one review that the store holds: two actions, a goal, a parked line."""
    assert run("reviews").code == 0
    return hold(
        root,
        "halden",
        START,
        "/arrive priya lukas",
        "action Bring the Lyon line layout @lukas due:+3w",
        "/agree 1",
        "goal Win Lyon @dana",
        "action Ask Marc who signs",
        "/park the logo",
    )


def test_the_list_is_by_account_and_owner_with_what_is_overdue(run: Run, review: str) -> None:
    ran = run("actions", *ON)
    assert ran.code == 0
    lines = ran.out.splitlines()
    assert lines[0] == "halden                                                         5 open, 3 overdue"
    assert "  Lukas Brandt" in lines
    assert "  ! Bring the Lyon line layout                            15 Dec 2026, 20 d late" in lines
    assert f"      {review}/1, agreed" in lines
    assert "  Nobody owns" in lines
    assert lines[-1] == "  1 done or dropped, not shown: --all shows it."
    assert max(map(len, lines)) <= 80
    assert "logo" not in ran.out
    assert "Win Lyon" not in ran.out
    assert run("actions", "hal", *ON).out == ran.out
    assert run("actions", *ON, "hal").out == ran.out


def test_json_has_every_key_of_every_action(run: Run, review: str) -> None:
    rows = run("actions", "--json", *ON).json
    assert len(rows) == 6
    (one,) = (row for row in rows if row["id"] == f"{review}/1")
    told = {key: one[key] for key in ("what", "owner", "due", "status", "agreed", "review", "carried", "overdue")}
    assert told == {
        "what": "Bring the Lyon line layout",
        "owner": "lukas",
        "due": "2026-12-15",
        "status": "open",
        "agreed": True,
        "review": review,
        "carried": 0,
        "overdue": True,
    }
    (own,) = (row for row in rows if row["id"] == "a1")
    assert (own["review"], own["status"], own["account"]) == (None, "open", "halden")


def test_how_often_carried_counts_the_reviews_since(run: Run, root: Path, review: str) -> None:
    hold(root, "halden", START + dt.timedelta(days=91), f"/settle {review}/3 done because Jane signs")
    rows = {row["id"]: row for row in run("actions", "halden", "--json").json}
    assert rows[f"{review}/1"]["carried"] == 1
    assert (rows[f"{review}/3"]["status"], rows[f"{review}/3"]["because"]) == ("done", "Jane signs")
    assert f"{review}/1, agreed, carried once" in run("actions").out


def test_done_and_drop_by_the_only_start_of_an_id(run: Run, review: str) -> None:
    ran = run("actions", "done", f"{review}/1")
    assert (ran.code, ran.out) == (0, f"{review}/1 is done: Bring the Lyon line layout\n")
    assert run("actions", "done", f"{review}/1").out.startswith(f"{review}/1 is done already")
    # Of all that begin so only one is still open.
    dropped = run("actions", "drop", f"{review}/", "--why", "Marc left", "--json")
    assert (dropped.json["id"], dropped.json["status"], dropped.json["because"]) == (
        f"{review}/3",
        "dropped",
        "Marc left",
    )
    rows = {row["id"]: row["status"] for row in run("actions", "--json").json}
    assert (rows[f"{review}/1"], rows[f"{review}/3"]) == ("done", "dropped")
    assert run("actions", "open", f"{review}/1").code == 0
    assert {row["id"]: row["status"] for row in run("actions", "--json").json}[f"{review}/1"] == "open"
    assert "because Marc left" in run("actions", "--all").out


def test_the_next_review_opens_without_what_was_done_between(run: Run, root: Path, review: str) -> None:
    assert run("actions", "done", f"{review}/1", "--why", "they have it").code == 0
    later = hold(root, "halden", dt.datetime.now(dt.UTC) + dt.timedelta(days=91))
    told = run("minutes", later, "--json").json["agreed_before"]
    assert f"{review}/1" not in [row["id"] for row in told]
    assert f"{review}/3" in [row["id"] for row in told]


def test_refusals_say_what_can_be_done(run: Run, root: Path, review: str) -> None:
    without = run("actions", "drop", "a1")
    assert (without.code, without.out) == (2, "")
    assert without.err.startswith("Say why: samreview actions drop a1 --why")
    unknown = run("actions", "done", f"{review}/9")
    assert (unknown.code, unknown.err.startswith(f"There is no action `{review}/9`")) == (2, True)
    several = run("actions", "done", "a")
    assert several.code == 2
    assert "begins 3 ids" in several.err
    goal = run("actions", "done", f"{review}/2")
    assert goal.code == 2
    nobody = run("actions", "nobody")
    assert (nobody.code, nobody.err) == (
        2,
        "The store holds no review of `nobody`. The store holds halden.\n",
    )
    assert run("actions", "halden", "done", "a1").code == 2
    hold(root, "sorrel", START)
    both = {row["id"] for row in run("actions", "--json").json if row["account"] == "sorrel"}
    shared = both & {row["id"] for row in run("actions", "halden", "--json").json}
    if shared:
        one = min(shared)
        refused = run("actions", "done", one)
        assert refused.err.endswith("is an action of halden and of sorrel: --account says which.\n")
        assert run("actions", "done", one, "--account", "sorrel").code == 0


def test_an_empty_store_says_where_actions_come_from(run: Run) -> None:
    ran = run("actions")
    assert (ran.code, ran.out.startswith("The store holds no action yet.")) == (0, True)
    assert run("actions", "--json").json == []


def test_rehearsals_count_in_no_actions(run: Run, root: Path, halden: Path) -> None:
    kept = run("rehearse", halden, root / "examples" / "halden.transcript", "--keep")
    assert kept.code in (0, 1)
    assert run("actions", "--json").json == []


def test_an_open_question_is_carried_over_and_settled_like_an_action(run: Run, root: Path, tmp_path: Path) -> None:
    assert run("reviews").code == 0
    first = hold(root, "halden", START, "/arrive priya", "open Who signs for Lyon? @priya due:2026-12-20")
    listed = [one for one in run("actions", "--json").json if one["kind"] == "open"]
    assert [(one["id"], one["owner"], one["due"], one["status"]) for one in listed] == [
        (f"{first}/1", "priya", "2026-12-20", "open")
    ]
    assert "  ! Open question: Who signs for Lyon?" in run("actions", *ON).out
    assert run("actions", "export", "open.csv").code == 0
    register = (tmp_path / "open.csv").read_text(encoding="utf-8-sig")
    assert "Open question: Who signs for Lyon?" in register
    (tmp_path / "open.csv").write_text(register.replace("2026-12-20", "2027-01-20"), encoding="utf-8")
    assert run("actions", "import", "open.csv").code == 0
    second = hold(root, "halden", dt.datetime(2027, 1, 12, 14, tzinfo=dt.UTC))
    before = run("minutes", second, "--json").json["agreed_before"]
    (carried,) = [one for one in before if one["kind"] == "open"]
    assert (carried["what"], carried["due"], carried["settled"]) == ("Who signs for Lyon?", "2027-01-20", False)
    third = hold(
        root, "halden", dt.datetime(2027, 2, 9, 14, tzinfo=dt.UTC), f"/settle {first}/1 done because Claire signs"
    )
    assert run("minutes", third, "-o", "m.md").code == 0
    minutes = (tmp_path / "m.md").read_text(encoding="utf-8")
    assert "Open question: Who signs for Lyon?" in minutes
    assert "Claire signs" in minutes
    assert not [one for one in run("actions", "--json").json if one["kind"] == "open" and one["status"] == "open"]
    assert "Who signs for Lyon?" not in run("actions").out


def test_an_open_question_is_done_between_reviews(run: Run, root: Path) -> None:
    assert run("reviews").code == 0
    first = hold(root, "halden", START, "open Who signs for Lyon?")
    done = run("actions", "done", f"{first}/1", "--as", "priya")
    assert done.code == 0
    assert "is done" in done.out
