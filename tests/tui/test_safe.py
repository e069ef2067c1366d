"""Text reaches the screen as it is, never as markup, never as a terminal sequence; and no module goes another way."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content

from samreview.tui import safe

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HOSTILE = [
    "[/]",
    "[/foo] and [bold]",
    "[@click=app.quit]x[/]",
    "[bold",
    "\\[x]",
    "$primary {x} %s",
    "\x1b]0;owned\x07\x1b[2J",
    "\x9b31m",
    "漢字" * 40,
    "שלום \u202etxet",
    "e\u0301" * 500,
    "👩‍👩‍👧‍👦" * 50,
    "x" * 10_000,
    "",
    " ",
    "a\nb\tc\rd",
]


@pytest.mark.parametrize("value", HOSTILE)
def test_no_text_becomes_markup_or_a_sequence(value: str) -> None:
    content = safe.text(value)
    assert isinstance(content, Content)
    assert not content.spans
    assert "\x1b" not in content.plain
    assert "\x9b" not in content.plain
    assert "\n" not in content.plain


@given(st.text(max_size=60), st.integers(0, 40))
def test_a_column_has_exactly_its_width(value: str, width: int) -> None:
    assert safe.cell(value, width).cell_length == width
    assert safe.figure(value, width).cell_length == width
    assert safe.fit(safe.text(value), width).cell_length == width


@given(st.text(max_size=200), st.integers(1, 40), st.integers(1, 4), st.integers(0, 6))
def test_wrapped_text_keeps_to_its_room(value: str, width: int, most: int, indent: int) -> None:
    lines = safe.wrapped(safe.text(value), width, most=most, indent=indent)
    assert len(lines) <= most
    assert all(line.cell_length <= max(width, 2) for line in lines)


@given(st.text(max_size=60), st.text(max_size=60), st.integers(2, 60))
def test_two_ends_fill_the_line(left: str, right: str, width: int) -> None:
    assert safe.ends(safe.text(left), safe.text(right), width).cell_length == width


# The lint: everything below reads the source of the app.

WIDGETS = {"Static", "Label", "Button", "Option", "Collapsible", "Checkbox", "RadioButton", "ListItem", "Link"}
TAKES_TEXT = {"notify", "update", "add_option", "add_row", "add_column", "write_line"}
SETS_TEXT = {"border_title", "border_subtitle", "tooltip", "loading_text"}
MAKES_CONTENT = {"Content", "from_markup", "from_text", "from_rich_text", "styled", "assemble"}


def modules(root: Path) -> list[Path]:
    return sorted((root / "samreview" / "tui").rglob("*.py"))


def _name(call: ast.Call) -> str:
    return call.func.id if isinstance(call.func, ast.Name) else getattr(call.func, "attr", "")


def _is_safe(value: ast.expr) -> bool:
    if not isinstance(value, ast.Call):
        return False
    function = value.func
    return isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id == "safe"


def offences(source: str) -> Iterator[str]:
    """Yield each place where a string could reach a widget by another way than `safe`."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = _name(node)
            given = [*node.args[:1], *(word.value for word in node.keywords if word.arg in ("content", "label"))]
            if name in WIDGETS | TAKES_TEXT and any(not _is_safe(value) for value in given):
                yield f"{node.lineno}: {name}() is given a plain string"
            if name in MAKES_CONTENT:
                yield f"{node.lineno}: {name}() makes content"
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in SETS_TEXT and not _is_safe(node.value):
                    yield f"{node.lineno}: {target.attr} is given a plain string"


def test_no_module_of_the_app_gives_a_widget_a_plain_string(root: Path) -> None:
    found = [
        f"{module.name}:{offence}"
        for module in modules(root)
        if module.name != "safe.py"
        for offence in offences(module.read_text())
    ]
    assert not found


@pytest.mark.parametrize(
    "source",
    [
        "Static(name)",
        "Static(f'{name}')",
        "Static('plain')",
        "label.update(text)",
        "self.notify(f'saved {x}')",
        "self.border_title = account",
        "Content(name)",
        "Content.from_markup(x)",
        "Static(content=name)",
    ],
)
def test_the_lint_sees_each_way_around(source: str) -> None:
    assert list(offences(source))


@pytest.mark.parametrize("source", ["Static(safe.text(name))", "Static()", "label.update(safe.row(a, b))"])
def test_the_lint_lets_the_one_way_pass(source: str) -> None:
    assert not list(offences(source))
