from __future__ import annotations

from tests.builders import behaviour, conversation, read_by_hand, small_rubric

from warmline.core.conversation import Channel
from warmline.core.scoring.dialogue import dialogue_of
from warmline.core.scoring.opportunities import Chance, find_chances
from warmline.core.skills import Moment, Opportunity, Rubric, Skill


def chances_of(talk, marks, rubric=None) -> dict[str, list[Chance]]:
    found: dict[str, list[Chance]] = {}
    for chance in find_chances(dialogue_of(talk, read_by_hand(talk, marks)), rubric or small_rubric()):
        found.setdefault(chance.behaviour.key, []).append(chance)
    return found


def only(opportunity: Opportunity, grades=None) -> Rubric:
    asked = behaviour("asked", opportunity, grades or {3: ["explains"]})
    empty = small_rubric().skill("empathy")
    return Rubric("one", (Skill("empathy", "E", "d", empty.introduced_at, empty.levels, (asked,)),))


def test_a_cue_opens_a_chance_in_the_next_answer() -> None:
    talk = conversation("c: I am so worried", "a: Let me look at that now")
    (chance,) = chances_of(talk, {0: [("shows_worry", "worried")]})["names_feeling"]
    assert chance.window == (1,)
    assert chance.cue_turn == 0
    assert chance.cue is not None
    assert chance.cue.quote == "worried"


def test_a_cue_without_an_answer_after_it_is_no_chance() -> None:
    talk = conversation("c: hello", "a: How can I help you today?", "c: I am so worried")
    assert "names_feeling" not in chances_of(talk, {2: [("shows_worry", "worried")]})


def test_consecutive_turns_of_one_speaker_are_one_answer_and_notes_do_not_part_them() -> None:
    talk = conversation("c: hi", "c: I am worried", "a: hm", "n: account pulled up", "a: No wonder.", "c: ok", "a: Bye")
    (chance,) = chances_of(talk, {1: [("shows_worry", "worried")]})["names_feeling"]
    assert chance.window == (2, 4)


def test_two_cues_in_one_message_are_one_chance_with_the_surer_cue() -> None:
    talk = conversation("c: I am worried and I am furious", "a: Let me look")
    marks = {0: [("shows_worry", "worried", 0.5), ("shows_anger", "furious", 0.9)]}
    (chance,) = chances_of(talk, marks)["names_feeling"]
    assert chance.cue is not None
    assert chance.cue.name == "shows_anger"


def test_an_unsure_cue_calls_for_nothing() -> None:
    talk = conversation("c: hm", "a: Let me look at it")
    assert "names_feeling" not in chances_of(talk, {0: [("shows_worry", "hm", 0.35)]})


def test_a_cue_that_comes_again_while_the_chance_is_open_is_the_same_chance() -> None:
    talk = conversation("c: When?", "a: Which order is it?", "c: 12. When?", "a: By 18:00")
    marks = {0: [("asks_question", "When?")], 2: [("asks_question", "When?")]}
    (chance,) = chances_of(talk, marks)["gives_step"]
    assert chance.window == (1, 3)


def test_a_cue_after_the_chance_was_taken_is_a_new_chance() -> None:
    talk = conversation("c: When?", "a: By 18:00", "c: And where?", "a: At your door")
    marks = {
        0: [("asks_question", "When?")],
        1: [("next_step_with_time", "By 18:00")],
        2: [("asks_question", "And where?")],
    }
    first, second = chances_of(talk, marks)["gives_step"]
    assert first.window == (1,)
    assert second.window == (3,)


def test_a_cue_after_the_window_is_a_new_chance() -> None:
    talk = conversation("c: I am worried", "a: ok", "c: I am worried", "a: ok then")
    marks = {0: [("shows_worry", "worried")], 2: [("shows_worry", "worried")]}
    assert [chance.window for chance in chances_of(talk, marks)["names_feeling"]] == [(1,), (3,)]


def test_the_opening_is_the_first_answer_and_a_greeting_before_it() -> None:
    agent_first = conversation("a: Hi", "a: I am Nadia", "c: hello", "a: What is it about?", "c: x", "a: y")
    assert chances_of(agent_first, {})["opens_well"][0].window == (0, 1, 3)
    customer_first = conversation("c: hello", "a: Hi there")
    assert chances_of(customer_first, {})["opens_well"][0].window == (1,)


def test_the_closing_needs_a_customer_who_closes() -> None:
    talk = conversation("c: hello", "a: I sent it again.", "c: Great, thanks", "a: Enjoy the party!")
    assert "closes_well" not in chances_of(talk, {})
    (chance,) = chances_of(talk, {2: [("thanks", "thanks")]})["closes_well"]
    assert chance.window == (3,)


def test_thanks_in_the_middle_are_no_closing() -> None:
    talk = conversation("c: hi, thanks", "a: one", "c: x", "a: two", "c: y", "a: three")
    assert "closes_well" not in chances_of(talk, {0: [("thanks", "thanks")]})


def test_every_turn_leaves_out_mere_courtesies() -> None:
    talk = conversation("c: hello", "a: Hi there, good morning!", "c: where is it", "a: It is at the depot now")
    marks = {1: [("greets", "Hi there, good morning!")]}
    assert [chance.window for chance in chances_of(talk, marks)["plain_words"]] == [(3,)]


def test_a_conversation_behaviour_is_observed_once_over_all_answers() -> None:
    talk = conversation("c: hello", "a: one", "c: more", "a: two")
    (chance,) = chances_of(talk, {})["uses_what_was_told"]
    assert chance.window == (1, 3)


def test_a_conversation_behaviour_with_cues_needs_one_of_them() -> None:
    rubric = only(Opportunity(Moment.CONVERSATION, frozenset({"has_deadline"})))
    talk = conversation("c: by Friday please", "a: sure, no problem")
    assert chances_of(talk, {}, rubric) == {}
    assert len(chances_of(talk, {0: [("has_deadline", "by Friday")]}, rubric)["asked"]) == 1


def test_a_conversation_behaviour_counts_from_its_first_cue_on() -> None:
    rubric = only(Opportunity(Moment.CONVERSATION, frozenset({"accepts", "offers_remedy"})))
    talk = conversation("c: hello", "a: one", "c: fine by me", "a: two", "c: yes", "a: three", "c: fine by me")
    (chance,) = chances_of(talk, {2: [("accepts", "fine by me")], 4: [("accepts", "yes")]}, rubric)["asked"]
    assert chance.window == (3, 5)
    own = chances_of(talk, {3: [("offers_remedy", "two")]}, rubric)["asked"]
    assert own[0].window == (3, 5)
    assert chances_of(talk, {6: [("accepts", "fine by me")]}, rubric) == {}


def test_an_own_move_calls_for_its_follow_up_in_the_same_answer() -> None:
    talk = conversation("c: refund me", "a: I cannot do that.", "c: why", "a: The search is open.")
    (chance,) = chances_of(talk, {1: [("declines_bare", "I cannot do that")]})["declines_well"]
    assert chance.window == (1,)
    assert chance.cue_turn == 1


def test_what_only_people_can_observe_gives_no_chance() -> None:
    talk = conversation("c: hello", "a: hello, what is it about?")
    assert "speaks_slowly" not in chances_of(talk, {})


def test_a_chance_of_another_channel_is_none() -> None:
    rubric = only(Opportunity(Moment.OPENING, channels=frozenset({Channel.EMAIL})))
    assert chances_of(conversation("c: x", "a: y"), {}, rubric) == {}
    assert chances_of(conversation("c: x", "a: y", channel=Channel.EMAIL), {}, rubric) != {}


def test_without_a_customer_or_without_an_agent_there_is_no_chance() -> None:
    assert chances_of(conversation("a: hello?", "a: anyone?"), {}) == {}
    assert chances_of(conversation("c: hello?"), {}) == {}
    assert chances_of(conversation("n: opened", "b: hi"), {}) == {}


def test_a_step_on_the_way_uses_up_no_chance_of_a_request_but_that_of_a_feeling() -> None:
    talk = conversation(
        "c: I am angry. Where is it?", "a: Your name?", "c: Ines", "a: One moment", "c: ok", "a: It comes on Friday."
    )
    marks = {
        0: [("shows_anger", "angry"), ("asks_question", "Where is it?")],
        1: [("asks_closed", "Your name?")],
        3: [("holds", "One moment")],
        5: [("gives_information", "It comes")],
    }
    once = {"a": Opportunity(Moment.CUE, frozenset({"asks_question"})), "b": small_opportunity("shows_anger")}
    assert chances_of(talk, marks, only(once["a"]))["asked"][0].window == (1, 3, 5)
    assert chances_of(talk, marks, only(once["b"]))["asked"][0].window == (1,)
    # What is more than a step on the way counts.
    marks[1].append(("apologises", "Your"))
    assert chances_of(talk, marks, only(once["a"]))["asked"][0].window == (1,)


def small_opportunity(*cues: str) -> Opportunity:
    return Opportunity(Moment.CUE, frozenset(cues))


def test_a_yes_calls_for_something_only_where_something_was_proposed() -> None:
    talk = conversation("c: hats for cats", "a: They look good", "c: exactly!", "a: Yes they do look good")
    yes = only(small_opportunity("accepts"))
    assert chances_of(talk, {2: [("accepts", "exactly!")]}, yes) == {}
    proposed = {1: [("offers_remedy", "They")], 2: [("accepts", "exactly!")]}
    assert [chance.window for chance in chances_of(talk, proposed, yes)["asked"]] == [(3,)]


def test_a_detail_that_was_asked_for_tells_nothing_and_a_story_does() -> None:
    told = only(small_opportunity("states_fact"))
    for said, calls in (("7916676427", False), ("I had it in my hand all day and then it was gone", True)):
        talk = conversation("c: Refund please", "a: Your order number?", f"c: {said}", "a: Thank you for that")
        marks = {1: [("asks_closed", "Your order number?")], 2: [("states_fact", said[:5])]}
        assert bool(chances_of(talk, marks, told)) is calls
        assert chances_of(talk, {2: marks[2]}, told)


def test_a_greeting_answered_by_a_greeting_opens_nothing_yet() -> None:
    talk = conversation("c: HEY HO!", "a: Good afternoon, how can I help?", "c: My hat is gone", "a: So it is gone")
    opening = only(Opportunity(Moment.OPENING))
    greets = {1: [("greets", "Good afternoon")]}
    assert chances_of(talk, greets, opening)["asked"][0].window == (1, 3)
    assert chances_of(talk, {**greets, 0: [("makes_request", "HEY")]}, opening)["asked"][0].window == (1,)


def test_nobody_closes_while_something_is_open_nor_after_a_yes_that_ended_it() -> None:
    closing = only(Opportunity(Moment.CLOSING, within=2))
    thanked = conversation("c: Where is it?", "a: In Leeds.", "c: Thanks. And when?", "a: On Friday.", "c: Bye")
    marks = {2: [("thanks", "Thanks")]}
    assert chances_of(thanked, marks, closing)["asked"][0].window == (3,)
    assert chances_of(thanked, {2: [*marks[2], ("asks_question", "And when?")]}, closing) == {}
    yes = {2: [("accepts", "Thanks")]}
    assert chances_of(thanked, yes, closing) == {}
    answered = conversation("c: Where is it?", "a: In Leeds.", "c: Thanks. And when?", "a: On Friday.")
    assert chances_of(answered, yes, closing)["asked"][0].window == (3,)
