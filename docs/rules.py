"""Writes docs/rules.md from the rules, and the finding that README.md shows; `--check` only says if they are stale."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path

from samreview.checks.engine import check
from samreview.checks.page import rules_page
from samreview.checks.pictures import text_report
from samreview.checks.select import selected
from samreview.plan.loader import load_plan

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "rules.md"
README = ROOT / "README.md"
PLAN, CODE, REVIEW = "examples/halden.yaml", "SAM606", "2026-11-24"


def shown_finding() -> str:
    """Return a command and what it prints."""
    data = (ROOT / PLAN).read_bytes()
    plan = load_plan(data, PLAN).plan
    if plan is None:
        raise SystemExit(f"{PLAN} has errors")
    source = data.decode()
    findings = selected(check(plan, dt.date.fromisoformat(REVIEW), PLAN, source=source), [CODE])
    printed = text_report(findings, {PLAN: source})
    return f"```\n$ samreview check {PLAN} --on {REVIEW} --select {CODE}\n{printed}\n```\n"


def filled(readme: str) -> str:
    """Return the page with the finding in its place."""
    part = re.compile("(<!-- finding:begin -->\n).*?(<!-- finding:end -->)", re.DOTALL)
    return part.sub(lambda match: f"{match[1]}{shown_finding()}{match[2]}", readme)


if __name__ == "__main__":
    wanted = {PAGE: rules_page(), README: filled(README.read_text(encoding="utf-8"))}
    if "--check" in sys.argv:
        stale = [
            str(page.relative_to(ROOT))
            for page, text in wanted.items()
            if not page.exists() or page.read_text(encoding="utf-8") != text
        ]
        sys.exit(f"stale: {', '.join(stale)}; run python docs/rules.py" if stale else 0)
    for page, text in wanted.items():
        page.write_text(text, encoding="utf-8", newline="\n")
