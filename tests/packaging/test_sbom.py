from __future__ import annotations

import hashlib
import json
import re
import tomllib
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

import pytest
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(scope="module")
def written(built: Path) -> str:
    return (built / f"samreview-{version('samreview')}.cdx.json").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def sbom(written: str) -> dict[str, Any]:
    read: dict[str, Any] = json.loads(written)
    return read


def test_sbom_is_valid_against_the_schema_of_cyclonedx(written: str) -> None:
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(written) is None


def test_sbom_lists_every_run_time_dependency_with_the_locked_version_and_a_licence(
    root: Path, sbom: dict[str, Any]
) -> None:
    listed = {one["name"]: one for one in sbom["components"]}
    pins = dict(
        re.findall(r"^([a-z0-9-]+)==(\S+)", (root / "requirements-dev.txt").read_text(encoding="utf-8"), re.MULTILINE)
    )
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    stated = [re.split(r"[^a-z0-9]", line)[0] for line in project["dependencies"]]
    assert len(stated) >= 8
    assert {*stated, "markupsafe", "pygments", "typst"} <= listed.keys()
    assert {"mypy", "pytest", "hatchling"}.isdisjoint(listed)
    for name, one in listed.items():
        assert one["version"] == pins[name]
        assert one["purl"] == f"pkg:pypi/{name}@{pins[name]}"
        (licence,) = one["licenses"]
        assert licence.get("expression") or licence["license"]["id"], name
        assert one["scope"] == ("optional" if name == "typst" else "required")


def test_sbom_says_who_needs_whom(sbom: dict[str, Any]) -> None:
    needs = {one["ref"]: set(one.get("dependsOn", ())) for one in sbom["dependencies"]}
    assert {"click", "textual", "typst"} <= needs["samreview"]
    assert "markupsafe" in needs["jinja2"]
    reached, waiting = set(), ["samreview"]
    while waiting:
        name = waiting.pop()
        reached.add(name)
        waiting += needs[name] - reached
    assert reached == {"samreview", *(one["name"] for one in sbom["components"])}


def test_sbom_names_the_files_it_belongs_to_with_their_hashes(built: Path, sbom: dict[str, Any]) -> None:
    about = sbom["metadata"]["component"]
    assert (about["name"], about["version"]) == ("samreview", version("samreview"))
    assert about["licenses"][0]["license"]["id"] == "MIT"
    named = {one["url"]: one["hashes"][0]["content"] for one in about["externalReferences"]}
    files = [path for path in built.iterdir() if path.suffix in (".whl", ".gz")]
    assert named == {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}
    assert len(named) == 2
