"""People in plain text: who stands where on the growth in the horizon, and who of us knows whom."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from samreview.insight.exhibits.stakeholders import StakeholderRow, stakeholders_exhibit
from samreview.insight.picture.columns import WIDTH, bar, counted, left, percent, right, wrapped
from samreview.insight.relationships import WEIGHTY, is_covered

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.insight.assumptions import Reason
    from samreview.insight.figures import Figures
    from samreview.plan.model import Plan, Stakeholder

_LABEL = 12
_HALF = (WIDTH - 2 - _LABEL - 2) // 2
_REGION = 11
_MOST_REGIONS = 4
_UNRATED = "?"
"""No id: a relationship with an owner, whose strength the plan does not say."""
_REASONS: dict[Reason, str] = {
    "no-evidence": "without evidence",
    "no-date": "without a date",
    "stale": "older than 90 days",
}


def stances_picture(plan: Plan, figures: Figures) -> Iterator[str]:
    """Draw influence against stance, two by two; a question mark is an assumption."""
    boards = [
        board
        for board in stakeholders_exhibit(plan, figures.on).deals
        if board.deal.kind != "renew" and board.deal.bucket == "in_horizon"
    ]
    people = [(board.deal.id, row) for board in boards for row in board.rows]
    if not people:
        return
    yield "WHO STANDS WHERE  on growth in the horizon; ? is an assumption"
    yield f"  {left('influence', _LABEL)}{left('for it', _HALF)}| not for it, ! opposed"
    for label, weighty in (("final, high", True), ("some, none", False)):
        rows = [pair for pair in people if pair[1].influence and (pair[1].influence in WEIGHTY) == weighty]
        wanting = [_entry(deal, row) for deal, row in rows if row.stance == "advocate"]
        others = [_entry(deal, row) for deal, row in rows if row.stance in {"opposed", "indifferent"}]
        yield f"  {'-' * (_LABEL + _HALF)}+{'-' * (_HALF + 1)}"
        for number in range(max(len(wanting), len(others), 1)):
            name = label if number == 0 else ""
            mine = wanting[number] if number < len(wanting) else ""
            theirs = others[number] if number < len(others) else ""
            yield f"  {left(name, _LABEL)}{left(mine, _HALF - 1)} | {left(theirs, _HALF)}".rstrip()
    unknown = [f"{row.name} ({deal})" for deal, row in people if row.stance == "unknown"]
    if unknown:
        yield from wrapped("stance unknown:", unknown)
    unwritten = [_entry(deal, row) for deal, row in people if row.influence is None and row.stance != "unknown"]
    if unwritten:
        yield from wrapped("influence unknown:", unwritten)
    unsupported = [board.deal.id for board in boards if board.advocates and not board.has_horsepower]
    if unsupported:
        yield from wrapped("advocates, none of final or high influence:", unsupported)
    if figures.assumptions:
        reasons = Counter(one.reason for one in figures.assumptions)
        yield from wrapped(
            f"{counted(len(figures.assumptions), 'assumption')} on all that is open:",
            [f"{reasons[reason]} {words}" for reason, words in _REASONS.items() if reasons[reason]],
        )


def _entry(deal: str, row: StakeholderRow) -> str:
    return f"{'! ' if row.stance == 'opposed' else ''}{row.name}{'?' if row.assumed else ''}, {deal}"


def coverage_picture(plan: Plan, figures: Figures) -> Iterator[str]:
    """Draw how many stakeholders each of us holds a relationship with, by the stakeholders' region."""
    if not plan.stakeholders:
        return
    regions = _regions(plan)
    yield "WHO KNOWS WHOM  relationships of strength 1 or more, by owner and region"
    yield f"  {left('', 22)}{''.join(' ' + right(title, _REGION) for title in regions)}{right('in all', 8)}"
    held: dict[str | None, list[int]] = {}
    for who in plan.stakeholders:
        held.setdefault(_holder(who), [0] * len(regions))[_column(who.region, regions)] += 1
    titles: dict[str | None, str] = {member.id: member.name for member in plan.team}
    for holder, title in (titles | {_UNRATED: "strength not written", None: "nobody of us"}).items():
        counts = held.get(holder)
        if counts is None:
            continue
        cells = "".join(" " + right(str(count) if count else ".", _REGION) for count in counts)
        line = f"  {left(title, 22)}{cells}{right(str(sum(counts)), 8)}"
        room = WIDTH - len(regions) * (_REGION + 1) - 34
        yield f"{line}  {bar(sum(counts), len(plan.stakeholders), min(room, 20)).rstrip('.')}" if room > 4 else line
    yield f"  {_covered(plan, figures)}"


def _holder(who: Stakeholder) -> str | None:
    """Return the id of whoever of us holds the relationship; one that nobody has rated is neither held nor missing."""
    relationship = who.relationship
    if relationship is None or relationship.owner is None:
        return None
    if relationship.strength is None:
        return _UNRATED
    return relationship.owner if is_covered(who) else None


def _covered(plan: Plan, figures: Figures) -> str:
    """Say both shares with what they are shares of, so that a share of few is seen to be one."""
    shares, known = figures.relationships, sum(map(is_covered, plan.stakeholders))
    said = f"covered: {known} of {counted(len(plan.stakeholders), 'stakeholder')} ({percent(shares.coverage)})"
    if shares.single_owner_share is None:
        return said
    most = round(shares.single_owner_share * known)
    return f"{said}; {most} of these {known} through one person ({percent(shares.single_owner_share)})"


def _regions(plan: Plan) -> list[str]:
    """Return the columns: the account's regions, then others that occur; what is too much goes into the last."""
    found = dict.fromkeys((*plan.account.regions, *(who.region for who in plan.stakeholders if who.region)))
    names = list(found)
    if len(names) > _MOST_REGIONS:
        names = [*names[: _MOST_REGIONS - 1], "elsewhere"]
    elif any(who.region is None for who in plan.stakeholders) and len(names) < _MOST_REGIONS:
        names = [*names, "no region"]
    return names or ["no region"]


def _column(region: str | None, regions: list[str]) -> int:
    return regions.index(region) if region in regions else len(regions) - 1
