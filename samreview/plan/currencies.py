"""The currencies in which a plan may state money, known before any of its money is read."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from samreview.plan.fields import Currency, Rate
from samreview.plan.nodes import Mapping, Node, Scalar
from samreview.plan.record import Frozen, record
from samreview.plan.scalars import NotThisKind, read_scalar

if TYPE_CHECKING:
    import collections.abc
    from decimal import Decimal

    from samreview.plan.fields import Kind


@record
class Currencies(Frozen):
    """The account's own currency (None when it cannot be read), the rates of others, and all that should have a rate.

    Where they are not `complete`, the account says something that cannot be read, and nothing is known to lack a rate.
    """

    own: str | None
    rates: collections.abc.Mapping[str, Decimal]
    known: frozenset[str]
    complete: bool = True


NO_CURRENCIES = Currencies(None, MappingProxyType({}), frozenset())


def currencies_of(root: Node | None) -> Currencies:
    """Return what the document says of currencies; what is wrong in it is found when the account is decoded."""
    account = root.under("account") if isinstance(root, Mapping) else None
    if not isinstance(account, Mapping):
        return replace(NO_CURRENCIES, complete=False)
    own = _read(Currency(), account.under("currency"))
    stated = account.under("rates")
    pairs = stated.pairs if isinstance(stated, Mapping) else []
    known = {key.text for key, _ in pairs if isinstance(key, Scalar)}
    rates = {
        key.text: rate
        for key, value in reversed(pairs)  # the first of two stands
        if isinstance(key, Scalar) and (rate := _read(Rate(), value)) is not None
    }
    readable = stated is None or isinstance(stated, Mapping) or (isinstance(stated, Scalar) and stated.is_empty)
    known |= {own} if own else set()
    return Currencies(own, rates, frozenset(known), complete=readable and own is not None)


def _read(kind: Kind, node: Node | None) -> Any:  # noqa: ANN401  the kind says the type
    if not isinstance(node, Scalar):
        return None
    try:
        return read_scalar(kind, node.text, NO_CURRENCIES)
    except NotThisKind:
        return None
