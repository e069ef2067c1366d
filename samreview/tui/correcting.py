"""Names offered while a correction is typed: the fields of what is corrected, and the words that one may have."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from samreview.plan.correct import Correctable
    from samreview.review.state import Catalogue
    from samreview.tui.completion import Names

_TARGETS: dict[str, Correctable] = {"opp": "opportunity", "with": "stakeholder", "ask": "ask"}


def field_names(what: str) -> Names:
    """Return the fields that `/fix opp:nextgen` can correct, each with its meaning; none for what is no target."""
    from samreview.plan.correct import correctable

    target = _TARGETS.get(what.partition(":")[0].casefold())
    return () if target is None else tuple((field.name, field.meaning) for field in correctable(target))


def value_names(what: str, field: str, catalogue: Catalogue) -> Names:
    """Return the words or ids that a field may have; none where it may have any value."""
    from samreview.plan.correct import correctable
    from samreview.plan.fields import OneOf, Ref

    target = _TARGETS.get(what.partition(":")[0].casefold())
    known = {one.name: one.kind for one in correctable(target)} if target else {}
    kind = known.get(field.casefold().replace("-", "_"))
    if isinstance(kind, OneOf):
        return tuple((word, "") for word in kind.words)
    if not isinstance(kind, Ref):
        return ()
    pools = {
        "team": catalogue.people,
        "stakeholder": catalogue.stakeholders,
        "opportunity": catalogue.opportunities,
        "problem": catalogue.problems,
    }
    return pools.get(kind.target, ())
