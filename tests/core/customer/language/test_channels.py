"""The same plan by mail, on the phone and in a chat."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import english, state_with

from warmline.core.conversation import Channel
from warmline.core.customer.dice import Dice
from warmline.core.customer.language import Worded, put_into_words
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.setting import Kind
from warmline.core.customer.state import Act, CustomerState, Plan

SEEDS = range(25)


def scenario(channel: Channel, voice: str = "chatty", kind: Kind = Kind.CUSTOMER) -> Scenario:
    plain = parcel_birthday()
    return replace(plain, channel=channel, kind=kind, persona=replace(plain.persona, voice=voice), lines=())


def planned(*acts: tuple[Act, str | None], reaction: str | None = None, **changes: object) -> CustomerState:
    slots = (("agent", "Sam"), ("quote", "as soon as possible"), ("time", "by 18:00"))
    return state_with(plan=Plan(tuple(a for a, _ in acts), tuple(t for _, t in acts), reaction, slots), **changes)


def said(state: CustomerState, where: Scenario, seed: int = 1, talk: tuple[str, ...] = ()) -> Worded:
    return put_into_words(where, english(), state, Dice(seed), talk)


def test_a_mail_has_greeting_paragraphs_sign_off_and_name() -> None:
    where = scenario(Channel.EMAIL)
    for seed in SEEDS:
        worded = said(planned((Act.TELL, "soon"), (Act.TELL, "neighbours"), turn=1), where, seed)
        first, *middle, last = worded.text.split("\n\n")
        assert re.fullmatch(r"[A-Z][\w ]+[,.]", first), first
        assert any(say in "\n".join(middle) for say in where.fact("soon").say)
        assert last.splitlines()[-1] == "Ines Duarte"
        assert last.splitlines()[0] not in ("", "Ines Duarte")


def test_the_parts_of_a_mail_stand_where_they_say() -> None:
    where = scenario(Channel.EMAIL)
    for seed in SEEDS:
        worded = said(planned((Act.TELL, "soon"), (Act.ASK, "next"), reaction="vague_promise"), where, seed)
        assert worded.parts
        for part in worded.parts:
            assert worded.text[part.start : part.end] == part.text


def test_a_mail_may_quote_the_line_it_objects_to_and_no_other() -> None:
    where, agent = scenario(Channel.EMAIL), "Hello Ines. We will reply as soon as possible. Kind regards, Sam"
    state = planned((Act.ASK, "next"), reaction="vague_promise")
    mails = [said(state, where, seed, ("Where is it?", agent)).text for seed in range(60)]
    quoting = [mail for mail in mails if "\n> " in mail]
    assert 5 < len(quoting) < 50
    assert {line for mail in quoting for line in mail.splitlines() if line.startswith(">")} == {
        "> We will reply as soon as possible."
    }
    assert not any("\n> " in said(state, where, seed).text for seed in SEEDS)


@pytest.mark.parametrize("act", [Act.ACCEPT, Act.THANK, Act.CLOSE, Act.LEAVE])
def test_nobody_asks_for_an_answer_after_the_end(act: Act) -> None:
    for seed in SEEDS:
        text = said(planned((act, None)), scenario(Channel.EMAIL), seed).text
        assert not re.search(r"await|your (?:answer|reply)|hearing from you|each point|inbox", text.lower()), text


@pytest.mark.parametrize("voice", [voice.key for voice in english().voices])
def test_what_is_said_on_the_phone_is_spoken(voice: str) -> None:
    where = scenario(Channel.PHONE, voice)
    for act in (Act.ASK, Act.COMPLAIN, Act.CLARIFY, Act.REPEAT, Act.HESITATE, Act.CLOSE):
        for seed in range(6):
            text = said(planned((act, None), reaction="copied"), where, seed).text
            assert text[0].isupper() or not text[0].isalpha()
            assert text[-1] in ".?!…”"
            assert "\n" not in text
            assert not re.search(r"\b(?:write|wrote|typed|chat|message|keyboard|capitals)\b", text), text


def test_hesitations_are_few_and_only_spoken() -> None:
    um = re.compile(r"\b(?:um|er)\b", re.IGNORECASE)
    spoken = [said(planned((Act.ASK, None)), scenario(Channel.PHONE, "anxious"), seed).text for seed in range(80)]
    assert 0 < sum(bool(um.search(text)) for text in spoken) < 40
    written = [said(planned((Act.ASK, None)), scenario(Channel.CHAT, "anxious"), seed).text for seed in range(80)]
    assert not any(um.search(text) for text in written)


COMPANY = re.compile(
    r"\b(?:cancel\w*|contract|customers?|supervisor|manager|compan\w+|competitors?|reviews?|refund|put me through)\b",
    re.IGNORECASE,
)


@pytest.mark.parametrize("act", [act for act in Act if act not in (Act.OPEN, Act.TELL)])
def test_colleagues_talk_about_work_and_not_as_customers(act: Act) -> None:
    where = scenario(Channel.CHAT, "plain", Kind.COLLEAGUE)
    for anger, trust, hope in ((0.9, 0.1, 0.1), (0.45, 0.3, 0.4), (0.1, 0.55, 0.5), (0.0, 0.9, 0.9)):
        for seed in range(12):
            text = said(planned((act, None), anger=anger, trust=trust, hope=hope), where, seed).text
            assert not COMPANY.search(text), text


# What belongs to a phone: holding, its music, queues, lines and being put through. "Hold on" is said anywhere.
PHONE_ONLY = re.compile(
    r"\b(?:on hold|i'll hold[.,]|hold again|music|hum something|queue|stay on\.|hung up|hang up|"
    r"put (?:me|them) (?:through|on)|on the line|the line's|can't hear you|"
    r"don't hear you|get through|got through)\b",
    re.IGNORECASE,
)


def test_no_line_that_can_be_written_speaks_of_hold_music_or_phone_lines() -> None:
    written = [line for line in english().lines if not line.channels or line.channels - {"phone"}]
    assert [line.id for line in written if PHONE_ONLY.search(line.text)] == []
    spoken = [line for line in english().lines if line.channels == {"phone"}]
    assert sum(bool(PHONE_ONLY.search(line.text)) for line in spoken) >= 10, "the pattern finds them where they belong"


@pytest.mark.parametrize("channel", [Channel.CHAT, Channel.EMAIL, Channel.IN_PERSON])
@pytest.mark.parametrize("voice", ["wry", "angry_professional", "blunt"])
def test_whoever_waits_outside_the_phone_is_never_on_hold(channel: Channel, voice: str) -> None:
    where = scenario(channel, voice)
    acts = ((Act.ANSWER, "wait"), (Act.ANSWER, "wait_time"), (Act.ESCALATE, None), (Act.CLOSE, "put_through"))
    for act in acts:
        for anger in (0.9, 0.45, 0.0):
            for seed in range(5):
                text = said(planned(act, anger=anger), where, seed).text
                assert not PHONE_ONLY.search(text), text


def test_an_act_without_lines_still_has_words() -> None:
    language = replace(english(), lines=tuple(line for line in english().lines if line.use != "test"))
    worded = put_into_words(scenario(Channel.CHAT), language, planned((Act.TEST, None)), Dice(1))
    assert worded.text.strip()
