"""Saying no: with a reason, with something else instead, bare; and setting a calm boundary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "decline",
        0.9,
        """
        (i|we) (can|could|may) not [{now}|really|unfortunately|actually] _
        (i|we) (am|are|was|were) [unfortunately] (not able|unable|not allowed|not permitted|not authorised
            |not in a position) to
        (i|we) (will|would) not be able to
        (i|we) (do|does) not (offer|accept|give|allow|provide|do|have the|refund|compensate|reimburse|ship|deliver
            |cover|support
            |make exceptions)
        (it|that|this|a refund|refunds|which|an exchange|cancellation|the refund|your request) (is|are
            |was) not (possible|allowed|something|available|an option|permitted|covered|refundable|eligible
            |included|within)
        (that|it|this|which) (will|would) not be possible
        (not|no longer|not a) (eligible|entitled|refundable|covered|possible|qualify) [for|to|under|by]
        i wish (i|we) could
        (would love|would like) to .. but
        (there is|there are) (nothing|no way|not much|little|no more) .. (i|we|to) (can|could|do|will)
        (nothing|no way) (i|we) (can|could) do
        there is (nobody|no one) (else|here|who)
        (no refunds|no exceptions|no refund|no returns|no can do)
        (i|we) (have|had) to (decline|refuse|say no|turn)
        (out of|beyond) (my|our) (hands|power|control)
        (can|could) not be (refunded|returned|changed|cancelled|moved|exchanged|waived|transferred|reversed
            |replaced|extended|done|approved|accepted)
        (i|we) will not (refund|accept|pay|change|send|give|do|make|replace|waive|be refunding|be able)
        ^ (no|sorry no|unfortunately not|i am afraid not|unfortunately no|not possible|impossible) $
        (i|we) will not [{now}] (reset|open|unlock|share|hand|release|cancel|delete|transfer|move|remove|let (him
            |her|them)
            |override|go behind)
        you can not have (both|that|it|this|a|the|all)
        not (mine|ours) to (give|open|decide|change|share|hand|tell|answer|say|judge|promise)
        (that|this|it|which) (i|we) (can|may|will) not
        (i|we) have no way to
        (not|is not) up to (me|us)
        (answer|decision|no) [_] [_] [_] (stays|remains) (the same|no|a no|as it is|where it is)
        (does|do|did) not (qualify|meet the|allow me|let me|cover|include)
        (impossible|not possible)
        (unfortunately|i am afraid|regrettably|sadly) ... (can not|could not|not possible|not allowed|not covered
            |not available)
        (not on the cards|off the table|no can do)
        (request|claim|refund|application) (is|was|has been) (declined|denied|rejected|refused)
        """,
    ),
    *entries(
        "no_decline",
        0.9,
        """
        (can|could|may) not [{now}|really|actually|unfortunately|even] (apologise|thank|stress|imagine|wait|agree
            |be happier|see|find|believe|tell|access|hear|read|reach|say|understand|explain|recall|locate|think
            |help but|promise|guarantee|be sure|get through|undo|turn back|begin to|but|speak for|know)
        what (i|we) can not _
        (not|never) (possible|allowed) for you
        (i|we) will not (give up|give you a|let you down|let this|let it|give in|send you|make you|do this to|pay lip)
        (if|where) .. (can|could|do|does|will) not
        """,
    ),
    *entries(
        "reason",
        0.9,
        """
        (because|since|due to|owing to|as a result of|the reason|as it is|as the|as your|as you|as this|as we
            |given that|so that|seeing as|in order to|which means|that is because|to protect|to keep)
        (it|that|the|your|this) ... (was|has been|is|have been|had|closed|passed|ended|expired|needs|need|belongs
            |requires) .. (more than|over|after|past|already|before|only|opened|used|expired|shipped|left|sent
            |outside|too late|closed|on sale|non refundable|name|signed)
        (contract|policy|terms|rules|insurance|guarantee|warranty|tariff) (does|do) not (cover|include|allow|let)
        (law|rules|regulations|airline|bank|manufacturer) (requires|require|says|say|does not|do not|only)
        (the|our|your|this|it|they|he|she|that) .. (has to|have to|needs to|need to|must) _
        but (the|our|your|it) .. (is|are|has|was) .. (closed|gone|empty|full|sold out|shut|over|locked|already)
        belongs to _
        (is|are) [all|already|completely] (out|full|gone|taken|closed|shut|sold out|used up|fully booked)
        (protects|protect|safeguards|guards) _
        otherwise _ _
        (anyone|anybody|somebody|someone) [else] could _
        (i|we) would (say|do|tell|give) (it|the same|that|this|him|her) [answer] to (him|her|anyone|everybody|them
            |you)
        (that|this|it) (is|would be) (unfair|not fair|a risk|risky|dangerous|too risky|against|not safe|unsafe) ..
        (it|that|this|they|he|she) (is|was|belongs|are) [to] (someone else|somebody else|not yours|not mine|his
            |hers|theirs|him
            |her|them)
        for .. (hygiene|safety|legal|security|privacy|health|technical|tax|these|those) reasons
        only .. (within|for|if|when|the|by|in)
        (we|i) (need|have|must) to (protect|keep|check|follow|verify|be sure|make sure|treat)
        """,
    ),
    *entries(
        "alternative",
        0.9,
        """
        (what|here is what) (i|we) (can|could|am able to) [{now}] (do|offer|suggest|try|give)
        (but|however|instead|though|although) .. (i|we|you) (can|could|will|would|am able|have)
        (i|we) (can|could|would be happy to|am happy to|will) [{now}] [instead|however|certainly|offer|happily
            |gladly] .. (instead|offer|though|swap|exchange|give|split|advance|hold|reserve|send|book|give
            |arrange|put|refund|credit|check|ask|move|set|help|find|replace|get|escalate|request|apply|waive|try
            |see|speak)
        (what|all) (i|we) (do|have|offer|give) instead
        (that|this|it|those) (i|we) can (get|do|give|send|offer|open|copy|have|arrange|save)
        (there is|for that there is|you have) [a|an|still|also] (another|other|proper|second|different|quicker|safe
            |safer) _
        the (earliest|soonest|closest|nearest|next|first) .. is
        (alternatively|instead|as an alternative|the next best|another option|a different way|what about|how about)
        (would|could|might) .. (work|help|suit|be ok|be possible) [for you|instead|better]
        (would|do) you (like|prefer|want) .. (instead|to|me|a|an|that)
        (a|the|my|our|another|one) [_] (nurse|doctor|dentist|midwife|lawyer|expert|adviser|advisor|colleague
            |specialist|surveyor|engineer|assessor|{boss}) (can|may) [also|still|then] ({act}|do|help|tell|say|decide
            |answer|explain|see|speak|allow|and|$)
        but (our|a|the|my) [_] _ can $
        (you) (can|could) [still|also|instead|however] (exchange|use|get|have|apply|keep|choose|return|sell
            |change|claim|switch|take)
        (shall|should|can|could) (i|we) .. [instead]
        """,
    ),
    *entries(
        "sets_boundary",
        0.9,
        """
        (please|ask you to|asking you to|like you to|need you to|request you to) [kindly] (do not|stop|avoid
            |refrain from|not) [to] (swear|swearing|shout|shouting|insult|insulting|use|using|speak|speaking|call
            |calling|threaten|threatening|yell|yelling|curse|cursing|abuse|talk|talking)
        (ask|asking|need|would like|want) [that] (you|us|we|this|both of us) to (keep|stay|stop|speak|be|remain
            |treat) .. (respectful|civil|polite|calm|respect|friendly|swearing|shouting|without|insulting|clean)
        (i|we) (will|would|may) [have to|need to|must|be forced to] (end|close|stop|pause|disconnect
            |finish) (this|the) (call|chat|conversation)
        (not|unable|hard|difficult) .. (continue|go on|help|carry on) .. (while|if|when|with|as long as) .. (you
            |this|shouting|insults|language|swearing|insult)
        (let us|can we|could we|i would like us to) (keep|stay|both|please keep) .. (respectful|civil|polite|calm
            |friendly|constructive|clean)
        (happy|glad|here|want|like) .. (help|carry on|go on|continue) .. (if|once|when|as soon as|without
            |provided|but) .. (we|you|the|insults|swearing|shouting|not|without|this|i)  .. (respect|respectful
            |language|insults|swearing|shouting|calm|calmly|insulted|sworn|shouted|civil)
        (that|this|such) (language|tone|way of speaking|kind of language|word|insult) (is|does|will|are) not (ok
            |okay|acceptable|help|helping|needed|necessary|something)
        (i|we) (can|will|do) not accept (being|insults|swearing|that language|this language|abuse|threats|to be)
        (i will not|i do not|not here to|not going to) (be|deserve to be|get) (insulted|sworn at|shouted at
            |yelled at|called|abused|spoken to)
        not while you (insult|shout|swear|are (insulting|shouting|swearing|threatening|calling))
        (leave|drop|skip|cut) [out] the (insults|swearing|shouting|name calling|language|abuse)
        without [the|any|more] (insults|swearing|shouting|name calling|names|threats|curses|insulting|swear words)
        """,
    ),
)


def read(view: View) -> Iterator[Mark]:
    """Yield boundaries and refusals; a refusal is judged by the whole turn around it."""
    yield from view.marks("sets_boundary")
    bounded = {hit.sentence for hit in view.hits("sets_boundary")}
    refusals = [hit for hit in view.best("decline") if hit.sentence not in bounded and _refuses(view, hit)]
    if not refusals:
        return
    first = refusals[0]
    reason = _near(view, "reason", first.sentence)
    other = _alternative(view, first)
    if reason:
        yield _spanning(view, "declines_with_reason", first, reason, 0.85)
    if other:
        yield _spanning(view, "declines_with_alternative", first, other, 0.85)
    if not reason and not other:
        yield view.mark_sentence("declines_bare", first.sentence, 0.85)


def _refuses(view: View, hit: Hit) -> bool:
    sentence = view.sentences[hit.sentence]
    excused = [other for other in view.raw_hits("no_decline") if other.sentence == hit.sentence]
    harmless = any(other.first <= hit.first < other.last or hit.first <= other.first < hit.last for other in excused)
    return not sentence.asks and not harmless


def _near(view: View, name: str, number: int) -> Hit | None:
    """A reason counts in the same sentence or the ones beside it."""
    near = [hit for hit in view.raw_hits(name) if abs(hit.sentence - number) <= 1]
    return min(near, key=lambda hit: abs(hit.sentence - number), default=None)


def _alternative(view: View, refusal: Hit) -> Hit | None:
    """Something else that is offered: after the refusal, or before it in the same turn, never under a denial."""
    offers = [hit for name in ("alternative", "offers_remedy", "offers_options") for hit in view.hits(name)]
    fitting = [
        hit
        for hit in offers
        if (hit.sentence > refusal.sentence or (hit.sentence == refusal.sentence and hit.first >= refusal.last))
        and not view.has("proposes_more_help", "thanks_customer", sentence=hit.sentence)
        and "hope" not in view.words_of(hit.sentence)[hit.first : hit.last]
        and not (hit.sentence != refusal.sentence and view.has("decline", sentence=hit.sentence))
    ]
    return min(fitting, key=lambda hit: (hit.sentence, hit.first), default=None)


def _spanning(view: View, name: str, refusal: Hit, other: Hit, confidence: float) -> Mark:
    """Quote from the refusal to what softens it, whole sentences, where they stand side by side."""
    low, high = sorted((refusal.sentence, other.sentence))
    if high - low > 1:
        high = low = refusal.sentence
    return view.mark(name, view.sentences[low].start, view.sentences[high].end, confidence)
