"""What kind of line was typed: a command with its arguments, a capture, a correction of the last one, a note."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, cast

from samreview.plan.record import Frozen, record
from samreview.review.state import CAPTURE_KINDS

if TYPE_CHECKING:
    from samreview.review.state import CaptureKind

_LETTERS: dict[str, CaptureKind] = {kind[0]: kind for kind in CAPTURE_KINDS}
_KINDS = "|".join(CAPTURE_KINDS)
_KIND = re.compile(rf"(?P<kind>{_KINDS})(?::\s*|\s+|$)(?P<text>.*)", re.IGNORECASE)
_LETTER = re.compile(rf"(?P<kind>[{''.join(_LETTERS)}]):\s*(?P<text>.*)", re.IGNORECASE)
_NOTE = re.compile(rf"(?P<kind>{_KINDS})-(?P<number>\d{{1,6}}):\s*(?P<text>.*)", re.IGNORECASE)
_PART = r"(?:\\.|[^/\\])"
_SUBSTITUTE = re.compile(rf"s/(?P<old>{_PART}+)/(?P<new>{_PART}*)/(?P<all>[gG]?)")
_ON_WORD = re.compile(r'@@(?:"(?P<quoted>[^"]+)"|(?P<person>\S+))(?:\s+(?P<line>.*))?')


@record
class Nothing(Frozen):
    """An empty line."""


@record
class Slash(Frozen):
    """`/name rest`; the name in lower case, without its slash."""

    name: str
    rest: str


@record
class Captured(Frozen):
    """A capture, its marks not lifted yet. `kind` is None where none was typed: then it is a point."""

    kind: CaptureKind | None
    text: str
    literal: bool = False
    """A backslash stood before it: nothing at its start is a name or a kind."""


@record
class Continued(Frozen):
    """`... text`: goes on with one's last capture."""

    text: str


@record
class Substituted(Frozen):
    """`s/old/new/`: corrects one's latest capture that holds it; with `g` all of it, with `G` all of one's captures."""

    old: str
    new: str
    everywhere: bool
    in_all: bool = False


@record
class Noted(Frozen):
    """`action-12: text`: a note on capture 12."""

    number: int
    text: str


@record
class OnWord(Frozen):
    """`@@person line` or `@@"Bin Hu" line`: a line on another's word."""

    person: str
    line: str


TypedLine = Nothing | Slash | Captured | Continued | Substituted | Noted | OnWord


def parse_line(line: str) -> TypedLine:
    """Tell what a line is; `line` is clean. Every line is something: what is nothing else is a point."""
    if not line:
        return Nothing()
    if line.startswith("\\"):
        return _literal(line)
    if line.startswith("/"):
        return _slashed(line[1:])
    for dots in ("...", "…"):
        if line.startswith(dots):
            return Continued(line.removeprefix(dots).strip())
    return _on_word(line) or _substituted(line) or _noted(line) or parse_capture(line)


def _slashed(line: str) -> Slash | Captured | Noted:
    """A command; but people reach the line with `/`, so that a capture's kind after one means the capture."""
    note = _noted(line)
    if note is not None:
        return note
    capture = parse_capture(line)
    if capture.kind is not None:
        return capture
    name, _, rest = line.partition(" ")
    return Slash(name.casefold(), rest.strip())


def _literal(line: str) -> Captured:
    """A backslash at the start makes a command text; before a mark it is that mark's own."""
    from samreview.review.marks import looks_like_mark

    return Captured(None, line if looks_like_mark(line[1:]) else line[1:].lstrip(), literal=True)


def _on_word(line: str) -> OnWord | None:
    match = _ON_WORD.fullmatch(line)
    return OnWord(match["quoted"] or match["person"], match["line"] or "") if match else None


def _substituted(line: str) -> Substituted | None:
    match = _SUBSTITUTE.fullmatch(line)
    if match is None:
        return None
    old, new = _unescaped(match["old"]), _unescaped(match["new"])
    return Substituted(old, new, everywhere=bool(match["all"]), in_all=match["all"] == "G")


def _unescaped(text: str) -> str:
    return text.replace("\\/", "/")


def _noted(line: str) -> Noted | None:
    match = _NOTE.fullmatch(line)
    return Noted(int(match["number"]), match["text"]) if match else None


def parse_capture(line: str) -> Captured:
    """Tell kind and text of a line that is a capture."""
    match = _KIND.fullmatch(line)
    if match is not None:
        return Captured(cast("CaptureKind", match["kind"].casefold()), match["text"])
    match = _LETTER.fullmatch(line)
    if match is not None:
        return Captured(_LETTERS[match["kind"].casefold()], match["text"])
    return Captured(None, line)
