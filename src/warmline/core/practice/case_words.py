"""Whether an answer speaks of this case: words it took from the customer, and things that nobody told it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import Final

from warmline.core.moves.content import content_count, content_stem, stem, stems_of, weight
from warmline.core.wording.words import Sentence, read_words

ENOUGH: Final = 1.0
"""How much must come back: one telling word or figure, or two that fit many cases. A choice, not a measurement."""

_FILLERS: Final = frozenset(("whole", "full", "entire", "long", "good", "more", "solid", "straight", "other"))
_UNITS: Final = frozenset(
    re.findall(
        r"\w+", "second minute hour day night week weekend month year kilometre mile metre euro pound dollar percent"
    )
)
_BIG: Final = 3  # "two" and "once" are in too many answers to say anything
_FEELINGS: Final = frozenset(
    stem(word)
    for word in re.findall(
        r"\w+",
        """angry furious livid mad annoyed annoying irritated frustrated frustrating frustration upset upsetting
    worried worrying worry worries anxious nervous scared afraid concerned stressed stressful disappointed
    disappointing sad unhappy hurt hurts fed fuming exhausted tired tiring unfair horrible terrible awful relieved
    feel feeling hate""",
    )
)
# People, places and things that a case is about; those of one line stand for each other.
_THINGS: Final = tuple(
    frozenset(line.split())
    for line in """
    kid child children daughter son girl boy baby toddler family parent birthday school kindergarten nursery
    wife husband partner family wedding
    mother mum mom father dad parent grandparent grandmother grandma grandfather grandad family wedding
    sister brother family
    dog cat pet puppy
    hotel hostel guesthouse room
    airport plane flight gate luggage suitcase trip holiday
    train station platform trip
    car van garage workshop drive road
    bus coach trip
    hospital clinic surgery doctor nurse appointment
    wedding bride groom guest
    funeral
    passport visa
    fridge freezer
    laptop computer
    sofa couch
    washer dryer
    cake bakery
    shoe boot
    dress suit
    landlord rent flat
    """.strip().splitlines()
)
_FIGURE: Final = re.compile(r"\d+(?:[:.,]\d+)*\Z")
_NAMED: Final = re.compile(r"(?<=[a-z,] )[A-Z][a-z]{2,}\b")
_TITLES: Final = frozenset(("mr", "mrs", "miss", "madam", "sir"))
# What anybody has, told or not: "your patience", "your inbox", "your place".
_ANYBODYS: Final = frozenset(
    stem(word)
    for word in re.findall(
        r"\w+",
        """
        patience understanding choice decision evening weekend morning afternoon side place shoes position trust voice
        view mind hand hands head heart pocket pen paper feeling feelings frustration reason right rights preference
        convenience confirmation receipt inbox door home house screen browser mailbox letterbox desk purse wallet diary
        file case reply answer feedback kindness honesty loyalty custom words own first second third last next usual new
        old full copy request complaint wish worry concern fault mistake business team colleague manager company face
        eyes ears shoulders fingers feet back life experience opinion memory effort attention visit support loss sake
        anger annoyance disappointment doubt permission consent approval signature calendar schedule plan plans budget
        area neighbourhood street town shop branch store end hard best
        """,
    )
)
# What the agent does or cannot do may bring hours and names of its own.
_OWN_DEED: Final = re.compile(
    r"\b(?:i|we)(?:['’](?:ll|m|re|ve|d)| will| shall| have| had| cannot| can['’]t| could| need| want| would| am| are"
    r"| can(?! (?:see|hear|understand|imagine|tell|feel|only))| \w+ed\b)|\b(?:let me|shall i|may i|can i|our|my)\b"
    r"|\b(?:would|do|could|can|will|what|which|when|how|is|are) (?:you|it|that|one)\b|\?",
    re.IGNORECASE,
)


@lru_cache(maxsize=4096)
def details_of(text: str) -> frozenset[str]:
    """Return the stems that make a text its own: content words, names and figures, but no feelings."""
    found: set[str] = set()
    for sentence in read_words(text):
        words = [word.text for word in sentence.words if word.text not in _FILLERS]
        found |= stems_of(words)
    return frozenset(found - _FEELINGS)


def shared(case: str, text: str) -> float:
    """Return how much of a case comes back in a text: a sum over words, 1 each, .5 for those that fit many cases."""
    both = details_of(case) & details_of(text)
    return sum(weight(each) for each in both) + len(_figures(case) & _figures(text, bare=True))


def best_sentence(case: str, text: str) -> tuple[int, int] | None:
    """Return start and end of the sentence in which most of a case comes back; None where too little does."""
    scored = [(shared(case, text[one.start : one.end]), -one.start, one.end) for one in read_words(text)]
    best = max(scored, default=(0.0, 0, 0))
    return (-best[1], best[2]) if best[0] >= ENOUGH else None


def foreign_to(case: str, text: str) -> tuple[str, ...]:
    """Return what an answer says of this customer that is nowhere in the case, as written: figures with a unit, named
    people, places and things. Sentences on the agent's own deeds, and questions, may bring such things. What is called
    "your ..." though nobody told of it is foreign in a deed as well."""
    known = frozenset(_bare(word.text) for one in read_words(case) for word in one.words)
    figures = frozenset(key for one in read_words(case) for key, _first, _last in _counts(one))
    told = details_of(case)
    found: list[str] = []
    for sentence in read_words(text):
        if not sentence.asks:
            found += _strange_belongings(text, sentence, told)
        said = text[sentence.start : sentence.end]
        if not _OWN_DEED.search(said):
            found += [text[first:last] for key, first, last in _counts(sentence) if key not in figures]
            found += _strange_things(text, sentence, known)
            found += [name for name in _NAMED.findall(said) if _bare(name.lower()) not in known | _TITLES]
    theirs = {each.lower() for each in found}
    return tuple(each for each in dict.fromkeys(found) if f"your {each.lower()}" not in theirs)


def _figures(text: str, *, bare: bool = False) -> frozenset[str]:
    """Return the figures of a text from three up; with `bare` only those without a unit, which is another figure."""
    found: set[str] = set()
    for sentence in read_words(text):
        taken = {start for _key, start, _end in _counts(sentence)} if bare else set()
        found |= {content_count(word.text) for word in sentence.words if word.start not in taken}
    return frozenset(each for each in found if each.isdecimal() and len(each) < 4 and int(each) >= _BIG)


def _bare(word: str) -> str:
    return word.removesuffix("'s").removesuffix("’s").removesuffix("s")


def _counts(sentence: Sentence) -> Iterator[tuple[str, int, int]]:
    """Yield each figure with its unit ("two whole days" is 2day), and where it stands."""
    words = [word for word in sentence.words if word.text not in _FILLERS]
    for word, unit in pairwise(words):
        figure = content_count(word.text) or (word.text if _FIGURE.match(word.text) else "")
        if figure and _bare(unit.text) in _UNITS:
            yield f"{figure}{_bare(unit.text)}", word.start, unit.end


def _strange_things(text: str, sentence: Sentence, known: frozenset[str]) -> Iterator[str]:
    for word in sentence.words:
        kin = [group for group in _THINGS if _bare(word.text) in group]
        if kin and not any(group & known for group in kin):
            yield text[word.start : word.end]


def _strange_belongings(text: str, sentence: Sentence, told: frozenset[str]) -> Iterator[str]:
    """ "Your helmet" speaks of a helmet that the customer has told of, or of another customer."""
    for your, word in pairwise(sentence.words):
        bare = content_stem(word.text) if your.text == "your" and word.clause == your.clause else None
        if bare is None or bare in told or bare in _FEELINGS or bare in _ANYBODYS or weight(bare) < 1:
            continue
        kin = [group for group in _THINGS if _bare(word.text) in group]
        if not any(stem(other) in told for group in kin for other in group):
            yield text[your.start : word.end]
