"""Words off a script: stock phrases, and the agent's own sentences said again."""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import Final

from warmline.core.moves.lexicon import entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View
from warmline.core.wording.words import read_words

ENTRIES: Final = (
    *entries(
        "stock_phrase",
        0.9,
        """
        (sorry|apologise|apologies|apology|regret) .. (for|about) [the|any|all|this|your|all the
            |any and all] .. (inconvenience|inconveniences|inconvenience caused)
        [any|the] inconvenience [this|that|it|we] [may|might|has|have|could]
        your (call|message|business|satisfaction|opinion|feedback|patience|concern|time) is (important
            |very important|valuable|our priority|greatly appreciated|much appreciated|of utmost)
        (we|i) (value|appreciate|cherish) (your business|you as a|your loyalty|your custom|your patronage
            |your patience|your understanding|your feedback)
        (rest assured|be assured|please be assured|be rest assured)
        (valued|dear valued|esteemed|dear) customer
        thank you for (your patience|your understanding|your patience and|your continued|being a loyal
            |being a valued|choosing|your cooperation|your interest|contacting us|contacting our|bearing with
            |your kind)
        thanks for (your patience|your understanding|being a loyal|choosing|bearing with)
        (i|we) [do|can|really|completely|totally|fully|certainly|absolutely|truly|perfectly] [completely|totally
            |fully|really] (understand|appreciate|acknowledge|hear|feel) your (frustration|concern|concerns
            |situation|disappointment|pain|anger|inconvenience|feelings|worry|annoyance)
        (i|we) [completely|totally|fully|can|really] [completely|totally|fully|really] (understand
            |know) how you [must] (feel|are feeling)
        (please|kindly) (be advised|be informed|note that|do not hesitate|feel free to contact
            |accept our sincere apologies|rest assured)
        (do not|never) hesitate to
        (we|i) (strive|aim|endeavour) to
        (we|i) take (this|that|your|such|these|all|customer|complaints) .. [very] seriously
        (at|at your) earliest convenience
        [is there] anything else (i|we) (can|may) (help|assist) [you] [with] [today]
        (have|has) been escalated to the (relevant|concerned|appropriate) (team|department)
        (relevant|concerned|appropriate) (team|department|authority)
        (your|the) (issue|concern|query|request) (has been|is being) (noted|forwarded|looked into|taken care of
            |registered|logged)
        (for|regarding) (the|any) (inconvenience|inconveniences) caused
        (high|higher|unusually high) (call|than usual|than normal|volume) [volumes|volume|call]
        we are (experiencing|currently experiencing) [a]
        (more than|very) happy to (assist|help) [you] [with] [that|this|today]
        (to|for) the best of (my|our) (ability|abilities|knowledge)
        (your|the) (satisfaction|experience) is [our] (priority|goal|number one)
        bear with us
        (go|going|goes) the extra mile
        feedback is a gift
        (thank you|thanks) for (your trust|flying with|travelling with|banking with|shopping with
            |being part of|reaching out to us)
        (leave|leaving) no stone unturned
        every cloud has a silver lining
        (we are|are all) in this together
        (keep|keeping) you in the loop
        (is|are) (one of our|our) (values|passion|core values|motto|watchword)
        i am all ears
        there are no stupid questions
        (we|i) want you to (know that|feel) .. (heard|valued|seen|special|respected|safe|care)
        (be part of|part of) your [_] (journey|story)
        (means the world|mean the world|close to our hearts|at the heart of everything)
        (your|customer) (satisfaction|happiness|comfort) is our _
        (rest easy|peace of mind) knowing
        """,
    ),
)
_NEAR: Final = 0.8
_LEAST: Final = 5


def read(view: View) -> Iterator[Mark]:
    """Yield stock phrases and repetitions."""
    yield from view.marks("stock_phrase")
    earlier = [words for text in view.history.agent_texts for words in _sentence_sets(text)]
    if not earlier:
        return
    for number, sentence in enumerate(view.sentences):
        words = frozenset(word.text for word in sentence.words)
        if len(words) < _LEAST or view.has("greets", "proposes_more_help", sentence=number):
            continue
        nearest = max(len(words & other) / len(words | other) for other in earlier)
        if nearest >= _NEAR:
            yield view.mark_sentence("repeats_itself", number, 0.9 if nearest > 0.95 else 0.75)


@lru_cache(maxsize=4096)
def _sentence_sets(text: str) -> tuple[frozenset[str], ...]:
    sets = (frozenset(word.text for word in sentence.words) for sentence in read_words(text[:8_000]))
    return tuple(words for words in sets if len(words) >= _LEAST)
