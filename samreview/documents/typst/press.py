"""Pages pressed in a process of their own: Typst can be neither stopped nor kept from taking memory in ours.

As a program (`python -m`) this module is that process: it reads one JSON document, and writes a line of JSON and the
PDF files after it. Nothing of a document is part of the program that lays it out, which can read no file but typefaces:
its root, and where it would look for packages, is an empty folder.
"""

from __future__ import annotations

import json
import sys
import tempfile
from pathlib import Path
from typing import Any

from samreview.documents.typst.letters import REMARK, TRIAL, families_of, named, refused, unusual

_LAYOUT = Path(__file__).with_name("pages.typ")
_ACCESSIBLE = "ua-1"


def main() -> None:
    """Press what standard input asks for, and answer on standard output."""
    asked = json.load(sys.stdin.buffer)
    with tempfile.TemporaryDirectory(prefix="samreview-pdf-") as empty:
        try:
            made = _pressed(asked, empty)
            answer: dict[str, Any] = {"sizes": [len(one) for one in made]}
        except RuntimeError as fault:  # what all of Typst's are
            made, answer = [], {"fault": str(fault).strip().split("\n")[0]}
    out = sys.stdout.buffer
    out.write(json.dumps(answer).encode() + b"\n")
    for one in made:
        out.write(one)


def _pressed(asked: list[dict[str, Any]], empty: str) -> list[bytes]:
    import typst

    fonts = typst.Fonts()
    families = families_of(fonts.families)

    def compiled(source: bytes, inputs: dict[str, str], at: int, *standards: Any) -> bytes:  # noqa: ANN401  a word of a long list
        return typst.compile(
            source,
            root=empty,
            font_paths=fonts,
            ignore_system_fonts=True,  # they are in `fonts`, looked for once
            format="pdf",
            sys_inputs=inputs,
            pdf_standards=list(standards),
            package_path=empty,
            package_cache_path=empty,
            timestamp=at,
        )

    def lacking(text: str) -> frozenset[str]:
        letters = unusual(text)
        if not letters:
            return frozenset()
        inputs = {"fonts": json.dumps(families), "letters": json.dumps(letters)}
        try:
            compiled(TRIAL, inputs, 0, _ACCESSIBLE)
        except typst.TypstError as error:
            return refused(error.diagnostic, letters)
        return frozenset()

    layout = _LAYOUT.read_bytes()
    made = []
    without = lacking(json.dumps([one["content"] for one in asked], ensure_ascii=False))
    for one in asked:
        said = json.dumps(one["content"], ensure_ascii=False)
        shown = named(said, without)
        # No sign of JSON or of a drawing's XML is in a name, so it may be put into either as it stands.
        content = f'{{"remark": {json.dumps(REMARK if shown != said else "")}, {shown[1:]}'
        properties = json.dumps({**one["properties"], "fonts": families}, ensure_ascii=False)
        inputs = {"content": content, "properties": properties}
        try:
            made.append(compiled(layout, inputs, one["at"], _ACCESSIBLE))
        except typst.TypstError:
            # Tagged all the same, only without the promise to keep every rule.
            made.append(compiled(layout, inputs, one["at"]))
    return made


if __name__ == "__main__":
    main()
