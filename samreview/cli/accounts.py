"""The accounts in a store, as commands about actions read them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.cli.failures import Failure, notice
from samreview.cli.inputs import warn
from samreview.values.text import did_you_mean

if TYPE_CHECKING:
    from samreview.journal.accounts import AccountRead
    from samreview.journal.protocol import Journal
    from samreview.review.carry.listing import ListedAction

_MOST_NAMED = 8


def read_accounts(journal: Journal, account: str | None = None) -> dict[str, AccountRead]:
    """Return all accounts that the store holds reviews of, or the one that a name's start means.

    Raises:
        Failure: none begins so, or several do.
    """
    from samreview.journal.accounts import accounts, read_account
    from samreview.review.event_versions import written_by_newer

    there = accounts(journal)
    reads: dict[str, AccountRead] = {}
    for one in there if account is None else [_meant(account, there)]:
        reads[one] = read_account(journal, one)
        for name in reads[one].unreadable:
            warn(f"{name} cannot be read, so its actions are missing.")
        for name, count in reads[one].left_out.items():
            notice(written_by_newer(name, count))
    return reads


def listed_actions(journal: Journal, account: str | None = None) -> tuple[ListedAction, ...]:
    """Return the actions of all accounts, or of one, settled ones among them."""
    from samreview.review.carry.listing import actions_of

    reads = read_accounts(journal, account)
    return tuple(row for one, read in reads.items() for row in actions_of(one, read.ledger))


def _meant(wanted: str, there: tuple[str, ...]) -> str:
    meant = [one for one in there if one == wanted] or [one for one in there if wanted and one.startswith(wanted)]
    if len(meant) == 1:
        return meant[0]
    if meant:
        raise Failure(f"`{wanted}` begins {len(meant)} accounts: {', '.join(meant[:_MOST_NAMED])}. Give more of one.")
    near = did_you_mean(wanted, there) or (
        f". The store holds {', '.join(there[:_MOST_NAMED])}." if there else ": the store holds no review yet."
    )
    raise Failure(f"The store holds no review of `{wanted}`{near}")
