"""A team's settings: the nearest `samreview.toml`, or `[tool.samreview]` of a pyproject.toml."""

from __future__ import annotations

import os
from os import path as paths
from typing import TYPE_CHECKING, Any

from samreview.cli.failures import Failure
from samreview.cli.inputs import read_bytes
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.checks.settings import CheckSettings

_OWN = "samreview.toml"
_SHARED = "pyproject.toml"
_TABLE = b"tool.samreview"


class SettingsFile(NamedTuple):
    """The settings that were found: the file, as messages name it, and its tables; no file and no tables else."""

    path: str
    tables: Mapping[str, Any]


NO_SETTINGS = SettingsFile("", {})


class SettingsFinder:
    """Finds the settings of plans, for one command: each file is read once.

    With `config` that file holds for all plans. Else they are looked for in the plan's folder and the folders above it,
    up to one that holds a `.git` or is the user's home; the nearest file holds, and in one folder `samreview.toml`
    comes before a pyproject.toml that has the table. Files are never added up.
    """

    def __init__(self, config: str | None = None) -> None:
        self._config = config
        self._found: dict[str, SettingsFile] = {}
        self._understood: dict[str, CheckSettings] = {}

    def of(self, plan: str) -> SettingsFile:
        """Return the settings that hold for a plan.

        Raises:
            Failure: the file cannot be read, or is no TOML.
        """
        if self._config is None:
            return self._nearest(paths.dirname(paths.abspath(plan)))
        if self._config not in self._found:
            found = _read(self._config)
            if not found.path:
                raise Failure(f"{self._config}: this pyproject.toml has no table [tool.samreview].")
            self._found[self._config] = found
        return self._found[self._config]

    def for_check(self, plan: str) -> CheckSettings:
        """Return what `check` goes by for a plan.

        Raises:
            Failure: the settings cannot be read, or say what `check` does not know.
        """
        from samreview.checks.settings import CheckSettings, SettingsError, check_settings

        found = self.of(plan)
        if not found.tables:
            return CheckSettings()
        if found.path not in self._understood:
            try:
                self._understood[found.path] = check_settings(found.tables)
            except SettingsError as problem:
                raise Failure(f"{found.path}: {problem}") from None
        return self._understood[found.path]

    def _nearest(self, folder: str) -> SettingsFile:
        if folder not in self._found:
            here, above = _in(folder), paths.dirname(folder)
            last = folder in (above, paths.expanduser("~")) or paths.exists(paths.join(folder, ".git"))
            self._found[folder] = here or (NO_SETTINGS if last else self._nearest(above))
        return self._found[folder]


def _in(folder: str) -> SettingsFile | None:
    for name in (_OWN, _SHARED):
        if paths.exists(paths.join(folder, name)):
            found = _read(paths.join(folder, name))
            if found.path:
                return found
    return None


def _read(file: str) -> SettingsFile:
    """Return a file's settings; none of a pyproject.toml that is about other tools."""
    shared = paths.basename(file) == _SHARED
    data = read_bytes(file)
    if shared and _TABLE not in data:
        return NO_SETTINGS
    import tomllib
    from decimal import Decimal

    try:
        tables = tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except (ValueError, RecursionError) as problem:
        raise Failure(f"{_shown(file)}: it cannot be read as TOML: {_told(problem)}") from None
    if not shared:
        return SettingsFile(_shown(file), tables)
    tools = tables.get("tool")
    mine = tools.get("samreview") if isinstance(tools, dict) else None
    if mine is None:
        return NO_SETTINGS
    if not isinstance(mine, dict):
        raise Failure(f"{_shown(file)}: tool.samreview is no table; write [tool.samreview] and its keys below.")
    return SettingsFile(_shown(file), mine)


def _shown(file: str) -> str:
    """Return a path as short as it can be said from here."""
    try:
        near = paths.relpath(file)
    except (ValueError, OSError):  # on another drive, or the working folder is gone
        return file
    return file if near.startswith(os.pardir) else near


def _told(problem: Exception) -> str:
    from samreview.values.text import clean

    return "it is nested too deep." if isinstance(problem, RecursionError) else f"{clean(str(problem))}."
