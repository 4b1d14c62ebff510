"""Help itself: offers, steps, answers, explanations, refusals that still help."""

from __future__ import annotations

import re
from collections.abc import Iterator

from warmline.core.customer.appraisal.moment import DONE, WAITED, WAITING_ACTS, Felt, Moment
from warmline.core.customer.heard import Item
from warmline.core.customer.matching import content_words, record_words
from warmline.core.customer.patterns import any_of
from warmline.core.customer.scenario import OfferRule
from warmline.core.customer.sentences import plain

_SIMPLE = {
    "takes_ownership": "owned",
    "explains": "explained",
    "gives_information": "informed",
    "offers_options": "choice",
    "summarises": "summary",
    "checks_resolved": "checked_resolved",
    "plain_steps": "steps_in_order",
    "prevents_repeat": "prevents_repeat",
    "follows_up": "follows_up",
    "proposes_more_help": "more_help",
    "suggests_fit": "more_help",
    "declines_with_reason": "declined_reason",
    "declines_with_alternative": "declined_alternative",
}
_I = re.compile(r"\bi\b|\bi'll\b|\bmyself\b", re.IGNORECASE)
_HEDGED = any_of(
    "maybe", "perhaps", "possibly", "i think", "i guess", "i hope", "hopefully", "not (?:100% |quite |really )?sure",
    "i(?:'ll| will| can) try", "i could try", "might",
)  # fmt: skip
_YOU = re.compile(r"\byou(?:r|rs|rself|'ll|'re|'ve|'d)?\b", re.IGNORECASE)
_WE = re.compile(r"\bwe\b|\bwe'll\b|\bour team\b", re.IGNORECASE)


def feel_solving(moment: Moment) -> Iterator[Felt]:
    """Yield what the help in the turn does. Solving counts more as talk goes on (L5); waiting is no talk."""
    talked = moment.state.turn - moment.state.times_heard(WAITED)
    later = 1.0 + moment.parameters.solving_slope * talked
    yield from _offers(moment, later)
    yield from _steps(moment, later)
    yield from _answers(moment)
    for name, reason in _SIMPLE.items():
        mark = moment.reading.first(name)
        if name == "offers_options" and len(moment.heard.offers) < 2:
            continue
        if (
            mark is not None
            and moment.has_substance(mark)
            and not (reason == "owned" and moment.state.times_heard(name) > 4)
        ):
            yield moment.felt(reason, mark.quote, later * moment.freshness(mark))


def _offers(moment: Moment, later: float) -> Iterator[Felt]:
    fitting = 0
    for item in moment.new_offers:
        felt = _offer(moment, item, later * 0.6**fitting)
        fitting += felt.reason in ("offer_fits", "offer_weak")
        yield felt
    for item in moment.heard.with_lead:
        if item.key not in moment.state.standing():
            yield moment.felt("lead_asked", item.quote)
    for item in moment.heard.refused:
        if item.key in moment.state.standing():
            yield moment.felt("taken_back", item.quote, moment.disappointment)


def _offer(moment: Moment, item: Item, factor: float) -> Felt:
    offer = moment.scenario.offer(item.key)
    if offer.rule is not OfferRule.ALLOWED or moment.beyond_policy(item):
        return moment.felt("false_promise", item.quote)
    missing = moment.missing(offer)
    if missing - set(moment.state.asked):
        return moment.felt("guess", item.quote)
    if missing:
        # Asked for and kept back: offering the right thing all the same is no blind guess.
        factor *= moment.parameters.hedged_offer
    if _HEDGED.search(plain(item.quote)):
        factor *= moment.parameters.hedged_offer
    weak = offer.worth < moment.parameters.weak_worth
    return moment.felt("offer_weak" if weak else "offer_fits", item.quote, factor * (1.0 if weak else offer.worth))


def _steps(moment: Moment, later: float) -> Iterator[Felt]:
    steps = ("next_step_with_time", "next_step", "follows_up", "promises")
    mark = next((mark for name in steps for mark in moment.marks(name)), None)
    if mark is None or (mark.name in ("follows_up", "promises") and not moment.step_has_time):
        if moment.work is not None and moment.work.text != moment.heard.absurd:
            named = _concreteness(moment, moment.work.text)
            yield moment.felt("concrete_step", moment.work.text, later * _person(moment, moment.work.text) * named)
        elif moment.asks_without_time and not moment.heard.with_lead:
            yield moment.felt("step_no_time", moment.heard.will_ask or "")
        return
    sentence = moment.sentence_of(mark)
    if sentence == moment.heard.absurd:
        return
    person = _person(moment, sentence)
    if moment.step_has_time:
        factor = later * person * _concreteness(moment, sentence)
        yield moment.felt("concrete_step", mark.quote, factor * moment.freshness(mark))
    elif "promises_vaguely" not in moment.names:
        yield moment.felt("step_no_time", mark.quote, person * moment.freshness(mark))


def _person(moment: Moment, sentence: str) -> float:
    """Return how much more or less a step counts for who takes it, I or we, and for a "you" too many (L27)."""
    p = moment.parameters
    taken = p.i_bonus if _I.search(sentence) else p.we_malus if _WE.search(sentence) else 1.0
    extra = max(0, len(_YOU.findall(sentence)) - p.yous_heard)
    return float(taken * p.you_malus**extra)


def _concreteness(moment: Moment, sentence: str) -> float:
    """Return how much more a step counts that names what it is about in the words of the record (L26)."""
    named = content_words(sentence) & record_words(moment.scenario)
    return moment.parameters.concrete_bonus if named else 1.0


def _answers(moment: Moment) -> Iterator[Felt]:
    """A customer who asked feels an answer, and feels it more when there is none."""
    asked = WAITING_ACTS & set(moment.state.plan.acts)
    if not asked or moment.state.asking is False or moment.heard.noise is not None:
        return
    # That somebody will be asked is no answer yet, and no evasion either.
    if moment.asks_without_time and not moment.new_offers:
        return
    if moment.says_yes_or_no and not moment.moves_on:
        said = moment.clauses[0].text
        yield moment.felt("question_answered", said, moment.parameters.bare_yes * 0.35 ** moment.copies(said))
    elif moment.moves_on:
        told = any(moment.has_substance(mark) for mark in moment.marks("gives_information", "explains"))
        if moment.does_something or moment.touches_case or told:
            quote = _answer_in(moment)
            copied = 0.35 ** moment.copies(quote)
            yield moment.felt("question_answered", quote, copied)
    elif moment.state.plan.act in WAITING_ACTS and not moment.heard.asks_hold:
        yield moment.felt("question_ignored", moment.reading.text[:120].strip(), moment.disappointment)


def _answer_in(moment: Moment) -> str:
    """Return the clause that answers: what is done first, then what is told, then what speaks of the case."""
    done = [item.quote for item in (*moment.new_offers, *moment.heard.with_lead)]
    told = [moment.sentence_of(m) for m in moment.marks(*sorted(DONE), "gives_information", "explains", "next_step")]
    about = [piece.text for piece in moment.clauses if moment.speaks_of_case(piece)]
    return next(iter((*done, *told, *about)), moment.clauses[0].text if moment.clauses else "")
