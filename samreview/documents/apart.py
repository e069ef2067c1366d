"""A template that nobody here has read, rendered in a process of its own, which may take only so long and so much.

The sandbox keeps a template from anything but the values it is given. It does not keep it from asking for a hundred
million letters or from going round in circles: that is what the limits are for. As a program (`python -m`) this module
is that process: it reads one JSON document and writes one.
"""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING, Any

from samreview.documents.failures import TemplateFault
from samreview.documents.limits import limit_this_process
from samreview.documents.template import render_template

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_SECONDS = 5
MOST_MEGABYTES = 512
# A machine that is busy, or asleep for a moment, may take longer than the work itself.
_PATIENCE = 4 * MOST_SECONDS


def rendered_apart(source: str, data: Mapping[str, Any], name: str) -> str:
    """Return the Markdown that a template makes of plain data, as `render_template` does, within the limits.

    Raises:
        TemplateFault: the template is faulty, or takes longer or more memory than it may.
    """
    asked = json.dumps({"source": source, "data": data, "name": name}).encode()
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "samreview.documents.apart"],
            input=asked,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise TemplateFault(_too_long(name)) from None
    try:
        answer = json.loads(done.stdout)
    except ValueError:
        # It ended without a word: the system stopped it, at the limit of time more likely than at that of memory.
        raise TemplateFault(_too_long(name)) from None
    if "fault" in answer:
        raise TemplateFault(answer["fault"])
    return str(answer["text"])


def main() -> None:
    """Render what standard input asks for, and answer on standard output."""
    limit_this_process(megabytes=MOST_MEGABYTES, seconds=MOST_SECONDS)
    asked = json.load(sys.stdin.buffer)
    try:
        answer = {"text": render_template(asked["source"], asked["data"], asked["name"])}
    except TemplateFault as fault:
        answer = {"fault": str(fault)}
    except (MemoryError, RecursionError):
        answer = {"fault": f"{asked['name']}: the text it makes is too large; look for a loop in a loop"}
    json.dump(answer, sys.stdout)


def _too_long(name: str) -> str:
    return f"{name}: it was stopped after {MOST_SECONDS} seconds of work; look for a loop in a loop"


if __name__ == "__main__":
    main()
