"""The customer's questions, one by one: answered, put off with a time, or left open."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise
from typing import Final, NamedTuple

from warmline.core.conversation import Conversation, Speaker
from warmline.core.moves.content import content_stems, weight
from warmline.core.moves.reading import Reading
from warmline.core.wording.words import read_words

MOST_QUESTIONS: Final = 60
"""How many questions of one conversation are followed: far more than people ask, and a bound on the work."""


class State(StrEnum):
    """What became of a question. *Put off*: not answered, but the agent said by when it will be."""

    ANSWERED = "answered"
    PUT_OFF = "put_off"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Question:
    """One question of the customer: `quote` is `text[start:end]` of that turn.

    `answer` is the agent's sentence that answers it or puts it off, in turn `answer_turn`; both None where it is open.
    """

    turn: int
    start: int
    end: int
    quote: str
    state: State
    answer_turn: int | None = None
    answer: str | None = None


class _Asked(NamedTuple):
    turn: int
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class _Said:
    """One sentence of the agent that is no question itself."""

    turn: int
    text: str
    stems: frozenset[str]
    moves: frozenset[str]


def questions(conversation: Conversation, reading: Reading) -> tuple[Question, ...]:
    """Return the customer's questions in order, with what became of each.

    A question counts where the agent spoke after it; greetings in question form ("are you there?") and outcries
    ("seriously?") are none. A question is answered by a sentence that gives what its word asks for (a time for
    "when", a figure for "how much", a yes or no) or takes up what it is about. The rule would rather call an open
    question answered than an answered one open.
    """
    said = tuple(_sentences(conversation, reading))
    last = max((turn for turn, _ in conversation.said_by(Speaker.AGENT)), default=-1)
    asked = [each for each in _asked(conversation) if each.turn < last][:MOST_QUESTIONS]
    often = Counter(each.turn for each in asked)
    return tuple(_followed(each, said, alone=often[each.turn] == 1) for each in asked)


_NO_QUESTION: Final = re.compile(
    r"\W*(?:(?:hello|hi|hey|anyone|anybody|ok|okay|right|really|seriously|what|huh|eh|sorry|no|yes|so|and|well|alright"
    r"|is (?:anyone|anybody|somebody) (?:there|here)|are you (?:there|still there|kidding|joking|serious|mad|crazy|real"
    r"|a (?:bot|robot|human|person))|how are you(?: today| doing)?|you know|is this a joke|do you understand|get it"
    r"|can you (?:please )?help(?: me)?(?: with (?:this|that|it))?|could you (?:please )?help(?: me)?|can i ask .*"
    r"|what(?:'s| is) wrong with you(?: people)?|who cares|what now|isn'?t it|don'?t you|"
    r"you see|see|yeah|you hear me|are you (?:even )?listening)\W*)+",
    re.I,
)
_INDIRECT: Final = re.compile(
    r"\b(?:(?:want|wanted|need|like|wish) to know|wonder(?:ing)? (?:if|when|whether|how|why|what)"
    r"|please (?:tell me|confirm"
    r"|advise|explain) (?:if|when|whether|how|why|what|which|who|where)|let me know (?:if|when|whether|how|why"
    r"|what|which)"
    r"|tell me (?:if|when|whether|how|why|what|which|who|where))\b",
    re.I,
)
_AND_ASKS: Final = re.compile(
    r",? (?:and|or) (?=(?:when|what|how|why|where|who|which)\b(?! (?:else|not|so)\b)|(?:can|could|may|will|do"
    r"|does|is|are) "
    r"(?:i|you|we|it|there|they|the|my)\b)",
    re.I,
)
_SUBJECT: Final = re.compile(r"\s*subject\s*:", re.I)
_VERB: Final = re.compile(
    r"\b(?:is|are|am|was|were|do|does|did|can|could|will|would|have|has|had|shall|should|may|might|must"
    r"|possible|any|going"
    r"|want|need|still|yet|able|allowed|ok|okay)\b|n['’]t\b",
    re.I,
)
"""A yes-or-no question has such a word; "Sixty calls, before five?" is an echo."""

_WORDS: Final[tuple[tuple[str, re.Pattern[str]], ...]] = (
    ("when", re.compile(r"\b(?:when|what time|how long|how soon|(?:which|what) (?:day|date)|by what date)\b", re.I)),
    ("amount", re.compile(r"\bhow (?:much|many)\b|\bwhat\b.{0,40}\b(?:cost|price|fee|charge|pay)\b", re.I)),
    ("why", re.compile(r"\b(?:why|how come|what for|for what reason)\b", re.I)),
    ("way", re.compile(r"\bhow\b", re.I)),
    ("thing", re.compile(r"\b(?:what|which|who|whom|whose|where|whats|wheres)\b", re.I)),
)
_TIME: Final = re.compile(
    r"\b(?:\d{1,2}[:.]\d\d|\d{1,2} ?(?:am|pm|h)\b|noon|midnight|midday|today|tonight|tomorrow|yesterday|now|immediately"
    r"|overnight|(?:mon|tues?|wed(?:nes)?|thur?s?|fri|sat(?:ur)?|sun)(?:day)?s?|morning|afternoon|evening"
    r"|weekend|weekly"
    r"|january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr"
    r"|jun|jul|aug"
    r"|sept?|oct|nov|dec|next|already|soon|once|until|till|after|before|(?:second|minute|hour|day|week|month"
    r"|year)s?)\b",
    re.I,
)
_WILL: Final = re.compile(r"\bwill\b|['’]ll\b", re.I)
_FIGURE: Final = re.compile(
    r"\d|\b(?:free|nothing|no (?:charge|fee|cost|extra)|half|double|nil|zero|one|two|three|four|five|six|seven"
    r"|eight|nine"
    r"|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety|hundred|thousand|once|twice|all"
    r"|none|both|every|each)\b",
    re.I,
)
_YES_NO: Final = re.compile(
    r"\b(?:yes|yeah|yep|yup|no|nope|not|never|n['’]t|sure|of course|certainly|absolutely|definitely|indeed"
    r"|correct|gladly"
    r"|unfortunately|afraid|you can|you may|you will|you['’]ll|you are|you['’]re|i can|we can|i will|i['’]ll|we will"
    r"|we['’]ll|i have|i['’]ve|we have|we['’]ve|it is|it['’]s|it does|it will|it['’]ll|that is|that['’]s"
    r"|they are|exactly"
    r"|only if|both|either|neither|done|happy to)\b|n['’]t\b",
    re.I,
)
_OPENS_YES_NO: Final = re.compile(r"\W*(?:yes|yeah|yep|no|nope|sure|of course|certainly|correct|exactly)\b", re.I)
_UNKNOWN: Final = re.compile(
    r"\b(?:no (?:idea|date|news|word)|(?:don['’]?t|do not|not|cannot|can['’]?t) (?:yet )?(?:know|have|say|tell"
    r"|give|sure)"
    r"|never said)\b",
    re.I,
)
_REFUSAL: Final = re.compile(
    r"(?:\b(?:cannot|won['’]?t|will not|unable|not (?:able|allowed|going|willing|prepared)|refuse)|\bcan['’]?t\b)"
    r"[^.!?;]{0,25}\b(?:say|tell|answer|share|discuss|disclose|comment|talk about|give (?:you )?(?:that|this|any)"
    r"|help(?: you)?(?: with)? (?:that|this|it|there))\b|\bno comment\b"
    r"|\bnot (?:my|our|for me|up to me)\b(?: \w+)? ?(?:department|job|problem|area|to say)?"
    r"|\b(?:can['’]?t|cannot) (?:say|answer|tell|help)(?: you)?\W*$",
    re.I,
)
"""Words that say that no answer will come. With its reason a refusal is an answer."""
_REASON: Final = re.compile(
    r"\b(?:because|since|so that|reason|due to|caused?|that['’]?s why|this is why|means?|meant|otherwise|our (?:fault"
    r"|mistake|error|end|side)|we (?:failed|missed|forgot|mixed|sent|put|had|did|got|took)|was|were|had)\b",
    re.I,
)
_FINDS_OUT: Final = re.compile(
    r"\b(?:find(?:ing)? out|check\w*|look\w*|ask\w*|come back|coming back|get back|getting back|let you know"
    r"|writ\w+|call\w*"
    r"|ring\w*|phon\w+|confirm\w*|updat\w+|tell you|e-?mail\w*|hear from|answer|reply|message)\b",
    re.I,
)
_BY_A_TIME: Final = frozenset(("next_step_with_time", "promises", "follows_up", "holds"))
_INFORMS: Final = frozenset(
    (
        "gives_information", "explains", "plain_steps", "offers_options", "offers_remedy", "declines_with_reason",
        "declines_with_alternative", "declines_bare", "sets_boundary",
    )
)  # fmt: skip
_OF_US: Final = re.compile(
    r"\b(?:we|i|our|us)\b[^.!?]{0,25}\b(?:always|never|love|value|care|strive|believe|respect|pride|proud|passion|hearts?"
    r"|appreciate|all about|(?:very |our )best|happy to help|feel good|honest and fair|transparent)\b"
    r"|\b(?:customers?|guests?|you) (?:deserve|matter|come first|are (?:one in|important|valued|in good hands))\b"
    r"|\byour (?:trust|feedback|passion|question|call|opinion|satisfaction|patience) (?:is|are|means)\b"
    r"|\b(?:stay|think) positive\b|\beverything will be\b|^\W*subject\s*:",
    re.I,
)
"""What a house says of itself or to anybody; about the matter it says nothing."""
_SHORT: Final = 10
"""So few words that follow a lone question are taken for its answer, even where they name nothing of it."""
_WITH_REASON: Final = frozenset(("explains", "declines_with_reason", "declines_with_alternative"))
_TELLS: Final = _INFORMS | frozenset(
    ("next_step_with_time", "next_step", "speaks_positively", "asks_for_help", "escalates")
)

_COURTESIES: Final = frozenset(("thanks_customer", "apologises", "greets", "says_goodbye_warmly", "proposes_more_help"))


def _asked(conversation: Conversation) -> Iterator[_Asked]:
    for turn, said in conversation.said_by(Speaker.CUSTOMER):
        for sentence in read_words(said.text):
            whole = said.text[sentence.start : sentence.end]
            if not (sentence.asks or _INDIRECT.search(whole[:400])) or _SUBJECT.match(whole):
                continue
            for start, end in _parts(whole):
                quote = whole[start:end]
                if not _NO_QUESTION.fullmatch(quote[:200]) and _asks_something(quote):
                    yield _Asked(turn, sentence.start + start, sentence.start + end, quote)


def _parts(sentence: str) -> list[tuple[int, int]]:
    """Two questions in one sentence ("What is it, and when does it come?") are two."""
    cuts = [(0, 0), *(match.span() for match in _AND_ASKS.finditer(sentence)), (len(sentence), len(sentence))]
    spans = [(left[1], right[0]) for left, right in pairwise(cuts)]
    whole = all(
        any(pattern.search(sentence[a:b]) for _, pattern in _WORDS) or _VERB.search(sentence[a:b]) for a, b in spans
    )
    return spans if whole else [(0, len(sentence))]


def _asks_something(quote: str) -> bool:
    if any(pattern.search(quote) for _, pattern in _WORDS):
        return True
    return bool(content_stems(quote) and _VERB.search(quote))


def _sentences(conversation: Conversation, reading: Reading) -> Iterator[_Said]:
    for turn, said in conversation.said_by(Speaker.AGENT):
        marks = reading.turns[turn].marks
        for sentence in read_words(said.text):
            if not sentence.asks:
                text = said.text[sentence.start : sentence.end]
                moves = frozenset(m.name for m in marks if m.start < sentence.end and sentence.start < m.end)
                yield _Said(turn, text, content_stems(text), moves)


def _followed(asked: _Asked, said: tuple[_Said, ...], *, alone: bool) -> Question:
    later = [each for each in said if each.turn > asked.turn]
    kind = next((name for name, pattern in _WORDS if pattern.search(asked.quote)), "yes_no")
    stems = content_stems(asked.quote)
    for each in later:
        if _answers(kind, stems, each, alone=alone):
            return Question(*asked, State.ANSWERED, each.turn, each.text)
    for each in later:
        if each.moves & _BY_A_TIME and _FINDS_OUT.search(each.text) and _TIME.search(each.text):
            return Question(*asked, State.PUT_OFF, each.turn, each.text)
    return Question(*asked, State.OPEN)


def _answers(kind: str, stems: frozenset[str], said: _Said, *, alone: bool) -> bool:
    """What puts a question off answers nothing, unless the time is what was asked for. Nor does a bare refusal."""
    if _REFUSAL.search(said.text) and not said.moves & _WITH_REASON:
        return False
    if _OF_US.search(said.text) and not stems & said.stems:
        return False
    alone = alone and (said.text.count(" ") < _SHORT or bool(said.moves & _TELLS))
    shared = sum(weight(stem) for stem in stems & said.stems)
    if kind == "when":
        timed = _TIME.search(said.text) and (alone or shared > 0 or said.moves & _TELLS or _WILL.search(said.text))
        return bool(timed or _UNKNOWN.search(said.text))
    if said.moves & _BY_A_TIME and _FINDS_OUT.search(said.text) and not said.moves & _INFORMS:
        return False
    if kind == "amount":
        return bool(_FIGURE.search(said.text))
    courtesy = bool(said.moves & _COURTESIES)
    if not stems:
        return not courtesy and said.text.count(" ") >= 2  # "Which is it?": what it is about cannot be told by rules
    shared -= courtesy
    if kind == "yes_no" and _OPENS_YES_NO.match(said.text):
        return True
    if kind == "yes_no" and _YES_NO.search(said.text) and (alone or shared > 0 or said.moves & _TELLS):
        return True
    if kind == "why" and _REASON.search(said.text) and (alone or shared > 0):
        return True
    return shared >= 1 or bool(said.moves & _TELLS and (alone or shared > 0))
