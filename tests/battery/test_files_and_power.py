"""A file that is written, or a plan that is changed, is old or new after a power cut, never half and never gone."""

from __future__ import annotations

import random
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.battery.counts import SOAK
from tests.journal.facts import IN_MEMORY
from tests.journal.powercut import Disk, record

if TYPE_CHECKING:
    from collections.abc import Callable

WRITES = """
import os, sys
from samreview.files import replace_whole, write_whole
folder, old, new = sys.argv[1], b"old " * 4000, b"new " * 5000
how = sys.argv[2]
if how == "new":
    write_whole(f"{folder}/plan.yaml", new)
elif how == "force":
    write_whole(f"{folder}/plan.yaml", new, force=True)
else:
    replace_whole(f"{folder}/plan.yaml", old, new)
os.write(1, b"done")
"""


@pytest.mark.parametrize("how", ["new", "force", "replace"])
def test_a_written_file_is_old_or_new(
    tmp_path: Path,
    root: Path,
    how: str,
    need_tool: Callable[[str, str], str],
    record_property: Callable[[str, object], None],
) -> None:
    strace = need_tool("strace", "a power cut is simulated from what it records")
    folder, old, new = tmp_path / "disk", b"old " * 4000, b"new " * 5000
    folder.mkdir()
    disk, chance = Disk(), random.Random(how)  # noqa: S311  no secret
    if how != "new":
        (folder / "plan.yaml").write_bytes(old)
        disk.put("plan.yaml", old)
    ops = record(strace, [sys.executable, "-c", WRITES, str(folder), how], folder, tmp_path / "trace", root)
    states, seen = 0, set()
    for op in ops:
        disk.play(op)
        for kept in ("none", "all", *["some"] * 10 * SOAK):
            for strict in (False, True):
                with tempfile.TemporaryDirectory(dir=IN_MEMORY) as after:
                    disk.cut_power(Path(after), kept, chance, strict=strict)  # type: ignore[arg-type]  # of these three
                    target = Path(after) / "plan.yaml"
                    there = target.read_bytes() if target.exists() else None
                assert there in ((new, old) if how != "new" else (new, None))
                if disk.said:
                    assert there == new, "it was said to be written"
                seen.add(there)
                states += 1
    assert new in seen
    record_property("power states", states)
