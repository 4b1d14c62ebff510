"""Where the agent states an amount, a date, a time, a number or a name other than the facts of the case have it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from warmline.core.conversation import Conversation, Fact, Speaker
from warmline.core.moves.content import content_stems
from warmline.core.moves.stated import Value, values_in
from warmline.core.wording.sentences import sentence_spans

NEAR: Final = 60
"""How many characters may lie between the words of a fact and the value said about it."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """The agent's words `quote` (`text[start:end]` of that turn) differ from what is known.

    `said` is the value in the agent's words; `label` and `known` are the fact's.
    """

    turn: int
    start: int
    end: int
    quote: str
    said: str
    key: str
    label: str
    known: str


def contradictions(conversation: Conversation) -> tuple[Contradiction, ...]:
    """Return the places where the agent's words contradict the facts of the case, in order.

    A fact speaks of one thing by its label ("Delivery date") and holds one value of a kind. It is contradicted where a
    sentence of the agent has every telling word of the label, and near them a value of that kind that no fact and no
    word of the customer holds. Questions, reported words, corrections ("not 40") and changes ("moved to Friday",
    "the new price") are left alone: the rule stays silent where it could be a change that the facts do not know yet.
    """
    facts = tuple(conversation.facts)
    if not facts:
        return ()
    known = frozenset(value.folded for fact in facts for value in values_in(fact.value))
    found: list[Contradiction] = []
    told: set[tuple[str, str]] = set()
    for turn, said in enumerate(conversation.turns):
        if said.speaker is Speaker.CUSTOMER:
            told |= {value.folded for value in values_in(said.text)}
        elif said.speaker is Speaker.AGENT:
            found += _in_turn(turn, said.text, facts, known | told)
            found += _wrong_name(turn, said.text, facts, conversation)
    return tuple(found)


_CHANGES: Final = re.compile(
    r"\b(?:instead|rather than|chang\w+|mov(?:e|ed|ing)|new|now|corrected|correct(?:ing)? (?:it|this|that)"
    r"|reduc\w+|lower\w*"
    r"|rais\w+|rebook\w*|resched\w+|extend\w*|exten(?:sion)|another|other|extra|additional|more|less|off"
    r"|refund\w*|credit\w*"
    r"|was|were|used to|previously|before|usually|normally|up to|at least|at most|between|about|around|roughly"
    r"|if|unless"
    r"|would|could|might|may|offer\w*|replac\w+|different|difference|plus|minus|per|each|every)\b",
    re.I,
)
_REPORTS: Final = re.compile(
    r"\byou(?:['’]ve| have)? (?:said|say|told|mention\w*|wrote|write|think|thought|asked)\b", re.I
)
_NOT: Final = re.compile(r"\b(?:not|isn['’]t|wasn['’]t|never|no)\b[^.;,]{0,15}$", re.I)
_GENERAL: Final = frozenset(
    ("date", "number", "amount", "time", "total", "value", "id", "reference", "ref", "name", "day", "status", "price")
)


def _in_turn(
    turn: int, text: str, facts: tuple[Fact, ...], known: frozenset[tuple[str, str]] | set[tuple[str, str]]
) -> Iterator[Contradiction]:
    for start, end in sentence_spans(text):
        sentence = text[start:end]
        if sentence.rstrip().endswith("?") or _CHANGES.search(sentence) or _REPORTS.search(sentence):
            continue
        stated = values_in(sentence)
        for fact in facts if stated else ():
            value = _against(fact, sentence, stated, known)
            if value is not None:
                yield Contradiction(turn, start, end, sentence, value.text, fact.key, fact.label, fact.value)
                break


def _against(
    fact: Fact, sentence: str, stated: tuple[Value, ...], known: frozenset[tuple[str, str]] | set[tuple[str, str]]
) -> Value | None:
    held = values_in(fact.value)
    kinds = {value.kind for value in held if sum(other.kind == value.kind for other in held) == 1}
    places = _places(fact.label, sentence)
    if not kinds or not places:
        return None
    for value in stated:
        near = any(abs(value.start - place) <= NEAR for place in places)
        if (
            near
            and value.kind in kinds
            and not _agrees(value, held, known)
            and not _NOT.search(sentence[: value.start])
        ):
            same = [other for other in stated if other.kind == value.kind]
            return value if not any(_agrees(other, held, frozenset()) for other in same) else None
    return None


def _agrees(value: Value, held: tuple[Value, ...], known: frozenset[tuple[str, str]] | set[tuple[str, str]]) -> bool:
    return value.folded in known or any(value.kind == other.kind and value.fits(other) for other in held)


def _places(label: str, sentence: str) -> list[int]:
    """Return where the words of a label stand in a sentence, empty unless all its telling words are there."""
    wanted = [word for word in re.findall(r"[^\W\d_]{2,}", label.lower()) if word not in ("the", "of", "and", "for")]
    telling = [word for word in wanted if word not in _GENERAL]
    if not telling:
        return []
    places: list[int] = []
    for word in telling:
        stems = content_stems(word) or frozenset((word,))
        found = [m.start() for m in re.finditer(r"[^\W\d_]{2,}", sentence) if _meets(m.group().lower(), word, stems)]
        if not found:
            return []
        places += found
    return places


def _meets(word: str, wanted: str, stems: frozenset[str]) -> bool:
    return word == wanted or bool(content_stems(word) & stems)


_NAME_KEYS: Final = ("customer_name", "name", "full_name", "first_name", "customer", "passenger", "account_holder")
_GREETED: Final = re.compile(
    r"\s*(?:Subject:[^\n]*\n\s*)?(?:dear|hi|hello|hey|good (?:morning|afternoon|evening)|thank you|thanks)[ ,]{1,2}"
    r"(?P<title>(?:mr|mrs|ms|miss|mx|dr)\.? )?"
    r"(?P<name>(?-i:[A-Z])[^\W\d_]+(?:[-'’ ](?-i:[A-Z])[^\W\d_]+)?)(?=\s*[,!.\n–—-])",
    re.I,
)
_NO_NAME: Final = frozenset(
    re.findall(
        r"\w+",
        """
        there team all both everyone customer valued sir madam maam guest traveller traveler member friend folks again
        client user passenger mate love dear miss so very for and
        """,
    )
)


def _wrong_name(turn: int, text: str, facts: tuple[Fact, ...], conversation: Conversation) -> Iterator[Contradiction]:
    """A greeting with a name that neither the facts nor the customer's own words hold."""
    fact = next((fact for fact in facts if fact.key.lower() in _NAME_KEYS and fact.value.strip()), None)
    match = _GREETED.match(text) if fact else None
    if fact is None or match is None:
        return
    greeted = re.findall(r"[^\W\d_]{2,}", match["name"].lower())
    heard = " ".join(each.text for each in conversation.turns[:turn] if each.speaker is Speaker.CUSTOMER).lower()
    known = set(re.findall(r"[^\W\d_]{2,}", fact.value.lower()))
    if set(greeted) & (_NO_NAME | known) or any(re.search(rf"\b{re.escape(name)}\b", heard) for name in greeted):
        return
    if any(name[:3] == other[:3] for name in greeted for other in known):
        return  # "Liz" for "Lizbeth": a short form, not another person
    start, end = match.span("name")
    yield Contradiction(turn, start, end, text[start:end], text[start:end], fact.key, fact.label, fact.value)
