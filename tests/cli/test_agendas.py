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


def test_an_unknown_agenda_is_answered_with_the_nearest(run: Run, halden: Path) -> None:
    done = run("agenda", halden, "--agenda", "growth-reviw")
    assert done.code == 2
    assert "did you mean `growth-review`" in done.err


def test_the_shipped_agendas_are_listed(run: Run) -> None:
    rows = run("agendas", "--json").json
    assert "growth-review" in [row["id"] for row in rows]
    assert "growth-review" in run("agendas").out
