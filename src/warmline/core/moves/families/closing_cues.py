"""How a customer comes to an end: accepts, thanks, says goodbye."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "accepts",
        0.85,
        """
        ^ (ok|yes|fine|sure|alright) {doing} (it|that|them|me|the) ..
        ^ (ok|yes|fine) the _ $
        (sounds|seems|looks) (good|great|fine|fair|perfect|reasonable|like a plan|ok|alright|brilliant|lovely
            |okay|sensible)
        that (works|would work|will work|would be|will be|is|will do|would do|would help|will help|helps|sounds
            |suits me|seems) [{very}] (fine|ok|great|good|perfect|helpful|wonderful|lovely|alright|fair|brilliant
            |acceptable|fantastic|super|amazing|excellent|a good idea|a plan|me|for me|nicely)
        that (works|would work|will work|will do|would do|would help|will help|suits me)
        works for (me|us)
        ({day}|today|tomorrow|tonight|noon|the {daytime}) [is|will be|would be|works] [{very}] (fine|ok|okay|good
            |great|perfect|alright|lovely|brilliant|best)
        i can do ({day}|tomorrow|that|then|the {daytime}|<clock>)
        ^ (ok|okay|right|alright|yes) [i am] (doing (it|that|this)|on it|trying (it|that)|will do)
        ^ (ok|okay|right|alright|yes|fine|well) i (get|understand|see|appreciate) (that|it|this) $
        (yes|ok|sure|alright|fine) (please|do|go ahead|do that|let us|that works|i will|send|book|i would like
            |i accept|you can|thanks|thank|great|perfect|deal|then|do it)
        (go ahead|please do|do that then|let us do (that|it)|do it|go for it|i will take it|i will take that
            |i will take the|i accept|i agree|agreed|deal|it is a deal|fair enough|i can live with (that|it)
            |i am (happy|fine|ok|good) with (that|this|it))
        (happy|fine|ok|good) with (that|this|it)
        (good|great|brilliant|excellent) (idea|plan|suggestion)
        (i|we) (will|can|shall) (wait|look forward|try that|do that|be there|be home|be in|check|hold on|do it)
        looking forward to (it|that|your|hearing|seeing)
        i will look forward
        i (prefer|would prefer|would like|choose|will go for|will go with|go for|want|will have) the (first
            |second|refund|replacement|new|voucher|former|latter|other|later|earlier|other one)
        (thank|thanks) .. that (works|helps|is fine|sounds)
        """,
    ),
    *entries(
        "accepts",
        0.65,
        """
        ^ (ok|alright|right|sure|fine|great|perfect|cool|yes|excellent|wonderful|lovely|brilliant|super|good
            |agreed|deal|awesome) $
        ^ (ok|alright|right|sure|fine|great|perfect|cool|excellent|wonderful|lovely|brilliant|super
            |awesome) [then|ok] (thank|thanks|i will|i can|that|let|please|do|i guess|if)
        ^ (no worries|no problem|not a problem|all good|exactly|of course|let me know)
        <thanks_face>
        (i suppose|i guess) (so|that|it|i can)
        """,
    ),
    *entries(
        "thanks",
        0.9,
        """
        (thank|thanks|thanking) (you|u|so much|a lot|very much|again|a million|a bunch|for|to|heaps|tons|loads
            |mate|love|all|both)
        (thanks|thankyou|cheers|ta|gracias|merci|dhanyavaad|shukriya|danke)
        (appreciate|appreciated|appreciating) [it|that|this|you|your|all]
        (much|really|greatly|highly) (appreciated|obliged)
        (i am|we are) [{very}] (grateful|thankful)
        (that is|this is|it is|how) [{very}] (kind|nice|good|sweet|lovely|decent) of you
        you (are|have been|were) [{very}] (kind|helpful|a great help|a big help|patient|lovely)
        """,
    ),
    *entries(
        "no_thanks",
        0.9,
        """
        no (thanks|thank you)
        (thanks|thank you|cheers) .. but no
        (thanks|thank you|cheers) (for nothing|a lot for nothing|for wasting|for ruining|for ignoring
            |for making me|for messing|for not)
        no thanks to (you|your)
        (would|will) (appreciate|be grateful)
        (thanks|thank you|thanking you) in (advance|anticipation)
        (thank|thanks) (god|goodness|heavens|heaven)
        """,
    ),
    *entries(
        "says_goodbye",
        0.9,
        """
        (bye|goodbye|good bye|byebye|cya|ciao|ttyl|farewell|adios|tata|cheerio|god bless)
        (have|enjoy) (a|your|the) [{very}] (nice|good|great|lovely|wonderful|pleasant|fantastic|blessed|rest
            |excellent|fab) [of] [your|the] [day|night|evening|weekend|afternoon|one|time|week|morning]
        (have|enjoy) (your|the|a) (day|evening|night|weekend|afternoon)
        (take care|see you ($|soon|later|then|there|tomorrow|on|around|next|again|at)|see ya|good night|goodnight
            |all the best|you too|best wishes|stay safe|until next time
            |so long)
        """,
    ),
    *entries(
        "says_goodbye",
        0.65,
        """
        (that is|that was|that will be|this is) (all|it|everything) ($|i needed|i wanted|for now|for today
            |from me|then|thanks|thank|i need|have|bye|take)
        (nothing|no nothing) (else|more|further)
        (i have to|i must|got to|need to) (go|run|leave) [now]
        (i am|we are) (done|all set|good) [here|now|thanks|then]
        """,
    ),
)


def read(view: View) -> Iterator[Mark]:
    """Yield the closing cues; mockery and a "but" take an acceptance back."""
    mocked = {hit.sentence for hit in view.hits("mockery")}
    leaves = view.has("threatens_to_leave", "insults_agent", "shows_anger")
    for hit in view.best("accepts"):
        turned = "but" in view.words_of(hit.sentence)[hit.last :] or view.sentences[hit.sentence].asks
        word_alone = leaves and hit.entry.confidence < _PLAIN  # "Fine. You will hear from my solicitor."
        if hit.sentence not in mocked and not turned and not word_alone and not view.hits("insults_agent"):
            yield view.mark_hit("accepts", hit)
    for hit in view.best("thanks", lambda hit: _refused(view, hit)):
        if hit.sentence not in mocked:
            yield view.mark_hit("thanks", hit)
    if not view.hits("mockery"):
        yield from _goodbyes(view, _PLAIN if leaves else 0.0)


_PLAIN: Final = 0.7


def _refused(view: View, hit: Hit) -> bool:
    """ "No thanks" thanks for nothing; "oh thank God, thank you so much" thanks all the same."""
    return any(
        other.sentence == hit.sentence and other.first < hit.last and hit.first < other.last
        for other in view.raw_hits("no_thanks")
    )


def _goodbyes(view: View, least: float) -> Iterator[Mark]:
    """ "No, bye" says goodbye though "no" stands before it; "so that's it?" asks and does not.

    Where somebody storms off, words that are less sure than `least` ("That's it. I'm leaving you.") close nothing.
    """
    given: set[int] = set()
    for hit in view.raw_hits("says_goodbye"):
        words = view.words_of(hit.sentence)
        denied = "not" in words[: hit.first]
        unsure = hit.entry.confidence < least
        if hit.sentence not in given and not denied and not unsure and not view.sentences[hit.sentence].asks:
            given.add(hit.sentence)
            yield view.mark_hit("says_goodbye", hit)
