"""A Word package while it is being written: its parts, their media types, what uses what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.docx.package import packed
from samreview.documents.docx.taken import Relation, relations_part, relations_xml
from samreview.documents.docx.xml import HEAD, RELATIONSHIPS, R

if TYPE_CHECKING:
    from collections.abc import Sequence

    from samreview.documents.docx.taken import Taken

BODY = "word/document.xml"
_ROOT = ""
_OFFICE = "application/vnd.openxmlformats-officedocument"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"


class Parts:
    """Collects the parts of one document. Names are those inside the package, without a slash before them."""

    def __init__(self, taken: Taken) -> None:
        self._parts = dict(taken.parts)
        self._types = dict(taken.types)
        self._relations: dict[str, list[Relation]] = {BODY: list(taken.relations), _ROOT: []}
        self._taken = {relation.id for relation in taken.relations}

    def get(self, name: str) -> bytes | None:
        """Return a part as it stands; None where there is none."""
        return self._parts.get(name)

    def names(self) -> tuple[str, ...]:
        """Return the names of all parts so far."""
        return tuple(self._parts)

    def replace(self, name: str, data: bytes) -> None:
        """Put other bytes in the place of a part that is there."""
        if name not in self._parts:
            raise KeyError(name)
        self._parts[name] = data

    def add(self, name: str, data: bytes, media_type: str) -> None:
        """Add a part."""
        self._parts[name], self._types[name] = data, media_type

    def target_of(self, relation: str) -> str | None:
        """Return the name of the part that the body names by this relation; None where there is none."""
        targets = (one.target for one in self._relations[BODY] if one.id == relation and not one.external)
        return next((f"word/{target}" for target in targets), None)

    def add_copy(self, name: str, copy: str, data: bytes) -> None:
        """Add a part like another that is there, of its type and with the relations that it has."""
        self.add(copy, data, self._types[name])
        if (relations := self._parts.get(relations_part(name))) is not None:
            self._parts[relations_part(copy)] = relations

    def relate(self, kind: str, target: str, source: str = BODY, *, external: bool = False) -> str:
        """Say that a part uses another, `target` as seen from its folder; return the id to name it by.

        `kind` is the last word of the relation's type; an external target is a web address.
        """
        relations = self._relations.setdefault(source, [])
        number = len(relations) + 1
        while source == BODY and f"rId{number}" in self._taken:
            number += 1
        if source == BODY:
            self._taken.add(f"rId{number}")
        relations.append(Relation(f"rId{number}", kind if "/" in kind else f"{R}/{kind}", target, external))
        return f"rId{number}"

    def finish(self, body: Sequence[bytes], core: bytes, app: bytes) -> bytes:
        """Return the whole file; its body comes in pieces."""
        self._types[BODY] = f"{_OFFICE}.wordprocessingml.document.main+xml"
        self.add("docProps/core.xml", core, _CORE)
        self.add("docProps/app.xml", app, f"{_OFFICE}.extended-properties+xml")
        self.relate("officeDocument", BODY, _ROOT)
        self.relate("extended-properties", "docProps/app.xml", _ROOT)
        self.relate(f"{RELATIONSHIPS}/metadata/core-properties", "docProps/core.xml", _ROOT)
        if "docProps/custom.xml" in self._parts:
            self.relate("custom-properties", "docProps/custom.xml", _ROOT)
        parts: dict[str, bytes | Sequence[bytes]] = {**self._parts, BODY: body}
        for source, relations in self._relations.items():
            if relations:
                parts[relations_part(source) if source else "_rels/.rels"] = relations_xml(tuple(relations)).encode()
        parts["[Content_Types].xml"] = self._content_types()
        return packed(parts)

    def _content_types(self) -> bytes:
        overrides = "".join(
            f'<Override PartName="/{name}" ContentType="{kind}"/>' for name, kind in sorted(self._types.items())
        )
        return (
            f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
        ).encode()
