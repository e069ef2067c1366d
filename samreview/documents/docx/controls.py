"""Fields of the register as Word's own controls, and the data parts that they are bound to.

Word keeps a bound control and its data in step, and takes the data when both differ; so both are written from the same
entry. What editors drop differs (LibreOffice empties the data and forgets tags), so a field can be found again in three
ways: by its tag, by the path of its binding, by the visible id of its row. A second data part, bound to nothing, keeps
what was written: the base of a later merge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.docx.look import MUTED
from samreview.documents.docx.xml import HEAD, escaped, text_xml
from samreview.documents.register import FIELD_NAMES, STATUSES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from samreview.documents.docx.parts import Parts
    from samreview.documents.register import Entry, FieldName, Register
    from samreview.documents.tree import Field

DATA = "urn:samreview:actions:1"
BASE = "urn:samreview:actions-base:1"
DATA_STORE = "{2B6F0C1E-5D0B-4E0C-9F57-8A4B1C7D3E21}"
BASE_STORE = "{2B6F0C1E-5D0B-4E0C-9F57-8A4B1C7D3E22}"
EXPORT_PROPERTY = "samreview export"
REVIEW_PROPERTY = "samreview review"
_CUSTOM_XML = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PLACEHOLDERS: Mapping[FieldName, str] = {
    "status": "status",
    "owner": "nobody yet",
    "due": "no date yet",
    "note": "…",
}
"""What a field shows that holds nothing."""
_LONGEST_PROPERTY = 240
_FIRST_ID = 1_000


def tag_of(entry: int, name: FieldName) -> str:
    """Return the tag of a field's control: the number of its entry, from 1, and the field."""
    return f"a{entry + 1}.{name}"


class Controls:
    """Writes the controls of one document's register; each has an id of its own."""

    def __init__(self, register: Register, ids_taken: int = 0) -> None:
        self.register = register
        self._written = ids_taken
        self._heads = {
            name: f'<w:sdt><w:sdtPr><w:alias w:val="{name.capitalize()}"/><w:tag w:val="' for name in FIELD_NAMES
        }
        # What does not change from row to row is made once: there may be thousands of rows.
        self._kinds: dict[FieldName, str] = {
            "status": f"<w:dropDownList>{_items((one.shown, one.value) for one in STATUSES)}</w:dropDownList>",
            "owner": f"<w:comboBox>{_items((register.label(one), one.value) for one in register.owners)}</w:comboBox>",
            "note": '<w:text w:multiLine="1"/>',
        }

    def xml(self, field: Field) -> str:
        """Return the control of a field, with the text that it shows."""
        self._written += 1
        entry, number, name = self.register.entries[field.entry], field.entry + 1, field.name
        shown = self.register.shown(entry, name)
        placeholder = "" if shown else "<w:showingPlcHdr/>"
        content = (
            f"<w:r>{text_xml(shown)}</w:r>"
            if shown
            else f'<w:r><w:rPr><w:color w:val="{MUTED}"/></w:rPr>{text_xml(PLACEHOLDERS[name])}</w:r>'
        )
        return (
            f'{self._heads[name]}{tag_of(field.entry, name)}"/>'
            f'<w:id w:val="{_FIRST_ID + self._written}"/><w:lock w:val="sdtLocked"/>{placeholder}'
            f"<w:dataBinding w:prefixMappings=\"xmlns:s='{DATA}'\""
            f' w:xpath="/s:actions[1]/s:action[{number}]/s:{name}[1]" w:storeItemID="{DATA_STORE}"/>'
            f"{_date_kind(entry) if name == 'due' else self._kinds[name]}</w:sdtPr>"
            f"<w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )


def add_register(parts: Parts, register: Register) -> list[tuple[str, str]]:
    """Add the data that the controls are bound to and the base of a later merge; return the properties to name both."""
    rows = _rows_xml(register)
    for number, (namespace, store, root) in enumerate(((DATA, DATA_STORE, "actions"), (BASE, BASE_STORE, "base")), 1):
        _add_store(parts, number, store, namespace, _data_xml(register, rows, root, namespace))
    # Word shows no more than 255 characters of a property, so a long name is in several.
    pieces = [register.export[at : at + _LONGEST_PROPERTY] for at in range(0, len(register.export), _LONGEST_PROPERTY)]
    properties = [(f"{EXPORT_PROPERTY} {at}" if at > 1 else EXPORT_PROPERTY, one) for at, one in enumerate(pieces, 1)]
    if register.review:
        properties.append((REVIEW_PROPERTY, register.review))
    return properties


def _items(labels: Iterable[tuple[str, str]]) -> str:
    shown: set[str] = set()
    items = []
    for label, value in labels:
        # Word takes no two entries that read the same.
        if label not in shown:
            items.append(f'<w:listItem w:displayText="{escaped(label)}" w:value="{escaped(value)}"/>')
        shown.add(label)
    return "".join(items)


def _date_kind(entry: Entry) -> str:
    full = f' w:fullDate="{entry.due.isoformat()}T00:00:00Z"' if entry.due else ""
    return (
        f'<w:date{full}><w:dateFormat w:val="d MMM yyyy"/><w:lid w:val="en-GB"/>'
        '<w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>'
    )


def _rows_xml(register: Register) -> str:
    return "".join(
        [
            f'<action id="{escaped(entry.id)}"><status>{escaped(entry.status)}</status>'
            f"<owner>{escaped(entry.owner or '')}</owner><due>{entry.due or ''}</due><note>{escaped(entry.note)}</note>"
            "</action>"
            for entry in register.entries
        ]
    )


def _data_xml(register: Register, rows: str, root: str, namespace: str) -> str:
    review = f' review="{escaped(register.review)}"' if register.review else ""
    return f'{HEAD}<{root} xmlns="{namespace}" export="{escaped(register.export)}"{review}>{rows}</{root}>'


def _add_store(parts: Parts, number: int, store: str, namespace: str, data: str) -> None:
    item, properties = f"customXml/item{number}.xml", f"customXml/itemProps{number}.xml"
    parts.add(item, data.encode(), "application/xml")
    parts.add(
        properties,
        (
            f'{HEAD}<ds:datastoreItem ds:itemID="{store}" xmlns:ds="{_CUSTOM_XML}"><ds:schemaRefs>'
            f'<ds:schemaRef ds:uri="{namespace}"/></ds:schemaRefs></ds:datastoreItem>'
        ).encode(),
        "application/vnd.openxmlformats-officedocument.customXmlProperties+xml",
    )
    parts.relate("customXml", f"../{item}")
    parts.relate("customXmlProps", f"itemProps{number}.xml", item)
