from __future__ import annotations

import re
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

LOCKED = ("requirements.txt", "requirements-dev.txt", ".ci/validators.txt")


def run_check(root: Path, checkout: Path) -> tuple[int, str]:
    command = [sys.executable, str(root / "release" / "lock_check.py"), str(checkout)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stderr


@pytest.fixture
def checkout(root: Path, tmp_path: Path) -> Path:
    (tmp_path / ".ci").mkdir()
    for name in ("pyproject.toml", *LOCKED):
        shutil.copy(root / name, tmp_path / name)
    return tmp_path


def test_lock_files_agree_with_pyproject(root: Path) -> None:
    assert run_check(root, root) == (0, "")


@pytest.mark.parametrize(
    ("name", "before", "after", "said"),
    [
        (
            "pyproject.toml",
            '"click>=8.1.8"',
            '"click>=99"',
            r"requirements.txt: click==\S+ is locked, and click>=99",
        ),
        ("pyproject.toml", '"jinja2>=3.1.6"', '"jinja2<3"', r"requirements-dev.txt: jinja2==\S+ is locked"),
        ("pyproject.toml", '"rich>=14"', '"rich>=14", "httpx"', "requirements.txt: httpx is not locked"),
        ("pyproject.toml", '"pyte>=0.8.2"', '"pyte>=0.8.2", "trio"', "requirements-dev.txt: trio is not locked"),
        ("pyproject.toml", '"openxml-audit>=0.8"', '"openxml-audit>=7"', ".ci/validators.txt: openxml-audit"),
        ("pyproject.toml", 'requires = ["hatchling>=1.27"]', 'requires = ["hatchling>=99"]', "hatchling>=99 is wanted"),
        ("pyproject.toml", '"mammoth>=1.11",', "", "requirements-dev.txt: mammoth is locked, and nothing needs it"),
        ("requirements.txt", r"mdurl==[^#]*#[^\n]*\n", "", "requirements.txt: mdurl is needed and not locked"),
        ("requirements.txt", r"(mdurl==\S+) \\\n(    --hash.*\n)+", r"\1\n", "requirements.txt: mdurl has no hash"),
        ("requirements.txt", r"textual==\S+", "textual==8.99.0", "requirements.txt locks textual==8.99.0, and req"),
        (
            "requirements-dev.txt",
            "^",
            "--index-url https://mirror.example\n",
            "requirements-dev.txt: it names an",
        ),
    ],
)
def test_lock_file_that_does_not_agree_is_named(
    root: Path, checkout: Path, *, name: str, before: str, after: str, said: str
) -> None:
    text = (checkout / name).read_text(encoding="utf-8")
    pattern = re.escape(before) if name == "pyproject.toml" else before
    changed, times = re.subn(pattern, after, text, count=1)
    assert times == 1
    (checkout / name).write_text(changed, encoding="utf-8")
    code, message = run_check(root, checkout)
    assert code == 1
    assert re.search(said, message)
    assert message.endswith("Run `make lock`.\n")


def test_ci_and_make_install_from_lock_files_alone(root: Path) -> None:
    installing = [
        line
        for name in ("Makefile", ".ci/run")
        for line in (root / name).read_text(encoding="utf-8").splitlines()
        if re.search(r"\$\(PIP\) |pip\"? .*install", line) and not line.startswith("PIP := ")
    ]
    assert len(installing) >= 4
    for line in installing:
        assert re.search(r"--require-hashes|--no-deps --no-build-isolation -e \.|/uv/bin/python", line), line


def test_files_of_the_repository_that_lock_versions_name_no_address(root: Path) -> None:
    for name in (*LOCKED, ".ci/package-lock.json"):
        text = (root / name).read_text(encoding="utf-8")
        assert "://" not in text
        assert "sha256:" in text or '"integrity": "sha512-' in text
