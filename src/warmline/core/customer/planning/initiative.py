"""Rules by which the customer acts on their own: pressure, forgiveness, telling more, pressing on."""

from __future__ import annotations

from warmline.core.customer.planning.situation import Decision, Situation, plan
from warmline.core.customer.scenario import Telling
from warmline.core.customer.state import Act


def holds_to_promise(s: Situation) -> Decision | None:
    """A promise of an earlier talk was not kept: say so, once, before anything is promised again."""
    if not s.before.owed or s.now.turn > s.parameters.turns_to_remind:
        return None
    return Decision(plan((Act.COMPLAIN, "promised")))


def tests(s: Situation) -> Decision | None:
    """Having told a lot and seen none of it again: check whether anybody listened, once."""
    p = s.parameters
    shown = any(s.now.times_heard(name) for name in ("paraphrases", "uses_detail", "verifies_understanding"))
    told = len(s.now.told) >= p.facts_to_test
    if shown or not told or s.now.mood.trust >= p.trust_to_test or Act.TEST in s.before.acts:
        return None
    if s.moment.does_something or s.now.need_met or "kind_only" in s.reasons:
        return None
    return Decision(plan((Act.TEST, None))) if s.chance("test", p.chance_to_test) else None


def pressure(s: Situation) -> Decision | None:
    """Anger that has grown too far: threaten once, then ask for somebody else."""
    p, mood, acts = s.parameters, s.now.mood, s.before.acts
    rising = mood.anger > s.before.mood.anger
    if not rising or s.now.turn < 2:
        return None
    if mood.anger >= p.anger_to_escalate and Act.ESCALATE not in acts[-2:] and s.chance("escalate", 0.75):
        return Decision(plan((Act.ESCALATE, None), reaction="best"))
    if mood.anger >= p.anger_to_threaten and Act.THREATEN not in acts[-4:] and s.chance("threaten", 0.75):
        return Decision(plan((Act.THREATEN, None), reaction="best"))
    return None


def forgives(s: Situation) -> Decision | None:
    """A real apology to somebody no longer hot is taken, once."""
    full = s.now.turn >= 2 and "takes_ownership" in s.moment.names
    full = full and any(one.reason == "apology" and -one.anger + one.trust > 0.03 for one in s.because)
    sore = s.scenario.failures > 0 or s.before.failures > 0 or s.scenario.mood.anger >= 0.35
    if not full or not sore or s.now.mood.anger > 0.4 or Act.FORGIVE in s.before.acts:
        return None
    fact = next((fact for fact in s.untold(Telling.TRUSTED) if s.trusts_with(fact)), None)
    if fact is not None:
        return Decision(plan((Act.FORGIVE, None), (Act.TELL, fact.key)), told=(fact.key,))
    return Decision(plan((Act.FORGIVE, None), (Act.ASK, "next")))


def confides(s: Situation) -> Decision | None:
    """Trust is there: tell what it is really about, though never as the answer to a question for something else."""
    if s.moment.heard.unmatched_question is not None:
        return None
    fact = next((fact for fact in s.untold(Telling.TRUSTED) if s.trusts_with(fact)), None)
    if fact is None:
        return None
    return Decision(plan((Act.TELL, fact.key), reaction="best"), told=(fact.key,))


def fills_in(s: Situation) -> Decision | None:
    """Help stands that rests on something not told yet: whoever trusts says it, rather than leave it to a guess."""
    if s.scenario.need.hidden_fact not in s.now.told or s.now.mood.trust < s.parameters.trust_to_confide:
        return None
    if not s.feeling_was_met:
        return None
    rests_on = {key for offer in sorted(s.own_offers & s.before.standing()) for key in s.scenario.offer(offer).after}
    fact = next((fact for fact in s.untold(Telling.FREELY, Telling.ASKED) if fact.key in rests_on), None)
    if fact is None:
        return None
    return Decision(plan((Act.TELL, fact.key), reaction="best"), told=(fact.key,))


def volunteers(s: Situation) -> Decision | None:
    """Tell a little more unasked, one thing, or two to an open question."""
    free = s.untold(Telling.FREELY)
    if not free or s.help_is_on_the_table:
        return None
    openness = s.scenario.persona.temperament.openness
    invited = s.moment.heard.open_question is not None or "asks_open" in s.moment.names
    if not invited and not s.chance("volunteer", min(1.0, s.parameters.chance_to_volunteer * openness)):
        return None
    told = free[: 2 if invited and openness >= 1.0 else 1]
    acts = tuple((Act.TELL, fact.key) for fact in told)
    return Decision(plan(*acts, reaction="best"), told=tuple(fact.key for fact in told))


def presses(s: Situation) -> Decision:
    """Nothing else to say: ask what happens next, doubt it, or let the feeling out."""
    mood, last = s.now.mood, s.before.plan.act
    if s.reasons & {"too_short", "kind_only", "nothing_done"} and last in (Act.ASK, Act.REPEAT):
        return _out(s, Act.COMPLAIN if last is Act.REPEAT else Act.REPEAT)
    if mood.anger >= 0.55:
        return _out(s, Act.VENT if last is Act.COMPLAIN else Act.COMPLAIN)
    if s.moment.does_something and mood.trust < 0.62 and last is not Act.HESITATE:
        return _out(s, Act.HESITATE)
    if last is Act.ASK and not s.moment.moves_on:
        return _out(s, Act.VENT if mood.anger >= 0.3 else Act.HESITATE)
    return _out(s, Act.ASK)


def _out(s: Situation, act: Act) -> Decision:
    topics = {Act.HESITATE: "believe" if s.moment.does_something else "doubt", Act.ASK: "next"}
    return Decision(plan((act, topics.get(act)), reaction="best"))
