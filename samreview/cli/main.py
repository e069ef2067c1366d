"""The `samreview` command: finds the command asked for and imports only that one."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import TYPE_CHECKING

import click

from samreview import __version__
from samreview.cli.failures import Exit, Failure, end, noticed, say
from samreview.cli.output import NO_ROOM, go_on_unheard, survive_narrow_encodings, unprintable
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence


class Settings(NamedTuple):
    """What stands before the command: which store, which settings file."""

    store: str | None = None
    config: str | None = None


class _Entry(NamedTuple):
    module: str
    name: str
    summary: str


# The summaries stand here so that `--help` imports no command.
COMMANDS = {
    "demo": _Entry("demo", "demo", "The whole way on a shipped example."),
    "new": _Entry("plans", "new", "Write a commented starter plan."),
    "check": _Entry("plans", "check", "Find what is wrong or weak in plans."),
    "explain": _Entry("plans", "explain", "Say why a rule exists and how to satisfy it."),
    "schema": _Entry("plans", "schema", "Print the JSON Schema of plans or agendas."),
    "insight": _Entry("plans", "insight", "The figures behind a plan."),
    "import": _Entry("exchange", "import_", "Take opportunities from a CRM export into a plan."),
    "apply": _Entry("applying", "apply", "Write what a review learned into the plan."),
    "changes": _Entry("changes", "changes", "What changed since the plan's last review."),
    "agenda": _Entry("agendas", "agenda", "The timed agenda of a review."),
    "agendas": _Entry("agendas", "agendas", "The agenda templates to be had."),
    "prep": _Entry("preparing", "prep", "Your questions, ideas and corrections before a review."),
    "readiness": _Entry("readiness", "readiness", "Who has prepared and who has not."),
    "pack": _Entry("packs", "pack", "What each attendee reads before the review."),
    "review": _Entry("live", "review", "Open or go on with an account's live review."),
    "join": _Entry("live", "join", "Another terminal in the same review."),
    "room": _Entry("live", "room", "The read-only picture for the wall."),
    "reviews": _Entry("reviews", "reviews", "The reviews in the store."),
    "rehearse": _Entry("rehearsals", "rehearse", "Play a transcript on a simulated clock."),
    "minutes": _Entry("reviews", "minutes", "Write the minutes of a review."),
    "actions": _Entry("actions", "actions", "What is open across reviews and accounts; done, drop."),
    "brief": _Entry("briefs", "brief", "A one-page brief for a joint customer visit."),
    "case": _Entry("cases", "case", "The internal case: what our own house must do, in the deciders' terms."),
    "verify": _Entry("verifying", "verify", "Whether minutes or a register agree with the store."),
    "store": _Entry("stores", "store", "Back up a whole store, or copy it to another place."),
    "doctor": _Entry("doctor", "doctor", "Check the store for damage; --repair rebuilds it."),
    "templates": _Entry("templates", "templates", "Templates of documents and agendas, to list or copy out."),
}


class _LazyGroup(click.Group):
    """A group whose commands are imported when they are run."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002  click's signature
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        command = getattr(import_module(f"samreview.cli.{entry.module}"), entry.name)
        assert isinstance(command, click.Command)  # noqa: S101  a table of our own
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and not args[0].startswith("-") and args[0] not in COMMANDS:
            from samreview.values.text import did_you_mean

            raise Failure(
                f"There is no command `{args[0]}`{did_you_mean(args[0], COMMANDS) or '.'} "
                "`samreview --help` lists them."
            )
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, entry.summary) for name, entry in COMMANDS.items()])


@click.group(cls=_LazyGroup, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="samreview")
@click.option("--store", metavar="STORE", help="Where reviews are kept: a path. Also SAMREVIEW_STORE.")
@click.option("--config", metavar="FILE", help="Settings instead of samreview.toml beside the plan.")
@click.pass_context
def cli(context: click.Context, store: str | None, config: str | None) -> None:
    """Prepare, run and record strategic account reviews.

    A review looks two or three quarters out, everybody takes part, and it is about growing the funnel. Begin with
    `samreview demo`, or with `samreview new ID` and `samreview check ID.yaml`.
    """
    context.obj = Settings(store, config)


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line and end the process with one of its exit codes."""
    survive_narrow_encodings()
    noticed.clear()
    output = sys.stdout
    try:
        code = cli.main(arguments, prog_name="samreview", standalone_mode=False)
    except Failure as failure:
        say(failure.message)
        end(failure.code)
    except click.UsageError as problem:
        say(problem.format_message())
        if problem.ctx is not None:
            say(f"`{problem.ctx.command_path} --help` shows how.")
        end(Exit.WRONG)
    except click.ClickException as problem:
        say(problem.format_message())
        end(Exit.WRONG)
    except (click.Abort, KeyboardInterrupt):
        end(130)
    except SystemExit:
        # When whoever read a help text has gone, click puts something in the place of the output and ends with 1.
        if sys.stdout is output:
            raise
        go_on_unheard()
        end(Exit.DONE)
    except OSError as problem:
        # Help texts and versions are printed by click, as they are: no file is meant but the output.
        if problem.filename is not None or problem.errno not in NO_ROOM:
            raise
        go_on_unheard()
        say(unprintable(problem))
        end(Exit.WRONG)
    code = code if isinstance(code, int) else Exit.DONE
    end(Exit.FOUND if noticed and code == Exit.DONE else code)
