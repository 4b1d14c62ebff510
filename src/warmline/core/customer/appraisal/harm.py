"""What tires, breaks trust or hurts."""

from __future__ import annotations

from collections.abc import Iterator

from warmline.core.customer.appraisal.moment import DONE, Felt, Moment
from warmline.core.customer.heard import Noise
from warmline.core.customer.parameters import Effect
from warmline.core.moves import Mark

_HURTS = {
    "blames_customer": "blamed",
    "dismisses": "dismissed",
    "argues": "argued",
    "commands": "commanded",
    "insults": "insulted",
    "sarcasm": "sarcasm",
    "uses_jargon": "jargon",
    "rambles": "rambled",
    "reveals_data": "revealed_data",
}
_SOFTENED_BY_HELP = frozenset({"dismisses", "argues", "commands", "sarcasm"})


def feel_harm(moment: Moment) -> Iterator[Felt]:
    """Yield what the turn costs."""
    if moment.heard.noise is not None and moment.heard.noise is not Noise.GIBBERISH:
        yield moment.felt(
            "empty" if moment.heard.noise is Noise.EMPTY else "off_scene", moment.reading.text[:120].strip()
        )
    for name, reason in _HURTS.items():
        mark = moment.reading.first(name)
        if mark is not None and not (name in _SOFTENED_BY_HELP and _helps_in_same_breath(moment, mark)):
            yield moment.felt(reason, mark.quote, 1.0 + 0.25 * moment.state.times_heard(name))
    if moment.interrupted:
        yield moment.felt("interrupted")
    yield from _blame_elsewhere(moment)
    yield from _shouting(moment)
    yield from _refusals(moment)
    yield from _traps(moment)
    yield from _promises(moment)
    yield from _scripts(moment)
    yield from _asked_again(moment)
    yield from _idle(moment)
    yield from _monologue(moment)


def _helps_in_same_breath(moment: Moment, mark: Mark) -> bool:
    """Say whether the sentence also does something: "I write to you at six, whatever he says" dismisses nobody."""
    sentence = moment.sentence_of(mark)
    return any(moment.sentence_of(other) == sentence for other in moment.marks(*DONE))


def _blame_elsewhere(moment: Moment) -> Iterator[Felt]:
    mark = moment.reading.first("blames_other")
    offered = {item.quote for item in moment.heard.offers}
    # "I will ask the driver where he left it" is help, whoever is named in it.
    if mark is not None and moment.sentence_of(mark) not in offered:
        yield moment.felt("excuse" if "apologises" in moment.names else "blamed_other", mark.quote)


def _shouting(moment: Moment) -> Iterator[Felt]:
    if moment.heard.shouting or "shouts" in moment.names:
        yield moment.felt("shouted", moment.reading.text[:120].strip())


def _refusals(moment: Moment) -> Iterator[Felt]:
    if moment.heard.pasted_rule and not moment.new_offers:
        yield moment.felt("policy_pasted", moment.heard.pasted_rule[:120], moment.disappointment)
        return
    softened = moment.names & {"declines_with_reason", "declines_with_alternative"}
    mark = moment.reading.first("declines_bare")
    # What is taken back is one hurt; the same words are no refusal on top of it.
    taken_back = any(item.key in moment.state.standing() for item in moment.heard.refused)
    if mark is not None and not softened and not moment.new_offers and not taken_back:
        yield moment.felt("declined_bare", mark.quote, moment.disappointment)
        return
    negative = moment.reading.first("speaks_negatively")
    if negative is not None and not softened and not moment.new_offers:
        yield moment.felt("negative_only", negative.quote)
    rule = moment.reading.first("refers_to_policy")
    if rule is not None and not softened and not moment.does_something:
        yield moment.felt("rule_only", rule.quote)


def _traps(moment: Moment) -> Iterator[Felt]:
    for item in moment.heard.traps[:2]:
        trap = next(trap for trap in moment.scenario.traps if trap.key == item.key)
        again = 1.0 + 0.4 * moment.state.traps.count(item.key)
        yield Felt(f"trap:{trap.key}", Effect(trap.anger, trap.trust, -0.05, -0.04).times(again), item.quote, trap.why)


def _promises(moment: Moment) -> Iterator[Felt]:
    if moment.heard.absurd:
        yield moment.felt("absurd_promise", moment.heard.absurd, moment.disappointment)
    elif moment.only_swears:
        mark = moment.reading.first("overpromises")
        yield moment.felt("absurd_promise", mark.quote if mark else "", moment.parameters.sworn)
    mark = moment.reading.first("promises_vaguely")
    if mark is None:
        return
    heard_before = moment.state.failures > 0 or moment.state.times_heard("promises_vaguely") > 0
    softer = 0.4 if moment.step_has_time else 1.0
    text = "vague_promise_again" if heard_before else None
    yield moment.felt("vague_promise", mark.quote, softer * moment.disappointment, text)


def _scripts(moment: Moment) -> Iterator[Felt]:
    p = moment.parameters
    stock = moment.reading.first("stock_phrase")
    if stock is not None:
        routine = p.stock_when_settled if moment.state.accepted is not None else 1.0
        grown = 1.0 + p.stock_growth * moment.state.times_heard("stock_phrase")
        yield moment.felt("stock_phrase", stock.quote, routine * grown)
    copied = [piece for piece in moment.clauses if len(piece.text.split()) >= 4 and moment.copies(piece.text)]
    if copied:
        most = max(copied, key=lambda piece: moment.copies(piece.text))
        yield moment.felt("copied", most.text, 0.6 + 0.4 * moment.copies(most.text))


def _asked_again(moment: Moment) -> Iterator[Felt]:
    checking = moment.names & {"verifies_understanding", "paraphrases", "summarises"} or moment.heard.asks_agreement
    known = [item for item in moment.heard.asked if item.key in moment.state.told]
    mark = moment.reading.first("asks_again")
    if moment.heard.open_question and moment.turn <= 2:
        known, mark = [], None
    if mark is not None and not moment.new_asked:
        yield moment.felt("asked_again", mark.quote)
    elif known and not moment.new_asked and not moment.new_offers and not checking and not moment.heard.traps:
        yield moment.felt("asked_again", known[0].quote, 0.7)
    if moment.heard.record and not moment.heard.traps:
        yield moment.felt("asked_record", moment.heard.record[0].quote)
    if moment.heard.wrong_name:
        yield moment.felt("wrong_name", moment.heard.wrong_name)


def _idle(moment: Moment) -> Iterator[Felt]:
    state, quote = moment.state, moment.reading.text[:120].strip()
    if state.accepted or moment.heard.noise is not None or moment.moves_on or moment.says_yes_or_no:
        return
    if any(moment.copies(piece.text) for piece in moment.clauses if len(piece.text.split()) >= 4):
        return
    if moment.heard.asks_agreement and moment.state.standing():
        return
    if moment.heard.asks_hold or moment.heard.asked or moment.heard.open_question or moment.heard.record:
        return
    if moment.heard.words <= moment.parameters.short_words:
        yield moment.felt("too_short", quote, 1.0 + 0.2 * state.idle)
    elif not moment.is_kind:
        yield moment.felt("nothing_done", quote, min(2.0, 1.0 + 0.25 * state.idle))
    elif state.kind_only >= moment.parameters.kind_turns_allowed:
        over = state.kind_only - moment.parameters.kind_turns_allowed
        yield moment.felt("kind_only", quote, min(2.5, 1.0 + 0.4 * over) * moment.disappointment)


def _monologue(moment: Moment) -> Iterator[Felt]:
    most = moment.parameters.long_turn_words
    if most and moment.heard.words > most and "rambles" not in moment.names:
        yield moment.felt("rambled", moment.reading.text[:120].strip(), min(2.0, moment.heard.words / most))
