"""Document templates: Markdown with values and conditions, by Jinja2, in a sandbox.

Values are plain data and reach the text only as text: every character that Markdown could read is escaped on the way,
so that nothing a person wrote becomes a heading, a block or bold. What would be escaped twice (the output of a macro)
shows its backslashes: the failure is visible, and never the other way round.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from samreview.documents.failures import TemplateFault
from samreview.values.text import clean, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Template
    from jinja2.sandbox import ImmutableSandboxedEnvironment

_MARKS = re.compile(r"([!-/:-@\[-`{-~])")
_UNKNOWN = re.compile(r"'(\w+)' is undefined")
_FILTERS = ("default", "first", "join", "last", "length", "lower", "upper")
_MOST_CHARACTERS = 5_000_000


def escape_markdown(words: str) -> str:
    """Return words so that Markdown shows them as they are: on one line, every mark behind a backslash."""
    return _MARKS.sub(r"\\\1", clean(words))


def render_template(source: str, data: Mapping[str, Any], name: str) -> str:
    """Return the Markdown that a template makes of plain data (texts, numbers, lists and mappings).

    Raises:
        TemplateFault: the template is not well-formed, names what is not there or prints what is no text.
    """
    from jinja2 import TemplateError, TemplateSyntaxError

    try:
        rendered = _compiled(source).render(data)
    except TemplateSyntaxError as error:
        raise TemplateFault(f"{name}, line {error.lineno}: {error.message}") from error
    except (TemplateError, TypeError, ValueError, ArithmeticError) as error:
        raise TemplateFault(f"{name}{_line_of(error)}: {_in_plain_words(error, data)}") from error
    if len(rendered) > _MOST_CHARACTERS:
        raise TemplateFault(f"{name}: the text would be longer than {_MOST_CHARACTERS:,} characters")
    return rendered


@lru_cache(maxsize=16)
def _compiled(source: str) -> Template:
    """Packs for ten people are ten renderings of one template."""
    return _environment().from_string(source)


def _environment() -> ImmutableSandboxedEnvironment:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    def as_text(value: object) -> object:
        # Jinja asks about names that are not there by printing them: that refusal is its own.
        if isinstance(value, StrictUndefined):
            return value
        if isinstance(value, str):
            return escape_markdown(value)
        if isinstance(value, int | float | Decimal) and not isinstance(value, bool):
            return escape_markdown(str(value))
        raise TypeError(f"only texts and numbers can be printed, and one of the values is {_kind(value)}")

    environment = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined,
        finalize=as_text,
        # The escaping is for Markdown and is done above; that for HTML is the HTML writer's.
        autoescape=False,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals = {}
    environment.filters = {kept: environment.filters[kept] for kept in _FILTERS}
    return environment


def _in_plain_words(error: BaseException, data: Mapping[str, Any]) -> str:
    said = str(error)
    if "no loader for this environment" in said:
        return "a template cannot take in another one; write what it needs into it"
    unknown = _UNKNOWN.fullmatch(said)
    return said + (did_you_mean(unknown[1], data) if unknown else "")


def _line_of(error: BaseException) -> str:
    """Return where in the template it went wrong; Jinja gives its frames the template's own lines."""
    line, step = 0, error.__traceback__
    while step is not None:
        if step.tb_frame.f_code.co_filename == "<template>":
            line = step.tb_lineno
        step = step.tb_next
    return f", line {line}" if line else ""


def _kind(value: object) -> str:
    if value is None:
        return "empty; ask with {% if %} first"
    return "a yes or no" if isinstance(value, bool) else "a list or a group of values"
