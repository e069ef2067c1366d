"""Commands about agendas: the timed agenda of a review, and the templates to be had."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samreview.cli.failures import Failure, failing_as
from samreview.cli.inputs import errors_text, moment, parse_day, parse_start, read_bytes, read_plan
from samreview.cli.options import JSON, ON
from samreview.cli.output import print_json, print_lines

if TYPE_CHECKING:
    from samreview.agenda.model import Template

DEFAULT_TEMPLATE = "growth-review"
AGENDA = click.option(
    "--agenda", "template", metavar="NAME|FILE", default=DEFAULT_TEMPLATE, help="The agenda template; growth-review."
)
MINUTES = click.option("--minutes", type=click.IntRange(1, 1440), metavar="N", help="The booked length.")
START = click.option("--start", metavar="TIME", help="Start, as 2026-11-24T15:00 with or without an offset.")


def find_template(name: str) -> Template:
    """Return a shipped template by name, or one from a file.

    Raises:
        Failure: there is none of that name, or it has errors.
    """
    from samreview.agenda.template import load_template
    from samreview.resources import data_bytes, data_names
    from samreview.values.text import did_you_mean

    shipped = {entry.removesuffix(".yaml"): entry for entry in data_names("agendas") if entry.endswith(".yaml")}
    if name in shipped:
        data, path = data_bytes("agendas", shipped[name]), shipped[name]
    elif name.endswith((".yaml", ".yml")) or "/" in name or "\\" in name or Path(name).is_file():
        data, path = read_bytes(name), name
    else:
        raise Failure(
            f"There is no agenda `{name}`{did_you_mean(name, shipped) or '.'} "
            f"Shipped are {', '.join(sorted(shipped))}; a file of your own ends in .yaml."
        )
    loaded = load_template(data, path)
    if loaded.template is None:
        raise Failure(errors_text(loaded.findings, path))
    return loaded.template


@click.command()
@click.argument("plan")
@AGENDA
@MINUTES
@START
@ON
@JSON
def agenda(  # noqa: PLR0913  one parameter an option
    plan: str, template: str, minutes: int | None, start: str | None, on: str | None, *, as_json: bool
) -> None:
    """Print the timed agenda for the review of PLAN."""
    from samreview.agenda.report import agenda_json, agenda_lines
    from samreview.agenda.schedule import booked_minutes, booked_start
    from samreview.agenda.timed import AgendaTooShort, timed_agenda

    account, _ = read_plan(plan)
    chosen = find_template(template)
    day = None if on is None else parse_day(on)
    when = booked_start(account, parse_start(start), moment(), day)
    with failing_as(AgendaTooShort):
        timed = timed_agenda(chosen, when, booked_minutes(account, chosen, minutes))
    if as_json:
        print_json(agenda_json(timed, account))
    else:
        print_lines(agenda_lines(timed, account))


@click.command()
@JSON
def agendas(*, as_json: bool) -> None:
    """List the agenda templates to be had."""
    from samreview.resources import data_names

    names = [entry.removesuffix(".yaml") for entry in data_names("agendas") if entry.endswith(".yaml")]
    rows = [find_template(name) for name in sorted(names)]
    if as_json:
        print_json(
            [
                {"id": row.id, "title": row.title, "booked": row.booked, "items": [i.id for i in row.items]}
                for row in rows
            ]
        )
    else:
        width = max(len(row.id) for row in rows)
        print_lines(f"{row.id:{width}}  {row.booked:>3} min  {row.title}" for row in rows)
