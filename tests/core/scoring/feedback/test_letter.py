from __future__ import annotations

from dataclasses import replace

from tests.builders import conversation, read_by_hand, small_rubric

from warmline.core.scoring.arc import Arc, Ended, Reason, Wording
from warmline.core.scoring.feedback import write_feedback
from warmline.core.scoring.score import score
from warmline.core.scoring.scorecard import CriticalError, Resolved

TALK = conversation(
    "c: It says delivered. I am so worried!",
    "a: Two days of waiting, no wonder you are worried. What is in it?",
    "c: My daughter's present. When does it come?",
    "a: Someone will come back to you soon.",
    "c: Soon again? When does it come?",
    "a: I will write to you by 18:00 because the driver answers by then.",
    "c: Thank you. Really.",
    "a: Happy birthday to her!",
)
MARKS = {
    0: [("shows_worry", "I am so worried!")],
    1: [("acknowledges_feeling", "no wonder you are worried"), ("validates", "no wonder")],
    2: [("asks_question", "When does it come?")],
    3: [("next_step", "Someone will come back to you soon"), ("promises_vaguely", "soon")],
    4: [("asks_question", "When does it come?"), ("shows_anger", "Soon again?")],
    5: [("next_step_with_time", "I will write to you by 18:00"), ("explains", "because the driver answers by then")],
    6: [("thanks", "Thank you")],
    7: [("says_goodbye_warmly", "Happy birthday to her!")],
}
ARC = Arc(
    name="Ines",
    pronoun="she",
    warmth=(0.4, 0.52, 0.38, 0.66, 0.75),
    reasons=(
        (Reason("named_feeling", "You named what she felt.", "no wonder you are worried", 0.1),),
        (Reason("vague", "No time, and she had heard that before.", "soon", -0.12), Reason("turn", "x", "", -0.01)),
        (Reason("concrete_step", "A next step with a time.", "by 18:00", 0.2),),
        (Reason("warm_word", "A warm word at the right moment.", "Happy birthday to her!", 0.05),),
    ),
    wordings=(
        Wording("names_feeling", "Six on Saturday, and no present. That would worry me too.", "birthday"),
        Wording("gives_step", "I will ask the driver and write to you by 18:00.", "birthday"),
        Wording("gives_step", "I will look now and tell you by noon."),
        Wording("gives_step", "The scan is at 20:00.", "new_parcel"),
    ),
    topics=(("not_there",), ("birthday",), (), ("new_parcel",), ()),
    solved=True,
    focus=("problem_solving",),
)


def letter(talk=TALK, marks=MARKS, arc=ARC, **known):
    card = score(talk, read_by_hand(talk, marks), small_rubric(), **known)
    return write_feedback(card, talk, small_rubric(), scene_facts=arc)


def test_the_headline_says_what_worked_and_one_next_thing() -> None:
    headline = letter(resolved=Resolved.YES).headline
    assert "Ines" in headline or "is solved" in headline
    assert "you " in headline.casefold()
    assert headline.count(".") <= 3


def test_every_point_quotes_the_agents_own_words() -> None:
    found = letter()
    assert found.worked
    assert found.tries
    for point in (*found.worked, *found.tries):
        assert point.exact
        assert point.exact in TALK.turns[point.turn].text
        assert point.exact in point.quote
        assert TALK.turns[point.turn].speaker.value == "agent"
        assert point.answer == (point.turn + 1) // 2
    for bend in found.bends:
        assert bend.exact in TALK.turns[2 * bend.answer - 1].text


def test_what_worked_is_at_most_three_in_the_order_of_the_talk_and_above_anchor_two() -> None:
    worked = letter().worked
    assert 1 <= len(worked) <= 3
    assert [point.turn for point in worked] == sorted(point.turn for point in worked)
    assert all(point.anchor >= 3 and point.better is None for point in worked)
    assert len({point.behaviour for point in worked}) == len(worked)


def test_what_to_try_is_at_most_two_with_wording_and_a_next_step() -> None:
    tries = letter().tries
    assert 1 <= len(tries) <= 2
    for point in tries:
        assert point.anchor <= 2
        assert point.better != ""
        assert point.next_step
        assert point.anchor_text == "Nothing of it was seen in this answer."


def test_why_it_worked_tells_what_the_customer_then_felt() -> None:
    (point,) = [each for each in letter().worked if each.behaviour == "names_feeling"]
    assert point.why.startswith("You named what she felt.")
    assert len(point.why) > len("You named what she felt.")


def test_why_to_try_begins_with_the_customers_words() -> None:
    talk = conversation("c: I am so worried!", "a: Your number please, now.", "c: 12", "a: Fine.")
    marks = {0: [("shows_worry", "worried")]}
    (first, *_) = letter(talk, marks, None).tries
    assert first.behaviour == "names_feeling"
    assert "“I am so worried!”" in first.why
    assert "People stay calm when they see what happens next." in first.why


def test_a_behaviour_shown_elsewhere_is_pointed_to() -> None:
    talk = conversation(
        "c: I am so worried!", "a: Your number please, now.", "c: I am angry", "a: No wonder you are angry."
    )
    marks = {0: [("shows_worry", "worried")], 2: [("shows_anger", "angry")], 3: [("acknowledges_feeling", "angry")]}
    why = next(each.why for each in letter(talk, marks, None).tries if each.behaviour == "names_feeling")
    assert "nswer 2" in why


def test_the_authors_wording_fits_what_was_known_by_then() -> None:
    talk = conversation("c: When?", "a: We will see about that.", "c: By Saturday! When?", "a: We will see, really.")
    marks = {0: [("asks_question", "When?")], 2: [("asks_question", "When?")]}

    def wording(topics) -> str:
        arc = Arc("Ines", "she", (0.4, 0.3, 0.2), ((), ()), ARC.wordings, topics, False)
        return next(each.better for each in letter(talk, marks, arc).tries if each.behaviour == "gives_step")

    assert wording(((), ("birthday",), ())) == "I will look now and tell you by noon."
    assert wording((("birthday",), (), ())) == "I will ask the driver and write to you by 18:00."
    assert wording((("birthday", "new_parcel"), (), ())) == "The scan is at 20:00."


def test_without_an_arc_the_wording_uses_the_customers_own_feeling_or_deadline() -> None:
    talk = conversation("c: I am so worried!", "a: Your number please, now.")
    (point, *_) = letter(talk, {0: [("shows_worry", "so worried")]}, None).tries
    assert "you are worried" in point.better
    talk = conversation("c: I need it by Friday morning, when is it?", "a: Your number please, now.")
    found = letter(talk, {0: [("asks_question", "when is it?")]}, None).tries
    assert any("by Friday morning" in each.better for each in found)


def test_a_feeling_that_is_denied_is_not_put_into_the_agents_mouth() -> None:
    talk = conversation("c: I am not worried, I am cross-eyed", "a: Your number please, now.")
    (point, *_) = letter(talk, {0: [("shows_worry", "not worried")]}, None).tries
    assert "No wonder you are worried" not in point.better
    assert "Two days without it" in point.better


def test_without_an_arc_there_are_no_bends_and_the_customer_has_no_name() -> None:
    found = letter(arc=None)
    assert found.bends == ()
    assert "Ines" not in found.headline


def test_no_opportunity_is_said_kindly() -> None:
    talk = conversation("c: hello?")
    found = letter(talk, {}, None)
    assert (found.worked, found.tries, found.bends) == ((), (), ())
    assert "short" in found.headline or "nothing to judge" in found.headline


def test_a_critical_error_leads_the_letter() -> None:
    error = CriticalError("overpromises", 3, "Someone will come back to you soon")
    found = letter(critical=[error])
    assert "“Someone will come back to you soon”" in found.headline
    assert found.tries[0].turn == 3


def test_the_same_input_gives_the_same_letter_and_other_conversations_sound_different() -> None:
    assert letter() == letter()
    headlines = {
        letter(conversation(*(f"{t.speaker.value[0]}: {t.text}" for t in TALK.turns), id=f"talk {n}")).headline
        for n in range(10)
    }
    assert len(headlines) >= 4


def test_templates_are_offered_for_translation() -> None:
    asked: list[str] = []

    def shout(text: str) -> str:
        asked.append(text)
        return text.replace("Next", "NEXT")

    card = score(TALK, read_by_hand(TALK, MARKS), small_rubric())
    found = write_feedback(card, TALK, small_rubric(), scene_facts=ARC, translate=shout)
    assert any("{step}" in text for text in asked)
    assert found.worked == letter().worked or "NEXT" in found.headline


def test_an_answer_after_which_the_mood_fell_is_not_praised() -> None:
    fallen = Arc("Ines", "she", (0.5, 0.4, 0.5, 0.6, 0.7), ((), (), (), ()), (), ((), (), (), (), ()), True)
    assert 1 in {point.turn for point in letter().worked}
    assert 1 not in {point.turn for point in letter(arc=fallen).worked}


def test_a_talk_that_was_stopped_is_not_said_to_have_ended() -> None:
    stopped = Arc("Ines", "she", (0.4, 0.5, 0.4, 0.5, 0.6), ((), (), (), ()), (), ((), (), (), (), ()), False)
    stopped = replace(stopped, ended=Ended.STOPPED)
    assert "left" not in letter(arc=stopped).headline
    assert "you ended the talk" in letter(arc=stopped).headline.casefold()


def test_points_rest_on_different_words() -> None:
    found = letter()
    for points in (found.worked, found.tries):
        assert len({(point.turn, point.quote) for point in points}) == len(points)


def test_a_moment_with_an_authors_wording_comes_before_one_without() -> None:
    talk = conversation("c: I am worried. When is it?", "a: Your number please, now.")
    marks = {0: [("shows_worry", "worried"), ("asks_question", "When is it?")]}
    arc = Arc("Ines", "she", (0.4, 0.4), ((),), (Wording("gives_step", "By noon."),), ((), ()), False)
    with_one, *_ = letter(talk, marks, arc).tries
    assert (with_one.behaviour, with_one.better) == ("gives_step", "By noon.")
    other = replace(arc, wordings=(Wording("names_feeling", "That would worry me too."),))
    assert letter(talk, marks, other).tries[0].behaviour == "names_feeling"
