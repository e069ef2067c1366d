"""What is taken from a reference document: looks, and nothing that acts or that leads elsewhere.

A Word file may carry macros, templates to be fetched, linked pictures, tracking and other people's data. Taken over are
styles, theme, fonts, numbering, a few settings, head and foot lines and the pictures inside the file that these show.
"""

from __future__ import annotations

import posixpath
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from samreview.documents.docx.xml import HEAD, RELATIONSHIPS, R, W, escaped
from samreview.documents.failures import DocumentError
from samreview.values.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from typing import TypeAlias

    Parser: TypeAlias = Callable[[bytes, str], ET.Element]

_KEPT_KINDS = {
    f"{R}/{kind}": kind for kind in ("styles", "settings", "fontTable", "numbering", "theme", "header", "footer")
}
_IMAGE = f"{R}/image"
_IMAGES = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".bmp": "image/bmp",
    ".tiff": "image/tiff",
    ".emf": "image/x-emf",
    ".wmf": "image/x-wmf",
}
_SETTINGS = (
    "zoom",
    "mirrorMargins",
    "gutterAtTop",
    "defaultTabStop",
    "autoHyphenation",
    "evenAndOddHeaders",
    "characterSpacingControl",
    "compat",
    "themeFontLang",
    "clrSchemeMapping",
    "decimalSymbol",
    "listSeparator",
)
# These fetch or start something when the file is opened or printed.
_ACTING = re.compile(
    r"\b(DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|IMPORT|LINK|MACROBUTTON|DATABASE|GOTOBUTTON)\b", re.IGNORECASE
)
_INSTRUCTIONS = re.compile(r'<w:instrText\b[^>]*>([^<]*)</w:instrText>|w:instr="([^"]*)"')
# LibreOffice writes these otherwise than Word's own format has them.
_MENDED = (
    (re.compile(r'(<w:lvlJc w:val=")start"'), r'\1left"'),
    (re.compile(r'(<w:lvlJc w:val=")end"'), r'\1right"'),
    (re.compile(r"(<w:pStyle\b[^>]*/>)(<w:numFmt\b[^>]*/>)"), r"\2\1"),
    (re.compile(r'(<w:charset\b[^>]*?)\sw:characterSet="[^"]*"'), r"\1"),
)
_IDS = re.compile(r'(?:<wp:docPr\b[^>]*?\sid|<w:bookmarkStart\b[^>]*?\sw:id|<w:id\sw:val)="(\d+)"')
_ROOM = 1_000_000
"""More ids than a document of ours needs."""
_USES = re.compile(r'\sr:(?:id|embed|link|pict|href)="([^"]*)"')
_OBJECTS = re.compile(r"<w:object\b.*?</w:object>|<w:control\b[^>]*/>|<w:embed\w+\b[^>]*/>", re.DOTALL)


class Relation(NamedTuple):
    """That one part of a package uses another."""

    id: str
    kind: str
    target: str
    external: bool = False
    """Outside the package: a web address."""


class Taken(NamedTuple):
    """Parts that are taken over, each with its media type, and what the body uses of them."""

    parts: Mapping[str, bytes]
    types: Mapping[str, str]
    relations: tuple[Relation, ...]


def taken(parts: Mapping[str, bytes], name: str, parsed: Parser) -> Taken:
    """Return what is taken over of a reference document's parts.

    Raises:
        DocumentError: a part of it is damaged, or a head or foot line acts when the file is opened.
    """
    return _Taking(parts, name, parsed).all()


class _Taking:
    """Goes through one reference document, from its body to what that uses."""

    def __init__(self, parts: Mapping[str, bytes], name: str, parsed: Parser) -> None:
        self.parts, self.name, self.parsed = parts, name, parsed
        self.kept: dict[str, bytes] = {}
        self.types: dict[str, str] = {}

    def all(self) -> Taken:
        """Return all that is taken over."""
        relations: list[Relation] = []
        for relation in self._relations("word/document.xml"):
            kind = _KEPT_KINDS.get(relation.kind)
            part = _inside("word", relation.target)
            if kind is None or part not in self.parts:
                continue
            self.parsed(self.parts[part], self.name)
            relations.append(relation._replace(target=posixpath.relpath(part, "word")))
            self.types[part] = type_of(kind)
            if kind == "settings":
                self.kept[part] = _settings(self.parts[part])
            else:
                self._take(part)
        return Taken(self.kept, self.types, tuple(relations))

    def _relations(self, part: str) -> Iterator[Relation]:
        """Give a part's relations to others in the same file, not those that lead out of it."""
        there = self.parts.get(relations_part(part))
        if there is None:
            return
        for entry in self.parsed(there, self.name).iter(f"{{{RELATIONSHIPS}}}Relationship"):
            if entry.get("TargetMode", "Internal") == "Internal":
                yield Relation(entry.get("Id", ""), entry.get("Type", ""), entry.get("Target", ""))

    def _take(self, part: str) -> None:
        """Take a part and the pictures that it shows; leave out of it whatever else it would use."""
        folder = posixpath.dirname(part)
        shown: list[Relation] = []
        for relation in self._relations(part):
            picture = _inside(folder, relation.target)
            ending = posixpath.splitext(picture)[1].lower()
            if relation.kind == _IMAGE and picture in self.parts and ending in _IMAGES:
                self.kept[picture], self.types[picture] = self.parts[picture], _IMAGES[ending]
                shown.append(relation._replace(target=posixpath.relpath(picture, folder)))
        words = _OBJECTS.sub("", self.parts[part].decode("utf-8", "replace"))
        for wrong, right in _MENDED:
            words = wrong.sub(right, words)
        self._refuse_acting(words, part)
        ids = {relation.id for relation in shown}
        words = _USES.sub(lambda match: match[0] if match[1] in ids else "", words)
        self.kept[part] = words.encode("utf-8")
        if shown:
            self.kept[relations_part(part)] = relations_xml(tuple(shown)).encode()

    def _refuse_acting(self, words: str, part: str) -> None:
        # Word may cut an instruction into several pieces.
        instructions = [match[1] or match[2] or "" for match in _INSTRUCTIONS.finditer(words)]
        if acting := _ACTING.search("".join(instructions)) or _ACTING.search(" ".join(instructions)):
            raise DocumentError(
                f"{self.name}: {posixpath.basename(part)} has a field {acting[0].upper()}, which fetches or starts "
                "something; take it out and save the file again"
            )


def _inside(folder: str, target: str) -> str:
    """Return the part that a target names: from the root where it begins with a slash, else from the folder."""
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def type_of(kind: str) -> str:
    """Return the media type of a part of Word's own, by the last word of its relation's type."""
    office = "application/vnd.openxmlformats-officedocument"
    return f"{office}.theme+xml" if kind == "theme" else f"{office}.wordprocessingml.{kind}+xml"


def relations_xml(relations: tuple[Relation, ...]) -> str:
    """Return the part that says which other parts one part uses."""
    inside = "".join(
        f'<Relationship Id="{escaped(one.id)}" Type="{escaped(one.kind)}" Target="{escaped(one.target)}"'
        + (' TargetMode="External"/>' if one.external else "/>")
        for one in relations
    )
    return f'{HEAD}<Relationships xmlns="{RELATIONSHIPS}">{inside}</Relationships>'


def relations_part(part: str) -> str:
    """Return the name of the part that holds a part's relations."""
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def ids_taken(parts: Mapping[str, bytes]) -> int:
    """Return the id after which many are free that no head or foot line has; 0 where none has any."""
    lines = (part for name, part in parts.items() if name.startswith(("word/header", "word/footer")))
    last = 0
    for number in sorted(int(match[1]) for part in lines for match in _IDS.finditer(part.decode("utf-8", "replace"))):
        if last < number <= last + _ROOM:
            last = number
    return last


def _settings(part: bytes) -> bytes:
    """Return the settings that are about looks."""
    ET.register_namespace("w", W)
    root = ET.fromstring(part)  # noqa: S314 - parsed once before, without a document type
    wanted = {f"{{{W}}}{setting}" for setting in _SETTINGS}
    inside = "".join(
        ET.tostring(child, encoding="unicode").replace(f' xmlns:w="{W}"', "", 1)
        for child in root
        if child.tag in wanted and all(step.tag.startswith(f"{{{W}}}") for step in child.iter())
    )
    return f'{HEAD}<w:settings xmlns:w="{W}">{inside}</w:settings>'.encode()
