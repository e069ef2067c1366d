"""What others did, each as one sentence to be heard: every event of the journal, for one person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.review import names
from samreview.review.answers import day, understood
from samreview.review.asking import TEXTS
from samreview.review.decisions.readback import spoken
from samreview.review.decisions.ways import describe
from samreview.review.prep.codec import prep_from_json
from samreview.review.prep.model import counted
from samreview.review.readback import read

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samreview.review.asked import Accepted
    from samreview.review.events import Event
    from samreview.review.fold import Review
    from samreview.review.state import Capture

_NOT_TOLD = frozenset(
    {"review.opened", "review.rated", "clock.stepped", "host.resumed", "host.slept", "round.set", "notice.said"}
)
"""Not for others: what the review was worth to somebody, and what the machine noticed (who is asked hears of it)."""


def told(review: Review, event: Event, person: str) -> str | None:
    """Return what an event means to this person, once it is folded; None where there is nothing to say."""
    if event.kind in _NOT_TOLD:
        return None
    tell = _TELL.get(event.kind)
    if tell is not None:
        return tell(review, event, person)
    line = review.book.line(event.line)
    return f"{_who(review, event)}: {line.label}." if line is not None and line.label else None


def asked_gently(accepted: Accepted) -> tuple[str, ...]:
    """Return what whoever wrote a line is asked about it; nobody has to answer."""
    if accepted.question is None:
        return ()
    number = accepted.events[0].data["number"]
    how = {"park": f" /park {number} does.", "passed": f" To change it: /edit {number} due: and the day."}
    return (f"{TEXTS[accepted.question]}{how.get(accepted.question, '')}",)


def item_said(review: Review) -> str:
    """Return the item that runs, with its number, length and question."""
    state = review.item
    if state is None:
        return "No item runs."
    number = review.order.index(state.id) + 1
    question = f" {state.item.question}" if state.item.question else ""
    minutes = f"{state.minutes} minute{'' if state.minutes == 1 else 's'}"
    return f"Item {number} of {len(review.items)}: {state.item.title}, {minutes}.{question}"


def capture_said(review: Review, capture: Capture) -> str:
    """Return a capture: what it is, then its words."""
    gone = f" ({_gone_where(capture)})" if capture.withdrawn else ""
    agreed = ", agreed" if capture.agreed else ""
    return f"{understood(review, capture)}{agreed}{gone}: {capture.text}"


def _gone_where(capture: Capture) -> str:
    if capture.merged_into is not None:
        return f"in {capture.merged_into}"
    return "parked" if capture.parked else "withdrawn"


def _who(review: Review, event: Event) -> str:
    return names.first_name(review, event.person)


def _capture(review: Review, event: Event) -> Capture:
    number: int = event.data["number"]
    return review.captures[number - 1]


def _started(review: Review, _event: Event, _me: str) -> str:
    return f"The review starts. {item_said(review)}"


def _item_started(review: Review, event: Event, _me: str) -> str:
    if event.data["item"] != review.current:  # it is over again: a later event tells where we are
        return f"{_who(review, event)} went on to {review.item_by_id[event.data['item']].item.title}."
    return item_said(review)


def _added(review: Review, event: Event, me: str) -> str:
    capture = _capture(review, event)
    said = f"{names.first_name(review, event.by)} notes {capture_said(review, capture)}"
    if capture.kind != "action" or capture.person != me or capture.agreed or capture.withdrawn:
        return said
    return f"{said.rstrip('.')}. It is yours: /agree {capture.number}, or /decline {capture.number} because TEXT."


def _changed(review: Review, event: Event, _me: str) -> str:
    return f"{_who(review, event)} changes {capture_said(review, _capture(review, event))}"


def _withdrawn(review: Review, event: Event, _me: str) -> str | None:
    capture, why = _capture(review, event), event.data.get("because")
    if capture.parked:
        return None  # that it is parked has been said
    because = f", because {why}" if why else ""
    return f"{_who(review, event)} withdraws {capture.kind} {capture.number}{because}: {capture.text}"


def _noted(review: Review, event: Event, _me: str) -> str:
    capture = _capture(review, event)
    return f"{_who(review, event)} adds to {capture.kind} {capture.number}: {event.data['text']}"


def _agreed(review: Review, event: Event, _me: str) -> str:
    capture, owner = _capture(review, event), event.data.get("on_word_of")
    who = names.first_name(review, owner) if owner else _who(review, event)
    word = f", on their word as {names.first_name(review, event.by)} entered it" if owner else ""
    return f"{who} agrees to {capture.kind} {capture.number}{word}: {capture.text}"


def _declined(review: Review, event: Event, _me: str) -> str:
    capture = _capture(review, event)
    who = names.first_name(review, event.data["person"])
    return f"{who} declines {capture.kind} {capture.number}, because {event.data['because']}. It needs another owner."


def _parked(review: Review, event: Event, _me: str) -> str:
    origin = event.data.get("from")
    what = f" {review.captures[origin - 1].kind} {origin}" if origin else ""
    return f"{_who(review, event)} parks{what}: {event.data['text']}"


def _arrived(_review: Review, event: Event, _me: str) -> str:
    here = [one["name"] for one in event.data["people"]]
    return f"{names.listed(here)} {'is' if len(here) == 1 else 'are'} here."


def _left(review: Review, event: Event, _me: str) -> str:
    return f"{names.listed([names.name_of(review, one) for one in event.data['people']])} left."


def _role(review: Review, event: Event, me: str) -> str:
    holder, role = event.data["person"], event.data["role"]
    return f"You are {role} now." if holder == me else f"{names.first_name(review, holder)} is {role} now."


def _floor(review: Review, event: Event, me: str) -> str:
    holder = event.data["person"]
    if holder is None:
        return "Nobody has the floor."
    return "The floor is yours." if holder == me else f"{names.first_name(review, holder)} has the floor."


def _hand(review: Review, event: Event, _me: str) -> str:
    return f"{_who(review, event)}'s hand is {'up' if event.data['up'] else 'down'}."


def _title(review: Review, event: Event) -> str:
    return review.item_by_id[event.data["item"]].item.title


def _moved(review: Review, event: Event, _me: str) -> str:
    return f"{_title(review, event)} comes before {review.item_by_id[event.data['before']].item.title} now."


def _offered(review: Review, _event: Event, me: str) -> str | None:
    if not review.offers or not review.has_role(me, "moderator", "timekeeper"):
        return None
    ways = " ".join(f"{way.number} {describe(review, way)}" for way in review.offers)
    return f"Ways to end on time: {ways} /take 1 takes one."


def _taken(review: Review, event: Event, _me: str) -> str:
    cut = [
        f"{review.item_by_id[one['item']].item.title} {'left for next time' if one['left'] else 'shortened'}"
        for one in event.data["cuts"]
    ]
    names_of_ways = {"run-over": "We run over", "shorten": "To end on time", "leave": "To end on time"}
    return f"{names_of_ways.get(event.data['name'], 'To end on time')}{f': {names.listed(cut)}' if cut else ''}."


def _next_review(review: Review, _event: Event, _me: str) -> str | None:
    coming = review.next_review
    return f"The next review is {day(coming.start.date(), review.on)}, {coming.start:%H:%M}." if coming else None


def _closed(review: Review, _event: Event, me: str) -> str:
    return f"The review is closed. {what_is_left(review, me)}"


def what_is_left(review: Review, me: str) -> str:
    """Return what a person can still do once the review is closed."""
    rated = any(one.person == me for one in review.ratings)
    ask = (
        "" if rated or review.phase != "closed" else "Was it worth your time? /rate 1 to 5, with a reason if you like. "
    )
    if review.phase == "closed" and review.has_role(me, "moderator"):
        return f"{ask}/approve freezes the minutes, `minutes` writes them."
    return f"{ask}`minutes` writes the minutes."


def _approved(_review: Review, event: Event, _me: str) -> str:
    return f"The minutes are approved as version {event.data['version']}."


def _amended(review: Review, event: Event, _me: str) -> str:
    data, what = event.data, _capture(review, event).kind
    return f"{_who(review, event)} amends {what} {data['number']}, because {data['because']}: {data['text']}"


def _shown(review: Review, event: Event, me: str) -> str | None:
    number = event.data["number"]
    action = read(review, number) if number is not None else None
    if action is None:
        return None
    yours = "Yours. " if review.captures[action.number - 1].person == me else ""
    return f"{yours}Read back: {spoken(action)}"


def _undone(review: Review, event: Event, _me: str) -> str | None:
    line = review.book.line(event.data["line"])
    return f"{_who(review, event)} took back {line.label}." if line is not None else None


def _prepared(review: Review, event: Event, me: str) -> str | None:
    prep = prep_from_json(event.data)
    if not prep.is_ready or prep.person == me:
        return None
    return f"{names.first_name(review, prep.person)} has prepared: {counted(prep) or 'the plan is read'}."


def _reading(_review: Review, event: Event, _me: str) -> str:
    minutes = event.data["minutes"]
    return f"The review begins with {minutes} minutes of silent reading." if minutes else "There is no silent reading."


def _fixed(review: Review, event: Event, _me: str) -> str:
    data = event.data
    return f"{_who(review, event)} corrects {data['id']} {data['field']}: {data['was']} is {data['now']}."


def _heard(review: Review, event: Event, _me: str) -> str:
    data = event.data
    return (
        f"{names.name_of(review, data['stakeholder'])} is {data['stance']} on {data['opportunity']}, {data['because']}."
    )


def _attempted(_review: Review, event: Event, _me: str) -> str:
    return f"Internal ask {event.data['ask']}: {event.data['commitment']}, {event.data['because']}."


_TELL: Mapping[str, Callable[[Review, Event, str], str | None]] = {
    "review.started": _started,
    "item.started": _item_started,
    "item.ended": lambda *_: "The last item is over. /close ends the review.",
    "clock.paused": lambda review, event, _: f"{_who(review, event)} paused the review.",
    "clock.resumed": lambda review, *_: f"The review goes on. {item_said(review)}",
    "capture.added": _added,
    "capture.changed": _changed,
    "capture.withdrawn": _withdrawn,
    "capture.noted": _noted,
    "capture.worded": _noted,
    "capture.agreed": _agreed,
    "capture.declined": _declined,
    "capture.amended": _amended,
    "line.parked": _parked,
    "people.arrived": _arrived,
    "people.left": _left,
    "role.given": _role,
    "floor.given": _floor,
    "hand.moved": _hand,
    "item.skipped": lambda review, event, _: f"{_title(review, event)} is skipped.",
    "item.postponed": lambda review, event, _: f"{_title(review, event)} is left for the next review.",
    "item.extended": lambda review, event, _: f"{_title(review, event)} gets {event.data['minutes']} minutes more.",
    "item.timed": lambda review, event, _: f"{_title(review, event)} has {event.data['minutes']} minutes now.",
    "item.moved": _moved,
    "ways.offered": _offered,
    "way.taken": _taken,
    "headline.set": lambda _review, event, _: f"The minutes open with: {event.data['text']}",
    "nextreview.set": _next_review,
    "review.closed": _closed,
    "review.approved": _approved,
    "readback.shown": _shown,
    "line.undone": _undone,
    "prep.arrived": _prepared,
    "reading.set": _reading,
    "plan.corrected": _fixed,
    "stance.heard": _heard,
    "ask.attempted": _attempted,
    "gap.answered": lambda _review, event, _: "That time counts." if event.data["counts"] else "That time was a pause.",
    "clock.answered": lambda _review, event, _: f"The clock is {'right' if event.data['right'] else 'wrong'} now.",
    "terminal.gone": lambda review, event, _: f"{names.first_name(review, event.data['person'])}'s terminal is gone.",
    "terminal.back": lambda review, event, _: f"{names.first_name(review, event.data['person'])}'s terminal is back.",
}
"""How each kind of event is told."""
