"""Registers that came back: which action a row is, what is taken of it, and that nothing is ever confused."""

from __future__ import annotations

import csv
import datetime as dt
import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from samreview.exchange.failures import ExchangeError
from samreview.exchange.registers.changes import Said, changes
from samreview.exchange.registers.compare import Comparison, compared
from samreview.exchange.registers.csv_file import Exported, csv_bytes, guarded, read_csv, unguarded
from samreview.exchange.registers.fields import FieldReader
from samreview.journal.accounts import AccountRead
from samreview.review.carry.ledger import ledger
from samreview.review.carry.listing import ListedAction
from samreview.review.carry.merging import Unread
from samreview.review.carry.model import Added, Commitment, Settled
from samreview.review.carry.returned import FIELD_NAMES, Base, CameBack, ReturnedRow, key_of, stored
from samreview.values.text import clean
from tests.review.carrying import action, chapter, said, when

if TYPE_CHECKING:
    import random
    from collections.abc import Mapping

    from samreview.exchange.day_spelling import DayOrder
    from samreview.review.carry.returned import FieldName

PEOPLE = {"priya": "Priya Raman", "lukas": "Lukas Brandt", "lukas-2": "Lukas Brandt", "dana": "Dana Whitfield"}
DUE = dt.date(2026, 12, 5)
ON = dt.date(2026, 12, 1)


def account(*commitments: Commitment, more: tuple[Settled | Added, ...] = (), **plan: Commitment) -> AccountRead:
    """Return an account with one review, r0, what was kept of it since, and actions of its plan."""
    between = [one for one in more if isinstance(one, Settled)]
    added = tuple(one for one in more if isinstance(one, Added))
    held = chapter(0, *commitments, of_plan=tuple(plan.values()))
    heads = {"account/acme": len(more), "review/r0": 9}
    return AccountRead(ledger([held], between, added=added), (), "Acme", PEOPLE, added, heads)


def one(number: int = 1, **more: object) -> Commitment:
    values = {"owner": "priya", "owner_name": "Priya Raman", "due": DUE, "note": "a note", "agreed": True}
    return action(0, number, **(values | more))


def row(commitment: Commitment, where: str = "row 1", **fields: str) -> ReturnedRow:
    """Return the row that a register has of an action, some of its fields edited."""
    base: dict[FieldName, str] = {name: stored(commitment, name) for name in FIELD_NAMES}
    says = {name: (fields.get(name, base[name]),) for name in FIELD_NAMES}
    return ReturnedRow(where, commitment.id, commitment.what, says, base=Base(base), exported=True)


def new(what: str, **fields: str) -> ReturnedRow:
    return ReturnedRow("row 9", "", what, {name: (fields.get(name, ""),) for name in FIELD_NAMES})


def back(*rows: ReturnedRow, **more: object) -> CameBack:
    return CameBack(rows, **({"export": "r0@9", "review": "r0"} | more))  # type: ignore[arg-type]  # test's own


def took(read: AccountRead, came: CameBack, *, conflicts: bool = False, by: str = "") -> AccountRead:
    """Return the account after all that is no conflict, or all, was taken over."""
    found = compared(came, {"acme": read})
    each = found.accounts["acme"]
    kept = each._replace(differences=tuple(one for one in each.differences if conflicts or not one.conflict))
    events = changes("acme", read, kept, Said(by, when(0, 50)), came.review)
    between = [one for one in events if isinstance(one, Settled)]
    added = (*read.added, *(one for one in events if isinstance(one, Added)))
    actions = {one.id: one for one in read.ledger.commitments}
    for event in between:
        actions[event.id] = actions[event.id].with_settled(event)
    fresh = ledger([], (), added=added).commitments
    actions = {one.id: one for one in fresh} | actions
    return read._replace(ledger=read.ledger._replace(commitments=tuple(actions.values())), added=added)


def values(read: AccountRead, which: str = "r0/1") -> dict[FieldName, str]:
    (found,) = (one for one in read.ledger.commitments if one.id == which)
    return {name: stored(found, name) for name in FIELD_NAMES}


def shape(found: Comparison) -> list[tuple[str, str, str, bool]]:
    return [(one.field, one.here, one.there, one.conflict) for one in found.accounts["acme"].differences]


A, B, C = "done", "dropped", "open"


@pytest.mark.parametrize(
    ("base", "there", "here", "outcome"),
    [
        (C, C, C, None),
        (C, A, C, "taken"),
        (C, C, A, None),
        (C, A, A, None),
        (C, A, B, "conflict"),
        (A, C, A, "taken"),
        (A, C, B, "conflict"),
    ],
)
def test_three_ways_are_compared(base: str, there: str, here: str, outcome: str | None) -> None:
    told = row(one(status=base), status=there)
    read = account(one(status=here))
    found = compared(back(told), {"acme": read})
    expected = [] if outcome is None else [("status", here, there, outcome == "conflict")]
    assert shape(found) == expected
    now = values(took(read, back(told)))["status"]
    assert now == (there if outcome == "taken" else here)


def test_without_a_base_what_differs_is_asked_about() -> None:
    told = row(one(), status="done")._replace(base=None)
    assert shape(compared(back(told), {"acme": account(one())})) == [("status", "open", "done", True)]


def test_a_field_that_was_emptied_is_emptied_and_a_new_owner_has_not_agreed() -> None:
    told = row(one(), owner="", due="", note="")
    after = took(account(one()), back(told))
    assert values(after) == {"status": "open", "owner": "", "due": "", "note": ""}
    moved = took(account(one()), back(row(one(), owner="dana")))
    assert [(c.owner_name, c.agreed) for c in moved.ledger.commitments] == [("Dana Whitfield", False)]
    own = took(account(one()), back(row(one(), owner="Dana Whitfield")), by="dana")
    assert [c.agreed for c in own.ledger.commitments] == [True]


def test_a_document_that_disagrees_with_itself_is_a_conflict_and_one_that_was_half_changed_is_not() -> None:
    base = row(one())
    both = base._replace(fields={"due": ("6 Dec 2026", "2026-12-07", "2026-12-05")})
    (found,) = compared(back(both), {"acme": account(one())}).accounts["acme"].differences
    assert (found.conflict, found.there, found.also) == (True, "2026-12-06", "2026-12-07")
    for texts in (("6 Dec 2026", "2026-12-05"), ("5 Dec 2026", "2026-12-06", "2026-12-05")):
        half = base._replace(fields={"due": texts})
        assert shape(compared(back(half), {"acme": account(one())})) == [("due", "2026-12-05", "2026-12-06", False)]


def test_owners_are_resolved_as_in_a_review_or_said_to_be_unknown() -> None:
    read = account(one())
    assert values(took(read, back(row(one(), owner="@dan"))))["owner"] == "dana"
    found = compared(back(row(one(), owner="Kral", status="done")), {"acme": read})
    assert shape(found) == [("status", "open", "done", False)]
    assert "the owner `Kral` is nobody" in found.unread[0].text
    several = compared(back(row(one(), owner="Lukas Brandt")), {"acme": read})
    assert several.unread[0].text.endswith("may be lukas or lukas-2; write the id")
    assert values(took(read, back(row(one(), owner="Lukas Brandt (lukas-2)"))))["owner"] == "lukas-2"


def test_rows_are_told_apart_and_never_merged() -> None:
    first, second = one(1), one(2, what="Call the plant manager")
    read = account(first, second)
    copied = row(first, "row 2", status="done")._replace(what="Do something else altogether")
    found = compared(back(row(first), copied, row(second, "row 3")), {"acme": read})
    assert [added.what for added in found.accounts["acme"].new] == ["Do something else altogether"]
    assert shape(found) == []
    # The same, and the copy stands above: the row with the action's own words is the action.
    found = compared(back(copied, row(first, "row 2", status="dropped")), {"acme": read})
    assert shape(found) == [("status", "open", "dropped", False)]
    assert [added.where for added in found.accounts["acme"].new] == ["row 2"]
    twice = compared(back(row(first), row(first, "row 2")), {"acme": read})
    assert (twice.accounts["acme"].new, twice.remarks[0].text) == (
        (),
        "is a copy of r0/1 with nothing changed: left out",
    )
    mixed = row(first)._replace(hidden=frozenset({"r0/2"}))
    found = compared(back(mixed), {"acme": read})
    assert "its fields are those of r0/2" in found.doubtful[0].text
    assert shape(found) == []
    other = compared(back(row(first, status="done")._replace(what="Zebra")), {"acme": read})
    assert "shows the id r0/1, but says “Zebra”" in other.doubtful[0].text
    assert shape(other) == []


def test_a_row_without_its_id_is_the_action_by_its_control_while_it_says_the_same() -> None:
    read = account(one())
    bare = row(one(), status="done")._replace(id="", hidden=frozenset({"r0/1"}))
    assert shape(compared(back(bare), {"acme": read})) == [("status", "open", "done", False)]
    reused = bare._replace(what="Write to the mayor")
    found = compared(back(reused), {"acme": read})
    assert (shape(found), [added.what for added in found.accounts["acme"].new]) == ([], ["Write to the mayor"])


def test_what_is_no_action_any_more_is_named_and_what_was_deleted_is_left() -> None:
    gone = row(one(7), status="done")
    written: dict[str, dict[FieldName, str]] = {"r0/1": {}, "r0/2": {}}
    found = compared(back(gone, row(one()), written=written), {"acme": account(one(), one(2))})
    assert found.remarks[0].text == "r0/7 is no action any more: nothing taken"
    assert found.missing == ("r0/2",)
    assert found.accounts["acme"].new == ()


def test_an_id_that_reads_like_ours_is_no_new_action_where_the_file_has_lost_its_base() -> None:
    """Else an action that was withdrawn, or erased with its review, would come back with the next old file."""
    lost = new("Order the takt sheets")._replace(id="acme-2026-11-24/3", base=None, exported=False)
    theirs = new("Order the cake")._replace(id="7", base=None, exported=False)
    found = compared(back(row(one()), lost, theirs), {"acme": account(one())})
    assert [added.what for added in found.accounts["acme"].new] == ["Order the cake"]
    assert found.remarks[0].text == "acme-2026-11-24/3 is no action any more: nothing taken"


def test_a_copy_whose_status_was_changed_is_not_left_out_as_unchanged() -> None:
    """Its control is bound to the data of the row that it was copied from, which says what that row says."""
    base = row(one())
    copied = base._replace(where="row 2", fields=dict(base.fields) | {"status": ("dropped", "open")})
    found = compared(back(base, copied), {"acme": account(one())})
    assert ([added.fields["status"] for added in found.accounts["acme"].new], found.remarks) == (["dropped"], ())


def test_what_the_plan_itself_closed_is_changed_there() -> None:
    own = Commitment("a1", "action", "Do it", status="done")
    read = account(a1=own)
    found = compared(back(row(own, status="open")), {"acme": read})
    assert shape(found) == []
    assert found.remarks[0].text == "the plan itself calls a1 done: change it there"


def test_new_rows_are_added_once_and_follow_the_file_afterwards() -> None:
    came = back(new("Bring cake", owner="dana"), new("Bring cake", due="6 Dec 2026"))
    read = took(account(one()), came)
    assert [c.id for c in read.ledger.commitments if c.id.startswith("r0/d")] == ["r0/d1", "r0/d2"]
    again = compared(came, {"acme": read})
    assert (shape(again), again.accounts["acme"].new) == ([], ())
    edited = back(new("Bring cake", owner="dana", status="done"), new("Bring cake", due="6 Dec 2026"))
    assert values(took(read, edited), "r0/d1")["status"] == "done"


def test_what_a_new_row_says_and_nobody_can_read_is_said_once_each_time() -> None:
    came = back(new("Bring cake", owner="Kral"))
    first = compared(came, {"acme": account(one())})
    again = compared(came, {"acme": took(account(one()), came)})
    assert (len(first.unread), len(again.unread), again.accounts["acme"].new) == (1, 1, ())


def test_an_empty_status_says_nothing() -> None:
    assert shape(compared(back(row(one(status="done"), status="")), {"acme": account(one(status="done"))})) == []


def test_new_rows_of_two_accounts_need_to_say_whose_they_are() -> None:
    reads = {
        "acme": account(one()),
        "zenith": AccountRead(ledger([chapter(1)]), (), "Z", {}, (), {"account/zenith": 0}),
    }
    unnamed = back(new("Bring cake"), review=None)
    found = compared(unnamed, reads)
    assert "it names no account: --account says whose it is" in found.doubtful[0].text
    assert compared(unnamed, reads, "zenith").accounts["zenith"].new[0].what == "Bring cake"
    beside = back(row(one())._replace(group=3), new("Bring cake")._replace(group=3), review=None)
    assert compared(beside, reads).accounts["acme"].new[0].what == "Bring cake"


def test_a_new_row_among_those_of_two_accounts_is_nobodys() -> None:
    """As in a CSV of all accounts: the last row is no reason to think that it is of that one."""
    theirs = AccountRead(ledger([chapter(1, action(1, 2))]), (), "Z", {}, (), {"account/zenith": 0})
    reads = {"acme": account(one()), "zenith": theirs}
    rows = [row(next(iter(read.ledger.commitments)), f"row {place}") for place, read in enumerate(reads.values(), 1)]
    found = compared(back(*rows, new("Call Jane"), review=None), reads)
    assert [len(each.new) for each in found.accounts.values()] == [0, 0]
    assert "it names no account" in found.doubtful[0].text


DATES = ("5/12/2026", "05.12.2026", "5 Dec 2026", "2026-12-05", "Dec 5, 2026")


@pytest.mark.parametrize(("text", "order"), [(text, "dmy") for text in DATES] + [("12/5/26", "mdy")])
def test_dates_are_read_as_people_and_spreadsheets_write_them(text: str, order: DayOrder) -> None:
    reader = FieldReader(PEOPLE, (), None, order)
    assert reader.read("due", text) == "2026-12-05"
    assert isinstance(FieldReader(PEOPLE, ()).read("due", "soon"), Unread)
    assert isinstance(FieldReader(PEOPLE, ()).read("due", "5/12/2026"), Unread)
    assert FieldReader(PEOPLE, ()).read("due", "5.12.2026") == "2026-12-05"
    assert FieldReader(PEOPLE, ()).read("due", "tbd") == ""


# CSV


def exported(read: AccountRead) -> bytes:
    rows = [Exported(key_of("acme", each), ListedAction("acme", each)) for each in read.ledger.commitments]
    return csv_bytes(rows, {"acme": read.people}, ON)


def edited(data: bytes, **columns: str) -> bytes:
    """Return a CSV file whose first row has other texts."""
    head, first, *rest = data.decode("utf-8-sig").split("\r\n")
    cells = dict(zip(head.split(","), first.split(","), strict=True)) | columns
    return "\r\n".join([head, ",".join(cells.values()), *rest]).encode()


def test_a_csv_comes_back_unchanged_and_with_what_was_changed() -> None:
    read = account(one(), one(2, what="=SUM(A1)", note="-5 %"), a1=Commitment("a1", "action", "Do it"))
    data = exported(read)
    assert data.startswith(b"\xef\xbb\xbfid,account,action,owner,due,status,note,agreed")
    found = compared(read_csv(data, "x.csv"), {"acme": read})
    assert (shape(found), found.unchanged, found.rows) == ([], 3, 3)
    change = read_csv(edited(data, status="Done", owner="lukas-2", note="'=1+1"), "x.csv")
    expected = {"status": "done", "owner": "lukas-2", "due": "", "note": "=1+1"}
    assert values(took(read, change), "a1") == expected


def test_a_spreadsheets_own_spelling_of_dates_is_told_by_those_that_were_not_changed() -> None:
    read = account(one(1), one(2, due=dt.date(2026, 11, 3)))
    data = exported(read).decode("utf-8-sig")
    european = data.replace("2026-12-05", "05/12/2026").replace("2026-11-03", "04/11/2026").replace(",", ";")
    found = compared(read_csv(european.encode("cp1252"), "x.csv"), {"acme": read})
    assert shape(found) == [("due", "2026-11-03", "2026-11-04", False)]
    american = data.replace("2026-12-05", "12/5/2026").replace("2026-11-03", "11/4/2026")
    found = compared(read_csv(american.encode("utf-16"), "x.csv"), {"acme": read})
    assert shape(found) == [("due", "2026-11-03", "2026-11-04", False)]


@pytest.mark.parametrize(
    ("delimiter", "encoding", "date", "before"),
    [
        (";", "utf-8-sig", "%d.%m.%Y", ""),
        (";", "cp1252", "%d/%m/%Y", ""),
        ("\t", "utf-16", "%d/%m/%Y", ""),
        ("\t", "utf-16-le", "%m/%d/%Y", ""),
        (";", "utf-8", "%d.%m.%y", "sep=;\r\n"),
        (",", "utf-8", "%m/%d/%Y", ""),
    ],
)
def test_what_spreadsheets_of_all_countries_save_comes_back(
    delimiter: str, encoding: str, date: str, before: str
) -> None:
    due = [DUE, DUE + dt.timedelta(days=15)]
    read = account(*(one(number, due=due[number - 1], note="Zoë, «naïve»; 5 €") for number in (1, 2)))
    rows = list(csv.reader(io.StringIO(exported(read).decode("utf-8-sig"), newline="")))
    for place, day in enumerate(due, 1):
        rows[place][rows[0].index("due")] = day.strftime(date)
    rows[1][rows[0].index("status")] = "Done"
    rows[2][rows[0].index("status")] = "TRUE"
    saved = io.StringIO()
    csv.writer(saved, delimiter=delimiter).writerows(rows)
    found = compared(read_csv((before + saved.getvalue()).encode(encoding), "x.csv"), {"acme": read})
    assert shape(found) == [("status", "open", "done", False)]
    assert [one.text for one in found.unread] == ["r0/2: the status `TRUE` is none of open, done and dropped"]


def test_marks_that_were_filled_down_say_nothing_of_another_row() -> None:
    read = account(one(1), one(2, status="done"))
    lines = exported(read).decode("utf-8-sig").split("\r\n")
    lines[2] = ",".join([*lines[2].split(",")[:-1], lines[1].rpartition(",")[2]]).replace("done", "open")
    (found,) = compared(read_csv("\r\n".join(lines).encode(), "x.csv"), {"acme": read}).accounts["acme"].differences
    assert (found.action, found.conflict, found.base) == ("r0/2", True, None)


def test_a_csv_without_the_columns_that_matter_says_which() -> None:
    for data in (b"name,amount\r\nx,5\r\n", b"", b"\0\1\2"):
        with pytest.raises(ExchangeError, match=r"x\.csv: "):
            read_csv(data, "x.csv")
    with pytest.raises(ExchangeError, match="lacks the columns `id` and `action`"):
        read_csv(b"action,owner\r\nx,5\r\n", "x.csv")


@given(st.text(max_size=30))
def test_a_guarded_text_is_no_formula_and_comes_back_as_it_was(text: str) -> None:
    safe = guarded(text)
    assert safe.lstrip(" \u00a0\u3000")[:1] not in set("=+-@\uff1d\uff0b\uff0d\uff20\t\r\n\0") - {""}
    assert unguarded(safe) == text


_WORDS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
_EDITS: Mapping[str, st.SearchStrategy[str]] = {
    "status": st.sampled_from(("open", "done", "dropped")),
    "owner": st.sampled_from(("", *PEOPLE)),
    "due": st.sampled_from(("", "2026-12-05", "2027-01-12", "2027-02-03")),
    "note": _WORDS.map(clean),
}
_FIELDS = st.fixed_dictionaries(_EDITS)


def with_fields(number: int, fields: Mapping[str, str]) -> Commitment:
    due = dt.date.fromisoformat(fields["due"]) if fields["due"] else None
    owner = fields["owner"] or None
    return action(
        0,
        number,
        owner=owner,
        owner_name=PEOPLE.get(owner or ""),
        due=due,
        status=fields["status"],
        note=fields["note"],
    )


@given(
    st.lists(st.tuples(_FIELDS, _FIELDS, st.sets(st.sampled_from(FIELD_NAMES))), min_size=1, max_size=4), st.randoms()
)
def test_export_edit_import_export_gives_exactly_what_was_edited(
    actions: list[tuple[dict[str, str], dict[str, str], set[FieldName]]],
    chance: random.Random,
) -> None:
    before = [with_fields(number, fields) for number, (fields, _, _) in enumerate(actions, 1)]
    read = account(*before)
    rows = list(csv.reader(io.StringIO(exported(read).decode("utf-8-sig"))))
    head, body = rows[0], rows[1:]
    chance.shuffle(body)
    wanted = {}
    for cells in body:
        fields, other, names = actions[int(cells[0].rpartition("/")[2]) - 1]
        for name in names:
            cells[head.index(name)] = guarded(other[name])
        wanted[cells[0]] = fields | {name: other[name] for name in names}
    text = io.StringIO()
    csv.writer(text, delimiter=";").writerows([head, *body])
    came = read_csv(text.getvalue().encode(), "x.csv")
    after = took(read, came)
    assert {which: values(after, which) for which in wanted} == wanted
    assert shape(compared(came, {"acme": after})) == []
    again = compared(read_csv(exported(after), "x.csv"), {"acme": after})
    assert (shape(again), again.unchanged) == ([], len(actions))


@given(_FIELDS, _FIELDS, _FIELDS)
def test_only_what_the_file_changed_is_taken_and_nothing_is_overwritten_unasked(
    base: dict[str, str], there: dict[str, str], here: dict[str, str]
) -> None:
    told = row(with_fields(1, base), **there)
    read = account(with_fields(1, here))
    after = values(took(read, back(told)))
    decided = values(took(read, back(told), conflicts=True))
    for name in FIELD_NAMES:
        changed_there, changed_here = there[name] != base[name], here[name] != base[name]
        assert after[name] == (there[name] if changed_there and not changed_here else here[name])
        assert decided[name] == (there[name] if changed_there else here[name])


def test_settled_by_an_import_is_undone_as_any_other_word_is() -> None:
    after = took(account(one()), back(row(one(), status="done", note="shipped on Friday")))
    (found,) = after.ledger.commitments
    assert (found.status, found.because, found.remark) == ("done", "shipped on Friday", "shipped on Friday")
    again = found.with_settled(said("r0/1", "open", when(0, 60)))
    assert (again.status, again.remark) == ("open", "shipped on Friday")
