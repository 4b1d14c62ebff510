"""The tone that helps: greeting, names, thanks, what can be done, a warm end, a friendly word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from warmline.core.moves.content import content_stem
from warmline.core.moves.lexicon import Hit, entries
from warmline.core.moves.names import known_names
from warmline.core.moves.reading import Mark
from warmline.core.moves.view import View

ENTRIES: Final = (
    *entries(
        "greets",
        0.95,
        """
        ^ (hi|hello|hey|hiya|greetings|welcome|howdy|namaste|salaam|vanakkam|dear|gday|hallo)
        ^ [a|very] good (morning|afternoon|evening|day)
        (welcome to|thank you for calling|thanks for calling|thank you for contacting|thanks for contacting
            |thanks for reaching|thank you for reaching|thanks for getting in touch|thank you for getting in touch)
        """,
    ),
    *entries(
        "introduces",
        0.9,
        """
        my name is _
        myself _
        (you are|you have) (chatting|speaking|talking|through|reached|connected) (to|with|through to) _
        (this is|i am) _ (from|at|with|here|speaking|in|and i)
        """,
    ),
    *entries(
        "thanks_customer",
        0.85,
        """
        (thank you|thanks) (so much|very much|a lot|again|for|kindly) [for|your] _
        (i|we) [really|do|truly|greatly] appreciate (you|your|it|that|the|this)
        (grateful|thankful) (for|that|to you)
        (thank you|thanks)
        """,
    ),
    *entries(
        "speaks_positively",
        0.85,
        """
        what (i|we) can (do|offer) [for you|now|here|today|is]
        here is what (i|we) can
        (the good news|good news) [is]
        (yes|sure|certainly|absolutely|of course|definitely) (i|we|you|that) (can|will|is|would|am)
        (i|we) (can|am able to) [{now}|absolutely|definitely|certainly|still] ({act}|do|offer|solve|resolve)
        (i am|we are|i would be|would be|i will be) [{very}|more than] (happy|glad|delighted|pleased) to (help|do
            |send|look|check|arrange|explain|assist|sort|see|find|take|walk|answer|get|go|make|set|book)
        (my|our) pleasure
        ^ [it is|it was] a pleasure
        ^ (sure|certainly|absolutely|of course|definitely|gladly|happily|no problem)
        (we|i) will get (this|that|it|you|there)
        (with pleasure|happy to help|glad to help|no trouble at all|you came to the right place)
        """,
    ),
    *entries(
        "says_goodbye_warmly",
        0.55,
        """
        (have|enjoy) (a|your|the) [{very}] [rest] [of] (nice|good|great|lovely|wonderful|pleasant|fantastic
            |relaxing|safe|rest) ..
        take care ($|and|then|now|until|out there|_ $|mr|mrs|ms)
        (all the best|best wishes|have a good one|goodnight|good night|stay safe|warm regards)
        (lovely|nice|great|good) (talking|chatting|speaking|to talk|to chat|to speak|meeting) .. you
        """,
    ),
    *entries(
        "says_goodbye_warmly",
        0.85,
        """
        (enjoy|good luck with|congratulations on|best of luck with|safe travels|safe trip|safe journey
            |safe flight|happy [_] (birthday|anniversary|wedding)|get well)
        (i|we) [really|do|very much] hope (you|your|the|that|it|she|he|they) .. (have|has|goes|enjoy|enjoys
            |arrives|gets|get|like|likes|feel|feels|works|turns|is) _
        (hope|wish|wishing) you [and your] .. (a|all|enjoy|have|the|get|good|well|feel)
        ^ [and] (talk|speak|see you) [to you] (tomorrow|soon|then|on|at|{day}|next|later|tonight)
        (be (good|kind) to|look after|take care of|take good care of) (yourself|yourselves|each other)
        (give|say) .. (regards|hello|hi|love) to
        (love|hugs) to (your|you|her|him|them|the|all|everyone|both|mum|mom)
        (give|tell|send) .. (a wave|a hug|a cuddle|a pat|my best|our best|my love|our love) [from|for|to] [us|me]
        (i|we) [really|do|very much] hope (you|he|she|they) [will|all] (hear|sleep|win|pass|love|catch) (every|all|the
            |your
            |her|his|them|well|him|it|like|through|every)
        (i|we) have [got] (everything|all my fingers|our fingers|my fingers) crossed
        (good luck|best of luck|all the best|fingers crossed|much luck) (for|on|at|in|with|tomorrow|tonight|today)
        ^ [and|please] [give|send] [my|our|all my] [kind|warm|kindest|warmest|best|dearest|very best] (regards
            |greetings
            |wishes|good wishes|compliments) to _
        (sleep well|rest well|drive safely|travel safely|get home safely|safe home|fingers crossed|travel well)
        (have|enjoy) (a|your|the) (quiet|calm|peaceful|gentle|smooth|warm|bright|merry|restful|beautiful|good|safe
            |happy) [_] (journey|flight|trip|drive|party|birthday|wedding|meeting|farewell|night|holiday|homecoming
            |start|show|exam
            |game|match|film|concert|dinner|lesson|class|shift|move|year)
        ^ may (the|your|she|he|they|it|tomorrow|{day}) .. (be|go|bring|have|find|sleep|last|arrive|rest|turn|taste) _
        (my|our) thoughts are with (you|your|her|him|them)
        (i|we) (am|are|will be) thinking of you
        (i|we) (keep|will keep|am keeping|cross|have) [all] [my|our] fingers crossed
        (lots of|much|a lot of|all the|every) (strength|courage|luck|joy|happiness) (for|to|with|tomorrow|on|in)
        (till|until) [then|tomorrow|{day}] <break> and .. (sleep|rest|enjoy)
        """,
    ),
    *entries("own_hope", 0.75, "(i|we) [really|do|very much|also] hope [that] _ _ [_] _"),
    *entries(
        "template_hope",
        0.9,
        """
        hope [that] (this|that|these|it|the above|all this|my answer|our answer) [has|have|will|can|also|information
            |answer|message|email|mail|letter|note] [been|now|also] (help|helps|helped|helpful|answer|answers|answered
            |clarifies|clarified
            |clear
            |clears|makes|resolves|resolved|solves|finds|is|was|be|works|gives|explains|meets|suffices|do|does)
        hope [that] you [will|can|could|would|do|all|also|now] (are|understand|understood|find|found|appreciate|accept
            |agree|continue|choose|stay|bear|enjoyed|fly|shop|order|book|like|liked|not|be|see|forgive|excuse|consider
            |had|can|will|come|keep|remain|received|got|know|realise|note|cooperate|wait)
        hope (to|so|for|not|we|i)
        hope [that] (everything|all|it all|things) (is|are|was|works|goes|will|gets)
        hope [that] (the|your|our) [new|next|other] ({thing}|issue|problem|matter|question|query|concern|situation
            |information|answer|system|team|colleague|colleagues) _
        hope [that] (we|our|someone|somebody|they) _
        """,
    ),
    *entries(
        "small_talk",
        0.85,
        """
        (how is|how are|how was|how has) (your|you|the) (day|weekend|morning|evening|doing|week|weather|today
            |going|holiday|journey)
        how are you
        (hope|hoping|trust) (you are|your day is|you have had|you had|this finds you|all is|you and your) [having
            |doing|keeping] (well|good|great|a|fine|nice|lovely|safe|going)
        (what|enjoy|such|lovely|beautiful|in this|with this) .. (weather|sunshine|rain|heat)
        (haha|hahaha|hehe|lol)
        (sounds|looks|what a|that is a|such a|what) .. (lovely|fun|exciting|delicious|beautiful|cute|wonderful
            |sweet|adorable|gorgeous|cool)
        ^ how (lovely|nice|kind|sweet|wonderful|thoughtful) (of you|that you|of him|of her|that he|that she|of them)
        (congratulations|congrats|happy birthday|happy new year|merry christmas|happy diwali|eid mubarak)
        (enjoy|have fun) (the|your|at|with)
        (nice|lovely|great|good|excellent) (choice|taste|name|pick)
        (i love|my favourite|same here|i also have a|made me smile)
        ^ me too
        <glad_face>
        """,
    ),
    *entries(
        "patience",
        0.65,
        """
        take [all] (your time|the time you need|as long as you need) ($|and|i|we|there|no|then|<break>)
        (there is|there is absolutely|absolutely) no (rush|hurry) ($|at all|whatsoever|from me|on my side)
        ^ no (rush|hurry) ($|at all|whatsoever)
        (as|just as) (slowly|slow) as you (like|need|want)
        (just|exactly|simply) as (it|they) (comes|come)
        i am in no (hurry|rush)
        """,
    ),
    *entries(
        "invites_feedback",
        0.85,
        """
        how (did|was|were|am|are) (i|we|your experience|this chat|this call|the chat|our chat|our service
            |this conversation|this) [do|doing|done|for you|today]
        how was it ($|for you|today)
        was i [of] [any] (help|use)
        how would you rate
        (rate|rating) (this|our|my|your|the|me) (chat|call|service|conversation|experience|support|help|performance)
        (short|quick|brief|small|little|a|our) survey
        (your|any|some|leave|give|share|love) [us|me|your|honest|some] feedback
        (let|tell) (us|me) [know] how (we|i|it|this) (did|was|went|can|could)
        what could (i|we) (have done|do|have) .. (better|differently)
        (anything|something) (i|we) (could|should|can) (have done|do|have) .. (better|differently)
        (leave|write) .. review
        """,
    ),
)
_NAME_AFTER: Final = re.compile(r"(?:[Mm]y name is|[Tt]his is|I am|I['’]m|[Mm]yself)\s+([A-Z][\w'’-]+)")
_NOT_NAMES: Final = frozenset(
    ("Sorry", "Not", "Very", "So", "Happy", "Glad", "Afraid", "The", "Here", "Sure", "Really", "A")
)
_VOCATIVE: Final = re.compile(
    r"^\W*(?:[Hh]i|[Hh]ello|[Hh]ey|[Dd]ear|[Gg]ood (?:morning|afternoon|evening))[ ,]+"
    r"(?:M(?:r|rs|s|x)\.? )?([A-Z][a-z'’-]+)"
)
_TITLED: Final = re.compile(
    r"(?<!colleague)(?<!manager)(?<!supervisor)(?<!lead)(?<!specialist)(?<!engineer)(?<!driver), "
    r"((?:Mr|Mrs|Ms|Mx|Miss|Dr)\.? [A-Z][\w'’-]{1,20})(?=[.!?]|,? [a-z]|$)(?! (?:is|was|will|has|and|from|in|who|at)\b)"
)
_NO_VOCATIVE: Final = frozenset(
    (
        "There",
        "Sir",
        "Madam",
        "Customer",
        "How",
        "What",
        "Thank",
        "Thanks",
        "My",
        "This",
        "And",
        "Welcome",
        "Can",
        "May",
        "You",
        "We",
        "Team",
        "Valued",
    )
)


def read(view: View) -> Iterator[Mark]:
    """Yield the helpful tones."""
    if view.history.is_opening:
        yield from list(view.marks("greets"))[:1]
    yield from _introductions(view)
    yield from _names(view)
    for hit in view.best("thanks_customer"):
        if not view.has("sarcasm", sentence=hit.sentence) and not view.has("no_decline", sentence=hit.sentence):
            long = hit.last - hit.first > 2
            yield view.mark_hit("thanks_customer", hit, hit.entry.confidence - (0.0 if long else 0.15))
    for hit in view.best("speaks_positively"):
        if _offers_something(view, hit):
            yield view.mark_hit("speaks_positively", hit)
    yield from _farewell(view)
    yield from _small_talk(view)
    yield from view.marks("invites_feedback")


def _offers_something(view: View, hit: Hit) -> bool:
    """ "I can see why" and "so I can look" offer nothing."""
    words = view.words_of(hit.sentence)
    before = words[hit.first - 1] if hit.first else ""
    if (
        before
        in ("what", "if", "so", "whether", "anything", "something", "that", "more", "else", "little", "all", "nothing")
        or words[hit.last - 1] in _PERCEIVES
    ):
        return False
    asks = view.sentences[hit.sentence].asks or view.has("data_request", "says_back", sentence=hit.sentence)
    return hit.first == 0 or not asks


_PERCEIVES: Final = frozenset(("see", "hear", "tell", "imagine", "understand", "look"))


def _introductions(view: View) -> Iterator[Mark]:
    for hit in view.best("introduces"):
        sentence = view.sentences[hit.sentence]
        named = _NAME_AFTER.search(view.text, sentence.start, sentence.end)
        plain = not hit.entry.pattern.startswith(("(this", "myself"))
        if plain or (named and named.group(1) not in _NOT_NAMES):
            yield view.mark_hit("introduces_self", hit)
            return
    named = _NAME_AFTER.search(view.text[:200]) if view.history.is_opening else None
    if named and named.group(1) not in _NOT_NAMES and not view.hits("introduces"):
        yield view.mark("introduces_self", named.start(), named.end(), 0.75)


def _names(view: View) -> Iterator[Mark]:
    names = known_names(view.history)
    for sentence in view.sentences:
        for word in sentence.words:
            if word.text in names and len(word.text) > 1 and not view.text[word.start].isdigit():
                yield view.mark("uses_name", word.start, word.end, 0.9)
                return
    vocative = _VOCATIVE.match(view.text[:80])
    titled = _TITLED.search(view.text[:8_000])
    if vocative and vocative.group(1) not in _NO_VOCATIVE:
        yield view.mark("uses_name", vocative.start(1), vocative.end(1), 0.7)
    elif titled:
        yield view.mark("uses_name", titled.start(1), titled.end(1), 0.7)


def _farewell(view: View) -> Iterator[Mark]:
    """Closings; a hope counts where it is for the customer's own life and not for the service."""
    for hit in view.best("own_hope"):
        told = view.has("says_goodbye_warmly", sentence=hit.sentence) or view.sentences[hit.sentence].asks
        if not told and not any(other.sentence == hit.sentence for other in view.raw_hits("template_hope")):
            yield view.mark_hit("says_goodbye_warmly", hit, 0.9 if _echoes(view, hit.sentence) else 0.75)
    for hit in view.best("says_goodbye_warmly"):
        before = view.words_of(hit.sentence)[max(0, hit.first - 2) : hit.first]
        if hit.entry.pattern.startswith("(enjoy|") and _tells_of_joy(view, hit):
            continue
        if hit.entry.pattern.startswith("^ may") and view.sentences[hit.sentence].asks:
            continue
        if before[-1:] == ["you"] and "hope" not in before:
            continue  # "you have a nice router"
        personal = _echoes(view, hit.sentence)
        yield view.mark_hit("says_goodbye_warmly", hit, 0.9 if personal else hit.entry.confidence)


def _tells_of_joy(view: View, hit: Hit) -> bool:
    """ "You may still enjoy it" and "what does he enjoy" wish nothing; "enjoy the party" does."""
    words = view.sentences[hit.sentence].words
    before = words[hit.first - 1] if hit.first else None
    led = before is not None and before.clause == words[hit.first].clause
    wished = before is not None and before.text in ("and", "please", "just", "do", "then", "but", "so", "<break>")
    return words[hit.first].text == "enjoy" and led and not wished


def _small_talk(view: View) -> Iterator[Mark]:
    for hit in view.best("small_talk"):
        if not view.has("acknowledges_generically", "regret", "led_in", "sarcasm", sentence=hit.sentence):
            yield view.mark_hit("small_talk", hit)
    for hit in (*view.best("says_goodbye_warmly"), *view.best("own_hope")):
        sure = hit.entry.confidence >= 0.75 and not view.has("small_talk", "template_hope", sentence=hit.sentence)
        if sure and _of_their_life(view, hit.sentence):
            yield view.mark_sentence("small_talk", hit.sentence, 0.65)
    yield from _patience(view)
    kind = frozenset(("deserve", "cute", "lovely", "sweet", "adorable", "fun", "beautiful", "pleasure"))
    for number in range(len(view.sentences)):
        if kind & set(view.words_of(number)) and _echoes(view, number) and not view.has("small_talk", sentence=number):
            yield view.mark_sentence("small_talk", number, 0.7)


_UPSET: Final = re.compile(
    r"!|\b[A-Z]{4,}\b|\b(?:angry|furious|livid|annoyed|fed up|ridiculous|disgrace|unacceptable|useless|sick of|joke)\b"
)


def _patience(view: View) -> Iterator[Mark]:
    """ "Take your time" alone leaves room; in a longer answer it is a turn of phrase, to an angry customer no help."""
    said = " ".join(view.history.pending)[-2_000:]
    if view.word_count <= _WORDS_OF_PATIENCE and not _UPSET.search(said) and not view.has("small_talk"):
        yield from (view.mark_hit("small_talk", hit) for hit in view.best("patience")[:1])


_WORDS_OF_PATIENCE: Final = 14


_LIFE: Final = re.compile(
    r"\b(?:your|the) (?:\w+ )?(?:mother|father|mum|mom|dad"
    r"|wife|husband|son|daughter|brother|sister|friend|niece|nephew|aunt"
    r"|uncle|grand\w+|family|child|children|baby|little one|toddler|birthday boy|birthday girl|partner|kids|dog|cat"
    r"|wedding|party|film|exam|concert|interview|farewell"
    r"|birthday|journey|trip|holiday|move|match|show|garden|shift|class|lesson)\b"
    r"|\b(?:to|for|hope|hope that) (?-i:[A-Z])[a-z]{2,}\b",
    re.IGNORECASE,
)


def _of_their_life(view: View, number: int) -> bool:
    """A wish for somebody or something in the customer's life, told by them or plain from the words."""
    sentence = view.sentences[number]
    return _echoes(view, number) or bool(_LIFE.search(view.text, sentence.start, sentence.end))


def _echoes(view: View, number: int) -> bool:
    told = view.history.told
    return any((bare := content_stem(word)) and bare in told for word in view.words_of(number))
