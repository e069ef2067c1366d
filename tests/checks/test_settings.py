from __future__ import annotations

import datetime as dt
import tomllib
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.checks.engine import check
from samreview.checks.limits import Limits
from samreview.checks.settings import CheckSettings, SettingsError, check_settings
from samreview.checks.words import ENGLISH, only_maintains, only_tries
from samreview.plan.loader import load_plan
from tests.checks.conftest import HEAD


def read(text: str) -> CheckSettings:
    return check_settings(tomllib.loads(text, parse_float=Decimal))


def test_without_settings_the_shipped_ones_hold() -> None:
    assert read("") == CheckSettings(Limits(), ENGLISH, (), ())


def test_every_limit_is_set_by_its_name() -> None:
    got = read("""
        [limits]
        evidence_days = 30
        plan_days = 0
        one_quarter = 0.6
        one_person = "60%"
        renewals = 1
        motivations = 3
        skew = 1.5
        discount_skew = "0.05"
        visit_days = 7
    """).limits
    assert got == Limits(30, 0, Decimal("0.6"), Decimal("0.6"), Decimal(1), 3, Decimal("1.5"), Decimal("0.05"), 7)


def test_a_limit_changes_what_a_rule_finds() -> None:
    plan = load_plan(HEAD.encode()).plan
    assert plan is not None
    on = dt.date(2026, 11, 24)
    tight = check(plan, on, limits=read("limits.plan_days = 20").limits)
    assert "SAM105" in {finding.code for finding in tight}
    assert "SAM105" not in {finding.code for finding in check(plan, on)}


GERMAN = """
[words.de]
maintaining = ["halten", "Sichern"]
growing = ["wachsen", "öffnen"]
trying = ["Vorführung"]
committing = ["bestellt"]
"""


def test_a_language_with_lists_is_judged_and_one_without_is_left_alone() -> None:
    known = read(GERMAN).words
    assert not only_maintains("Den Anteil halten")
    assert only_maintains("Den Anteil halten", known)
    assert only_maintains("den Anteil SICHERN", known)
    assert not only_maintains("Halten und in Lyon offnen", known), "compared as names are, without accents"
    assert only_maintains("Protect our share", known), "English stays"
    assert only_tries("Eine Vorführung im März", known)
    assert not only_tries("Nach der Vorführung bestellt Jane", known)
    assert not only_maintains("Garder notre part", known)


def test_english_lists_can_be_put_in_place_of_the_shipped_ones() -> None:
    known = read('[words.en]\nmaintaining = ["protect"]').words
    assert only_maintains("Protect the plant", known)
    assert not only_maintains("Managed services for the plant", known)
    assert known.growing == ENGLISH.growing
    later = read(GERMAN + '[words.en]\nmaintaining = ["protect"]').words
    assert {"halten", "protect"} <= later.maintaining
    assert "managed" not in later.maintaining


def test_the_command_line_counts_more() -> None:
    got = read('select = ["SAM1", "sam6"]\nignore = ["SAM105, SAM601"]')
    assert got.select == ("SAM1", "SAM6")
    assert got.ignore == ("SAM105", "SAM601")
    assert got.with_options(("SAM601",), ())[2:] == (("SAM601",), ())
    assert got.with_options((), ("SAM104",))[2:] == (("SAM1", "SAM6"), ("SAM105", "SAM601", "SAM104"))


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[limit]\nplan_days = 3", "unknown setting `limit`, did you mean `limits`?"),
        ("[limits]\nplan_day = 3", "unknown setting `limits.plan_day`, did you mean `plan_days`?"),
        ("[words.de]\nmaintainig = []", "unknown setting `words.de.maintainig`, did you mean `maintaining`?"),
        ("limits = 3", "limits: `3` is no table"),
        ("[limits]\nplan_days = 1.5", "limits.plan_days: `1.5` is no whole number"),
        ("[limits]\nplan_days = true", "limits.plan_days: `True` is no whole number"),
        ("[limits]\nplan_days = -1", "limits.plan_days: `-1` is no whole number"),
        ("[limits]\none_person = 60", "limits.one_person: `60` is no share"),
        ("[limits]\none_person = '6 of 10'", "limits.one_person: `6 of 10` is no share"),
        ("[limits]\nskew = nan", "limits.skew: `NaN` is no number"),
        ("[limits]\nskew = true", "limits.skew: `True` is no number"),
        ("[words]\nde = ['halten']", "words.de: a language has lists"),
        ("[words.de]\nmaintaining = ['halten']", "words.de has `maintaining` and no `growing`"),
        ("[words.en]\ntrying = ['proof of concept']", "words.en.trying: `proof of concept` is not one word"),
        ("[words.en]\ntrying = 'demo'", "words.en.trying: `demo` is no list of texts"),
        ("select = 'SAM6'", "select: `SAM6` is no list of texts"),
        ("ignore = ['SAM6', 'SAM611']", "ignore: no rule's code begins with SAM611, did you mean `SAM608`?"),
    ],
)
def test_what_it_does_not_know_is_one_message_with_the_nearest(text: str, says: str) -> None:
    with pytest.raises(SettingsError) as caught:
        read(text)
    assert says in str(caught.value)
    assert "\n" not in str(caught.value)


def test_the_tables_of_other_commands_are_left_to_them() -> None:
    assert read("[import]\nanything = 1") == CheckSettings()


_values = st.recursive(
    st.booleans() | st.integers() | st.decimals() | st.text(max_size=8) | st.dates(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)
_keys = st.sampled_from(["limits", "words", "select", "ignore", "import", "plan_days", "skew", "de", "en", "growing"])


@given(st.dictionaries(_keys, _values | st.dictionaries(_keys, _values, max_size=3), max_size=4))
def test_no_tables_raise_anything_else(tables: dict[str, object]) -> None:
    with suppress(SettingsError):
        assert isinstance(check_settings(tables), CheckSettings)
