"""Hearing what an agent's free text is about: offers, questions for facts, traps, refusals, promises."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

from warmline.core.customer import manner, matching, others, questions
from warmline.core.customer.absurd import absurd_promise
from warmline.core.customer.amounts import amounts_in
from warmline.core.customer.heard import Heard, Item, Noise
from warmline.core.customer.parameters import PARAMETERS
from warmline.core.customer.pasted import pasted_clauses
from warmline.core.customer.patterns import any_of
from warmline.core.customer.promising import promises_in
from warmline.core.customer.relational import is_work
from warmline.core.customer.scenario import Offer, OfferRule, Scenario
from warmline.core.customer.sentences import Piece, pieces, plain, words
from warmline.core.customer.state import CustomerState
from warmline.core.customer.times import named_time
from warmline.core.moves import TurnReading
from warmline.core.moves.negation import is_negated
from warmline.core.wording.phrases import Phrase
from warmline.core.wording.sentences import sentence_spans

# Words that turn an offer into a report of one, a wish, or a question about the past.
_NOT_AN_OFFER: Final = any_of(
    r"you (?:said|mentioned|told|asked for|wanted|were (?:told|promised|offered))",
    r"(?:colleague|he|she|they|somebody|someone|person|shop|agent|advisor)(?: \w+){0,4} (?:said|told|promised|offered)",
    r"(?:if|wish) i could",
    r"did you (?:order|ask|get|send|call)",
    r"have you (?:ordered|asked|got|sent|called|tried|checked)",
    r"had you",
    r"(?:we|i|nobody|no one|my colleague) (?:simply )?(?:did not|didn't|had not|hadn't|failed to|forgot to)",
)
_WISH_SAID_BACK: Final = any_of(
    r"(?<!if )you (?:want|would like|wish|hope|expect)", r"(?<!if )you'd (?:like|rather|prefer)"
)
_REPORTS: Final = any_of(
    r"you(?:'ve| have)? (?:already )?(?:said|told|mentioned|asked|went|checked|tried|knocked|looked|explained|wrote)",
    r"(?:won't|will not|not going to|no need|needn't|don't need|without) (?:\w+ ){0,3}"
    r"(?:ask|send|tell|make|repeat|have)",
    r"as you (?:say|said|wrote)",
)
_REFUSES: Final = any_of(
    r"cannot|can't|can not|couldn't|unable to|not able to|won't be able|no longer (?:possible|able)|afraid not",
    r"not (?:allowed|possible|authori[sz]ed|permitted|in my power)|isn't possible|would not be|won't",
    r"(?:do|does) not allow|doesn't allow|don't (?:offer|do|have)",
)
_OFFERS: Final = any_of(
    r"(?:i|we) (?:do|make|send|book|order|put|arrange) (?:this|that|it|you)|(?:i am|i'm|we are|we're) (?:now )?\w+ing",
    r"(?:i|we|you) (?:can|will|could)|(?:i|we|you)'ll|let me|let's|or|offer|option|possible|arrange|happy to",
    r"would (?:you like|it help|a)|(?:how|what) about|(?:shall|should) i|do you want|(?:i am|i'm) going to",
)
# From how much of a label, of so many words at least, a question that says it back traps nobody. Chosen.
_WHOLE: Final = 0.9
_WHOLE_WORDS: Final = 3
_TENTATIVE: Final = any_of(
    r"would", r"(?:how|what) about", r"do you want", r"(?:shall|should) (?:i|we)", r"could (?:i|we)"
)
_LEADS: Final = "lead|supervisor|manager|team leader|boss"
_LEAD: Final = any_of(
    rf"(?:ask|check with|speak (?:to|with)|talk (?:to|with)) (?:\w+ ){{0,4}}(?:{_LEADS})",
    rf"(?:request|need|get|have|wait for|subject to|depends on) (?:\w+ ){{0,4}}(?:{_LEADS}|approval|permission)",
    rf"(?:put|pass|take) (?:it|this|that) to (?:\w+ ){{0,2}}(?:{_LEADS})",
    rf"(?:{_LEADS})(?:'s)? (?:\w+ ){{0,2}}(?:has to|must|needs to|would have to|can|may|might|could|decides?)",
    rf"(?:{_LEADS})(?:'s)? (?:\w+ ){{0,2}}(?:approval|approves?|agrees?|yes)",
)
_NUMBERED: Final = (
    "order|account|customer|booking|reference|contract|policy|tracking|phone|telephone|card|meter|ticket|case"
)
_PERSONAL: Final = any_of(
    rf"(?:{_NUMBERED}) (?:number|no|id|code|reference)",
    rf"your (?:\w+ )?(?:{_NUMBERED}|name|address|email|e-mail|postcode|post code|date of birth|birth date)",
)
_ON_RECORD: Final = any_of(_NUMBERED, "name|address|email|e-mail|postcode|post code|date of birth|birth date")
# Reading the record out ("I see the order date is the 4th, right?") asks for nothing.
_SAYS_IT: Final = any_of(r"i (?:can )?see|is it right|is (?:that|this|it) (?:right|correct)|i have")
# Marks that tell how something was said, in whatever language.
_SAYS_NOTHING: Final = frozenset(
    {"repeats_itself", "stock_phrase", "shouts", "rambles", "uses_jargon", "answers_too_short"}
)
# "Have you asked ...?" asks, it does not say back what the customer did.
_ASKS_BACK: Final = re.compile(r"^\W*(?:(?:and|so|but|ok|okay|first|then)\W+)?(?:have|has|had|did)\b", re.IGNORECASE)
# A phrase that looks for a "no" of its own ("not have to pay") means something good by it.
_WANTS_NO: Final = re.compile(r"(?:^|[|+])\s*(?:not|never|nothing|won't|no longer)\b", re.IGNORECASE)
# "The note says nobody was in, but the van was elsewhere. That is our fault." holds nothing against anybody.
_TAKEN_BACK: Final = any_of(r"but|however|although|even though|which is (?:wrong|not true)")
_RECORD_CUT: Final = re.compile(r"[,.;:(“”]")


def hear(scenario: Scenario, state: CustomerState, text: str, reading: TurnReading) -> Heard:
    """Return what this customer takes from the agent's text. Nothing of the scenario or the state is changed."""
    clauses = pieces(text[:6000])
    pasted = pasted_clauses(scenario, clauses, share=PARAMETERS.policy_share, least=PARAMETERS.policy_words)
    clauses = tuple(piece for piece in clauses if piece not in pasted)
    offers, refused = _offers(scenario, clauses)
    with_lead, offers = _split_by_lead(scenario, clauses, offers, text, reading)
    will_ask = others.will_ask(clauses)
    offers += tuple(i for i in others.granted(clauses, state.pending) if i.key not in {made.key for made in offers})
    absurd = absurd_promise(scenario, clauses, PARAMETERS)
    traps = _traps(scenario, clauses, text[:6000], owns=reading.first("takes_ownership") is not None)
    said_as_question = tuple(piece.text for piece in clauses if piece.question and not manner.TAG.search(piece.text))
    asked = questions.asked(scenario, clauses, state.told) or questions.why_not(scenario, clauses, state.doubted)
    # "Would it help if I write to the owner?" puts an offer and asks for nothing that she knows of the owner.
    put = {item.quote for item in offers if manner.puts_an_offer(item.quote)}
    asked = tuple(item for item in asked if item.quote not in put)
    record = _record(scenario, clauses) or ({} if asked else _on_screen(scenario, clauses))
    about_case = len(matching.content_words(text[:6000]) & matching.case_words(scenario)) >= 2
    marked = reading.names() - _SAYS_NOTHING
    understood = bool(offers or with_lead or refused or asked or traps or marked or will_ask) or about_case
    return Heard(
        offers=offers,
        with_lead=with_lead,
        refused=refused,
        asked=asked,
        record=tuple(record.values()),
        traps=traps,
        promises=promises_in(state.turn + 1, clauses, reading),
        questions=said_as_question,
        unanswerable=_unanswerable(scenario, clauses, (*record.values(), *traps)) if asked else (),
        open_question=_match(manner.OPEN_QUESTION, text),
        asks_mood=_match(manner.ASKS_MOOD, text),
        asks_agreement=_match(manner.ASKS_AGREEMENT, text),
        asks_more=_match(manner.ASKS_MORE, text),
        asks_presence=_match(manner.ASKS_PRESENCE, text),
        asks_company=_match(manner.ASKS_COMPANY, text),
        asks_hold=_match(manner.ASKS_HOLD, text),
        unsure=_unsure(clauses, offers),
        will_ask=will_ask.text if will_ask is not None else None,
        goodbye=None if said_as_question else _match(manner.GOODBYE, text),
        time=named_time(text[:6000]),
        agent_name=manner.agent_name(text[:600]),
        wrong_name=manner.wrong_name(text[:200], scenario.persona.name),
        absurd=absurd.text if absurd is not None else None,
        pasted_rule=pasted[0].text if pasted else None,
        shouting=manner.is_shouting(text[:6000]),
        words=len(words(text[:30000])),
        noise=_noise(text, understood),
    )


def _unsure(clauses: tuple[Piece, ...], offers: tuple[Item, ...]) -> str | None:
    """Return the words that make an offer a maybe: in its own clause, or standing alone; "not sure why" is none."""
    quotes = {item.quote for item in offers}
    doubts = (p.text for p in clauses if manner.UNSURE.search(plain(p.text)))
    return next((text for text in doubts if text in quotes or manner.ONLY_UNSURE.match(plain(text))), None)


def _noise(text: str, understood: bool) -> Noise | None:
    found = manner.noise(text[:6000])
    # Notes without small words look like another language; what was understood is none.
    return None if understood and found in (Noise.OTHER_LANGUAGE, Noise.GIBBERISH) else found


def _match(pattern: re.Pattern[str], text: str) -> str | None:
    found = pattern.search(plain(text[:6000]))
    return text[found.start() : found.end()] if found else None


def _spans(hears: Iterable[str], text: str) -> Iterator[tuple[int, int]]:
    found = (Phrase.parse(pattern).search(text) for pattern in hears)
    return (span for span in found if span is not None)


def _offers(scenario: Scenario, clauses: tuple[Piece, ...]) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    made: dict[str, Item] = {}
    refused: dict[str, Item] = {}
    for piece in clauses:
        for offer in _offers_in(scenario, piece):
            said_no = _refuses(offer, piece)
            item = Item(offer.key, piece.text, _amount(scenario, offer, piece))
            (refused if said_no else made).setdefault(offer.key, item)
    for key in made.keys() & refused.keys():
        # "I can't do X, but I can do X": the later word counts.
        last = max((made[key], refused[key]), key=lambda item: _place(item, clauses))
        (refused if last is made[key] else made).pop(key)
    return tuple(made.values()), tuple(refused.values())


def _place(item: Item, clauses: tuple[Piece, ...]) -> int:
    return next(piece.start for piece in clauses if piece.text == item.quote)


def _offers_in(scenario: Scenario, piece: Piece) -> list[Offer]:
    text = plain(piece.text)
    told_back = _NOT_AN_OFFER.search(text) or (not piece.question and _WISH_SAID_BACK.search(text))
    if told_back and not _OFFERS.search(_WISH_SAID_BACK.sub(" ", _NOT_AN_OFFER.sub(" ", text))):
        return []
    found = [offer for offer in scenario.offers if any(True for _ in _spans(offer.hears, piece.text))]
    if not found and (_OFFERS.search(text) or _REFUSES.search(text)):
        key = matching.best_offer(scenario, piece.text, tentative=bool(piece.question and _TENTATIVE.search(text)))
        found = [scenario.offer(key)] if key else []
    return found


def _amount(scenario: Scenario, offer: Offer, piece: Piece) -> float | None:
    """Return the sum that a clause names for an offer, or None.

    Of several the one nearest to what the policy knows; a sum of the record ("your bill of 80 euros") is no offer.
    """
    if offer.compensation is None:
        return None
    own = offer.compensation
    known = {sum_ for fact in scenario.record for sum_ in amounts_in(fact.value)} - {own}
    named = [sum_ for sum_ in amounts_in(piece.text, scenario.price) if sum_ not in known]
    return min(named, key=lambda sum_: abs(sum_ - own), default=None)


def _refuses(offer: Offer, piece: Piece) -> bool:
    text = plain(piece.text)
    if any(True for _ in _spans(filter(_WANTS_NO.search, offer.hears), piece.text)):
        return False
    if _REFUSES.search(text) and not piece.text.rstrip().endswith("?"):
        return True
    spans = list(_spans(offer.hears, piece.text))
    if piece.question or not spans:
        return False
    return all(is_negated(piece.text, start, end) for start, end in spans)


def _split_by_lead(
    scenario: Scenario, clauses: tuple[Piece, ...], offers: tuple[Item, ...], text: str, reading: TurnReading
) -> tuple[tuple[Item, ...], tuple[Item, ...]]:
    """Set apart offers that are not the agent's own and are made subject to a lead's decision, or only asked about."""
    asks_lead = bool(_LEAD.search(plain(text[:6000]))) or reading.first("escalates") is not None
    led = {i.key for i in offers if asks_lead and scenario.offer(i.key).rule is OfferRule.NEEDS_LEAD}
    led |= {i.key for i in others.only_asked_about(scenario, clauses, offers)}
    return tuple(i for i in offers if i.key in led), tuple(i for i in offers if i.key not in led)


def _unanswerable(scenario: Scenario, clauses: tuple[Piece, ...], taken: tuple[Item, ...]) -> tuple[str, ...]:
    """Return the questions that fetch nothing and are no offer, no trap and no question for the record."""
    found = questions.unanswerable(scenario, clauses)
    free = [text for text in found if not any(text in item.quote for item in taken)]
    return tuple(text for text in free if not _offers_in(scenario, Piece(text, 0, len(text), question=True)))


def _record(scenario: Scenario, clauses: tuple[Piece, ...]) -> dict[str, Item]:
    """Facts that stand on the agent's own screen and that the agent asks the customer for all the same."""
    found: dict[str, Item] = {}
    for piece in clauses:
        if not piece.question or not _PERSONAL.search(plain(piece.text)):
            continue
        asked = set(words(piece.text))
        for fact in scenario.record:
            label = set(words(fact.label)) | set(fact.key.split("_"))
            if label & asked and _ON_RECORD.search(fact.label + " " + fact.key.replace("_", " ")):
                found.setdefault(fact.key, Item(fact.key, piece.text))
        if "name" in asked and "your" in asked and not found:
            found["name"] = Item("name", piece.text)
    return found


def _on_screen(scenario: Scenario, clauses: tuple[Piece, ...]) -> dict[str, Item]:
    """Facts of the record whose whole label stands in a question that fits nothing else."""
    found: dict[str, Item] = {}
    for piece in clauses:
        asks = piece.question and not questions.is_courtesy(piece.text)
        asked = matching.content_words(piece.text) if asks else frozenset()
        for fact in scenario.record if asked and not _SAYS_IT.search(plain(piece.text)) else ():
            label = matching.content_words(fact.label)
            if len(label) >= 2 and label <= asked:
                found.setdefault(fact.key, Item(fact.key, piece.text))
    return found


def _traps(scenario: Scenario, clauses: tuple[Piece, ...], text: str, *, owns: bool) -> tuple[Item, ...]:
    found: dict[str, Item] = {}
    sentences = sentence_spans(text)
    for piece in clauses:
        if _REPORTS.search(plain(piece.text)) and not (piece.question and _ASKS_BACK.search(piece.text)):
            continue
        sentence = next((text[a:b] for a, b in sentences if a <= piece.start < b), piece.text)
        if piece.question and _names_a_fact(scenario, piece.text):
            continue
        if owns and not piece.question and _TAKEN_BACK.search(plain(sentence)):
            continue
        for trap in scenario.traps:
            # What takes a trap back ("the note says so, but ...") may stand in the next clause of the sentence.
            # Reading a line of the record out on the way to work answers nothing with it.
            told = _without_record(scenario, sentence) if is_work(piece) else sentence
            whole = [pattern for pattern in trap.hears if Phrase.parse(pattern).search(told)]
            spans = list(_spans(whole, piece.text))
            if spans and (piece.question or not all(is_negated(piece.text, *span) for span in spans)):
                found.setdefault(trap.key, Item(trap.key, piece.text))
    return tuple(found.values())


def _without_record(scenario: Scenario, text: str) -> str:
    """Return a text without the runs of words that stand in the record just so, of two words at least."""
    for run in _record_runs(scenario):
        text = run.sub(" ", text)
    return text


@lru_cache(maxsize=64)
def _record_runs(scenario: Scenario) -> tuple[re.Pattern[str], ...]:
    runs = (run.strip() for fact in scenario.record for run in _RECORD_CUT.split(fact.value) if len(run.split()) >= 2)
    return tuple(re.compile(re.escape(run), re.IGNORECASE) for run in runs)


def _names_a_fact(scenario: Scenario, text: str) -> bool:
    """Say whether a question says back, nearly whole, what the customer knows: it asks for that and traps nobody."""
    shares = matching.label_shares(scenario, text)
    return any(
        share >= _WHOLE and len(matching.content_words(scenario.fact(key).label)) >= _WHOLE_WORDS
        for key, share in shares.items()
    )
