"""Who is proposed for which role."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samreview.review.proposal import Candidate, propose_roles

DANA = Candidate("dana", prompts=3)
LUKAS = Candidate("lukas", prompts=2)
PRIYA = Candidate("priya", remote=True, prompts=0)
INES = Candidate("ines", remote=True, prompts=4)


def test_the_owner_does_not_moderate_when_another_can() -> None:
    assert propose_roles([DANA, LUKAS, PRIYA, INES], owner="dana")["moderator"] == "lukas"


def test_the_owner_moderates_when_alone() -> None:
    assert propose_roles([DANA], owner="dana") == {"moderator": "dana", "timekeeper": None, "scribe": None}


def test_the_scribe_has_the_fewest_questions_of_their_own() -> None:
    assert propose_roles([DANA, LUKAS, PRIYA, INES], owner="dana")["scribe"] == "priya"


def test_somebody_far_away_keeps_the_time() -> None:
    assert propose_roles([DANA, LUKAS, PRIYA, INES], owner="dana")["timekeeper"] == "ines"


def test_a_role_goes_to_another_than_last_time() -> None:
    proposed = propose_roles(
        [DANA, LUKAS, PRIYA, INES], owner="dana", held_last={"scribe": "priya", "timekeeper": "ines"}
    )
    assert proposed["scribe"] != "priya"
    assert proposed["timekeeper"] != "ines"


def test_two_people_leave_the_scribe_open() -> None:
    assert propose_roles([DANA, LUKAS], owner="dana") == {
        "moderator": "lukas",
        "timekeeper": "dana",
        "scribe": None,
    }


candidates = st.lists(
    st.builds(Candidate, id=st.sampled_from("abcdefgh"), remote=st.booleans(), prompts=st.integers(0, 5)),
    unique_by=lambda one: one.id,
)


@given(candidates, st.sampled_from("abcdefgh"))
def test_nobody_holds_two_roles_and_nobody_is_left_out_without_need(people: list[Candidate], owner: str) -> None:
    holders = [holder for holder in propose_roles(people, owner).values() if holder is not None]
    assert len(set(holders)) == len(holders) == min(3, len(people))


@given(candidates, st.sampled_from("abcdefgh"))
def test_the_owner_moderates_only_alone_or_beside_no_other(people: list[Candidate], owner: str) -> None:
    others = [one for one in people if one.id != owner]
    if len(others) >= 2 or (others and len(people) <= 2):
        assert propose_roles(people, owner)["moderator"] != owner
