"""What `actions import` says of a register that came back: as lines for people, and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from samreview.values.dates import written_day

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from samreview.exchange.registers.compare import AccountChanges, Comparison
    from samreview.review.carry.claims import Remark
    from samreview.review.carry.merging import Difference
    from samreview.review.carry.returned import CameBack


def conflict_line(one: Difference) -> str:
    """Return a conflict as a sentence: what the file says, what holds here, what it was."""
    if one.also is not None:
        return (
            f"{one.action} {one.field}: the file says {_shown(one, one.there)} and {_shown(one, one.also)}, "
            f"here {_shown(one, one.here)}"
        )
    was = "" if one.base is None else f", and it was {_shown(one, one.base)}"
    return f"{one.action} {one.field}: the file says {_shown(one, one.there)}, here it is {_shown(one, one.here)}{was}"


def comparison_lines(
    found: Comparison,
    taken: Mapping[str, AccountChanges],
    came: CameBack,
    *,
    kept: Collection[Difference] = (),
    dry_run: bool,
) -> Iterator[str]:
    """Yield what was changed, what is in conflict, what waits for somebody, and a sum of it all.

    `kept` are conflicts of which somebody said that what holds here stays.
    """
    changed = [one for each in taken.values() for one in each.differences]
    added = [(name, new) for name, each in found.accounts.items() for new in each.new]
    left = [
        one for name, each in found.accounts.items() for one in each.differences if one not in taken[name].differences
    ]
    yield from (f"{one.action} {one.field}: {_shown(one, one.here)} -> {_shown(one, one.there)}" for one in changed)
    yield from (f"new in {name}: {new.what}" for name, new in added)
    open_ones = [one for one in left if one not in kept]
    yield from (f"kept: {conflict_line(one)}" for one in left if one in kept)
    yield from (f"conflict: {conflict_line(one)}; left as it is here" for one in open_ones)
    for sort in (found.unread, found.doubtful, found.remarks):
        yield from (f"{remark.where}: {remark.text}" for remark in sort)
    for action in found.missing:
        yield f"{action} has no row in the file any more; it stays as it is (`samreview actions drop` drops it)"
    if came.deleted:
        yield f"{came.deleted} deleted {'row' if came.deleted == 1 else 'rows'}: nothing was done about it"
    parts = [f"{len(changed)} changed", f"{len(added)} new", f"{found.unchanged} unchanged"]
    parts += [f"{len(left) - len(open_ones)} kept as here"] if len(left) > len(open_ones) else []
    parts += [f"{len(open_ones)} in conflict (--theirs takes the file's, --ours keeps these)"] if open_ones else []
    yield f"{'Nothing was changed yet: ' if dry_run else ''}{', '.join(parts)}."


def comparison_json(
    found: Comparison, taken: Mapping[str, AccountChanges], came: CameBack, *, dry_run: bool
) -> dict[str, Any]:
    """Return the same as JSON values."""
    pairs = [(name, one) for name, each in found.accounts.items() for one in each.differences]
    return {
        "export": came.export or None,
        "review": came.review,
        "dry_run": dry_run,
        "read": found.rows,
        "unchanged": found.unchanged,
        "changed": [_difference(name, one) for name, one in pairs if one in taken[name].differences],
        "added": [
            {"account": name, "what": new.what} | {field: text or None for field, text in new.fields.items()}
            for name, each in found.accounts.items()
            for new in each.new
        ],
        "conflicts": [
            _difference(name, one) | {"was": one.base, "also": one.also}
            for name, one in pairs
            if one not in taken[name].differences
        ],
        "unread": _remarks(found.unread),
        "doubtful": _remarks(found.doubtful),
        "remarks": _remarks(found.remarks),
        "missing": list(found.missing),
        "deleted": came.deleted,
    }


def _difference(account: str, one: Difference) -> dict[str, Any]:
    return {"id": one.action, "account": account, "field": one.field, "here": one.here, "file": one.there}


def _remarks(remarks: Sequence[Remark]) -> list[dict[str, str]]:
    return [{"row": one.where, "text": one.text} for one in remarks]


def _shown(one: Difference, text: str) -> str:
    if one.field == "due" and text:
        import datetime as dt

        return written_day(dt.date.fromisoformat(text))
    if not text:
        return {"owner": "nobody", "due": "no date", "note": "no note"}.get(one.field, "nothing")
    return f"“{text}”" if one.field == "note" else text
