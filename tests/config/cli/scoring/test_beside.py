"""What --explain adds: nothing of the score is lost, and nothing is asked of anybody unless an address is set."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.adapters.spelling.server import FakeLanguageTool, served
from tests.builders import conversation

from warmline.config import wiring
from warmline.config.cli.scoring.beside import beside, lines_of
from warmline.config.cli.scoring.judging import line_of
from warmline.core.conversation import CaseFacts, Channel, Fact

TALK = replace(
    conversation(
        "c: What is my monthly bill, and can I park meanwhile?",
        "a: Your monthly bill is £148.20, Ruth. I will recieve the permit by 17:00.",
        channel=Channel.EMAIL,
    ),
    facts=CaseFacts((Fact("monthly_bill", "Monthly bill", "£184.20"), Fact("customer_name", "Name", "Ruth"))),
)
CALL = conversation("c: I only wanted to—", "a: Um, what is your number?", channel=Channel.PHONE)


@pytest.fixture(autouse=True)
def _forgetful() -> Iterator[None]:
    wiring.grammar.cache_clear()
    yield
    wiring.grammar.cache_clear()


def test_notes_questions_and_promises_are_there_with_their_quotes() -> None:
    found = beside(TALK)
    assert list(found) == ["notes", "questions", "promises"]
    assert {"fact", "question", "spelling"} <= {note["topic"] for note in found["notes"]}
    assert [question["state"] for question in found["questions"]] == ["answered", "open"]
    for each in (*found["notes"], *found["questions"], *found["promises"]):
        assert each["quote"] in TALK.turns[each["turn"]].text


def test_a_call_has_its_figures_too() -> None:
    found = beside(CALL)
    assert found["speech"]["interruptions"] == [1]
    assert found["speech"]["talk_share"] == 0.56
    text = "\n".join(line.plain for line in lines_of(found))
    assert "Your speaking" in text
    assert "the agent spoke 56% of the words" in text


def test_the_lines_for_people_name_topic_turn_and_words() -> None:
    text = "\n".join(line.plain for line in lines_of(beside(TALK)))
    assert "Your writing" in text
    assert "turn 1, Known facts: “Your monthly bill is £148.20, Ruth.”" in text
    assert "turn 1, Spelling: “recieve”  Perhaps “receive” was meant." in text
    assert "left open: “can I park meanwhile?”" in text


def test_where_there_is_nothing_to_say_no_heading_stands() -> None:
    assert list(lines_of(beside(conversation("c: Hello.", "a: Hello, good to see you.")))) == []


def test_of_the_last_turn_only_what_concerns_it() -> None:
    first = TALK.turns
    talk = replace(
        TALK, turns=(*first, replace(first[0], text="And where is the form?"), replace(first[1], text="Hm."))
    )
    found = beside(talk, last_turn=True)
    assert [each["quote"] for each in found["questions"]] == ["And where is the form?"]
    assert {each["turn"] for each in (*found["notes"], *found["promises"])} <= {2, 3}
    assert beside(conversation("c: Hello?"), last_turn=True) == {"notes": [], "questions": [], "promises": []}
    assert "speech" not in beside(CALL, last_turn=True)


def test_no_key_of_the_score_is_lost() -> None:
    plain, explained = json.loads(line_of(TALK)), json.loads(line_of(TALK, explain=True))
    assert "notes" not in plain
    assert list(explained) == [*plain, "notes", "questions", "promises"]
    assert {key: explained[key] for key in plain} == plain


def test_languagetool_is_asked_only_where_its_address_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    match = {"offset": 0, "length": 4, "message": "Odd word.", "replacements": [{"value": "You"}]}
    with served(FakeLanguageTool(json.dumps({"matches": [match]}).encode())) as fake:
        beside(TALK)
        assert fake.asked == []
        monkeypatch.setenv("WARMLINE_LANGUAGETOOL", fake.address)
        wiring.grammar.cache_clear()
        notes = beside(TALK)["notes"]
        assert beside(CALL)["speech"]
    assert notes[-1] == {
        "turn": 1, "quote": "Your", "topic": "grammar", "text": "Odd word. Perhaps “You” was meant. (LanguageTool)"
    }  # fmt: skip
    assert len(fake.asked) == 1
    assert "Ruth" not in fake.asked[0]["text"][0]


def test_a_server_that_fails_is_named_and_the_rest_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with served(FakeLanguageTool(b"no json")) as fake:
        monkeypatch.setenv("WARMLINE_LANGUAGETOOL", fake.address)
        wiring.grammar.cache_clear()
        assert beside(TALK)["notes"]
        assert beside(TALK)["notes"]
    assert capsys.readouterr().err.count("answered something that is no JSON") == 1
