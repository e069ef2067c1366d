"""Whatever people write comes out as they wrote it, in every format and every place of the minutes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from html.parser import HTMLParser
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from samreview.documents.docx.writer import docx_bytes
from samreview.documents.html import html_text
from samreview.documents.markdown_out import markdown_text
from samreview.documents.minutes import minutes_document
from samreview.documents.tree import Document, Heading, List, ListItem, Paragraph, Run, text
from samreview.values.text import clean
from tests.documents.kinds import everywhere

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.token import Token

    from samreview.documents.minutes_data import Line, Minutes

HOSTILE = [
    "[/]",
    "[@click=app.quit]x[/]",
    "<w:t>a & b</w:t><w:instrText>DDEAUTO</w:instrText>",
    "]]>&amp;&#60;",
    "<script>alert('1')</script>",
    '" onmouseover="alert(1)',
    "=1+1",
    "@SUM(A1:A9)",
    "{{ 7 * 7 }} {% for x in y %} {# no #}",
    "# no heading",
    "**no** _bold_ `code` ~~struck~~",
    "[a](http://example.com) ![b](c) <http://example.com> http://example.com www.example.com a@example.com",
    "| a | b |",
    ":::actions",
    "- no list",
    "1. no list",
    "1) no list",
    "+ no list",
    "> no quote",
    "---",
    "===",
    "***",
    "\\ \\\\ \\n C:\\new\\table",
    "$a$ ^1 ==x==",
    "日本語の会議、合意",
    "שלום עולם",
    "مرحبا بالعالم",
    "Zieliński, Tomás, straße, ĳ",
    "👩\u200d🔬 🇫🇷 \U0001d518\U0001d52b 👍🏽",
    "long " * 2_000,
    "x" * 10_000,
]
DIRTY = ["\x1b[31mred\x07", "a\x00b", "\u202egnp.exe", "\ud800 alone", "a\u2028b", "\x85"]


class Words(HTMLParser):
    """The words of a page and the elements it is made of."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words: list[str] = []
        self.tags: set[str] = set()
        self.attributes: set[str] = set()
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes.update(name for name, _ in attrs)

    def handle_data(self, data: str) -> None:
        self.words.append(data)


HEAD = {"html", "head", "meta", "title", "style", "body"}
TABLE = {"table", "caption", "colgroup", "col", "thead", "tbody", "tr", "th", "td"}
TAGS = HEAD | TABLE | {"h1", "h2", "h3", "p", "ul", "ol", "li", "span", "strong", "em", "a", "br", "div"}
TAGS |= {"footer", "figure", "figcaption", "svg", "desc", "rect", "text", "path", "circle"}
DRAWING = {"role", "viewbox", "xmlns", "font-size", "x", "y", "width", "height", "fill", "text-anchor", "cx", "cy", "r"}
DRAWING |= {"transform", "stroke", "d", "font-family"}
ATTRIBUTES = DRAWING
ATTRIBUTES |= {
    "lang",
    "charset",
    "http-equiv",
    "content",
    "name",
    "class",
    "id",
    "href",
    "dir",
    "scope",
    "style",
    "rel",
    "data-label",
}


def plain_markdown(source: str) -> tuple[str, set[str]]:
    """Return the words a reader of Markdown would show, and the kinds of its tokens."""
    words: list[str] = []
    kinds: set[str] = set()

    def walk(tokens: list[Token]) -> None:
        for token in tokens:
            kinds.add(token.type)
            if token.type in {"text", "code_inline", "text_special"}:
                words.append(token.content)
            elif token.type in {"paragraph_close", "td_close", "th_close", "heading_close"}:
                words.append("\n")
            walk(token.children or [])

    walk(MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(source))
    return "".join(words), kinds


MARKDOWN_KINDS = {
    *("inline", "text", "text_special", "code_inline", "softbreak", "hr"),
    *(f"{kind}_{end}" for kind in ("heading", "paragraph", "blockquote", "bullet_list", "list_item", "strong", "em")
      for end in ("open", "close")),
    *(f"{kind}_{end}" for kind in ("table", "thead", "tbody", "tr", "th", "td") for end in ("open", "close")),
}  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:20])
def test_in_word(
    minutes: Minutes,
    word_paragraphs: Callable[[bytes], list[str]],
    word_faults: Callable[[bytes], list[str]],
    words: str,
) -> None:
    words = clean(words)
    data = docx_bytes(minutes_document(everywhere(minutes, words)))
    assert word_faults(data) == []
    paragraphs = word_paragraphs(data)
    # title, headline, roles, a table's cell, a list's entry and the parking lot
    assert words in paragraphs
    assert f"Moderator: {words}" in paragraphs
    assert f"{words} / {words} ({words}, {words})" in paragraphs
    assert sum(words in one for one in paragraphs) > 25


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:20])
def test_in_html(minutes: Minutes, words: str) -> None:
    words = clean(words)
    page = Words(html_text(minutes_document(everywhere(minutes, words))))
    assert page.tags <= TAGS
    assert page.attributes <= ATTRIBUTES
    assert sum(words in one for one in page.words) > 25


@pytest.mark.parametrize("words", HOSTILE, ids=lambda words: words[:20])
def test_in_markdown(minutes: Minutes, words: str) -> None:
    words = clean(words)
    shown, kinds = plain_markdown(markdown_text(minutes_document(everywhere(minutes, words))))
    assert kinds <= MARKDOWN_KINDS
    assert shown.count(words) > 25


@given(st.text(max_size=120))
def test_any_text_at_all_in_markdown(words: str) -> None:
    words = clean(words)
    source = markdown_text(
        Document(
            title="T",
            creator="C",
            created=dt.datetime(2026, 11, 24, tzinfo=dt.UTC),
            blocks=(
                Heading(2, text(f"A {words} b")),
                Paragraph((Run("x "), Run(f"{words}z", bold=True), Run(f" {words} y", italic=True))),
                List((ListItem(text(words + "w")),)),
            ),
        )
    )
    shown, kinds = plain_markdown(source)
    assert kinds <= MARKDOWN_KINDS
    expected = [f"A {words} b", f"x {words}z {words} y", f"{words}w"]
    assert [" ".join(one.split(" ")) for one in shown.split("\n") if one] == [one for one in expected if one]


@pytest.mark.parametrize("words", DIRTY, ids=ascii)
def test_what_no_format_can_hold_is_made_visible(
    minutes: Minutes, make_line: Callable[..., Line], word_paragraphs: Callable[[bytes], list[str]], words: str
) -> None:
    document = minutes_document(replace(minutes, lines=(make_line(1, "decision", f"before {words} after"),)))
    seen = f"before {clean(words)} after"
    assert seen in word_paragraphs(docx_bytes(document))
    assert seen in Words(html_text(document)).words
    assert seen in plain_markdown(markdown_text(document))[0]
