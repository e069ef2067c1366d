"""Figures corrected and asks answered in a review, held against the plan's file value by value."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.exchange.edit import SetValue, TakeBack
from samreview.exchange.learning.lesson import Conflict, Lesson
from samreview.exchange.yaml_text import Bare
from samreview.plan.correct import CorrectionRefused, correct, spot_of
from samreview.plan.declared import declared
from samreview.plan.fields import Amount, Either, ListOf, MapOf, RecordOf, Text
from samreview.plan.model import InternalAsk, Opportunity, Stakeholder
from samreview.plan.writing import NOTHING, as_written
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from samreview.exchange.learning.lesson import Kind, Learning
    from samreview.exchange.yaml_text import Value
    from samreview.plan.correct import Correctable
    from samreview.plan.declared import Declared
    from samreview.plan.model import Plan
    from samreview.review.fold import Review
    from samreview.review.state import Fix

_LISTS: dict[Correctable, tuple[str, type]] = {
    "opportunity": ("opportunities", Opportunity),
    "stakeholder": ("stakeholders", Stakeholder),
    "ask": ("internal_asks", InternalAsk),
}
_LONGEST = 60


class Spot(NamedTuple):
    """One value of the plan: of an entry of a list, or of the record that its field `inside` holds."""

    target: Correctable
    id: str
    inside: str | None
    field: Declared

    @property
    def name(self) -> str:
        """The field as `/fix` takes it."""
        return f"{self.inside}.{self.field.name}" if self.inside else self.field.name

    def entry(self, plan: Plan) -> Any:  # noqa: ANN401  a record of one of the lists
        """Return the entry of a plan, None where it is gone."""
        return next((one for one in getattr(plan, _LISTS[self.target][0]) if one.id == self.id), None)

    def holder(self, plan: Plan) -> Any:  # noqa: ANN401  a record
        """Return the record that holds the value, None where there is none."""
        entry = self.entry(plan)
        return getattr(entry, self.inside) if entry is not None and self.inside else entry

    def value(self, plan: Plan) -> Any:  # noqa: ANN401  the field's kind says the type
        """Return the value in a plan, None where nothing holds one."""
        return getattr(self.holder(plan), self.field.name, None)

    def written(self, plan: Plan) -> str:
        """Return the value in a plan for people, empty where nothing is stated."""
        text = as_written(self.field.kind, self.value(plan), plan.account.currency)
        return "" if text == NOTHING else text


class _Reason(NamedTuple):
    because: str
    typed: str | None = None


def learn_values(learning: Learning) -> None:
    """Take in every value that corrections and answers to asks made another one."""
    reasons = _reasons(learning.review)
    new_records: dict[tuple[Correctable, str, str], list[tuple[Spot, Value, str]]] = {}
    for spot in _changed(learning.review):
        why = reasons.get((spot.target, spot.id, spot.inside, spot.field.name), _Reason(""))
        taken = _take_in(learning, spot, why)
        if taken is None:
            continue
        if spot.inside and spot.holder(learning.plan) is None:
            new_records.setdefault((spot.target, spot.id, spot.inside), []).append((spot, taken, why.because))
        else:
            _edit(learning, spot, taken, why.because)
    for (_, _, inside), values in new_records.items():
        record: dict[str, Value] = {spot.field.name: value for spot, value, _ in values}
        because = "; ".join(dict.fromkeys(why for _, _, why in values if why))
        comment = f"{inside} from the review of {learning.day}: {because}"
        learning.edits.append(SetValue(values[0][0].entry(learning.plan), inside, record, comment))
    learning.notes += _tried_again(learning.review)


def _tried_again(review: Review) -> Iterator[str]:
    """Yield what came of asks that were put once more and stand where they stood: the plan has no line for that."""
    for attempt in {one.ask: one for one in review.attempts}.values():
        before, after = review.plan_opened.ask(attempt.ask), review.plan.ask(attempt.ask)
        if before is not None and after is not None and before.commitment == after.commitment == attempt.commitment:
            yield (
                f"{attempt.ask} was put again and is {after.commitment} as before: {attempt.because}. "
                "If that is new, `constraint` or `offer` is its place."
            )


def _changed(review: Review) -> Iterator[Spot]:
    """Yield the single values that are others now than when the review opened."""
    before, after = review.plan_opened, review.plan
    for target, (listed, cls) in _LISTS.items():
        if getattr(before, listed) is getattr(after, listed):
            continue
        then = {one.id: one for one in getattr(before, listed)}
        for entry in getattr(after, listed):
            if entry.id not in then or then[entry.id] == entry:
                continue
            for spot in _spots(target, entry.id, cls):
                if spot.value(before) != spot.value(after):
                    yield spot


def _spots(target: Correctable, which: str, cls: type) -> Iterator[Spot]:
    for field in declared(cls).values():
        if isinstance(field.kind, RecordOf):
            yield from (
                Spot(target, which, field.name, inner)
                for inner in declared(field.kind.cls).values()
                if not isinstance(inner.kind, ListOf | MapOf | RecordOf | Either)
            )
        elif not isinstance(field.kind, ListOf | MapOf | Either):
            yield Spot(target, which, None, field)


def _reasons(review: Review) -> Mapping[tuple[str, str, str | None, str], _Reason]:
    """Return the last reason given for each value."""
    reasons: dict[tuple[str, str, str | None, str], _Reason] = {
        (fix.target, fix.id, *spot_of(fix.target, fix.field)): _Reason(fix.because, fix.typed) for fix in review.fixes
    }
    for attempt in review.attempts:
        ask = review.plan.ask(attempt.ask)
        if ask is not None and ask.commitment == attempt.commitment:
            reasons["ask", attempt.ask, None, "commitment"] = _Reason(attempt.because)
    return reasons


def _take_in(learning: Learning, spot: Spot, why: _Reason) -> Value | None:
    """Return the value to be written (empty: to be taken back); None where there is nothing to write."""
    review, plan = learning.review, learning.plan
    opened, wanted = review.plan_opened, review.plan
    kind: Kind = "ask" if spot.target == "ask" and spot.field.name == "commitment" else "correction"
    now = spot.written(wanted)
    lesson = Lesson(kind, f"{spot.id} {spot.name}", spot.written(opened), now or "taken back", why.because)
    if spot.entry(plan) is None:
        settle = f"The plan has no {spot.target} `{spot.id}` any more; there is nothing to write it to."
        learning.conflicts.append(Conflict(lesson, "", settle))
        return None
    if spot.value(plan) == spot.value(wanted):
        learning.known.append(lesson)
        return None
    text, value = _as_stated(spot, wanted, why)
    if spot.value(plan) != spot.value(opened):
        learning.conflicts.append(Conflict(lesson, spot.written(plan), _by_hand(spot, plan, text)))
        return None
    try:
        meant = correct(learning.meant, spot.target, spot.id, spot.name, text).plan
        if spot.value(meant) != spot.value(wanted):
            text, value = now, Bare(now)
            meant = correct(learning.meant, spot.target, spot.id, spot.name, text).plan
    except CorrectionRefused as refused:
        learning.conflicts.append(Conflict(lesson, spot.written(plan), refused.message))
        return None
    learning.meant = meant
    learning.lessons.append(lesson)
    return value


def _as_stated(spot: Spot, wanted: Plan, why: _Reason) -> tuple[str, Value]:
    """Return the value as `/fix` takes it and as the file states it; `-` and empty where it is taken back."""
    text = as_written(spot.field.kind, spot.value(wanted), wanted.account.currency)
    if text == NOTHING:
        return text, ""
    if isinstance(spot.field.kind, Text):
        return text, text
    if isinstance(spot.field.kind, Amount):
        typed = why.typed if why.typed and why.typed[:3].isalpha() else None
        own = text.removeprefix(f"{wanted.account.currency} ")
        return (typed, Bare(typed)) if typed else (own, Bare(own))
    return text, Bare(text)


def _by_hand(spot: Spot, plan: Plan, text: str) -> str:
    holder = spot.holder(plan) or spot.entry(plan)
    name = spot.field.name if spot.holder(plan) is not None else spot.name
    line = (holder.at.value(name) if holder.at.has(name) else holder.at.start).line
    return f"The plan changed meanwhile, line {line}: write `{name}: {text}` there to follow the review."


def _edit(learning: Learning, spot: Spot, value: Value, because: str) -> None:
    holder, name = spot.holder(learning.plan), spot.field.name
    if value == "":
        learning.edits.append(TakeBack(holder, name, _comment(learning, spot, because)))
        return
    if spot.target == "opportunity" and name == "outcome" and _takes_why(learning, spot, because):
        learning.edits.append(SetValue(holder, name, value))
        learning.edits.append(SetValue(holder, "why", because))
        return
    learning.edits.append(SetValue(holder, name, value, _comment(learning, spot, because)))
    if name == "stage" and holder.stage_since == spot.entry(learning.meant).stage_since is not None:
        learning.notes.append(f"`stage_since` of {spot.id} still is that of the stage before, {holder.stage_since}.")


def _takes_why(learning: Learning, spot: Spot, because: str) -> bool:
    """Say whether the format's own place for how an opportunity ended is free for the reason, and take it."""
    entry = spot.entry(learning.meant)
    if not because or entry.why is not None or entry.outcome == "open" or _is_to_change(learning, spot.id):
        return False
    learning.meant = correct(learning.meant, "opportunity", spot.id, "why", because).plan
    return True


def _is_to_change(learning: Learning, which: str) -> bool:
    fixes: tuple[Fix, ...] = learning.review.fixes
    return any((fix.target, fix.id, fix.field) == ("opportunity", which, "why") for fix in fixes)


def _comment(learning: Learning, spot: Spot, because: str) -> str:
    was = spot.written(learning.plan)
    was = was if len(was) <= _LONGEST else f"{was[: _LONGEST - 3]}..."
    was = f'"{was}"' if isinstance(spot.field.kind, Text) and was else was or "not stated"
    return f"{spot.field.name} was {was} until the review of {learning.day}: {because}".removesuffix(": ")
