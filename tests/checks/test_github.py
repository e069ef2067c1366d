from __future__ import annotations

from samreview.checks.github import github_commands
from samreview.plan.findings import Finding


def test_a_command_a_finding_with_its_place_and_what_to_do() -> None:
    finding = Finding("plans/halden.yaml", 41, 7, "SAM601", "warning", "jane has no evidence", "ask her")
    assert github_commands([finding]) == (
        "::warning file=plans/halden.yaml,line=41,col=7,title=SAM601::jane has no evidence%0Aask her"
    )


def test_nothing_in_a_plan_ends_a_command_or_a_property() -> None:
    finding = Finding("a:b,c%.yaml", 1, 1, "SAM003", "error", "100% of\r\n::set-output name=x::y")
    assert github_commands([finding]) == (
        "::error file=a%3Ab%2Cc%25.yaml,line=1,col=1,title=SAM003::100%25 of%0D%0A::set-output name=x::y"
    )


def test_the_heaviest_come_first_for_the_runner_shows_ten() -> None:
    light = Finding("a.yaml", 1, 1, "SAM601", "warning", "light", money=1)
    heavy = Finding("b.yaml", 9, 1, "SAM601", "warning", "heavy", money=1000)
    wrong = Finding("c.yaml", 9, 1, "SAM003", "error", "wrong")
    assert [line.rsplit(":", 1)[1] for line in github_commands([light, heavy, wrong]).split("\n")] == [
        "wrong",
        "heavy",
        "light",
    ]
    assert github_commands([]) == ""
