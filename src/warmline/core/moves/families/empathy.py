"""Whether a feeling was met: in own words and tied to this customer, in a general phrase, or as making sense."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.core.moves.content import content_count, stem, stems_of, weight
from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (
    # Own words about how it is or was for the customer.
    *entries(
        "felt",
        0.85,
        """
        no wonder (you|that|this|it|if|the)
        (you are|you were|you must be|you must have been|you sound|you seem|you have been|you feel|you felt
            |you must feel|leaves you|left you|make you|makes you|made you|leaving you) {vv} {feeling}
        (that|this|it|which|what) (is|was|must be|must have been|sounds|has been|would be|would have been
            |must feel|feels|can be|can not be|can not have been|could not have been) [not] [a|an] {vv} {bad}
        {bad} [thing] to (be|have|wait|hear|find|see|lose|sit|spend|come|learn|get|not|stand|go|pay|chase|explain
            |deal)
        (waiting|having|being|losing|sitting|finding|standing|missing|chasing|calling|explaining|getting|paying
            |seeing|hearing|not|coming|worrying) ... (is|must be|was|sounds|must have been) [a|an] {vv} {bad}
        what a {vv} {bad} [{count}] (day|days|weeks|hours|week|experience|wait|situation|morning|start|time|night
            |way|thing|spot|surprise|end|evening|trip|journey)
        (not|hardly) (how|what|the way|the start|the news) (you|anyone) .. (wanted|want|hoped|expected|needed
            |need|planned|deserve|should)
        (that|this|it|which) (would|must|will|can) (worry|annoy|upset|frustrate|anger|bother|infuriate|scare
            |stress|disappoint|exhaust|hurt|weigh|drive|frighten|alarm|shock|unsettle|throw) .. (you|me|anyone
            |anybody|anyones)
        (last|only) thing (you|anyone|anybody) (need|needs|needed|want|wants|wanted|book|books|booked|hope|hopes
            |expect|expects
            |order|orders)
        ^ [oh] how (awful|horrible|dreadful|terrible|frightening|upsetting|sad|maddening|frustrating|annoying|exhausting
            |disappointing)
        what a {vv} (mess|nightmare|shock|blow|let down|disappointment|worry|strain) (to|for|that|after|when|on|in
            |with|$)
        (could|might) have (gone|ended|turned out) [{very}] (badly|wrong|terribly)
        your heart must
        (you|nobody|no one) (can|should) not be [left|kept|sitting|standing] (without|waiting|in the dark|alone
            |in the cold)
        (you should not|nobody should|no one should|you should never) have [had] to
        (that|this|it) should (never|not) have happened
        ^ (oh no|oh dear|ouch)
        (that|this|it) (stings|hurts|smarts|weighs on|wears you|gets to you|must sting|must hurt)
        (in|to) tears
        (that|this|it|which) (is|was) (no|not) (fun|joke|nice|ok|okay|acceptable|fair|right|good enough|how it should)
        sorry (about|for) your {loved}
        sorry for your loss
        would (frighten|alarm|shock|scare|worry|upset|annoy|unsettle|anger) (anyone|anybody|me|you|most|any)
        (deserve|deserved|deserves) (better|more|an answer|a straight answer)
        (worry|stress|strain|trouble|hassle|upset) (this|that|it|we) (has|have|must have|caused|causes|brings
            |brought|put)
        (a|quite a|such a|the) (shock|worry|fright|blow|strain|nightmare|horrible surprise|nasty surprise
            |lot to deal|lot to carry|letdown)
        (how|just how) {bad} (that|this|it|the)
        (i|we) (let you down|left you)
        (is|was|are|were|has been|were all) [far|much|way|simply|just|one] (too long|too late|too much|too often
            |too many|too hard
            |no way to|no small thing|a long time|a very long time) [for|to|and|without|with|when|that|$]
        (nobody|no one) (likes|wants|enjoys|deserves|needs) (to|that|this|it|a|an|being|such)
        (that|this|it) (hits|eats at|gnaws at|hangs over|spoils|ruins) (you|your|a|the) _
        (i|anyone|anybody|everyone|most people) would (be|feel|have been|have felt) {vv} {feeling}
        (you are|you were) the {feeling} one
        sorry [that] you [have] had to _
        (make|makes|leave|leaves) (anyone|anybody|me|most people|everyone) .. {feeling}
        (i|we) [can|do] (see|understand|hear|know) (why|how much|what) .. (matters|counts|means|weighs|hurts)
        (scares|worries|upsets|annoys|hurts|frightens|bothers|angers|frustrates|weighs on|stings|shakes|exhausts) you
        (that|this|it|which) (feels|felt|must feel) {vv} ({bad}|upside down|cold|wrong|unjust|endless|helpless
            |powerless
            |like a slap|like an insult|like a wall|like a joke)
        you (sit|sat|stand|stood|are left|were left|are standing|are sitting|were standing|were sitting) [there
            |here] (there
            |outside|alone|in front|with|between|in the dark|in the cold|without)
        (left|leaves|leaving) you (with|without|standing|sitting|alone|in the dark|on your own|waiting)
        (takes|took|needs|needed) [a lot of|real|some|great|so much] courage
        (relieved|calmer|glad|happier|lighter) (you are|you sound|you feel)
        (you are|you sound|you must be|you feel) {vv} (relieved|reassured|ashamed|embarrassed|lonely|exhausted|torn
            |helpless)
        """,
    ),
    # A lead-in that says little by itself: it needs the customer's own matter after it.
    *entries(
        "led_in",
        0.8,
        """
        (i|we) [can|do|could|would|really|completely|totally|fully|certainly|absolutely|truly|quite] [really
            |completely|totally|fully|certainly|absolutely|truly|well|only|definitely] (see|hear|tell|imagine
            |understand|know|appreciate|realise|get|sense|feel|recognise) ... (you|your|this|that|it|the|how|why
            |what)
        (sorry|sad|concerned) (to hear|to read|to learn|that you|about your|about the|you have|you had
            |for the way|to see)
        (it is|it was) {vv} (clear|obvious|plain) (that|how) (you|this)
        your {feeling_noun}
        """,
    ),
    *entries(
        "general",
        0.9,
        """
        (i|we) [do|can|really|completely|totally|fully|certainly|absolutely|truly|perfectly
            |definitely] [completely|totally|fully|really|perfectly|absolutely] (understand|hear|appreciate|know
            |feel|get|acknowledge|recognise|see|imagine|realise) [about|for|with] (your {feeling_noun}
            |how you feel|you|what you mean|your situation|your point|how you are feeling|your pain
            |where you are coming from|that this is {bad}|how {bad} (this|that|it) (is|must be|can be)
            |your feelings|that you are {vv} {feeling}|what you are going through|you are {vv} {feeling}
            |how {feeling} you are)
        i [can] [fully|totally] understand (ma'am|mam|madam|sir)
        i (understand|hear you|get it|get that|know|completely understand|totally understand|fully understand) $
        ^ [i] (understand|understood) $
        (sorry|sad) to hear (that|this|about that|about this) $
        (sorry|sad) to hear (about|of) (your|the|this) (situation|experience|issue|problem|trouble|inconvenience)
        (i|we) (apologise|am sorry|are sorry) .. (your|any|the) (frustration|inconvenience|trouble|concern)
        (i|we) (empathise|sympathise) with
        (i|we) (feel|share) your (pain|frustration|concern)
        """,
    ),
    *entries("you_did", 0.9, "you [have|had] [now|just|already|only|never|all|both] ({did}|rang|stood|sat|looked)"),
    *entries("fails_to_see", 0.9, "(i|we) (do|can|could) not [really|quite] (understand|see|get|know) (why|what) you"),
    *entries(
        "validates",
        0.85,
        """
        (anyone|anybody|most people|everyone|everybody|we all|most of us|any of us|nobody|i think anyone) (would
            |might|could) (be|feel|have been|have felt|want|expect|ask|react|worry|say|like) .. ({feeling}
            |the same|answers|an answer|too|in your place|in your position|to know|just)
        (you have|you have got|have) (every|a|good|all the|the full|perfect) (right|reason) to
        (perfectly|completely|totally|entirely|absolutely|quite|very) (understandable|reasonable|natural|normal
            |fair|justified|valid)
        (that|it|this|which|your reaction|your worry|your question) (is|makes) [a|only|all|very|so] [perfect
            |total|complete|every|good|fair] (understandable|reasonable|natural|sense|justified|valid
            |a fair point|a fair question|fair enough|point|worry|question) [that|to|and|given|after|because|when
            |point|for]
        i would (be|feel|have been|have felt|want|expect|ask|say|think) .. ({feeling}|the same|too|as well|that too)
        no wonder
        of course (that|this|it|which) (scares|worries|upsets|annoys|hurts|frightens|bothers|angers|stings|feels
            |weighs
            |matters to you|makes you|is {bad})
        of course (part of you|a part of you|you both|your {loved}) (hope|hopes|want|wants|fear|fears|wish|wishes
            |is|are)
        (takes|took|needs|needed) [a lot of|real|some|great|so much] courage
        (there is|it is) no shame
        i would (not|be|have|feel|ask|want|say|think|expect|wonder|hate) .. (too|as well|either)
        (you were|you are|it was|it is|you did) [quite|absolutely] right to _
        you did [absolutely|really] (nothing wrong|the right thing|right|well to)
        (nobody|no one) could have known
        you could not have known
        (that is|it is) (exactly|just) what i would (do|have done|think|have thought|ask|have asked|want)
        (any|every) [good] (parent|mother|father|customer|person|one|daughter|son|family) would (be|feel|want|have
            |ask)
        (it|that) makes sense [that|to]
        (nothing|no reason) to be (ashamed|embarrassed) (of|about|for)
        (that|this|it) would (worry|annoy|upset|frustrate|anger|bother|scare|hurt|frighten|alarm|shock|unsettle
            |disappoint) (me|us) [too|as well]
        of course you (left|waited|called|rang|wrote|asked|paid|trusted|believed|thought|hoped|kept|opened|clicked
            |came) _
        of course you (are|want|feel|expect|need|would|were|do|should|worry)
        who would not (be|want|feel)
        would (frighten|alarm|shock|scare|worry|upset|annoy|unsettle|anger|bother|throw) (anyone|anybody|me|most|any)
        i would not (believe|trust|accept|like|want|be happy|be pleased) .. (either|too)
        (rightly|quite rightly|understandably|with good reason|and rightly) so
        you are (right|quite right|absolutely right|entitled|completely right|totally right) (to|about|that|not to|in)
        ^ you are [quite|absolutely|completely|totally] right $
        (i|we) do not blame you
        [that is] fair (point|question|enough)
        in your (place|shoes|position) (i|anyone|anybody|most)
        """,
    ),
)
_FEELINGS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        angry furious livid mad annoyed annoying irritated irritating frustrated frustrating infuriating upset
        upsetting worried worrying worry anxious nervous scared scary afraid concerned stressed stressful
        disappointed disappointing sad unhappy hurt let fed exasperated maddening unfair exhausting exhausted
        horrible tough tiring alarming confusing unsettling stranded ignored frustration anger annoyance
        disappointment stress concern fear anxiety scares worries upsets annoys hurts frightens bothers angers
        frustrates frightened frightening embarrassing embarrassed terrified terrifying humiliating lonely ashamed
        relieved courage desperate shocked
        """,
    )
)
_COMMON: Final = frozenset(
    map(stem, ("situation", "experience", "issue", "problem", "inconvenience", "matter", "caused"))
)


def read(view: View) -> Iterator[Mark]:
    """Yield acknowledgements, one a sentence at most, and validations."""
    for number in range(len(view.sentences)):
        yield from _acknowledgement(view, number)
    yield from _sorry_for_this(view)
    for hit in view.best("validates"):
        other = _of_things(view, hit)
        if (
            not view.sentences[hit.sentence].asks
            and not other
            and not _taken_back(view, hit)
            and not _only_if(view, hit)
        ):
            yield view.mark_sentence("validates", hit.sentence, hit.entry.confidence)


def _acknowledgement(view: View, number: int) -> Iterator[Mark]:
    hits = [hit for name in ("felt", "led_in", "general") for hit in view.hits(name) if hit.sentence == number]
    hits = [hit for hit in hits if not _only_if(view, hit)]
    if not hits or view.has("non_apology", "fails_to_see", sentence=number):
        return
    hit = max(hits, key=lambda hit: (hit.entry.name == "felt", hit.last - hit.first))
    feeling = _feeling_word(view, number)
    own = hit.entry.name == "felt"
    generic = any(hit.entry.name == "general" for hit in hits)
    if not own and not generic and feeling is None and not view.has("sorry_to_hear", sentence=number):
        return
    tie = _tie(view, number, own) or int(any(one.entry.name == "felt" and _has_reason(view, one) for one in hits))
    if not _taken_back(view, hit) and (tie > 1 or (tie and not generic)):
        sure = 0.9 if tie > 1 else 0.75
        yield _marked(view, "acknowledges_feeling", number, sure, feeling)
    elif own or generic or feeling:
        yield _marked(view, "acknowledges_generically", number, 0.9 if generic else 0.6, feeling)


def _sorry_for_this(view: View) -> Iterator[Mark]:
    """An apology that says what this customer went through meets the feeling without naming it."""
    for hit in view.best("regret"):
        number = hit.sentence
        speaks_to = bool({"you", "your"} & set(view.words_of(number)))
        if view.has("non_apology", "inconvenience", "felt", "led_in", "general", sentence=number) or not speaks_to:
            continue
        shared = _specific(view, number) & view.history.told
        if sum(weight(bare) for bare in shared) >= 1.5 and not _taken_back(view, hit):
            yield _marked(view, "acknowledges_feeling", number, 0.65, None)


def _marked(view: View, name: str, number: int, confidence: float, feeling: str | None) -> Mark:
    return view.mark_sentence(name, number, confidence, **({"feeling": feeling} if feeling else {}))


def _feeling_word(view: View, number: int) -> str | None:
    words = view.words_of(number)
    pairs = zip(words, [*words[1:], ""], strict=True)
    return next((word for word, then in pairs if word in _FEELINGS and (word != "let" or then == "down")), None)


def _tie(view: View, number: int, own: bool) -> int:
    """How firmly a sentence is tied to this customer: words they used come back here (2), or beside it (1)."""
    told = view.history.told
    here = _specific(view, number)
    shared = len(here & told)
    if told:
        if shared >= 2 or (shared and own):
            return 2
        beside = {
            stem
            for other in (number - 1, number + 1)
            if 0 <= other < len(view.sentences)
            for stem in _specific(view, other)
        }
        if own and beside & told:
            return 2 if len(beside & told) > 1 else 1
        if shared:
            return 1
        return 1 if _mirrors(view, number) else 0
    return 1 if own and len(here) >= 2 else 0


def _has_reason(view: View, hit: Hit) -> bool:
    """The feeling comes with its cause: "you were frightened, and a liar used it", "nothing came. No wonder ..."."""
    words = view.words_of(hit.sentence)
    after = words[hit.last :]
    if not {"you", "wonder", "that", "this", "it"} & set(words[hit.first : hit.last]):
        return False
    if any(other.sentence == hit.sentence and other.last <= hit.first for other in view.hits("you_did")):
        return len(_specific_in(words[: hit.first])) >= 2
    joined = next((at for at, word in enumerate(after) if word in _JOINS), None)
    speaks_to = {"you", "wonder"} & set(words[hit.first : hit.last])
    if joined is not None and speaks_to and not {"we", "i", "our", "us", "my"} & set(after):
        return len(_specific_in(after[joined:])) >= 2
    return hit.sentence > 0 and _tells_their_story(view, hit.sentence - 1)


_JOINS: Final = frozenset(("and", "because", "after", "when", "since", "that", "with", "about", "by"))


def _tells_their_story(view: View, number: int) -> bool:
    """What "you" did, or what befell you ("Two days at the window, and nobody"): no question and no promise."""
    story = view.has("you_did", sentence=number)
    words = view.words_of(number)
    counted = bool(content_count(words[0])) and not {"i", "we", "our", "us", "will", "can"} & set(words)
    told = (story or counted) and not view.sentences[number].asks
    return told and len(_specific(view, number)) >= 2 and not view.has("blames_customer", sentence=number)


def _specific_in(words: list[str]) -> frozenset[str]:
    return stems_of(word for word in words if word not in _FEELINGS) - _COMMON


def _mirrors(view: View, number: int) -> bool:
    """The feeling named here is the one the customer named."""
    feelings = {stem(word) for word in view.words_of(number) if word in _FEELINGS}
    said = " ".join(view.history.customer_texts).lower()
    return any(word[:5] in said for word in feelings if len(word) > 3)


def _specific(view: View, number: int) -> set[str]:
    return set(_specific_in(view.words_of(number)))


def _only_if(view: View, hit: Hit) -> bool:
    """ "I would be angry if you did that" and "if it is not right by noon" speak of another case."""
    words = view.sentences[hit.sentence].words
    before = [word.text for word in words[: hit.first] if word.clause == words[hit.first].clause]
    supposed = before[-1:] == ["if"] and before[-2:-1] not in (["as"], ["even"])
    after = [word.text for word in words[hit.last - 1 :]]
    return supposed or (hit.entry.pattern.startswith(("i would", "(i|anyone")) and "if" in after)


def _of_things(view: View, hit: Hit) -> bool:
    """ "It is valid for 15 days", "it makes sense to check", "I would not read too much into it"."""
    words = view.words_of(hit.sentence)
    last, then = words[hit.last - 1], words[hit.last : hit.last + 1]
    return (
        (last in ("valid", "sense", "fair") and then[:1] in (["for"], ["to"], ["until"]))
        or (last == "for" and "valid" in words[hit.first : hit.last])
        or (last == "to" and "sense" in words[hit.first : hit.last])
        or (last == "too" and then[:1] in (["much"], ["many"], ["late"], ["long"], ["little"], ["far"], ["high"]))
    )


def _taken_back(view: View, hit: Hit) -> bool:
    """ "I understand you are upset, but" takes back what it gave."""
    return "but" in view.words_of(hit.sentence)[hit.last - 1 :]
