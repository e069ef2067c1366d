"""What lies on the table beside an item, said in sentences: the figures that the screens draw, for who only hears."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

from samreview.insight.ratios import times_text
from samreview.review.answers import day
from samreview.review.testing import to_test
from samreview.values.money import short_with
from samreview.values.quarter import Quarter

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from decimal import Decimal

    from samreview.insight.exhibits.asks import AskRow, AsksExhibit
    from samreview.insight.exhibits.assumptions import AssumptionsExhibit
    from samreview.insight.exhibits.customer import CustomerExhibit
    from samreview.insight.exhibits.funnel import FunnelExhibit
    from samreview.insight.exhibits.initiatives import InitiativesExhibit
    from samreview.insight.exhibits.stakeholders import DealStakeholders, StakeholdersExhibit
    from samreview.review.fold import Review

_REASONS = {"no-evidence": "no evidence", "no-date": "evidence without a date", "stale": "heard long ago"}


def exhibit(review: Review, item: str | None = None) -> Iterator[str]:
    """Yield what is on the table at the item that runs, or at another by its id."""
    state = review.item_by_id.get(item) if item else review.item
    if state is None:
        yield (
            f"There is no item {item}; agenda names them."
            if item
            else "No item runs; exhibit ITEM takes one by its id."
        )
        return
    kind = state.item.exhibit
    if kind == "actions":
        from samreview.plain.status import agreed

        yield from agreed(review)
        return
    say = _SAID.get(kind)
    if say is None:
        yield f"Nothing lies on the table at {state.item.title}."
        return
    made = getattr(import_module(f"samreview.insight.exhibits.{kind}"), f"{kind}_exhibit")
    yield from say(review, made(review.plan, review.on))
    yield from (f"Corrected today: {one.id} {one.field}, {one.was} is {one.now}." for one in review.fixes)


def _funnel(review: Review, made: object) -> Iterator[str]:
    shown = cast("FunnelExhibit", made)
    figures = shown.figures
    if figures.gap is None:
        yield "There is no growth target yet, so coverage is not known."
    else:
        required = figures.required_coverage
        need = f" of the {_times(required, up=True)} it takes" if required else ""
        yield (
            f"The gap is {_money(review, figures.gap)}, covered {_times(figures.coverage)} times{need}, "
            f"weighted {_times(figures.weighted_coverage)} times."
        )
    for row in shown.quarters:
        yield f"{row.quarter}: {_money(review, row.amount)}, weighted {_money(review, row.weighted)}."
        for deal in row.deals:
            stands = f"{deal.stage or 'no stage'}{', stuck' if deal.stuck else ''}"
            yield f"{deal.name}, {_money(review, deal.amount)}, {stands}, closes {day(deal.close, review.on)}."
    slow = [row.name for row in shown.stages if shown.bottleneck is not None and row.id == shown.bottleneck.id]
    yield from (f"The bottleneck is {name}." for name in slow)
    near = [
        f"{len(rows)} {word}" for rows, word in ((shown.in_flight, "close now"), (shown.overdue, "overdue")) if rows
    ]
    if near:
        yield f"Not of the horizon: {', '.join(near)}."


def _stakeholders(review: Review, made: object) -> Iterator[str]:
    boards = cast("StakeholdersExhibit", made).deals
    for board in boards:
        yield f"{board.deal.name}, {_money(review, board.deal.amount)}, {board.deal.quarter}: {_authority(board)}"
        for row in board.rows:
            knows = "nobody of us knows them" if row.strength is None else f"relationship {row.strength}"
            notes = [
                f"influence {row.influence or 'unknown'}",
                row.stance,
                knows,
                "relationship and stance disagree" if row.disagrees is not None else "",
                f"assumed, {_REASONS[row.assumed]}" if row.assumed is not None else "",
                "cannot carry it" if row.lacks_horsepower else "",
            ]
            yield f"{row.name}: {', '.join(note for note in notes if note)}."
    if not boards:
        yield "No stance is written down yet."


def _authority(board: DealStakeholders) -> str:
    if not board.final:
        return "nobody with final authority is known."
    asked = "asked whether it is so" if board.authority_asked else "never asked whether it is so"
    return f"final authority {', '.join(board.final)}, {asked}."


def _assumptions(review: Review, made: object) -> Iterator[str]:
    shown = cast("AssumptionsExhibit", made)
    yield f"{len(shown.rows)} stances are assumed, {shown.proven} proven, {shown.unknown} unknown."
    for number, (row, test) in enumerate(zip(shown.rows, to_test(review, shown), strict=True), 1):
        how = f"Action {test.action} tests it." if test.action is not None else f"To test it: {test.line}"
        said = f", “{row.said}”" if row.said else ""
        yield (
            f"{number}. {row.stakeholder_name} {row.stance} on {row.opportunity_name}, "
            f"{_money(review, row.amount)}, {_REASONS[row.reason]}{said}. {how}"
        )


def _asks(review: Review, made: object) -> Iterator[str]:
    rows = cast("AsksExhibit", made).rows
    yield from (_ask(review, row) for row in rows)
    if not rows:
        yield "Nothing is asked of our own house yet."


def _ask(review: Review, row: AskRow) -> str:
    parts = (
        row.function,
        (row.commitment or "not asked").replace("-", " "),
        f"commit by {day(row.commit_by, review.on)}" if row.commit_by else "no date",
        "its date has passed" if row.passed else "at risk" if row.at_risk else "",
        f"holds up {_money(review, row.held_up)}" if row.held_up is not None else "",
        f"decides {row.decider}" if row.decider else "nobody known who decides",
        f"measured by {row.metric}" if row.metric else "",
        f"held back by {row.constraint}" if row.constraint else "",
    )
    return f"{row.id}: {'stop ' if row.kind == 'stop' else ''}{row.ask}: {', '.join(part for part in parts if part)}."


def _initiatives(review: Review, made: object) -> Iterator[str]:
    shown = cast("InitiativesExhibit", made)
    yield f"To invest {_money(review, shown.investment)}, expected {_money(review, shown.expected_value)}."
    for row in shown.rows:
        parts = (
            str(row.quarter) if row.quarter else "no quarter",
            row.owner_name or "nobody owns it",
            f"takes {_money(review, row.investment)}" if row.investment is not None else "",
            f"expected {_money(review, row.expected_value)}" if row.expected_value is not None else "",
        )
        yield f"{row.name}: {', '.join(part for part in parts if part)}."
    for field in shown.untouched:
        worth = f", {_money(review, field.potential)}" if field.potential is not None else ""
        yield f"Nobody has opened {field.unit}, {field.offering_name}: {field.held_by}{worth}."
    for door in shown.doors:
        for one in door.introducers[:1]:
            known = f", known to {one.owner_name}" if one.owner_name else ""
            assumed = "" if one.proven else ", assumed"
            yield f"Who could introduce us to {door.unit}: {one.stakeholder_name} of {one.unit}{assumed}{known}."


def _customer(review: Review, made: object) -> Iterator[str]:
    shown = cast("CustomerExhibit", made)
    for row in shown.service:
        since = f", since {day(row.since, review.on)}" if row.since else ""
        yield f"They will raise first: {row.issue}{since}{f', {row.owner_name} has it' if row.owner_name else ''}."
    for event in shown.coming:
        if not event.passed:
            yield f"Coming, {_when(review, event)}: {event.what}."
    for problem in shown.problems:
        dear = problem.workaround_cost
        cost = "its cost is not known" if dear is None else f"costs {_money(review, dear)}"
        ours = f"ours {_money(review, problem.deals_amount)}" if problem.deals else "nothing of ours"
        yield f"Problem {problem.id}: {problem.problem}: {cost}, {ours}."
    for want in shown.priorities:
        yield f"They want most: {want.text}{f', because {want.because}' if want.because else ''}."
    yield from _each("Challenge", shown.challenges)
    yield from _each("Economy", shown.economic_indicators)
    yield from _each("Industry", shown.industry_dynamics)
    yield from _each("Finances", shown.financial_condition)


def _when(review: Review, event: object) -> str:
    by = getattr(event, "by", None)
    return "no date" if by is None else str(by) if isinstance(by, Quarter) else day(by, review.on)


def _each(word: str, texts: Iterable[str]) -> Iterator[str]:
    yield from (f"{word}: {text.rstrip('.')}." for text in texts)


def _times(coverage: float | None, *, up: bool = False) -> str:
    return times_text(coverage, places=1, up=up, sign="")


def _money(review: Review, amount: Decimal) -> str:
    return short_with(review.plan.account.currency, amount)


_SAID: Mapping[str, Callable[[Review, object], Iterator[str]]] = {
    "funnel": _funnel,
    "stakeholders": _stakeholders,
    "assumptions": _assumptions,
    "asks": _asks,
    "initiatives": _initiatives,
    "customer": _customer,
}
