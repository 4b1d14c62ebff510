"""Listening: saying back, using details, checking understanding, and the questions that are asked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.core.moves.asked import asked_items, given_items
from warmline.core.moves.content import content_stem, stems_of, weight
from warmline.core.moves.lexicon import entries
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View
from warmline.core.wording.words import read_words

ENTRIES: Final = (
    *entries(
        "says_back",
        0.85,
        """
        ^ [ok|right|alright|thanks|thank you|i see] so (you|your|the|it|that|what|in|if|just|we|from)
        ^ so <money> _
        (if|as) i (understand|understood|hear|heard|read|have understood|have got) [it|this|that|you] [right
            |correctly]
        (let me|to|just to|i would like to|can i|may i) (make sure|see if|check|recap|repeat|read that back
            |play that back|confirm|be sure|be clear|summarise|go over|say that back) .. (i|you|we|what|that|your
            |if|the)
        (it|that) (sounds|looks|seems) (like|as if|as though)
        ^ (sounds|looks) like
        (what|so) (you are|i am) (saying|telling|hearing|asking)
        (i|what i) hear (that|you|is)
        in other words
        you (mentioned|said|told me|explained|wrote|described|have told|have said|have explained|pointed out)
        (from|going by) what you (said|say|told|tell|describe|write|have)
        (i|we) (understand|gather|read|hear|note) [from your] .. (that|you|your|how)
        (i|we) [can] see from your
        my understanding is
        """,
    ),
    *entries(
        "verifies_understanding",
        0.9,
        """
        (did|do|have) i (get|got|understand|understood|read|hear|have) (that|it|this|you|all
            |everything) [all] (right|correctly|correct)
        have i (understood|followed) [you|it|that|this] [right|correctly|so far] $
        just so [that] (i|we) have (it|this|that) (right|clear|straight)
        (am i|are we) (right|correct|understanding|reading|on the same page|getting)
        (is|was) (that|this|it) (right|correct|so|the case|what you mean|what you meant|a fair|how you see it
            |about right|what happened|accurate|what you are)
        (correct|stop) me if
        (does|did) (that|this|it) (make sense|sound right|match|cover|capture|sum up|fit|reflect) ..
        (have|did) i (missed|miss|left|leave|forgotten|forget|misunderstood|misunderstand) (anything|something|out)
        (is|have i got) (that|this|it) (right|correct)
        what (have|did) i (forgotten|forget|missed|miss|left out|overlooked)
        (is|was) there (anything|something) [else] (i (missed|forgot|overlooked|have missed|have forgotten)|missing
            |he _|she _|they _)
        does (that|this|it) (look|sound|seem) (right|about right|correct|complete|fair) [to] [you]
        """,
    ),
    *entries(
        "checks_fact",
        0.75,
        """
        (just|can i|may i|let me|and|so|i want|i would like|i just want) [just|quickly] to [just
            |quickly] (confirm|make sure|clarify|double check|verify|be sure|check|be clear) ... (you|your|we|i
            |this|that|is|the|it)
        (can|may|could) i [just|quickly] (confirm|clarify|double check|check|verify) ... (you|your|we|i|this|that
            |is|the|it)
        (let me|i will) (make sure|check) (i|that i|we|that we) (have|understand|understood|am|got)
        do you mean
        """,
    ),
    *entries(
        "open_form",
        0.85,
        """
        ^ [and|so|ok|thanks|sorry|right|well|but|please|then] (what|why|how) _
        (could|can|would|will) you [please|just|also] (tell|describe|explain|walk|talk|share|help me understand
            |say|give me more|give me an idea|take me) [me|us] [a bit|a little|some] [through|more|about|what|how
            |why]
        (tell|walk|talk|take) me [a bit|a little] (about|more|through|what|how|why|everything)
        (describe|explain) (what|how|the|it|your|to me)
        (what|how) (happens|feels|needs|looks|stands|goes|keeps|helps|hurts|counts|comes|stops|depends|hangs
            |bothers|matters
            |worked|works|led|holds|changed|changes|should)
        which .. (do you|would you) .. (need|miss|fear|rely|mean|care)
        what [_] [_] [_] [_] (depends|hangs|relies|runs|stands) on
        who is (at home|there|with you|around)
        where (should|shall|can|could|would) (we|i|it|you) _
        (is there|there) anything [_] [_] [_] [that] (i|we) (should|need to|ought to|must) know
        which .. (matter|matters|counts|count|hurts|worries|bothers|worry|bother) (most|to you|more|you)
        (when|where) (does|did|do|is) (it|this|that|the|your|he|she|they) ... (happen|start|stop|begin|hang|stick
            |fail|go wrong
            |break|hurt|stand|pinch|end|lose|disappear|come from)
        who [else] (needs|depends|waits|is waiting|lives|relies|is with|will be|takes|looks) _
        (what|how) (happened|did|does|do|would|could|has|have|is|are|was|can|were|made|makes|brings|brought
            |worries|matters|else|went|exactly)
        """,
    ),
    *entries(
        "invites",
        0.85,
        """
        (tell|walk|talk|take) me [a bit|a little] [more] (about|more|through|what|how|why|everything)
        (describe|explain) [to me] (what|how|why|exactly)
        (help me|i would like to|i want to) understand (what|how|why)
        """,
    ),
    *entries(
        "closed_wh",
        0.85,
        """
        what (is|was|are) (your|the|a good|the best) .. (name|number|email|address|postcode|zip|phone|id|username
            |code|date|model|version|level|reference|order|amount|balance|colour|size|brand|time|password
            |birthday|dob|serial|status|pin)
        what (time|day|date|size|colour|model|version|number|name|brand|kind|type|device|browser|order|address
            |month|year|amount|email|account|membership|room|seat|flight)
        how (much|many|long|often|old|far|big|soon|late)
        your .. (number|code|id|postcode|address|name|date of birth|pin) and
        (can|may|could) (i|we) (have|get|ask|take|know) .. (your|the) [full] .. (name|number|email|address
            |postcode|zip|phone|id|username|code|date|reference|order|account|details|birthday)
        (what|how) about
        """,
    ),
    *entries(
        "data_request",
        0.85,
        """
        (may|can|could|might) (i|we) [please|just|also|kindly] (have|get|take|ask [for]|know|see|confirm|check
            |verify|request) [please] (your|the|what|which|for|when|if|some|a|you)
        (could|can|would|will) you [please|kindly|just|also|pls] (give|provide|share|confirm|tell|send|verify
            |supply|let) [me|us|know|with] [with|know|please] (your|the|what|which|a|when|if|where|more|whether
            |some|that|my)
        (please|kindly) [also|just] (give|provide|share|confirm|tell|send|verify|supply|state|enter) [me
            |us] [with] (your|the|a)
        (i|we) [would|will] [just|only|also|still] need [to know|to have] (your|the order|the account
            |the reference|the name|the email|a few details|some details|a few more details)
        you (would|could) give me (your|the)
        """,
    ),
    *entries(
        "not_asking",
        0.9,
        """
        what do you (want|expect) (me|us) to
        how (should|would|am|could) i (know|supposed|possibly)
        (why not|why do not we|why do not i|how about|what about|what if) [i|we|a|you|just|an]
        (ok|okay|alright|fine|yes|deal) $
        (would|do) you (like|want|prefer) (me|us|to|a|an|that|it|the|your|this|your)
        (shall|should|can|may|could) (i|we) (send|book|arrange|offer|help|add|put|call|email|go|do|make|give|set
            |start|refund|order|replace|try|move|just)
        is that (understood|clear)
        what do you (want|expect) $
        why would you (do|say|think|want|order|click|wait|even) _
        why (did|do|would) (not you|you not) _
        (could|can|would|will) you [please|just|also|now|quickly] (switch|turn|open|restart|unplug|click|press
            |check|try|take|go|reset|log|look|hold|wait|bring|put|scan|attach|upload|download|update|reinstall
            |call|ring)
        have you not
        (who|what) do you think
        """,
    ),
    *entries("open_tail", 0.85, "(and|or) (what|how) (comes|happens|would|should|worries|matters|helps|needs) _"),
    *entries(
        "how_are_you", 0.9, "how (are|is|was) (you|your) [doing|day|morning|evening|weekend|today] [going|been|$]"
    ),
    *entries("explaining", 0.9, "(let me|i will|i can|i shall|to) [{now}] (explain|describe|tell you)"),
    *entries("how_help", 0.9, "(how|what) (can|may|could) (i|we) (help|assist|do|be of)\n what brings you"),
)
_TAIL_CHECK: Final = re.compile(
    r"(?:,|^)\s*(?:right|correct|yes)\s*\?$|\bis that (?:right|so|correct)\s*\?$"
    r"|,\s*(?:(?:is|are|was|were|do|does|did|have|has|had)n['’]t (?:it|you|they|he|she|that)"
    r"|(?:is|are|was|were|do|does|did) (?:it|you|they|he|she|that|i) not|am i right)\s*\?$",
    re.IGNORECASE,
)


def read(view: View) -> Iterator[Mark]:
    """Yield what shows listening, and the questions."""
    yield from _echoes(view)
    checks = dict(_checks(view))
    yield from checks.values()
    for number in range(len(view.sentences)):
        if number not in checks:
            yield from _question(view, number)
    yield from _again(view)


def _echoes(view: View) -> Iterator[Mark]:
    told = view.history.told
    if not told:
        return
    for number, sentence in enumerate(view.sentences):
        stems = stems_of(view.words_of(number))
        shared = stems & told
        if not shared:
            continue
        strength = sum(weight(bare) + (0.5 if bare[0].isdigit() else 0.0) for bare in shared)
        leads = view.has("says_back", sentence=number)
        addresses = "you" in view.words_of(number)
        bare_question = sentence.asks and not leads and not _TAIL_CHECK.search(view.text[sentence.start : sentence.end])
        if bare_question or view.has("data_request", sentence=number):
            continue
        acts = view.has("step", "promises", "offers_remedy", "decline", sentence=number)
        mostly = len(shared) >= 2 and len(shared) * 2 >= len(stems)
        news = any(bare[0].isdigit() or bare[0] in "£$€₹" for bare in stems - told)
        wholly = strength >= 2.5 and len(shared) * 5 >= len(stems) * 3 and not news
        named = "your" in view.words_of(number) and strength >= 3
        echoes = mostly and not acts and ((addresses and strength >= 1.5) or wholly or named)
        if (leads and strength >= 1.5) or echoes:
            yield view.mark_sentence("paraphrases", number, 0.85 if leads else 0.7)
        if strength >= 1.5:
            sure = min(0.9, 0.6 + 0.1 * strength)
            yield view.mark_sentence("uses_detail", number, sure, detail=_shown(view, number, shared))


def _shown(view: View, number: int, shared: frozenset[str]) -> str:
    """The words that came back, in order, as written."""
    words = view.sentences[number].words
    seen = dict.fromkeys(view.text[word.start : word.end] for word in words if content_stem(word.text) in shared)
    return ", ".join(list(seen)[:4])


def _checks(view: View) -> Iterator[tuple[int, Mark]]:
    for number, sentence in enumerate(view.sentences):
        text = view.text[sentence.start : sentence.end]
        hits = [hit for hit in view.hits("verifies_understanding") if hit.sentence == number]
        back = view.has("says_back", sentence=number) and not view.has("data_request", "open_form", sentence=number)
        tail = _TAIL_CHECK.search(text) and not _of_the_world(view, number)
        if sentence.asks and (hits or back or tail) and not view.has("checks_resolved", sentence=number):
            yield number, view.mark_sentence("verifies_understanding", number, 0.9 if len(sentence.words) > 1 else 0.6)
        elif hits and any(hit.entry.pattern.startswith("(correct") for hit in hits):
            yield number, view.mark_sentence("verifies_understanding", number, 0.8)
        elif view.has("checks_fact", sentence=number) and not asked_items(text):
            yield number, view.mark_sentence("verifies_understanding", number, 0.7)


def _of_the_world(view: View, number: int) -> bool:
    """ "The news gets people worked up, doesn't it?" checks nothing that the customer told, and no figure."""
    words = view.words_of(number)
    figures = any(word[0].isdigit() for word in words)
    return len(words) > 1 and not figures and not stems_of(words) & view.history.told


def _question(view: View, number: int) -> Iterator[Mark]:
    sentence = view.sentences[number]
    text = view.text[sentence.start : sentence.end]
    requests = view.has("data_request", sentence=number)
    invited = view.has("invites", sentence=number) and not sentence.asks and not view.has("explaining", sentence=number)
    if not (sentence.asks or requests or invited or _unmarked_question(view, number)) or len(sentence.words) < 2:
        return
    if not requests and not view.has("how_help", sentence=number) and _asks_nothing(view, number):
        return
    if _TAIL_CHECK.search(text) and _of_the_world(view, number) and not view.has("open_form", sentence=number):
        return
    if view.has("checks_resolved", "proposes_more_help", "invites_feedback", sentence=number):
        return
    opens = view.has("open_form", "invites", "open_tail", sentence=number)
    items = asked_items(text) - {"problem"}
    closed = not view.has("open_tail", sentence=number) and (
        view.has("closed_wh", sentence=number) or (requests and not opens) or bool(items)
    )
    if view.has("how_help", "how_are_you", sentence=number):
        return
    if opens and not closed:
        yield view.mark_sentence("asks_open", number, 0.85)
    else:
        yield view.mark_sentence("asks_closed", number, 0.85 if sentence.asks else 0.7)


def _asks_nothing(view: View, number: int) -> bool:
    """An offer or a retort in the shape of a question; "how would you like" does ask."""
    words = view.words_of(number)
    hits = [hit for hit in view.hits("not_asking") if hit.sentence == number]
    return any(hit.first == 0 or words[hit.first - 1] not in ("how", "what", "which", "when", "where") for hit in hits)


_UNMARKED: Final = frozenset(
    ("what", "when", "where", "which", "who", "how", "why", "is", "are", "do", "did", "have", "was")
)


def _unmarked_question(view: View, number: int) -> bool:
    """A question typed without its mark: begins like one and speaks to "you"."""
    words = view.words_of(number)
    asks_form = bool(words) and words[0] in _UNMARKED and ("you" in words[1:3] or "your" in words[1:4])
    return asks_form and not view.text[: view.sentences[number].end].rstrip().endswith((".", "!"))


def _again(view: View) -> Iterator[Mark]:
    given = given_items(view.history)
    earlier = {_core(text) for said in view.history.agent_texts for text in _asked_before(said)}
    for number, sentence in enumerate(view.sentences):
        text = view.text[sentence.start : sentence.end]
        asks = sentence.asks or view.has("data_request", sentence=number)
        if not asks or view.has("says_back", sentence=number) or _TAIL_CHECK.search(text):
            continue
        again = sorted(asked_items(text) & given)
        if again:
            yield view.mark_sentence("asks_again", number, 0.85, about=", ".join(again))
        elif (
            view.history.pending and len(core := _core(text)) >= 2 and core in earlier and not _is_service(view, number)
        ):
            yield view.mark_sentence("asks_again", number, 0.75)


def _asked_before(text: str) -> Iterator[str]:
    return (text[sentence.start : sentence.end] for sentence in read_words(text) if sentence.asks)


def _core(text: str) -> frozenset[str]:
    return stems_of(word.text for sentence in read_words(text) for word in sentence.words)


def _is_service(view: View, number: int) -> bool:
    return view.has("proposes_more_help", "checks_resolved", "how_help", "not_asking", sentence=number)
