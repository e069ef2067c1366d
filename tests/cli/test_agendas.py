from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


def test_the_agenda_adds_up_to_the_booked_minutes(run: Run, halden: Path) -> None:
    agenda = run("agenda", halden, "--json").json
    assert agenda["start"] == "2026-11-24T15:00:00+01:00"
    assert agenda["end"] == "2026-11-24T17:00:00+01:00"
    assert [item["id"] for item in agenda["items"]] == [
        "purpose", "agreed", "customer", "growth", "assumptions", "house", "decide",
    ]  # fmt: skip
    assert sum(item["minutes"] for item in agenda["items"]) + agenda["reserve_minutes"] == agenda["minutes"] == 120


@pytest.mark.parametrize("minutes", [45, 60, 90, 121, 180])
def test_any_length_that_fits_is_scaled_exactly(run: Run, halden: Path, minutes: int) -> None:
    agenda = run("agenda", halden, "--minutes", str(minutes), "--json").json
    assert sum(item["minutes"] for item in agenda["items"]) + agenda["reserve_minutes"] == minutes
    assert all(item["minutes"] >= item["minimum"] >= 2 for item in agenda["items"])


def test_too_short_a_booking_names_the_shortest_that_would_do(run: Run, halden: Path) -> None:
    done = run("agenda", halden, "--minutes", "10")
    assert (done.code, done.out) == (2, "")
    assert any(word.isdigit() and int(word) > 10 for word in done.err.replace(".", " ").split())


def test_everybodys_own_time_is_shown(run: Run, halden: Path) -> None:
    text = run("agenda", halden).out
    assert "15:00" in text
    assert "08:00" in text, "Chicago"


def test_a_start_without_offset_is_in_the_owners_zone(run: Run, halden: Path) -> None:
    agenda = run("agenda", halden, "--start", "2026-12-01T09:00", "--json").json
    assert agenda["start"] == "2026-12-01T09:00:00-06:00"


@pytest.mark.parametrize("zone", ["Pacific/Kiritimati", "Pacific/Pago_Pago"])
def test_a_day_is_the_reviews_day_in_the_owners_zone(run: Run, smallest: Path, tmp_path: Path, zone: str) -> None:
    plan = tmp_path / "plan.yaml"
    text = smallest.read_text("utf-8").replace("function: sales", f"function: sales, timezone: {zone}")
    plan.write_text("\n".join(line for line in text.splitlines() if not line.startswith("next_review")), "utf-8")
    agenda = run("agenda", plan, "--on", "2026-12-01", "--json").json
    assert agenda["start"].startswith("2026-12-01T")
    assert agenda["start"].endswith(("+14:00", "-11:00"))


@pytest.mark.parametrize("option", [("--on", "0001-01-01"), ("--on", "9999-12-31"), ("--start", "9999-12-31T23:59")])
def test_a_day_that_no_plan_can_hold_is_refused(run: Run, smallest: Path, option: tuple[str, str]) -> None:
    done = run("agenda", smallest, *option)
    assert (done.code, done.out) == (2, "")
    assert "1990-01-01 to 2098-12-31" in done.err


def test_a_file_is_an_agenda_whatever_its_name(run: Run, halden: Path, root: Path, tmp_path: Path) -> None:
    (tmp_path / "ours").write_bytes((root / "agendas" / "short-review.yaml").read_bytes())
    assert run("agenda", halden, "--agenda", "ours", "--json").code == 0


def test_an_agenda_with_errors_is_refused_with_their_places(run: Run, halden: Path, tmp_path: Path) -> None:
    (tmp_path / "ours.yaml").write_text("id: ours\ntitle: Ours\nitems: [{id: a, titel: A, minutes: 5}]\n", "utf-8")
    done = run("agenda", halden, "--agenda", "ours.yaml")
    assert (done.code, done.out) == (2, "")
    assert "ours.yaml:3:17: SAM002 unknown field `titel`, did you mean `title`?" in done.err


def test_an_unknown_agenda_is_answered_with_the_nearest(run: Run, halden: Path) -> None:
    done = run("agenda", halden, "--agenda", "growth-reviw")
    assert done.code == 2
    assert "did you mean `growth-review`" in done.err


def test_the_shipped_agendas_are_listed(run: Run) -> None:
    rows = run("agendas", "--json").json
    assert "growth-review" in [row["id"] for row in rows]
    assert "growth-review" in run("agendas").out
