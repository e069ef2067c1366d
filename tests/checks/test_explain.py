from __future__ import annotations

import pytest

from samreview.checks.explain import explanation, explanation_text, known_codes
from samreview.checks.registry import RULES


@pytest.mark.parametrize("code", list(RULES))
def test_every_rule_explains_itself(code: str) -> None:
    rule = RULES[code]
    assert rule.reason
    assert rule.example
    assert rule.fix
    assert "\n    " not in rule.reason
    text = explanation_text(code)
    assert text.startswith(f"{code} ({rule.severity}): {rule.title}")
    assert rule.reason in text
    found = explanation(code)
    assert found is not None
    assert set(found) == {"code", "severity", "title", "wakes_with", "reason", "example", "fix"}


def test_errors_are_those_that_reading_finds() -> None:
    errors = [code for code, rule in RULES.items() if rule.severity == "error"]
    assert errors == ["SAM001", "SAM002", "SAM003", "SAM004", "SAM005", "SAM006"]
    assert all(RULES[code].function is None for code in errors)
    assert all(rule.function is not None for code, rule in RULES.items() if code not in errors)


def test_codes_are_in_order() -> None:
    assert list(known_codes()) == sorted(known_codes())


def test_an_unknown_code_has_no_explanation() -> None:
    assert explanation("SAM999") is None
