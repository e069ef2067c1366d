"""The command that brings what a review learned into the plan: apply."""

from __future__ import annotations

import sys

import click

from samreview.cli.diff import unified
from samreview.cli.failures import Exit, Failure, failing_as
from samreview.cli.inputs import read_plan, warn
from samreview.cli.output import print_json, print_lines, print_text
from samreview.cli.store import opened_store, review_door


@click.command()
@click.argument("review")
@click.option("--to", "plan_path", metavar="PLAN", required=True, help="The plan that takes what the review learned.")
@click.option("--yes", is_flag=True, help="Write without asking.")
@click.option("--dry-run", is_flag=True, help="Show the changes and write nothing.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document instead of text; it writes with --yes only.")
@click.pass_context
def apply(  # noqa: PLR0913  one parameter an option
    context: click.Context, review: str, plan_path: str, *, yes: bool, dry_run: bool, as_json: bool
) -> int:
    """Write what the review whose name begins with REVIEW learned into PLAN, as a diff that is shown first.

    Corrections with their reasons, stances with their evidence, answers to internal asks, new opportunities and the
    next review; only the lines that change are touched. What somebody changed in the plan since the review opened is
    left alone and named, and the command then ends with 1.
    """
    from samreview.exchange.applying import applied_json, applied_lines, apply_review
    from samreview.exchange.failures import ExchangeError
    from samreview.files import FileRefusedError, replace_whole

    if yes and dry_run:
        raise Failure("--yes writes and --dry-run does not: give one of them.")
    with opened_store(context) as journal:
        held = review_door(journal, review).review
    plan, data = read_plan(plan_path)
    if held.rehearsed and not dry_run:
        raise Failure(
            f"{held.id} is a rehearsal, and what was made up for it does not belong into a plan. "
            "--dry-run shows what it would change."
        )
    with failing_as(ExchangeError):
        applied = apply_review(data, plan, held, plan_path)
    if held.phase not in {"closed", "approved"} and not held.rehearsed:
        warn(f"{held.id} is not closed yet: this is what it has learned so far. Apply it again after the close.")
    changed = applied.data != data
    shown = "" if not changed else unified(data, applied.data, plan_path)
    if not as_json:
        print_lines([f"{held.id} into {plan_path}", *applied_lines(applied)])
        print_text(f"\n{shown}" if shown else f"{plan_path}: nothing to change.\n")
    written = changed and not dry_run and (yes or (not as_json and _wanted(plan_path)))
    if written:
        with failing_as(FileRefusedError):
            replace_whole(plan_path, data, applied.data)
    if as_json:
        print_json({"review": held.id, "written": written, **applied_json(applied), "diff": shown})
    elif changed and not dry_run:
        print_lines([f"{plan_path} was written." if written else f"{plan_path} was left as it is."])
    return Exit.FOUND if applied.conflicts else Exit.DONE


def _wanted(path: str) -> bool:
    """Ask whether to write."""
    if not sys.stdin.isatty():
        raise Failure(f"{path} was left as it is: nobody can be asked here. --yes writes without asking.")
    try:
        return click.confirm(f"Write this into {path}?", err=True)
    except click.Abort:
        raise Failure(f"\n{path} was left as it is: nobody answered. --yes writes without asking.") from None
