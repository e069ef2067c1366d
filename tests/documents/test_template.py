from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.documents.failures import TemplateFault
from samreview.documents.fill import filled
from samreview.documents.markdown import parse_inline, parse_markdown
from samreview.documents.template import escape_markdown, render_template
from samreview.documents.templates import DocumentTemplate
from samreview.documents.tree import (
    Heading,
    List,
    PageBreak,
    Paragraph,
    Placeholder,
    Run,
    text,
    words_of,
)
from samreview.values.text import clean

if TYPE_CHECKING:
    from samreview.documents.tree import Block


def parsed(source: str) -> tuple[Block, ...]:
    return parse_markdown(source, "test.md.j2")


def rendered(source: str, **values: object) -> str:
    return render_template(source, values, "test.md.j2")


def test_each_kind_of_block_is_read() -> None:
    blocks = parsed(
        "# Title\n## Part\n### Piece\nsome\nwords\n\n- one\n  and more\n- two\n\n1. first\n2. second\n> a note\n"
        ":::actions\n:::page-break\nlast"
    )
    assert blocks[:4] == (
        Heading(1, text("Title")),
        Heading(2, text("Part")),
        Heading(3, text("Piece")),
        Paragraph(text("some words")),
    )
    bullets, numbers = blocks[4], blocks[5]
    assert isinstance(bullets, List)
    assert isinstance(numbers, List)
    assert [words_of(item.text) for item in bullets.items] == ["one and more", "two"]
    assert (bullets.ordered, numbers.ordered) == (False, True)
    assert blocks[6:] == (
        Paragraph(text("a note"), "note"),
        Placeholder("actions"),
        PageBreak(),
        Paragraph(text("last")),
    )


@pytest.mark.parametrize(
    ("line", "runs"),
    [
        ("plain", [Run("plain")]),
        ("**bold** and *italic*", [Run("bold", bold=True), Run(" and "), Run("italic", italic=True)]),
        ("***both***", [Run("both", bold=True, italic=True)]),
        (r"\*\*not\*\* bold", [Run("**not** bold")]),
        ("5 * 3", [Run("5 * 3")]),
        ("**open", [Run("**open")]),
        ("**a** and **b", [Run("a", bold=True), Run(" and **b")]),
        (r"a \ b", [Run(r"a \ b")]),
    ],
)
def test_inline_marks_are_read(line: str, runs: list[Run]) -> None:
    assert list(parse_inline(line)) == runs


@pytest.mark.parametrize("line", [":::", "::: Two Words", ":::actions now", ":::ACTIONS"])
def test_a_line_that_names_no_block_is_refused_with_its_number(line: str) -> None:
    with pytest.raises(TemplateFault, match=r"test\.md\.j2, line 2: .* names no block"):
        parsed(f"text\n{line}")


@given(st.text(max_size=200))
def test_whatever_a_person_wrote_is_one_paragraph_of_that_text(words: str) -> None:
    (block,) = parsed(rendered("{{ words }}.", words=words))
    assert isinstance(block, Paragraph)
    assert block.role == "body"
    assert block.text == (Run(clean(words) + "."),)


@given(st.text(max_size=80))
def test_whatever_a_person_wrote_stays_inside_its_heading_and_list(words: str) -> None:
    blocks = parsed(rendered("# A {{ words }} b\n- a **{{ words }}x** b\n", words=words))
    assert blocks[0] == Heading(1, text(f"A {clean(words)} b"))
    assert len(blocks) == 2
    item = blocks[1]
    assert isinstance(item, List)
    assert item.items[0].text == (Run("a "), Run(f"{clean(words)}x", bold=True), Run(" b"))


@pytest.mark.parametrize(
    "words", ["{{ 7 * 7 }}", "{% raw %}", "{# no #}", ":::actions", "# no", "- no", "1. no", "**no**", "> no", "\\"]
)
def test_templates_and_marks_in_data_are_text(words: str) -> None:
    assert parsed(rendered("{{ words }}", words=words)) == (Paragraph(text(words)),)


def test_escaped_text_is_on_one_line() -> None:
    assert "\n" not in escape_markdown("a\n# b\r\n:::c")


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("{{ nobody }}", "'nobody' is undefined"),
        ("{{ team.nobody }}", "nobody"),
        ("a\n{% if %}", "line 2"),
        ("{{ team }}", "a list or a group of values"),
        ("{{ nothing }}", "is empty; ask with"),
        ("{{ yes }}", "a yes or no"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{{ ''.__class__.__mro__ }}", "__class__|unsafe|undefined"),
        ("{{ cycler.__init__.__globals__ }}", "unsafe|undefined"),
        ("{% include 'other' %}", "cannot take in another one"),
        ("{{ tema }}", r"'tema' is undefined, did you mean `team`\?"),
        ("{{ team.update(a=1) }}", "unsafe|not safely callable|undefined"),
    ],
)
def test_a_bad_template_is_one_clear_refusal(source: str, message: str) -> None:
    with pytest.raises(TemplateFault, match=message) as caught:
        rendered(source, team={"a": "b"}, nothing=None, yes=True)
    assert str(caught.value).startswith("test.md.j2, line ")


def test_what_would_be_escaped_twice_is_seen_and_never_a_mark() -> None:
    source = "{% macro m(words) %}**{{ words }}**{% endmacro %}{{ m(words) }}"
    assert parsed(rendered(source, words="*x*")) == (Paragraph(text(r"**\*x\***")),)


def test_blocks_fill_their_lines_and_unknown_ones_are_named() -> None:
    blocks = {"actions": lambda data: (Paragraph(text(data)),), "decisions": lambda _: ()}
    assert filled(DocumentTemplate("t", "# T\n:::actions\n:::decisions\n"), {}, blocks, "the data") == (
        Heading(1, text("T")),
        Paragraph(text("the data")),
    )
    with pytest.raises(TemplateFault, match=r"t, line 2: there is no block `action`, did you mean `actions`\?"):
        filled(DocumentTemplate("t", "\n:::action"), {}, blocks, "the data")
