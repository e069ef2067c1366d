"""Write the SBOM of a built distribution (CycloneDX, JSON): what is installed with it, in which version and licence.

`make dist` runs it after the build. It needs no network: versions come from the lock file, licences and who needs whom
from the packages that are installed here.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import os
import sys
import tomllib
from importlib.metadata import distribution
from pathlib import Path
from typing import TYPE_CHECKING

from cyclonedx.contrib.license.factories import LicenseFactory
from cyclonedx.model import ExternalReference, ExternalReferenceType, HashAlgorithm, HashType, XsUri
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentScope, ComponentType
from cyclonedx.model.license import LicenseAcknowledgement
from cyclonedx.output.json import JsonV1Dot6
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from lock_check import DEV, ROOT, dependency_graph, read_pins
from packageurl import PackageURL
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

if TYPE_CHECKING:
    from collections.abc import Iterable
    from importlib.metadata import Distribution

    from cyclonedx.model.license import License
    from lock_check import Pins

NAME = "samreview"
WITH_OPTIONAL = f"{NAME}[pdf]"
_BY_CLASSIFIER = {
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: MIT License": "MIT",
}
_BY_LICENCE_FILE = {"pysqlite3": "Zlib"}
"""Packages whose metadata names no licence, and the one that their licence file holds."""


def licence_of(package: Distribution) -> str:
    """Return the licence that a package declares, as an SPDX expression where it can be told.

    Raises:
        LookupError: it declares none.
    """
    about = package.metadata
    name = canonicalize_name(about["Name"])
    classifiers = (_BY_CLASSIFIER.get(one) for one in about.get_all("Classifier") or ())
    stated = (*(about[key] for key in ("License-Expression", "License") if key in about), *classifiers)
    for licence in (*stated, _BY_LICENCE_FILE.get(name)):
        if licence:
            return licence
    raise LookupError(f"{name} declares no licence. Read its licence file and add it to _BY_LICENCE_FILE.")


def make_bom(pins: Pins, built: Iterable[Path] = ()) -> Bom:
    """Return the SBOM of the project: all that is installed with it, and the hashes of the files built from it.

    Raises:
        LookupError: something that is needed is not locked or not installed, or its licence is not known.
    """
    required, graph = (dependency_graph([Requirement(wanted)]) for wanted in (NAME, WITH_OPTIONAL))
    parts = {name: _part(name, pins, is_required=name in required) for name in graph if name != NAME}
    root = _root(built)
    bom = Bom(components=parts.values(), metadata=BomMetaData(component=root, timestamp=_build_time()))
    for name, others in graph.items():
        bom.register_dependency(parts.get(name, root), [parts[other] for other in sorted(others)])
    return bom


def _root(built: Iterable[Path]) -> Component:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    version = distribution(NAME).version
    return Component(
        type=ComponentType.APPLICATION,
        bom_ref=NAME,
        name=NAME,
        version=version,
        description=project["description"],
        licenses=[_declared(project["license"])],
        purl=PackageURL("pypi", None, NAME, version),
        external_references=map(_built_file, sorted(built)),
    )


def _part(name: str, pins: Pins, *, is_required: bool) -> Component:
    installed = distribution(name)
    if name not in pins:
        raise LookupError(f"{name} is needed and not locked. Run `make lock`.")
    (pin,) = pins[name].specifier
    if installed.version != pin.version:
        raise LookupError(f"{name} is locked at {pin.version}, and {installed.version} is installed. Run `make clean`.")
    return Component(
        type=ComponentType.LIBRARY,
        bom_ref=name,
        name=name,
        version=pin.version,
        scope=ComponentScope.REQUIRED if is_required else ComponentScope.OPTIONAL,
        licenses=[_declared(licence_of(installed))],
        purl=PackageURL("pypi", None, name, pin.version),
    )


def _declared(licence: str) -> License:
    return LicenseFactory().make_from_string(licence, license_acknowledgement=LicenseAcknowledgement.DECLARED)


def _built_file(path: Path) -> ExternalReference:
    digest = HashType(alg=HashAlgorithm.SHA_256, content=hashlib.sha256(path.read_bytes()).hexdigest())
    return ExternalReference(type=ExternalReferenceType.DISTRIBUTION, url=XsUri(path.name), hashes=[digest])


def _build_time() -> dt.datetime:
    """Return now, or the moment that reproducible builds name."""
    named = os.environ.get("SOURCE_DATE_EPOCH")
    return dt.datetime.fromtimestamp(int(named), dt.UTC) if named else dt.datetime.now(dt.UTC)


def main(folder: Path) -> Path:
    """Write the SBOM of the files built into a folder beside them, and return its path."""
    built = [path for path in folder.iterdir() if path.suffix in (".whl", ".gz")]
    pins = read_pins((ROOT / DEV).read_text(encoding="utf-8"))
    try:
        written = JsonV1Dot6(make_bom(pins, built)).output_as_string(indent=2)
    except LookupError as problem:
        sys.exit(str(problem))
    wrong = JsonStrictValidator(SchemaVersion.V1_6).validate_str(written)
    if wrong is not None:
        sys.exit(f"The SBOM does not follow its schema: {str(wrong).splitlines()[0]}")
    target = folder / f"{NAME}-{distribution(NAME).version}.cdx.json"
    target.write_text(written + "\n", encoding="utf-8", newline="\n")
    return target


if __name__ == "__main__":
    sys.stdout.write(f"{main(Path(sys.argv[1]))}\n")
