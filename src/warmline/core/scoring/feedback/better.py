"""Better wording for one moment: the author's own where one fits, otherwise made from what the customer said."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final

from warmline.core.moves import Mark
from warmline.core.moves.content import content_stems
from warmline.core.scoring.arc import Arc, Wording
from warmline.core.scoring.feedback.kinship import kin_of
from warmline.core.scoring.feedback.talk import Talk
from warmline.core.scoring.feedback.voice import Voice, typographic
from warmline.core.scoring.scorecard import Observation
from warmline.core.skills import Behaviour, Rubric
from warmline.core.wording.words import read_words

# Only words that can stand after "No wonder you are ..." are put into the agent's mouth.
_FEELINGS: Final = frozenset(
    {"angry", "annoyed", "anxious", "concerned", "confused", "disappointed", "distressed", "fed up", "frustrated"}
    | {"furious", "irritated", "let down", "scared", "stressed", "unhappy", "upset", "worried"}
)
_DEADLINE: Final = re.compile(
    r"\b(?:by|before|until)\s+(?:(?:this|next)\s+)?"
    r"(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:\s+(?:morning|noon|afternoon|evening|night))?\b"
    r"|\b(?:by|before)\s+(?:tomorrow|tonight|noon|the weekend|\d{1,2}(?::\d\d)?\s?(?:am|pm)?\b)",
    re.IGNORECASE,
)
# A wording of whose neighbouring word pairs she used this share has nothing new for her. A choice.
_SAME_WORDS: Final = 0.6
_SHOWN: Final = 3
# From this answer on the opening is over, if something was told since. A choice.
_OPENING_ENDS: Final = 3
# So much of what a question or a wording is about, in words with content, makes it the same again. Choices.
_SAME_QUESTION: Final = 0.6
_SAME_MATTER: Final = 0.75
_LEAST_MATTER: Final = 4


@dataclass(slots=True)
class Shelf:
    """The better wordings that one letter may use, each once.

    In a scenario they are the author's; a conversation of somewhere else has none.
    """

    rubric: Rubric
    talk: Talk
    arc: Arc | None
    _given: set[str] = field(default_factory=set)
    _kin: dict[str, Mapping[str, int]] = field(default_factory=dict)

    def find(self, behaviour: Behaviour, answer: int) -> Wording | None:
        """Return the author's wording that fits a behaviour at this answer best, None where none fits.

        A wording whose `after` is not on the table yet never fits: it would give away what has to be found out. One
        without `after` was made for the opening and fits until, from the third answer on, something new was told. Nor
        does one that this letter has used, that says what the agent said, that asks what the agent asked or the
        customer told, or that offers what was offered before. Of the others one after a topic of the message just
        answered comes first. Then one for the same behaviour comes before one whose behaviour is near of kin, and
        this before one of the same skill that is of some kin (see `kin_of`); then the one after the latest topic.
        """
        return min(self._fitting(behaviour, answer), key=lambda found: found[:3], default=(0, 0, 0, None))[3]

    def take(self, behaviour: Behaviour, answer: int) -> str | None:
        """Return the words of what `find` finds; this letter will not use them again."""
        found = self.find(behaviour, answer)
        if found is None:
            return None
        self._given.add(found.say)
        return found.say

    def _fitting(self, behaviour: Behaviour, answer: int) -> Iterator[tuple[bool, int, int, Wording]]:
        if self.arc is None:
            return
        latest, fresh = self.arc.known_before(answer)[::-1], self.arc.new_before(answer)
        if behaviour.key not in self._kin:
            self._kin[behaviour.key] = kin_of(self.rubric, behaviour.key)
        kin = self._kin[behaviour.key]
        for wording in self.arc.wordings:
            distance = kin.get(wording.behaviour)
            if distance is None or wording.say in self._given or self._is_late(wording, answer):
                continue
            if wording.after in latest or (wording.after is None and not self._opening_is_over(answer)):
                age = len(latest) if wording.after is None else latest.index(wording.after)
                yield wording.after not in fresh, distance, age, wording

    def _opening_is_over(self, answer: int) -> bool:
        """Whether the customer has told more than in the opening: words that go with no topic were made for that."""
        told = self.arc.topics[1:answer] if self.arc is not None else ()
        return answer >= _OPENING_ENDS and any(told)

    def _is_late(self, wording: Wording, answer: int) -> bool:
        """Whether the talk has gone past these words: said, asked, told or offered."""
        known, told = (self.arc.known_before(n) if self.arc else () for n in (answer, answer + 1))
        asked_in_vain = bool(wording.asks) and set(wording.asks) <= set(told)
        # What comes after an offer speaks of that offer and does not make it again.
        offered = bool(wording.offers) and wording.after not in wording.offers and set(wording.offers) <= set(known)
        return asked_in_vain or offered or self._said(wording.say)

    def _said(self, words: str) -> bool:
        texts = self.talk.own_texts()
        return any(repeats(words, text) or same_matter(words, text) for text in texts) or asked_again(words, texts)


def better_wording(shelf: Shelf, voice: Voice, behaviour: Behaviour, seen: Observation) -> str | None:
    """Return words the agent could have used at this moment, None where there are none that belong to this case.

    First the author's; then the customer's feeling or deadline in the customer's own word, where that alone shows the
    behaviour. For a practised talk that is all. For any other the rubric's example follows, said to be of another case.
    """
    found = shelf.take(behaviour, shelf.talk.answer_of(seen.turn))
    if found is not None:
        return found
    cue_text = "" if seen.cue_turn is None else shelf.talk.text(seen.cue_turn)
    made = _made(behaviour, seen.cue, cue_text, voice)
    return made if made is not None or shelf.arc is not None else _example(behaviour, voice)


def repeats(words: str, said: str) -> bool:
    """Say whether most of the neighbouring word pairs of `words` stand in `said`; a single word never repeats."""
    pairs, known = _pairs(words), _pairs(said)
    return bool(pairs) and len(pairs & known) >= _SAME_WORDS * len(pairs)


def same_matter(words: str, said: str) -> bool:
    """Say whether nearly all that `words` speak of, in words with content, stands in `said`; few words never do."""
    stems = content_stems(words)
    return len(stems) >= _LEAST_MATTER and len(stems & content_stems(said)) >= _SAME_MATTER * len(stems)


def asked_again(words: str, texts: Iterable[str]) -> bool:
    """Say whether a question in `words` is about what a question in one of the texts was about."""
    wanted = [stems for stems in _questions(words) if stems]
    known = [stems for text in texts for stems in _questions(text)] if wanted else []
    return any(len(one & other) >= _SAME_QUESTION * len(one) for one in wanted for other in known)


def _questions(text: str) -> list[frozenset[str]]:
    return [content_stems(text[each.start : each.end]) for each in read_words(text) if each.asks]


def _pairs(text: str) -> frozenset[tuple[str, str]]:
    words = re.findall(r"[^\W_]+", text.casefold())
    return frozenset(pairwise(words))


def _example(behaviour: Behaviour, voice: Voice) -> str:
    words = typographic(behaviour.say)
    if not behaviour.moment:
        return voice.say("say_elsewhere", words=words)
    return voice.say("say_example", moment=typographic(behaviour.moment), words=words)


def _made(behaviour: Behaviour, cue: Mark | None, cue_text: str, voice: Voice) -> str | None:
    feeling = _feeling(cue)
    if feeling and behaviour.grade(frozenset({"acknowledges_feeling"})) >= _SHOWN:
        return voice.say("say_feeling", feeling=feeling)
    deadline = _DEADLINE.search(cue_text)
    if deadline and behaviour.grade(frozenset({"next_step_with_time"})) >= _SHOWN:
        return voice.say("say_deadline", deadline=_as_said(deadline.group()))
    return None


def _feeling(cue: Mark | None) -> str | None:
    if cue is None:
        return None
    named = (cue.about("feeling") or "").casefold()
    if named in _FEELINGS:
        return named
    said = re.findall(r"[a-z]+", cue.quote.casefold())
    return next((word for word in said if word in _FEELINGS and "not" not in said), None)


def _as_said(deadline: str) -> str:
    first, rest = deadline.split(maxsplit=1)
    return f"{first.casefold()} {rest}"
