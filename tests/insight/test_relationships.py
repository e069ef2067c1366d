from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.insight.relationships import (
    Disagreement,
    disagreement,
    is_covered,
    known_to_one,
    lacks_horsepower,
    relationships,
)
from tests.insight.factory import person, plan

if TYPE_CHECKING:
    from samreview.plan.model import Stance


def test_coverage_needs_an_owner_and_strength_one() -> None:
    people = (
        person("jane", "priya", 3, "dana"),
        person("marc", "priya", 1),
        person("rosa", "dana", 2, "priya"),
        person("met", "lukas", 0),
        person("unsaid", "lukas"),
        person("unowned", None, 4),
        person("stranger"),
    )
    got = relationships(plan(stakeholders=people))
    assert got.coverage == 3 / 7
    assert got.single_owner_share == 2 / 3
    assert [who.id for who in people if is_covered(who)] == ["jane", "marc", "rosa"]
    assert [known_to_one(who) for who in people] == [None, "priya", None, None, None, None, None]


def test_no_stakeholders_and_no_relationships_have_no_shares() -> None:
    assert relationships(plan()).coverage is None
    alone = relationships(plan(stakeholders=(person("jane"),)))
    assert (alone.coverage, alone.single_owner_share) == (0.0, None)


def test_relationship_and_stance_are_two_facts_that_may_disagree() -> None:
    def found(strength: int | None, stance: Stance) -> Disagreement | None:
        return disagreement(person("jane", "priya", strength), stance)

    assert (found(3, "opposed"), found(4, "opposed"), found(2, "opposed")) == ("trusted-opposed",) * 2 + (None,)
    assert (found(0, "advocate"), found(1, "advocate"), found(2, "advocate")) == ("advocate-distant",) * 2 + (None,)
    assert (found(3, "unknown"), found(2, "unknown")) == ("trusted-unknown", None)
    assert found(None, "advocate") is None
    assert found(4, "indifferent") is None


def test_an_advocate_without_influence_lacks_horsepower() -> None:
    assert lacks_horsepower("advocate", "none")
    assert lacks_horsepower("advocate", "some")
    assert not lacks_horsepower("advocate", "high")
    assert not lacks_horsepower("advocate", None)
    assert not lacks_horsepower("opposed", "none")
