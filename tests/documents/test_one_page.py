from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from samreview.documents.one_page import Section, fitted, lines_of, taken

SECTIONS = st.lists(
    st.builds(
        lambda entries, least, overhead: (tuple(entries), least, overhead),
        st.lists(st.integers(1, 4), max_size=6),
        st.integers(0, 3),
        st.sampled_from([0.0, 1.9]),
    ),
    max_size=6,
).map(lambda found: [Section(f"s{place}", *one) for place, one in enumerate(found)])


@given(SECTIONS, st.integers(0, 60))
def test_each_section_keeps_its_least_and_no_more_than_fits(sections: list[Section], room: int) -> None:
    kept = fitted(sections, room)
    least = {one.name: min(one.least, len(one.entries)) for one in sections}
    assert all(least[one.name] <= kept[one.name] <= len(one.entries) for one in sections)
    assert taken(sections, kept) <= max(room, taken(sections, least))
    # with room for all, all is there
    assert fitted(sections, 10_000) == {one.name: len(one.entries) for one in sections}


def test_what_is_named_first_is_given_room_first() -> None:
    sections = [Section("first", (1, 1, 1), 0), Section("second", (1, 1, 1), 0)]
    assert fitted(sections, 3) == {"first": 2, "second": 1}


def test_a_section_whose_next_entry_has_no_room_takes_no_more() -> None:
    sections = [Section("long", (3, 1), 0), Section("short", (1, 1), 0)]
    assert fitted(sections, 2) == {"long": 0, "short": 2}


def test_wide_characters_take_twice_the_room() -> None:
    assert (lines_of(""), lines_of("a" * 92), lines_of("a" * 93), lines_of("会" * 47)) == (1, 1, 2, 2)
