from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import conversation, read_by_hand, small_rubric

from warmline.core.scoring.arc import Arc, Ended
from warmline.core.scoring.feedback import MESSAGES, write_feedback
from warmline.core.scoring.feedback.headline import as_clause, ending_of
from warmline.core.scoring.score import score
from warmline.core.scoring.scorecard import CriticalError
from warmline.core.wording.sentences import sentence_spans

TALK = conversation("c: I am worried", "a: No wonder you are worried, let me look", "c: ok", "a: So be it then, fine")
WORKED = {0: [("shows_worry", "worried")], 1: [("acknowledges_feeling", "worried")]}
MISSED = {0: [("shows_worry", "worried")]}
BARE = Arc("Gordon", "he", (0.4, 0.4, 0.4), ((), ()), (), ((), (), ()), solved=False)


def arc_with(*warmth: float, solved: bool = False, ended: Ended = Ended.LEFT) -> Arc:
    return replace(BARE, warmth=warmth, solved=solved, ended=ended)


def headline(arc: Arc | None, marks=WORKED, talk=TALK, **known) -> str:
    card = score(talk, read_by_hand(talk, marks), small_rubric(), **known)
    return write_feedback(card, talk, small_rubric(), scene_facts=arc).headline


def is_said(key: str, found: str) -> bool:
    """Whether one of the wordings of a message stands at the front, whatever fills its slots."""
    return any(
        all(part.strip(" .,") in found for part in way.replace("{Name}", "{name}").replace("}", "{").split("{")[::2])
        for way in MESSAGES[key]
    )


ENDINGS = [
    ((0.4, 0.6, 0.8), True, Ended.RESOLVED, "left_relieved"),
    ((0.4, 0.5, 0.6), True, Ended.RESOLVED, "left_solved"),
    ((0.75, 0.75, 0.76), True, Ended.RESOLVED, "left_solved"),
    ((0.4, 0.6, 0.8), True, Ended.STOPPED, "solved_stopped"),
    ((0.4, 0.5, 0.6), False, Ended.LEFT, "left_calmer"),
    ((0.4, 0.5, 0.6), False, Ended.GAVE_UP, "left_calmer"),
    ((0.4, 0.5, 0.4), False, Ended.LEFT, "left"),
    ((0.4, 0.5, 0.2), False, Ended.LEFT, "left_upset"),
    ((0.4, 0.5, 0.2), False, Ended.GAVE_UP, "gave_up"),
    ((0.4, 0.5, 0.4), False, Ended.GAVE_UP, "gave_up"),
    ((0.4, 0.5, 0.6), False, Ended.ESCALATED, "escalated"),
    ((0.4, 0.5, 0.2), False, Ended.ESCALATED, "escalated"),
    ((0.4, 0.5, 0.6), False, Ended.STOPPED, "stopped_better"),
    ((0.4, 0.5, 0.42), False, Ended.STOPPED, "stopped_same"),
    ((0.4, 0.5, 0.2), False, Ended.STOPPED, "stopped_worse"),
]


@pytest.mark.parametrize(("warmth", "solved", "ended", "key"), ENDINGS)
def test_who_ended_it_and_how_decides_the_first_sentence(warmth, solved: bool, ended: Ended, key: str) -> None:
    arc = arc_with(*warmth, solved=solved, ended=ended)
    assert ending_of(arc, told=True) == key
    found = headline(arc)
    assert is_said(key, found), found
    assert "you named what he felt" in found.casefold()


@pytest.mark.parametrize(
    ("last", "solved", "ended", "key"),
    [
        (0.4, True, Ended.RESOLVED, "bare_solved"),
        (0.4, True, Ended.STOPPED, "bare_solved"),
        (0.4, False, Ended.LEFT, "bare_left"),
        (0.2, False, Ended.LEFT, "bare_upset"),
        (0.2, False, Ended.GAVE_UP, "bare_gave_up"),
        (0.2, False, Ended.ESCALATED, "bare_escalated"),
        (0.4, False, Ended.STOPPED, "bare_stopped"),
        (0.2, False, Ended.STOPPED, "bare_stopped_worse"),
    ],
)
def test_without_a_moment_that_worked_the_end_is_told_and_the_step(last, solved: bool, ended: Ended, key: str) -> None:
    found = headline(arc_with(0.4, 0.4, last, solved=solved, ended=ended), MISSED)
    assert is_said(key, found), found
    assert "say what the feeling is about before you ask for anything." in found


@pytest.mark.parametrize("ended", list(Ended))
@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("solved", [True, False])
@pytest.mark.parametrize("last", [0.1, 0.4, 0.9])
def test_every_end_has_a_message(ended: Ended, told: bool, solved: bool, last: float) -> None:
    assert ending_of(arc_with(0.4, last, solved=solved, ended=ended), told=told) in MESSAGES


@pytest.mark.parametrize("last", [0.1, 0.4, 0.9])
@pytest.mark.parametrize("marks", [WORKED, MISSED])
def test_an_agent_who_ended_the_talk_is_never_told_that_the_customer_left(last: float, marks) -> None:
    for solved in (True, False):
        found = headline(arc_with(0.4, 0.4, last, solved=solved, ended=Ended.STOPPED), marks)
        assert " left" not in found
        assert "goodbye" not in found
    for ended in set(Ended) - {Ended.STOPPED}:
        assert "you ended" not in headline(arc_with(0.4, 0.4, last, ended=ended), marks).casefold()


def test_what_worked_is_not_what_is_asked_for_next_where_there_is_something_else() -> None:
    talk = conversation(
        "c: I am worried", "a: No wonder you are worried. It is so.", "c: I am angry. When?",
        "a: I write by 18:00, yes.", "c: I am so worried!", "a: Your number please, now.",
    )  # fmt: skip
    marks = {
        0: [("shows_worry", "worried")],
        1: [("acknowledges_feeling", "No wonder you are worried")],
        2: [("shows_anger", "angry"), ("asks_question", "When?")],
        3: [("next_step_with_time", "I write by 18:00")],
        4: [("shows_worry", "so worried")],
    }
    found = headline(None, marks, talk)
    assert "gave a next step with a time" in found
    assert "named what they felt" not in found


def test_where_it_is_the_same_it_is_said_to_be_needed_there_too() -> None:
    talk = conversation(
        "c: I am worried", "a: No wonder you are.", "c: I am so worried!", "a: Your number please, now."
    )
    marks = {
        0: [("shows_worry", "worried")],
        1: [("acknowledges_feeling", "No wonder you are")],
        2: [("shows_worry", "so worried")],
    }
    found = headline(None, marks, talk)
    assert "nswer 2" in found, found
    assert is_said("next_there_too", found)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("false_promise", "not yours to make: “I will pay it”."),
        ("insults", "hurt: “I will pay it”."),
        ("reveals_data", "private: “I will pay it”."),
        ("overpromises", "may be said: “I will pay it”."),
    ],
)
def test_a_critical_error_is_named_by_its_words_with_one_full_stop(name: str, said: str) -> None:
    found = headline(arc_with(0.4, 0.5, 0.6), critical=[CriticalError(name, 1, "I will pay it.")])
    assert said in found
    assert "you named" not in found.casefold()


def test_a_formality_is_not_told_as_what_worked() -> None:
    talk = conversation("c: I am worried", "a: Hello Ines, good to hear from you", "c: ok", "a: So be it then, fine")
    marks = {0: [("shows_worry", "worried")], 1: [("greets", "Hello"), ("uses_name", "Ines")]}
    found = headline(arc_with(0.4, 0.5, 0.4), marks, talk)
    assert is_said("bare_left", found), found
    assert "you opened" not in found
    assert "you used" not in found


def test_nothing_to_try_is_said_and_nothing_invented() -> None:
    talk = conversation("c: I am worried", "a: No wonder", "c: ok", "a: Fine")
    marks = {
        0: [("shows_worry", "worried")],
        1: [("acknowledges_feeling", "No wonder"), ("greets", "No"), ("uses_name", "wonder"), ("uses_detail", "No")],
    }
    card = score(talk, read_by_hand(talk, marks), small_rubric())
    assert all(each.anchor >= 3 for each in card.observations)
    letter = write_feedback(card, talk, small_rubric())
    assert letter.tries == ()
    assert "harder" in letter.headline


@pytest.mark.parametrize(
    ("step", "clause"),
    [
        ("Put a time in it.", "put a time in it."),
        ("FAQ first.", "FAQ first."),
        ("I would wait.", "I would wait."),
        ("I’ll wait", "I’ll wait."),
        ("Ask “Is that right?”", "ask “Is that right?”"),
        ("End it with “thank you”.", "end it with “thank you”."),
        ("Read it again. Then add a time.", "read it again; then add a time."),
        ("Say “I see. Go on.” Then wait.", "say “I see. Go on.” Then wait."),
        ("  Wait. ", "wait."),
        ("", ""),
    ],
)
def test_a_step_becomes_the_end_of_a_sentence(step: str, clause: str) -> None:
    assert as_clause(step) == clause


@pytest.mark.parametrize(("warmth", "solved", "ended", "key"), ENDINGS)
def test_a_headline_has_at_most_two_sentences_whichever_wording_it_takes(warmth, solved, ended, key: str) -> None:
    arc = arc_with(*warmth, solved=solved, ended=ended)
    for n in range(6):
        talk = replace(TALK, id=f"t{n}")
        for marks in (WORKED, MISSED):
            assert 1 <= len(sentence_spans(headline(arc, marks, talk))) <= 2


def test_no_message_of_the_headline_is_more_than_one_sentence_but_the_one_that_stands_alone() -> None:
    keys = list(MESSAGES)[: list(MESSAGES).index("missed")]
    for key in keys:
        if key not in ("no_chance",) and not key.startswith("critical"):
            for way in MESSAGES[key]:
                assert len(sentence_spans(way.format_map(_Slots()))) == 1, way


class _Slots(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "x"
