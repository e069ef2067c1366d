"""Commands about plans: check, explain, schema, new, insight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from samreview.cli.failures import Exit, Failure, failing_as, say
from samreview.cli.inputs import exit_with_findings, parse_day, read_plan
from samreview.cli.options import FORCE, JSON, ON
from samreview.cli.output import print_json, print_lines, print_text, terminal_columns
from samreview.cli.settings import SettingsFinder
from samreview.garbage import no_garbage_looked_for

if TYPE_CHECKING:
    import datetime as dt
    from pathlib import Path

    from samreview.cli.main import Settings
    from samreview.plan.findings import Finding


@click.command()
@click.argument("plans", nargs=-1, required=True, metavar="PLAN...")
@click.option("--select", multiple=True, metavar="CODES", help="Only these rules; prefixes, commas.")
@click.option("--ignore", multiple=True, metavar="CODES", help="Not these rules; the longest match wins.")
@click.option("--all", "show_all", is_flag=True, help="Show every finding, not only the seven heaviest.")
@click.option(
    "--format",
    "form",
    type=click.Choice(["text", "json", "github", "sarif"]),
    default="text",
    help="How findings are printed.",
)
@JSON
@ON
@click.pass_obj
def check(  # noqa: PLR0913  one parameter an option
    before: Settings,
    plans: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    on: str | None,
    *,
    form: str,
    show_all: bool,
    as_json: bool,
) -> int:
    """Find what is wrong or weak in PLAN, as `path:line:column: CODE message`.

    Ends with 0 when nothing was found, 1 with findings, 2 when a path could not be opened.
    """
    day = parse_day(on)
    # A plan makes little of it, and looking takes a tenth of the time of one check.
    with no_garbage_looked_for():
        found, sources, complete = _checked(plans, day, SettingsFinder(before.config), (select, ignore))
        _print_findings(found, sources, "json" if as_json else form, show_all=show_all, complete=complete)
    return exit_with_findings(found) if complete else Exit.WRONG


def _checked(
    plans: tuple[str, ...], day: dt.date, finder: SettingsFinder, codes: tuple[tuple[str, ...], tuple[str, ...]]
) -> tuple[tuple[Finding, ...], dict[str, str], bool]:
    """Return the findings in all plans, the plans' texts by their paths, and whether each plan could be checked."""
    from samreview.cli.checking import Job, check_all

    wanted = _codes(codes[0], "--select"), _codes(codes[1], "--ignore")
    jobs = [Job(path, day, finder.for_check(path).with_options(*wanted)) for path in dict.fromkeys(plans)]
    findings: list[Finding] = []
    sources: dict[str, str] = {}
    complete = True
    for checked in check_all(jobs):
        if checked.failure:
            say(checked.failure)
            complete = False
        findings += checked.findings
        sources[checked.path] = checked.source
    return tuple(sorted(findings, key=lambda one: one.order())), sources, complete


def _print_findings(
    findings: tuple[Finding, ...], sources: dict[str, str], form: str, *, show_all: bool, complete: bool
) -> None:
    if form == "json":
        from samreview.checks.report import findings_json

        print_json(findings_json(findings))
    elif form == "sarif":
        from samreview import __version__
        from samreview.checks.sarif import sarif_log

        print_json(sarif_log(findings, __version__, complete=complete))
    elif form == "github":
        from samreview.checks.github import github_commands

        print_lines(filter(None, [github_commands(findings)]))
    else:
        from samreview.checks.pictures import WIDEST, text_report

        width = terminal_columns() or WIDEST
        print_lines(filter(None, [text_report(findings, sources, show_all=show_all, columns=width)]))


def _codes(options: tuple[str, ...], where: str) -> tuple[str, ...]:
    if not options:
        return ()
    from samreview.checks.settings import SettingsError, codes

    with failing_as(SettingsError):
        return codes(options, where)


@click.command()
@click.argument("code", required=False)
@click.option("--all", "show_all", is_flag=True, help="List all rules, a line each.")
@JSON
def explain(code: str | None, *, show_all: bool, as_json: bool) -> None:
    """Say why the rule CODE exists, with an example and how to satisfy it."""
    from samreview.checks.explain import explanation, explanation_text, known_codes, rule_lines
    from samreview.checks.select import did_you_mean_code

    codes = known_codes()
    if code is None:
        if not show_all:
            raise Failure("Say which rule: `samreview explain SAM601`, or --all to list them.")
        if as_json:
            print_json([explanation(each) for each in codes])
        else:
            print_lines(rule_lines())
        return
    found = explanation(code.upper())
    if found is None:
        raise Failure(f"There is no rule {code}{did_you_mean_code(code) or '.'} `samreview explain --all` lists them.")
    if as_json:
        print_json(found)
    else:
        print_lines([explanation_text(code.upper())])


@click.command()
@click.argument("plans", metavar="[PLAN]...", nargs=-1)
@click.option("--agenda", "of_agenda", is_flag=True, help="The schema of agenda templates instead.")
@click.option("-o", "--output", metavar="FILE", help="Where to write it; else it is printed.")
@FORCE
@click.option("--json", "as_json", is_flag=True, hidden=True, help="It always is JSON.")
def schema(plans: tuple[str, ...], output: str | None, *, of_agenda: bool, force: bool, as_json: bool) -> None:
    """Print the JSON Schema (2020-12) of a plan, for editors that complete and check YAML.

    With PLANs, editors also propose their ids wherever an id is wanted.
    """
    del as_json
    from samreview.documents.failures import DocumentError
    from samreview.documents.files import write_whole
    from samreview.plan.known_ids import known_ids
    from samreview.plan.schema import json_schema

    if of_agenda:
        from samreview.agenda.model import Template

        if plans:
            raise Failure("`schema --agenda` takes no plan: agenda templates refer to nothing in it.")
        found = json_schema(Template)
    else:
        from samreview.plan.model import Plan

        found = json_schema(Plan, known_ids([read_plan(path)[0] for path in plans]))
    if output is None:
        print_json(found)
        return
    with failing_as(DocumentError):
        write_whole(output, _as_json(found), force=force)
    print_lines([f"{output}: written."])


def _as_json(document: object) -> bytes:
    import json

    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode()


@click.command()
@click.argument("account", metavar="ID")
@click.option("-o", "--output", metavar="FILE", help="Where to write it; ID.yaml where left out, - to print it.")
@FORCE
@JSON
def new(account: str, output: str | None, *, force: bool, as_json: bool) -> None:
    """Write a commented starter plan for the account ID (lower-case letters, digits and `-`)."""
    from pathlib import Path

    from samreview.documents.failures import DocumentError
    from samreview.documents.files import write_whole
    from samreview.plan.starter import starter_plan

    try:
        text = starter_plan(account, parse_day(None))
    except ValueError as problem:
        raise Failure(f"An account is named by an id: {problem}.") from None
    if output == "-":
        print_text(text)
        return
    path = Path(output or f"{account}.yaml")
    with failing_as(DocumentError):
        write_whole(path, text.encode(), force=force)
    beside = _schema_beside(path)
    if as_json:
        print_json({"path": str(path), "schema": str(beside) if beside else None})
    else:
        print_lines([f"{path}: fill it in, then `samreview check {path}`."])
        if beside:
            print_lines([f"{beside}: lets an editor complete and check the plans beside it."])


def _schema_beside(plan: Path) -> Path | None:
    """Write the schema that a plan's first line names, unless there is one; a plan is good without it."""
    from samreview.files import FileRefusedError, write_whole
    from samreview.plan.model import Plan
    from samreview.plan.schema import json_schema

    path = plan.parent / "samreview.schema.json"
    try:
        write_whole(path, _as_json(json_schema(Plan)))
    except FileRefusedError:
        return None
    return path


@click.command()
@click.argument("plan")
@ON
@JSON
def insight(plan: str, on: str | None, *, as_json: bool) -> None:
    """Print the figures behind PLAN: funnel, coverage, stages, relationships, period-end skew."""
    from samreview.insight.figures import figures
    from samreview.insight.picture import picture
    from samreview.insight.report import insight_json

    day = parse_day(on)
    account, _ = read_plan(plan)
    if as_json:
        print_json(insight_json(figures(account, day)))
    else:
        print_lines(picture(account, day))
