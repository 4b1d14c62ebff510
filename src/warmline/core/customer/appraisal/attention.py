"""Being heard: feelings, listening, questions, apologies, warm words."""

from __future__ import annotations

from collections.abc import Iterator

from warmline.core.customer.appraisal.moment import WARM, Felt, Moment
from warmline.core.customer.matching import content_words, need_words
from warmline.core.customer.state import Act

_LISTENING = {
    "paraphrases": "said_back",
    "uses_detail": "used_detail",
    "verifies_understanding": "checked_understanding",
    "asks_open": "asked_open",
}
_WARM = ("greets", "introduces_self", "uses_name", "thanks_customer", "says_goodbye_warmly", "small_talk")


def feel_attention(moment: Moment) -> Iterator[Felt]:
    """Yield what the attention of the turn does."""
    yield from _feelings(moment)
    yield from _listening(moment)
    yield from _questions(moment)
    yield from _need(moment)
    yield from _apology(moment)
    yield from _warmth(moment)
    yield from _tested(moment)


def _feelings(moment: Moment) -> Iterator[Felt]:
    p = moment.parameters
    upset = p.feeling_when_calm + p.listening_for_upset * moment.state.mood.anger
    opened = upset if moment.feeling_open else p.no_feeling_open
    kinds = (("acknowledges_feeling", "named_feeling"), ("validates", "validated"))
    for name, reason in kinds:
        mark = next((mark for mark in moment.marks(name) if not moment.is_drowned(mark)), None)
        if mark is not None:
            late = None if moment.feeling_open else "named_feeling_late"
            yield moment.felt(reason, mark.quote, opened * moment.freshness(mark), late)
    generic = moment.reading.first("acknowledges_generically")
    if generic is not None and not moment.reached & {"acknowledges_feeling", "validates"}:
        at_all = 1.0 if moment.feeling_open else p.no_feeling_open
        yield moment.felt("generic_empathy", generic.quote, at_all * moment.freshness(generic) ** 2)


def _listening(moment: Moment) -> Iterator[Felt]:
    p = moment.parameters
    upset = p.listening_when_calm + p.listening_for_upset * moment.state.mood.anger
    for name, reason in _LISTENING.items():
        mark = moment.reading.first(name)
        if mark is not None:
            yield moment.felt(reason, mark.quote, upset * moment.freshness(mark))


def _questions(moment: Moment) -> Iterator[Felt]:
    # The tempting wrong answer put as a question earns nothing.
    traps = {item.quote for item in moment.heard.traps}
    fitting = [item for item in moment.new_asked if item.quote not in traps]
    for number, item in enumerate(fitting[:2]):
        if item.key not in moment.state.asked:
            yield moment.felt("asked_fit", item.quote, 0.5**number)


def _need(moment: Moment) -> Iterator[Felt]:
    scenario, state = moment.scenario, moment.state
    hidden = scenario.need.hidden_fact
    if state.need_met or hidden not in state.told:
        return
    about = need_words(scenario)
    needed = 1 if moment.new_offers or moment.feeling_open else 2
    # A question still looks for the need; only saying it back or acting on it reaches it.
    said = (p for p in moment.clauses if not p.question and not moment.is_flood(p))
    met = next((p for p in said if len(content_words(p.text) & about) >= needed), None)
    if met is not None:
        yield moment.felt("need_reached", met.text)


def _apology(moment: Moment) -> Iterator[Felt]:
    marks = [mark for mark in moment.marks("apologises") if not moment.is_drowned(mark)]
    if not marks:
        return
    mark, p = marks[0], moment.parameters
    parts = apology_parts(moment)
    again = moment.state.times_heard("apologises") > 0 and parts <= {"regret"}
    if again:
        yield moment.felt("apology_again", mark.quote, min(3, moment.state.times_heard("apologises")))
        return
    weight = sum(sorted(p.apology_parts[part] for part in parts)) / 1.6
    full = "apology_full" if "responsibility" in parts else None
    yield moment.felt("apology", mark.quote, weight * moment.freshness(mark), full)
    if moment.apology_length > p.apology_words:
        yield moment.felt("apology_long", mark.quote, min(3.0, moment.apology_length / p.apology_words - 0.5))


def apology_parts(moment: Moment) -> frozenset[str]:
    """Return the parts of an apology that the turn holds (Lewicki 2016)."""
    names = moment.names
    told = {
        part for mark in moment.marks("apologises") for part in (mark.about("parts") or "").replace("+", ",").split(",")
    }
    found = {"regret"} | {part.strip() for part in told} & set(moment.parameters.apology_parts)
    if "takes_ownership" in names:
        found.add("responsibility")
    if moment.does_something:
        found.add("repair")
    if "explains" in names and not names & {"blames_other", "blames_customer"}:
        found.add("explanation")
    if "prevents_repeat" in names:
        found.add("repentance")
    return frozenset(found)


def _tested(moment: Moment) -> Iterator[Felt]:
    """Whoever was asked what they had heard shows it, or does not."""
    if Act.TEST not in moment.state.plan.acts or moment.heard.noise is not None:
        return
    told = content_words(" ".join(say for key in moment.state.told for say in moment.scenario.fact(key).say))
    shown = [p.text for p in moment.clauses if len(content_words(p.text) & told) >= moment.parameters.words_to_pass]
    if moment.names & set(_LISTENING) - {"asks_open"} or shown:
        mark = moment.reading.first("paraphrases", "uses_detail", "verifies_understanding")
        yield moment.felt("test_passed", mark.quote if mark is not None else shown[0])
    else:
        yield moment.felt("test_failed", moment.reading.text[:120].strip(), moment.disappointment)


def _warmth(moment: Moment) -> Iterator[Felt]:
    p, state = moment.parameters, moment.state
    closing = state.accepted is not None or bool(moment.heard.goodbye or moment.heard.asks_more)
    mark = moment.reading.first("says_goodbye_warmly") if closing else None
    mark = mark or moment.reading.first(*_WARM)
    placed = p.warm_close if closing else 1.0 if moment.turn <= p.warm_turns else p.warm_between
    if mark is not None and mark.name == "small_talk" and state.mood.anger > 0.35:
        yield moment.felt("small_talk_misplaced", mark.quote)
    elif mark is not None:
        # A goodbye is said once: the warm words before it take nothing from it.
        yield moment.felt("warm_word", mark.quote, placed * (1.0 if closing else moment.freshness(mark)))
    elif moment.warm_words is not None:
        worn = 1.0 if closing else p.move_decay ** state.times_heard(WARM)
        yield moment.felt("warm_word", moment.warm_words.text, placed * worn)
    positive = moment.reading.first("speaks_positively")
    if positive is not None:
        yield moment.felt("positive", positive.quote, moment.freshness(positive) * (1.0 if moment.moves_on else 0.3))
    asked_for_person = Act.ESCALATE in state.acts[-2:]
    passed = moment.reading.first("escalates")
    if passed is not None and not moment.heard.with_lead:
        text = "supervisor_given" if asked_for_person else None
        yield moment.felt("passed_on", passed.quote, -0.6 if asked_for_person else 1.0, text)
