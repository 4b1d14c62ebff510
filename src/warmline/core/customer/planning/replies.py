"""Rules by which the customer replies to what was just said."""

from __future__ import annotations

from typing import Final

from warmline.core.customer.heard import Noise
from warmline.core.customer.manner import ASKS_DEADLINE
from warmline.core.customer.patterns import any_of
from warmline.core.customer.planning.situation import Decision, Situation, plan
from warmline.core.customer.scenario import CustomerFact, OfferRule, Telling
from warmline.core.customer.sentences import plain
from warmline.core.customer.state import Act

# Words that leave the customer time: nothing in them has to be understood.
GIVES_ROOM: Final = any_of(
    r"take (?:your|all the) time", r"i(?:'m| am) (?:still )?(?:here|with you|listening)", "(?:in )?no (?:hurry|rush)",
)  # fmt: skip


def off_scene(s: Situation) -> Decision | None:
    """The words were no customer service at all: stay the customer."""
    noise = s.moment.heard.noise
    if noise is None or (noise is Noise.GIBBERISH and s.moment.moves_on):
        return None
    if s.before.unclear >= s.parameters.most_unclear:
        return Decision(plan((Act.COMPLAIN, "not_understood")))
    return Decision(plan((Act.CLARIFY, noise.value)))


def insulted(s: Situation) -> Decision | None:
    """An insult is answered before anything else."""
    if "insults" not in s.moment.names:
        return None
    return Decision(plan((Act.ESCALATE if s.now.mood.anger >= 0.6 else Act.COMPLAIN, "insulted")))


def promise_broken(s: Situation) -> Decision | None:
    """What was promised is taken back."""
    if "taken_back" not in s.reasons:
        return None
    return Decision(plan((Act.COMPLAIN, "taken_back")))


def answers(s: Situation) -> Decision | None:
    """A question about something the customer knows is answered; of two questions neither is left without a word."""
    asked = [s.scenario.fact(item.key) for item in s.moment.heard.asked]
    fresh = [fact for fact in asked if fact.key not in s.now.told]
    told = told_now(s)
    if told:
        return _answer_and_go_on(s, tuple(fact.key for fact in told))
    if fresh:
        return Decision(plan((Act.HESITATE, "guarded"), reaction="best"))
    kept = s.kept_back()
    if (
        kept is not None
        and s.before.plan.topics[-1] == "guarded"
        and s.gives_reason
        and s.trusts_with(kept, asked=True)
    ):
        return Decision(plan((Act.ANSWER, kept.key)), told=(kept.key,))
    old_news = all(fact.telling in (Telling.OPENING, Telling.TRUSTED) for fact in asked)
    if asked and old_news and s.moment.heard.open_question and s.untold(Telling.FREELY):
        return None
    if asked and "asked_again" in s.reasons:
        return Decision(plan((Act.ANSWER, f"again:{asked[0].key}")))
    return None


def told_now(s: Situation) -> tuple[CustomerFact, ...]:
    """Return the facts told in answer to this turn's questions: one for each of several, more to a single one."""
    groups = [[fact for fact in facts if s.trusts_with(fact, asked=True)] for facts in _fresh_by_question(s).values()]
    if len(_by_question(s)) == 1:
        return tuple(groups[0][: _most_told(s)]) if groups else ()
    most = max(2, _most_told(s))
    return tuple(facts[0] for facts in groups if facts)[:most]


def _by_question(s: Situation) -> dict[str, list[CustomerFact]]:
    found: dict[str, list[CustomerFact]] = {}
    for item in s.moment.heard.asked:
        found.setdefault(item.quote, []).append(s.scenario.fact(item.key))
    return found


def _fresh_by_question(s: Situation) -> dict[str, list[CustomerFact]]:
    fresh = {quote: [fact for fact in facts if fact.key not in s.now.told] for quote, facts in _by_question(s).items()}
    return {quote: facts for quote, facts in fresh.items() if facts}


def _most_told(s: Situation) -> int:
    most = s.parameters.most_facts_told
    return most if s.scenario.persona.temperament.openness >= 0.8 else max(1, most - 1)


def word_about_the_other(s: Situation, told: tuple[str, ...]) -> tuple[tuple[Act, str | None], ...]:
    """Return what is said of a second question that `told` does not answer: put off, told before, or not known."""
    if len(told) > 1:
        return ()
    open_ = [facts for facts in _by_question(s).values() if not any(fact.key in told for fact in facts)]
    if not open_:
        return ((Act.ANSWER, "other_unknown"),) if s.moment.heard.unanswerable else ()
    fresh = [fact for facts in open_ for fact in facts if fact.key not in s.now.told]
    if not fresh:
        return ((Act.ANSWER, "other_told"),)
    return () if any(s.trusts_with(fact, asked=True) for fact in fresh) else ((Act.HESITATE, "guarded"),)


def _answer_and_go_on(s: Situation, keys: tuple[str, ...]) -> Decision:
    end = s.end_reached(keys)
    reaction = _offer_reaction(s) or "best"
    answered: tuple[tuple[Act, str | None], ...] = tuple((Act.ANSWER, key) for key in keys)
    # Whoever has just told what it is about wants that heard before anything is settled.
    if end is not None and s.believes and s.scenario.need.hidden_fact not in keys:
        most = 2 if len(_by_question(s)) > 1 else 1
        acts = (*answered[:most], (Act.ACCEPT, end.key))
        return Decision(plan(*acts, reaction=None), told=keys[:most], accepted=end.key)
    # A message has room for three parts: three of them leave none for a word about what was said.
    acts = (*answered, *word_about_the_other(s, keys))[:3]
    return Decision(plan(*acts, reaction=reaction if len(acts) < 3 else None), told=keys)


def _offer_reaction(s: Situation) -> str | None:
    fits = {"offer_fits", "offer_weak"} & s.reasons
    return f"welcome:{s.moment.new_offers[0].key}" if fits and s.moment.new_offers else None


def absurd_promise(s: Situation) -> Decision | None:
    """A promise that nobody could keep: not believed, whatever else it came with."""
    return Decision(plan((Act.HESITATE, "absurd"))) if "absurd_promise" in s.reasons else None


def pasted_rule(s: Situation) -> Decision | None:
    """The rule itself, word for word: ask what it means here, twice at most, then say that it is no answer."""
    if "policy_pasted" not in s.reasons:
        return None
    if s.before.unclear < s.parameters.most_unclear and s.now.mood.anger < 0.5:
        return Decision(plan((Act.CLARIFY, "policy")))
    return Decision(plan((Act.COMPLAIN, "policy")))


def trapped(s: Situation) -> Decision | None:
    """The tempting wrong answer: say why it is wrong, after the answer to another question that came with it."""
    traps = s.moment.heard.traps
    if not traps:
        return None
    quotes = {item.key: item.quote for item in s.moment.heard.asked}
    beside = [fact.key for fact in told_now(s) if not any(quotes[fact.key] in trap.quote for trap in traps)][:1]
    acts = (*((Act.ANSWER, key) for key in beside), (Act.CORRECT, f"trap:{traps[0].key}"))
    return Decision(plan(*acts), told=tuple(beside))


def record_question(s: Situation) -> Decision | None:
    """Asked for what the agent can see: give it, with or without a word about it."""
    items = s.moment.heard.record
    # "Would a call bus help?" puts something forward: no number from the record answers it.
    if s.moment.new_offers:
        return None
    return Decision(plan((Act.ANSWER, f"record:{items[0].key}"))) if items else None


def wrong_name(s: Situation) -> Decision | None:
    """Called by another name: put it right."""
    return Decision(plan((Act.CORRECT, "name"))) if s.moment.heard.wrong_name else None


def offer_reply(s: Situation) -> Decision | None:
    """Something was offered: a guess is questioned, a weak offer bargained over, a fitting one taken further."""
    items = s.moment.new_offers
    if not items:
        return None
    by_key = {item.key: _kind(s, item.key) for item in items}
    called_for = next((fact for key in by_key for fact in _called_for(s, key)), None)
    if called_for is not None and "false_promise" not in by_key.values():
        fits = next((f"welcome:{key}" for key, kind in by_key.items() if kind == "fits"), None)
        return Decision(plan((Act.TELL, called_for.key), reaction=fits), told=(called_for.key,))
    for kind in ("false_promise", "fits", "guess", "weak"):
        key = next((key for key, found in by_key.items() if found == kind), None)
        if key is not None:
            return _reply_to(s, kind, key)
    return None


def _called_for(s: Situation, key: str) -> tuple[CustomerFact, ...]:
    """Return what was kept back and this offer calls for: no use in keeping it from somebody who offers just that."""
    wanted = s.scenario.offer(key).after if s.scenario.offer(key).rule is OfferRule.ALLOWED else ()
    kept = (fact for fact in s.untold(Telling.TRUSTED) if fact.key in wanted)
    return tuple(f for f in kept if s.trusts_with(f, asked=f.key in s.now.asked, right_guess=True))


def _kind(s: Situation, key: str) -> str:
    offer = s.scenario.offer(key)
    if key in s.now.overpromised:
        return "false_promise"
    if s.moment.missing(offer):
        return "guess"
    return "weak" if offer.worth < s.parameters.weak_worth else "fits"


def _reply_to(s: Situation, kind: str, key: str) -> Decision:
    if kind == "false_promise":
        return Decision(plan((Act.HESITATE, "certain"), reaction=f"welcome:{key}"))
    hidden = _confidable(s)
    if kind in ("guess", "weak"):
        grudging = kind == "guess" or s.now.mood.anger > 0.35 or s.now.mood.trust < 0.45
        reaction = f"{'unwelcome' if grudging else 'welcome'}:{key}"
        if hidden is not None:
            return Decision(plan((Act.TELL, hidden.key), reaction=reaction), told=(hidden.key,))
        return Decision(
            plan((Act.BARGAIN, None) if not grudging else (Act.HESITATE, f"offer:{key}"), reaction=reaction)
        )
    if hidden is not None:
        return Decision(plan((Act.TELL, hidden.key), reaction=f"welcome:{key}"), told=(hidden.key,))
    if s.moment.heard.unsure and s.before.plan.act is not Act.HESITATE:
        # Who is not sure themselves is asked how sure it is; nobody welcomes a maybe.
        return Decision(plan((Act.HESITATE, "believe")))
    doubtful = s.now.mood.trust < 0.6 and s.before.plan.act is not Act.HESITATE
    return Decision(plan((Act.HESITATE if doubtful else Act.ASK, "next"), reaction=f"welcome:{key}"))


def will_ask(s: Situation) -> Decision | None:
    """Somebody else is to be asked: fine, but by when? With a time it is a step like any other."""
    if not s.moment.asks_without_time or s.moment.holds or "by_when" in s.before.plan.topics:
        return None
    return Decision(plan((Act.ASK, "by_when"), reaction="will_ask"))


def _confidable(s: Situation) -> CustomerFact | None:
    return next((fact for fact in s.untold(Telling.TRUSTED) if s.trusts_with(fact)), None)


def refused(s: Situation) -> Decision | None:
    """A no: bargain where a reason or another way came with it, complain where none did."""
    said_no = s.moment.names & {"declines_bare", "declines_with_reason", "declines_with_alternative"}
    if not said_no and not s.moment.heard.refused:
        return None
    explained = s.reasons & {"declined_reason", "declined_alternative", "explained"} or s.moment.new_offers
    if explained or s.now.mood.anger < 0.4:
        return Decision(plan((Act.BARGAIN, "refused"), reaction="best"))
    return Decision(plan((Act.COMPLAIN, "refused"), reaction="best"))


def courtesies(s: Situation) -> Decision | None:
    """How are you, are you there, please wait, have I got that right."""
    heard = s.moment.heard
    if heard.asks_agreement and s.moment.names & {"paraphrases", "verifies_understanding", "summarises"}:
        follow = _next_fact(s)
        if follow is not None:
            return Decision(plan((Act.ANSWER, "yes"), (Act.TELL, follow.key)), told=(follow.key,))
        return Decision(plan((Act.ANSWER, "yes"), (Act.ASK, "next")))
    if heard.asks_agreement and s.own_offers and not s.moment.new_offers:
        return Decision(plan((Act.ANSWER, "partly"), (Act.HESITATE, "next")))
    if (heard.asks_hold or "holds" in s.moment.names) and not s.moment.new_asked:
        return Decision(plan((Act.ANSWER, "wait_time" if heard.time else "wait")))
    if heard.asks_presence and not s.moment.moves_on:
        return Decision(plan((Act.ANSWER, "here")))
    if heard.asks_company and not s.moment.new_asked:
        return Decision(plan((Act.ANSWER, "why"), reaction=None))
    if heard.asks_mood and not s.moment.moves_on:
        return Decision(plan((Act.ANSWER, "mood")))
    return None


def _next_fact(s: Situation) -> CustomerFact | None:
    hidden = _confidable(s)
    return hidden or next(iter(s.untold(Telling.FREELY)), None)


def not_understood(s: Situation) -> Decision | None:
    """A question that fits nothing, or words that say nothing: ask what is meant, twice at most."""
    if s.moment.heard.unmatched_question and not s.moment.does_something:
        if s.moment.is_kind and s.moment.feeling_open and s.before.acts.count(Act.ANSWER) == 0 and _next_fact(s):
            return None
        soon = ASKS_DEADLINE.search(plain(s.moment.heard.unmatched_question))
        return Decision(plan((Act.ANSWER, "asap" if soon else "unknown")))
    hurt = any(one.anger > 0.015 for one in s.because if one.reason != "nothing_done")
    if GIVES_ROOM.search(s.moment.reading.text[:600]):
        return None
    lost = "nothing_done" in s.reasons and not hurt and s.before.unclear < s.parameters.most_unclear
    return Decision(plan((Act.CLARIFY, None))) if lost and s.chance("unclear", 0.5) else None


def ignored(s: Situation) -> Decision | None:
    """The customer's question went unanswered: say it again."""
    if "question_ignored" not in s.reasons or s.before.plan.act is Act.REPEAT:
        return None
    return Decision(plan((Act.REPEAT, "question")))
