"""What a team has of its own for its documents: the words of templates, the looks of a Word file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from samreview.documents.templates import document_template, own_reference, reference_document
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from samreview.documents.templates import DocumentTemplate
    from samreview.documents.tree import Document, Paper


class Looks(NamedTuple):
    """Where a document takes its words and its looks from; all ours where nothing is given."""

    folder: str | None = None
    """A folder with templates of the team's own, each in the place of the shipped one of that name."""
    reference: tuple[str, bytes] | None = None
    """Name and bytes of a Word file, which comes before one in the folder."""
    paper: Paper | None = None

    def words(self, kind: str) -> DocumentTemplate:
        """Return the template of a kind of document (`minutes`).

        Raises:
            TemplateFault: it cannot be read.
        """
        return document_template(kind, self.folder)

    def word_file(self) -> tuple[str, bytes]:
        """Return the name and the bytes of the Word file whose styles, heads and feet documents take.

        Raises:
            TemplateFault: it cannot be read.
        """
        return self.reference or reference_document(self.folder)

    def own_word_file(self) -> tuple[str, bytes] | None:
        """Return the same where it is the team's own; None where the looks are ours, or an untouched copy of them.

        Raises:
            TemplateFault: it cannot be read.
        """
        own = self.reference or own_reference(self.folder)
        return None if own is None or own[1] == reference_document()[1] else own

    def on_paper(self, document: Document) -> Document:
        """Return a document on the paper that is wanted, if any is."""
        return document if self.paper is None else replace(document, paper=self.paper)


OURS = Looks()
