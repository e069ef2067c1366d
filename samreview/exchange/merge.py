"""What rows change in a plan: the plan as it will be, and the edits to its file that make it so."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from samreview.exchange.edit import AddEntry, SetValue
from samreview.exchange.orders import order_edits
from samreview.exchange.report import Remark
from samreview.exchange.yaml_text import Bare
from samreview.plan.fields import Share
from samreview.plan.model import Opportunity
from samreview.plan.scalars import as_id, shown
from samreview.plan.writing import amount_as_written, as_written

if TYPE_CHECKING:
    from collections.abc import Iterable
    from decimal import Decimal

    from samreview.exchange.edit import Edit
    from samreview.exchange.match import Match, Matcher
    from samreview.exchange.report import Report
    from samreview.exchange.rows import Deal
    from samreview.plan.model import Plan, Stage

_SHARE = Share()


@dataclass
class Merged:
    """A plan as it is to be, and the edits that make its file say so."""

    plan: Plan
    edits: list[Edit] = field(default_factory=list)


def merge(plan: Plan, matches: Iterable[Match], matcher: Matcher, report: Report, *, with_orders: bool) -> Merged:
    """Return what matched rows make of a plan; what was done with each row goes into the report."""
    merged = Merged(plan)
    deals = {deal.id: deal for deal in plan.opportunities}
    ids = set(deals)
    won: list[tuple[Deal, Opportunity | None, Opportunity]] = []
    for deal, before in matches:
        report.notes += [Remark(deal.row, note) for note in deal.notes]
        _count_unmapped(deal, report)
        if before is None:
            _note_namesake(deal, matcher.namesake(deal), report)
            missing = _missing(deal)
            if missing:
                report.unmapped.without_kind += deal.kind is None and not deal.unmapped_kind
                report.skipped.append(Remark(deal.row, f"{_called(deal)} is not in the plan and has no {missing}"))
                continue
            after = _new(deal, ids)
            ids.add(after.id)
            _note_unmapped(deal, plan, report)
            report.added.append(Remark(deal.row, f"{after.id}: {_facts(after, deal)}"))
            merged.edits.append(AddEntry(plan, "opportunities", _entry(after, deal)))
            if deal.close_is_default:
                report.notes.append(
                    Remark(
                        deal.row, f"its close date {deal.close} is HubSpot's default, the end of the month it was made"
                    )
                )
        else:
            changes = _changes(deal, before, plan, report)
            after = replace(before, **{name: value for name, (value, _) in changes.items()})
            if changes:
                said = "; ".join(_change(name, before, value, text, plan) for name, (value, text) in changes.items())
                report.updated.append(Remark(deal.row, f"{before.id}: {said}"))
                merged.edits += [SetValue(before, name, text) for name, (_, text) in changes.items()]
            else:
                report.unchanged += 1
            _note_unmapped(deal, plan, report)
        deals[after.id] = after
        if after.outcome == "won":
            won.append((deal, before, after))
    merged.plan = replace(plan, opportunities=tuple(deals.values()))
    if with_orders:
        edits, orders = order_edits(plan, won, report)
        merged.edits += edits
        merged.plan = replace(merged.plan, orders=orders)
    return merged


def _missing(deal: Deal) -> str:
    kind = f"kind that the plan knows ({shown(deal.unmapped_kind)} is in no map)" if deal.unmapped_kind else "kind"
    parts = [
        word
        for word, value in (("name", deal.name), ("amount", deal.price), ("close date", deal.close), (kind, deal.kind))
        if not value
    ]
    return " and no ".join(filter(None, (", no ".join(parts[:-1]), *parts[-1:])))


def _count_unmapped(deal: Deal, report: Report) -> None:
    """Count words that are in no map, of rows that are left out too: with them in a map they may come in."""
    if deal.unmapped_kind:
        report.unmapped.kinds[deal.unmapped_kind] += 1
    if deal.unmapped_stage:
        report.unmapped.stages[deal.unmapped_stage] += 1


def _note_unmapped(deal: Deal, plan: Plan, report: Report) -> None:
    """Say what of a row was left out for want of a map; in a plan without stages none is wanted."""
    if deal.unmapped_kind:
        report.notes.append(Remark(deal.row, f"kind {shown(deal.unmapped_kind)} is in no map: left out"))
    if deal.unmapped_stage and plan.stages:
        why = f"stage {shown(deal.unmapped_stage)} is no stage of the plan and in no map: left out"
        report.notes.append(Remark(deal.row, why))


def _note_namesake(deal: Deal, other: Opportunity | None, report: Report) -> None:
    if other is not None and deal.crm_id:
        why = f"{shown(other.id)} has the same name and another id, {shown(str(other.crm_id))}: taken for two"
        report.notes.append(Remark(deal.row, why))


def _called(deal: Deal) -> str:
    return shown(deal.name or deal.crm_id or "an opportunity")


def _new(deal: Deal, ids: set[str]) -> Opportunity:
    assert deal.kind is not None  # noqa: S101  what is missing was asked for before
    assert deal.price is not None  # noqa: S101  the same
    assert deal.close is not None  # noqa: S101  the same
    return Opportunity(
        id=_free_id(deal.name, ids),
        crm_id=deal.crm_id,
        name=deal.name,
        kind=deal.kind,
        amount=deal.price.amount,
        stage=deal.stage,
        stage_since=deal.stage_since if deal.stage else None,
        close=deal.close,
        outcome=deal.outcome,
        probability=deal.probability,
        unit=deal.unit,
        owner=deal.owner,
    )


def _free_id(name: str, taken: set[str]) -> str:
    """Return the id that a name makes, with a number where it is taken."""
    base = as_id(name)
    base = "opportunity" if base == "a-name" else base
    number, found = 1, base
    while found in taken:
        number += 1
        found = f"{base[: 63 - len(str(number))]}-{number}"
    return found


def _entry(new: Opportunity, deal: Deal) -> dict[str, Any]:
    """Return a new opportunity as its file states it, in the order of the format."""
    stated: dict[str, Any] = {"id": new.id, "crm_id": new.crm_id, "name": new.name, "unit": new.unit}
    stated["kind"] = Bare(new.kind)
    stated["amount"] = Bare(deal.price.stated) if deal.price else None
    stated |= {"stage": new.stage, "stage_since": _bare(new.stage_since), "close": _bare(new.close)}
    stated |= {"outcome": None if new.outcome == "open" else Bare(new.outcome)}
    stated |= {"probability": _bare_share(new.probability), "owner": new.owner}
    return {key: value for key, value in stated.items() if value is not None}


def _bare(value: object) -> Bare | None:
    return None if value is None else Bare(str(value))


def _bare_share(share: Decimal | None) -> Bare | None:
    return None if share is None else Bare(as_written(_SHARE, share, ""))


def _changes(deal: Deal, before: Opportunity, plan: Plan, report: Report) -> dict[str, tuple[Any, str]]:
    """Return the fields that a row changes: the value, and the text that states it."""
    wanted: dict[str, tuple[Any, str]] = {}
    if deal.crm_id and not before.crm_id:
        wanted["crm_id"] = (deal.crm_id, deal.crm_id)
    if deal.kind:
        wanted["kind"] = (deal.kind, Bare(deal.kind))
    if deal.price:
        wanted["amount"] = (deal.price.amount, Bare(deal.price.stated))
    if deal.stage:
        wanted["stage"] = (deal.stage, deal.stage)
    if deal.stage and deal.stage_since:
        wanted["stage_since"] = (deal.stage_since, Bare(deal.stage_since))
    if deal.close and not deal.close_is_default:
        wanted["close"] = (deal.close, Bare(deal.close))
    if deal.outcome != "open":
        wanted["outcome"] = (deal.outcome, Bare(deal.outcome))
    if deal.unit:
        wanted["unit"] = (deal.unit, deal.unit)
    stage = plan.stage(wanted["stage"][0] if "stage" in wanted else before.stage)
    if deal.probability is not None and (before.probability is not None or _of_stage(stage) != deal.probability):
        wanted["probability"] = (deal.probability, _bare_share(deal.probability) or "")
    changes = {name: change for name, change in wanted.items() if getattr(before, name) != change[0]}
    _note_kept(deal, before, changes, report)
    return changes


def _of_stage(stage: Stage | None) -> Decimal | None:
    return stage.probability if stage else None


def _note_kept(deal: Deal, before: Opportunity, changes: dict[str, Any], report: Report) -> None:
    """Say what the plan keeps although the export says something else."""
    if deal.close_is_default and deal.close != before.close:
        report.notes.append(
            Remark(deal.row, f"its close date {deal.close} is HubSpot's default: {before.id} keeps {before.close}")
        )
    if deal.outcome == "open" and not before.is_open:
        report.notes.append(Remark(deal.row, f"it is open here, and {before.outcome} in the plan: left as it is"))
    if "stage" in changes and before.stage_since and "stage_since" not in changes and not deal.stage_since:
        report.notes.append(
            Remark(deal.row, f"`stage_since` of {before.id} still is that of the stage before, {before.stage_since}")
        )


def _facts(new: Opportunity, deal: Deal) -> str:
    stage = f", {new.stage}" if new.stage else ""
    outcome = "" if new.outcome == "open" else f", {new.outcome}"
    return f"{new.name}, {new.kind}, {deal.price.stated if deal.price else ''}{stage}, closes {new.close}{outcome}"


def _change(name: str, before: Opportunity, after: Any, text: str, plan: Plan) -> str:  # noqa: ANN401  any field's value
    was = getattr(before, name)
    if name == "amount":
        own = plan.account.currency
        stated = f" ({text})" if text[:3].isalpha() else ""
        return f"amount {own} {amount_as_written(was)} -> {own} {amount_as_written(after)}{stated}"
    if name == "probability" and was is not None:
        was = _bare_share(was)
    return f"{name} {'(none)' if was is None else was} -> {text}"
