"""Our attributes never take the name of one of Textual's own: `_closing` on a screen once kept an app from ending."""

from __future__ import annotations

import ast
import inspect
import pkgutil
from importlib import import_module
from typing import TYPE_CHECKING

import pytest
from textual.app import App
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from samreview import tui

if TYPE_CHECKING:
    from collections.abc import Iterator

MEANT = {"css_path", "theme", "value", "cursor_position", "cursor_blink", "virtual_size", "placeholder"}
"""Attributes of Textual's that are there to be set."""


def our_classes() -> Iterator[type[DOMNode]]:
    for module in pkgutil.walk_packages(tui.__path__, "samreview.tui."):
        for _, found in inspect.getmembers(import_module(module.name), inspect.isclass):
            if issubclass(found, DOMNode) and found.__module__ == module.name:
                yield found


def set_in(cls: type) -> set[str]:
    return {
        target.attr
        for node in ast.walk(ast.parse(inspect.getsource(cls)))
        if isinstance(node, ast.Assign | ast.AnnAssign)
        for target in (node.targets if isinstance(node, ast.Assign) else [node.target])
        if isinstance(target, ast.Attribute) and isinstance(target.value, ast.Name) and target.value.id == "self"
    }


def textuals_own(cls: type) -> set[str]:
    bases: tuple[type[DOMNode], ...] = (App, Screen, Input, Widget)
    base = next(one for one in bases if issubclass(cls, one))
    return set(dir(base)) | set(vars(base()))


@pytest.mark.parametrize("cls", list(our_classes()), ids=lambda cls: cls.__name__)
def test_no_attribute_of_textual_is_taken(cls: type) -> None:
    assert not (set_in(cls) & textuals_own(cls)) - MEANT
