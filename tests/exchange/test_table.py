from __future__ import annotations

import pytest

from samreview.exchange.encoding import decoded
from samreview.exchange.failures import ExchangeError
from tests.exchange.factory import HEADER, imported, opportunity, reasons, rows

ROW = "0065g00000abcde,Acme Foods,New line,Contract,700000,2027-06-30,2026-01-05,expand,Ann Lee"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_encoding_delimiter_and_line_end_gives_the_same(encoding: str, delimiter: str, line_end: str) -> None:
    text = rows(ROW.replace("New line", "Línea nueva"), ",Acme Foods,Tübingen,Contract,5k,2027-01-01,,new,")
    data = text.replace(",", delimiter).replace("\n", line_end).encode(encoding)
    done = imported(data)
    assert (done.report.read, len(done.report.added), len(done.report.updated)) == (2, 1, 1)
    assert done.report.repaired == []
    assert opportunity(done, "tubingen").name == "Tübingen"


def test_older_windows_programs_are_understood_and_the_repair_is_reported() -> None:
    done = imported(rows(",Acme Foods,Tübingen “A”,Contract,5k,2027-01-01,,new,").encode("cp1252"))
    assert opportunity(done, "tubingen-a").name == "Tübingen “A”"
    assert reasons(done.report, "repaired") == {1: "the file is no UTF-8 (line 2 of the file), read as Windows-1252"}
    lost = imported(rows(",Acme Foods,T\xfcb\x81,Contract,5k,2027-01-01,,new,").encode("latin-1"))
    assert "1 signs could not be read" in reasons(lost.report, "repaired")[1]


def test_a_broken_utf_16_file_is_repaired_and_said() -> None:
    assert decoded("name".encode("utf-16") + b"x", "a.csv").repaired.startswith("broken UTF-16")


def test_the_header_may_stand_below_other_lines_and_reports_end_in_footers() -> None:
    export = rows(
        "",
        '"As of 2026-11-02"',
        HEADER,
        ROW,
        "",
        "Total,,,,700000,,,,",
        'Grand Totals (1 records),,,,"700,000.00"',
        '"Confidential Information - Do Not Distribute"',
        '"Copyright (c) 2000-2026 salesforce.com, inc. All rights reserved."',
        header="Pipeline of the quarter",
    )
    done = imported(export)
    assert (done.report.read, done.report.footers, len(done.report.updated)) == (1, 4, 1)
    # A spreadsheet shows the header in row 4.
    assert (done.report.header, list(reasons(done.report, "updated"))) == (4, [5])


def test_lines_alone_below_the_totals_are_no_rows_and_those_above_them_are() -> None:
    done = imported(
        rows("Acme pipeline", ROW, '"Grand Totals (1 records)"', "Acme pipeline", "", '"Acme Holdings"', ROW)
    )
    assert (done.report.read, done.report.footers) == (3, 3)
    assert reasons(done.report, "skipped") == {2: "it names no account", 8: "it says the same as row 3"}


def test_a_grouped_report_has_its_groups_values_in_each_row() -> None:
    done = imported(
        rows(
            "Acme Foods,Contract,New line,640000,6/30/2027,expand",
            ",,Cold store,5k,2/3/2027,new",
            ",Subtotal,,645000,,",
            ",Closed Won,Old,5k,2/13/2026,new",
            ",Subtotal,,5000,,",
            "Subtotal,,,650000,,",
            "Beta,,Theirs,5k,2/3/2027,new",
            ",Contract,Theirs too,5k,2/3/2027,new",
            "Total,,,660000,,",
            header="Account Name  ↑,Stage  ↓,Opportunity Name,Amount,Close Date,Type",
        )
    )
    assert (done.report.read, done.report.footers, done.report.other_accounts) == (5, 4, 2)
    assert (opportunity(done, "cold-store").stage, opportunity(done, "old").outcome) == ("contract", "won")
    assert reasons(done.report, "repaired") == {
        3: "it has the account `Acme Foods` and the stage `Contract` of the group that it stands in",
        5: "it has the account `Acme Foods` of the group that it stands in",
    }


def test_empty_cells_of_a_file_that_is_not_grouped_stay_empty() -> None:
    export = rows(ROW, ",,Theirs,Contract,5k,2027-01-01,,new,", "Total,,,,645000,,,,")
    assert reasons(imported(export).report, "skipped") == {3: "it names no account"}


def test_a_header_that_lacks_something_is_told_what() -> None:
    with pytest.raises(
        ExchangeError, match=r"no column that names the opportunities.*`name = \"Deal\"`.*there are `opp"
    ):
        imported("opportunity_id,account,deal_stage,close_value\n1,Acme Foods,Won,5\n")
    with pytest.raises(ExchangeError, match=r"no column with their amount, their stage.*`amount = "):
        imported("Opportunity Name,Account Name,Owner\nA,Acme Foods,Ann\n")


def test_headers_of_reports_that_join_two_objects_are_known() -> None:
    header = "Account: Account Name,Opportunity: Opportunity Name,Stage,Account: Type,Amount,Close Date,Type"
    done = imported(rows("Beta,Theirs,,X,,,", "Acme Foods,Cold,Contract,X,5k,2027-01-01,new", header=header))
    assert (done.report.other_accounts, opportunity(done, "cold").kind) == (1, "new")


def test_an_opportunity_called_total_is_no_footer() -> None:
    header = "Opportunity Name,Account Name,Stage,Amount,Close Date,Type"
    done = imported(
        rows(
            "Total care,Acme Foods,Contract,5k,2027-01-01,new",
            "Total,Acme Foods,Contract,6k,2027-01-01,new",
            header=header,
        )
    )
    assert (done.report.footers, len(done.report.added)) == (0, 2)


def test_line_ends_in_quotes_are_part_of_a_cell_and_of_one_row() -> None:
    done = imported(rows(',Acme Foods,"Two\r\nlines",Contract,5k,2027-01-01,,new,', ",Acme Foods,,,,,,,"))
    assert opportunity(done, "two-lines").name == "Two lines"
    assert reasons(done.report, "skipped").keys() == {3}


def test_rows_are_numbered_from_the_header_empty_ones_too() -> None:
    done = imported(rows("", ",,,,,,,,", ROW, "", ",Acme Foods,,,,,,,"))
    assert reasons(done.report, "updated").keys() == {4}
    assert reasons(done.report, "skipped").keys() == {6}
    assert done.report.read == 2


def test_a_row_that_has_more_cells_than_the_header_is_left_out() -> None:
    done = imported(rows(ROW.replace("700000", "700,000")))
    assert "it has 10 cells, the header has 9" in reasons(done.report, "skipped")[2]


def test_a_row_that_ends_early_says_nothing_of_the_rest() -> None:
    done = imported(rows("0065g00000abcde,Acme Foods,New line,Contract"))
    assert list(reasons(done.report, "updated").values()) == ["line: stage evaluate -> contract"]


def test_a_stray_quote_is_read_as_text_and_reported() -> None:
    done = imported(rows(',Acme Foods,"5" pipe",Contract,5k,2027-01-01,,new,', ROW))
    assert reasons(done.report, "repaired").keys() == {2}
    assert (len(done.report.added), len(done.report.updated)) == (1, 1)


@pytest.mark.parametrize(
    ("export", "why"),
    [
        ("", "the file is empty"),
        ("\n\n", "the file is empty"),
        ("a,b\n1,2\n", "none of its first 40 rows is a header"),
        ("\x89PNG\r\n\x1a\n\x00\x00", "none of its first 40 rows is a header"),
        (rows(',Acme Foods,"open'), "a quote that opens in row 2 or below it is never closed"),
        (rows(',Acme Foods,"x" y,', '"open ' + "z" * 1_200_000), "has a cell that never ends"),
    ],
)
def test_a_file_that_is_no_export_is_refused_with_its_reason(export: str, why: str) -> None:
    with pytest.raises(ExchangeError, match=why):
        imported(export, export_path="deals.csv")


def test_a_file_that_is_too_large_is_refused() -> None:
    with pytest.raises(ExchangeError, match="64 MiB is the limit"):
        decoded(b"x" * (64 * 1024 * 1024 + 1), "deals.csv")
