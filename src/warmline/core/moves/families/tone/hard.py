"""The tone that hurts: playing down, arguing, insults, mockery, only what cannot be done."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "dismisses",
        0.9,
        """
        (calm down|calm yourself|relax|chill|chill out|settle down|take it easy|get over it|grow up|cheer up
            |deal with it|suck it up|keep your hair on|no need to shout)
        (it|that|this|these) (is|are) (only|just|merely) (a|an|one|some|about) _
        ^ [well|but] (it|that|this) (is|was) (only|just|merely) _ $
        (it|that|this) (is|was) (only|just|merely) (<money>|<number>)
        (it|this|that) (has|is) (only|just) been (a|one|two|{count})
        (not|hardly) [really|exactly] (a|that|such a|the|so) (big|huge|real|great|serious|major|end of the) (deal
            |issue|problem|thing|world|problem)
        (no big deal|not that bad|not so bad|not that serious|not that hard|not that important|not urgent
            |not a disaster|not the end of the world|could be worse)
        as (i|we) (said|told|already|have said|have already|explained|mentioned|have explained
            |have told) [already|before|you|said]
        (do not|no need to|stop) (make a fuss|overreact|overreacting|get upset|be upset|be so|get so|exaggerate
            |exaggerating|worry about it|get angry|be angry|complain|complaining|panic|be dramatic|get worked up
            |shout|get emotional|be difficult)
        (you are|you are just) (overreacting|exaggerating|too sensitive|being dramatic|making a fuss|blowing)
        (these|such) things (happen|take time|just happen)
        ^ (it|that|things|mistakes|stuff) (happens|happen)
        not the only (one|customer|person)
        (other|other people|many|all|thousands of|hundreds of|lots of) (people|customers) (have|wait|are|also|do
            |had|manage|managed)
        (that is|such is) (life|just how it is|how it is|the way it is|how things are|just the way)
        (everyone|everybody) (has to|must|waits|gets)
        ^ [but|and|so|well] (everyone|everybody) else _
        (everyone|everybody) else (can|could|does|did|has to|manages|managed|pays|seems)
        (wait*|pay|pays|queue|manage|managed|cope|read|follow|call|book) .. (like|as) [_] (everyone|everybody
            |anyone) else
        ^ [just|you are|same|the same|so] (like|as) (everyone|everybody) else $
        (just|you just have to|you will have to|simply|please just) (be patient|wait|live with|accept it|get used
            |deal with)
        be patient
        ^ big deal $
        (whatever|whatever you say|if you say so|so what|who cares|not my problem|tough luck|too bad
            |never mind that|oh well
            |bad luck|hard luck)
        (nothing|no reason|no need) to (worry|get upset|be upset|get excited|be angry|complain) [about]
        at least (it|you|your|nobody|we|they)
        (you will|you should) (survive|get over|live|be fine)
        happens to (everyone|everybody|thousands|many|all|lots|people|other|most)
        there are (thousands|hundreds|lots|plenty|many) of
        we have (bigger|more important|other|worse) (problems|things|cases|customers)
        (it is|that is|this is) (not|hardly) (so|that) (difficult|complicated|hard|urgent|important)
        first world
        ^ [a|an|one|a little|a bit of] [_] _ (will not|never|does not|did not|has never) (kill|killed|hurt|harm) (you
            |anyone|anybody|him|her|them)
        ^ (nobody|no one) (will|would) [even|ever] (notice|look at|mind|care|see|know the difference)
        ^ (people|most people|they|your guests|guests) (will|would) (not|never|hardly) [even] (notice|look at|mind|care)
        ^ (all|every|most) (parent|parents|mothers|fathers|customers|people|patients|guests) (think|thinks|say|says|feel
            |feels|complain|complains) (that|so|like that|the same)
        (others|other people|other customers|people|somebody else) (are|is) [also] (waiting|in the queue|in line)
        ^ [that|it|which] (does|would|will) not change (anything|a thing|much) $
        no need to (involve|bring|call|get|bother|trouble) (a|the|my|anybody|anyone) _
        ^ [it|that|he|she|they|you] will be (fine|ok|okay|alright) $
        (something|it) will (turn up|sort itself out|blow over|pass)
        ^ [oh|well|yes|but] i am sure (he|she|they) (did not|was not|were not|meant|mean|did|do|does|tried|had|was only
            |were only) (mean|their best|his best|her best|well|trying|no harm|what they could|it|busy|a reason)
        (i|we) have [got] (a queue|a line of people|other customers|better things|other things|not got all day|no time
            |not all day) [here|waiting|to do|for this|for that|behind you|too|$]
        i do not have (all day|time for (this|that|you))
        """,
    ),
    *entries(
        "soft_just",
        0.9,
        """
        (it|that|this) (is|will be|takes|costs) (only|just) (a|one) (short|quick|small|few|minute|moment|click
            |matter|couple|second|precaution|formality|step|test|estimate|guess|call|part|draft|first)
        (it is|that is|this is) (not|hardly) just a
        (do not|no need to) worry about (the|any|your|that|this|anything)
        """,
    ),
    *entries(
        "argues",
        0.9,
        """
        ^ [but|well|sorry|look|excuse me] no you (are|did|have|do|can|were|will|said)
        (that|this|it) (is|was) not (what i said|what i meant|how it works|what happened|what our|what the|what you)
        you are (wrong|mistaken|not listening|missing the point|not right|incorrect|confused|lying|not correct
            |contradicting|twisting|not making sense)
        (i|we) (already|have already|clearly) (told|said|explained|answered|gave|informed|asked|mentioned) [you|that
            |this|it]
        (i|we) (just|have just) (told|said|explained|answered|asked|mentioned) [you|that|this|it]
        (listen|look) (to me|here|i|you|carefully|sir|madam|mate)
        ^ (listen|look) $
        (i|we) never (said|promised|claimed|told you (that|so|it|anything))
        (nobody|no one) (here|of us) [ever] (told|promised|said|called|treated) (you|that|to you|this) _
        (nobody|no one) [ever] promised (you|that) _
        ^ [no|but] (he|she|they|it|we) (is|are|was|were|did|does|do|has|have) not $
        (i|we) did not (say|promise) (that|it|so|anything)
        (with all due respect|for the last time|like i said|let me repeat|do you understand
            |are you listening)
        (^|and|but|again|no|so|well) i repeat
        how many [more] times (do|must|should|will) (i|we)
        how many [more] times .. (i|we) [have to|had to] (tell|told|say|said|explain|explained|repeat|repeated|answer
            |answered|go over|been through)
        how many [more] times $
        what (do|did|would|else do) you (want|expect) (me|us) to
        how (should|would|am|could|was) i (know|supposed|possibly|meant)
        (i|we) do not (think|believe) you (understand|understood|are|did|have|read|know)
        you (do not|clearly do not|obviously do not|still do not) (understand|get it|know|see|listen|want to)
        (you said|you told me|you claimed|you just said) .. (but|now|yet|before)
        (yes|well) but you
        (our|the|my) (records|system|notes|tracking) (clearly|says|say|show|shows|state) .. (you|otherwise
            |delivered|different|that you|it was)
        actually you
        (i|we) (disagree|beg to differ)
        (i am|i was) (just|only) (saying|telling)
        (that is|it is) (your|just your) (opinion|view|problem|word)
        if you (had (listened|just|read)|would [just] (listen|let me|read|have read))
        """,
    ),
    *entries(
        "contradicts",
        0.9,
        """
        (that|this|it) (is|was) not (true|correct|right|accurate|the case)
        """,
    ),
    *entries(
        "own_words",
        0.9,
        """
        (my|our|the) [_] ({own_words}) [also|only|still|just] (is|was|were|are|said|says|told|tells|wrote|stated|states
            |showed|shows|promised|marked|noted|gave|read|reads|called|closed)
        (i|we) [had|have|also|only|just] (wrote|said|told|marked|noted|closed|promised|answered|booked|entered
            |recorded|let|left|sent|kept|treated|gave|put|charged|made|read|written|called)
        (case|ticket|order|claim|request|account|fault|visit|parcel|bill|complaint) (was|were|has been|had been) [_]
            (marked|noted|shown|recorded|entered|closed|called|given|listed|reported|set|booked)
        you (were|got|had been|have been) [_] (told|promised|given|sent|left|asked|made|charged|billed|informed)
        """,
    ),
    *entries(
        "your_words",
        0.9,
        """
        you [just|have|clearly|also|only|now] (say|said|claim|claimed|think|wrote|write|believe|mean|state|stated
            |suggest|suggested|imply|insist)
        you are (saying|claiming|telling|wrong|mistaken)
        """,
    ),
    *entries(
        "insults",
        0.9,
        """
        you (are|sound|seem|must be|people are|lot are) {vv} [a|an|such a|just a|just|being] [{very}] (stupid
            |dumb|idiot|moron|crazy|ridiculous|unreasonable|rude|difficult|ignorant|impossible|pathetic|thick
            |slow|annoying|childish|hysterical|liar|lying|lazy|nuts|insane|fool|pain|clueless|silly|careless
            |aggressive|nasty|mad|paranoid|delusional|unhinged|a joke|spoilt)
        are you always (this|that|so|such a) (fussy|difficult|rude|slow|impatient|loud|negative|demanding|picky
            |forgetful|careless|thick|grumpy|unpleasant|angry|clumsy|pain)
        you are one of (those|these) _ [_] $
        ^ [please] (learn [some|proper|better]|speak (some|proper|better)) english
        how (can|could) you be [{very}] (stupid|dumb|thick|naive|silly|slow|careless)
        is (he|she) (a bit|a little|just) (slow|thick|stupid|dumb|dim) $
        are you [{very}] (stupid|dumb|deaf|blind|thick|crazy|drunk|an idiot|serious|mad|mental|slow|illiterate)
        (idiot|idiots|moron|stupid|dumb|fool|imbecile|loser|karen|crybaby|whiner|cretin|asshole|bitch|jerk)
        (shut up|go to hell|piss off|fuck*|screw you|drop dead)
        ^ get lost
        (people|someone) like you
        customers like you (always|never|should|just|only|do not|think|make me)
        (use|using) your (brain|head|eyes)
        (common sense|a child could|any child|even a child|my grandmother could|anyone with half a brain)
        (can|could) (you not|not you) read
        (do|did) you even (read|listen|know)
        what is wrong with you
        (learn|try) to read
        your (stupidity|ignorance|behaviour is|tantrum|whining|moaning|drama)
        (with|drop|lose|mind|about|change|is) your attitude
        your attitude (is|stinks|will|does)
        """,
    ),
    *entries(
        "speaks_negatively",
        0.7,
        """
        (unfortunately|i am afraid|regrettably|sadly|sorry but)
        (impossible|not possible|no chance|no way|nothing (i|we) can)
        (can|could|will|would|do|does|did|is|are|has|have|was|were) not _
        (there is|there are|we have|i have) (no|nothing|none|not)
        (no|nothing|never|none) _
        """,
    ),
    *entries(
        "sarcasm",
        0.85,
        """
        ^ [oh|well|so|wow|how|ok|then] good for you
        ^ (oh|wow|ah) (really|great|wonderful|brilliant|poor you|how (sad|terrible|awful|tragic)|congratulations
            |i am so sorry your)
        (congratulations (you|genius|einstein|on being)|bravo|lucky you|poor you|boo hoo|cry me|what a surprise
            |big surprise|how surprising|slow clap|give you a medal|want a medal)
        good luck with that
        (good|best of) luck (finding|getting) (anyone|anybody|someone|somebody|a cheaper|a better|it cheaper|that
            |them to|him to|her to|us to)
        (good luck|best of luck|have fun|all the best|enjoy) (with|at|to|over at) (the|those|that|your new
            |your) (cheap|cheapo|budget|so called|bargain) [_] (guys|guy|lot|crowd|bunch|ones|people|company|cowboys
            |place|shop|provider|outfit|mob|gang|folks)
        sure (you|it) (did|were|was|have|are) $
        (thank you|thanks) [so much|very much|a lot] for (shouting|yelling|your attitude|telling me how
            |your kind words|explaining my job|your patience not|insulting
            |being so (rude|loud|difficult|unfriendly|unhelpful|angry|nasty|aggressive|demanding|impatient)
            |swearing|your charming|the lecture|your lovely)
        (i am|i was) sure you (know|are|could do|would do) .. (better|expert|always right|best)
        (your majesty|your highness|your excellency|genius|einstein|sherlock)
        (yes|because) (right|obviously|clearly) $
        oh (obviously|clearly) $
        (yes|oh) because (i|we|you|it|the)
        (^|oh|yes|yeah|right|sure|because) as if (i|we|you|it|the)
        as if (i|we) [had|have] (nothing else|nothing better|all the time|all day|no other|only you|time for)
        (what|such) a (tragedy|drama|catastrophe|genius|hero|shame for you)
        (did|do|have) (anyone|you|nobody) .. (magic wand|crystal ball|mind reader)
        (magic wand|crystal ball|mind reader|read minds|magician|wave a wand)
        (must be|how) nice for you
        ^ (must be|oh how|how) (hard|terrible) for you $
        (so|terribly|awfully|ever so) sorry .. (your life|royal|precious|world|perfect)
        <mocking_face>
        """,
    ),
)


def read(view: View) -> Iterator[Mark]:
    """Yield the hurtful tones; softened forms ("it takes just a minute", "please") do not count."""
    for hit in view.best("dismisses"):
        if not view.has("soft_just", "validates", sentence=hit.sentence) and not _leads_a_clause(view, hit):
            yield view.mark_hit("dismisses", hit)
    for hit in view.best("argues", lambda hit: _supposes_or_frees(view, hit)):
        yield view.mark_hit("argues", hit)
    yield from view.marks("insults", "sarcasm")
    for hit in view.best("contradicts", lambda hit: _takes_back_own(view, hit)):
        if not view.has("argues", sentence=hit.sentence):
            yield view.mark_hit("argues", hit)
    yield from _only_no(view)


def _leads_a_clause(view: View, hit: Hit) -> bool:
    """ "Whatever he says" and "so what you tell me" open a clause; alone they shrug, and so does "so what if"."""
    words = view.sentences[hit.sentence].words
    alone = [word.text for word in words[hit.first : hit.last]] in (["whatever"], ["so", "what"])
    follows = hit.last < len(words) and words[hit.last].clause == words[hit.first].clause
    return alone and follows and words[hit.last].text not in ("man", "mate", "then", "sir", "dude", "if")


def _supposes_or_frees(view: View, hit: Hit) -> bool:
    """ "If you don't see it by noon" supposes; "no, you do not have to pay" frees. Neither argues."""
    words = view.words_of(hit.sentence)
    if hit.entry.pattern.startswith(("^ [no", "^ [but")) and _YES_OR_NO.search(" ".join(view.history.pending)):
        return True  # "Is it open on Sunday?" "No, it is not." answers.
    clauses = view.sentences[hit.sentence].words[hit.first : hit.last]
    if words[hit.first] in ("listen", "look") and len({word.clause for word in clauses}) > 1:
        return True  # "Look, the fine is withdrawn."
    if words[hit.first] == "you" and hit.first and words[hit.first - 1] in ("if", "case", "when"):
        return True
    after = words[hit.last : hit.last + 3]
    return words[hit.last - 2] == "you" and (after[:2] == ["not", "need"] or after == ["not", "have", "to"])


_YES_OR_NO: Final = re.compile(
    r"(?:^|[.!?,]\s+|\n)(?:so |and |but |or )?(?:do|does|did|is|are|was|were|has|have|will|can|could|should|must|am)\b"
    r"[^.!?]{2,200}\?\s*$",
    re.IGNORECASE,
)
_DONE_TO_YOU: Final = (["you", "had"], ["you", "have"], ["you", "were"])


def _takes_back_own(view: View, hit: Hit) -> bool:
    """ "My note said so, and that was not true": our own words are contradicted, and nobody argues.

    Own words stand in an earlier clause or in the sentence before; "it was not right that we let you wait" holds them
    itself. Where the customer's words are named, it is they that are contradicted.
    """
    number = hit.sentence
    words = view.sentences[number].words
    follows = [word.text for word in words[hit.last : hit.last + 3]]
    if follows[:1] in (["that"], ["what"], ["how"]):
        ours = follows[1:2] and (follows[1] in ("we", "i", "nobody", "our", "my") or follows[1:] in _DONE_TO_YOU)
        return bool(ours) and words[hit.last - 1].text == "right"
    if any(view.has("your_words", sentence=near) for near in (number, number - 1)):
        return False
    was = words[hit.first + 1].text == "was"
    sorry = any(other.sentence == number and other.first >= hit.last for other in view.hits("regret"))
    return (was and sorry) or any(
        other.sentence == number - 1
        or (other.sentence == number and other.last <= hit.first and _apart(view, other, hit))
        for name in ("admits", "own_words")
        for other in view.hits(name)
        if name == "admits" or was or not other.entry.pattern.startswith("(i|we)")
    )


def _apart(view: View, earlier: Hit, later: Hit) -> bool:
    """Whether a new clause begins between the two: "I told you that is not true" is one."""
    words = view.sentences[earlier.sentence].words
    joined = any(word.text in ("and", "but", "which", "<break>") for word in words[earlier.last : later.first])
    return joined or words[earlier.last - 1].clause != words[later.first].clause


def _only_no(view: View) -> Iterator[Mark]:
    """Counted once, and only where the turn holds a refusal or bad news and nothing that can be done."""
    helps = (
        "alternative",
        "offers_remedy",
        "offers_options",
        "step",
        "speaks_positively",
        "next_step",
        "holds",
        "weak_promise",
    )
    refusals = [hit for hit in view.hits("decline") if not view.sentences[hit.sentence].asks]
    bad_news = [hit for hit in view.hits("speaks_negatively") if "unfortunately" in hit.entry.pattern]
    kept = view.raw_hits("no_decline") or view.hits("sets_boundary") or view.hits("felt")
    if (refusals or bad_news) and not kept and not any(view.hits(name) for name in helps):
        yield view.mark_sentence("speaks_negatively", (refusals or bad_news)[0].sentence, 0.75 if refusals else 0.6)
