"""The mail that minutes come as: a draft for the sender's own program, its words plain text, nothing of them a head."""

from __future__ import annotations

import email
import zipfile
from dataclasses import replace
from email.message import EmailMessage
from email.policy import SMTP
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samreview.documents.mail import addresses_of, mail_bytes
from samreview.documents.minutes import minutes_document
from samreview.documents.minutes_files import minutes_bytes
from samreview.documents.minutes_here import write_minutes_here
from samreview.documents.templates import document_template
from samreview.documents.text_out import plain_text
from samreview.review.decide import Accepted
from tests.documents.conftest import MINUTES
from tests.review.factory import Room

if TYPE_CHECKING:
    from pathlib import Path

    from samreview.documents.write import Audience

HOSTILE = "Halden\r\nBcc: all@example.com\r\n\r\nRead this"


def read(data: bytes) -> EmailMessage:
    mail = email.message_from_bytes(data, policy=SMTP)
    assert isinstance(mail, EmailMessage)
    return mail


def words_of_mail(data: bytes) -> str:
    body = read(data).get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def test_a_mail_is_a_draft_with_the_word_file_attached() -> None:
    data = mail_bytes(
        "Minutes", "Tomás sends it.\n", b"PK\0\xff", "minutes.docx", ("ana@example.com", "bo@example.com")
    )
    mail = read(data)
    assert (mail["Subject"], mail["X-Unsent"], mail["To"]) == ("Minutes", "1", "ana@example.com, bo@example.com")
    assert words_of_mail(data) == "Tomás sends it.\n"
    (attached,) = mail.iter_attachments()
    assert (attached.get_filename(), attached.get_content()) == ("minutes.docx", b"PK\0\xff")
    assert mail["From"] is None
    assert mail["Date"] is None


def test_the_same_mail_is_the_same_bytes() -> None:
    one, other = (mail_bytes("Minutes", "Words", b"file", "minutes.docx") for _ in range(2))
    assert one == other


@settings(max_examples=60, deadline=None)
@given(subject=st.text(max_size=300), words=st.text(max_size=300))
def test_no_text_becomes_a_head_and_all_of_it_is_read_back(subject: str, words: str) -> None:
    mail = read(mail_bytes(subject, words, b"file", "minutes.docx"))
    assert {name.lower() for name in mail} == {"subject", "x-unsent", "mime-version", "content-type"}
    assert len(list(mail.iter_attachments())) == 1


def test_a_subject_of_several_lines_is_one_line() -> None:
    mail = read(mail_bytes(HOSTILE, HOSTILE, b"file", "minutes.docx"))
    assert mail["Bcc"] is None
    assert mail["Subject"].startswith("Halden")
    assert "Read this" in mail["Subject"]


def test_only_what_reads_as_an_address_is_one() -> None:
    team = Room().review.plan.team
    asked = ("ana@example.com", "x@example.com\nBcc: y@example.com", "Bo <bo@example.com>", "ana@example.com")
    members = tuple(replace(team[0], id=f"m{place}", email=one) for place, one in enumerate(asked))
    assert addresses_of(members) == ("ana@example.com",)


def test_the_text_of_a_mail_is_the_first_page_in_plain_words() -> None:
    words = plain_text(minutes_document(MINUTES, document_template("minutes-mail")))
    assert words.startswith("Halden Medical Systems\n\n")
    assert "DECISIONS:\n- Go to Lyon with engineering first, not with a price" in words
    assert "- 5. Bring the Lyon line layout and the takt times" in words
    assert "  owner: Priya Raman" in words
    assert "due: 15 Dec 2026" in words
    assert "*" not in words
    assert "Item by item" not in words


@pytest.mark.parametrize("audience", ["team", "customer"])
def test_minutes_of_a_review_go_out_as_mail(audience: Audience) -> None:
    room = Room()
    for said in ("/start", "action Send the steam report @dana due:+3d #share", "action Lower the price @dana due:+4d"):
        assert isinstance(room.ask("dana", said), Accepted)
    data = minutes_bytes(room.review, room.now, ".eml", audience=audience)
    (attached,) = read(data).iter_attachments()
    assert "word/document.xml" in zipfile.ZipFile(BytesIO(attached.get_content())).namelist()
    words = words_of_mail(data)
    assert "Send the steam report" in words
    assert ("Lower the price" in words) == (audience == "team")
    assert read(data)["Subject"].startswith("DRAFT ")


def test_minutes_written_on_the_spot_have_their_mail_beside_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    room = Room()
    review, at = room.review, room.now
    for name in (review.id, f"{review.id}-2"):
        done, told = write_minutes_here(review, at)
        assert done
        assert told == f"The minutes are in {tmp_path / name}.docx, and as a mail to send in {name}.eml."
        mail = read((tmp_path / f"{name}.eml").read_bytes())
        assert mail["X-Unsent"] == "1"
    # a mail that somebody keeps there is not written over
    (tmp_path / f"{review.id}-3.eml").write_text("mine")
    assert f"{review.id}-4.docx" in write_minutes_here(review, at)[1]
    assert (tmp_path / f"{review.id}-3.eml").read_text() == "mine"
