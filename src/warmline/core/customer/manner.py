"""The small things of talk that a customer answers whatever the case: checks, names, nonsense."""

from __future__ import annotations

import re
from typing import Final

from warmline.core.customer.heard import Noise
from warmline.core.customer.patterns import any_of, word_set
from warmline.core.customer.sentences import plain, words

OPEN_QUESTION: Final = any_of(
    r"what (?:happened|has happened|went wrong|is going on|seems to be|would help|would you like|do you need)",
    r"what(?:'s|s)? (?:up|(?:is )?the (?:problem|issue|matter))",
    r"what (?:can i (?:do|help)|do you want|did you have in mind|else)",
    r"what matters?\b.*\bto you",
    r"how (?:can|may) i help",
    r"how (?:has|did) (?:this|that|it|all this|things?) (?:affect|been for|leave|come|happen|start|begin)",
    r"what (?:have you|did you) (?:already |yourself )?(?:tried|try|do|done|been told)",
    r"from your (?:side|point of view)",
    r"tell me (?:more|everything|about|what happened)",
    r"(?:walk|talk) me through",
    r"can you (?:explain|describe) (?:what|the (?:problem|issue|situation))",
)
# Questions for what lies behind a case. They reach the customer's real need where no authored pattern does.
ASKS_NEED: Final = any_of(
    r"what (?:is|'s|are|do you|would|does|did you|should)\b.*\b(?:urgent|important|need|matters?|priority|for you)",
    r"what(?:'s|s)\b.*\b(?:urgent|important|priority)",
    r"what (?:worries|bothers|troubles|concerns|matters)",
    r"what (?:are you|is it that you(?:'re| are)?) (?:\w+ )?(?:worried|afraid|concerned|worrying)",
    r"(?:something|anything)\b.*\b(?:urgent|important|worr\w+|afraid|should know|need to know|depends?|behind)",
    r"what\b.*\bneed (?:it|that|this|them) for",
    r"what(?:'s|s| is| are) (?:it|this|that|they|those) (?:needed )?for",
    r"why is (?:it|this|that) (?:\w+ )?(?:important|urgent)",
    r"what (?:happens|will happen|would happen|would it mean|does it mean|consequences?|would change)\b(?! when you)"
    r".*\b(?:if|for you|with you|have for you)",
    r"(?:something|anything|circumstances?)\b.*\b(?:take into account|consider|bear in mind|know|special|situation)",
    r"what(?: else)? (?:hangs|depends) on (?:it|this|that)",
    r"what(?:'s| is| lies) behind (?:it|this|that)|lies behind",
)
# "When do you need it?" asks for the day by which it must be right.
ASKS_DEADLINE: Final = any_of(
    r"(?:by|until|till) when",
    r"when (?:do|does|would|did|must|should) (?:you|it|this|that) (?:\w+ ){0,2}(?:need|have to|be)",
    r"when (?:you need|must it|should it|is it due)",
    r"(?:is there|have you got|do you have) (?:a|any) (?:deadline|date|day|time)",
)
ASKS_MOOD: Final = any_of(r"how are you", r"how(?:'s| is) your day", r"how do you do")
ASKS_AGREEMENT: Final = any_of(
    r"(?:does|would|will|do|did) (?:that|this|it|either|any of (?:that|these)) (?:help|work|suit|sound)",
    r"(?:does|would|will) (?:that|this|it|either) be (?:ok|okay|fine|alright|all right|good|enough)",
    r"(?:is|are) (?:that|this|you) (?:ok|okay|fine|alright|all right|good|happy|acceptable|enough|clear|right|correct)",
    r"(?:shall|should) i",
    r"do you (?:agree|want me to|accept|want (?:it|that|this|one|them)|take it)",
    r"would you (?:like (?:me to|it|that|this|one|them)|take (?:it|that|this|one|them))",
    r"will you take (?:it|that|this|one)|you want (?:it|that|this|one)",
    r"what do you think",
    r"how does that sound",
    r"have i got (?:that|it|this) right",
    r"do i have (?:that|it|this) right",
    r"did i (?:get|understand) (?:that|it|this|you)",
    r"which (?:one )?(?:would|do) you (?:prefer|like|want)",
    r"which (?:is|one is|suits)",
    r"yes or no",
)
_PUTS_AN_OFFER: Final = any_of(
    r"would it help (?:you )?if (?:i|we)",
    r"(?:shall|should) (?:i|we)",
    r"(?:would you like|do you want|may i ask) me to",
    r"how about (?:i|we|if i|if we)",
    r"is it (?:ok|okay|all right|fine) (?:for you )?if (?:i|we)",
)
_AND_ASKS: Final = any_of(r"and (?:by |until |from )?(?:when|what|where|which|who|how)")
ASKS_MORE: Final = any_of(
    r"(?:anything|something) (?:else|more)",
    r"any (?:other|more|further) (?:questions?|concerns?|help)",
    r"further assistance",
)
ASKS_PRESENCE: Final = any_of(r"are you (?:still )?(?:there|here|with me)", r"still there")
ASKS_COMPANY: Final = any_of(
    r"who(?:'s|s| is| else is)? (?:there )?with you",
    r"(?:is|have you got) (?:there )?(?:anybody|anyone|somebody|someone) (?:else )?(?:there )?with you",
    r"are you (?:there )?(?:alone|on your own|by yourself)",
)
_SPAN: Final = (
    r"(?:(?:only|just|about|another|one more|the next|a couple of|a few|a|one|two|three|four|five|ten|\d+) ){1,2}"
    r"(?:more )?(?:moment|second|minute|sec|min)"
)
ASKS_HOLD: Final = any_of(
    r"bear with me",
    r"(?:hold|hang) on",
    r"(?<!in )one (?:moment|second|minute|sec)",
    r"(?<!in )(?:just )?a (?:moment|second|minute|sec)\b(?! ago)",
    rf"give me (?:{_SPAN})s?",
    rf"(?:need|take|takes|want|have) (?:{_SPAN})s?",
    rf"(?:{_SPAN})s?(?: more| longer)?,? please",
    r"(?:please|can you) (?:wait|hold)",
    r"while i (?:check|look|find)",
)
WISHES: Final = any_of(
    r"have a|all the best|take care|good luck|fingers crossed|enjoy|happy birthday|best wishes",
    r"hope (?:you|she|he|they)",
    r"bye|good ?bye|safe travels|get well|sleep well|good night",
)
UNSURE: Final = any_of(
    r"(?:i(?:'m| am) )?not (?:quite |really |entirely |so )?(?:sure|certain)(?! (?:you|that you))",
    r"i (?:don't|do not) know (?:if|which|whether)",
    r"(?:maybe|perhaps) i (?:can|could)",
    r"i (?:can|could|will) (?:maybe|perhaps)",
    r"i might be able to",
    r"i guess i (?:can|could)",
)
ONLY_UNSURE: Final = re.compile(
    r"\W*(?:but )?i(?:'m| am) not (?:quite |really |entirely |so )?(?:sure|certain)"
    r"(?: (?:if|whether|which|that|it|one|this|works?|will|can|is|possible|right|yet)\b)*\W*$",
    re.IGNORECASE,
)
# An answer to a question that needs no more than that.
YES_OR_NO: Final = re.compile(
    r"^\W*(?:(?:well|oh|ah|hm|sorry|ok|okay)\W+)?(?:(?:yes|yeah|yep|yup|no|nope|sure|certainly|absolutely|definitely|"
    r"indeed|correct|exactly|of course)\b|(?:(?:it|that|this) (?:is|does|will|isn't|doesn't|won't|was)|"
    r"i (?:am|do|will|can|did|have)|we (?:are|do|will|can|did|have))\s*(?:[.!,;]|$))",
    re.IGNORECASE,
)
# "You know that, right?" asks for nothing.
TAG: Final = re.compile(
    r"(?:,|\.\.\.|…|-)\s*(?:right|ok(?:ay)?|yes|no|yeah|huh|eh|innit|you know|(?:is|are|was|were|do|does|did|can|will|"
    r"have|has)(?:n't)? (?:it|you|we|they|he|she|that))\s*\?\W*$",
    re.IGNORECASE,
)
_NOT_POLAR: Final = any_of("what|when|where|who|whom|which|why|how|whose|or")
GOODBYE: Final = any_of(
    r"good ?bye|bye(?:-bye)?|take care|see you|farewell",
    r"have a (?:\w+ )?(?:nice|good|great|lovely|pleasant) (?:\w+ )?(?:day|evening|night|weekend|week|time|one)",
    r"all the best",
)
_OFF_SCENE: Final = any_of(
    r"(?:ignore|disregard|forget) (?:(?:all|any|the|your|my|previous|prior|above) )+(?:instruction|prompt|rule)s?",
    r"system prompt",
    r"you are (?:now )?an? (?:ai|bot|language model|assistant|simulat\w*)",
    r"(?:as|being) an? (?:ai|language model)",
    r"say (?:that )?(?:you are|you're|i am) (?:satisfied|happy)",
    r"rate (?:me|this)\b.*\b(?:10|100|five|5)",
    r"set (?:your )?(?:anger|trust|mood|satisfaction)",
    r"developer mode",
    r"jailbreak",
    r"end (?:the )?(?:simulation|role-?play|scenario)",
    r"mark (?:this|the case) as (?:resolved|solved)",
)
_MARKUP: Final = re.compile(r"<\s*/?\s*(?:script|system|div|img|iframe|style|html|body|svg|h1|p|b|a)\b", re.IGNORECASE)
_SWAPPED: Final = any_of(
    r"(?:i am|i'm) (?:the|a|your) customer",
    r"my (?:parcel|package|order|bill|flight|account|card|internet|line) (?:has|have|is|was|never|did|still)",
    r"my (?:parcel|package|order|bill|flight|account|card|internet|line) (?:hasn't|isn't|didn't|wasn't)",
    r"i (?:want|need|demand) (?:a|my) (?:refund|money|parcel|order)",
    r"i(?:'ve| have) been waiting for (?:my|your|you)",
    r"you (?:lost|broke|never sent) my",
)
_NAME_GIVEN: Final = re.compile(
    r"\b(?i:my name is|my name's|this is|i am|i'm|(?:you're )?(?:speaking|chatting|talking) (?:to|with))"
    r"\s+([A-Z][a-zà-ÿ]{1,14})\b"
)
_NAME_SIGNED: Final = re.compile(r"\b([A-Z][a-zà-ÿ]{1,14})\s+(?:here|speaking)\b")
_ADDRESSED: Final = re.compile(
    r"^(?i:hi|hello|hey|dear|good (?:morning|afternoon|evening)|thanks|thank you|sorry),?\s+"
    r"(?:(?i:mrs?|ms|miss|mx|dr)\.?\s+)?([A-Z][a-zà-ÿ]{1,14}(?:-[A-Z][a-zà-ÿ]{1,14})?)\b"
)
_NOT_NAMES: Final = word_set(
    """there sorry again glad happy here going looking checking afraid sure really very not just also so aware able the
    team all everyone and for that this thank thanks good please yes yeah no well what how your you madam sir maam
    customer friend i'm its it let welcome to of support service we our my me from with about right back still"""
)
_COMMON: Final = word_set(
    """the a an and or to of in is it you i we that this for on my me your with are was can will not no yes ok okay do
    have be at hi hello sorry please thanks thank what when where who how why which there here if so but as by from
    would could tell let just all any more help good right sure fine great"""
)


# Everyday words of other languages that are no English words.
_ELSEWHERE: Final = word_set(
    """ich nicht und bitte leider ihnen ihre wir sind danke guten tag für das ist lo siento mucho señora señor gracias
    por favor usted buenos días je vous merci désolé désolée est nous avec pour bonjour madame monsieur mi dispiace
    grazie prego signora sono il het niet een dank alstublieft przepraszam dziękuję proszę nie jest obrigado obrigada
    desculpe você não teşekkür lütfen merhaba tack förlåt inte anteeksi kiitos"""
)


def agent_name(text: str) -> str | None:
    """Return the name by which the agent introduces themselves, or None."""
    for pattern in (_NAME_GIVEN, _NAME_SIGNED):
        for match in pattern.finditer(plain(text)):
            name = str(match.group(1))
            if name.casefold() not in _NOT_NAMES:
                return name
    return None


def wrong_name(text: str, own: str) -> str | None:
    """Return the name by which the agent addresses the customer where it is not the customer's, or None."""
    match = _ADDRESSED.match(plain(text).strip())
    if match is None:
        return None
    name = str(match.group(1))
    known = {part for part in re.split(r"[\s-]", own.casefold()) if part} | _NOT_NAMES | _COMMON
    return None if set(name.casefold().split("-")) <= known else name


def noise(text: str) -> Noise | None:
    """Say in which way a text gives the customer nothing to answer, or None where it is ordinary talk."""
    if not any(char.isalnum() for char in text):
        return Noise.EMPTY
    if _OFF_SCENE.search(plain(text)) or _MARKUP.search(text):
        return Noise.OFF_SCENE
    if _SWAPPED.search(plain(text)):
        return Noise.ROLES_SWAPPED
    said = words(text[:4000])
    if _is_foreign(text, said):
        return Noise.OTHER_LANGUAGE
    unknown = bool(said) and not any(word in _COMMON for word in said)
    if not said or (unknown and len(said) <= 3 and all(_unspeakable(word) for word in said)):
        return Noise.GIBBERISH
    return None


def is_shouting(text: str) -> bool:
    """Say whether most of a text of some length is in capitals."""
    letters = [char for char in text if char.isalpha()]
    return len(letters) >= 12 and sum(char.isupper() for char in letters) > 0.7 * len(letters)


def _is_foreign(text: str, said: tuple[str, ...]) -> bool:
    letters = [char for char in text[:4000] if char.isalpha()]
    other_script = sum(ord(char) > 0x24F for char in letters) > 0.4 * len(letters)
    known = sum(word in _COMMON for word in said)
    elsewhere = sum(word in _ELSEWHERE for word in said)
    short = 2 <= len(said) < 6 and not known and elsewhere >= 2
    return bool(letters) and (other_script or short or (len(said) >= 6 and known < 0.15 * len(said)))


def _unspeakable(word: str) -> bool:
    if word.isdigit():
        return len(word) > 4
    vowels = sum(char in "aeiouyàáâäèéêëìíîïòóôöùúûü" for char in word)
    return len(word) > 3 and (vowels / len(word) < 0.2 or bool(re.search(r"(.)\1\1|[^aeiouy\W\d]{5}", word)))


def asks_yes_or_no(text: str) -> bool:
    """Say whether the last question of a customer's message is answered by a yes or no: "Will that really do it?"."""
    asked = [sentence for sentence in re.split(r"(?<=[.!?])\s+", plain(text)) if sentence.rstrip().endswith("?")]
    return bool(asked) and len(asked[-1].split()) >= 3 and not _NOT_POLAR.search(asked[-1])


def puts_an_offer(text: str) -> bool:
    """Say whether a question puts an offer and asks for nothing else; "Shall I wake you, and when?" asks for more."""
    text = plain(text)
    return bool(_PUTS_AN_OFFER.search(text)) and not _AND_ASKS.search(text)
