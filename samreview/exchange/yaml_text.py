"""Values as YAML text: plain where every reader takes them for the same text, else in quotes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeAlias

import yaml


class Bare(str):
    """A value that is no text (a date, an amount, a number, an id): written without quotes of its own."""

    __slots__ = ()


# What a change writes: a text, a Bare value, a mapping or a list of these.
Value: TypeAlias = "str | Mapping[str, Value] | Sequence[Value]"

WIDEST = 110
"""Characters on a line from which a change begins another one, where it may."""
_PLAIN = re.compile(r"""\w(?:[\w .,&'"()/+%*!?;$€£°§@=<>|~^\[\]{}-]*[\w.,&'"()/+%*!?;$€£°§@=<>|~^\[\]{}-])?""")
_FLOW_SIGNS = re.compile(r"[,\[\]{}]")
_LIKE_A_NUMBER = re.compile(r"[-+.0-9eExXoO_:]+")
_RESOLVERS: Mapping[str | None, Any] = yaml.SafeLoader.yaml_implicit_resolvers
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"})


def scalar_text(value: str, *, flow: bool, quote: str = "") -> str:
    """Return a scalar as YAML, on one line; in the quotes that stood there before, where there were any."""
    if isinstance(value, Bare):
        return f"{quote}{value}{quote}" if quote in {"'", '"'} else str(value)
    if "\n" in value or "\t" in value or quote == '"':
        return f'"{value.translate(_ESCAPES)}"'
    if quote != "'" and _is_plain(value, flow=flow):
        return value
    if quote != "'" and "'" in value and not re.search(r'["\\]', value):
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def _is_plain(text: str, *, flow: bool) -> bool:
    """Say whether a text without quotes is that text to this loader and to any other reader of YAML."""
    if not _PLAIN.fullmatch(text) or (flow and _FLOW_SIGNS.search(text)):
        return False
    patterns = [pattern for _, pattern in (*_RESOLVERS.get(text[0], ()), *_RESOLVERS.get(None, ()))]
    return not (any(pattern.match(text) for pattern in patterns) or _LIKE_A_NUMBER.fullmatch(text))


def flow_text(value: Value) -> str:
    """Return a value as it stands between brackets: `{what: David signs, by: 2026-10-23}`."""
    if isinstance(value, str):
        return scalar_text(value, flow=True)
    if isinstance(value, Mapping):
        return "{" + ", ".join(_pairs(value)) + "}"
    return "[" + ", ".join(flow_text(each) for each in value) + "]"


def _pairs(value: Mapping[str, Value]) -> list[str]:
    return [f"{key}: {flow_text(each)}" for key, each in value.items()]


def pair_lines(key: str, value: Value, indent: int) -> list[str]:
    """Return `key: value` in block style, without the indent of its first line."""
    if isinstance(value, str):
        return [f"{key}: {scalar_text(value, flow=False)}"]
    if isinstance(value, Sequence) and any(isinstance(each, Mapping) for each in value):
        inner = indent + 2
        return [f"{key}:", *(line for each in value for line in _indented(flow_entry_lines(each, inner), inner))]
    text = f"{key}: {flow_text(value)}"
    if isinstance(value, Mapping) and indent + len(text) > WIDEST:
        inner = indent + 2
        pairs = (line for name, each in value.items() for line in _indent_first(pair_lines(name, each, inner), inner))
        return [f"{key}:", *pairs]
    return [text]


def block_entry_lines(entry: Value, dash: int, column: int) -> list[str]:
    """Return an entry of a list with its keys each on a line; `column` is where the keys stand. All indented."""
    if not isinstance(entry, Mapping):
        return _indented(flow_entry_lines(entry, dash), dash)
    lines = [line for key, value in entry.items() for line in _indent_first(pair_lines(key, value, column), column)]
    return [f"{' ' * dash}-{lines[0][dash + 1 :]}", *lines[1:]]


def flow_entry_lines(entry: Value, dash: int) -> list[str]:
    """Return an entry of a list in brackets, in more lines where one is too long; the first without its indent."""
    if not isinstance(entry, Mapping):
        return [f"- {flow_text(entry)}"]
    lines, room = ["- {"], WIDEST - dash
    for pair in (f"{pair}," for pair in _pairs(entry)):
        if len(lines[-1]) + 1 + len(pair) > room and not lines[-1].endswith("{"):
            lines.append(f"   {pair}")
        else:
            lines[-1] += pair if lines[-1].endswith("{") else f" {pair}"
    lines[-1] = lines[-1].removesuffix(",") + "}"
    return lines


def _indented(lines: list[str], indent: int) -> list[str]:
    return [" " * indent + line for line in lines]


def _indent_first(lines: list[str], indent: int) -> list[str]:
    """Indent what `pair_lines` gave: the lines below its first have their indent already."""
    return [" " * indent + lines[0], *lines[1:]]
