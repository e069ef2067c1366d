"""Ask, before a document for the customer is written, about the sentences of the plan that it repeats word for word."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from samreview.cli.failures import Exit, Failure, failing_as, say
from samreview.cli.settings import SettingsFinder

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

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
    say("\n".join(_lines(path, shown, words)))
    if not (yes or _agreed(len(shown))):
        raise Failure(f"Nothing was written. Change what the customer should not read in {path}.", Exit.FOUND)
    clearance.keep(account, sorted(new))


def _lines(path: str, shown: Sequence[Quote], words: Words) -> Iterator[str]:
    """Yield the sentences with their places; those that judge come last, where they are read before the question."""
    from samreview.checks.customer import judged_in

    judging = {one: found for one in shown if (found := judged_in(one, words))}
    many = "this sentence" if len(shown) == 1 else f"these {len(shown)} sentences"
    yield f"The customer will read {many} of the plan word for word:"
    for one in shown:
        if one not in judging:
            yield _line(path, one)
    if judging:
        yield "Read twice what seems to judge people or money:"
    for one, found in judging.items():
        yield f"{_line(path, one)} ({', '.join(found)})"


def _line(path: str, quote: Quote) -> str:
    return f"{path}:{quote.place.line}:{quote.place.column}: {quote.field}: {quote.text}"


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
