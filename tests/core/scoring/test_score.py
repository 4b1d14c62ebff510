from __future__ import annotations

import pytest
from tests.builders import conversation, read_by_hand, small_rubric

from warmline.core.scoring.score import CRITICAL_CAP, UNSOLVED_CAP, score, score_last_turn
from warmline.core.scoring.scorecard import CriticalError, Resolved, Status
from warmline.core.skills.keys import SKILL_KEYS

TALK = conversation(
    "c: Where is my parcel? I am worried.",
    "a: Hi! No wonder you are worried. I will write to you by 18:00.",
    "c: Thanks, bye",
    "a: Enjoy the party!",
)
MARKS = {
    0: [("asks_question", "Where is my parcel?"), ("shows_worry", "I am worried")],
    1: [
        ("greets", "Hi!"),
        ("acknowledges_feeling", "worried"),
        ("validates", "No wonder"),
        ("next_step_with_time", "I will write to you by 18:00"),
    ],
    2: [("thanks", "Thanks")],
    3: [("says_goodbye_warmly", "Enjoy the party!")],
}


def card_of(talk=TALK, marks=MARKS, **known):
    return score(talk, read_by_hand(talk, marks), small_rubric(), **known)


def test_every_skill_is_there_in_order_and_suggested() -> None:
    card = card_of()
    assert tuple(skill.skill for skill in card.skills) == SKILL_KEYS
    assert {skill.status for skill in card.skills} == {Status.SUGGESTED}


def test_not_observed_is_none_and_never_zero() -> None:
    card = card_of()
    silent = card.skill("voice_delivery")
    assert (silent.score, silent.low, silent.high, silent.level, silent.opportunities) == (None, None, None, None, 0)
    assert all(skill.score is None or skill.score > 0 for skill in card.skills)


def test_the_versions_are_pinned() -> None:
    versions = card_of().versions
    assert (versions.engine, versions.reader, versions.rubric) == ("score-4", "hand-1", "small-1")


def test_the_effects_of_a_skill_add_up_to_its_score_less_the_middle() -> None:
    card = card_of()
    for skill in card.skills:
        if skill.score is not None:
            effects = sum(each.effect for each in card.evidence if each.skill == skill.skill)
            assert effects == pytest.approx(skill.score - 50)


def test_every_quote_is_an_exact_part_of_its_turn() -> None:
    for each in card_of().evidence:
        assert TALK.turns[each.turn].text[each.mark.start : each.mark.end] == each.mark.quote != ""


def test_a_missed_chance_is_anchor_one_on_the_agents_own_words() -> None:
    talk = conversation("c: I am worried.", "a: Hi! Please give me your order number.")
    card = card_of(talk, {0: [("shows_worry", "worried")], 1: [("greets", "Hi!")]})
    (missed,) = [each for each in card.observations if each.behaviour == "names_feeling"]
    assert (missed.anchor, missed.turn, missed.taken) == (1, 1, False)
    quoted = [each.mark.quote for each in card.evidence if each.mark.name == "missed_names_feeling"]
    assert quoted == ["Please give me your order number."]
    assert card.skill("empathy").score < 50


def test_a_missed_chance_quotes_the_first_answer_of_its_window_that_says_something() -> None:
    talk = conversation("c: When?", "a: ok", "c: hm", "a: Let me look at it", "c: yes", "a: And then I look once more")
    card = card_of(talk, {0: [("asks_question", "When?")]})
    (missed,) = [each for each in card.observations if each.behaviour == "gives_step"]
    assert missed.turn == 3


def test_what_was_missed_over_the_whole_conversation_is_quoted_from_its_end() -> None:
    talk = conversation("c: hi", "a: Let me look at it now", "c: ok", "a: And here is the end of it", "c: k", "a: Bye")
    (missed,) = [each for each in card_of(talk, {}).observations if each.behaviour == "uses_what_was_told"]
    assert missed.turn == 3


def test_what_stood_in_the_way_of_a_better_anchor_is_evidence_against() -> None:
    talk = conversation("c: I am worried.", "a: You are worried, but calm down please.")
    marks = {0: [("shows_worry", "worried")], 1: [("acknowledges_feeling", "worried"), ("dismisses", "calm down")]}
    card = card_of(talk, marks)
    (seen,) = [each for each in card.observations if each.behaviour == "names_feeling"]
    assert seen.anchor == 1
    assert [each.mark.name for each in card.evidence if each.skill == "empathy" and each.effect < 0] == ["dismisses"]


def test_a_better_anchor_scores_higher() -> None:
    scores = []
    for move in ((), ("acknowledges_generically",), ("acknowledges_feeling",), ("acknowledges_feeling", "validates")):
        talk = conversation("c: I am worried.", "a: No wonder you are worried.")
        marks = {0: [("shows_worry", "worried")], 1: [(name, "worried") for name in move]}
        scores.append(card_of(talk, marks).skill("empathy").score)
    assert scores == sorted(set(scores))


def test_a_case_left_unsolved_caps_the_whole_but_no_skill() -> None:
    solved, unsolved = card_of(resolved=Resolved.YES), card_of(resolved=Resolved.NO)
    assert unsolved.overall == min(UNSOLVED_CAP, solved.overall)
    assert solved.skills == unsolved.skills
    many = conversation(*("c: I am worried.", "a: No wonder you are worried.") * 12)
    marks = {n: [("shows_worry", "worried")] for n in range(0, 24, 2)}
    # Long words differ from answer to answer, so the quote is short enough to be said again.
    marks |= {
        n: [("acknowledges_feeling", "worried"), ("explains", "you"), ("plain_steps", "are")] for n in range(1, 24, 2)
    }
    talk = conversation(*(f"{turn.speaker.value[0]}: {n} {turn.text}" for n, turn in enumerate(many.turns)))
    assert card_of(talk, marks, resolved=Resolved.YES).overall > UNSOLVED_CAP
    assert card_of(talk, marks, resolved=Resolved.NO).overall == UNSOLVED_CAP


def test_a_critical_error_caps_the_whole_and_is_quoted() -> None:
    known = CriticalError("overpromises", 1, "I will write to you by 18:00")
    card = card_of(critical=[known])
    assert card.overall == CRITICAL_CAP
    assert card.critical == (known,)
    assert card.skills == card_of().skills


def test_an_insult_is_critical_without_being_told() -> None:
    talk = conversation("c: I am worried.", "a: Do not be stupid, it is fine.")
    card = card_of(talk, {0: [("shows_worry", "worried")], 1: [("insults", "stupid")]})
    assert [error.name for error in card.critical] == ["insults"]
    assert card.overall <= CRITICAL_CAP
    unsure = card_of(talk, {0: [("shows_worry", "worried")], 1: [("insults", "stupid", 0.6)]})
    assert unsure.critical == ()


def test_nothing_to_score_is_none_everywhere() -> None:
    for talk in (conversation(), conversation("c: hello?"), conversation("a: hello?"), conversation("n: closed")):
        card = card_of(talk, {})
        assert card.overall is None
        assert card.observations == ()
        assert all(skill.score is None for skill in card.skills)


def test_the_last_turn_alone_is_read_in_its_context() -> None:
    talk = conversation("c: hi, I am worried", "a: Hi!", "c: Now I am angry", "a: No wonder you are angry.")
    marks = {
        0: [("shows_worry", "worried")],
        2: [("shows_anger", "angry")],
        3: [("acknowledges_feeling", "angry"), ("validates", "No wonder")],
    }
    card = score_last_turn(talk, read_by_hand(talk, marks), small_rubric())
    assert {each.turn for each in card.observations} == {3}
    assert card.skill("empathy").opportunities == 1
    assert card.skill("empathy").score > 50
    assert card.skill("willingness_to_learn").score is None, "a behaviour of the whole conversation is left out"
    assert card.skill("rapport").score is None, "the opening is over"
    assert {each.turn for each in card.evidence} == {3}


def test_a_chance_already_taken_before_the_last_turn_is_left_out() -> None:
    talk = conversation("c: When?", "a: By 18:00.", "c: fine", "a: Anything else that I can do?")
    marks = {0: [("asks_question", "When?")], 1: [("next_step_with_time", "By 18:00")]}
    card = score_last_turn(talk, read_by_hand(talk, marks), small_rubric())
    assert card.skill("problem_solving").score is None


def test_the_last_turn_of_a_conversation_without_agent_is_not_observed() -> None:
    talk = conversation("c: hello?")
    assert score_last_turn(talk, read_by_hand(talk, {}), small_rubric()).overall is None
