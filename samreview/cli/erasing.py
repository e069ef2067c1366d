"""`reviews drop` and `reviews forget`: what people said leaves the store for good, and what stays is said."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from samreview.cli.failures import Exit, Failure, failing_as
from samreview.cli.options import JSON
from samreview.cli.output import print_json, print_lines
from samreview.cli.store import opened_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.journal.erasing import Erasure, Prepared
    from samreview.journal.protocol import Journal

_ELSEWHERE = "Files that were written from it, plans, and copies of the store are yours to remove."
_FORCE = click.option("--force", is_flag=True, help="Do not ask.")


@click.command()
@click.argument("review")
@_FORCE
@JSON
@click.pass_context
def drop(context: click.Context, review: str, *, force: bool, as_json: bool) -> None:
    """Erase the review whose name begins with REVIEW for good, with what was said of its actions since.

    What a later review has carried over is part of that review too and stays there; it is named.
    """
    from samreview.journal.clock import SystemClock
    from samreview.journal.erasing import drop_review, erasure
    from samreview.journal.shelf import ReviewUnknown, find_review

    with opened_store(context) as journal, failing_as(ReviewUnknown):
        name = find_review(journal, review)
        _refuse_newer(journal, name)
        if not force and not _confirmed(_question(erasure(journal, name)), f"{name} was kept"):
            raise Failure(f"{name} was kept.", Exit.FOUND)
        gone = drop_review(journal, SystemClock(), name)
    if as_json:
        print_json(
            {
                "dropped": name,
                "entries": gone.size,
                "kept_in": [one._asdict() for one in gone.kept_in],
                "prepared_by": list(gone.prepared),
            }
        )
    else:
        print_lines([f"{name} was erased{_entries(gone, ', and with it ')}.", *_staying(gone), _ELSEWHERE])


def _refuse_newer(journal: Journal, name: str) -> None:
    """Refuse to erase what a newer samreview wrote: which other entries belong to it, only that version knows."""
    from samreview.journal.shelf import reviews
    from samreview.journal.streams import account_stream
    from samreview.review.event_versions import IN_ACCOUNTS

    found = next(one for one in reviews(journal) if one.id == name)
    own = journal.versions(account_stream(found.account))
    if found.newer or any(v > IN_ACCOUNTS.get(kind, 0) for kind, v in own.items()):
        raise Failure(
            f"{name} was kept: a newer samreview wrote some of it or of its account's actions, and only that version "
            "knows all that belongs to it. Update samreview, then erase it."
        )


def _question(found: Erasure) -> str:
    return f"Erase {found.review} for good, with all that was captured in it{_entries(found, ' and ')}?"


def _entries(found: Erasure, before: str) -> str:
    if not found.size:
        return ""
    said = f"{found.size} {'entry' if found.size == 1 else 'entries'} on what came of actions between reviews"
    last = " (it is the account's last review)" if any(one.whole for one in found.entries) else ""
    return f"{before}{said}{last}"


def _staying(gone: Erasure) -> Iterator[str]:
    for one in gone.kept_in:
        yield f"{one.review} opened with {one.entries} of what was agreed in it, which stays as part of that review."
    if gone.prepared:
        whose = " and ".join(gone.prepared)
        yield f"What {whose} prepared for the account's reviews stays; `samreview reviews forget ID` erases it."


@click.command()
@click.argument("person")
@click.option("--account", metavar="ACCOUNT", help="What they prepared for this account only.")
@_FORCE
@JSON
@click.pass_context
def forget(context: click.Context, person: str, account: str | None, *, force: bool, as_json: bool) -> None:
    """Erase all that the person with the id PERSON ever prepared, for good; no plan is needed.

    What a review has taken in stays in that review, which is named.
    """
    from samreview.journal.erasing import forget as erase
    from samreview.journal.erasing import prepared, taken_in

    with opened_store(context) as journal:
        found = tuple(taken_in(journal, one) for one in prepared(journal, person, account))
        if not found:
            where = f" for {account}" if account else ""
            raise Failure(f"The store holds nothing that {person} prepared{where}.", Exit.FOUND)
        whose = " and ".join(one.account for one in found)
        asked = f"Erase for good all that {person} ever prepared for {whose}?"
        if not force and not _confirmed(asked, f"What {person} prepared was kept"):
            raise Failure(f"What {person} prepared was kept.", Exit.FOUND)
        erase(journal, found)
    if as_json:
        print_json(
            {"person": person, "erased": [{"account": one.account, "taken_in": list(one.taken_in)} for one in found]}
        )
    else:
        print_lines([f"All that {person} ever prepared for {whose} is erased.", *_taken(found)])


def _taken(found: tuple[Prepared, ...]) -> Iterator[str]:
    names = [name for one in found for name in one.taken_in]
    if names:
        yield f"{', '.join(names)} had taken it in and {'keeps' if len(names) == 1 else 'keep'} it, until erased."


def _confirmed(question: str, kept: str) -> bool:
    try:
        return click.confirm(question, err=True)
    except click.Abort:
        raise Failure(f"\n{kept}: nobody answered. With --force nobody is asked.") from None
