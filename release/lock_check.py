"""Check that the lock files agree with pyproject.toml; `make lint` runs it, `make lock` writes them anew.

It needs no network: what a locked package needs in its turn is read from the packages that are installed here.
"""

from __future__ import annotations

import re
import sys
import tomllib
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import TYPE_CHECKING, Any

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

ROOT = Path(__file__).resolve().parent.parent
RUN, DEV, VALIDATORS = "requirements.txt", "requirements-dev.txt", ".ci/validators.txt"
_ADDRESS = re.compile(r"://|^\s*(?:-i|--index-url|--extra-index-url|-f|--find-links)\b", re.MULTILINE)

Pins = dict[str, Requirement]


def read_pins(text: str) -> Pins:
    """Return the pins of a lock file by name."""
    pins = (Requirement(line.removesuffix("\\")) for line in text.splitlines() if line[:1].isalnum())
    return {canonicalize_name(pin.name): pin for pin in pins}


def dependency_graph(wanted: Iterable[Requirement]) -> dict[str, set[str]]:
    """Return all that is installed on this machine for some requirements, by name, with what each needs in its turn.

    Raises:
        LookupError: something of it is not installed.
    """
    graph: dict[str, set[str]] = {}
    seen: set[tuple[str, frozenset[str]]] = set()
    waiting = [need for need in wanted if _holds(need)]
    while waiting:
        need = waiting.pop()
        name, extras = canonicalize_name(need.name), frozenset(need.extras)
        if (name, extras) not in seen:
            seen.add((name, extras))
            more = list(_needs(name, extras))
            graph.setdefault(name, set()).update(canonicalize_name(one.name) for one in more)
            waiting += more
    return graph


def _needs(name: str, extras: Iterable[str]) -> Iterator[Requirement]:
    try:
        lines = distribution(name).requires or ()
    except PackageNotFoundError:
        raise LookupError(f"{name} is needed and not installed. Run `make .venv/installed-dev`.") from None
    return (need for need in map(Requirement, lines) if _holds(need, extras))


def _holds(need: Requirement, extras: Iterable[str] = ()) -> bool:
    return need.marker is None or any(need.marker.evaluate({"extra": extra}) for extra in ("", *extras))


def stated_requirements(project: Mapping[str, Any]) -> dict[str, list[Requirement]]:
    """Return for each lock file what pyproject.toml wants to be in it."""
    run = [*project["project"]["dependencies"], *project["build-system"]["requires"], *_group(project, "build")]
    dev = [*run, *project["project"]["optional-dependencies"]["pdf"], *_group(project, "dev")]
    stated = {RUN: run, DEV: dev, VALIDATORS: [*_group(project, "validators")]}
    return {name: [Requirement(line) for line in lines] for name, lines in stated.items()}


def _group(project: Mapping[str, Any], name: str) -> Iterator[str]:
    for line in project["dependency-groups"][name]:
        if isinstance(line, str):
            yield line
        else:
            yield from _group(project, line["include-group"])


def disagreements(root: Path = ROOT) -> Iterator[str]:
    """Yield what is wrong with the lock files of a checkout, a sentence each."""
    stated = stated_requirements(tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8")))
    texts = {name: (root / name).read_text(encoding="utf-8") for name in stated}
    pins = {name: read_pins(text) for name, text in texts.items()}
    for name in stated:
        yield from _unsafe(name, texts[name], pins[name])
    unmet = [f"{name}: {said}" for name, wanted in stated.items() for said in _unmet(wanted, pins[name])]
    yield from unmet
    for name in sorted(pins[RUN].keys() & pins[DEV].keys()):
        if pins[RUN][name].specifier != pins[DEV][name].specifier:
            yield f"{RUN} locks {pins[RUN][name]}, and {DEV} {pins[DEV][name]}"
    if not unmet and all(_is_installed(name, pin) for name, pin in pins[DEV].items() if _holds(pin)):
        for name in (RUN, DEV):
            yield from (f"{name}: {problem}" for problem in _gaps(stated[name], pins[name]))


def _unsafe(name: str, text: str, pins: Pins) -> Iterator[str]:
    if _ADDRESS.search(text):
        yield f"{name}: it names an address; packages come from wherever pip is told to look"
    hashed = {canonicalize_name(one) for one in re.findall(r"^([\w.-]+)==.*\\\n +--hash=sha256:", text, re.MULTILINE)}
    yield from (f"{name}: {one} has no hash" for one in sorted(pins.keys() - hashed))


def _unmet(wanted: Iterable[Requirement], pins: Pins) -> Iterator[str]:
    for need in wanted:
        pin = pins.get(canonicalize_name(need.name))
        if pin is None:
            yield f"{need} is not locked"
        elif not need.specifier.contains(next(iter(pin.specifier)).version, prereleases=True):
            yield f"{pin} is locked, and {need} is wanted"


def _is_installed(name: str, pin: Requirement) -> bool:
    try:
        return pin.specifier.contains(distribution(name).version, prereleases=True)
    except PackageNotFoundError:
        return False


def _gaps(wanted: Iterable[Requirement], pins: Pins) -> Iterator[str]:
    """Yield what is needed and not locked, and the other way round, as far as it concerns this machine."""
    needed = dependency_graph(wanted).keys()
    yield from (f"{name} is needed and not locked" for name in sorted(needed - pins.keys()))
    here = {name for name, pin in pins.items() if _holds(pin)}
    yield from (f"{name} is locked, and nothing needs it" for name in sorted(here - needed))


if __name__ == "__main__":
    found = list(disagreements(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT))
    sys.exit("\n".join([*found, "Run `make lock`."]) if found else 0)
