"""Rules by which a conversation ends, well or badly."""

from __future__ import annotations

from warmline.core.conversation import Channel
from warmline.core.customer.patterns import any_of
from warmline.core.customer.planning.replies import told_now, word_about_the_other
from warmline.core.customer.planning.situation import Decision, Situation, plan
from warmline.core.customer.scenario import GoodEnd
from warmline.core.customer.state import Act, Ending

_ASKS_WHEN = any_of(r"(?:what|which|at which) (?:time|hour|day)|when (?:suits|would|is|can|may|shall)|suits? you")


def walks_out(s: Situation) -> Decision | None:
    """Patience is gone, or insults were too much: leave, angry or politely."""
    p, mood = s.parameters, s.now.mood
    insulted_out = s.moment.names & {"insults"} and (s.now.insulted >= 2 or mood.anger >= p.anger_insulted)
    within_reach = s.end_reached() is not None and (s.believes or s.moment.does_something)
    spent = mood.patience <= p.patience_gone and not within_reach
    unheard = s.before.acts.count(Act.ESCALATE) >= 2 and mood.anger >= p.anger_to_escalate
    hopeless = mood.hope <= 0.02 and mood.trust <= 0.08 and s.now.turn >= 4
    if not (insulted_out or spent or unheard or hopeless):
        return None
    if mood.anger >= p.anger_to_walk or insulted_out or unheard:
        return Decision(plan((Act.LEAVE, None)), ended=Ending.LEFT)
    return _gives_up(s)


def _gives_up(s: Situation) -> Decision:
    """Go without anger; who was promised something for a time says that they will be back if it does not come."""
    if s.last_time_promised:
        return Decision(plan((Act.COME_BACK, None)), ended=Ending.GAVE_UP)
    return Decision(plan((Act.LEAVE, "politely")), ended=Ending.GAVE_UP)


def put_through(s: Situation) -> Decision | None:
    """The customer asked for somebody else and is passed on."""
    asked = Act.ESCALATE in s.before.acts[-3:]
    if asked and "escalates" in s.moment.names and not s.moment.heard.refused:
        return Decision(plan((Act.CLOSE, "put_through")), ended=Ending.ESCALATED)
    return None


def after_yes(s: Situation) -> Decision | None:
    """The customer has said yes: answer what is still asked, then thank and go; a promise taken back undoes the yes."""
    end = next((e for e in s.scenario.good_ends if e.key == s.before.accepted), None)
    if end is None:
        return None
    if not set(end.offers) <= s.now.standing():
        return Decision(plan((Act.COMPLAIN, "taken_back")), takes_back_yes=True)
    if s.reasons & {"insulted", "blamed", "argued", "dismissed", "sarcasm"} and s.now.mood.anger > s.before.mood.anger:
        return Decision(plan((Act.COMPLAIN, None)))
    if s.moment.heard.asks_hold and not s.moment.does_something:
        return Decision(plan((Act.ANSWER, "wait")))
    told = tuple(fact.key for fact in told_now(s))[:2]
    if told:
        answers = (*((Act.ANSWER, key) for key in told), *word_about_the_other(s, told))
        if s.scenario.channel is Channel.EMAIL and Act.HESITATE not in dict(answers):
            return Decision(plan(*answers, (Act.CLOSE, end.key)), told=told, ended=Ending.RESOLVED)
        return Decision(plan(*answers), told=told)
    if _ASKS_WHEN.search(" ".join(s.moment.heard.questions)):
        return Decision(plan((Act.ANSWER, "any_time"), (Act.CLOSE, s.before.accepted)), ended=Ending.RESOLVED)
    return Decision(plan(*_goodbye(s, end)), ended=Ending.RESOLVED)


def _goodbye(s: Situation, end: GoodEnd) -> tuple[tuple[Act, str | None], ...]:
    mood = s.now.mood
    if s.last_time_promised and mood.trust < s.parameters.trust_to_leave_it and Act.FORGIVE not in s.before.acts:
        return ((Act.COME_BACK, end.key),)
    if not s.feeling_was_met and mood.anger <= 0.5:
        return (Act.THANK, "brief"), (Act.CLOSE, end.key)
    if mood.trust >= 0.45 and mood.anger <= 0.45:
        return (Act.THANK, end.key), (Act.CLOSE, end.key)
    return ((Act.CLOSE, end.key),)


def _settles_by_mail(s: Situation) -> bool:
    """Whether this mail leaves nothing to be written: it says what is done and by when, and asks nothing."""
    if s.scenario.channel is not Channel.EMAIL or s.moment.heard.questions:
        return False
    return s.moment.does_something and "time" in s.now.answered


def good_end(s: Situation) -> Decision | None:
    """All that is needed is on the table: say yes, or ask how to believe it."""
    end = s.end_reached()
    if end is None or s.now.accepted:
        return None
    if s.believes and _settles_by_mail(s):
        # Nobody keeps a thread open for one more "you are welcome".
        return Decision(plan((Act.ACCEPT, end.key), _goodbye(s, end)[-1]), accepted=end.key, ended=Ending.RESOLVED)
    if s.believes:
        return Decision(plan((Act.ACCEPT, end.key), reaction="best"), accepted=end.key)
    if s.before.plan.act is Act.HESITATE and not s.moment.does_something:
        return None
    return Decision(plan((Act.HESITATE, "believe"), reaction="best"))


def agent_goes(s: Situation) -> Decision | None:
    """The agent says goodbye while nothing is settled: object once, then give up."""
    if "left_unsolved" not in s.reasons and not (s.moment.heard.asks_more and not s.moment.moves_on):
        return None
    if "left_unsolved" in s.reasons and s.before.goodbyes:
        angry = s.now.mood.anger >= s.parameters.anger_to_walk
        if angry:
            return Decision(plan((Act.LEAVE, None)), ended=Ending.LEFT)
        return _gives_up(s)
    return Decision(plan((Act.REPEAT, "anything_else" if s.moment.heard.asks_more else "not_done")))
