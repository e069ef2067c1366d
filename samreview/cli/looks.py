"""Options of all commands that write documents: a team's own templates, and the Word file whose looks they take."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from samreview.cli.failures import Failure
from samreview.cli.inputs import read_bytes
from samreview.cli.settings import SettingsFinder

if TYPE_CHECKING:
    from samreview.documents.looks import Looks

TEMPLATE = click.option(
    "--template", "reference", metavar="REFERENCE.docx", help="A Word file whose styles, heads and feet to take."
)
TEMPLATES = click.option(
    "--templates", metavar="DIR", help="A folder with templates of your own; also `templates` in samreview.toml."
)
_SETTING = "templates"


def looks_of(context: click.Context, reference: str | None, templates: str | None, plan: str = "plan.yaml") -> Looks:
    """Return where a document takes its words and looks from: the options, else the settings that hold for a plan.

    A review's document is made where the command is run, so there the settings are those of that folder.

    Raises:
        Failure: a file or the settings cannot be read.
    """
    from samreview.documents.looks import Looks

    if templates is None:
        templates = _of_settings(context, plan)
    return Looks(templates, None if reference is None else (reference, read_bytes(reference)))


def _of_settings(context: click.Context, plan: str) -> str | None:
    found = SettingsFinder(getattr(context.obj, "config", None)).of(plan)
    stated = found.tables.get(_SETTING)
    if stated is None:
        return None
    if not isinstance(stated, str) or not stated:
        raise Failure(f'{found.path}: {_SETTING} is the name of a folder, as {_SETTING} = "our-templates".')
    return str(Path(found.path).parent / stated)
