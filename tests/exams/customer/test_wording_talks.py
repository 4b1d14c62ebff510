"""The same conversations with a model's words and without: what is compared, counted, asked and written."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from exams.customer.questions import Asked
from exams.customer.wording import main
from exams.customer.wording_rows import heading, lines, rows, table, write_heard
from exams.customer.wording_talks import Heard, Pairs, Same, Turned, measured, player, same, watched
from tests.adapters.llm import server
from tests.adapters.llm.server import playing, says
from tests.exams.customer.makers import parcel_world, talk
from tests.scenes import english, rules

from warmline.core.customer.language import WordingTask
from warmline.core.customer.language.guard import Guard
from warmline.core.customer.scene import answer, begin
from warmline.core.customer.state import Act

GUARD = Guard.of(english())


class Said:
    """A wording that puts something before or behind the authored words; no guard looks at it."""

    def __init__(self, change: str) -> None:
        self.change = change

    def word(self, task: WordingTask) -> str | None:
        return self.change.format(task.authored)


def copies(handler: server.Handler) -> None:
    """Answers with the authored message, as a model does that only copies."""
    asked = json.loads(handler.server.bodies[-1]["messages"][1]["content"])
    says(json.dumps({"message": asked["message"]}))(handler)


def refuses_to_stay(handler: server.Handler) -> None:
    says('{"message": "How can I help you?"}')(handler)


@pytest.fixture(scope="module")
def copied() -> Iterator[tuple[Pairs, list[Heard]]]:
    with playing(copies) as played, watched(played.address, "tiny", GUARD, 2.0) as wording:
        yield measured(parcel_world(), wording, 2), wording.heard


def test_a_model_that_copies_changes_nothing(copied: tuple[Pairs, list[Heard]]) -> None:
    pairs, heard = copied
    assert [talk.lines for talk in pairs.worded] == [talk.lines for talk in pairs.authored]
    assert pairs.asked_worded == pairs.asked_authored
    assert len(pairs.compared) == sum(len(talk.lines) - 1 for talk in pairs.authored)
    assert not any(one.differs for one in pairs.compared)
    assert heard
    assert all(one.used and not one.other for one in heard)
    assert 0 < len(heard) < len(pairs.compared) + 2, "nobody is asked where every sentence must stay"


def test_each_two_conversations_are_the_same_pair_with_another_seed(copied: tuple[Pairs, list[Heard]]) -> None:
    pairs, _ = copied
    one, other = pairs.authored
    assert (one.scenario, one.style, one.skill) == (other.scenario, other.style, other.skill)
    assert one.seed != other.seed
    assert player(parcel_world(), 2) != player(parcel_world(), 1)


def test_the_time_is_looked_at_after_each_two() -> None:
    pairs = measured(parcel_world(), Said("{}"), 6, lambda: True)
    assert len(pairs.worded) == 2


def test_refused_words_and_silent_servers_are_told_apart() -> None:
    with playing(refuses_to_stay) as played, watched(played.address, "tiny", GUARD, 2.0) as wording:
        pairs = measured(parcel_world(), wording, 1)
        assert {one.refused for one in wording.heard} == {"agent talk"}
        assert not any(one.failed or one.used for one in wording.heard)
    assert pairs.worded[0].lines == pairs.authored[0].lines
    acts = (server.gives(500), says("no JSON"))
    with playing(*acts) as played, watched(played.address, "tiny", GUARD, 2.0) as wording:
        measured(parcel_world(), wording, 1)
        assert [one.failed for one in wording.heard][:3] == ["busy (500)", "unreadable answer", "unreadable answer"]


def test_words_without_a_guard_are_judged_as_the_exam_judges() -> None:
    pairs = measured(parcel_world(), Said("How can I help you? {}"), 2)
    found = {row.name: row for row in rows(pairs, [], Pairs())}
    flips = found["role flips in 2 conversations"]
    assert "not as wanted" in flips.found
    assert flips.peer.startswith("0;")


def test_words_said_backwards_keep_what_must_stay_and_whether_something_is_asked() -> None:
    asked = heard("").task
    assert Turned().word(asked) == "now what So?"
    told = replace(asked, authored="That's wrong. There is no 14.", keep=("There is no 14.",))
    assert Turned().word(told) == "wrong That's. There is no 14."
    assert Turned().word(replace(told, authored="There is no 14.")) is None
    assert Turned().word(replace(asked, channel="email")) is None


def test_what_a_customer_does_next_does_not_rest_on_the_words() -> None:
    pairs = measured(parcel_world(), Turned(), 4)
    assert [talk.lines for talk in pairs.worded] != [talk.lines for talk in pairs.authored]
    assert [one for one in pairs.compared if one.differs and not one.read_otherwise] == []


def test_what_differs_is_named_and_whether_the_answer_was_read_otherwise() -> None:
    scene = begin(parcel_world().scenarios[0], english(), seed=3)
    kind = answer(scene, "I am sorry. I call the driver now and write to you by 17:00.", reader=rules()).turns[-1]
    rude = answer(scene, "Calm down, it is your own fault.", reader=rules()).turns[-1]
    assert same(kind, kind) == Same("", read_otherwise=False)
    assert "mood" in same(kind, rude).differs
    assert same(kind, rude).read_otherwise
    assert same(kind, replace(kind, mood=replace(kind.mood, anger=0.9))) == Same("mood", read_otherwise=False)


def heard(words: str, *, refused: str = "", failed: str = "", seconds: float = 1.0) -> Heard:
    task = WordingTask("ask", None, None, "wary", "plain", "", "chat", "customer", "Ines Duarte", "So what now?")
    return Heard(task, words, refused, failed, seconds)


def test_the_rows_tell_everything_that_was_found(tmp_path: Path) -> None:
    pairs = Pairs(
        authored=[talk(), talk(lines=("Again.", "Where is it now?", "No use."))],
        worded=[talk(swapped=("We apologise.",)), talk()],
        compared=[Same("", read_otherwise=True), Same("mood", read_otherwise=True), Same("act", read_otherwise=False)],
        asked_authored=[Asked("parcel", "birthday", answered=True)] * 40,
        asked_worded=[Asked("parcel", "birthday", answered=False)] * 40,
    )
    said = [
        heard("So what now?"),
        heard("And now?", seconds=3.0),
        heard("We pay.", refused="agent talk"),
        heard("", failed="too slow", seconds=8.0),
    ]
    listed = list(rows(pairs, said, Pairs(compared=[Same("", read_otherwise=False)] * 7)))
    found = {row.name: row for row in reversed(listed)}
    names = [row.name for row in listed]
    assert found[names[0]].found == "1 of 3; differing: mood 1, act 1"
    assert listed[2].found == "7 of 7"
    assert found["differing though the answer was read the same"].found == "1"
    assert found["words used"].found.startswith("50.0 %")
    assert found["of these other than the authored words"].found.startswith("50.0 %")
    assert found["answers the guard refused"].found.startswith("33.3 %")
    assert found["answers the guard refused"].found.endswith("agent talk 1")
    assert found["no answer"].found.endswith("too slow 1")
    assert found["direct questions about known facts answered"].found.startswith("0.0 %")
    assert found["direct questions about known facts answered"].peer.startswith("100.0 %")
    assert found["answered within the 2 seconds of the program"].found.startswith("50.0 %")
    assert "not as wanted" in found["role flips in 2 conversations"].found
    assert len(list(table(list(found.values())))) == len(found) + 2
    assert all("|---" not in line for line in lines(list(found.values())))
    assert "2 conversations with 1 customers" in heading(pairs, "tiny", 8.0, 1.0)
    write_heard(tmp_path / "heard.jsonl", said)
    kept = [json.loads(line) for line in (tmp_path / "heard.jsonl").read_text().splitlines()]
    assert [one["refused"] for one in kept] == ["", "", "agent talk", ""]


def test_the_command_plays_and_prints(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    file = tmp_path / "heard.jsonl"
    with playing(refuses_to_stay) as played:
        asked = ["--address", played.address, "--conversations", "1", "--heard", str(file), "parcel_birthday"]
        assert main(asked) == 0
    told = capsys.readouterr().out
    assert "messages the model was asked for" in told
    assert "100.0 %" in told.split("answers the guard refused")[1].splitlines()[1]
    assert file.read_text().count("\n") > 0
    assert Act.OPEN.value not in {json.loads(line)["act"] for line in file.read_text().splitlines()}
