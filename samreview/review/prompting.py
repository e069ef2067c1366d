"""Whom to ask what, and when: each person's own question at the item that it fits, and who has been asked already.

Somebody has been asked once they had the floor, or a line came from them, in the item of their question or later.
While they have the floor their question stands first: now it is put.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from samreview.review.carry.standing import plan_with_standing
from samreview.review.participation import attendees, silent

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from samreview.insight.prompts import Prompt
    from samreview.insight.prompts.own import Asked, OwnPrompt
    from samreview.review.clock import Reading
    from samreview.review.fold import Review
    from samreview.review.state import ItemState

_LATE = frozenset({"done", "skipped", "later", "left"})
_TO_ONE = re.compile(r"\b(?:you|your)\b", re.IGNORECASE)
"""Words of a question that only its own person can answer."""


def people_to_ask(review: Review) -> tuple[Asked, ...]:
    """Return who is to have a question: everybody present, else, while nobody is, the team."""
    from samreview.insight.prompts.own import Asked

    here = [one for one in review.people.values() if one.present]
    return tuple(Asked(one.id, one.function, one.region) for one in here or attendees(review))


def own_questions(review: Review) -> dict[str, OwnPrompt]:
    """Return the own question of everybody who is to have one."""
    from samreview.insight.prompts.own import own_prompts

    shown = [state.item.exhibit for state in review.items]
    return own_prompts(plan_with_standing(review), review.on, people_to_ask(review), shown)


def home_of(review: Review, own: OwnPrompt) -> ItemState | None:
    """Return the item where a question belongs: the first that shows what it is about."""
    for exhibit in own.exhibits:
        for state in review.items:
            if state.item.exhibit == exhibit:
                return state
    return next((state for state in review.items if state.item.exhibit != "none"), None)


def asked_already(review: Review, own: Mapping[str, OwnPrompt]) -> frozenset[str]:
    """Return who has been asked their own question."""
    spoke = {(person, state.id) for state in review.items for person in state.spoke}
    spoke.discard((review.floor or "", review.current or ""))  # it is put to whoever has the floor now
    spoke |= {(person, item) for (person, item), lines in review.voices.in_item.items() if lines and item is not None}
    places = {state.id: place for place, state in enumerate(review.items)}
    first = {person: _place(review, one, places) for person, one in own.items()}
    return frozenset(
        person for person, item in spoke if person in first and item in places and places[item] >= first[person]
    )


def _place(review: Review, own: OwnPrompt, places: Mapping[str, int]) -> int:
    home = home_of(review, own)
    return places[home.id] if home else 0


def next_prompts(
    review: Review, at: Reading, own: Mapping[str, OwnPrompt] | None = None, order: Sequence[str] = ()
) -> tuple[Prompt, ...]:
    """Return what to ask in the current item: people not heard first, of the plan and of the template in turns.

    Of a person here who has a question of their own it is that one, in its item, and in any later one while they have
    not been asked. `own` is what `own_questions` says, where the caller has it already; `order` who should speak first.
    """
    from samreview.insight.prompts import Prompt, prompts

    item = review.item
    if item is None:
        return ()
    own = own_questions(review) if own is None else own
    quiet = {person.id for person in silent(review, at)}
    asked = asked_already(review, own)
    theirs = {person: one.prompt for person, one in own.items() if person not in asked and _is_due(review, item, one)}
    plan = plan_with_standing(review)
    here = {one.id for one in people_to_ask(review)}
    put = (_for_who_is_here(one, here) for one in prompts(plan, review.on, item.item.exhibit))
    made = [one for one in put if one is not None and not _answered(one, own, asked, theirs)]
    moderator = review.roles["moderator"]
    places = {person: place for place, person in enumerate(order)}
    of_the_plan = sorted(
        [*theirs.values(), *made],
        key=lambda prompt: (
            prompt.person is None or prompt.person != review.floor,
            prompt.person not in quiet,
            prompt.person == moderator,
            places.get(prompt.person or "", len(places)),
        ),
    )
    of_the_agenda = [Prompt(text, None) for text in item.item.prompts]
    return tuple(prompt for prompt in chain(*zip_longest(of_the_plan, of_the_agenda)) if prompt is not None)


def _for_who_is_here(prompt: Prompt, here: Container[str]) -> Prompt | None:
    """Return a question as it can be put: one to somebody absent goes to the room, or to nobody if it needs them."""
    if prompt.person is None or prompt.person in here:
        return prompt
    return None if _TO_ONE.search(prompt.text) else replace(prompt, person=None)


def _is_due(review: Review, item: ItemState, own: OwnPrompt) -> bool:
    home = home_of(review, own)
    return home is None or home is item or home.outcome in _LATE


def _answered(
    prompt: Prompt, own: Mapping[str, OwnPrompt], asked: frozenset[str], theirs: Mapping[str, Prompt]
) -> bool:
    """Whether a question of the exhibit's need not be put: its person has another now, or has answered just this."""
    person = prompt.person
    if person is None or person not in own:
        return False
    return person in theirs or (person in asked and own[person].prompt.about == prompt.about)
