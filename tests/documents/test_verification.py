"""Minutes and registers held against the store: those that agree, and each way in which they do not."""

from __future__ import annotations

import datetime as dt
import json
import shutil
import subprocess
from typing import TYPE_CHECKING

import pytest

from samreview.documents.accounts_register import accounts_register, actions_document
from samreview.documents.accounts_register_data import RegisterRow
from samreview.documents.fingerprint import fingerprint_in, fingerprint_of
from samreview.documents.looks import OURS, Looks
from samreview.documents.minutes_files import minutes_bytes
from samreview.documents.verification import Difference, Verification, verify
from samreview.documents.verification_reading import UnverifiableError
from samreview.documents.write import document_bytes
from samreview.journal.accounts import read_account
from samreview.journal.clock import SimulatedClock
from samreview.journal.codec import chain, to_row
from samreview.journal.memory import MemoryJournal
from samreview.journal.opening import go_on
from samreview.journal.review_file import export_review
from samreview.journal.review_import import import_review
from samreview.journal.streams import stream_of
from samreview.review.carry.listing import actions_of
from samreview.review.carry.returned import key_of
from tests.documents.word_edits import W, cell_of, changed, register_rows, type_in
from tests.journal.factory import START, begin, run
from tests.tools import needed

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from samreview.journal.door import ReviewDoor
    from tests.documents.word_edits import Element

NAME = "halden-2026-11-24"
LATER = SimulatedClock(START + dt.timedelta(days=40))
FORMATS = (".docx", ".html", ".json", ".md")


@pytest.fixture
def store() -> MemoryJournal:
    journal = MemoryJournal()
    door = begin(journal)
    run(
        door,
        "/start",
        "action Bring the Lyon layout @lukas due:+3w opp:nextgen +250k",
        "decision Go to Lyon with engineering first",
        "point A <b>star</b> ** and a | pipe \u2013 nothing else",
        "/close anyway",
        "/approve",
    )
    return journal


def door_of(journal: MemoryJournal) -> ReviewDoor:
    return go_on(journal, LATER, NAME)


def minutes(journal: MemoryJournal, suffix: str = ".docx", looks: Looks = OURS) -> bytes:
    door = door_of(journal)
    return minutes_bytes(door.review, door.now(), suffix, looks)


def held(journal: MemoryJournal, data: bytes, suffix: str = ".docx", looks: Looks = OURS) -> Verification:
    return verify(journal, data, f"minutes{suffix}", looks)


def replacing(was: str, now: str) -> Callable[[Element], None]:
    """Return an edit that puts other words in the place of a text, wherever it stands."""

    def edit(root: Element) -> None:
        found = [one for one in root.iter(f"{W}t") if one.text and was in one.text]
        assert found
        for one in found:
            one.text = one.text.replace(was, now)

    return edit


def test_the_fingerprint_of_approved_minutes_is_the_hash_at_the_event_that_approved_them(store: MemoryJournal) -> None:
    events = store.read(stream_of(NAME))
    found = fingerprint_of(door_of(store).review)
    assert found is not None
    assert events[-1].kind == "review.approved"
    assert found == (NAME, 1, len(events), chain(bytes(32), map(to_row, events))[-1].hex())


@pytest.mark.parametrize("suffix", [".md", ".html"])
def test_the_fingerprint_is_printed_short(store: MemoryJournal, suffix: str) -> None:
    found = fingerprint_of(door_of(store).review)
    assert found is not None
    text = minutes(store, suffix).decode()
    assert found.printed in text
    assert f"{found.hash[:4]} {found.hash[4:8]} {found.hash[8:12]} {found.hash[12:16]}" in found.printed
    assert fingerprint_in(text, {}) == found._replace(hash=found.hash[:16])


def test_json_holds_the_fingerprint_whole(store: MemoryJournal) -> None:
    found = fingerprint_of(door_of(store).review)
    assert found is not None
    assert json.loads(minutes(store, ".json"))["fingerprint"] == found._asdict()


@pytest.mark.parametrize("suffix", FORMATS)
def test_minutes_agree_with_the_store_they_came_from(store: MemoryJournal, suffix: str) -> None:
    found = held(store, minutes(store, suffix), suffix)
    assert (found.agrees, found.problem, found.differences, found.notes) == (True, "", (), ())


@pytest.mark.parametrize("suffix", FORMATS)
def test_one_changed_word_is_named_with_what_it_is_about(store: MemoryJournal, suffix: str) -> None:
    data = minutes(store, suffix)
    if suffix == ".docx":
        edited = changed(data, replacing("engineering first", "a price first"))
    else:
        edited = data.replace(b"engineering first", b"a price first")
    found = held(store, edited, suffix)
    assert not found.agrees
    assert found.is_held
    assert {one.about for one in found.differences} == {"decision 2"}
    assert all("engineering first" in one.store and "a price first" in one.file for one in found.differences)


def test_a_changed_date_in_the_list_of_actions_is_named_with_its_action(store: MemoryJournal) -> None:
    edited = changed(minutes(store), replacing("15 Dec 2026", "15 Jan 2027"))
    found = held(store, edited)
    assert Difference(f"action {NAME}/1, due", "15 Dec 2026", "15 Jan 2027") in found.differences
    assert {one.about for one in found.differences} <= {f"action {NAME}/1, due", "action 1"}


def test_a_changed_owner_of_the_register_is_named(store: MemoryJournal) -> None:
    edited = changed(minutes(store), lambda root: type_in(cell_of(register_rows(root)[0], 2), "Priya Raman"))
    (found,) = held(store, edited).differences
    assert found == (f"action {NAME}/1, owner", "Lukas Brandt", "Priya Raman")


def test_a_row_that_was_taken_out_of_the_register_is_named(store: MemoryJournal) -> None:
    def take_out(root: Element) -> None:
        row = register_rows(root)[0]
        row.getparent().remove(row)

    found = held(store, changed(minutes(store), take_out))
    assert found.differences[0] == (f"action {NAME}/1", "Bring the Lyon layout", "")


def test_a_paragraph_that_was_added_or_taken_out_is_named(store: MemoryJournal) -> None:
    lines = minutes(store, ".md").decode().splitlines(keepends=True)
    place = next(number for number, line in enumerate(lines) if "engineering first" in line)
    added = held(store, "".join([*lines[:place], "- Sell cheaply\n", *lines[place:]]).encode(), ".md")
    assert [(one.store, one.file) for one in added.differences] == [("", "- Sell cheaply")]
    gone = held(store, "".join([*lines[:place], *lines[place + 1 :]]).encode(), ".md")
    assert [(one.about, one.file) for one in gone.differences] == [("decision 2", "")]


def test_minutes_of_an_earlier_version_agree_and_the_store_has_gone_on(store: MemoryJournal) -> None:
    first = minutes(store)
    run(door_of(store), "/amend 2 Go to Lyon with a price because the plant asked")
    found = held(store, first)
    assert found.agrees
    assert found.notes == ("The store has gone on since: the minutes were amended, for version 2.",)
    run(door_of(store), "/approve")
    found = held(store, first)
    assert (found.agrees, found.notes) == (
        True,
        ("The store has gone on since: version 2 of the minutes is approved.",),
    )
    assert held(store, minutes(store)).agrees


def test_a_fingerprint_that_is_not_the_stores_is_named(store: MemoryJournal) -> None:
    mark = fingerprint_of(door_of(store).review)
    assert mark is not None
    data = minutes(store, ".md").replace(mark.short.encode(), b"0123 4567 89ab cdef")
    found = held(store, data, ".md")
    assert (found.agrees, found.is_held, found.differences) == (False, True, ())
    assert found.problem == f"At event {mark.event} the store has {mark.short}, and the file 0123 4567 89ab cdef."


def test_minutes_of_a_review_that_was_changed_by_hand_do_not_agree(store: MemoryJournal) -> None:
    other = MemoryJournal()
    text = export_review(store, NAME).text.replace("engineering first", "a price first")
    import_review(other, LATER, text.encode(), accept_edited=True)
    found = held(other, minutes(store))
    assert found.problem.startswith("At event ")
    assert {one.about for one in found.differences} >= {"decision 2"}
    assert held(other, minutes(other)).agrees, "what the store now holds is what its own minutes say"


def test_a_store_without_the_review_cannot_say(store: MemoryJournal) -> None:
    found = held(MemoryJournal(), minutes(store))
    assert (found.agrees, found.is_held) == (False, False)
    assert "does not hold the review" in found.problem


def test_an_older_copy_of_the_store_cannot_say(store: MemoryJournal) -> None:
    older = MemoryJournal()
    events = store.read(stream_of(NAME))
    older.append(stream_of(NAME), 0, events[:-1])
    found = held(older, minutes(store))
    assert (found.agrees, found.is_held) == (False, False)
    assert f"holds {len(events) - 1} events" in found.problem


def test_an_event_that_approves_no_such_version_is_named(store: MemoryJournal) -> None:
    mark = fingerprint_of(door_of(store).review)
    assert mark is not None
    data = minutes(store, ".md").replace(b"Fingerprint of version 1", b"Fingerprint of version 2")
    assert "does not approve version 2" in held(store, data, ".md").problem


def test_drafts_rehearsals_and_minutes_for_the_customer_have_no_fingerprint(store: MemoryJournal) -> None:
    draft = MemoryJournal()
    door = begin(draft)
    run(door, "/start", "decision Go")
    played = begin(MemoryJournal(), rehearsed=True)
    run(played, "/start", "/close anyway", "/approve")
    for one in (door, played):
        assert fingerprint_of(one.review) is None
        with pytest.raises(UnverifiableError, match="it has no fingerprint"):
            held(store, minutes_bytes(one.review, one.now(), ".docx"))
    review = door_of(store).review
    for suffix in FORMATS:
        with pytest.raises(UnverifiableError, match="it has no fingerprint"):
            held(store, minutes_bytes(review, LATER.read(), suffix, audience="customer"), suffix)


@pytest.mark.parametrize(
    ("suffix", "data", "message"),
    [
        (".pdf", b"%PDF-1.7", "name a file in one of the formats"),
        ("", b"", "name a file in one of the formats"),
        (".md", b"\xff\xfe", "not UTF-8 text"),
        (".json", b"{", "not JSON"),
        (".json", b"[" * 100_000, "not JSON"),
        (".json", b'{"fingerprint": {"review": 3}}', "no fingerprint"),
        (".md", b"nothing", "no fingerprint"),
        (".html", b"<p>nothing", "no fingerprint"),
    ],
)
def test_what_cannot_be_read_says_why(store: MemoryJournal, suffix: str, data: bytes, message: str) -> None:
    with pytest.raises(UnverifiableError, match=message):
        held(store, data, suffix)


def test_minutes_in_words_of_a_teams_own_are_compared_in_these_words(store: MemoryJournal, tmp_path: Path) -> None:
    (tmp_path / "minutes.md.j2").write_text("# {{ account }}\n\n:::decisions\n\n:::actions\n", encoding="utf-8")
    looks = Looks(str(tmp_path))
    data = minutes(store, looks=looks)
    assert held(store, data, looks=looks).agrees
    assert not held(store, data).agrees


def test_a_file_that_word_or_another_editor_has_saved_agrees(store: MemoryJournal, tmp_path: Path) -> None:
    soffice = needed("soffice", "opens the minutes and saves them again")
    (tmp_path / "m.docx").write_bytes(minutes(store))
    out = tmp_path / "out"
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [soffice, profile, "--headless", "--convert-to", "docx", "--outdir", str(out), str(tmp_path / "m.docx")]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    found = held(store, (out / "m.docx").read_bytes())
    assert (found.agrees, found.differences) == (True, ())
    shutil.rmtree(tmp_path / "profile", ignore_errors=True)


def register(journal: MemoryJournal) -> bytes:
    read = read_account(journal, "halden")
    rows = [
        RegisterRow(key_of("halden", row.action), "halden", row.action)
        for row in actions_of("halden", read.ledger)
        if row.action.is_open
    ]
    return document_bytes(actions_document(accounts_register(rows, {"halden": read}, START.date())), ".docx")


def test_a_register_agrees_with_the_store_it_came_from(store: MemoryJournal) -> None:
    data = register(store)
    assert verify(store, data, "r.docx", OURS) == (None, True, "", (), ())
    run(begin(store, LATER, start=LATER.read().instant), "/start", "/settle a1 done")
    assert verify(store, data, "r.docx", OURS).agrees, "it is held against the store as it was"


def test_what_a_register_says_otherwise_is_named(store: MemoryJournal) -> None:
    data = register(store)

    def edit(root: Element) -> None:
        rows = register_rows(root)
        rows[0].getparent().remove(rows[0])
        replacing("Bring the Lyon layout", "Bring the Lyon layout and a cake")(root)

    found = verify(store, changed(data, edit), "r.docx", OURS)
    assert not found.agrees
    assert [one.about.partition(", ")[2] for one in found.differences] == ["text", ""]
    assert verify(MemoryJournal(), data, "r.docx", OURS).is_held is False
