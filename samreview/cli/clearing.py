"""Ask, before a document for the customer is written, about the sentences of the plan that it repeats word for word."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from samreview.cli.failures import Exit, Failure, failing_as, say
from samreview.cli.settings import SettingsFinder

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.checks.words import Words
    from samreview.insight.quotes import Quote

YES = click.option(
    "--yes", is_flag=True, help="Do not ask whether the customer may read the plan's sentences as they stand."
)


def clear_for_customer(context: click.Context, path: str, account: str, quotes: Sequence[Quote], *, yes: bool) -> None:
    """Show the sentences that nobody has cleared for the customer yet, and ask about them.

    They are shown with `yes` too, without a question. What was cleared once is not shown again until it changes.

    Raises:
        Failure: the answer was no, nobody could be asked, or the settings of the plan cannot be read.
    """
    from samreview.journal.clearance import Clearance
    from samreview.journal.locate import store_path
    from samreview.journal.protocol import StoreError

    with failing_as(StoreError):
        clearance = Clearance(store_path(context.obj.store))
    new = frozenset(clearance.missing(account, [one.text for one in quotes]))
    if not new:
        return
    words = SettingsFinder(context.obj.config).for_check(path).words
    shown = [one for one in quotes if one.text in new]
    say(f"The customer will read {_many(shown)} of the plan word for word:")
    for one in shown:
        say(f"{path}:{one.place.line}:{one.place.column}: {one.field}: {one.text}{_warning(one, words)}")
    if not (yes or _agreed(len(shown))):
        raise Failure(f"Nothing was written. Change what the customer should not read in {path}.", Exit.FOUND)
    clearance.keep(account, sorted(new))


def _many(shown: Sequence[Quote]) -> str:
    return "this sentence" if len(shown) == 1 else f"these {len(shown)} sentences"


def _warning(quote: Quote, words: Words) -> str:
    from samreview.checks.customer import judged_in

    found = judged_in(quote, words)
    return f"  <-- {', '.join(found)}: is this for the customer?" if found else ""


def _agreed(count: int) -> bool:
    """Ask about the sentences that were just shown."""
    them, they = ("it", "it stands") if count == 1 else ("them", "they stand")
    unanswered = f"Nothing was written: nobody answered. If the customer may read {them}, add --yes."
    if not sys.stdin.isatty():
        raise Failure(unanswered)
    try:
        return click.confirm(f"May the customer read {them} as {they}?", err=True)
    except click.Abort:
        raise Failure(f"\n{unanswered}") from None
