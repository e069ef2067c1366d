"""Words that rules look for, whole and whatever their case. A language without a list is left alone."""

from __future__ import annotations

import re

from samreview.values.named import NamedTuple
from samreview.values.text import fold_name


class Words(NamedTuple):
    """The words that rules look for, of all languages that have a list, folded as names are compared."""

    maintaining: frozenset[str]
    """They say that things stay as they are."""
    growing: frozenset[str]
    """They say that something becomes more."""
    trying: frozenset[str]
    """They say that the customer looks at something, which commits it to nothing."""
    committing: frozenset[str]
    """They say that the customer does something that it would not do without meaning it."""
    judging: frozenset[str]
    """They judge people or money, or say what we are up to: nothing that the customer should read."""


def _list(words: str) -> frozenset[str]:
    return frozenset(words.split())


ENGLISH = Words(
    maintaining=_list("""
    conserve defend defended defending hold holding keep keeping keeps maintain maintained maintaining maintains
    maintenance manage managed managing preserve preserved preserving protect protected protecting protects retain
    retained retaining retention safeguard safeguarding secure securing stabilise stabilize stay sustain sustaining
    """),
    growing=_list("""
    add adding additional build bigger double enter entering expand expanding expands expansion extend extending gain
    gaining grow growing grown grows growth increase increasing larger more new open opening raise raising triple
    twice win winning wins
    """),
    trying=_list("demo demonstration demonstrations demos pilot poc pocs proof proofs test tests trial trials tryout"),
    committing=_list("""
    accept accepts agree agrees allocate allocates appoint appoints approve approves award awards board budget budgets
    buy buys choose chooses commit commits compare compares confirm confirms decide decides decision fund funds name
    names order orders pay pays publish publishes release releases request requests select selects send sends share
    shares sign signs write writes
    """),
    # Words that are also said of machines, markets and figures ("tight", "poor", "squeeze") are left out on purpose.
    judging=_list("""
    afraid arrogant bankrupt bankruptcy blocker blockers clueless desperate dishonest fool foolish gullible hopeless
    incapable incompetence incompetent indecisive inept insolvency insolvent lazy lowball naive outmaneuver outmanoeuvre
    overpaid overpay overpaying overpays persuade persuading scared squander squandered squanders stubborn stupid
    untrustworthy upsell upselling upsells weak weakness weaknesses
    """),
)

_WORD = re.compile(r"[^\W\d_]+")


def words_of(text: str) -> frozenset[str]:
    """Return the words of a text, folded as names are compared."""
    return frozenset(fold_name(" ".join(_WORD.findall(text))).split())


def judging_words(text: str, known: Words = ENGLISH) -> tuple[str, ...]:
    """Return the words of a sentence that judge people or money, or say what we are up to, in order of the alphabet."""
    return tuple(sorted(known.judging & words_of(text)))


def only_maintains(text: str, known: Words = ENGLISH) -> bool:
    """Say whether a sentence has words of maintaining, protecting or managing and none of growth."""
    words = words_of(text)
    return not known.maintaining.isdisjoint(words) and known.growing.isdisjoint(words)


def only_tries(text: str, known: Words = ENGLISH) -> bool:
    """Say whether a customer's next action is a demo, a trial or a proof of concept and nothing beyond."""
    words = words_of(text)
    return not known.trying.isdisjoint(words) and known.committing.isdisjoint(words)
