"""Promises: kept apart into those with a time, those without, and those nobody can keep."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warmline.core.moves.lexicon import entries
from warmline.core.moves.negation import hoped_before
from warmline.core.moves.reading import Mark
from warmline.core.moves.times import time_text
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "promises",
        0.95,
        """
        (i|we) [do|can] promise
        (you have|i give you) my word
        (you can|please) (count|rely) on (me|us|it)
        (i|we) (will|shall) make (sure|certain)
        (i|we) (commit|pledge) to
        """,
    ),
    *entries(
        "promises",
        0.8,
        """
        (i|we) (will|shall) [{now}] [{now}] (call|ring|phone|email|text|message|contact|write|send|resend|refund
            |replace|get back|come back|update|let you know|let my|check|arrange|book|rebook|order|reorder|credit
            |fix|sort|chase|follow|stay|keep|raise|speak|pass|escalate|cancel|waive|find|add|put|look into|see to
            |be in touch|get|report|investigate|confirm|ask|ship|deliver|deal|handle|take care|remove|reverse
            |open|log|start|give|note|change|set|monitor|tell|indicate)
        (you will) (have|get|receive|hear|be refunded) _
        (i am|we are) [{now}] going to [{now}] (call|ring|phone|email|send|refund|replace|get|arrange|book|fix
            |sort|chase|make|put|credit|keep|find|check|contact|ask)
        """,
    ),
    *entries(
        "weak_promise",
        0.8,
        """
        (i|we) will (see what|try|do my best|do our best|do what|do everything|look into|see if|have a look)
        (we|someone|somebody|they|a colleague|the team|our team|my {boss}|{boss}) (will|should) .. (be in touch
            |contact|call|get back|give you|look into|reach out|deal|reply|respond|come back|let you know|ring
            |email|sort)
        (will|should) be (sorted|fixed|solved|resolved|done|ok|fine|there|processed|with you|delivered
            |refunded) [out] [soon|shortly]
        we will see $
        (team|they|colleagues|engineers|specialists|department|people) (is|are) [already|still] (working|looking)
        (someone|somebody) .. (will|should) .. (revert|get back|contact|call|be in touch|reach out|help|deal|look)
        (we are|i am) (working on it|working on this|doing our best|doing my best|doing everything|looking into)
        (will|should) .. (soon|shortly|as soon as possible|in due course|asap)
        """,
    ),
    *entries(
        "honest_limit",
        0.9,
        """
        (i|we) [can|will] guarantee (the|your) (<money>|payment|amount|cost|costs|bill|room|rate|price)
        (can|could|will|do) not (promise|guarantee|be sure|say for sure|swear)
        """,
    ),
    *entries(
        "overpromises",
        0.9,
        """
        (i|we) [can] [{very}] (guarantee|guaranteed|swear)
        (you have|it is|that is|with) (my|our|a) [full|personal|100%] guarantee
        (never|not) [ever] [have to|have|happen|be|see|get|go|fail|lose|miss] .. [this] [problem|again] ever again
        (will|would|can|shall) [definitely|absolutely|certainly|for sure|guaranteed] never [ever] (happen|occur
            |fail|go wrong|be late|have|lose|see|break|be)
        (will) (definitely|absolutely|certainly|for sure|100%|surely) (be|arrive|work|get|have|fix|solve|come
            |never|not|receive|approve|happen|refund|send|reach|go)
        (100%|hundred percent|a hundred percent|<number> percent) (sure|certain|guaranteed|guarantee|safe|fixed
            |refund|reliable|promise)
        (whatever|anything) (it takes|you want|you ask|you like|you need) [no matter what]
        no matter what
        (absolutely|definitely) (guaranteed|certain|no problem at all)
        (i|we) promise .. (never|always|definitely|everything will|all your|nothing will|no more|forever|every)
        (all|any) (your|of your) (problems|issues|worries) (will|are) .. (gone|over|solved|fixed)
        (rest assured|be assured) .. (never|not) .. again
        (no chance|no way|zero chance) .. (again|fail|late|wrong)
        consider it done
        (there is|you have) (no|nothing to) (risk|worry about ever)
        """,
    ),
)


def read(view: View) -> Iterator[Mark]:
    """Yield promises with their time, if any, and what makes them vague or too big."""
    for hit in view.best("overpromises"):
        if not any(other.sentence == hit.sentence for other in view.raw_hits("honest_limit")):
            yield view.mark_hit("overpromises", hit)
    for number, sentence in enumerate(view.sentences):
        if sentence.asks:
            continue
        words = view.words_of(number)
        firm = [hit for hit in view.best("promises") if hit.sentence == number and not hoped_before(words, hit.first)]
        weak = [hit for hit in view.best("weak_promise") if hit.sentence == number]
        last = firm[0].last if firm else 0
        time = time_text(view, number, last)
        vague = view.has("vague", sentence=number)
        if firm and not weak:
            sure = firm[0].entry.confidence - (0.0 if time else 0.1)
            yield view.mark_hit("promises", firm[0], sure, **({"when": time} if time else {}))
        bare = vague and len(sentence.words) <= 6 and bool(view.history.pending)
        if not time and (weak or bare or (vague and (firm or view.has("step", sentence=number)))):
            hit = (weak or firm or [hit for hit in view.hits("vague") if hit.sentence == number])[0]
            yield view.mark_hit("promises_vaguely", hit, 0.85 if vague else 0.7)
        elif weak and time:
            yield view.mark_hit("promises", weak[0], 0.65, when=time)
