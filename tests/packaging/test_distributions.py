from __future__ import annotations

import email
import tarfile
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def test_wheel_and_source_distribution_carry_the_licence_and_say_so_in_their_metadata(built: Path, root: Path) -> None:
    licence = (root / "LICENSE").read_bytes()
    assert b"MIT License" in licence
    with zipfile.ZipFile(next(built.glob("*.whl"))) as wheel:
        (folder,) = {name.split("/")[0] for name in wheel.namelist() if ".dist-info/" in name}
        assert wheel.read(f"{folder}/licenses/LICENSE") == licence
        described = [wheel.read(f"{folder}/METADATA")]
    with tarfile.open(next(built.glob("*.tar.gz"))) as source:
        (top,) = {name.split("/")[0] for name in source.getnames()}
        files = {name: source.extractfile(f"{top}/{name}") for name in ("LICENSE", "PKG-INFO")}
        assert files["LICENSE"] is not None
        assert files["PKG-INFO"] is not None
        assert files["LICENSE"].read() == licence
        described.append(files["PKG-INFO"].read())
    for metadata in map(email.message_from_bytes, described):
        assert (metadata["License-Expression"], metadata["License-File"]) == ("MIT", "LICENSE")


def test_source_distribution_carries_all_that_its_makefile_needs(built: Path) -> None:
    with tarfile.open(next(built.glob("*.tar.gz"))) as source:
        names = {name.partition("/")[2] for name in source.getnames()}
    assert {"Makefile", "requirements.txt", "requirements-dev.txt", "release/sbom.py", "SECURITY.md"} <= names
