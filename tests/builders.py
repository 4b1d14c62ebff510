"""Builders that tests share: each makes one small, honest object. Add to them, do not rewrite them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tests.parcel import parcel_birthday as parcel_birthday

from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.moves import CUES, Kind, Mark, Reading, TurnReading
from warmline.core.skills import (
    Anchor,
    Behaviour,
    CounterExample,
    Moment,
    MovePattern,
    Opportunity,
    ProgrammeLevel,
    Rubric,
    Skill,
)
from warmline.core.skills.keys import SKILL_KEYS

_SPEAKERS = {"c": Speaker.CUSTOMER, "a": Speaker.AGENT, "n": Speaker.NOTE, "b": Speaker.BOT}


def conversation(*lines: str, id: str = "c1", channel: Channel = Channel.CHAT) -> Conversation:
    """A conversation from lines such as "c: Where is it?" (c customer, a agent, n note, b bot)."""
    turns = tuple(Turn(_SPEAKERS[line[0]], line[2:].strip()) for line in lines)
    return Conversation(id, turns, channel)


def mark(name: str, text: str, quote: str, confidence: float = 0.9) -> Mark:
    """A mark on the first place where `quote` stands in `text`."""
    start = text.index(quote)
    kind = Kind.CUE if name in CUES else Kind.MOVE
    return Mark(kind, name, quote, start, start + len(quote), confidence)


def read_by_hand(
    talk: Conversation, marks: Mapping[int, Sequence[tuple[str, str] | tuple[str, str, float]]]
) -> Reading:
    """A reading with the given marks: {turn: [(name, quote) or (name, quote, confidence)]}."""
    return Reading(
        "hand-1",
        tuple(
            TurnReading(
                n,
                turn.speaker,
                turn.text,
                tuple(
                    sorted((mark(found[0], turn.text, *found[1:]) for found in marks.get(n, ())), key=lambda m: m.start)
                ),
            )
            for n, turn in enumerate(talk.turns)
        ),
    )


def behaviour(key: str, opportunity: Opportunity, grades: Mapping[int, Sequence[str]], **words: str) -> Behaviour:
    """A behaviour whose anchors are shown by patterns such as "explains + !argues"."""
    anchors = tuple(
        Anchor(grade, f"{key} as seen at {grade}.", tuple(MovePattern.parse(each) for each in grades.get(grade, ())))
        for grade in (1, 2, 3, 4)
    )
    return Behaviour(
        key=key,
        name=words.get("name", key.replace("_", " ").capitalize()),
        why=words.get("why", "People stay calm when they see what happens next."),
        opportunity=opportunity,
        anchors=(anchors[0], anchors[1], anchors[2], anchors[3]),
        say=words.get("say", "I will look at it now and write to you by 18:00."),
        avoid=words.get("avoid", "We will see."),
        counter_example=CounterExample("I will look into it soon.", "There is no time in it."),
        next_step=words.get("next_step", "Put a clock time in the same sentence as your promise."),
        moment=words.get("moment", "When will I hear from you?"),
    )


def small_rubric() -> Rubric:
    """A rubric with one behaviour for each kind of moment; most of its skills have none."""
    behaviours = {
        "empathy": (
            behaviour(
                "names_feeling",
                Opportunity(Moment.CUE, frozenset({"shows_worry", "shows_anger"})),
                {4: ["acknowledges_feeling + validates + !dismisses"], 3: ["acknowledges_feeling + !dismisses"],
                 2: ["acknowledges_generically"], 1: ["dismisses"]},
                name="Names the feeling in own words", say="Two days without it. No wonder you are annoyed.",
                next_step="Say what the feeling is about before you ask for anything.",
            ),
        ),
        "problem_solving": (
            behaviour(
                "gives_step",
                Opportunity(Moment.CUE, frozenset({"asks_question", "makes_request"}), within=2),
                {4: ["next_step_with_time + explains"], 3: ["next_step_with_time"], 2: ["next_step"]},
                name="Gives a next step with a time",
            ),
        ),
        "clear_communication": (
            behaviour(
                "plain_words", Opportunity(Moment.EVERY_TURN),
                {4: ["plain_steps + !uses_jargon"], 3: ["explains + !uses_jargon"], 1: ["uses_jargon"]},
            ),
        ),
        "rapport": (
            behaviour("opens_well", Opportunity(Moment.OPENING), {4: ["greets + uses_name"], 2: ["greets"]}),
            behaviour("closes_well", Opportunity(Moment.CLOSING, within=2), {4: ["says_goodbye_warmly"]}),
        ),
        "assertiveness": (
            behaviour(
                "declines_well",
                Opportunity(Moment.MOVE, frozenset({"declines_bare", "declines_with_reason"})),
                {4: ["declines_with_reason + declines_with_alternative"], 3: ["declines_with_reason"],
                 1: ["declines_bare"]},
            ),
        ),
        "willingness_to_learn": (
            behaviour("uses_what_was_told", Opportunity(Moment.CONVERSATION), {3: ["uses_detail"], 1: ["asks_again"]}),
        ),
        "voice_delivery": (behaviour("speaks_slowly", Opportunity(Moment.HUMAN), {}),),
    }  # fmt: skip
    return Rubric(
        "small-1",
        tuple(
            Skill(
                key,
                key.replace("_", " ").capitalize(),
                f"What {key} means.",
                ProgrammeLevel.FOUNDATION,
                ("one", "two", "three", "four"),
                behaviours.get(key, ()),
            )
            for key in SKILL_KEYS
        ),
    )
