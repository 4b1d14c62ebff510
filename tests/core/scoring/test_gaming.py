"""What must not win: length, stock phrases, the same good sentence again and again."""

from __future__ import annotations

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.builders import conversation, small_rubric

from warmline.core.conversation import Conversation
from warmline.core.moves import CUES, Kind, Mark, Reading, TurnReading
from warmline.core.scoring.score import score
from warmline.core.scoring.scorecard import Resolved, Scorecard

PHRASES = {
    "so worried": ("shows_worry",),
    "really angry": ("shows_anger",),
    "when is it": ("asks_question",),
    "thanks": ("thanks",),
    r"(?:two days|a week|the whole weekend) of waiting would worry me too": ("acknowledges_feeling", "validates"),
    r"i will write to you by \d\d:00": ("next_step_with_time",),
    "because the depot is full": ("explains",),
    "i understand your frustration": ("stock_phrase", "acknowledges_generically", "acknowledges_feeling"),
    "your satisfaction is our priority": ("stock_phrase", "speaks_positively"),
    "we value your patience": ("stock_phrase", "thanks_customer"),
}
STOCK = ("I understand your frustration.", "Your satisfaction is our priority.", "We value your patience.")
FILLER = "as it is and so on in the end all in all"


def read(talk: Conversation) -> Reading:
    """A reader of a few fixed phrases, enough to play with."""
    return Reading(
        "phrases-1", tuple(TurnReading(n, t.speaker, t.text, _marks(t.text)) for n, t in enumerate(talk.turns))
    )


def _marks(text: str) -> tuple[Mark, ...]:
    return tuple(
        Mark(Kind.CUE if name in CUES else Kind.MOVE, name, match.group(), *match.span(), 0.9)
        for pattern, names in PHRASES.items()
        for match in re.finditer(pattern, text, re.IGNORECASE)
        for name in names
    )


def card_of(talk: Conversation) -> Scorecard:
    return score(talk, read(talk), small_rubric(), resolved=Resolved.UNCLEAR)


CUSTOMER = ("I am so worried.", "I am really angry, when is it?", "When is it then?", "It is number twelve.")
HONEST = (
    "Two days of waiting would worry me too. I will write to you by 18:00 because the depot is full.",
    "A week of waiting would worry me too. I will write to you by 19:00 because the depot is full.",
    "The whole weekend of waiting would worry me too. I will write to you by 20:00.",
)
POOR = "Please give me your number now."


def talk_of(cues: list[str], answers: list[str]) -> Conversation:
    lines = [line for pair in zip(cues, answers, strict=False) for line in (f"c: {pair[0]}", f"a: {pair[1]}")]
    return conversation(*lines)


cues = st.lists(st.sampled_from(CUSTOMER), min_size=1, max_size=3)


@settings(deadline=None)
@given(cues, st.lists(st.sampled_from(STOCK), min_size=1, max_size=4), st.booleans())
def test_stock_phrases_added_to_an_honest_answer_never_raise_a_score(
    said: list[str], stock: list[str], in_front: bool
) -> None:
    stuffed = [" ".join([*stock, text] if in_front else [text, *stock]) for text in HONEST]
    honest, dressed = card_of(talk_of(said, list(HONEST))), card_of(talk_of(said, stuffed))
    assert dressed.overall <= honest.overall + 1e-9
    for before, after in zip(honest.skills, dressed.skills, strict=True):
        assert (before.score is None) == (after.score is None)
        assert before.score is None or after.score <= before.score + 1e-9


@settings(deadline=None)
@given(cues, st.lists(st.sampled_from(STOCK), min_size=1, max_size=6))
def test_stock_phrases_alone_never_reach_the_honest_answer(said: list[str], stock: list[str]) -> None:
    stuffed = card_of(talk_of(said, [" ".join(stock)] * len(said)))
    honest = card_of(talk_of(said, list(HONEST)))
    assert stuffed.overall <= honest.overall + 1e-9
    assert stuffed.skill("empathy").score is None or stuffed.skill("empathy").score < 50


@settings(deadline=None)
@given(st.integers(2, 8))
def test_the_same_good_sentence_again_earns_less_than_the_first_time(often: int) -> None:
    same = card_of(talk_of([CUSTOMER[0]] * often, [HONEST[0]] * often))
    once = card_of(talk_of([CUSTOMER[0]], [HONEST[0]]))
    anchors = [each.anchor for each in same.observations if each.behaviour == "names_feeling"]
    assert anchors == [4] + [1] * (often - 1)
    assert same.skill("empathy").score < once.skill("empathy").score


@settings(deadline=None)
@given(cues, st.integers(1, 40))
def test_more_words_never_raise_a_score(said: list[str], times: int) -> None:
    for answers in (list(HONEST), [POOR] * 3):
        long = [f"{text} {' '.join([FILLER] * times)}." for text in answers]
        assert card_of(talk_of(said, long)).overall <= card_of(talk_of(said, answers)).overall + 1e-9


@settings(deadline=None)
@given(st.lists(st.sampled_from(CUSTOMER[:2]), min_size=1, max_size=3), st.integers(0, 2))
def test_leaving_out_an_honest_answer_lowers_the_score(said: list[str], at: int) -> None:
    at = min(at, len(said) - 1)
    worse = card_of(talk_of(said, [POOR if n == at else text for n, text in enumerate(HONEST)]))
    honest = card_of(talk_of(said, list(HONEST)))
    assert worse.overall < honest.overall
    assert worse.skill("empathy").score < honest.skill("empathy").score


@settings(deadline=None)
@given(st.lists(st.text(max_size=60), max_size=8))
def test_any_text_is_scored_without_fault(texts: list[str]) -> None:
    talk = conversation(*(f"{'ca'[n % 2]}:{text}" for n, text in enumerate(texts)))
    card = card_of(talk)
    assert card.overall is None or 0 < card.overall <= 100
    for each in card.evidence:
        assert talk.turns[each.turn].text[each.mark.start : each.mark.end] == each.mark.quote
