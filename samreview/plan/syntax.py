"""What a YAML parser says about a file that is no YAML, in plain words and with the usual cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plan.place import Place
from samreview.plan.scan import Unreadable, place_in
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from yaml import YAMLError


class _Meaning(NamedTuple):
    """What a message that holds `words` means; `begun` when the place to look at is where the thing began."""

    words: str
    meaning: str
    cure: str
    begun: bool = False


_QUOTES = "put the text in quotes"
_INDENT = "indent it like its neighbours, with spaces"
_ESCAPE = "double the `\\`, or put the text in single quotes"
_UNKNOWN = "look at this line and the one before: a bracket, a quote or the indentation"
_TAB = _Meaning("character '\\t'", "a tab where YAML wants spaces", "indent with spaces")
# What the C parser and the Python one say; the first match wins.
_MEANINGS = (
    _Meaning("mapping values are not allowed", "a second `: ` where only text can stand, or indented too far", _QUOTES),
    _TAB,
    _TAB._replace(words="a tab character"),
    _Meaning("cannot start any token", "a text cannot begin with this character", _QUOTES),
    _Meaning("unknown escape character", "an unknown `\\` escape in a text in double quotes", _ESCAPE),
    _Meaning("hexdecimal", "an escape that is no character in a text in double quotes", _ESCAPE),
    _Meaning("invalid unicode character escape", "an escape that is no character in a text in double quotes", _ESCAPE),
    _Meaning("a quoted scalar", "a text in quotes that is not closed", "close its quotes", begun=True),
    _Meaning("a simple key", "a line that is neither `key: value` nor part of a text", "write `: ` after its key"),
    _Meaning("a flow sequence", "a list in `[...]` is not closed, or lacks a `,`", "close it with `]`"),
    _Meaning("a flow mapping", "a mapping in `{...}` is not closed, or lacks a `,`", "close it with `}`"),
    _Meaning("a flow node", "a `{` or `[` is not closed, or a value in it is missing", "close it, or add the value"),
    _Meaning("a block mapping", "this line does not fit the mapping around it", _INDENT),
    _Meaning("a block collection", "this line does not fit the list around it", _INDENT),
    _Meaning("block sequence entries", "a list cannot begin here", "begin it on a line of its own"),
    _Meaning("tag handle", "a text cannot begin with `!`", _QUOTES, begun=True),
    _Meaning("scanning an alias", "a text cannot begin with `*`", _QUOTES, begun=True),
    _Meaning("scanning an anchor", "a text cannot begin with `&`", _QUOTES, begun=True),
    _Meaning("a block scalar", "something stands behind `|` or `>`, or the text below is not indented", _QUOTES),
    _Meaning("<document start>", "something stands after the end of the document", "delete it, or indent it"),
)


def in_plain_words(error: YAMLError, text: str) -> Unreadable:
    """Return what a parser's error means, at the place in the text that it names."""
    said = " ".join(str(getattr(error, part, None) or "") for part in ("context", "problem"))
    problem, begun = (getattr(error, mark, None) for mark in ("problem_mark", "context_mark"))
    for each in _MEANINGS:
        if each.words in said.casefold():
            mark = (begun or problem) if each.begun else (problem or begun)
            if text.startswith("\t", getattr(mark, "index", len(text))):  # the C parser does not say which character
                each = _TAB  # noqa: PLW2901  the same error, known better
            since = f", begun on line {begun.line + 1}" if begun and mark and begun.line != mark.line else ""
            return Unreadable(_place(mark, text), f"not readable as YAML: {each.meaning}{since}", each.cure)
    return Unreadable(
        _place(problem or begun, text), f"not readable as YAML: {said.strip() or type(error).__name__}", _UNKNOWN
    )


def _place(mark: object, text: str) -> Place:
    named = Place(getattr(mark, "line", 0) + 1, getattr(mark, "column", 0) + 1)
    return min(named, place_in(text, len(text)))  # a parser adds a line to a file that does not end with one
