"""Pages pressed in a process of their own: Typst can be neither stopped nor kept from taking memory in ours.

As a program (`python -m`) this module is that process: it reads one JSON document, and writes a line of JSON and the
PDF files after it. Nothing of a document is part of the program that lays it out, and that can read no file but
typefaces: its root, and where it would look for packages, is a folder with itself alone in it.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any, Literal

from samreview.documents.limits import limit_this_process
from samreview.documents.typst.letters import REMARK, TRIAL, families_of, named, refused, unusual

_MOST_MEGABYTES = 4096
"""Two thousand actions take 500, the longest document that is taken 3,200."""
_LAYOUT = Path(__file__).with_name("pages.typ")
_ACCESSIBLE: Literal["ua-1"] = "ua-1"


def main() -> None:
    """Press what standard input asks for, and answer on standard output."""
    # The system is to stop this process, and not those beside it, when a document is too large for the machine.
    limit_this_process(megabytes=_MOST_MEGABYTES)
    asked = json.load(sys.stdin.buffer)
    with tempfile.TemporaryDirectory(prefix="samreview-pdf-") as folder:
        try:
            made = _pressed(asked, folder)
            answer: dict[str, Any] = {"sizes": [len(one) for one in made]}
        except RuntimeError as fault:  # what all of Typst's are
            made, answer = [], {"fault": str(fault).strip().split("\n")[0]}
    out = sys.stdout.buffer
    out.write(json.dumps(answer).encode() + b"\n")
    for one in made:
        out.write(one)


def _pressed(asked: list[dict[str, Any]], folder: str) -> list[bytes]:
    """Return the files; where a document breaks a rule for accessible ones, it is tagged without that promise."""
    import typst

    fonts = typst.Fonts()
    families = families_of(fonts.families)

    def compiler(name: str, source: bytes) -> typst.Compiler:
        program = Path(folder) / name
        program.write_bytes(source)
        # The system's typefaces are in `fonts`, looked for once.
        return typst.Compiler(str(program), folder, fonts, True, package_path=folder, package_cache_path=folder)

    def lacking(text: str) -> frozenset[str]:
        letters = unusual(text)
        if not letters:
            return frozenset()
        inputs = {"fonts": json.dumps(families), "letters": json.dumps(letters)}
        try:
            compiler("letters.typ", TRIAL).compile(format="pdf", sys_inputs=inputs, pdf_standards=_ACCESSIBLE)
        except typst.TypstError as error:
            return refused(error.diagnostic, letters)
        return frozenset()

    layout, made = compiler("pages.typ", _LAYOUT.read_bytes()), []
    without = lacking(json.dumps([one["content"] for one in asked], ensure_ascii=False))
    for one in asked:
        said = json.dumps(one["content"], ensure_ascii=False)
        shown = named(said, without)
        # No sign of JSON or of a drawing's XML is in a name, so it may be put into either as it stands.
        content = f'{{"remark": {json.dumps(REMARK if shown != said else "")}, {shown[1:]}'
        properties = json.dumps({**one["properties"], "fonts": families}, ensure_ascii=False)
        inputs = {"content": content, "properties": properties}
        try:
            file = layout.compile(format="pdf", sys_inputs=inputs, pdf_standards=_ACCESSIBLE, timestamp=one["at"])
        except typst.TypstError:
            file = layout.compile(format="pdf", sys_inputs=inputs, timestamp=one["at"])
        assert isinstance(file, bytes)  # noqa: S101  a PDF is one file, and without a name to write to it is handed over
        made.append(file)
    return made


if __name__ == "__main__":
    main()
