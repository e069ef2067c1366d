"""Every kind of document on paper, by LibreOffice and by Typst, A4 and Letter: pages counted, nothing beside them."""

from __future__ import annotations

import re
import subprocess
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import pytest

from samreview.documents import pdf
from samreview.documents.pdf import pdfs_of
from samreview.documents.typst.writer import is_installed
from samreview.values.text import clean
from tests.documents.kinds import KINDS, hostile, rich
from tests.documents.test_every_kind import TOGETHER
from tests.tools import missing, needed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from samreview.documents.tree import Paper
    from tests.documents.kinds import Facts

WHY = "the pages of every kind are looked at"
PAPERS: Mapping[Paper, tuple[float, float]] = {"a4": (595.3, 841.9), "letter": (612, 792)}
"""In points."""
PAGES = {
    "minutes": (5, 8),
    "minutes for the customer": (1, 2),
    "pack": (4, 7),
    "pack for the customer": (1, 2),
    "brief": (1, 2),
    "brief for the customer": (1, 1),
    "case": (2, 4),
    "actions": (1, 1),
}
"""How many pages the first example makes, at the least and at the most."""
MARGIN = 28.0
"""No word stands nearer to the edge of the paper; half of the margin that we leave."""
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="(-?[\d.]+)" yMin="(-?[\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</word>')


class Page(NamedTuple):
    """A page in points, with the words that stand too near to its edge or beside it."""

    width: float
    height: float
    words: int
    beside: list[str]


def pages_of(data: bytes) -> list[Page]:
    run = [needed("pdftotext", WHY), "-bbox", "-", "-"]
    # of a letter beyond 16 bits it writes two halves, which UTF-8 does not have
    read = subprocess.run(run, input=data, check=True, capture_output=True, timeout=60).stdout.decode(
        "utf-8", "replace"
    )
    pages = []
    for size in _PAGE.finditer(read):
        width, height = float(size[1]), float(size[2])
        words = list(_WORD.finditer(size[3]))
        beside = []
        for word in words:
            left, top, right, bottom = map(float, word.groups()[:4])
            across = left < MARGIN or right > width - MARGIN
            if across or top < MARGIN / 2 or bottom > height - MARGIN / 2:
                beside.append(word[5])
        pages.append(Page(width, height, len(words), beside))
    return pages


@cache
def laid_out(way: str) -> dict[tuple[str, str, Paper], list[Page]]:
    """Return the pages of every kind, on both papers and with hostile facts on one of them: laid out together."""
    if way == "office":
        needed("soffice", WHY)
    elif not is_installed():
        missing("typst", 'the extra is not installed: pip install "samreview[pdf]"')
    asked: list[tuple[str, Facts, Paper]] = [("rich", rich(), paper) for paper in PAPERS]
    asked.append(("hostile", hostile(clean(TOGETHER)), "a4"))
    named = {(kind, sort, paper): KINDS[kind](facts) for kind in KINDS for sort, facts, paper in asked}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pdf, "is_installed", lambda: way == "typst")
        made = pdfs_of([replace(document, paper=name[2]) for name, document in named.items()])
    return {name: pages_of(data) for name, data in zip(named, made, strict=True)}


@pytest.mark.parametrize("way", ["office", "typst"])
def test_every_kind_has_its_pages_on_both_papers_and_nothing_beside_them(way: str) -> None:
    assert set(PAGES) == set(KINDS)
    for (kind, sort, paper), pages in laid_out(way).items():
        about = f"{kind}, {sort}, {paper}"
        least, most = PAGES[kind] if sort == "rich" else (1, 40)
        assert least <= len(pages) <= most, f"{about}: {len(pages)} pages"
        size = sorted(PAPERS[paper])
        for number, page in enumerate(pages, 1):
            assert sorted((page.width, page.height)) == pytest.approx(size, abs=1), f"{about}, page {number}"
            assert page.beside == [], f"{about}, page {number}"
            # the head, the foot and something between them
            assert page.words > 20, f"{about}, page {number} is empty"
