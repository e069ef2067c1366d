"""XML of others, parsed as a stream of events: no document type, so no entities."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.parsers import expat

from samreview.documents.docx.reading.package import UnreadableDocumentError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from samreview.documents.docx.reading.package import Package

_PIECE = 256 * 1024

Attributes = dict[str, str]


class Handler:
    """What listens to one part. Names are `namespace local`, as `urn:x action`."""

    def start(self, name: str, attributes: Attributes) -> None:
        """Take in the begin of an element."""

    def end(self, name: str) -> None:
        """Take in the end of an element."""

    def text(self, words: str) -> None:
        """Take in text."""

    def begins(self, parser: expat.XMLParserType) -> None:
        """Be told which parser is going to tell; one may switch its handlers off and on."""


def parse(package: Package, part: str, handler: Handler) -> None:
    """Tell a handler what is in a part.

    Raises:
        UnreadableDocumentError: the part is missing or damaged, is no XML, or declares a document type.
    """
    # The document type, which entities come from, is refused right below.
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    parser.buffer_size = 64 * 1024

    def refused(*_ignored: object) -> None:
        raise UnreadableDocumentError(f"{package.path}: its part {part} declares a document type, as Word never does")

    # Nesting costs a handler nothing: none of them calls itself.
    parser.StartElementHandler = handler.start
    parser.EndElementHandler = handler.end
    parser.CharacterDataHandler = handler.text
    parser.StartDoctypeDeclHandler = refused
    handler.begins(parser)
    with package.part(part) as stream:
        try:
            while piece := stream.read(_PIECE):
                parser.Parse(piece, False)
            parser.Parse(b"", True)
        except expat.ExpatError as problem:
            raise UnreadableDocumentError(
                f"{package.path}: its part {part} is no XML (line {problem.lineno})"
            ) from None


def spelled(local: str, *namespaces: str) -> tuple[str, ...]:
    """Return the names that an element has in several namespaces."""
    return tuple(f"{one} {local}" for one in namespaces)


def by_name(handlers: Mapping[str, Callable[..., None]], *namespaces: str) -> dict[str, Callable[..., None]]:
    """Return handlers by the full names of their elements."""
    return {name: handle for local, handle in handlers.items() for name in spelled(local, *namespaces)}
