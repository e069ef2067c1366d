"""What a YAML parser says about a file that is no YAML, in plain words and with the usual cure."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.plan.place import Place
from samreview.plan.scan import Unreadable

if TYPE_CHECKING:
    from yaml import YAMLError

_QUOTES = "put the text in quotes"
_INDENT = "indent it like its neighbours, with spaces"
# What the C parser and the Python one say, the first match wins.
_WORDS = (
    ("mapping values are not allowed", "a second `: ` where only text can stand, or a line indented too far", _QUOTES),
    (r"character '\t'", "a tab where YAML wants spaces", "indent with spaces"),
    ("cannot start any token", "a text cannot begin with this character (or a tab indents it)", _QUOTES),
    ("unknown escape character", "an unknown `\\` escape in a text in double quotes", "double the `\\` or use '...'"),
    ("hexdecimal", "an escape in a text in double quotes that is no character", "double the `\\` or use '...'"),
    ("invalid unicode character", "an escape in a text in double quotes that is no character", "delete it"),
    ("while scanning a quoted scalar", "a text in quotes is not closed", "close its quotes"),
    ("while scanning a simple key", "a line that is neither `key: value` nor part of a text", "put `: ` after its key"),
    ("while parsing a flow sequence", "a list in `[...]` is not closed, or a `,` is missing", "close it with `]`"),
    ("while parsing a flow mapping", "a mapping in `{...}` is not closed, or a `,` is missing", "close it with `}`"),
    ("while parsing a block mapping", "this line does not fit the mapping around it", _INDENT),
    ("while parsing a block collection", "this line does not fit the list around it", _INDENT),
    ("block sequence entries are not allowed", "a list cannot begin on this line", "begin it on a line of its own"),
    ("found undefined tag handle", "a text cannot begin with `!`", _QUOTES),
    ("while scanning an alias", "a text cannot begin with `*`", _QUOTES),
    ("while scanning an anchor", "a text cannot begin with `&`", _QUOTES),
    (
        "while scanning a block scalar",
        "`|` or `>` begins a text of several lines and something stands after it",
        _QUOTES,
    ),
    ("did not find expected <document start>", "text after the end of the document", _INDENT),
    ("expected '<document start>'", "text after the end of the document", _INDENT),
)


def in_plain_words(error: YAMLError) -> Unreadable:
    """Return what a parser's error means, at the place it names."""
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(mark.line + 1, mark.column + 1) if mark else Place(1, 1)
    said = ", ".join(
        part for part in (getattr(error, "context", None), getattr(error, "problem", None)) if isinstance(part, str)
    )
    for words, meaning, cure in _WORDS:
        if words in said:
            return Unreadable(place, f"not readable as YAML: {meaning}", cure)
    return Unreadable(place, f"not readable as YAML: {said or type(error).__name__}")
