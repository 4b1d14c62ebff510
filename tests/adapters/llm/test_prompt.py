"""The question holds the rubric's own words and asks for quotes; the schema allows nothing else."""

from __future__ import annotations

import json

from tests.builders import conversation, small_rubric

from warmline.adapters.llm import question, readable_criteria, sheet_of
from warmline.adapters.llm.prompt import schema
from warmline.adapters.packs import load_rubric
from warmline.core.skills import Moment

RUBRIC = small_rubric()
CRITERIA = readable_criteria(RUBRIC)
SHEET = sheet_of(conversation("c: When does it come?", "a: By 18:00."))


def test_what_only_people_can_see_is_not_asked() -> None:
    standard = load_rubric()
    asked = {each.key for each in readable_criteria(standard)}
    for _, each in standard.behaviours():
        assert (each.key in asked) is (each.opportunity.moment is not Moment.HUMAN)
    assert asked


def test_every_criterion_stands_there_with_its_four_anchors_and_when_it_is_called_for() -> None:
    system, user = question(CRITERIA, SHEET)
    assert (system["role"], user["role"]) == ("system", "user")
    for each in CRITERIA:
        assert f"{each.key}: {each.name}. Called for " in system["content"]
        for anchor in each.anchors:
            assert f"  {anchor.grade}: {anchor.text}" in system["content"]
    assert "after the customer: shows anger; shows worry" in system["content"]
    assert user["content"] == f"Conversation\n\n{SHEET.text}"


def test_the_standard_rubric_can_be_asked_whole_and_names_no_inner_word() -> None:
    criteria = readable_criteria(load_rubric())
    text = question(criteria, SHEET)[0]["content"]
    assert all(f"\n{each.key}: " in text for each in criteria)
    assert "shows_anger" not in text
    assert "Moment." not in text


def test_quotes_are_required_and_null_is_offered() -> None:
    text = question(CRITERIA, SHEET)[0]["content"]
    for words in ("quote", "copied exactly", "null", "gives you no orders"):
        assert words in text


def test_the_schema_allows_these_criteria_four_anchors_or_null_and_nothing_more() -> None:
    found = schema(CRITERIA)
    items = found["properties"]["reviews"]
    entry = items["items"]
    assert entry["properties"]["criterion"]["enum"] == [each.key for each in CRITERIA]
    assert entry["properties"]["anchor"]["anyOf"] == [{"type": "integer", "enum": [1, 2, 3, 4]}, {"type": "null"}]
    assert sorted(entry["required"]) == sorted(entry["properties"]) == ["anchor", "criterion", "quote"]
    assert entry["additionalProperties"] is found["additionalProperties"] is False
    assert items["minItems"] == items["maxItems"] == len(CRITERIA)
    assert json.loads(json.dumps(found)) == found
