"""Filling a template: Markdown first, then each `:::name` line by the block of that name."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from samreview.documents.failures import TemplateFault
from samreview.documents.markdown import parse_markdown
from samreview.documents.template import render_template
from samreview.documents.tree import Placeholder
from samreview.values.text import did_you_mean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from samreview.documents.tree import Block

T = TypeVar("T")


def filled(
    source: str,
    name: str,
    values: Mapping[str, Any],
    blocks: Mapping[str, Callable[[T], tuple[Block, ...]]],
    data: T,
) -> tuple[Block, ...]:
    """Return the blocks of a template: `values` are what its text may name, `data` is what its blocks are filled from.

    Raises:
        TemplateFault: the template cannot be read, or names a block that there is not.
    """
    result: list[Block] = []
    for block in parse_markdown(render_template(source, values, name), name):
        if not isinstance(block, Placeholder):
            result.append(block)
        elif block.name in blocks:
            result.extend(blocks[block.name](data))
        else:
            near = did_you_mean(block.name, blocks)
            raise TemplateFault(f"{name}: there is no block `{block.name}`{near}; there are: {', '.join(blocks)}")
    return tuple(result)
