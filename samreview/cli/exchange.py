"""Commands that take in what other programs wrote: import."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from samreview.cli.diff import unified
from samreview.cli.failures import Exit, Failure, failing_as
from samreview.cli.inputs import read_bytes, read_plan
from samreview.cli.options import JSON
from samreview.cli.output import print_json, print_lines, print_text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.cli.main import Settings


@click.command("import")
@click.argument("export", metavar="CSV")
@click.option("--into", "plan_path", metavar="PLAN", required=True, help="The plan that takes the opportunities.")
@click.option("--dry-run", is_flag=True, help="Show the changes as a diff and write nothing.")
@click.option("--dates", type=click.Choice(["dmy", "mdy"]), help="Day or month first, where the file does not tell.")
@click.option("--map", "map_path", metavar="FILE", help="TOML: columns, stages and kinds as your CRM calls them.")
@click.option("--account", metavar="NAME", help="How the file calls the account, where not as the plan does.")
@click.option("--orders", is_flag=True, help="Make orders of what was won.")
@JSON
@click.pass_obj
def import_(  # noqa: PLR0913, PLR0917  one parameter an option
    settings: Settings,
    export: str,
    plan_path: str,
    dates: str | None,
    map_path: str | None,
    account: str | None,
    *,
    dry_run: bool,
    orders: bool,
    as_json: bool,
) -> int:
    """Take opportunities from CSV, an export of a CRM, into PLAN; only the lines that change are touched.

    Salesforce, HubSpot and Dynamics exports are known by their headers, any other file by a map. Ends with 1 when a
    row can be read in two ways; such rows are left out and named.
    """
    from samreview.exchange.failures import ExchangeError
    from samreview.exchange.importing import import_export
    from samreview.exchange.mapping import import_map
    from samreview.exchange.report import report_json, report_lines
    from samreview.files import FileRefusedError, replace_whole

    plan, data = read_plan(plan_path)
    with failing_as(ExchangeError, FileRefusedError):
        meant = import_map(plan, _settings(settings.config, plan_path, map_path, dates))
        imported = import_export(
            data, plan, read_bytes(export), meant, account=account, with_orders=orders, plan_path=plan_path,
            export_path=export,
        )  # fmt: skip
        changed = imported.data != data
        if changed and not dry_run:
            replace_whole(plan_path, data, imported.data)
    diff = unified(data, imported.data, plan_path) if dry_run else None
    if as_json:
        more = {} if diff is None else {"diff": diff}
        print_json({**report_json(imported.report), "written": changed and not dry_run, **more})
    else:
        print_lines([*report_lines(imported.report, _width()), ""])
        if not changed:
            print_lines([f"{plan_path}: nothing to change."])
        elif diff is None:
            print_lines([f"{plan_path}: written."])
        else:
            print_text(f"{plan_path}: it would change like this; nothing was written.\n\n{diff}")
    return Exit.FOUND if imported.report.ambiguous else Exit.DONE


def _width() -> int | None:
    """Return how many columns the terminal has, None where the report goes into a file or to another program."""
    import shutil
    import sys

    return shutil.get_terminal_size().columns if sys.stdout.isatty() else None


def _settings(
    config: str | None, plan_path: str, map_path: str | None, dates: str | None
) -> list[tuple[str, Mapping[str, Any]]]:
    """Return the maps that apply: `[import]` of the settings file, that of --map, what the options say."""
    from samreview.cli.settings import SettingsFinder
    from samreview.exchange.mapping import toml_tables

    maps: list[tuple[str, Mapping[str, Any]]] = []
    found = SettingsFinder(config).of(plan_path)
    if "import" in found.tables:
        maps.append((f"{found.path}, [import]", _table(found.tables["import"], found.path)))
    if map_path is not None:
        tables = toml_tables(read_bytes(map_path), map_path)
        maps.append((map_path, _table(tables.get("import", tables), map_path)))
    if dates is not None:
        maps.append(("--dates", {"dates": dates}))
    return maps


def _table(value: object, path: str) -> Mapping[str, Any]:
    if isinstance(value, dict):
        return value
    raise Failure(f"{path}: `import` is a table, `[import]` on a line of its own.")
