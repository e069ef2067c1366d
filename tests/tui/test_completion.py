"""Names offered while a line is typed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.review.state import Catalogue
from samreview.tui.completion import complete

NAMES = Catalogue(
    people=(("priya", "Priya Raman"), ("tomas", "Tomás Rivera")),
    stakeholders=(("jane", "Jane Okafor"), ("marc", "Marc Olivier")),
    opportunities=(("nextgen", "Next-gen analyser line"), ("lyon", "Lyon inspection cells")),
    asks=(("sla", "Answer within 24 hours"),),
    problems=(("scrap", "One cartridge in eleven is scrapped"),),
    items=(("purpose", "Purpose and roles"), ("growth", "Growing the funnel")),
)
COMMANDS = (("/next", "the next item"), ("/nextreview", "the next review"), ("/goto", "another item"))


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("/ne", ["/next", "/nextreview"]),
        ("/goto gr", ["growth"]),
        ("/goto ", ["purpose", "growth"]),
        ("/floor tom", ["tomas"]),
        ("/floor Rivera", ["tomas"]),
        ("/role ", ["moderator", "timekeeper", "scribe"]),
        ("/role scribe pr", ["priya"]),
        ("/heard jane ne", ["nextgen"]),
        ("/heard jane nextgen adv", ["advocate"]),
        ("/ask sla com", ["committed"]),
        ("/heard jane nextgen advocate be", ["because"]),
        ("/heard jane nextgen advocate @pri", ["@priya"]),
        ("/heard jane nextgen advocate @priya be", ["because"]),
        ("/ask sla declined ", ["because"]),
        ("/fix opp:lyon amo", ["amount"]),
        ("/fix with:jane stre", ["strength", "wanted"]),
        ("/fix opp:lyon outcome wo", ["won"]),
        ("/fix opp:lyon owner pri", ["priya"]),
        ("/fix opp:lyon amount 5k be", ["because"]),
        ("/arrive priya to", ["tomas"]),
        ("/fix opp:ly", ["opp:lyon"]),
        ("action Bring it @pri", ["@priya"]),
        ("action Bring it @oka", ["@jane"]),
        ("action Bring it opp:", ["opp:nextgen", "opp:lyon"]),
        ("action Bring it op", ["opp:"]),
        ("action Bring it for:sc", ["for:scrap"]),
        ("action Bring it due:eo", ["due:eom", "due:eoq"]),
        ("dec", ["decision"]),
        ("@@tom", ["@@tomas"]),
        ("@@tomas dec", ["decision"]),
        ('@@"Bin Hu" dec', ["decision"]),
        ("@@tomas action Bring it @pri", ["@priya"]),
    ],
)
def test_what_fits_is_offered(typed: str, offered: list[str]) -> None:
    completion = complete(typed, len(typed), NAMES, COMMANDS)
    assert completion is not None
    assert [name for name, _ in completion.options] == offered


@pytest.mark.parametrize("typed", ["", "a", "Bring the layout", "/floor priya", "say it to jane"])
def test_nothing_is_offered_for_plain_text(typed: str) -> None:
    assert complete(typed, len(typed), NAMES, COMMANDS) is None


def test_a_name_is_put_where_the_word_was() -> None:
    line = "action Bring @pri due:fri"
    completion = complete(line, 17, NAMES, COMMANDS)
    assert completion is not None
    assert completion.applied(line, 0) == ("action Bring @priya due:fri", 20)


def test_a_prefix_gets_no_space() -> None:
    completion = complete("action Go op", 12, NAMES, COMMANDS)
    assert completion is not None
    assert completion.applied("action Go op", 0) == ("action Go opp:", 14)


@given(st.text(max_size=40), st.integers(0, 40))
def test_no_text_breaks_it_and_what_is_applied_keeps_the_rest(line: str, cursor: int) -> None:
    cursor = min(cursor, len(line))
    completion = complete(line, cursor, NAMES, COMMANDS)
    if completion is not None:
        applied, place = completion.applied(line, 0)
        assert applied.startswith(line[: completion.start])
        assert applied.endswith(line[cursor:])
        assert 0 <= place <= len(applied)
