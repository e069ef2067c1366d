"""The page on which somebody prepares: it goes out to be filled in, and comes back as text or as the end of a pack."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.cli.failures import Exit, Failure, failing_as
from samreview.cli.inputs import read_bytes, warn
from samreview.cli.output import print_lines, print_text
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.journal.preparing import Desk
    from samreview.review.prep.model import Prep, PrepEntry
    from samreview.review.prep.page import Written
    from samreview.review.prep.sheet import Sheet

"""Of a Word file; what it says has limits of its own."""


class Outcome(NamedTuple):
    """What came of preparing: what is said of it, whether anything changed, and how the command ends."""

    lines: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    changed: bool = True
    code: int = Exit.DONE


def write_page(desk: Desk, sheet: Sheet, path: str, *, force: bool) -> Outcome:
    """Write the page to fill in; `-` prints it."""
    from samreview.files import FileRefusedError, write_whole
    from samreview.review.prep.page import page_lines

    if path.lower().endswith((".docx", ".html", ".pdf")):
        # Word would call a file damaged that is text and is named as its own.
        raise Failure(
            f"{path}: the page is plain text; name it .md or .txt. As Word it is the last page of `samreview pack`."
        )
    text = "".join(f"{line}\n" for line in page_lines(sheet, desk.prep))
    if path == "-":
        print_text(text)
    else:
        with failing_as(FileRefusedError):
            write_whole(path, text.encode(), force=force)
        print_lines([f"{path} is the page of {sheet.name}; --from {path} takes it back once it is filled in."])
    return Outcome(changed=False)


def _written(path: str, sheet: Sheet) -> Written:
    data = read_bytes(path)
    written = _from_word(data, path, sheet) if path.lower().endswith(".docx") else _from_text(data, path)
    if written.person is not None and written.person != sheet.person:
        raise Failure(f"{path}: this page is for {written.person}, and --as says {sheet.person}. Nothing was taken.")
    return written


def _from_word(data: bytes, path: str, sheet: Sheet) -> Written:
    from samreview.documents.docx.reading.package import UnreadableDocumentError
    from samreview.documents.docx.reading.prep import read_prep

    with failing_as(UnreadableDocumentError):
        return read_prep(data, path, sheet.subjects)


def _from_text(data: bytes, path: str) -> Written:
    from samreview.review.prep.page import MOST_BYTES, read_page

    if len(data) > MOST_BYTES:
        raise Failure(f"{path}: this is larger than any page that was filled in (1 MB); nothing was taken.")
    try:
        return read_page(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise Failure(f"{path}: this is no text in UTF-8; save the page as plain text or .docx.") from None


def take_page(desk: Desk, sheet: Sheet, path: str) -> Outcome:
    """Take what a page says that was filled in; it only adds."""
    from samreview.review.prep.entering import TooMuch, entered, is_there, with_entry

    written = _written(path, sheet)
    problems: list[str] = []
    there = 0

    def make(prep: Prep) -> list[PrepEntry]:
        nonlocal there
        problems.clear()
        there = 0
        entries: list[PrepEntry] = []
        for kind, text in written.entries:
            one, problem = entered(sheet, prep, kind, text)
            if is_there(prep, kind, one.text):
                there += 1
                continue
            if problem:
                problems.append(f"Kept as it is written: {one.text}. {problem}")
            entries.append(one)
            prep = with_entry(prep, one)
        return entries

    try:
        added = desk.say(make)
    except TooMuch as problem:
        raise Failure(f"{path}: {problem} Nothing was taken.") from None
    if written.read:
        desk.has_read()
    if not written.entries and not written.read:
        warn(f"{path} says nothing yet: nobody has written on it, or said that the plan was read.")
    old = f", {there} there already" if there else ""
    return Outcome((f"From {path}: {len(added)} added{old}.",), tuple(problems))
