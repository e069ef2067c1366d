from __future__ import annotations

import datetime as dt
import tomllib
from decimal import Decimal

import pytest

from samreview.exchange.failures import ExchangeError
from samreview.exchange.match import same_id
from samreview.exchange.report import report_json, report_lines
from tests.exchange.factory import (
    PLAN,
    PLAN_WITHOUT_STAGES,
    changed_lines,
    imported,
    opportunity,
    plan_of,
    reasons,
    rows,
)

LINE = "0065g00000abcde,Acme Foods,New line,Evaluate options,640000,2027-06-30,2026-01-05,expand,Ann Lee"
SPARES = ",Acme Foods,Spares,,$50000,2027-03-31,,renew,"


def test_what_the_plan_says_already_changes_nothing() -> None:
    done = imported(rows(LINE, SPARES))
    assert done.data.decode() == PLAN
    assert (done.report.unchanged, done.report.updated, done.report.notes) == (2, [], [])


def test_only_the_lines_that_change_are_touched() -> None:
    assert changed_lines(rows(LINE.replace("640000", '"€700,000.00 "').replace("2027-06-30", "30-Sep-2027"))) == [
        "-     amount: 640k   # from March",
        "+     amount: 700k   # from March",
        "-     close: 2027-06-30",
        "+     close: 2027-09-30",
    ]


def test_a_row_that_matches_by_its_exact_name_writes_its_id() -> None:
    assert changed_lines(rows("006B," + SPARES[1:])) == [
        "-   - {id: spares, name: Spares, kind: renew, amount: USD 50k, close: 2027-03-31}",
        "+   - {id: spares, crm_id: 006B, name: Spares, kind: renew, amount: USD 50k, close: 2027-03-31}",
    ]
    assert imported(rows("006B," + SPARES[1:].replace("Spares", "spares"))).report.added


def test_an_id_goes_before_a_name_and_the_plan_keeps_its_own_name() -> None:
    done = imported(rows(LINE.replace("New line", "Acme - NB - 2027"), "006C" + SPARES.replace("Spares", "New line")))
    assert opportunity(done, "line").name == "New line"
    assert opportunity(done, "new-line").crm_id == "006C"


def test_long_and_short_salesforce_ids_are_one() -> None:
    assert same_id("0068c00001srbA3") == "0068c00001srbA3"
    assert same_id("0068c00001srbA3AAI") == "0068c00001srbA3"
    assert same_id("0068c00001srbA3AAB") == "0068c00001srbA3AAB"  # the last three do not belong to the others
    long = "0065g00000abcdeAAA"
    assert same_id(long) == "0065g00000abcde"
    assert imported(rows(LINE.replace("0065g00000abcde", long))).data.decode() == PLAN


def test_new_opportunities_are_added_with_what_the_row_says() -> None:
    assert changed_lines(rows("006N,Acme Foods,Tübingen: 2,contract,58.8k,2027-01-31,,NEW,bob ito")) == [
        "+   - {id: tubingen-2, crm_id: 006N, name: 'Tübingen: 2', kind: new, amount: 58.8k, stage: contract,",
        "+      close: 2027-01-31, owner: bob}",
    ]


def test_ids_of_new_opportunities_are_valid_and_the_only_ones() -> None:
    names = ["Line", "LINE", "!!!", "日本", "x" * 90, "x" * 80]
    done = imported(rows(*(f"{n},Acme Foods,{name},,1,2027-01-01,,new," for n, name in enumerate(names))))
    assert [deal.id for deal in plan_of(done.data).opportunities[2:]] == [
        "line-2", "line-3", "opportunity", "opportunity-2", "x" * 64, "x" * 62 + "-2",
    ]  # fmt: skip


def test_a_new_row_that_lacks_something_is_left_out_with_the_reason() -> None:
    done = imported(
        rows(
            ",Acme Foods,A,,5k,2027-01-01,,Upsell,",
            ",Acme Foods,B,,,TBD,,new,",
            ",Acme Foods,C,,5k,2027-01-01,,,",
            ",Acme Foods, ,,5k,2027-01-01,,new,",
        )
    )
    assert reasons(done.report, "skipped") == {
        2: "`A` is not in the plan and has no kind that the plan knows (`Upsell` is in no map)",
        3: "`B` is not in the plan and has no amount and no close date",
        4: "`C` is not in the plan and has no kind",
        5: "it has no name",
    }
    assert done.data.decode() == PLAN


def test_stages_and_kinds_that_are_in_no_map_are_left_out_and_reported() -> None:
    done = imported(
        rows(LINE.replace("Evaluate options", "Negotiation").replace("expand", "Upsell").replace("640", "650"))
    )
    assert sorted(remark.reason for remark in done.report.notes) == [
        "kind `Upsell` is in no map: left out",
        "stage `Negotiation` is no stage of the plan and in no map: left out",
    ]
    deal = opportunity(done, "line")
    assert (deal.stage, deal.kind) == ("evaluate", "expand")
    assert deal.amount == 650_000


def test_a_new_stage_without_its_date_says_that_the_old_date_stands() -> None:
    done = imported(rows(LINE.replace("Evaluate options", "CONTRACT ")))
    assert opportunity(done, "line").stage == "contract"
    assert reasons(done.report, "notes") == {2: "`stage_since` of line still is that of the stage before, 2026-09-01"}
    header = "Opportunity Name,Account Name,Stage,Last Stage Change Date,Close Date"
    dated = imported(rows("New line,Acme Foods,Contract,2026-11-02,", header=header))
    assert opportunity(dated, "line").stage_since == dt.date(2026, 11, 2)
    assert dated.report.notes == []


@pytest.mark.parametrize(
    ("stage", "outcome"),
    [
        ("Closed Won", "won"),
        ("closed won ", "won"),
        ("closedlost", "lost"),
        ("Closed Lost", "lost"),
        ("Cancelled", "dropped"),
    ],
)
def test_closed_rows_set_the_outcome(stage: str, outcome: str) -> None:
    done = imported(rows(LINE.replace("Evaluate options", stage)))
    assert (opportunity(done, "line").outcome, opportunity(done, "line").stage) == (outcome, "evaluate")
    assert done.report.notes == []


def test_the_flags_and_the_status_of_objects_set_the_outcome_too() -> None:
    flags = "Id,Name,StageName,CloseDate,IsClosed,IsWon"
    assert opportunity(imported(rows("1,Spares,Signed,2027-06-30,TRUE,true", header=flags)), "spares").outcome == "won"
    assert opportunity(imported(rows("1,Spares,Gone,2027-06-30,1,0", header=flags)), "spares").outcome == "lost"
    status = "Topic,Status,Est. Revenue,Est. close date,Actual Revenue,Actual Close Date"
    won = opportunity(imported(rows("New line,Won,1,2027-06-30,900000,2026-11-05", header=status)), "line")
    assert (won.outcome, won.close) == ("won", dt.date(2026, 11, 5))
    assert won.amount == 900_000


def test_what_was_lost_keeps_its_amount_where_the_crm_says_zero() -> None:
    done = imported(rows(LINE.replace("Evaluate options", "Closed Lost").replace("640000", "0")))
    assert opportunity(done, "line").amount == 640_000


def test_a_row_that_is_open_does_not_open_what_the_plan_closed() -> None:
    plan = PLAN.replace("close: 2027-06-30", "close: 2027-06-30\n    outcome: lost")
    done = imported(rows(LINE), plan=plan)
    assert done.data.decode() == plan
    assert reasons(done.report, "notes") == {2: "it is open here, and lost in the plan: left as it is"}


WON = rows(LINE.replace("Evaluate options", "Closed Won"), "006W,Acme Foods,Old,Won,$1000,2026-05-05,,new,")


def test_what_was_won_becomes_an_order_once_and_only_when_asked_for() -> None:
    assert plan_of(imported(WON).data).orders == ()
    first = imported(WON, with_orders=True)
    orders = plan_of(first.data).orders
    assert [(order.date, order.amount) for order in orders] == [
        (dt.date(2026, 5, 5), Decimal(900)),
        (dt.date(2027, 6, 30), Decimal(640_000)),
    ]
    assert reasons(first.report, "orders")[3] == "an order of USD 1k on 2026-05-05"
    again = imported(WON, plan=first.data, with_orders=True)
    assert (again.data, again.report.orders, again.report.unchanged) == (first.data, [], 2)
    later = imported(WON, plan=imported(WON).data, with_orders=True)
    assert plan_of(later.data).orders == orders


def test_an_order_goes_with_the_opportunity_that_it_is_of() -> None:
    first = imported(WON, with_orders=True)
    corrected = imported(WON.replace("$1000,2026-05-05", "$1100,2026-05-06"), plan=first.data, with_orders=True)
    orders = plan_of(corrected.data).orders
    assert [(order.date, order.amount) for order in orders] == [
        (dt.date(2026, 5, 6), Decimal(990)),
        (dt.date(2027, 6, 30), Decimal(640_000)),
    ]
    assert reasons(corrected.report, "orders") == {3: "the order of 2026-05-05 is USD 1.1k on 2026-05-06 now"}


def test_two_won_on_one_day_for_one_amount_are_two_orders() -> None:
    export = rows("A,Acme Foods,A,Won,1k,2026-05-05,,new,", "B,Acme Foods,B,Won,1k,2026-05-05,,new,")
    first = imported(export, with_orders=True)
    assert len(plan_of(first.data).orders) == 2
    assert imported(export, plan=first.data, with_orders=True).data == first.data


def test_rows_of_other_accounts_are_left_out() -> None:
    other = ",Beta,Theirs,,5k,2027-01-01,,new,"
    blank = other.replace("Beta", " ")
    done = imported(rows(other, LINE.replace("Acme Foods", " acme FOODS"), LINE.replace("Acme Foods", ""), blank))
    assert (done.report.read, done.report.other_accounts, done.data.decode()) == (4, 1, PLAN)
    assert reasons(done.report, "skipped") == {4: "it says the same as row 3", 5: "it names no account"}
    assert imported(rows(other), account="beta").report.added
    assert imported(rows(other), settings={"accounts": ["Beta"]}).report.added


def test_a_file_in_which_nothing_is_of_the_account_says_what_there_is() -> None:
    done = imported(rows(LINE.replace("Acme Foods", "Acme Food"), LINE.replace("Acme Foods", "Beta")))
    assert done.report.hints == [
        "No row is of `Acme Foods`, did you mean `Acme Food`? --account NAME says how the file calls it."
    ]
    far = imported(rows(LINE.replace("Acme Foods", "Zyx")))
    assert far.report.hints[0].startswith("No row is of `Acme Foods`: the file has `Zyx`.")


def test_a_file_without_accounts_is_taken_whole_and_says_so() -> None:
    header = "Deal Name,Deal Stage,Amount,Close Date"
    done = imported(rows("New line,Contract,640000,2027-06-30", header=header))
    assert done.report.hints == ["The file names no accounts: all of its rows were taken to be this account's."]
    with pytest.raises(ExchangeError, match="no column that names accounts"):
        imported(rows("New line,Contract,640000,2027-06-30", header=header), account="Beta")


def test_rows_that_stand_twice_count_once_and_rows_that_disagree_are_not_guessed() -> None:
    done = imported(
        rows(
            LINE,
            LINE,
            "006X" + SPARES,
            "006Y" + SPARES,
            "N,Acme Foods,N,,1,2027-01-01,,new,",
            "N,Acme Foods,N,,2,2027-01-02,,new,",
        )
    )
    assert reasons(done.report, "skipped") == {3: "it says the same as row 2"}
    assert reasons(done.report, "ambiguous") == {
        4: "rows 4 and 5 are one opportunity and differ in id",
        5: "rows 4 and 5 are one opportunity and differ in id",
        6: "rows 6 and 7 are one opportunity and differ in amount, close",
        7: "rows 6 and 7 are one opportunity and differ in amount, close",
    }
    assert done.data.decode() == PLAN


def test_a_name_of_two_opportunities_is_not_guessed() -> None:
    plan = PLAN + "  - {id: more, name: Spares, kind: renew, amount: 1, close: 2027-03-31}\n"
    done = imported(rows(SPARES), plan=plan)
    assert reasons(done.report, "ambiguous") == {2: "`Spares` is the name of 2 opportunities: `spares`, `more`"}
    new = imported(rows("A,Acme Foods,N,,1,2027-01-01,,new,", ",Acme Foods,N,,1,2027-01-01,,new,"))
    assert reasons(new.report, "ambiguous") == {3: "it has no id, and `N` is the name of another opportunity too"}


def test_currencies_without_a_rate_are_reported_and_left_out() -> None:
    header = "Name,Account,Amount,Amount Currency,Close,Kind"
    done = imported(
        rows(
            "A,acme,5k,JPY,2027-01-01,new",
            "B,acme,$5k,EUR,2027-01-01,new",
            "C,acme,5k,bits,2027-01-01,new",
            header=header,
        )
    )
    skipped = reasons(done.report, "skipped")
    assert skipped[2].startswith("its amount is in JPY, which has no rate; add one to `rates`")
    assert skipped[4] == "`bits` is no currency"
    assert reasons(done.report, "ambiguous") == {3: "its amount is in USD and its currency column says EUR"}


def test_what_cannot_be_read_or_not_be_written_is_left_out_with_its_cell() -> None:
    done = imported(
        rows(
            LINE.replace("640000", "-5"), LINE.replace("640000", "lots"), LINE.replace("2027-06-30", "31/02/2027"),
            LINE.replace("640000", "1.1234567"), LINE.replace("640000", "9" * 16),
        )
    )  # fmt: skip
    assert reasons(done.report, "skipped") == {
        2: "amount `-5` is negative",
        3: "amount `lots` is no amount of money",
        4: "close date `31/02/2027` is not in the calendar",
        5: "amount `1.1234567` has more digits than a plan holds",
        6: "amount `9999999999999999` has more digits than a plan holds",
    }


def test_dates_that_can_be_read_in_two_ways_are_settled_by_the_user() -> None:
    export = rows(LINE.replace("2027-06-30", "07/06/2027"), SPARES)
    done = imported(export)
    assert reasons(done.report, "ambiguous") == {
        2: "close date `07/06/2027` has its day or its month first, and nothing in its column says which; "
        "say --dates dmy or --dates mdy"
    }
    assert done.data.decode() == PLAN
    assert opportunity(imported(export, settings={"dates": "dmy"}), "line").close == dt.date(2027, 6, 7)
    assert opportunity(imported(export, settings={"dates": "mdy"}), "line").close == dt.date(2027, 7, 6)


def test_a_close_date_before_its_creation_is_reported_and_taken() -> None:
    done = imported(rows(LINE.replace("2026-01-05", "2027-07-01")))
    assert reasons(done.report, "notes") == {2: "it closes on 2027-06-30, before it was created on 2027-07-01"}


def test_the_default_close_date_of_hubspot_is_recognised() -> None:
    header = "Record ID,Deal Name,Deal Stage,Amount,Create Date,Close Date,Deal Type"
    done = imported(
        rows(
            "1,Spares,Contract,640000,2026-11-03 09:12,2026-11-30 23:59,expand",
            "2,Fresh,Contract,5k,2026-02-03 09:12,2026-02-28,new",
            "3,Meant,Contract,5k,2026-02-03 09:12,2026-03-31,new",
            "4,Over,closedwon,5k,2026-02-03 09:12,2026-02-28,new",
            header=header,
        )
    )
    assert {row: reason for row, reason in reasons(done.report, "notes").items() if "default" in reason} == {
        2: "its close date 2026-11-30 is HubSpot's default: spares keeps 2027-03-31",
        3: "its close date 2026-02-28 is HubSpot's default, the end of the month it was made",
    }
    assert opportunity(done, "spares").close == dt.date(2027, 3, 31)
    assert opportunity(done, "fresh").close == dt.date(2026, 2, 28)


def test_formulas_and_signs_that_cannot_be_seen_are_text() -> None:
    done = imported(
        rows(
            ',Acme Foods,"=HYPERLINK(""http://x"")",,5k,2027-01-01,,new,',
            ",Acme Foods,A\x1b[31m\u202eB,,5k,2027-01-01,,new,",
        )
    )
    first, second = plan_of(done.data).opportunities[2:]
    assert first.name == '=HYPERLINK("http://x")'
    assert second.name == "A␛[31m<U+202E>B"
    assert "\x1b" not in "\n".join(report_lines(done.report))


def test_the_report_has_the_contracts_keys_and_names_its_rows() -> None:
    done = imported(rows(LINE.replace("640000", "650000"), SPARES.replace("$50000", "?"), ",Beta,X,,1,,,,"))
    found = report_json(done.report)
    assert {key: found[key] for key in ("read", "added", "updated", "unchanged", "repaired", "ambiguous")} == {
        "read": 3, "added": 0, "updated": 1, "unchanged": 0, "repaired": [], "ambiguous": [],
    }  # fmt: skip
    assert found["skipped"] == [{"row": 3, "reason": "amount `?` is no amount of money"}]
    assert report_lines(done.report) == [
        "export.csv: a Salesforce export, 3 rows read",
        "0 added, 1 updated, 0 unchanged, 1 of other accounts, 1 skipped, 0 ambiguous",
        "",
        "updated:",
        "  row 2  line: amount EUR 640k -> EUR 650k",
        "",
        "skipped:",
        "  row 3  amount `?` is no amount of money",
        "",
        "Rows are numbered as a spreadsheet numbers them; the header is row 1.",
    ]


def test_the_report_keeps_to_the_terminals_width_and_says_once_what_many_rows_have_in_common() -> None:
    nobodys = [f"N{number},,Deal {number},,1,2027-01-01,,new," for number in range(12)]
    done = imported(rows(LINE.replace("Evaluate options", "Negotiation").replace("640", "650"), *nobodys))
    assert report_lines(done.report, 60)[3:] == [
        "updated:",
        "  row 2  line: amount EUR 640k -> EUR 650k",
        "",
        "notes:",
        "  row 2  stage `Negotiation` is no stage of the plan and in",
        "         no map: left out",
        "",
        "skipped:",
        "  12 rows  it names no account (rows 3, 4, 5, 6, 7, 8, 9,",
        "           10, ...)",
        "",
        "Rows are numbered as a spreadsheet numbers them; the header is row 1.",
        "",
        "What the CRM's words mean goes into samreview.toml, or into",
        "a file for --map:",
        "",
        "  [import.stages]    # evaluate or contract",
        '  "Negotiation" = ""    # 1 row',
    ]
    assert len(report_json(done.report)["skipped"]) == 12


def test_what_no_map_explains_is_counted_and_shown_as_lines_for_one() -> None:
    export = rows(
        ',Acme Foods,A,"Say ""yes""",5k,2027-01-01,,Upsell,',
        ",Acme Foods,B,Contract,5k,2027-01-01,,Upsell,",
        ",Acme Foods,C,Contract,5k,2027-01-01,,,",
    )
    report = imported(export).report
    assert report_json(report)["unmapped"] == {"stages": {'Say "yes"': 1}, "kinds": {"Upsell": 2}}
    lines = "\n".join(report.hints[1:])
    assert tomllib.loads(lines)["import"] == {
        "kind": "", "stages": {'Say "yes"': ""}, "kinds": {"Upsell": ""},
    }  # fmt: skip
    meant = tomllib.loads(lines.replace('kind = ""', 'kind = "new"').replace('l" = ""', 'l" = "expand"'))["import"]
    meant["stages"] = dict.fromkeys(meant["stages"], "evaluate")
    done = imported(export, settings=meant)
    assert (len(done.report.added), done.report.hints) == (3, [])
    bare = imported(rows("006,Acme Foods,A,Pitch,5k,2027-01-01,,new,"), plan=PLAN_WITHOUT_STAGES)
    assert (bare.report.notes, bare.report.hints) == (
        [], ["The plan has no `stages`, so the rows' stages were left out."],
    )  # fmt: skip


def test_a_namesake_with_another_id_is_another_one_and_that_is_said() -> None:
    done = imported(rows(LINE.replace("0065g00000abcde", "9001")))
    assert opportunity(done, "new-line").crm_id == "9001"
    assert reasons(done.report, "notes") == {
        2: "`line` has the same name and another id, `0065g00000abcde`: taken for two"
    }


def test_an_id_that_a_spreadsheet_rounded_is_none() -> None:
    done = imported(rows("9.00719E+15" + SPARES, "9.00719E+15,Acme Foods,Other,,5k,2027-01-01,,new,"))
    assert opportunity(done, "spares").crm_id is None
    assert opportunity(done, "other").crm_id is None
    assert "`9.00719E+15` was rounded by a spreadsheet" in reasons(done.report, "notes")[2]


def test_a_change_of_an_amount_in_another_currency_is_said_in_the_accounts() -> None:
    done = imported(rows(SPARES.replace("$50000", "$55000").replace("Spares,", "Spares,contract")))
    assert reasons(done.report, "updated") == {
        2: "spares: amount EUR 45k -> EUR 49.5k (USD 55k); stage (none) -> contract"
    }


def test_the_probability_of_a_crm_is_taken_from_a_column_that_the_map_names_and_else_left() -> None:
    header = "Opportunity Name,Account Name,Amount,Close Date,Type,Stage,Probability (%)"
    deals = ("New line,Acme Foods,640000,,,,1", "Spares,Acme Foods,,,,,70", "Cold,Acme Foods,5k,2027-01-01,new,,100")
    export = rows(*deals, "Gone,Acme Foods,5k,2027-01-01,new,Closed Won,65", header=header)
    assert opportunity(imported(export), "line").probability is None
    named = {"columns": {"probability": "Probability (%)"}}
    plan = PLAN.replace("name: Evaluate options", "name: Evaluate options, probability: 1%")
    done = imported(export, plan=plan, settings=named)
    assert opportunity(done, "line").probability is None  # what its stage says already
    assert opportunity(done, "spares").probability == Decimal("0.7")
    assert opportunity(done, "cold").probability == 1
    assert opportunity(done, "gone").probability is None  # how it ended is known
    assert reasons(done.report, "notes") == {4: "its probability is 100% and it is open all the same"}
    assert "probability: 70%" in done.data.decode()
    assert imported(export, plan=done.data, settings=named).data == done.data


@pytest.mark.parametrize(
    ("cells", "meant"), [("0.4 1", "0.4 1"), ("40 1", "0.4 0.01"), ("40% 1%", "0.4 0.01"), ('"0,25" 0', "0.25 0")]
)
def test_a_probability_is_a_percentage_or_a_share_as_its_column_tells(cells: str, meant: str) -> None:
    first, second = cells.split()
    done = imported(
        rows(
            f"A,1,2027-01-01,new,{first}",
            f"B,1,2027-01-01,new,{second}",
            header="Deal Name,Amount,Close Date,Deal Type,P",
        ),
        settings={"columns": {"probability": "p"}},
    )
    assert [str(opportunity(done, name).probability) for name in "ab"] == meant.split()


def test_a_probability_that_may_be_either_is_not_guessed() -> None:
    header = "Deal Name,Amount,Close Date,Deal Type,P"
    named = {"columns": {"probability": "P"}}
    done = imported(rows("A,1,2027-01-01,new,1", "B,1,2027-01-01,new,0", header=header), settings=named)
    assert list(reasons(done.report, "ambiguous")) == [2]
    broken = imported(rows("A,1,2027-01-01,new,140", "B,1,2027-01-01,new,high", header=header), settings=named)
    assert reasons(broken.report, "skipped") == {2: "p `140` is no probability", 3: "p `high` is no probability"}


def test_the_unit_is_taken_from_a_column_that_the_map_names() -> None:
    header = "Opportunity Name,Account Name,Amount,Close Date,Type,Business unit"
    export = rows("New line,Acme Foods,640000,,,Dairy", "Cold,Acme Foods,5k,2027-01-01,new,Meat: fresh", header=header)
    done = imported(export, settings={"columns": {"unit": "business unit"}})
    assert (opportunity(done, "line").unit, opportunity(done, "cold").unit) == ("Dairy", "Meat: fresh")
    assert "    unit: Dairy\n" in done.data.decode()


def test_rows_that_are_deleted_in_the_crm_are_left_out() -> None:
    header = "Id,IsDeleted,Name,StageName,Amount,CloseDate,Type"
    done = imported(rows("1,true,A,Contract,5,2027-01-01,new", "2,false,B,Contract,5,2027-01-01,new", header=header))
    assert reasons(done.report, "skipped") == {2: "it is deleted in the CRM"}
    assert reasons(done.report, "added").keys() == {3}


def test_hubspots_lists_of_companies_and_names_of_pipelines_are_understood() -> None:
    header = "Record ID,Deal Name,Deal Stage,Amount,Close Date,Deal Type,Associated Company"
    done = imported(
        rows(
            "1,Both,Contract (Sales Pipeline),5k,2027-01-01,new,Beta Corp;Acme Foods",
            "2,Won,Closed won (Sales Pipeline),5k,2026-01-01,new,Acme Foods",
            "3,Theirs,Contract,5k,2027-01-01,new,Beta Corp;Gamma",
            header=header,
        )
    )
    assert (opportunity(done, "both").stage, opportunity(done, "won").outcome) == ("contract", "won")
    assert done.report.other_accounts == 1


def test_what_was_cancelled_in_dynamics_was_dropped() -> None:
    header = "Topic,Status,Status Reason,Est. Revenue,Est. close date,Actual Revenue,Actual Close Date,Type"
    done = imported(
        rows(
            "A,Lost,Canceled,5,2026-06-30,0,2026-05-01,new",
            "B,Lost,Out-Sold,5,2026-06-30,0,2026-05-01,new",
            "C,Open,In Progress,5,2026-06-30,,,new",
            header=header,
        )
    )
    assert [opportunity(done, name).outcome for name in "abc"] == ["dropped", "lost", "open"]
