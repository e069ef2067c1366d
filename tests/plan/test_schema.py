from __future__ import annotations

import copy
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from samreview.agenda.model import Template
from samreview.plan.known_ids import known_ids
from samreview.plan.loader import load_plan
from samreview.plan.model import Plan
from samreview.plan.schema import json_schema

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.yaml"))
AGENDAS = sorted((Path(__file__).parents[2] / "agendas").glob("*.yaml"))


class _Yaml12(yaml.SafeLoader):
    """YAML as editors read it: dates and times are texts, and so are `on` and `no`."""


_Yaml12.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in rules if not tag.endswith(("timestamp", "bool"))]
    for first, rules in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Yaml12.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("true|false"), ["t", "f"])


def read(text: str) -> Any:  # noqa: ANN401  whatever the file holds
    return yaml.load(text, Loader=_Yaml12)  # noqa: S506  a SafeLoader with fewer rules


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    schema = json.loads(json.dumps(json_schema(Plan)))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_what_the_loader_takes_the_schema_takes(path: Path, validator: Draft202012Validator) -> None:
    assert [error.message for error in validator.iter_errors(read(path.read_text("utf-8")))] == []


@pytest.mark.parametrize("path", AGENDAS, ids=lambda path: path.stem)
def test_agenda_templates_have_a_schema_too(path: Path) -> None:
    schema = json_schema(Template)
    Draft202012Validator.check_schema(schema)
    errors = Draft202012Validator(schema).iter_errors(read(path.read_text("utf-8")))
    assert [error.message for error in errors] == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("stakholders",), []),
        (("samreview",), 2),
        (("account", "currency"), "euro"),
        (("account", "rates"), {"usd": 1}),
        (("account", "rates"), {"USD": 0}),
        (("horizon", "quarters"), 4),
        (("horizon", "quarters"), "3"),
        (("team",), [{"id": "a", "name": "A"}]),
        (("questions",), ["a", "b", "c", "d"]),
        (("growth", "baseline"), -1),
        (("growth", "baseline"), "12,000"),
        (("growth", "win_rate"), 1.1),
        (("growth", "win_rate"), "40 %"),
        (("opportunities", 0, "close"), "31.3.2027"),
        (("opportunities", 0, "kind"), "newish"),
        (("opportunities", 0, "amount"), None),
        (("opportunities", 0, "next_customer_action"), "a text"),
        (("customer", "knows_plan"), "yes"),
        (("customer", "coming"), [{"by": "soon", "what": "x"}]),
        (("initiatives",), [{"id": "a", "name": "A", "kind": "expand", "quarter": "Q2"}]),
    ],
)
def test_what_the_loader_refuses_in_one_value_the_schema_refuses(
    path: tuple[str | int, ...], value: object, validator: Draft202012Validator
) -> None:
    plan = copy.deepcopy(read(EXAMPLES[0].read_text("utf-8")))
    holder = plan
    for step in path[:-1]:
        holder = holder[step]
    holder[path[-1]] = value
    assert not validator.is_valid(plan)


def test_every_field_says_what_it_means_and_every_record_closes() -> None:
    schema = json_schema(Plan)
    for name, definition in {"": schema, **schema["$defs"]}.items():
        assert definition["additionalProperties"] is False, name
        assert definition["description"], name
        for key, field in definition["properties"].items():
            assert field["description"].endswith((".", "?")), (name, key)


def test_keys_without_a_value_are_left_out_keys(validator: Draft202012Validator) -> None:
    plan = read(EXAMPLES[0].read_text("utf-8"))
    plan |= {"story": None, "horizon": None, "visits": None, "updated": None}
    plan["opportunities"][0] |= {"outcome": None, "probability": None}
    assert validator.is_valid(plan)


def test_a_reference_says_of_which_list_it_is_an_id() -> None:
    schema = json_schema(Plan)
    fields = {name: definition["properties"] for name, definition in schema["$defs"].items()}
    assert fields["Opportunity"]["owner"]["description"].endswith(" An id of `team`.")
    assert fields["Relationship"]["also"]["description"].endswith(" Ids of `team`.")
    assert fields["Visit"]["parts"]["description"].endswith(" By ids of `team`.")
    assert fields["Problem"]["priority"]["description"].endswith(" An id of `customer.priorities`.")


def test_words_and_values_are_there_to_be_completed() -> None:
    fields = json_schema(Plan)["$defs"]["Opportunity"]["properties"]
    assert fields["kind"]["enum"] == ["new", "expand", "renew"]
    assert fields["outcome"]["default"] == "open"
    assert fields["amount"]["examples"]
    assert fields["id"]["examples"]
    strength = json_schema(Plan)["$defs"]["Relationship"]["properties"]["strength"]
    assert strength["enum"] == [0, 1, 2, 3, 4, None]


def test_a_text_is_none_of_the_types_that_an_editor_would_complete(validator: Draft202012Validator) -> None:
    name = json_schema(Plan)["$defs"]["Opportunity"]["properties"]["name"]
    assert name["not"] == {"type": ["array", "null", "object"]}
    plan = read(EXAMPLES[0].read_text("utf-8"))
    for text, is_one in ((True, True), (7, True), ("yes", True), (["a"], False), ({"a": "b"}, False), (None, False)):
        plan["opportunities"][0]["name"] = text
        assert validator.is_valid(plan) == is_one


def test_what_does_not_match_is_told_how_it_is_written() -> None:
    def patterns(schema: Any) -> Iterator[dict[str, Any]]:  # noqa: ANN401  JSON
        if isinstance(schema, dict):
            if "pattern" in schema and "type" in schema:
                yield schema
            yield from (found for each in schema.values() for found in patterns(each))
        if isinstance(schema, list):
            yield from (found for each in schema for found in patterns(each))

    found = list(patterns(json_schema(Plan)))
    assert len(found) > 20
    for each in found:
        assert any(example in each["patternErrorMessage"] for example in each["examples"]), each


def test_the_ids_of_plans_are_proposed_and_every_other_id_is_taken_too() -> None:
    plans = [load_plan(path.read_bytes()).plan for path in EXAMPLES]
    halden, _, sorrel, _ = (plan for plan in plans if plan is not None)
    schema = json_schema(Plan, known_ids([halden]))
    Draft202012Validator.check_schema(schema)
    owner = schema["$defs"]["Opportunity"]["properties"]["owner"]
    proposed = schema["$defs"][owner["$ref"].removeprefix("#/$defs/")]["defaultSnippets"]
    assert proposed[0] == {"label": "dana", "description": "Dana Whitfield", "body": "dana"}
    assert list(schema["$defs"]["Visit"]["properties"]["parts"]["properties"]) == [each.id for each in halden.team]
    assert {name for name in schema["$defs"] if name.endswith("Ids")} == {
        "TeamIds", "StakeholderIds", "StageIds", "OpportunityIds", "ProblemIds", "PriorityIds", "OfferingIds",
    }  # fmt: skip
    validator = Draft202012Validator(schema)
    plan = read(EXAMPLES[0].read_text("utf-8"))
    plan["opportunities"][0] |= {"owner": "somebody-new", "stage": None}
    assert validator.is_valid(plan)
    plan["opportunities"][0]["owner"] = "Some Body"
    assert not validator.is_valid(plan)
    both = known_ids([halden, sorrel])
    assert both["team"]["dana"] == "Dana Whitfield (Halden Medical Systems)"
    assert known_ids([halden, halden])["stage"]["recognise"].count("(Halden Medical Systems)") == 2


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_names_the_schema_that_lies_beside_it(path: Path) -> None:
    first = path.read_text("utf-8").partition("\n")[0]
    (named,) = re.findall(r"^# yaml-language-server: \$schema=(\S+)$", first)
    plans = [load_plan(each.read_bytes()).plan for each in EXAMPLES]
    known = known_ids([plan for plan in plans if plan is not None])
    assert json.loads((path.parent / named).read_text("utf-8")) == json_schema(Plan, known)
