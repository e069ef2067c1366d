from __future__ import annotations

import datetime as dt
from zoneinfo import ZoneInfo

import pytest

from samreview.agenda.zones import team_distances, unusual_distances, without_zone, zone_times
from samreview.plan.model import TeamMember
from tests.agenda.factory import BERLIN, CHICAGO

TEAM = (
    TeamMember(id="dana", name="Dana", timezone="America/Chicago"),
    TeamMember(id="priya", name="Priya", timezone="Europe/Berlin"),
    TeamMember(id="lukas", name="Lukas", timezone="Europe/Berlin"),
    TeamMember(id="bo", name="Bo"),
)
EUROPE_AMERICA = ("Europe/Berlin", "America/Chicago")


def three(month: int, day: int, year: int = 2027) -> dt.datetime:
    return dt.datetime(year, month, day, 15, tzinfo=BERLIN)


def test_each_zone_has_its_own_times_and_people() -> None:
    start = three(11, 24, 2026)
    berlin, chicago = zone_times(start, start + dt.timedelta(hours=2), TEAM)
    assert (berlin.zone, [member.id for member in berlin.people]) == ("Europe/Berlin", ["priya", "lukas"])
    assert (chicago.zone, [member.id for member in chicago.people]) == ("America/Chicago", ["dana"])
    assert f"{chicago.start:%H:%M} {chicago.end:%H:%M}" == "08:00 10:00"
    assert without_zone(TEAM) == TEAM[3:]


def test_the_zone_of_the_review_comes_first_even_without_people() -> None:
    start = dt.datetime(2026, 11, 24, 15, tzinfo=dt.UTC)
    assert [zone.zone for zone in zone_times(start, start, TEAM)] == ["UTC", "America/Chicago", "Europe/Berlin"]


@pytest.mark.parametrize(
    ("month", "day"),
    [
        (3, 14),
        (3, 16),
        (3, 27),
        (10, 31),
        (11, 6),
    ],  # 2027: America 14 March and 7 November, Europe 28 March and 31 October
)
def test_weeks_between_the_two_clock_changes_are_named(month: int, day: int) -> None:
    (distance,) = unusual_distances(three(month, day), EUROPE_AMERICA)
    assert distance.distance == dt.timedelta(hours=-6)
    assert distance.before == distance.after == dt.timedelta(hours=-7)


@pytest.mark.parametrize(("month", "day"), [(3, 13), (3, 28), (10, 30), (11, 7), (1, 15), (7, 1)])
def test_other_weeks_are_as_usual(month: int, day: int) -> None:
    assert unusual_distances(three(month, day), EUROPE_AMERICA) == ()


def test_the_warning_says_what_it_is_what_it_usually_is_and_until_when() -> None:
    (distance,) = unusual_distances(three(3, 16), EUROPE_AMERICA)
    assert str(distance) == (
        "On 16 Mar 2027 America/Chicago is 6 hours behind Europe/Berlin; "
        "usually it is 7 hours behind, and again from 28 Mar 2027."
    )


def test_the_warning_reads_the_same_from_the_other_side() -> None:
    there = dt.datetime(2027, 11, 3, 9, tzinfo=CHICAGO)
    (distance,) = unusual_distances(there, EUROPE_AMERICA[::-1])
    assert str(distance).startswith("On 3 Nov 2027 Europe/Berlin is 6 hours ahead of America/Chicago; usually it is 7")


def test_zones_that_change_together_are_named_once() -> None:
    zones = ("Europe/Berlin", "Europe/Lisbon", "America/New_York", "America/Chicago", "Europe/Paris")
    assert [(d.here, d.there) for d in unusual_distances(three(3, 16), zones)] == [
        ("Europe/Berlin", "America/New_York"),
    ]


def test_a_zone_without_summer_time_is_never_unusual() -> None:
    assert unusual_distances(three(3, 16), ("Europe/Berlin", "America/Phoenix", "Asia/Kolkata")) == ()


def test_half_the_year_one_distance_and_half_another_is_told_as_it_is() -> None:
    (distance,) = unusual_distances(three(3, 30), ("Europe/Berlin", "Australia/Sydney"))
    assert str(distance) == (
        "On 30 Mar 2027 Australia/Sydney is 9 hours ahead of Europe/Berlin; "
        "before it was 10 hours ahead, and from 4 Apr 2027 it is 8 hours ahead."
    )


def test_half_hours_and_equal_clocks_have_words() -> None:
    (halves,) = unusual_distances(three(3, 16), ("America/St_Johns", "Europe/London"))
    assert "2 hours 30 minutes ahead of America/St_Johns; usually it is 3 hours 30 minutes ahead" in str(halves)
    (equal,) = unusual_distances(three(3, 1, 2025), ("Africa/Casablanca", "Europe/London"))
    assert "at the same time as Africa/Casablanca; before it was 1 hour behind" in str(equal)


def test_two_regions_are_seen_even_when_the_review_is_in_neither() -> None:
    start = dt.datetime(2027, 3, 16, 14, tzinfo=dt.UTC)
    assert [(d.here, d.there) for d in team_distances(start, TEAM)] == [("America/Chicago", "Europe/Berlin")]


def test_the_review_is_reckoned_at_its_own_hour_on_the_day_of_a_change() -> None:
    before = dt.datetime(2027, 3, 14, 1, 30, tzinfo=CHICAGO)
    after = dt.datetime(2027, 3, 14, 3, 30, tzinfo=CHICAGO)
    assert unusual_distances(before, EUROPE_AMERICA) == ()
    assert len(unusual_distances(after, EUROPE_AMERICA)) == 1
    assert ZoneInfo("America/Chicago") is CHICAGO
