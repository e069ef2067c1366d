"""The schema as an editor uses it: the YAML language server, asked over its own protocol."""

from __future__ import annotations

import json
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.cli.conftest import Run


class Server:
    """A language server with one folder; messages are read only while one is waited for."""

    def __init__(self, program: str, folder: Path) -> None:
        self._folder = folder
        self._process = subprocess.Popen(
            [program, "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=folder
        )
        self._asked = 0
        self.ask("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}})
        self._send({"method": "initialized", "params": {}})

    def ask(self, method: str, parameters: dict[str, Any]) -> Any:  # noqa: ANN401  JSON
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": parameters})
        return self._until(lambda message: message.get("id") == self._asked and "method" not in message)["result"]

    def problems(self, name: str, text: str) -> list[str]:
        uri = self._folder.joinpath(name).as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": document}})
        said = self._until(lambda message: message.get("params", {}).get("uri") == uri)
        return [problem["message"] for problem in said["params"]["diagnostics"]]

    def at(self, what: str, name: str, line: int, character: int) -> Any:  # noqa: ANN401  JSON
        position = {"line": line, "character": character}
        uri = self._folder.joinpath(name).as_uri()
        return self.ask(f"textDocument/{what}", {"textDocument": {"uri": uri}, "position": position})

    def close(self) -> None:
        self._process.terminate()
        self._process.communicate(timeout=10)

    def _send(self, message: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._process.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._process.stdin.flush()

    def _until(self, is_it: Callable[[dict[str, Any]], bool]) -> dict[str, Any]:
        while True:
            message = self._read()
            if is_it(message):
                return message
            if "id" in message and "method" in message:  # it asks for settings: there are none
                self._send({"id": message["id"], "result": [{} for _ in message["params"].get("items", [])]})

    def _read(self) -> dict[str, Any]:
        assert self._process.stdout is not None
        length = 0
        while line := self._process.stdout.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name == b"Content-Length" else length
        assert length, "the language server has ended"
        message: dict[str, Any] = json.loads(self._process.stdout.read(length))
        return message


@pytest.fixture(scope="module")
def server(
    need_tool: Callable[[str, str], str], root: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    program = need_tool("yaml-language-server", "it completes and checks plans in editors (npm, yaml-language-server)")
    folder = tmp_path_factory.mktemp("plans")
    for example in root.joinpath("examples").glob("*.*"):
        shutil.copy(example, folder)
    server = Server(program, folder)
    yield server
    server.close()


def test_an_editor_finds_no_fault_with_the_examples_and_the_starter(
    server: Server, root: Path, run: Run, tmp_path: Path
) -> None:
    for example in sorted(root.joinpath("examples").glob("*.yaml")):
        assert server.problems(example.name, example.read_text("utf-8")) == []
    run("new", "acme")
    assert server.problems("acme.yaml", tmp_path.joinpath("acme.yaml").read_text("utf-8")) == []


def test_an_editor_proposes_ids_and_words_says_what_a_field_means_and_sees_a_wrong_word(
    server: Server, root: Path
) -> None:
    text = root.joinpath("examples", "smallest.yaml").read_text("utf-8")
    above = text.count("\n")
    text += "initiatives:\n  - id: x\n    name: X\n    kind: \n    owner: \n"
    assert 'Valid values: "penetrate", "expand", "nurture"' in " ".join(server.problems("more.yaml", text))

    def proposed(line: int, character: int) -> list[str]:
        found = server.at("completion", "more.yaml", above + line, character)
        return [item["label"] for item in found["items"]]

    assert proposed(3, 10) == ["penetrate", "expand", "nurture"]
    assert {"ana", "dana", "lukas"} <= set(proposed(4, 11))
    hover = server.at("hover", "more.yaml", above + 4, 5)
    assert "Who of us drives it." in hover["contents"]["value"]
