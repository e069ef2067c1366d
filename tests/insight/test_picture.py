from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from samreview.insight.picture import picture
from samreview.insight.picture.columns import bar, cut, left, percent, right, width, wrapped
from samreview.insight.ratios import times_text
from samreview.plan.model import Account, Offering
from tests.insight.factory import ON, deal, field_of_play, order, person, plan, stance


@pytest.mark.parametrize(
    ("text", "cells"), [("abc", 3), ("田中", 4), ("e\u0301", 1), ("", 0), ("\uff21", 2), ("Tomás", 5)]
)
def test_width_counts_terminal_cells(text: str, cells: int) -> None:
    assert width(text) == cells


def test_columns_are_exact_whatever_the_script() -> None:
    for text in ("Jane", "田中 芽衣", "מיכאל", "a" * 50, "界" * 50, ""):
        for cells in range(12):
            assert width(left(text, cells)) == width(right(text, cells)) == cells
    assert cut("abcdef", 5) == "abc.."
    assert right("7", 3) == "  7"


def test_bars_are_in_proportion_and_show_that_there_is_something() -> None:
    assert bar(5, 10, 10) == "#####....."
    assert bar(1, 1000, 4) == "#..."
    assert bar(0, 10, 3) == "..."
    assert bar(0, 0, 3) == "..."
    assert bar(20, 10, 3) == "###"
    assert bar(Decimal("0.5"), Decimal(1), 4) == "##.."


def test_coverage_is_never_said_to_be_more_than_it_is() -> None:
    assert (times_text(0.9999), times_text(1.0), times_text(1.1), times_text(None)) == ("0.99x", "1.00x", "1.10x", "-")
    assert times_text(1 / 0.35, up=True) == "2.86x"
    assert (times_text(2.5, up=True), times_text(1.1, up=True)) == ("2.50x", "1.10x")
    assert (times_text(0.8667, places=1), times_text(2.81, places=1, up=True)) == ("0.8x", "2.9x")
    assert times_text(1.0, sign=" times") == "1.00 times"
    assert (percent(0.004), percent(0.0), percent(0.625), percent(None)) == ("<1%", "0%", "62%", "-")


def test_long_lists_are_broken_between_their_entries() -> None:
    lines = wrapped("ids:", [f"opportunity-{number}" for number in range(12)])
    assert len(lines) > 2
    assert all(width(line) <= 80 for line in lines)
    assert " ".join(line.strip() for line in lines) == "ids: " + ", ".join(f"opportunity-{n}" for n in range(12))


def test_the_picture_says_what_the_figures_say() -> None:
    it = plan(
        deal(
            "a", "640k", stage="evaluate", stage_since="2026-01-01",
            motivations=(
                stance("jane"), stance("mei", "opposed", said="no", on="2026-11-01"), stance("rosa", "unknown"),
            ),
        ),
        deal("b", "90k", "2027-09-01"),
        deal("r", "100k", "2027-04-01", kind="renew"),
        stakeholders=(
            person("jane", "priya", 3, region="Europe", influence="high"),
            person("mei", "dana", 1, region="Americas", influence="none", name="田中 芽衣"),
            person("rosa"),
        ),
        offerings=(Offering(id="dosing", name="Dosing"),),
        whitespace=(field_of_play("Lyon", "dosing", "competitor", "500k"), field_of_play("Graz", "dosing", "us")),
        orders=(order("2026-09-30", "300k", "0.1"), order("2026-07-02", "100k", "0.05"), order("2026-10-02", "100k")),
        win_rate="0.35",
    )  # fmt: skip
    text = "\n".join(picture(it, ON))
    for said in (
        "Halden   24 Nov 2026, FY27-Q3; horizon to FY28-Q2",
        "FY27-Q4  ##############################    640k  weighted    256k",
        "FY28-Q1  ..............................       .  weighted       .",
        "FY28-Q2  ####..........................     90k  weighted       ?",
        "gap      1.2M   covered 0.60x   weighted 0.21x   needed 2.86x (win rate 35%)",
        "no probability, so in no weighted value: b",
        "renewals 12% of all that closes in the horizon; ? of them at risk",
        "Evaluate                   640k        .        .     640k     640k  <",
        "< the bottleneck: Evaluate holds up a",
        "final, high Jane?, a                        |",
        "some, none                                  | ! 田中 芽衣, a",
        "stance unknown: Rosa (a)",
        "1 assumption on all that is open: 1 without evidence",
        f"Priya Nair{'1':>24}{'.':>12}{'.':>12}{'1':>8}",
        "covered: 2 of 3 stakeholders (67%); 1 of these 2 through one person (50%)",
        "to be won: 500k",
        "FY27-Q2   2 orders    400k  ######################........   75%",
        "FY27-Q3    1 order    100k  not over yet: no verdict",
        "in all 60%, where 15% would be even",
        "discounts there are 5.0 points deeper than elsewhere",
        "3 orders: a small sample",
    ):
        assert said in text, said


def test_columns_stay_straight_beside_wide_names() -> None:
    people = (person("mei", "dana", 1, region="亜細亜"), person("jane", "priya", 2, region="Europe"))
    lines = picture(plan(stakeholders=people), ON)
    start = next(number for number, line in enumerate(lines) if line.startswith("WHO KNOWS WHOM"))
    assert len({width(line[: line.index("in all")]) for line in lines[start + 1 : start + 2]}) == 1
    ends = [width(line.split("#")[0].rstrip()) for line in lines[start + 1 : start + 4]]
    assert len(set(ends)) == 1


def test_a_relationship_that_nobody_rated_is_not_called_one_that_nobody_holds() -> None:
    people = (person("mei", "dana", region="Europe"), person("rosa", region="Europe"), person("jane", "priya", 0))
    lines = [line.split() for line in picture(plan(stakeholders=people), ON)]
    assert ["strength", "not", "written", "1", ".", "1", "#######"] in lines
    assert ["nobody", "of", "us", "1", "1", "2", "#############"] in lines
    assert ["covered:", "0", "of", "3", "stakeholders", "(0%)"] in lines


def test_a_gap_that_is_unknown_or_none_is_said() -> None:
    assert any("lacks growth.baseline or growth.target" in line for line in picture(plan(baseline=None), ON))
    assert any("the target is 200k below the baseline" in line for line in picture(plan(target="4M"), ON))
    equal = picture(plan(target="4.2M"), ON)
    assert any("the target is the baseline itself" in line for line in equal)


def test_many_regions_and_offerings_still_fit() -> None:
    people = tuple(person(f"p{n}", "dana", 1, region=f"Region {n}") for n in range(9))
    fields = tuple(field_of_play("Lyon", f"offering-{n}", "nobody", "1.5M") for n in range(9))
    account = Account(id="a", name="界" * 90, currency="EUR")
    lines = picture(plan(stakeholders=people, whitespace=fields, account=account), dt.date(2026, 1, 1))
    assert max(map(width, lines)) <= 80
    assert any("elsewhere" in line for line in lines)
    assert sum("free 1.5M" in line for line in lines) >= 2
