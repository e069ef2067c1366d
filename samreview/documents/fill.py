"""Filling a template: Markdown first, then each `:::name` line by the block of that name."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from samreview.documents.failures import TemplateFault
from samreview.documents.markdown import parse_markdown
from samreview.documents.template import render_template
from samreview.documents.tree import Placeholder
from samreview.garbage import no_garbage_looked_for
from samreview.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from samreview.documents.templates import DocumentTemplate
    from samreview.documents.tree import Block

T = TypeVar("T")


def filled(
    template: DocumentTemplate,
    values: Mapping[str, Any],
    blocks: Mapping[str, Callable[[T], tuple[Block, ...]]],
    data: T,
) -> tuple[Block, ...]:
    """Return the blocks of a template: `values` are what its text may name, `data` is what its blocks are filled from.

    A team's own template is rendered in a process of its own, so `values` hold nothing but plain data.

    Raises:
        TemplateFault: the template cannot be read, or names a block that there is not.
    """
    name = template.name
    if template.shipped:
        words = render_template(template.source, values, name)
    else:
        from samreview.documents.apart import rendered_apart

        words = rendered_apart(template.source, values, name)
    result: list[Block] = []
    # All blocks stay, and looking them through takes as long as making them.
    with no_garbage_looked_for():
        for block in parse_markdown(words, name):
            if not isinstance(block, Placeholder):
                result.append(block)
            elif block.name in blocks:
                result.extend(blocks[block.name](data))
            else:
                near = did_you_mean(block.name, blocks)
                where = _line_of(block.name, template.source)
                raise TemplateFault(
                    f"{name}{where}: there is no block `{block.name}`{near}; there are: {', '.join(blocks)}"
                )
    return tuple(result)


def _line_of(block: str, source: str) -> str:
    """Return the line on which a template names a block; none where the name was put together by the template."""
    for number, line in enumerate(source.split("\n"), 1):
        if line.strip().removeprefix(":::").strip() == block and ":::" in line:
            return f", line {number}"
    return ""
