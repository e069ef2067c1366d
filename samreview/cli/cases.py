"""The command that makes the internal case: what our own organisation must do, in the terms of whoever decides."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samreview.cli.failures import Failure, failing_as, notice
from samreview.cli.inputs import parse_day, read_plan, warn
from samreview.cli.looks import look_options, looks_of
from samreview.cli.options import FORCE, JSON, ON
from samreview.cli.output import print_json, print_lines
from samreview.cli.store import opened_store
from samreview.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from samreview.documents.case_data import CaseFile
    from samreview.plan.model import Plan
    from samreview.review.attempts import PastAttempt

_MOST_NAMED = 12


@click.command()
@click.argument("plans", nargs=-1, required=True, metavar="PLAN...")
@click.option("-o", "--output", metavar="FILE", help="Where to: .docx, .html, .md, .pdf or .json says the format.")
@click.option("--ask", "wanted", metavar="ID", help="Only this internal ask.")
@ON
@look_options
@FORCE
@JSON
@click.pass_context
def case(  # noqa: PLR0913  one argument for each option
    context: click.Context,
    /,
    plans: tuple[str, ...],
    output: str | None,
    wanted: str | None,
    on: str | None,
    *,
    force: bool,
    as_json: bool,
    **look: str | None,
) -> None:
    """Write the internal case of PLANs: what our own house must do, ranked by the value that waits, by who decides."""
    from samreview.documents.case_data import CaseFile
    from samreview.documents.failures import DocumentError
    from samreview.documents.files import refuse_early
    from samreview.documents.write import format_of
    from samreview.insight.cases import case as case_of

    if output is None and not as_json:
        raise Failure("Say where to: `-o case.docx` (or .html, .md, .pdf, .json), or --json to print it.")
    day = parse_day(on)
    with failing_as(DocumentError):
        if output is not None:
            format_of(output)
            refuse_early(output, force=force)
        read = _read_all(plans)
        if wanted is not None:
            _known(wanted, read)
        file = CaseFile(case_of(read, day, wanted), day, _attempts(context, read))
        if output is not None:
            _write(context, file, Path(output), look, plans[0], force=force)
    if as_json:
        print_json(_json(file))
    else:
        print_lines([_said(output or "", file)])


def _read_all(paths: Sequence[str]) -> tuple[Plan, ...]:
    """Return the plans, each once; all that is wrong with any of them is said before the command ends."""
    wrong: list[str] = []
    read: list[tuple[str, Plan, bytes]] = []
    for path in paths:
        try:
            plan, data = read_plan(path)
        except Failure as failure:
            wrong.append(failure.message)
            continue
        other = next((one for one in read if one[1].account.id == plan.account.id), None)
        if other is None:
            read.append((path, plan, data))
        elif other[2] == data:
            warn(f"{path} is the same plan as {other[0]} and counts once.")
        else:
            wrong.append(f"{path}: it is another plan of the account `{plan.account.id}`, as {other[0]} is; name one.")
    if wrong:
        raise Failure("\n".join([*wrong, "No case was written."]))
    return tuple(plan for _, plan, _ in read)


def _known(wanted: str, plans: Sequence[Plan]) -> None:
    asks = list(dict.fromkeys(ask.id for plan in plans for ask in plan.internal_asks))
    if wanted in asks:
        return
    if not asks:
        raise Failure(f"There is no internal ask `{wanted}`: none is written under `internal_asks:`.")
    near = did_you_mean(wanted, asks)
    more = f" and {len(asks) - _MOST_NAMED} more" if len(asks) > _MOST_NAMED else ""
    raise Failure(f"There is no internal ask `{wanted}`{near or '.'} There are {', '.join(asks[:_MOST_NAMED])}{more}.")


def _attempts(context: click.Context, plans: Sequence[Plan]) -> Mapping[str, tuple[PastAttempt, ...]]:
    """Return what reviews tried, by `account/ask`. A store that cannot be read costs that, and is said."""
    from samreview.journal.attempts import past_attempts
    from samreview.review.event_versions import written_by_newer

    found: dict[str, tuple[PastAttempt, ...]] = {}
    try:
        with opened_store(context) as journal:
            for plan in plans:
                account = plan.account.id
                read = past_attempts(journal, account)
                for name in read.unreadable:
                    warn(f"{name} cannot be read, so what it tried is missing.")
                for name, count in read.left_out.items():
                    notice(written_by_newer(name, count))
                for one in read.attempts:
                    key = f"{account}/{one.ask}"
                    found[key] = (*found.get(key, ()), one)
    except Failure as failure:
        warn(f"{failure.message} What reviews tried is missing from the case.")
    return found


def _write(  # noqa: PLR0913  what a document is made of
    context: click.Context, file: CaseFile, path: Path, look: Mapping[str, str | None], plan: str, *, force: bool
) -> None:
    from samreview.documents.case import case_document
    from samreview.documents.files import write_whole
    from samreview.documents.write import document_bytes, format_of, json_bytes

    suffix = format_of(path)
    if suffix == ".json":
        data = json_bytes(_json(file))
    else:
        looks = looks_of(context, look, plan)
        data = document_bytes(case_document(file, looks.words("case")), suffix, looks)
    write_whole(path, data, force=force)


def _json(file: CaseFile) -> dict[str, object]:
    from samreview.insight.cases_json import case_json

    tried = [
        {"ask": key, "on": one.on.isoformat(), "review": one.review, "commitment": one.commitment}
        | {"because": one.because, "by": one.by}
        for key, attempts in file.attempts.items()
        for one in attempts
    ]
    return case_json(file.case, file.on) | {"attempts": tried}


def _said(output: str, file: CaseFile) -> str:
    from samreview.values.money import short_with

    held = [short_with(part.currency, part.held_up) for part in file.case.parts if part.deals]
    held_up = f", holding up {', '.join(held)}" if held else ""
    what = "1 ask" if file.case.number == 1 else f"{file.case.number} asks"
    return f"{output}: the case for {what}{held_up}."
