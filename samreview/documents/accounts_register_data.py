"""What the register of all accounts' actions is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Mapping

    from samreview.documents.register import Register
    from samreview.review.carry.model import Commitment


class RegisterRow(NamedTuple):
    """An action, the account that it belongs to, and its id among those of all accounts."""

    key: str
    account: str
    action: Commitment


class AccountsRegister(NamedTuple):
    """What the document says: rows by account, their register, the names of the accounts."""

    rows: tuple[RegisterRow, ...]
    register: Register
    names: Mapping[str, str]
    on: dt.date
    to_edit: bool = True
    """Whether the format is one that can be changed and read back: an empty field is then one to fill in."""

    @property
    def accounts(self) -> tuple[str, ...]:
        """The accounts that have rows, in their order."""
        return tuple(dict.fromkeys(row.account for row in self.rows))
