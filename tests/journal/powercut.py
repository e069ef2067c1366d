"""A power cut, simulated: what the disk may hold at any moment of a recorded run.

`strace` records every call by which a writing process changes files. Up to any of these calls, what was synced is on
the disk; of what was only written, nothing, everything or any mix of 512-byte sectors may be. A new name lasts once its
folder is synced (`strict`), or as soon as the file is (as on ext4).
"""

from __future__ import annotations

import re
import subprocess
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Sequence
    from pathlib import Path

SECTOR = 512
AT_THE_END = -1
"""Where `write` puts its bytes in files that are written from their beginning on."""
CALLS = "openat,write,pwrite64,ftruncate,fdatasync,fsync,unlink,unlinkat,mkdir,link,linkat,rename,renameat,renameat2"
Kept = Literal["none", "all", "some"]

_CALL = re.compile(r"^(?:\d+ +)?(\w+)\((.*)\) += (-?\d+)")
_FD = re.compile(r"^(\d+)<([^>]*)>")
_STRING = re.compile(r'"((?:\\x[0-9a-f]{2})*)"')


@dataclass(frozen=True)
class Op:
    """One thing that happened: a file or folder made, written, cut, synced or removed; a line said."""

    what: Literal["make", "make-folder", "write", "cut", "sync", "sync-folder", "remove", "link", "move", "said"]
    name: str = ""
    offset: int = 0
    data: bytes = b""
    new_name: str = ""


def record(strace: str, command: Sequence[str], folder: Path, log: Path, cwd: Path) -> list[Op]:
    """Run a command under strace and return what it did to the files of `folder`, and what it said."""
    traced = [strace, "-f", "-y", "-xx", "-s", "9999999", "-e", f"trace={CALLS}", "-o", str(log), *command]
    done = subprocess.run(traced, capture_output=True, timeout=120, check=False, cwd=cwd)
    if done.returncode:
        raise RuntimeError(done.stderr.decode(errors="replace")[-2000:])
    return list(_ops(log.read_text(encoding="ascii"), folder))


def _ops(text: str, folder: Path) -> Iterator[Op]:
    for line in text.splitlines():
        call = _CALL.match(line)
        if call is not None and int(call[3]) >= 0:
            op = _op(call[1], call[2], int(call[3]), str(folder))
            if op is not None:
                yield op


def _op(call: str, arguments: str, result: int, folder: str) -> Op | None:
    texts = [bytes.fromhex(each.replace("\\x", "")) for each in _STRING.findall(arguments)]
    descriptor = _FD.match(arguments)
    if descriptor is None:
        return _op_on_name(call, arguments, [text.decode() for text in texts], folder)
    path = _path(descriptor[2])
    if call == "write" and descriptor[1] == "1":
        return Op("said", data=texts[0])
    if path == folder:
        return Op("sync-folder")
    if not path.startswith(folder + "/"):
        return None
    name = path[len(folder) + 1 :].removesuffix(" (deleted)")
    last = int((re.findall(r", (\d+)", arguments) or ["0"])[-1])
    made = {
        "pwrite64": lambda: Op("write", name, last, texts[0][:result]),
        "write": lambda: Op("write", name, AT_THE_END, texts[0][:result]),
        "ftruncate": lambda: Op("cut", name, last),
        "fsync": lambda: Op("sync", name),
        "fdatasync": lambda: Op("sync", name),
    }
    return made[call]()


def _op_on_name(call: str, arguments: str, paths: Sequence[str], folder: str) -> Op | None:
    ours = [path[len(folder) + 1 :] for path in paths if path.startswith(folder + "/")]
    if not ours or (call == "openat" and "O_CREAT" not in arguments):
        return None
    if call.startswith(("link", "rename")):
        return Op("link" if call.startswith("link") else "move", ours[0], new_name=ours[1])
    made: dict[str, Literal["make", "make-folder", "remove"]] = {
        "openat": "make",
        "mkdir": "make-folder",
        "unlink": "remove",
        "unlinkat": "remove",
    }
    return Op(made[call], ours[0])


def _path(shown: str) -> str:
    return bytes.fromhex(shown.replace("\\x", "")).decode() if shown.startswith("\\x") else shown


@dataclass
class _File:
    durable: bytes = b""
    pending: list[Op] = field(default_factory=list)

    def content(self, kept: Kept, chance: random.Random | None = None) -> bytes:
        data = bytearray(self.durable)
        for op in self.pending if kept != "none" else []:
            _apply(data, op, None if kept == "all" else chance)
        return bytes(data)


def _apply(data: bytearray, op: Op, chance: random.Random | None) -> None:
    if op.what == "cut":
        if chance is None or chance.random() < 0.5:
            data[op.offset :] = bytes(max(0, op.offset - len(data)))
        return
    for start in range(0, len(op.data), SECTOR):
        if chance is not None and chance.random() < 0.5:
            continue
        at, part = op.offset + start, op.data[start : start + SECTOR]
        data.extend(bytes(max(0, at - len(data))))
        data[at : at + len(part)] = part


class Disk:
    """A folder on a disk, played forward one recorded call at a time.

    The names that last are those of its last sync; in a folder inside, which is never synced, none may last.
    """

    def __init__(self) -> None:
        self._files: dict[str, _File] = {}
        self._lasting: dict[str, _File] = {}
        self._folders: dict[str, bool] = {}
        """Folders inside, and whether their names last."""
        self.said: list[bytes] = []

    def put(self, name: str, data: bytes) -> None:
        """Let a file be there from before."""
        self._files[name] = self._lasting[name] = _File(data)

    def play(self, op: Op) -> None:  # noqa: C901  one branch a kind
        """Let one call happen."""
        file = self._files.get(op.name)
        if op.what == "said":
            self.said.append(op.data)
        elif op.what == "sync-folder":
            self._folders = dict.fromkeys(self._folders, True)
            self._lasting = {name: one for name, one in self._files.items() if "/" not in name}
        elif op.what == "make-folder":
            self._folders[op.name] = False
        elif op.what == "make":
            self._files.setdefault(op.name, _File())
        elif file is None:
            return  # it has no name any more
        elif op.what == "remove":
            del self._files[op.name]
        elif op.what in ("link", "move"):
            self._files[op.new_name] = file
            if op.what == "move":
                del self._files[op.name]
        elif op.what == "sync":
            data = bytearray(file.durable)
            for each in file.pending:
                _apply(data, each, None)
            file.durable, file.pending = bytes(data), []
        else:
            size = len(file.content("all"))
            file.pending.append(replace(op, offset=size) if op.offset == AT_THE_END else op)

    def cut_power(self, folder: Path, kept: Kept, chance: random.Random, *, strict: bool) -> None:
        """Write what may be there after a power cut now into an empty folder; SQLite rebuilds its -shm itself."""
        for name, lasts in self._folders.items():
            if lasts or not strict:
                (folder / name).mkdir()
        for name, file in (self._lasting if strict else self._files).items():
            if not name.endswith("-shm"):
                (folder / name).write_bytes(file.content(kept, chance))
