"""Apologies by their parts: regret, responsibility, repair, explanation, repentance, forgiveness."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "regret",
        0.9,
        """
        (i am|we are|am|i feel) [{very}] [{very}] (sorry|apologetic|ashamed)
        ^ [{very}] [{very}] (sorry|apologies)
        (and|so|very|really|truly|deeply) sorry (for|about|that|this|it|you)
        (sorry|apologies) (for|about|that|this|we|i|it)
        (i|we) [do|must|want to|would like to|can only|really|sincerely|deeply|truly|have to
            |sincerely want to] (apologise|regret)
        (my|our|please accept my|please accept our) [sincere|sincerest|deepest|full|profound|very] (apologies|apology)
        (owe|offer) you an apology
        (apologies|apologise) [again] (for|about|that|to)
        """,
    ),
    *entries(
        "non_apology",
        0.9,
        """
        sorry (if|but|you feel|that you feel|you felt|that you felt|you think|you see it|you are unhappy|to say
            |to tell|to inform|to disappoint)
        (apologise|apologies|sorry) (if|that you feel|you feel|you think|for how you feel
            |for any misunderstanding|for the way you)
        (sorry|apologise) .. you (feel|felt|think|misunderstood|took) (that|it|this|the|so)
        ^ sorry $
        sorry to (see you|bother|interrupt|butt in|trouble|ask|be a|be so|chase|lose you|keep asking)
        (can|could|will) not apologise
        """,
    ),
    *entries(
        "sorry_alone", 0.9, "^ [{very}] sorry [about that|for that] $\n (late|long|many|much|wrong|twice) sorry $"
    ),
    *entries("sorry_tail", 0.9, "sorry ($|<break>)"),
    *entries(
        "inconvenience",
        0.9,
        """
        (sorry|apologise|apologies|apology|regret) .. (for|about) .. (inconvenience|inconveniences|inconvenient)
        """,
    ),
    *entries(
        "sorry_to_hear",
        0.9,
        """
        (sorry|sad) (to hear|to read|to learn|you are having|you have had|you are going|about your {loved}
            |for your {loved})
        """,
    ),
    *entries(
        "repair",
        0.8,
        """
        (i|we) (will|am going to|are going to|have|am|are|want to|would like to|can) [{now}] (refund|replace
            |resend|send|fix|sort|put|credit|waive|make|arrange|correct|book|rebook|pay|cover|take care|refunding
            |sending|fixing|sorting|arranging|booked|sent|refunded|credited|ordered|arranged|get)
        let me (fix|sort|put|make|arrange|send|get|refund|correct)
        (put|putting|make|making|set) (this|it|that|things) right
        """,
    ),
    *entries(
        "explanation",
        0.8,
        """
        (because|due to|caused by|what happened|the reason|the cause|happened when|as a result of|owing to|since the)
        """,
    ),
    *entries(
        "repentance",
        0.8,
        """
        (not|never) happen again
        (so|to make sure) .. (that|it|this) (does|will|can|do) not happen (again|to|next)
        (learn|learned|learning) from (this|it)
        (we|i) (have changed|are changing|will change|have fixed|will do better|must do better|have to do better
            |need to do better)
        (do|did) not want (this|it|that) to happen again
        """,
    ),
    *entries(
        "forgiveness",
        0.85,
        """
        (forgive|forgiveness|pardon us|hope you can accept|ask your pardon|give us another chance|give us a chance)
        """,
    ),
)
_PARTS: Final = ("regret", "admits", "repair", "explanation", "repentance", "forgiveness")


def read(view: View) -> Iterator[Mark]:
    """One mark for the whole apology: its parts after Lewicki, Polin and Lount (2016), and its length in words."""
    excused = {hit.sentence for hit in view.raw_hits("non_apology")}
    said = [hit for hit in view.best("regret") if hit.sentence not in excused and not _asks(view, hit.sentence)]
    # "And nobody came. Sorry." A lone "sorry" is one where it stands behind what went wrong, not behind a refusal.
    if not view.has("decline") and not any(sentence.asks for sentence in view.sentences):
        said += [hit for hit in view.best("sorry_alone") if hit.sentence]
        said += [hit for hit in view.best("sorry_tail") if _behind_a_comma(view, hit)]
    # "Sorry to hear that" meets a feeling; it takes nothing on.
    said = [hit for hit in said if not view.has("sorry_to_hear", sentence=hit.sentence)]
    if not said:
        return
    parts = {"regret", *(name for name in _PARTS[1:] if view.hits(name))}
    own = {hit.sentence for name in ("admits", "repentance", "forgiveness") for hit in view.hits(name)}
    sentences = {hit.sentence for hit in said} | own
    length = sum(len(view.sentences[number].words) for number in sentences)
    stock = all(view.has("inconvenience", sentence=hit.sentence) for hit in said) and parts == {"regret"}
    named = "+".join("responsibility" if name == "admits" else name for name in _PARTS if name in parts)
    sure = 0.5 if stock else 0.9
    yield view.mark_hit("apologises", said[0], sure, parts=named, words=str(length))


def _behind_a_comma(view: View, hit: Hit) -> bool:
    """ "Our update changed it, sorry." """
    words = view.sentences[hit.sentence].words
    return hit.first > 2 and words[hit.first - 1].clause != words[hit.first].clause


def _asks(view: View, sentence: int) -> bool:
    """ "Sorry, what was your name?" begs pardon for asking and regrets nothing."""
    return view.sentences[sentence].asks
