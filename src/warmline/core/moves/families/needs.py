"""What a customer needs an answer to: questions, requests, facts, confusion, deadlines, contacts that came before."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.core.moves.asked import asked_items
from warmline.core.moves.content import stems_of
from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "question_form",
        0.75,
        """
        ^ [and|but|so|ok|hi|hello|well|also|please|yes|no|sorry] (what|when|where|why|who|which|whose) (is|are|do|does
            |did|was
            |were|will|would|can|could|should|has|have|am|time|day|kind|about|happens|happened|if)
        ^ [and|but|so|ok|hi|hello|well|also|yes|no|sorry] how (do|does|did|can|could|is|are|was|will|would|long|much
            |many|soon
            |come|often|far|about|should|am|_ is|_ are|_ does|_ do|_ will)
        ^ [and|but|so] (where|when|why|how|who) the (hell|heck|fuck|f|bloody hell) (is|are|do|does|did|can|will|was
            |has|have)
        ^ [and|but|so|ok|hi|hello|well|also|yes|no] (do|does|did|is|are|was|were|will|would|can|could|should|has|have|am
            |may) (i|you|we|they|he|she|it|this|that|there|the|my|your|anyone|someone|somebody|anybody)
        (want|wanted|like|need|trying|love|hoping|looking) to (know|ask|check|find out|understand|enquire|inquire
            |verify|see (how|if|when|what|why|whether|where))
        (tell|let) me [know] (if|whether|when|what|where|why|how|who)
        (can|could|will|would) (you|anyone|someone|somebody) [please] (tell|say|explain|confirm|clarify|check
            |advise|let me know|help me understand)
        (any|is there any) (news|update|updates|idea|chance|progress|word)
        (wondering|curious|enquiring|inquiring|query) (if|when|what|why|how|whether|about|regarding)
        (not sure|no idea|do not know) (when|what|why|how|where|if|whether|who)
        how much long*
        ^ [and|but|so|ok] (when|where|why|how|who) ($|to|from|exactly)
        (now what|what now)
        """,
    ),
    *entries(
        "no_question",
        0.8,
        """
        are you (kidding|joking|serious|having a laugh|stupid|deaf|blind|dumb|mad)
        how (dare|hard can|difficult can|many times|stupid)
        do you (think i am|take me for|even care|ever|have any idea how|know how long|know who)
        what (the hell|the heck|the fuck|kind of|sort of)
        who (cares|do you think you are)
        ^ (hello|hi|hey|hallo) [hello] $
        """,
    ),
    *entries(
        "makes_request",
        0.85,
        """
        (can|could|would|will) (you|someone|somebody|anyone) [please|kindly|just|pls] {doing}
        (can|could|may) (i|we) [please|just] (have|get|speak|talk|return|change|cancel|book|move|get|see|use|pay
            |switch|keep|exchange|swap|upgrade)
        i (want|need|would like|require|expect|demand|am looking for|wish|would love|insist on) (a|an|my|the|to
            |you to|it|this|that|them|these|those|someone|somebody|compensation|help|some|your|answers|another
            |new|this)
        (please|kindly|pls) .. {doing}
        ^ [just|now|and|so|then|ok] {doing} (me|my|it|this|the|us|that|a|your|back|out|another|someone)
        i (am|was) (hoping|looking|trying|calling|writing|contacting) .. to [get] {doing}
        i (am|was) (hoping|looking|trying|calling|writing) to (return|change|book|move|upgrade|use|buy|pay|track
            |find|log|reset|claim)
        (need|want|wanted|like|love) to (return|change|cancel|book|move|upgrade|buy|pay|exchange|swap|close|open
            |transfer|claim|reset|get|have|see|dispute|complain|report|speak|talk|file|make|switch|check)
        do the needful
        how about (giving|sending|refunding|a|you)
        (money|cash) back
        """,
    ),
    *entries(
        "wants_to_know",
        0.8,
        """
        (want|wanted|like|need|love|trying|hoping|looking) to (know|see how|see if|see when|see what|see whether
            |ask|check|find out|understand|enquire|inquire|verify)
        """,
    ),
    *entries(
        "states_fact",
        0.75,
        """
        (i|we) [have|had] [just|already|also|only|never|not|actually] {did}
        (my|our|the|your) [new|last|old|first|second|whole] {thing} .. (is|was|has|have|had|are|were|did|does
            |says|said|will|arrived|came|stopped|broke|keeps|went|got|shows|never|just)
        (it|that|they|he|she|nobody|no one|someone|somebody|nothing|everything|this) [just|still|also|only|has
            |have|had|was|were|is] [not|never|been|just] {did}
        (it|that|he|she|this) (says|shows|keeps|does not|will not|is not|has not|did not|was not|would not|happened)
        my [full] (name|order number|account number|email|phone number|number|address|postcode|username|reference
            |booking|order id|membership|policy number|birthday) (is|was)
        (name|order|order number|order id|account|account number|username|email|phone|reference|booking|ref) <break> _
        (it is|it was|i am|i was|we are|we were) (a|an|at|in|on|from|with|the|for|about|in my|under)
        (i|we) (am|are|was|were|have|live|work|use|travel|care|run|own|only)
        """,
    ),
    *entries(
        "shows_confusion",
        0.9,
        """
        how (did|do|does) (you|they|it|that) (come|get|arrive|add up) (to|at) (<number>|<money>|that|this)
        (i|we) [really|still|just|honestly|simply] (do|did|can|could) not [really|quite|even|fully] (understand|get it
            |get this|get that|follow
            |see how|see why|know what that|know what you mean|make sense|get what)
        (i|we) am [{very}] (confused|lost|puzzled|baffled)
        what (do|did) you mean
        what does (that|this|it|...) mean
        (this|that|it) (makes|made) no sense
        (this|that|it|which) (does|did) not make [any] sense
        (confused|confusing|unclear|baffled|puzzled)
        not (clear|sure) (to me|what|how|which|why|where|i)
        (come again|say that again|say again|pardon|in plain english|in english please|in simple)
        (you have|you) lost me
        """,
    ),
    *entries(
        "shows_confusion",
        0.6,
        """
        what is (a|an|that|this|it) .. $
        (huh|eh|what) $
        (i|we) can not (find|see|open|locate|get into|log) (it|that|the|this|in|them|any)
        which (one|button|page|number|link|form|menu|light|cable|box|socket|letter|switch|screen)
        (where|how) do i (find|see|do|get|click|go|start|enter)
        (sorry|wait) what
        no idea (what|how|where|which)
        """,
    ),
    *entries(
        "has_deadline",
        0.85,
        """
        (need|needed|want|must have|have to have|require|got to have) .. (by|before|until|for|in time for
            |no later than) {due}
        (must|has to|have to|needs to|need to|should) .. (be|get|have|arrive|leave|pay|go|work|reach|send|submit
            |use|finish|make|travel|fly|move|return|start) .. (by|before|until|in time for|no later than|at
            |on) {due}
        (by|before|no later than) {due} (at the latest|or else|or i|otherwise|please)
        (flight|train|interview|exam|wedding|birthday|party|funeral|meeting|holiday|trip|surgery|appointment
            |deadline|presentation|move|anniversary|rent|mortgage|event) .. (is|are|leaves|starts|was) .. (today
            |tonight|tomorrow|{day}|this {span}|next {span}|<clock>|in {count} {span}|due|on)
        (leaving|flying|travelling|moving|going away|getting married|boarding|landing|leave|fly|departing
            |move) .. (today|tonight|tomorrow|on {day}|this {span}|next {span}|in {count} {span}|at <clock>
            |in the morning)
        (due|expires|ends|runs out|closes) .. (today|tonight|tomorrow|on|by|{day}|at|in {count} {span}
            |this {span}|next {span})
        (flight|train|interview|exam|wedding|birthday|party|funeral|meeting|holiday|trip|surgery|appointment
            |presentation|ceremony|court date|operation) (on|this|next|at|tomorrow|today|tonight) ..
        (deadline|running out of time|time critical|time sensitive|last day|out of time)
        (i|we) [only] have (until|till|less than|only)
        """,
    ),
    *entries(
        "has_deadline",
        0.6,
        """
        (urgent|urgently|asap|as soon as possible|immediately|right away|straight away|in a hurry|in a rush)
        (by|before) (today|tonight|tomorrow|{day}|the weekend|<clock>|christmas|the end of)
        """,
    ),
    *entries(
        "reports_repeat",
        0.9,
        """
        (second|third|fourth|fifth|sixth|tenth|umpteenth|nth|hundredth|2nd|3rd|4th|5th|6th|10th) (time|call|email
            |message|chat|attempt|agent|person|contact|week)
        {contacted} ... (before|already|again|twice|yesterday|three times|several times|many times|multiple times
            |so many times|<number> times|four times|five times|last week|last month|numerous|repeatedly
            |{count} times)
        (already|again) {contacted}
        had to (call|write|ring|phone|contact|come|chase|ask|explain|email|message|go) .. (again|twice|three times
            |once more
            |{count} times|before|already)
        (i|we) (have|had) [just] (told|explained|said|answered) .. (already|before|you|them|your)
        (i|we) already (told|explained|said|sent|gave|given|provided|answered|did|tried)
        (keep|kept|keeps) (calling|having|getting|being|telling|asking|repeating|explaining|saying|chasing
            |ringing|sending|happening)
        (each|every) (time|single time|day|week) .. (i|we|you|same)
        (got|was|were|been) hung up on
        (call|line|chat|hold) .. (cut off|disconnected|cut me off|hung up|dropped)
        (nobody|no one|never|not once|no body) [has|have|ever|even|anyone] (called|got|gets|rang|replied|answered
            |responded|came back|contacted|calls|phoned|bothered|gotten)
        (no|without) (reply|response|answer|callback|call back|word)
        (passed|bounced|sent|transferred|pushed|shunted) .. (around|pillar to post|from one|between
            |person to person|back and forth|again|from desk|from department)
        (following|followed) up (since|for|from|again|many|on this)
        no (resolution|solution|action|progress) (until|so far|yet|from)
        until date
        (how many|so many|too many) (times|calls|emails)
        (repeat|repeating|explain) (myself|it all|this|everything|the same|again|my story)
        (same) (problem|issue|thing|fault|story|answer|question|mistake|error) .. (again|last|before|as|still
            |every|since|over)
        (not|never) [for] the first time
        (happened|happening|happens|broken|wrong|failed|late) [me] .. (again|before|three times|every time)
        (last|previous|other) (agent|person|adviser|advisor|guy|lady|time|rep|colleague) .. (said|told|promised
            |i spoke|i called|hung up|could not)
        (was|were|been) (told|promised|assured) (this|that|i|it|someone|a|you|twice|last|yesterday|on)
        (opened|logged|raised|filed) .. (ticket|tickets|complaint|case) .. (ago|before|already|last)
        """,
    ),
    *entries(
        "complaint",
        0.6,
        """
        (still|yet) (not|no|nothing|waiting)
        (did|does|has|have|is|was|will|were) not (arrive|arrived|come|came|work|working|worked|been|delivered
            |happened|received|show|turn)
        (late|broken|missing|damaged|wrong|lost|faulty|overcharged|double|twice|cancelled|delayed|stuck|down|dead)
        (never|nothing) (arrived|came|happened|worked|turned|showed)
        nobody
        """,
    ),
)
_ASKED: Final = re.compile(
    r"\?|\byour (?:\w+ ){0,2}(?:name|number|id|email|e-mail|address|details|date|account|username|order)\b",
    re.IGNORECASE,
)
_FIGURE: Final = re.compile(r"\d{4,}|@\w|\d+[:.,]\d+|[£$€₹]\s?\d")


def read(view: View) -> Iterator[Mark]:
    """Yield the customer's needs."""
    yield from _questions(view)
    yield from view.marks("shows_confusion")
    for hit in view.best("reports_repeat", lambda hit: _counts_something_else(view, hit)):
        yield view.mark_hit("reports_repeat", hit)
    for hit in view.best("makes_request", lambda hit: _asks_whether_needed(view, hit)):
        if not view.has("no_question", "wants_to_know", sentence=hit.sentence):
            yield view.mark_hit("makes_request", hit)
    yield from _deadlines(view)
    yield from _facts(view)


_REACHED_US: Final = (
    "call",
    "contact",
    "writ",
    "wrote",
    "ring",
    "rang",
    "phon",
    "ask",
    "chas",
    "email",
    "mail",
    "messag",
)
_CAME_BACK: Final = (
    "com",
    "came",
    "had",
    "have",
    "tell",
    "told",
    "sp",
    "try",
    "tried",
    "explain",
    "complain",
    "report",
)


def _counts_something_else(view: View, hit: Hit) -> bool:
    """ "The zip broke the second time I wore it" counts wearings; "the second time I called" counts contacts."""
    words = view.words_of(hit.sentence)
    after = words[hit.last : hit.last + 4]
    named = words[hit.last - 1] == "time" and after[:1] in (["i"], ["we"])
    return named and not any(word.startswith((*_REACHED_US, *_CAME_BACK)) for word in after[1:])


def _asks_whether_needed(view: View, hit: Hit) -> bool:
    """ "Do I need to sign?" wants to know and asks for nothing."""
    words = view.words_of(hit.sentence)
    at = hit.first if words[hit.first] in ("i", "we") else hit.first - 1
    return words[at : at + 2] in (["i", "need"], ["we", "need"]) and at > 0 and words[at - 1] == "do"


def _questions(view: View) -> Iterator[Mark]:
    for number, sentence in enumerate(view.sentences):
        if not any(word.text[0].isalnum() for word in sentence.words) or view.has("no_question", sentence=number):
            continue
        form = view.has("question_form", sentence=number)
        requests = view.has("makes_request", sentence=number)
        if sentence.asks:
            yield view.mark_sentence("asks_question", number, 0.6 if requests and not form else 0.95)
        elif form:
            yield view.mark_sentence("asks_question", number, 0.7)


def _deadlines(view: View) -> Iterator[Mark]:
    for hit in view.best("has_deadline"):
        words = view.words_of(hit.sentence)
        if not _PAST_PROMISE & set(words[: hit.last]) or {"need", "needed"} & set(words):
            yield view.mark_hit("has_deadline", hit)


_PAST_PROMISE: Final = frozenset(("supposed", "promised", "told", "said", "meant", "ordered", "since", "should"))


def _facts(view: View) -> Iterator[Mark]:
    asked = bool(_ASKED.search(view.history.last_agent_text[:4_000]))
    if asked and _gives_only_data(view):
        return
    for number, sentence in enumerate(view.sentences):
        if sentence.asks or not sentence.words:
            continue
        hits = [hit for hit in view.raw_hits("states_fact") if hit.sentence == number]
        figure = _FIGURE.search(view.text, sentence.start, sentence.end)
        if figure:
            yield view.mark_sentence("states_fact", number, 0.85)
        elif hits and not view.has("question_form", sentence=number):
            yield view.mark_sentence("states_fact", number, max(hit.entry.confidence for hit in hits))
        elif (asked and number == 0 and _answers(view, number)) or _tells(view, number):
            yield view.mark_sentence("states_fact", number, 0.6)


_DATA: Final = re.compile(
    r"\W*(?:(?:sure|yes|ok|okay|here|here you go|of course|it is|it[’']s|that[’']s)\W+){0,2}"
    r"(?:[\w.+-]{1,64}@[\w.-]{1,80}|(?:[#+(]{0,2}(?=[\w-]*\d)[\w-]{2,24}\)?[ ]?){1,5})\W*",
    re.IGNORECASE,
)
_MOST_NAMES: Final = 4


def _gives_only_data(view: View) -> bool:
    """A bare name, address or number on request is an answer and tells nothing of the case."""
    if len(view.text) <= 120 and _DATA.fullmatch(view.text):
        return True
    words = re.findall(r"[^\W\d_][\w'’-]*", view.text[:120])
    named = "name" in asked_items(view.history.last_agent_text[:2_000]) and len(words) <= _MOST_NAMES
    return named and all(word[0].isupper() for word in words) and "," not in view.text and not view.text.endswith("!")


def _tells(view: View, number: int) -> bool:
    """A plain statement with content, whatever its verb ("you sent me two left shoes")."""
    words = view.words_of(number)
    others = (
        *("question_form", "no_question", "makes_request", "mockery", "insults_agent", "thanks", "asks_for_supervisor"),
        *("accepts", "shows_relief", "says_goodbye", "threatens_to_leave", "doubts", "objects"),
    )
    plain = not any(hit.sentence == number for name in others for hit in view.raw_hits(name))
    return plain and len(words) >= 5 and len(stems_of(words)) >= 2 and bool(_TELLERS & set(words[:8]))


_TELLERS: Final = frozenset(
    re.findall(
        r"\w+",
        """
        i we you he she it they my our your the nobody someone somebody is are was were has have had there this that
        """,
    )
)


def _answers(view: View, number: int) -> bool:
    """A short answer to the agent's question ("Crystal Minh", "yes, in November")."""
    others = (
        *("thanks", "accepts", "says_goodbye", "makes_request", "shows_relief", "asks_for_supervisor", "objects"),
        *("question_form", "doubts", "insults_agent", "threatens_to_leave", "shows_anger", "mockery", "no_thanks"),
    )
    wordy = any(word.text[0].isalnum() for word in view.sentences[number].words)
    return wordy and len(view.sentences) == 1 and not any(view.raw_hits(name) for name in others)
