"""Validators find nothing in any document that we write: Microsoft's own, and two that look at what it does not."""

from __future__ import annotations

import json
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

import pytest

from samreview.documents.docx.writer import docx_bytes
from tests.documents.companies import by_hand, by_libre_office, by_python_docx
from tests.documents.kinds import KINDS, empty, hostile, many, rich
from tests.documents.test_every_kind import TOGETHER
from tests.documents.test_word_lint import GOOD

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WHY = "validators look through every kind of document"
LONG = ("minutes", "actions")


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with every kind of document of every sort of facts, and some in the looks of companies."""
    made = tmp_path_factory.mktemp("validated")
    for name, facts in {"rich": rich(), "empty": empty(), "hostile": hostile(TOGETHER)}.items():
        for kind, document in KINDS.items():
            (made / f"{kind}-{name}.docx").write_bytes(docx_bytes(document(facts)))
    for kind in LONG:
        (made / f"{kind}-long.docx").write_bytes(docx_bytes(KINDS[kind](many(2_000))))
    companies = {"python-docx": by_python_docx(), "by-hand": by_hand()}
    if soffice := shutil.which("soffice"):
        companies["libre-office"] = by_libre_office(soffice, tmp_path_factory.mktemp("company"))
    for name, company in companies.items():
        (made / f"company-{name}.docx").write_bytes(docx_bytes(KINDS["minutes"](rich()), company))
    (made / "features.docx").write_bytes(GOOD)
    return made


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)


def each(verdict: Callable[[Path], list[str]], folder: Path) -> list[str]:
    """Return what a validator finds in any file, two looked at at a time."""
    with ThreadPoolExecutor(2) as pool:
        return [fault for found in pool.map(verdict, sorted(folder.iterdir())) for fault in found]


def test_microsofts_validator_finds_nothing(need_tool: Callable[[str, str], str], folder: Path) -> None:
    validator = need_tool("ooxml-validator", WHY)

    def verdict(path: Path) -> list[str]:
        # it ends with 0 or with 1 however the file is: what it says counts
        said = json.loads(run(validator, path).stdout)
        return [] if said["ok"] else [f"{path.name}: {one}" for one in said["errors"][:5]]

    assert each(verdict, folder) == []


def test_a_port_of_it_that_also_looks_at_styles_and_cells_finds_nothing(
    need_tool: Callable[[str, str], str], folder: Path
) -> None:
    audit = need_tool("openxml-audit", WHY)

    def verdict(path: Path) -> list[str]:
        # one file at a time: over a folder it holds one file's notes against another's
        found = run(audit, "--quiet", path)
        return [] if found.returncode == 0 else [found.stdout]

    assert each(verdict, folder) == []


def test_nothing_is_referred_to_that_is_not_there(need_tool: Callable[[str, str], str], folder: Path) -> None:
    integrity = need_tool("ooxml-integrity", WHY)
    found = run(integrity, "check", "--quiet", "--no-config", *sorted(folder.iterdir()))
    assert found.returncode == 0, found.stdout
