"""Feelings a customer shows: anger, worry, disappointment, relief; by name, by swearing, by mockery, by their look."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "shows_anger",
        0.9,
        """
        i am {vv} {anger}
        i (was|feel|felt|get|got|have been) {vv} {anger}
        (me|us) {vv} (angry|furious|mad|livid|crazy|annoyed)
        (this|that|it|which|service|company|everything) (is|was|has been|are) {vv} {awful}
        what a {vv} (joke|disgrace|shambles|waste|scam|mess|farce|load of|pathetic|useless|nightmare)
        {awful} (service|company|experience|customer service|support|airline|bank|provider|communication|treatment)
        (worst|useless|lousy|shoddy|crappy|zero) [customer] (service|company|experience|support|airline|bank|ever)
        how dare you
        how (hard|difficult) can it be
        (sick|tired|bored) of (this|waiting|calling|your|being|all|having|chasing|hearing|it)
        i (have|am) [{very}] (had enough|had it|had it up to here|fed up|done with)
        enough is enough
        (waste|wasted|wasting) [of] [my|our|everyones] .. (time|money)
        are you (kidding|joking|serious|having a laugh|taking the piss|mad|out of your)
        you have got to be (kidding|joking)
        (what|where|why|how|who|when) the (hell|heck|fuck|f|bloody hell)
        for you (people|lot)
        (makes|making|driving|drives|drove|driven) me (angry|mad|crazy|furious|up the wall|insane|nuts|sick)
        my (anger|frustration|patience is)
        (run|running|ran) out of patience
        nobody (cares|bothers|gives a)
        (stop|quit) (lying|messing|wasting|ignoring|fobbing|giving me)
        (fob|fobbed|fobbing) .. off
        <angry_face>
        (wtf|ffs|bullshit|horseshit|bollocks|goddamn|ffs|fuming|livid|furious|infuriating|outrageous|disgraceful)
        (robbed|robbing|stealing|stole|cheated|ripped off|scammed by you|daylight robbery|cheating|looting)
        (fuck*|shit|shitty)
        """,
        feeling="anger",
    ),
    *entries(
        "shows_anger",
        0.75,
        """
        (unbelievable|unacceptable|ridiculous|disgusting|disgusted|appalling|appalled|pathetic|shameful|absurd
            |shambles|hopeless)
        (fed up|beyond a joke|last straw|shocking|joke of a|crap|rubbish)
        you (people|lot|guys) (never|always|just|do not|are|keep|can not)
        (rip off|ripoff|ripping me off|shame on you|shame on your)
        are you even (reading|listening|there|a)
        (sort|fix) (this|it) [out] (now|immediately|right now|today)
        (refund|money back|answer|call me back) (now|immediately|right now)
        i (demand|insist)
        do you (think i am stupid|take me for|even care|even read|even listen|ever)
        <mocking_face>
        (frustrating|annoying|annoyed|frustrated|angry|irritating)
        seriously $
        (is that|is this|was that) supposed to (be|help)
        ^ excuse me $
        for (gods|god|christs|heavens|fucks) sake
        """,
        feeling="anger",
    ),
    *entries(
        "shows_anger",
        0.55,
        """
        (been|still|am) (waiting|chasing|calling|on hold|sitting|trying|left) .. (for|since|all) ... ({span}
            |{day}|{daytime}|ages|forever|ever)
        (waited|waiting|wait) [for] (hours|days|weeks|ages|months|forever|all day|all week)
        (again|yet again) and again
        how (much longer|many more times)
        (this|that|you) (is|are) not [{very}] (helpful|helping|useful|good enough)
        """,
        feeling="impatience",
    ),
    *entries(
        "mockery",
        0.85,
        """
        (thanks|thank you|cheers) (for nothing|a lot for nothing|for wasting|for ruining|for ignoring
            |for making me|for messing)
        no thanks to (you|your)
        (great|brilliant|perfect|wonderful|fantastic|lovely|fabulous|super) just (great|brilliant|perfect
            |wonderful|what)
        [well] that is just (great|brilliant|perfect|wonderful|fantastic|lovely|typical)
        ^ [oh] just (great|brilliant|perfect|wonderful|fantastic|lovely|typical)
        ^ [oh] how (typical|convenient|very convenient)
        (oh|wow) (great|brilliant|wonderful|fantastic|lovely|super) (another|more|so|now|yet|thanks a|job|work
            |service)
        (great|good|brilliant|excellent|fantastic|wonderful|nice) (job|work|service|going) (guys|team|everyone
            |as always|as usual|there)
        ^ (great|brilliant|wonderful|fantastic|nice|excellent|top) (service|customer service|job|work|support) $
        (so|very) (helpful|professional) (not|as always|as usual)
        (big|huge) help you (are|were)
        (what|such) (great|excellent|wonderful|fantastic|brilliant|amazing) service
        (yes|oh) right $
        slow clap
        good luck with that
        ^ not $
        """,
        feeling="anger",
    ),
    *entries(
        "shows_worry",
        0.9,
        """
        i am {vv} {worry}
        i (was|feel|felt|get|got|have been) {vv} {worry}
        (worries|worrying|scares|scaring|stressing|frightens|panics|concerns) me
        (this|that|it|which) is [{very}] (worrying|stressful|scary|alarming|concerning|frightening)
        i do not know what [else] (to|i should|i am going to) do
        what (am i|do i|should i|will i) (going|supposed|do|tell) .. (do|now|without|if)
        (is|are) my (money|data|account|details|card|savings|information|photos|files) .. safe
        (i|we) can not (sleep|afford|lose|risk|miss)
        my worry
        <worried_face>
        (in a panic|at my wits end|losing sleep|sleepless)
        """,
        feeling="worry",
    ),
    *entries(
        "shows_worry",
        0.65,
        """
        what if (it|this|they|the|my|he|she|that|something|someone|nobody|no)
        what if (i|we|you) (can|do|lose|miss|never|get|still|am|are|have|forget|fail)
        will (i|we) (lose|miss|be charged|have to pay|get into|be late|be stranded)
        (someone|somebody|they) (has|have|used|took|stole|is using|got|hacked|opened) ... (card|account|money
            |details|name|identity)
        (cut|cutting|disconnect|disconnecting|switch|shut) (me|us|my|our) .. off
        freaking out
        (hacked|stolen|fraud|scammed|identity theft|phishing)
        (running out of time|no time left|stranded|stuck here|on my own|all alone)
        i [just|really|do|only] hope (it|this|that|nothing|they|my|the|you|i)
        (please|pls) [just|can you] help [me|us]
        (really|badly|desperately|urgently) need
        (worried|anxious|nervous|scared|panic|panicking|desperate|stressed|afraid that|concerned)
        """,
        feeling="worry",
    ),
    *entries(
        "shows_disappointment",
        0.9,
        """
        i am {vv} {letdown}
        i (was|feel|felt|have been) {vv} {letdown}
        (disappointed|disappointing|let down|gutted|disheartened|heartbroken|disappointment)
        (underwhelmed|underwhelming|anticlimax)
        i would have (thought|hoped|expected|liked) _
        ^ [what|such|oh|but] [a] (pity|shame) ($|it|that|you|really|about|but|though|after)
        (less|worse|later|slower) than (i|we) [was|were|had|have] (hoping|hoped|expecting|expected)
        (expected|expect|deserve|thought i would get) (better|more|so much more|a bit more|something better)
        (you|it|this|company) (have|has|has really|had) let (me|us) down
        (not|nothing like|far from) what i (expected|was promised|was told|ordered|paid for|hoped|was hoping)
        not (happy|impressed|pleased|satisfied|what you would expect)
        (used to be|was always) (so|such|a|good|great|better|reliable)
        (what|such|it is) a (shame|let down|pity)
        (ruined|spoiled|spoilt) (my|our|the|his|her|everything)
        (thought|think|thinking) (you|this company|your company) .. (better|different|reliable)
        <sad_face>
        """,
        feeling="disappointment",
    ),
    *entries(
        "shows_disappointment",
        0.6,
        """
        (was|were|been) (promised|told|assured|guaranteed) ... (but|and|yet|now) .. (nothing|not|still|no|never
            |nobody)
        (looking|looked|was looking) forward to
        (for|been|after) .. years .. (customer|loyal|loyalty|with you)
        (paid|paying|been paying) [in|you|into] .. {span}
        (loyal|long time|long standing) customer
        (upset|unhappy|sad|let me down|sadly)
        (broke|broken) .. (promise|promises|word)
        """,
        feeling="disappointment",
    ),
    *entries(
        "shows_relief",
        0.9,
        """
        i am {vv} (relieved|reassured|glad|delighted|so happy|thrilled|pleased)
        what a relief
        (a|such a|big|huge) (weight off|load off|relief)
        (thank|thanks) (god|goodness|heavens|heaven|the lord|be)
        (phew|hallelujah|yay|woohoo|hurray)
        (glad|happy|relieved|pleased|good) to hear [that|it|this]
        (that is|this is|such|what|oh that is) {vv} (good|great|wonderful|fantastic|brilliant|amazing|excellent) news
        (feel|feeling) {vv} [a lot|much|so much|way] (better|calmer|relieved|reassured)
        (puts|put) my mind at (rest|ease)
        finally (a human|a person|a real|an honest|some sense)
        finally [some] (good news|great news|progress|sense)
        finally (someone|somebody|some help|an answer|a straight answer|good news)
        you (are|have been) {vv} (a star|a lifesaver|a legend|an angel|a gem|lifesaver|star|wonderful|amazing
            |fantastic|brilliant|so helpful|helpful)
        (made|saved|saving) my (day|week|life|bacon|night)
        that (helps|helped) [a lot|so much|me|me a lot]
        """,
        feeling="relief",
    ),
    *entries(
        "shows_relief",
        0.65,
        """
        ^ [oh|ah|ok|yes|wow|aha] (perfect|wonderful|brilliant|fantastic|awesome|amazing|excellent|lovely|superb) $
        ^ [oh|ah|ok|yes|wow] (perfect|wonderful|brilliant|fantastic|awesome|amazing|excellent|lovely) (thanks|thank)
        that (is|would be|will be|sounds) {vv} (great|perfect|wonderful|brilliant|fantastic|awesome|amazing
            |lovely|excellent)
        [oh] that is good
        <glad_face>
        it (works|is working|worked|has arrived|arrived|is here|is back)
        """,
        feeling="relief",
    ),
)
_CAPITALS: Final = re.compile(r"\b[A-Z]{2,}(?:[ ,'!?.]{1,3}[A-Z]{2,}){2,}\b")
_BANGS: Final = re.compile(r"[!?]{3,}|!{2,}")


def read(view: View) -> Iterator[Mark]:
    """Yield the feelings shown. Mockery ("thanks for nothing") is anger, whatever its words say."""
    mocked = {hit.sentence for hit in view.hits("mockery")}
    for hit in view.best("mockery"):
        yield _named(view, "shows_anger", hit)
    for name in ("shows_anger", "shows_worry", "shows_disappointment"):
        for hit in view.best(name):
            yield _named(view, name, hit)
    for hit in view.best("shows_relief"):
        if hit.sentence not in mocked and not _turns_round(view, hit):
            yield _named(view, "shows_relief", hit)
    if not view.hits("shows_relief") and not view.hits("thanks"):
        yield from _loud(view)


def _named(view: View, name: str, hit: Hit) -> Mark:
    """Name the feeling by the customer's own word where one was used."""
    word = next((text for text in view.words_of(hit.sentence)[hit.first : hit.last] if text in _FEELING_WORDS), None)
    return view.mark_hit(name, hit, feeling=word or dict(hit.entry.detail)["feeling"])


_FEELING_WORDS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        angry furious livid mad annoyed irritated frustrated outraged fuming upset exasperated worried anxious
        nervous scared afraid concerned stressed desperate disappointed sad unhappy hurt gutted devastated
        relieved glad happy delighted grateful pleased disgusted appalled
        """,
    )
)


def _turns_round(view: View, hit: Hit) -> bool:
    """ "Great, but ..." is no relief."""
    return "but" in view.words_of(hit.sentence)[hit.last :]


def _loud(view: View) -> Iterator[Mark]:
    capitals = _CAPITALS.search(view.text)
    if capitals and not view.text.islower() and len(capitals.group()) >= 12:
        yield view.mark("shows_anger", capitals.start(), capitals.end(), 0.65, feeling="anger")
        return
    bangs = _BANGS.search(view.text)
    if bangs and any(view.raw_hits(name) for name in ("complaint", "reports_repeat", "objects")):
        number = next((n for n, s in enumerate(view.sentences) if s.start <= bangs.start() < s.end), None)
        if number is not None:
            yield view.mark_sentence("shows_anger", number, 0.55, feeling="anger")
