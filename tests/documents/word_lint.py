"""What Word stumbles over and validators by themselves do not find: our own inspection of every Word file we write.

`faults_of` says each fault in a sentence; a good file has none. `test_word_lint.py` plants every fault once.
"""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING, Any, TypeAlias

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

Element: TypeAlias = Any
"""lxml's own types stand for every kind of markup at once."""
Parts: TypeAlias = dict[str, Element]
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
BODY, STYLES, NUMBERING, COMMENTS = "word/document.xml", "word/styles.xml", "word/numbering.xml", "word/comments.xml"
CORE_STORE = "{6C3C8BC8-F283-45AE-878A-BAB7291924A1}"
"""Word's own, of the properties of a document; needs no part."""
BINARY = (".xlsx", ".png", ".jpeg", ".jpg", ".emf")
STYLE_KINDS = {"pStyle": "paragraph", "rStyle": "character", "tblStyle": "table"}
_ENDS = ("bookmarkStart", "bookmarkEnd")
MOST_COLUMNS = 63
LONGEST_NAME, LONGEST_TAG = 40, 64


def parts_of(data: bytes) -> Parts:
    """Return the parsed XML parts of a Word file; ill-formed XML and doubled parts fail here."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = archive.namelist()
        assert len(names) == len(set(names)), "a part is in the file twice"
        return {name: etree.fromstring(archive.read(name)) for name in names if not name.endswith(BINARY)}


def faults_of(data: bytes) -> list[str]:
    """Return what Word would stumble over and validators by themselves do not find."""
    parts = parts_of(data)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        names = set(archive.namelist())
    looks = (
        package_faults(parts, names),
        table_faults(parts[BODY]),
        section_faults(parts[BODY]),
        place_faults(parts),
        style_faults(parts),
        numbering_faults(parts),
        field_faults(parts),
        control_faults(parts),
        comment_faults(parts),
        text_faults(parts),
    )
    return [fault for look in looks for fault in look]


def val(node: Element, name: str = "val") -> str:
    return str(node.get(W + name) or "")


def twice(values: Iterable[str]) -> list[str]:
    return [value for value, times in Counter(values).items() if times > 1]


def package_faults(parts: Parts, names: set[str]) -> Iterator[str]:
    """Give parts that are named and missing, ids of relations that are not there, what leads out of the file."""
    types = parts["[Content_Types].xml"]
    for kind in types:
        if kind.get("PartName") and kind.get("PartName")[1:] not in names:
            yield f"a media type for {kind.get('PartName')}, which is not there"
    told = {kind.get("PartName", "/")[1:] for kind in types}
    endings = {kind.get("Extension") for kind in types}
    yield from (f"{name} has no media type" for name in names if name not in told and ending(name) not in endings)
    for name, part in parts.items():
        if not name.endswith(".rels"):
            used = {value for node in part.iter() for key, value in node.attrib.items() if str(key).startswith(R)}
            folder, file = posixpath.split(name)
            there = parts.get(posixpath.join(folder, "_rels", f"{file}.rels"))
            known = set() if there is None else {one.get("Id") for one in there}
            yield from (f"{name} uses {one}, which relates to nothing" for one in used - known)
            continue
        yield from (f"{name} has {one} twice" for one in twice(one.get("Id") for one in part))
        for one in part:
            if one.get("TargetMode") == "External":
                if not one.get("Target").startswith(("http://", "https://", "mailto:")):
                    yield f"{name} leads to {one.get('Target')}"
            elif resolved(name, one.get("Target")) not in names:
                yield f"no part {resolved(name, one.get('Target'))}"


def ending(name: str) -> str:
    return name.rpartition(".")[2]


def resolved(relations: str, target: str) -> str:
    folder = relations.split("_rels/", maxsplit=1)[0]
    return posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")


def table_faults(body: Element) -> Iterator[str]:
    """Give tables whose rows, cells and widths do not agree."""
    for cell in body.iter(f"{W}tc"):
        if cell[-1].tag != f"{W}p":
            yield f"a cell ends in {etree.QName(cell[-1]).localname}"
    for table in body.iter(f"{W}tbl"):
        grid = [int(val(column, "w")) for column in table.iterfind(f"{W}tblGrid/{W}gridCol")]
        if len(grid) > MOST_COLUMNS:
            yield f"a table has {len(grid)} columns"
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iterfind(f"{W}tr")]
        if heads != sorted(heads, reverse=True):
            yield "a head row stands below other rows"
        if not heads:
            yield "a table has no row"
        for row in table.iterfind(f"{W}tr"):
            yield from row_faults(row, grid)
        total = table.find(f"{W}tblPr/{W}tblW")
        if total is None or int(val(total, "w") or 0) != sum(grid):
            yield "a table is not as wide as its columns"


def row_faults(row: Element, grid: list[int]) -> Iterator[str]:
    at = 0
    for cell in row.iterfind(f"{W}tc"):
        spans = cell.find(f"{W}tcPr/{W}gridSpan")
        span = 1 if spans is None else int(val(spans))
        wide = cell.find(f"{W}tcPr/{W}tcW")
        if wide is None or int(val(wide, "w")) != sum(grid[at : at + span]):
            yield f"a cell in column {at + 1} is not as wide as its columns in the grid"
        at += span
    if at != len(grid):
        yield f"a row has {at} columns in a grid of {len(grid)}"


def section_faults(body: Element) -> Iterator[str]:
    """Give pages that lie otherwise than they say, and tables and drawings wider than the text of their page."""
    for block, section in with_sections(body):
        size = section.find(f"{W}pgSz")
        wide, high = int(val(size, "w")), int(val(size, "h"))
        if (wide > high) != (val(size, "orient") == "landscape"):
            yield f"a page of {wide} by {high} says it is {val(size, 'orient') or 'upright'}"
        room = text_width(section)
        for table in (block,) if block.tag == f"{W}tbl" else ():
            total, indent = table.find(f"{W}tblPr/{W}tblW"), table.find(f"{W}tblPr/{W}tblInd")
            width = int(val(total, "w") or 0) + (0 if indent is None else max(int(val(indent, "w")), 0))
            if width > room:
                yield f"a table is {width} wide on a page with room for {room}"
        for extent in block.iter("{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}extent"):
            # 635 of the one are one of the other
            if int(extent.get("cx")) > room * 635:
                yield f"a drawing is {int(extent.get('cx')) // 635} wide on a page with room for {room}"


def with_sections(body: Element) -> Iterator[tuple[Element, Element]]:
    """Give each block of the body with the section that it stands in: the next that ends."""
    blocks, waiting = list(body[0]), []
    for block in blocks:
        waiting.append(block)
        section = block if block.tag == f"{W}sectPr" else block.find(f"{W}pPr/{W}sectPr")
        if section is not None:
            yield from ((one, section) for one in waiting)
            waiting = []
    assert not waiting, "the body does not end in a section"


def text_width(section: Element) -> int:
    size, margins = section.find(f"{W}pgSz"), section.find(f"{W}pgMar")
    return int(val(size, "w")) - sum(int(val(margins, side) or 0) for side in ("left", "right", "gutter"))


def place_faults(parts: Parts) -> Iterator[str]:
    """Give bookmarks that clash, have no end or no name that Word takes, links to nowhere, drawings of one id."""
    body = parts[BODY]
    starts, ends = ([one for part in words(parts) for one in part.iter(W + tag)] for tag in _ENDS)
    names = [val(one, "name") for one in starts]
    yield from (f"two bookmarks have the id {one}" for one in twice(val(start, "id") for start in starts))
    yield from (f"two bookmarks have the name {one}" for one in twice(names))
    if Counter(val(one, "id") for one in starts) != Counter(val(one, "id") for one in ends):
        yield "a bookmark begins or ends without its other end"
    for name in names:
        if len(name) > LONGEST_NAME or not re.fullmatch(r"[^\W\d]\w*|_\w+", name):
            yield f"no bookmark can be called {name}"
    links = {val(node, "anchor") for node in body.iter(f"{W}hyperlink") if val(node, "anchor")}
    yield from (f"a link leads to {name}, which is nowhere" for name in links - set(names))
    drawn = [node.get("id") for part in words(parts) for node in part.iter() if local(node) == "docPr"]
    yield from (f"the id {one} is on two drawings" for one in twice(drawn))


def local(node: Element) -> str:
    return etree.QName(node).localname if isinstance(node.tag, str) else ""


def words(parts: Parts) -> list[Element]:
    """Return the parts that hold text of the document: body, head and foot lines, comments."""
    return [
        part for name, part in parts.items() if re.fullmatch(r"word/(document|header|footer|comments)[\w-]*\.xml", name)
    ]


def style_faults(parts: Parts) -> Iterator[str]:
    """Give styles that are used and not there, or are of another kind; and names that two styles have."""
    styles = {val(style, "styleId"): val(style, "type") or "paragraph" for style in parts[STYLES].iter(f"{W}style")}
    yield from (
        f"two styles have the id {one}" for one in twice(val(one, "styleId") for one in parts[STYLES].iter(f"{W}style"))
    )
    names = [val(name).lower() for name in parts[STYLES].iterfind(f"{W}style/{W}name")]
    yield from (f"two styles are called {one}" for one in twice(names))
    for tag in (*STYLE_KINDS, "basedOn", "next", "link"):
        for name, part in parts.items():
            for style in {val(node) for node in part.iter(W + tag)}:
                if style not in styles:
                    yield f"{name} uses style {style}, which is not there"
                elif tag in STYLE_KINDS and styles[style] != STYLE_KINDS[tag]:
                    yield f"{name} uses {style} as a style of a {STYLE_KINDS[tag]}, and it is one of a {styles[style]}"


def numbering_faults(parts: Parts) -> Iterator[str]:
    """Give numberings that are used and not there, or in an order that Word refuses."""
    part = parts.get(NUMBERING)
    if part is None:
        part = etree.Element("none")
    kinds = [local(node) for node in part]
    order = ["numPicBullet", "abstractNum", "num", "numIdMacAtCleanup"]
    if kinds != sorted(kinds, key=order.index):
        yield "the numbering part is not in its order"
    numbers = [val(number, "numId") for number in part.iter(f"{W}num")]
    abstracts = [val(number, "abstractNumId") for number in part.iter(f"{W}abstractNum")]
    yield from (f"two numberings are {one}" for one in (*twice(numbers), *twice(abstracts)))
    for node in part.iterfind(f"{W}num/{W}abstractNumId"):
        if val(node) not in abstracts:
            yield f"numbering {val(node)} has no levels"
    for name in (BODY, STYLES):
        used = {val(node) for node in parts[name].iter(f"{W}numId")} - {"0"}
        yield from (f"{name} uses numbering {number}, which is not there" for number in used - set(numbers))


def field_faults(parts: Parts) -> Iterator[str]:
    """Give fields that begin or end without their other end, in body, head and foot lines."""
    for part in words(parts):
        open_fields = 0
        for node in part.iter(f"{W}fldChar"):
            kind = val(node, "fldCharType")
            open_fields += {"begin": 1, "end": -1}.get(kind, 0)
            if open_fields < 0 or (kind == "separate" and not open_fields):
                yield "a field ends that has not begun"
        if open_fields:
            yield "a field begins and does not end"


def control_faults(parts: Parts) -> Iterator[str]:
    """Give controls that share an id, choices that read the same, and bindings that find no data."""
    controls = [one for part in words(parts) for one in part.iter(f"{W}sdtPr")]
    ids = [val(one) for control in controls for one in control.iterfind(f"{W}id")]
    yield from (f"two controls have the id {one}" for one in twice(ids))
    for control in controls:
        shown = [val(item, "displayText") for item in control.iter(f"{W}listItem")]
        yield from (f"two choices of a control read {one}" for one in twice(shown))
        yield from (
            f"the tag {val(one)} is too long" for one in control.iterfind(f"{W}tag") if len(val(one)) > LONGEST_TAG
        )
    yield from binding_faults(parts, controls)


def binding_faults(parts: Parts, controls: list[Element]) -> Iterator[str]:
    stores = {
        value: parts.get(name.replace("itemProps", "item"))
        for name, part in parts.items()
        if name.startswith("customXml/itemProps")
        for attribute, value in part.attrib.items()
        if etree.QName(attribute).localname == "itemID"
    }
    counted: dict[str, Counter[str]] = {}
    for control in controls:
        for binding in control.iterfind(f"{W}dataBinding"):
            store = val(binding, "storeItemID")
            if store == CORE_STORE:
                continue
            if stores.get(store) is None:
                yield f"a control is bound to {store}, which is not there"
            else:
                if store not in counted:
                    counted[store] = paths_of(stores[store])
                if counted[store][plain_path(val(binding, "xpath"))] != 1:
                    yield f"a control is bound to {val(binding, 'xpath')}, which is not there"


def paths_of(root: Element) -> Counter[str]:
    """Return every element of a store by its path, each step with its place among those of its name."""
    found: Counter[str] = Counter()

    def walk(node: Element, path: str) -> None:
        found[path] += 1
        seen: Counter[str] = Counter()
        for child in node:
            seen[local(child)] += 1
            walk(child, f"{path}/{local(child)}[{seen[local(child)]}]")

    walk(root, f"/{local(root)}[1]")
    return found


def plain_path(path: str) -> str:
    return re.sub(r"\b\w+:", "", path)


def comment_faults(parts: Parts) -> Iterator[str]:
    """Give notes in the margin that are not there, or that nothing refers to."""
    part = parts.get(COMMENTS)
    there = [] if part is None else [val(one, "id") for one in part]
    yield from (f"two comments have the id {one}" for one in twice(there))
    for tag in ("commentRangeStart", "commentRangeEnd", "commentReference"):
        if sorted(val(node, "id") for node in parts[BODY].iter(W + tag)) != sorted(there):
            yield f"comments and their {tag} do not agree"


def text_faults(parts: Parts) -> Iterator[str]:
    """Give text where none can stand: between elements."""
    for part in words(parts):
        if any((node.tail or "").strip() for node in part.iter()):
            yield "text stands between elements"
