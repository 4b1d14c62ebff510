"""Putting a plan into words: a reaction, the act, a closing word; three parts at most, a mail around them for mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from warmline.core.customer.dice import Dice
from warmline.core.customer.language.choose import fill
from warmline.core.customer.language.draft import Draft, known_words, slots_for
from warmline.core.customer.language.mail import as_mail
from warmline.core.customer.language.model import Language
from warmline.core.customer.language.other_words import in_other_words
from warmline.core.customer.language.worded import Part, Worded, join
from warmline.core.customer.patterns import any_of, word_set
from warmline.core.customer.scenario import Scenario, Telling
from warmline.core.customer.state import GUARDED, Act, CustomerState, Plan

# A scenario's own line is taken this often where one is left. Chosen.
_OWN_LINE: Final = 0.5
# ... and its own words for an offer or a good end this often, of which authors write few. Chosen.
_OWN_VIEW: Final = 0.7
_OPEN_TOPICS: Final = frozenset({None, "next", "believe", "doubt", "politely", GUARDED})
_QUIET_AFTER: Final = word_set("accept thank close leave ask hesitate clarify test come_back")
_SHARED_ONLY: Final = frozenset({"put_through", "brief"})
# A line that opens a confidence cannot follow "as I said".
_FIRST_TIME: Final = any_of(
    "haven't (?:said|told)", "have not (?:said|told)", "honestly?", "to be honest", "if i'm honest", "by the way",
    "actually", "nobody (?:has )?asked", "before you ask",
)  # fmt: skip
# What can be said instead where an act has no line left.
_INSISTS: Final = ("repeat", "complain", "vent", "hesitate")
_INSISTENT: Final = frozenset({Act.ASK, Act.COMPLAIN, Act.VENT, Act.REPEAT, Act.HESITATE, Act.BARGAIN, Act.THREATEN})
# Reasons that are always put into words when the plan names them.
_ALWAYS: Final = word_set("insulted blamed dismissed argued sarcasm shouted copied vague_promise declined_bare excuse")


def word_opening(scenario: Scenario, dice: Dice) -> Worded:
    """Return the first message: one of the scenario's own."""
    text = dice.draw(0, "opening").choice(scenario.opening)
    text = fill(text, known_words(scenario))
    return Worded(text, (Part(Act.OPEN.value, text, 0, len(text)),), (f"opening:{text}",))


def put_into_words(
    scenario: Scenario, language: Language, state: CustomerState, dice: Dice, talk: Sequence[str] = ()
) -> Worded:
    """Return the words for `state.plan`. The state itself is not changed; the caller keeps `used`.

    `talk` are the last messages, the agent's last one at the end: a mail may quote it, and a language model that words
    the plan (`Language.wording`) answers it. Without such a model the same arguments give the same words.
    """
    plan = state.plan
    draft = Draft(scenario, language, language.voice(scenario.persona.voice), state, dice, slots_for(scenario, plan))
    _react(draft, plan)
    for act, topic in zip(plan.acts, plan.topics, strict=True):
        if len(draft.parts) < 3:
            _say(draft, act, topic)
    _close(draft, plan)
    if not draft.parts:
        _say_what_is_left(draft, plan)
    agent = talk[-1] if talk else ""
    worded = as_mail(draft, plan, agent) if draft.channel == "email" else join([draft.parts], draft.used)
    return in_other_words(draft, plan, worded, tuple(talk)) if language.wording is not None else worded


def _say_what_is_left(draft: Draft, plan: Plan) -> None:
    """Every line of this act is used up: say another insistent line, or say one again as what it is, a quotation."""
    if plan.act in _INSISTENT and draft.add_shared(plan.act.value, *_INSISTS, must=True):
        return
    draft.state = replace(draft.state, said=())
    draft.add_shared("answer", "answer.again", must=True)
    _say(draft, plan.act, plan.topics[-1])


def _react(draft: Draft, plan: Plan) -> None:
    reaction = plan.reaction
    if reaction is None:
        return
    kind, _, key = reaction.partition(":")
    if kind in ("welcome", "unwelcome"):
        offer = draft.scenario.offer(key)
        if not draft.chance("own view", _OWN_VIEW) and draft.add_shared(f"react.{kind}", f"react.{kind}"):
            return
        draft.add_own(f"react.{kind}", offer.welcome if kind == "welcome" else offer.unwelcome, f"{kind}:{key}")
    elif reaction in _ALWAYS or draft.chance("react", draft.voice.talk):
        draft.add_shared(f"react.{reaction}", f"react.{reaction}")


def _say(draft: Draft, act: Act, topic: str | None) -> None:
    if any(say(draft, act, topic) for say in (_say_fact, _say_answer, _say_trap, _say_end)):
        return
    if act is Act.HESITATE and topic is not None and topic.startswith("offer:") and draft.parts:
        return
    own = _own_lines(draft.scenario, act, topic)
    open_topic = topic in _OPEN_TOPICS or (act in (Act.THANK, Act.CLOSE, Act.ACCEPT) and topic not in _SHARED_ONLY)
    share = _OWN_VIEW if topic == GUARDED else _OWN_LINE
    if own and open_topic and draft.chance(f"own {act.value}", share) and draft.add_own(act.value, own, act.value):
        return
    if draft.add_shared(act.value, *_uses(draft, act, topic), must=True):
        return
    if own:
        draft.add_own(act.value, own, act.value)


def _own_lines(scenario: Scenario, act: Act, topic: str | None) -> tuple[str, ...]:
    """Return the author's lines for an act. Lines that doubt an offer are none for a question that came too early."""
    key = GUARDED if topic == GUARDED else act.value
    return next((lines.say for lines in scenario.lines if lines.act == key), ())


def _uses(draft: Draft, act: Act, topic: str | None) -> tuple[str, ...]:
    """Return where lines for an act are looked for: with its topic, the topic alone ("silence"), the act, any act."""
    # Told what happens next, nobody asks what happens next.
    if act is Act.ASK and topic == "next" and "next" in draft.state.answered:
        return ("ask.more", act.value)
    alone = (f"{act.value}.{topic}", topic) if topic else ()
    return (*alone, act.value) if draft.language.for_use(act.value) else (*alone, Act.ASK.value)


def _say_fact(draft: Draft, act: Act, topic: str | None) -> bool:
    if act not in (Act.TELL, Act.ANSWER) or topic is None:
        return False
    again = topic.startswith("again:")
    fact = next((fact for fact in draft.scenario.facts if fact.key == topic.removeprefix("again:")), None)
    if fact is None:
        return False
    if again:
        draft.add_shared(act.value, "answer.again", must=True)
    says = tuple(say for say in fact.say if not _FIRST_TIME.search(say)) if again else fact.say
    return draft.add_own(act.value, says, f"fact:{fact.key}", must=True) or again


def _say_answer(draft: Draft, act: Act, topic: str | None) -> bool:
    if act is not Act.ANSWER or topic is None or not topic.startswith("record:"):
        return False
    return draft.add_shared(act.value, "answer.record", must=True)


def _say_trap(draft: Draft, act: Act, topic: str | None) -> bool:
    if topic is None or not topic.startswith("trap:"):
        return False
    key = topic.removeprefix("trap:")
    trap = next(trap for trap in draft.scenario.traps if trap.key == key)
    return draft.add_own(act.value, trap.say, topic, must=True) or draft.add_shared(
        act.value, "correct.again", must=True
    )


def _say_end(draft: Draft, act: Act, topic: str | None) -> bool:
    if act is not Act.ACCEPT:
        return False
    end = next((end for end in draft.scenario.good_ends if end.key == topic), None)
    if end is not None and not draft.chance("own view", _OWN_VIEW):
        # Where the author wrote what an agreement sounds like here, a bare "Yes" of the language would lose it.
        own = _own_lines(draft.scenario, act, None)
        if draft.add_own(act.value, own, act.value) or draft.add_shared(act.value, act.value):
            return True
    return end is not None and draft.add_own(act.value, end.say, f"end:{end.key}", must=True)


def _stands_alone(scenario: Scenario, topic: str | None) -> bool:
    """Whether the author's words need none after them: what was kept back or asked for, and what puts a trap right."""
    kept_back = (Telling.ASKED, Telling.TRUSTED)
    return topic is not None and (
        topic.startswith("trap:") or any(fact.key == topic and fact.telling in kept_back for fact in scenario.facts)
    )


def _close(draft: Draft, plan: Plan) -> None:
    special = plan.act in (Act.REPEAT, Act.COMPLAIN, Act.BARGAIN) and plan.topics[-1] is not None
    special = special or any(_stands_alone(draft.scenario, topic) for topic in plan.topics)
    if not draft.parts or len(draft.parts) > 2 or plan.act.value in _QUIET_AFTER or special:
        return
    if draft.parts[-1][1].rstrip().endswith("?"):
        return
    if draft.chance("tail", draft.voice.tail):
        draft.add_shared(f"tail.{plan.act.value}", f"tail.{plan.act.value}")
