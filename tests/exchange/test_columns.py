from __future__ import annotations

import tomllib
from typing import TYPE_CHECKING

import pytest

from samreview.exchange.columns import ROLES, columns_of
from samreview.exchange.failures import ExchangeError
from samreview.exchange.mapping import import_map
from tests.exchange.factory import PLAN, imported, opportunity, plan_of, reasons, rows

if TYPE_CHECKING:
    from pathlib import Path

# ruff: noqa: ISC004  each is a header and a row
HEADERS = {
    "salesforce report": (
        "Territory Region,Opportunity Owner,Account Name,Opportunity Name,Stage,Forecast Category,"
        "Total Amount Currency,Total Amount,Fiscal Period,Close Date,Opportunity Next Steps,Type",
        'EMEA,Ann Lee,Acme Foods,Cold store,Contract,Commit,USD,"100,000.00 ",FY26-Q3,3/31/2027,Call,new',
    ),
    "salesforce object": (
        "Id,AccountId,Account.Name,Name,Description,StageName,Amount,Probability,ExpectedRevenue,CloseDate,NextStep,"
        "LeadSource,IsClosed,IsWon,CreatedDate,CurrencyIsoCode,Type,Owner.Name",
        "006A,001A,Acme Foods,Cold store,Text,contract,100000,40,40000,2027-03-31,Call,Web,false,false,"
        "2026-01-02T10:00:00.000+0000,USD,new,Ann Lee",
    ),
    "hubspot": (
        "Record ID,Deal Name,Pipeline,Deal Stage,Amount,Currency,Create Date,Close Date,Deal Type,Deal owner,"
        "Associated Company",
        "9001,Cold store,Sales,Contract,100000,USD,2026-01-02 10:00,2027-03-31 12:00,new,Ann Lee,Acme Foods",
    ),
    "dynamics": (
        "(Do Not Modify) Opportunity,(Do Not Modify) Row Checksum,(Do Not Modify) Modified On,Topic,Potential Customer,"
        "Status,Est. Revenue,Est. close date,Actual Revenue,Actual Close Date,Sales Stage,Currency,Type,Owner,"
        "Created On",
        'a-b-c,x,y,Cold store,Acme Foods,Open,"$100,000.00",31/03/2027,,,Contract,US Dollar,new,Ann Lee,02/01/2026',
    ),
    "generic": (
        "id,name,account,stage,amount,currency,close,kind,owner",
        "77,Cold store,acme,contract,100k,USD,2027-03-31,new,Ann Lee",
    ),
}  # fmt: skip


@pytest.mark.parametrize("source", HEADERS)
def test_the_headers_of_each_source_are_known(source: str) -> None:
    header, row = HEADERS[source]
    done = imported(rows(row, header=header))
    assert reasons(done.report, "skipped") == {}
    deal = opportunity(done, "cold-store")
    assert (deal.kind, deal.stage, deal.owner, str(deal.close)) == ("new", "contract", "ann", "2027-03-31")
    assert deal.amount == 90_000
    assert "amount: USD 100k" in done.data.decode()
    assert (deal.crm_id is None) == (source == "salesforce report")
    assert imported(rows(row, header=header), plan=done.data).data == done.data


def test_other_columns_are_named_in_a_map() -> None:
    header = "Deal no.;Vorgang;Kunde;Wert;Termin;Art;Phase"
    settings = {
        "columns": {
            "crm_id": "deal NO.", "name": "Vorgang", "account": "Kunde", "amount": "Wert", "close": "Termin",
            "kind": "Art", "stage": "Phase",
        },
        "kinds": {"Neugeschäft": "new"},
        "stages": {"Angebot": "evaluate"},
    }  # fmt: skip
    done = imported(
        rows("5;Kühlhaus;Acme Foods;1.250.000,00;31.03.2027;neugeschäft ;ANGEBOT", header=header), settings=settings
    )
    deal = opportunity(done, "kuhlhaus")
    assert deal.amount == 1_250_000
    assert (deal.kind, deal.stage, deal.crm_id) == ("new", "evaluate", "5")


def test_rows_without_a_kind_have_that_of_the_map() -> None:
    header = "opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value"
    settings = {"columns": {"name": "product"}, "kind": "expand"}
    done = imported(
        rows("1C1I7A6R,Bo,GTX Plus,Acme Foods,Won,2026-10-20,2026-12-01,1054", header=header), settings=settings
    )
    assert (opportunity(done, "gtx-plus").kind, opportunity(done, "gtx-plus").outcome) == ("expand", "won")


def test_a_header_needs_a_name_and_something_to_take() -> None:
    assert columns_of(["Opportunity Name", "Owner"], {}) is None
    assert columns_of(["Amount", "Close Date"], {}) is None
    assert columns_of([" opportunity  NAME ", "AMOUNT"], {}) is not None


@pytest.mark.parametrize(
    ("settings", "why"),
    [
        ({"colums": {}}, "knows no `colums`, did you mean `columns`"),
        ({"columns": {"nme": "X"}}, "columns: an import knows no `nme`, did you mean `name`"),
        ({"columns": {"owner": "Opportunity Ownr"}}, "names for `owner`, did you mean `Opportunity Owner`"),
        ({"stages": {"Won it": "won"}}, "stages, `Won it`: `won` is not one of evaluate, contract"),
        ({"kinds": {"A": "b"}}, "`b` is not one of new, expand, renew"),
        ({"kinds": ["new"]}, "`kinds` is a table of texts"),
        ({"outcomes": {"A": 1}}, "`outcomes` is a table of texts"),
        ({"accounts": "Acme"}, "`accounts` is a list of names"),
        ({"dates": "ymd"}, "dates: `ymd` is not one of dmy, mdy"),
    ],
)  # fmt: skip
def test_a_map_that_says_something_else_is_refused(settings: dict[str, object], why: str) -> None:
    with pytest.raises(ExchangeError, match=why):
        imported(rows(), settings=settings)


def test_the_map_that_the_documentation_shows_is_one(root: Path) -> None:
    text = (root / "docs" / "import.md").read_text(encoding="utf-8")
    shown = text.split("```toml\n")[1].split("```")[0]
    meant = import_map(plan_of(PLAN), [("docs", tomllib.loads(shown)["import"])])
    assert meant.stages["proposal/price quote"] == "evaluate"
    assert (meant.kind, meant.dates, meant.decimal, meant.outcomes["on ice"]) == ("expand", "dmy", ",", "dropped")
    assert all(f"`{role}`" in text for role in ROLES)
