"""`verify`: whether a file that was given out still says what the store says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from samreview.cli.failures import Exit, failing_as
from samreview.cli.inputs import read_bytes
from samreview.cli.looks import look_options, looks_of
from samreview.cli.options import JSON
from samreview.cli.output import print_json, print_lines
from samreview.cli.store import opened_store

if TYPE_CHECKING:
    from collections.abc import Iterator

    from samreview.documents.verification import Difference, Verification

_MOST_SHOWN = 20


@click.command()
@click.argument("file")
@look_options
@JSON
@click.pass_context
def verify(context: click.Context, /, file: str, *, as_json: bool, **look: str | None) -> int:
    """Hold FILE, approved minutes (.docx .md .html .json) or a register (.docx), against the store it came from.

    The minutes of that version are made anew and compared paragraph by paragraph, and their fingerprint with the
    store's. Ends with 0 where they agree, 1 where they differ or the store does not hold them, 2 where FILE can't be
    read or has no fingerprint. Minutes in templates of your own need the same --templates.
    """
    from samreview.documents.docx.reading.package import MOST_BYTES
    from samreview.documents.failures import DocumentError
    from samreview.documents.verification import verify as verify_file
    from samreview.documents.verification_reading import suffix_of

    with failing_as(DocumentError):
        suffix_of(file)
    data = read_bytes(file, MOST_BYTES)
    with opened_store(context) as journal, failing_as(DocumentError):
        found = verify_file(journal, data, file, looks_of(context, look))
    if as_json:
        print_json(_as_json(found, file))
    else:
        print_lines(_report(found, file))
    return Exit.DONE if found.agrees else Exit.FOUND


def _report(found: Verification, file: str) -> Iterator[str]:
    mark = found.fingerprint
    made = f" ({mark.review}, version {mark.version}, event {mark.event}, {mark.short})" if mark else ""
    if found.agrees:
        yield f"{file} agrees with the store{made}."
    elif not found.is_held:
        yield f"{file} can't be compared{made}. {found.problem}"
    else:
        yield f"{file} differs from the store{made}.{f' {found.problem}' if found.problem else ''}"
    for one in found.differences[:_MOST_SHOWN]:
        yield f"  {_sentence(one)}"
    if len(found.differences) > _MOST_SHOWN:
        yield f"  and {len(found.differences) - _MOST_SHOWN} more; --json has all."
    yield from found.notes


def _sentence(one: Difference) -> str:
    about = f"{one.about}: " if one.about else ""
    if not one.store:
        return f"{about}the file adds: {one.file}"
    if not one.file:
        return f"{about}missing in the file: {one.store}"
    return f"{about}the store says: {one.store}; the file says: {one.file}"


def _as_json(found: Verification, file: str) -> dict[str, object]:
    return {
        "path": file,
        "agrees": found.agrees,
        "held": found.is_held,
        "fingerprint": found.fingerprint._asdict() if found.fingerprint else None,
        "problem": found.problem or None,
        "differences": [one._asdict() for one in found.differences],
        "notes": list(found.notes),
    }
