"""Notes in the margin of a Word file, for what somebody should settle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from samreview.documents.docx.xml import HEAD, W, escaped, shortened, text_xml

if TYPE_CHECKING:
    import datetime as dt

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"


class Comments:
    """Collects the comments of one document, all by its author and of its date."""

    def __init__(self, author: str, created: dt.datetime) -> None:
        self._author, self._created = author, created
        self._texts: list[str] = []

    def around(self, run: str, comment: str) -> str:
        """Return a run with the marks of a comment about it."""
        number = len(self._texts)
        self._texts.append(comment)
        return (
            f'<w:commentRangeStart w:id="{number}"/>{run}<w:commentRangeEnd w:id="{number}"/>'
            f'<w:r><w:commentReference w:id="{number}"/></w:r>'
        )

    def part(self) -> tuple[bytes, str] | None:
        """Return the part that holds the comments and its media type; None where there are none."""
        if not self._texts:
            return None
        date = self._created.strftime("%Y-%m-%dT%H:%M:%SZ")
        author = escaped(shortened(self._author))
        initials = escaped("".join(word[0] for word in self._author.split()[:3]).upper())
        inside = "".join(
            f'<w:comment w:id="{number}" w:author="{author}" w:date="{date}" w:initials="{initials}">'
            f"<w:p><w:r>{text_xml(words)}</w:r></w:p></w:comment>"
            for number, words in enumerate(self._texts)
        )
        return f'{HEAD}<w:comments xmlns:w="{W}">{inside}</w:comments>'.encode(), _TYPE
