"""Validators find nothing in any document that we write: Microsoft's own, and two that look at what it does not.

Each file is a test of its own, the longest first, so that several processors share them. All of them take some two
minutes of one processor, two thirds of it the port's look at the longest three.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from samreview.documents.docx.package import packed, unpacked
from samreview.documents.docx.writer import docx_bytes
from tests.documents import validating
from tests.documents.companies import by_hand, by_libre_office, by_python_docx
from tests.documents.kinds import KINDS, empty, hostile, many, rich
from tests.documents.test_every_kind import TOGETHER
from tests.documents.test_word_lint import GOOD

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.documents.kinds import Facts

WHY = "validators look through every kind of document"
SORTS: dict[str, Callable[[], Facts]] = {
    "2,000 actions": cache(lambda: many(2_000)),
    "hostile": cache(lambda: hostile(TOGETHER)),
    "rich": cache(rich),
    "empty": cache(empty),
}
COMPANIES: dict[str, Callable[[Path], bytes]] = {
    "python-docx": lambda _: by_python_docx(),
    "by hand": lambda _: by_hand(),
    "LibreOffice": lambda folder: by_libre_office(shutil.which("soffice") or pytest.skip("no LibreOffice"), folder),
}
NO_PROFILE = {**os.environ, "DOTNET_TieredPGO": "0"}
"""Microsoft's runtime would watch itself to get faster for hours to come: two thirds of the time are enough without."""
NAMES = {
    "ooxml-validator": "Microsoft's own",
    "openxml-audit": "a port of it that also looks at styles and cells",
    "ooxml-integrity": "looks for what is referred to and is not there",
}
BY_EACH = pytest.mark.parametrize("name", NAMES)
FAULTS = {
    "ooxml-validator": ("word/document.xml", b"<w:body>", b"<w:body><w:nonsense/>"),
    "openxml-audit": ("word/document.xml", b"<w:body>", b"<w:body><w:nonsense/>"),
    "ooxml-integrity": ("word/_rels/document.xml.rels", b'Target="styles.xml"', b'Target="stiles.xml"'),
}
"""A fault for each: the part, what stands there, what is put in its place."""


class Validators:
    """What looks through files: what was found in the same file once is not looked for again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.running: dict[str, subprocess.Popen[str]] = {}
        self.known: dict[tuple[str, bytes], list[str]] = {}

    def found(self, name: str, program: str, data: bytes) -> list[str]:
        if (name, data) not in self.known:
            path = self.folder / f"{name}-{len(self.known)}.docx"
            path.write_bytes(data)
            self.known[name, data] = (
                self.microsofts(program, path) if name == "ooxml-validator" else self.asked(name, program, path)
            )
        return self.known[name, data]

    def microsofts(self, program: str, path: Path) -> list[str]:
        # It ends with 0 or with 1 however the file is: what it says counts.
        run = subprocess.run([program, path], capture_output=True, text=True, timeout=120, check=False, env=NO_PROFILE)
        said = json.loads(run.stdout)
        assert said["file"] == str(path)
        assert said["ok"] == (not said["errors"])
        return [str(one) for one in said["errors"]]

    def asked(self, name: str, program: str, path: Path) -> list[str]:
        """Ask the process that has the validator, which the first question starts."""
        python = str(Path(program).resolve().parent / "python")
        if python not in self.running:
            self.running[python] = subprocess.Popen(
                [python, validating.__file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
            )
        process = self.running[python]
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps([name, str(path)]) + "\n")
        process.stdin.flush()
        answer = json.loads(process.stdout.readline())
        assert isinstance(answer, list)
        return answer

    def end(self) -> None:
        for process in self.running.values():
            process.communicate(timeout=10)


@pytest.fixture(scope="module")
def validators(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Validators]:
    made = Validators(tmp_path_factory.mktemp("validated"))
    yield made
    made.end()


@BY_EACH
def test_a_planted_fault_is_found(need_tool: Callable[[str, str], str], validators: Validators, name: str) -> None:
    """Otherwise that nothing is found would prove nothing."""
    program = need_tool(name, WHY)
    part, before, after = FAULTS[name]
    good = unpacked(GOOD, "good.docx")
    assert before in good[part]
    bad = packed(good | {part: good[part].replace(before, after, 1)})
    assert validators.found(name, program, GOOD) == []
    assert validators.found(name, program, bad) != []
    # what is wrong with one file is not held against the next
    other = packed(good | {"word/document.xml": good["word/document.xml"].replace(b"<w:body>", b"<w:body><w:p/>", 1)})
    assert validators.found(name, program, other) == []


@pytest.mark.parametrize("sort", SORTS)
@pytest.mark.parametrize("kind", KINDS)
@BY_EACH
def test_nothing_is_found_in_what_we_write(
    need_tool: Callable[[str, str], str], validators: Validators, name: str, kind: str, sort: str
) -> None:
    found = validators.found(name, need_tool(name, WHY), docx_bytes(KINDS[kind](SORTS[sort]())))
    # "&#60;" was typed, and comes out as it was typed: that it might be a mistake is what it is there for.
    assert [one for one in found if not (sort == "hostile" and "TXT002" in one and "'&#60;'" in one)] == []


@pytest.mark.parametrize("company", COMPANIES)
@BY_EACH
def test_nothing_is_found_in_a_companys_looks(
    need_tool: Callable[[str, str], str], validators: Validators, tmp_path: Path, name: str, company: str
) -> None:
    program = need_tool(name, WHY)
    looks = COMPANIES[company](tmp_path)
    assert validators.found(name, program, docx_bytes(KINDS["minutes"](rich()), looks)) == []
