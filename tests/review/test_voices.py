"""Counts that are kept up to date say what counting everything would."""

from __future__ import annotations

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.review.factory import Room

_LINES = st.sampled_from(
    [
        *("point one @ines", "action Call Jane @lukas", "action Ask Marc", "Lukas: we heard it", "idea more @bin-hu"),
        *("/kind 1 action", "/kind 2 point", "/edit 1 @priya", "/edit 2 @-", "/drop 1", "/drop 2", "/undo", "/next"),
        *("/decline 2 because no", "/agree 1", "/merge 2 1", "/also 1 encore", "... and more @ines", "/goto growth"),
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(_LINES, st.booleans()), max_size=18))
def test_the_counts_are_those_of_counting_all(lines: list[tuple[str, bool]]) -> None:
    room = Room().started("lukas", "priya", "ines", "bin-hu")
    review = room.review
    for line, looks in lines:
        room.ask("dana", line)
        if looks:
            assert +review.voices.came == _came(room)
    standing = [one for one in review.captures if not one.withdrawn]
    assert +review.voices.came == _came(room)
    assert +review.voices.in_item == Counter((who, one.item) for one in standing for who in one.came_from)
    owners = Counter(one.person for one in standing if one.kind == "action" and one.person is not None)
    assert +review.voices.actions == owners


def _came(room: Room) -> Counter[str]:
    return Counter(who for one in room.review.captures if not one.withdrawn for who in one.came_from)
