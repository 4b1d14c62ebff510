from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import english, state_with

from warmline.core.customer.dice import Dice
from warmline.core.customer.language import Worded, put_into_words, word_opening
from warmline.core.customer.scenario import Scenario, SceneLines
from warmline.core.customer.state import Act, CustomerState, Plan


def said(state: CustomerState, seed: int = 1, voice: str = "chatty") -> Worded:
    scenario = parcel_birthday()
    scenario = replace(scenario, persona=replace(scenario.persona, voice=voice))
    return put_into_words(scenario, english(), state, Dice(seed))


def planned(*acts: tuple[Act, str | None], reaction: str | None = None, **changes: object) -> CustomerState:
    plan = Plan(tuple(a for a, _ in acts), tuple(t for _, t in acts), reaction, (("time", "by 18:00"),))
    return state_with(plan=plan, **changes)


def test_the_opening_is_the_scenarios_own() -> None:
    openings = {word_opening(parcel_birthday(), Dice(seed)).text for seed in range(20)}
    assert openings == set(parcel_birthday().opening)


def test_a_fact_is_told_in_its_own_words() -> None:
    worded = said(planned((Act.ANSWER, "no_fourteen")))
    assert any(say in worded.text for say in parcel_birthday().fact("no_fourteen").say)


def test_told_again_it_is_told_otherwise() -> None:
    first = said(planned((Act.ANSWER, "no_fourteen")))
    again = said(planned((Act.ANSWER, "again:no_fourteen"), said=first.used))
    fact = parcel_birthday().fact("no_fourteen")
    earlier = next(say for say in fact.say if say in first.text)
    later = next(say for say in fact.say if say in again.text)
    assert earlier != later


def test_a_trap_an_offer_and_an_end_have_their_own_words() -> None:
    scenario = parcel_birthday()
    assert any(say in said(planned((Act.CORRECT, "trap:soon_again"))).text for say in scenario.traps[1].say)
    welcome = said(planned((Act.ASK, "next"), reaction="welcome:new_parcel"))
    assert any(say in welcome.text for say in scenario.offer("new_parcel").welcome)
    assert any(say in said(planned((Act.ACCEPT, "new_by_noon"))).text for say in scenario.good_ends[0].say)


def test_what_is_on_the_record_is_given_short() -> None:
    assert "PX-4471" in said(planned((Act.ANSWER, "record:order"))).text
    assert "1.2 kg" not in said(planned((Act.ANSWER, "record:order"))).text
    assert "Ines Duarte" in said(planned((Act.ANSWER, "record:name"))).text


def test_three_parts_at_most_each_in_its_place() -> None:
    for seed in range(30):
        worded = said(planned((Act.TELL, "soon"), (Act.TELL, "neighbours"), reaction="vague_promise"), seed)
        assert 1 <= len(worded.parts) <= 3
        for part in worded.parts:
            assert worded.text[part.start : part.end] == part.text


@pytest.mark.parametrize("act", [act for act in Act if act not in (Act.OPEN, Act.TELL)])
@pytest.mark.parametrize("voice", ["terse", "chatty", "formal", "anxious", "wry", "blunt", "plain", "unheard-of"])
def test_every_act_has_words_in_every_voice_and_mood(act: Act, voice: str) -> None:
    for anger, trust, hope in ((0.9, 0.1, 0.1), (0.45, 0.3, 0.4), (0.2, 0.3, 0.4), (0.1, 0.55, 0.5), (0.0, 0.9, 0.9)):
        worded = said(planned((act, None), anger=anger, trust=trust, hope=hope), voice=voice)
        assert worded.text.strip()
        assert "{" not in worded.text


def test_when_every_line_is_used_up_somebody_still_speaks() -> None:
    used = tuple(line.id for line in english().lines)
    own = tuple(f"{lines.act}:{text}" for lines in parcel_birthday().lines for text in lines.say)
    assert said(planned((Act.ASK, None), said=used + own)).text.strip()


def lines_of(*uses: str) -> tuple[str, ...]:
    own = tuple(f"ask:{say}" for lines in parcel_birthday().lines for say in lines.say)
    return (*(line.id for use in uses for line in english().for_use(use)), *own)


def test_with_no_line_left_for_an_act_another_is_said_and_none_a_second_time() -> None:
    used = lines_of("ask", "ask.next", "ask.more")
    for seed in range(5):
        worded = said(planned((Act.ASK, None), said=used), seed)
        assert worded.used
        assert not set(worded.used) & set(used)


def test_who_has_to_say_a_line_again_says_that_it_is_one_said_before() -> None:
    used = lines_of("ask", "ask.next", "ask.more", "repeat", "complain", "vent", "hesitate")
    again = {line.id for line in english().for_use("answer.again")}
    for seed in range(5):
        worded = said(planned((Act.ASK, None), said=used), seed)
        assert worded.used[0] in again or worded.used[1] in again
        assert set(worded.used) & set(used)


def test_no_thanks_outside_of_thanking() -> None:
    for line in english().lines:
        if line.use.split(".")[0] not in ("thank", "close"):
            assert not re.search(r"\bthank(s| you)\b", line.text.lower()), line


OWN_GUARDED = "Is that for the parcel, or for you?"


def with_lines(act: str, *say: str) -> Scenario:
    scenario = parcel_birthday()
    kept = tuple(lines for lines in scenario.lines if lines.act != act)
    return replace(scenario, lines=(*kept, SceneLines(act, say)))


def test_a_question_that_comes_too_early_meets_the_authors_own_words() -> None:
    asked = planned((Act.HESITATE, "guarded"))
    own = [put_into_words(with_lines("guarded", OWN_GUARDED), english(), asked, Dice(seed)).text for seed in range(20)]
    assert 8 <= sum(OWN_GUARDED in text for text in own) <= 19
    doubts = planned((Act.HESITATE, "believe"))
    others = [put_into_words(with_lines("guarded", OWN_GUARDED), english(), doubts, Dice(n)).text for n in range(20)]
    assert not any(OWN_GUARDED in text for text in others)


def test_an_agreement_is_never_a_bare_yes_where_the_author_wrote_how_it_sounds() -> None:
    scenario = with_lines("accept", "Yes, and the candles are safe.")
    agreed = planned((Act.ACCEPT, "new_by_noon"))
    says = ("Yes, and the candles are safe.", *scenario.good_ends[0].say)
    for seed in range(20):
        text = put_into_words(scenario, english(), agreed, Dice(seed)).text
        assert any(say in text for say in says), text


@pytest.mark.parametrize(("act", "topic"), [(Act.ANSWER, "no_fourteen"), (Act.CORRECT, "trap:ask_neighbours")])
def test_nothing_is_hung_on_what_was_asked_for_or_put_right(act: Act, topic: str) -> None:
    for seed in range(20):
        state = planned((act, topic))
        worded = put_into_words(parcel_birthday(), english(), state, Dice(seed))
        assert not any(used.startswith("tail.") for used in worded.used)
