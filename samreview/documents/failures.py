"""What goes wrong with documents, each with a message for the person who asked for one."""

from __future__ import annotations


class DocumentError(Exception):
    """A document cannot be made or kept; the message says why and what can be done."""


class TemplateFault(DocumentError):  # noqa: N818 - the word is about the template, which somebody wrote and can mend
    """A document template cannot be used; the message names its line where that is known."""


class NoPdfError(DocumentError):
    """No PDF can be made on this machine, or of this document; the message says what can be done instead."""
