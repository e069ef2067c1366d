"""Validators find nothing in any document that we write: Microsoft's own, and two that look at what it does not.

All kinds with all sorts of facts take them two to three minutes of two processors, most of it the port's.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TYPE_CHECKING

import pytest

from samreview.documents.docx.package import packed, unpacked
from samreview.documents.docx.writer import docx_bytes
from tests.documents.companies import by_hand, by_libre_office, by_python_docx
from tests.documents.kinds import KINDS, empty, hostile, many, rich
from tests.documents.test_every_kind import TOGETHER
from tests.documents.test_word_lint import GOOD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WHY = "validators look through every kind of document"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every kind of document of every sort of facts, and some in the looks of companies."""
    made = tmp_path_factory.mktemp("validated")
    sorts = {"rich": rich(), "empty": empty(), "hostile": hostile(TOGETHER), "long": many(2_000)}
    for name, facts in sorts.items():
        for kind, document in KINDS.items():
            (made / f"{kind}-{name}.docx").write_bytes(docx_bytes(document(facts)))
    companies = {"python-docx": by_python_docx(), "by-hand": by_hand()}
    if soffice := shutil.which("soffice"):
        companies["libre-office"] = by_libre_office(soffice, tmp_path_factory.mktemp("company"))
    for name, company in companies.items():
        (made / f"company-{name}.docx").write_bytes(docx_bytes(KINDS["minutes"](rich()), company))
    (made / "features.docx").write_bytes(GOOD)
    return made


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=900, check=False)


def microsofts(validator: str, path: Path) -> list[str]:
    # It ends with 0 or with 1 however the file is: what it says counts.
    said = json.loads(run(validator, path).stdout)
    assert said["file"].endswith(path.name)
    return [] if said["ok"] else [f"{path.name}: {one}" for one in said["errors"][:5]]


def port(audit: str, path: Path) -> list[str]:
    # One file at a time: over a folder it holds one file's notes against another's.
    found = run(audit, "--quiet", path)
    return [] if found.returncode == 0 else [f"{path.name}: {found.stdout}{found.stderr}"]


def references(integrity: str, path: Path) -> list[str]:
    found = run(integrity, "check", "--quiet", "--no-config", path)
    return [] if found.returncode == 0 else [f"{path.name}: {found.stdout}{found.stderr}"]


VALIDATORS: dict[str, Callable[[str, Path], list[str]]] = {
    "ooxml-validator": microsofts,  # Microsoft's own
    "openxml-audit": port,  # a port of it that also looks at styles and cells
    "ooxml-integrity": references,  # looks for what is referred to and is not there
}
BY_EACH = pytest.mark.parametrize("name", VALIDATORS)
STYLES_THAT_ARE_NOT_THERE = (b'Target="styles.xml"', b'Target="stiles.xml"')
FAULTS = {
    "ooxml-validator": ("word/document.xml", b"<w:body>", b"<w:body><w:nonsense/>"),
    "openxml-audit": ("word/document.xml", b"<w:body>", b"<w:body><w:nonsense/>"),
    "ooxml-integrity": ("word/_rels/document.xml.rels", *STYLES_THAT_ARE_NOT_THERE),
}
"""A fault for each: the part, what stands there, what is put in its place."""


def test_every_kind_of_document_is_there_with_every_sort_of_facts(folder: Path) -> None:
    names = {one.name for one in folder.iterdir()}
    assert len(KINDS) > 7
    assert names >= {f"{kind}-{sort}.docx" for kind in KINDS for sort in ("rich", "empty", "hostile", "long")}


@BY_EACH
def test_a_planted_fault_is_found(need_tool: Callable[[str, str], str], tmp_path: Path, name: str) -> None:
    """Otherwise that nothing is found would prove nothing."""
    validator = need_tool(name, WHY)
    part, before, after = FAULTS[name]
    good = unpacked(GOOD, "good.docx")
    assert before in good[part]
    bad, whole = tmp_path / "bad.docx", tmp_path / "good.docx"
    bad.write_bytes(packed(good | {part: good[part].replace(before, after, 1)}))
    whole.write_bytes(GOOD)
    assert VALIDATORS[name](validator, whole) == []
    assert VALIDATORS[name](validator, bad) != []


@BY_EACH
def test_nothing_is_found_in_what_we_write(need_tool: Callable[[str, str], str], folder: Path, name: str) -> None:
    validator = need_tool(name, WHY)
    # The longest first, so that two at a time end together.
    files = sorted(folder.iterdir(), key=lambda one: -one.stat().st_size)
    with ThreadPoolExecutor(2) as pool:
        found = pool.map(partial(VALIDATORS[name], validator), files)
        assert [fault for faults in found for fault in faults] == []
