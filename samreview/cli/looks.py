"""Options of all commands that write documents: a team's own templates, a Word file's looks, the paper."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

import click

from samreview.cli.failures import Failure
from samreview.cli.inputs import read_bytes
from samreview.cli.settings import SettingsFinder

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samreview.cli.settings import SettingsFile
    from samreview.documents.looks import Looks
    from samreview.documents.tree import Paper

PAPERS = ("a4", "letter")
_OPTIONS = (
    click.option(
        "--template", "reference", metavar="REFERENCE.docx", help="A Word file whose styles, heads and feet to take."
    ),
    click.option(
        "--templates", metavar="DIR", help="A folder with templates of your own; also `templates` in samreview.toml."
    ),
    click.option("--paper", type=click.Choice(PAPERS), help="The paper to print on; also `paper` in samreview.toml."),
)
Command = TypeVar("Command", bound="Callable[..., object]")


def look_options(command: Command) -> Command:
    """Give a command the options of its documents' looks; it hands them on to `looks_of` as they come."""
    for option in reversed(_OPTIONS):
        command = option(command)
    return command


def looks_of(context: click.Context, options: Mapping[str, str | None], plan: str = "plan.yaml") -> Looks:
    """Return where a document takes its words and looks from: the options, else the settings that hold for a plan.

    A review's document is made where the command is run, so there the settings are those of that folder.

    Raises:
        Failure: a file or the settings cannot be read.
    """
    from samreview.documents.looks import Looks

    found = SettingsFinder(getattr(context.obj, "config", None)).of(plan)
    reference, paper = options["reference"], options["paper"] or found.tables.get("paper")
    if paper is not None and paper not in PAPERS:
        raise Failure(f'{found.path}: paper is one of {" and ".join(PAPERS)}, as paper = "letter".')
    return Looks(
        options["templates"] or _folder(found),
        None if reference is None else (reference, read_bytes(reference)),
        cast("Paper | None", paper),
    )


def _folder(found: SettingsFile) -> str | None:
    stated = found.tables.get("templates")
    if stated is None:
        return None
    if not isinstance(stated, str) or not stated:
        raise Failure(f'{found.path}: templates is the name of a folder, as templates = "our-templates".')
    return str(Path(found.path).parent / stated)
