"""What is only read works with a store that may only be read."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from samreview.cli.failures import Exit
from tests.shut import shut

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run


@pytest.mark.skipif(os.name != "posix", reason="rights of files are told in another way there")
def test_reading_commands_say_the_same_of_a_store_that_may_only_be_read(run: Run, tmp_path: Path, root: Path) -> None:
    played = run("rehearse", root / "examples" / "halden.yaml", root / "examples" / "halden.transcript", "--keep")
    assert played.code in (Exit.DONE, Exit.FOUND)
    [held] = run("reviews", "--json").json
    written = tmp_path / "out"
    written.mkdir(mode=0o777)
    written.chmod(0o777)
    reading = (("reviews",), ("reviews", "--json"), ("actions",), ("actions", "--json", "--all"))
    before = [run(*command) for command in reading]
    minutes = ("minutes", held["id"], "--output")
    assert run(*minutes, written / "before.md").code == Exit.DONE
    with shut(tmp_path / "store"):
        assert [run(*command) for command in reading] == before
        assert run(*minutes, written / "after.md").code == Exit.DONE
        refused = run("reviews", "drop", held["id"], "--force")
    assert (written / "after.md").read_bytes() == (written / "before.md").read_bytes()
    assert refused.code == Exit.WRONG
    assert "may only be read, so this was not saved" in refused.err
    assert refused.err.count("\n") == 1
