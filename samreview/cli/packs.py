"""The command that makes the packs of a review: what each attendee reads beforehand."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from samreview.cli.agendas import AGENDA, MINUTES, START, find_template
from samreview.cli.clearing import YES, clear_for_customer
from samreview.cli.failures import Failure, failing_as
from samreview.cli.inputs import moment, parse_day, parse_roles, parse_start, read_plan, warn
from samreview.cli.live import ROLES
from samreview.cli.looks import look_options, looks_of
from samreview.cli.options import AUDIENCE, FORCE, JSON, ON
from samreview.cli.output import print_json, print_lines
from samreview.cli.store import opened_store

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from samreview.documents.pack_files import PackFile
    from samreview.documents.pack_meeting import Meeting
    from samreview.documents.write import Audience

DEFAULT_FORMATS = "docx,html,ics"


@click.command()
@click.argument("plan")
@click.option(
    "-o", "--output", metavar="DIR", required=True, help="The folder for the packs; made where it is not there."
)
@click.option("--format", "formats", default=DEFAULT_FORMATS, help="docx,html,md,pdf,ics; else docx,html,ics.")
@AUDIENCE
@AGENDA
@MINUTES
@START
@ON
@ROLES
@click.option("--link", metavar="URL", help="Where the meeting is joined.")
@look_options
@FORCE
@YES
@JSON
@click.pass_context
def pack(  # noqa: PLR0913  one parameter an option
    context: click.Context,
    /,
    *,
    plan: str,
    output: str,
    formats: str,
    audience: Audience,
    link: str | None,
    force: bool,
    yes: bool,
    as_json: bool,
    **asked: Any,  # noqa: ANN401  the options of agendas and looks
) -> None:
    """Write what each attendee of the review of PLAN reads beforehand: a first page of their own, for eight minutes.

    With `--audience customer` it is one pack with what is safe for the customer, and nothing else. The sentences of the
    plan that it repeats word for word are shown once, and asked about.
    """
    from samreview.agenda.timed import AgendaTooShort
    from samreview.documents.failures import DocumentError
    from samreview.documents.pack_files import folder_for, names_of, pack_files, write_pack
    from samreview.documents.pdf import pdf_way
    from samreview.insight.quotes import pack_quotes
    from samreview.review.opening import UnknownRoleHolder

    kinds = _kinds(formats)
    look = {name: asked[name] for name in ("reference", "templates", "paper")}
    with failing_as(DocumentError, AgendaTooShort, UnknownRoleHolder):
        looks = looks_of(context, look, plan)
        if "pdf" in kinds:
            pdf_way(looks)
        meeting = _meeting(context, plan, _web(link), **asked)
        if audience == "customer" and kinds != ("ics",):
            clear_for_customer(context, plan, meeting.plan.account.id, pack_quotes(meeting.plan), yes=yes)
        folder = folder_for(output, names_of(meeting, kinds, audience), force=force)
        files = pack_files(meeting, kinds, looks, audience)
        written = write_pack(folder, files, force=force)
    for notice in meeting.carried.notices if audience == "team" else ():
        warn(notice)
    if as_json:
        print_json(_json(meeting, audience, files, written))
    else:
        print_lines(_said(output, meeting, files, written))


def _kinds(formats: str) -> tuple[str, ...]:
    from samreview.documents.pack_files import PACK_FORMATS
    from samreview.values.text import did_you_mean

    kinds = tuple(dict.fromkeys(one.strip().lower().lstrip(".") for one in formats.split(",") if one.strip()))
    for kind in kinds:
        if kind not in PACK_FORMATS:
            near = did_you_mean(kind, PACK_FORMATS) or "."
            raise Failure(f"--format {kind}: there is no such format{near} There are {', '.join(PACK_FORMATS)}.")
    if not kinds:
        raise Failure(f"--format: name at least one of {', '.join(PACK_FORMATS)}.")
    return kinds


def _web(link: str | None) -> str | None:
    from samreview.values.address import is_web_address

    if link is not None and not is_web_address(link):
        raise Failure(f"--link {link}: this is no web address, write it as https://meet.example.com/room.")
    return link


def _meeting(context: click.Context, plan: str, link: str | None, **asked: Any) -> Meeting:  # noqa: ANN401  options
    from samreview.agenda.schedule import booked_minutes, booked_start
    from samreview.documents.pack_gathering import gathered

    account, _ = read_plan(plan)
    template = find_template(asked["template"])
    day = None if asked["on"] is None else parse_day(asked["on"])
    with opened_store(context) as journal:
        return gathered(
            journal,
            plan=account,
            template=template,
            start=booked_start(account, parse_start(asked["start"]), moment(), day),
            minutes=booked_minutes(account, template, asked["minutes"]),
            roles=parse_roles(asked["roles"]),
            link=link,
        )


def _json(
    meeting: Meeting, audience: Audience, files: Sequence[PackFile], written: Sequence[Path]
) -> dict[str, object]:
    return {
        "review": meeting.review,
        "account": meeting.plan.account.id,
        "on": meeting.on.isoformat(),
        "start": meeting.agenda.start.isoformat(),
        "end": meeting.agenda.end.isoformat(),
        "audience": audience,
        "prepare_by": meeting.prepare_by.isoformat(),
        "files": [{"for": one.whose, "path": str(path)} for one, path in zip(files, written, strict=True)],
    }


def _said(output: str, meeting: Meeting, files: Sequence[PackFile], written: Sequence[Path]) -> list[str]:
    people = list(dict.fromkeys(one.whose for one in files))
    width = max(map(len, people))
    lines = [f"{output}: packs for {meeting.review}."]
    for whose in people:
        names = [path.name for one, path in zip(files, written, strict=True) if one.whose == whose]
        lines.append(f"  {whose:{width}}  {', '.join(names)}")
    return lines
