"""The ledger of an account: what its reviews agreed, what has come of it, and what the next one opens with."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from samreview.agenda.model import AgendaItem, Template, TemplateItem
from samreview.review.carry.codec import carried_from_json, carried_to_json
from samreview.review.carry.ledger import Ledger, ledger
from samreview.review.carry.model import Added, Commitment, PutOff
from samreview.review.carry.opening import carried_over
from tests.review.carrying import action, chapter, said, when

if TYPE_CHECKING:
    from samreview.agenda.model import Agenda
    from samreview.review.carry.chapter import Chapter
    from samreview.review.carry.model import CarriedOver, Settled

START = when(9)
SHORT = Template(
    id="short",
    title="Short",
    items=(
        TemplateItem(id="purpose", title="Purpose", minutes=10),
        TemplateItem(id="agreed", title="What we agreed", minutes=10, exhibit="actions"),
        TemplateItem(id="growth", title="Growth", minutes=30),
    ),
)


def put_off(name: str, review: str, minutes: int = 20) -> PutOff:
    return PutOff(AgendaItem(id=name, title=name.title(), minutes=minutes, minimum=minutes // 2), review)


def opened(found: Ledger, minutes: int = 90) -> tuple[Agenda, CarriedOver]:
    return carried_over(found, SHORT, START, minutes)


def test_what_is_open_is_carried_by_owner_and_counted() -> None:
    found = ledger(
        [
            chapter(0, action(0, 1, owner="priya", owner_name="Priya"), action(0, 2)),
            chapter(1, action(1, 1, owner="ana", owner_name="Ana"), settled=(said("r0/2", "done", when(1, 1)),)),
        ]
    )
    assert [(one.id, one.status, one.carried) for one in found.commitments] == [
        ("r0/1", "open", 1),
        ("r0/2", "done", 1),
        ("r1/1", "open", 0),
    ]
    _, carried = opened(found)
    assert [(one.id, one.carried) for one in carried.entries] == [("r1/1", 1), ("r0/1", 2)]
    assert (carried.previous, carried.previous_on) == ("r1", when(1).date())
    assert carried_from_json(carried_to_json(carried)) == carried


def test_the_last_word_counts_wherever_it_was_said() -> None:
    made = chapter(0, action(0, 1))
    again = chapter(1, settled=(said("r0/1", "open", when(1, 1), due=dt.date(2026, 9, 1), agreed=True),))
    between = [said("r0/1", "done", when(0, 48))]
    assert ledger([made], between).open == ()
    (one,) = ledger([again, made], between).commitments
    assert (one.status, one.due, one.agreed) == ("open", dt.date(2026, 9, 1), True)
    assert ledger([made, again], [*between, said("r0/1", "dropped", when(2))]).open == ()


def test_a_review_that_was_never_started_counts_as_none() -> None:
    found = ledger([chapter(0, action(0, 1)), chapter(1, phase="lobby")])
    assert [one.carried for one in found.open] == [0]
    assert found.last is not None
    assert found.last.review == "r0"


def test_the_plans_own_actions_keep_their_ids_and_their_plans_last_word() -> None:
    own = (Commitment("a1", "action", "Call"), Commitment("a2", "action", "Write", status="done"))
    found = ledger([chapter(0, of_plan=own[:1]), chapter(1, of_plan=own)], [said("a2", "open", when(2))])
    assert [(one.id, one.status, one.carried) for one in found.commitments] == [("a1", "open", 1), ("a2", "done", 0)]
    new = Commitment("a3", "action", "New in the plan")
    _, carried = opened(ledger([chapter(0, of_plan=own[:1])], (), (*own[:1], new)))
    assert [(one.id, one.carried) for one in carried.entries] == [("a1", 1), ("a3", 0)]
    assert ledger([chapter(0, of_plan=own[:1])], [said("a1", "done", when(1))], own[:1]).open == ()


def test_what_a_later_review_carried_outlives_the_review_it_came_from() -> None:
    copy = action(0, 1, carried=1)
    found = ledger([chapter(1, copies=(copy,)), chapter(2)])
    assert [(one.id, one.carried) for one in found.open] == [("r0/1", 2)]
    assert ledger([chapter(0), chapter(1, copies=(copy,))]).open == ()


def test_C01_an_item_that_was_put_off_opens_again_until_it_has_run() -> None:
    left = chapter(0, put_off=(put_off("lyon", "r0"),))
    agenda, carried = opened(ledger([left]))
    assert [item.id for item in agenda.items] == ["purpose", "agreed", "lyon", "growth"]
    assert sum(item.minutes for item in agenda.items) + agenda.reserve_minutes == 90
    assert [(one.id, one.review, one.place) for one in carried.items] == [("lyon", "r0", "added")]
    not_reached = chapter(1)
    assert [one.item.id for one in ledger([left, not_reached]).put_off] == ["lyon"]
    ran = chapter(2, ran=frozenset({"lyon"}))
    assert ledger([left, not_reached, ran]).put_off == ()


def test_an_item_of_the_next_agenda_is_joined_to_it() -> None:
    agenda, carried = opened(ledger([chapter(0, put_off=(put_off("growth", "r0"),))]))
    assert [item.id for item in agenda.items] == ["purpose", "agreed", "growth"]
    assert [(one.id, one.place) for one in carried.items] == [("growth", "joined")]


def test_what_does_not_fit_waits_and_is_named() -> None:
    extra = tuple(put_off(name, "r0") for name in ("one", "two", "three"))
    agenda, carried = opened(ledger([chapter(0, put_off=extra)]), 10)
    assert [item.id for item in agenda.items] == ["purpose", "agreed", "one", "growth"]
    assert [one.place for one in carried.items] == ["added", "waiting", "waiting"]
    assert carried.notices[0] == ("There is no room for Two, put off in r0: it waits for the review after this one.")


def test_without_an_item_agreed_it_comes_after_the_list_of_actions_or_after_the_first() -> None:
    only = Template(id="t", title="T", items=(TemplateItem(id="a", title="A", minutes=9),))
    found = ledger([chapter(0, put_off=(put_off("lyon", "r0"),))])
    agenda, _ = carried_over(found, only, START, 60)
    assert [item.id for item in agenda.items] == ["a", "lyon"]


def test_where_agreed_itself_was_put_off_the_others_come_after_it() -> None:
    only = Template(id="t", title="T", items=(TemplateItem(id="a", title="A", minutes=9),))
    found = ledger([chapter(0, put_off=(put_off("lyon", "r0"), put_off("agreed", "r0"), put_off("graz", "r0")))])
    agenda, _ = carried_over(found, only, START, 90)
    assert [item.id for item in agenda.items] == ["a", "agreed", "lyon", "graz"]


def test_F02_minutes_that_are_not_final_are_named_and_stop_nothing() -> None:
    _, carried = opened(ledger([chapter(0, phase="closed")]))
    assert carried.notices == ("Not approved yet: the minutes of r0, the last review.",)
    _, carried = opened(ledger([chapter(0, action(0, 1), phase="running")]))
    assert carried.notices == ("The last review, r0, is not closed: what is still said there comes with the next one.",)
    assert [one.id for one in carried.entries] == ["r0/1"]


def test_F06_a_date_before_or_on_the_last_one_is_named_and_stops_nothing() -> None:
    same = chapter(0)._replace(on=START.date())
    _, carried = opened(ledger([same]))
    assert carried.notices == ("This review is dated 23 May 2028, on the day of the last one, r0 of 23 May 2028.",)
    _, carried = opened(ledger([same._replace(on=START.date() + dt.timedelta(days=1))]))
    assert carried.notices[0].startswith("This review is dated 23 May 2028, before the last one, r0 of 24 May 2028")


_AGREED = st.lists(st.integers(0, 3), min_size=1, max_size=6)
_SAID = st.lists(
    st.tuples(st.integers(0, 5), st.integers(0, 3), st.sampled_from(("done", "open", "dropped")), st.integers(0, 6)),
    max_size=12,
)


@settings(max_examples=120, deadline=None)
@given(_AGREED, _SAID, st.booleans())
def test_nothing_leaves_but_by_being_settled(
    agreed: list[int],
    words: list[tuple[int, int, str, int]],
    in_reviews: bool,  # noqa: FBT001  drawn
) -> None:
    chapters: list[Chapter] = [
        chapter(place, *(action(place, number) for number in range(1, count + 1))) for place, count in enumerate(agreed)
    ]
    spoken: list[Settled] = [
        said(f"r{place}/{number}", status, when(place + later, 1 + number)) for place, number, status, later in words
    ]
    if in_reviews:
        last = chapters[-1]._replace(settled=tuple(spoken))
        found = ledger([last, *chapters[:-1]])
    else:
        found = ledger(chapters, spoken)
    assert {one.id for one in found.commitments} == {one.id for each in chapters for one in each.made}
    for one in found.commitments:
        words_on_it = [word.status for word in sorted(spoken, key=lambda word: word.at) if word.id == one.id]
        assert one.status == (words_on_it[-1] if words_on_it else "open")
        assert one.carried == len(agreed) - 1 - int(one.id[1])
    assert {one.id for one in opened(found)[1].entries} == {one.id for one in found.open}


def test_an_action_of_the_plan_that_was_called_done_by_mistake_is_open_again() -> None:
    own = Commitment("a1", "action", "Do it")
    words = [said("a1", "done", when(0, 1)), said("a1", "open", when(0, 2))]
    (found,) = ledger([chapter(0, of_plan=(own,))], words).commitments
    assert found.status == "open"
    closed = ledger([chapter(0, of_plan=(own._replace(status="done"),))], [said("a1", "open", when(0, 2))])
    assert closed.commitments[0].status == "done"
    assert set(closed.closed_by_plan) == {"a1"}


def test_what_was_added_outside_counts_the_reviews_since_and_keeps_what_its_owner_agreed_to() -> None:
    due = dt.date(2026, 12, 1)
    added = Added("r0/d1", "Do more", "r0", "x", "dana", when(0, 5), "priya", "Priya", due, "a note", agreed=True)
    moved = said("r0/d1", "open", when(1, 5), due=due.replace(day=9), agreed=False, note="", cleared=("owner",))
    found = ledger([chapter(0), chapter(1)], [moved], added=[added]).commitments
    assert [one.id for one in found] == ["r0/d1"]
    assert (found[0].carried, found[0].owner, found[0].note, found[0].agreed) == (1, None, "", False)
    assert (found[0].due, found[0].agreed_to, found[0].agreed_due) == (due.replace(day=9), "Do more", due)
