"""`samreview templates`: the templates that a team may have its own of, listed or copied out to be changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from samreview.cli.failures import Failure, failing_as
from samreview.cli.options import FORCE, JSON
from samreview.cli.output import print_json, print_lines

if TYPE_CHECKING:
    from collections.abc import Container
    from pathlib import Path

    from samreview.resources import DataKind

_KINDS: tuple[tuple[DataKind, str], ...] = (("templates", "documents"), ("agendas", "agendas"))


@click.command()
@click.option("-o", "--output", metavar="DIR", help="Copy them to this folder; without it they are listed.")
@FORCE
@JSON
def templates(output: str | None, *, force: bool, as_json: bool) -> None:
    """List the templates of documents and agendas, or copy them out to change them."""
    from samreview.resources import data_bytes, data_names

    shipped = {name: (kind, data_bytes(kind, name)) for kind, _ in _KINDS for name in data_names(kind)}
    if output is None:
        _print_list(as_json=as_json)
        return
    from samreview.files import FileRefusedError, made_folder, write_whole

    with failing_as(FileRefusedError):
        place = made_folder(output)
        _refuse_early(place, shipped, force=force)
        for name, (_, data) in shipped.items():
            write_whole(place / name, data, force=force)
    if as_json:
        print_json({"folder": output, "files": sorted(shipped)})
        return
    print_lines(
        [
            f"{output}: {len(shipped)} templates. Change what you like and remove the rest. Documents take yours with",
            f'`--templates {output}`, or with `templates = "{output}"` in samreview.toml; agendas by `--agenda FILE`.',
        ]
    )


def _print_list(*, as_json: bool) -> None:
    from samreview.resources import data_names

    if as_json:
        print_json({kind: list(data_names(kind)) for kind, _ in _KINDS})
        return
    for kind, title in _KINDS:
        print_lines([f"{title}:", *(f"  {name}" for name in data_names(kind))])
    print_lines(["`samreview templates -o DIR` copies them out to change them."])


def _refuse_early(place: Path, names: Container[str], *, force: bool) -> None:
    """Refuse before anything is written when something of that name is there."""
    there = sorted(entry.name for entry in place.iterdir() if entry.name in names)
    if there and not force:
        raise Failure(f"{place} has {there[0]} already; nothing was written. With --force it is overwritten.")
