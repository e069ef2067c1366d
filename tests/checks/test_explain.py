from __future__ import annotations

import pytest

from samreview.checks.explain import explanation, explanation_text, known_codes, rule_lines
from samreview.checks.registry import RULES
from samreview.checks.select import did_you_mean_code


@pytest.mark.parametrize("code", list(RULES))
def test_every_rule_explains_itself(code: str) -> None:
    rule = RULES[code]
    found = explanation(code)
    assert found is not None
    assert set(found) == {"code", "severity", "title", "wakes_with", "reason", "example", "fix"}
    text = explanation_text(code)
    said = " ".join(text.split())
    assert said.startswith(f"{code} ({rule.severity}): {rule.title} {' '.join(found['reason'].split())}")
    for part in ("reason", "example", "fix"):
        assert found[part]
        assert not found[part].startswith((" ", "\n"))
    assert max(map(len, text.split("\n"))) <= 80
    assert rule.minutes > 0


def test_every_rule_of_the_format_is_there() -> None:
    counts = {0: 7, 1: 6, 2: 7, 5: 8, 6: 8, 7: 13, 8: 6, 9: 3}
    assert list(RULES) == [f"SAM{theme}{number:02d}" for theme, most in counts.items() for number in range(1, most + 1)]


def test_errors_are_those_that_reading_finds() -> None:
    errors = [code for code, rule in RULES.items() if rule.severity == "error"]
    assert errors == ["SAM001", "SAM002", "SAM003", "SAM004", "SAM005", "SAM006"]
    assert [code for code, rule in RULES.items() if rule.function is None] == [*errors, "SAM007"]


def test_codes_are_in_order() -> None:
    assert list(known_codes()) == sorted(known_codes())


def test_an_unknown_code_has_no_explanation() -> None:
    assert explanation("SAM999") is None


@pytest.mark.parametrize(
    ("code", "near"),
    [("SAM611", "SAM608"), ("sam100", "SAM101"), ("SAM6", "SAM601"), ("SAM999", "SAM903"), ("SEM601", "SAM601")],
)
def test_the_nearest_code_is_one_of_its_theme(code: str, near: str) -> None:
    assert did_you_mean_code(code) == f", did you mean `{near}`?"


@pytest.mark.parametrize("code", ["", "funnel", "SAM401"])
def test_what_is_near_to_nothing_is_no_code(code: str) -> None:
    assert did_you_mean_code(code) == ""


def test_no_code_is_too_strange_to_be_compared() -> None:
    assert did_you_mean_code("SAM" + "9" * 5000) == ", did you mean `SAM903`?"
    assert did_you_mean_code("SAM\u0661").startswith(", did you mean")


def test_all_rules_in_a_line_each() -> None:
    lines = rule_lines()
    assert len(lines) == len(known_codes())
    assert lines[0] == "SAM001  error    the file can't be read as YAML"
    assert all(len(line) <= 100 for line in lines)
