"""The actions of all reviews: the list, and what is done or dropped between reviews."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from samreview.cli.accounts import listed_actions
from samreview.cli.failures import Failure, noticed
from samreview.cli.inputs import parse_day, warn
from samreview.cli.options import JSON
from samreview.cli.output import print_json, print_lines
from samreview.cli.registers import export, import_
from samreview.cli.store import opened_store
from samreview.values.text import clean, did_you_mean

if TYPE_CHECKING:
    from samreview.journal.accounts import AccountRead
    from samreview.review.carry.listing import ListedAction
    from samreview.review.carry.model import Status

ACCOUNT = click.option("--account", metavar="ACCOUNT", help="Of this account, where two have an action of that id.")
ON = click.option("--on", metavar="DATE", help="The day on which overdue counts; today where left out.")
AS = click.option("--as", "person", metavar="ID", help="Who says so.")


class _Actions(click.Group):
    """A group whose first word may be an account instead of one of its commands."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        word = next((place for place in range(len(args)) if _is_word(args, place)), None)
        if word is not None and args[word] not in self.commands:
            ctx.meta["account"] = args[word]
            args = [*args[:word], *args[word + 1 :]]
        return super().parse_args(ctx, args)


def _is_word(args: list[str], place: int) -> bool:
    """Whether this is neither an option nor what one is set to."""
    return not args[place].startswith("-") and (place == 0 or args[place - 1] != "--on")


@click.group(cls=_Actions, invoke_without_command=True, subcommand_metavar="[ACCOUNT | COMMAND]")
@click.option("--all", "settled", is_flag=True, help="Show what is done and dropped too; --json always does.")
@ON
@JSON
@click.pass_context
def actions(context: click.Context, on: str | None, *, settled: bool, as_json: bool) -> None:
    """List the open actions of all accounts, or of ACCOUNT: by owner, with what is overdue and how often carried.

    `export` writes them to a file that may come back with `import`.

    An action's id is that of its review and its number there, as halden-2026-11-24/3; those of a plan keep theirs.
    """
    account = context.meta.get("account")
    if context.invoked_subcommand is not None:
        if account is not None:
            raise Failure(f"`actions {account}` lists; `actions {context.invoked_subcommand} ID` needs no account.")
        return
    from samreview.review.carry.listing import action_json, action_lines

    day = parse_day(on)
    with opened_store(context) as journal:
        rows = listed_actions(journal, account)
    if as_json:
        print_json([action_json(row, day) for row in rows])
    elif not rows and noticed:
        print_lines(["No action could be read."])
    elif not rows:
        print_lines([f"No action was agreed in a review of {account} yet." if account else _NONE_YET])
    elif not settled and not any(row.action.is_open for row in rows):
        print_lines([f"Nothing is open; {len(rows)} done or dropped, which --all shows."])
    else:
        print_lines(action_lines(rows, day, settled=settled))


_NONE_YET = "The store holds no action yet. `samreview review PLAN` opens a review, where actions are agreed."


@actions.command()
@click.argument("action", metavar="ID")
@click.option("--why", metavar="TEXT", help="What came of it.")
@ACCOUNT
@AS
@ON
@JSON
@click.pass_context
def done(context: click.Context, /, action: str, *, why: str | None, **more: str | bool | None) -> None:
    """Say that the action whose id begins with ID is done."""
    _settle(context, action, "done", why, more)


@actions.command()
@click.argument("action", metavar="ID")
@click.option("--why", metavar="TEXT", help="Why nobody does it any more.")
@ACCOUNT
@AS
@ON
@JSON
@click.pass_context
def drop(context: click.Context, /, action: str, *, why: str | None, **more: str | bool | None) -> None:
    """Say that the action whose id begins with ID is dropped, and why."""
    if not why or not clean(why):
        raise Failure(f'Say why: samreview actions drop {action} --why "the plant was sold"')
    _settle(context, action, "dropped", why, more)


@actions.command("open")
@click.argument("action", metavar="ID")
@click.option("--why", metavar="TEXT", help="Why it is open after all.")
@ACCOUNT
@AS
@ON
@JSON
@click.pass_context
def open_again(context: click.Context, /, action: str, *, why: str | None, **more: str | bool | None) -> None:
    """Say that the action whose id begins with ID is open after all, where it was called done by mistake."""
    _settle(context, action, "open", why, more)


def _settle(
    context: click.Context, wanted: str, status: Status, why: str | None, more: dict[str, str | bool | None]
) -> None:
    from samreview.journal.accounts import read_account, settle
    from samreview.journal.clock import SystemClock
    from samreview.review.carry.listing import action_json
    from samreview.review.carry.model import Settled

    day, clock = parse_day(_text(more["on"])), SystemClock()
    with opened_store(context) as journal:
        found = _find(listed_actions(journal, _text(more["account"])), wanted, status)
        if found.action.status != status:
            who = clean(_text(more["person"]) or "")
            said = Settled(found.action.id, status, clean(why or ""), who, clock.read().instant)
            settle(journal, clock, found.account, [said])
            found = found._replace(action=found.action.with_settled(said))
            _mention_open_review(read_account(journal, found.account), found.action.id)
            answer = f"{found.action.id} is {status}: {found.action.what}"
        else:
            answer = f"{found.action.id} is {status} already: {found.action.what}"
    if more["as_json"]:
        print_json(action_json(found, day))
    else:
        print_lines([answer])


def _text(value: str | bool | None) -> str | None:  # noqa: FBT001  one option's value
    return value if isinstance(value, str) else None


def _mention_open_review(read: AccountRead, action: str) -> None:
    last = read.ledger.last
    if last is not None and last.phase not in {"closed", "approved"} and action in {one.id for one in last.copies}:
        warn(f"{last.review} is not closed and shows it as it was; /settle says there what has come of it.")


def _find(rows: tuple[ListedAction, ...], wanted: str, status: Status) -> ListedAction:
    """Return the action that an id, or the start of one, means; where several begin so, the only one to be changed."""
    from samreview.review.carry.returned import key_of
    from samreview.review.carry.standing import listed_ids, meant

    # Registers show an action of a plan with its account before it.
    in_register = [row for row in rows if key_of(row.account, row.action) == wanted]
    if len(in_register) == 1:
        return in_register[0]
    ids = {one.id for one in meant(wanted, [row.action for row in rows])}
    found = [row for row in rows if row.action.id in ids]
    if len(found) > 1:
        found = [row for row in found if row.action.is_open == (status != "open")] or found
    if len(found) == 1:
        return found[0]
    if not found:
        near = did_you_mean(wanted, [row.action.id for row in rows]) or "; `samreview actions` lists them."
        raise Failure(f"There is no action `{wanted}`{near}")
    owners = sorted({row.account for row in found})
    if len({row.action.id for row in found}) == 1:
        raise Failure(f"`{found[0].action.id}` is an action of {' and of '.join(owners)}: --account says which.")
    raise Failure(f"`{wanted}` begins {len(found)} ids: {listed_ids([row.action for row in found])}. Give more of one.")


actions.add_command(export)
actions.add_command(import_)
