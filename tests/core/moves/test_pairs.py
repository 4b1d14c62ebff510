"""Pairs of sentences that share their words: one holds the move, the other denies it, tells it or turns it round."""

from __future__ import annotations

import pytest
from tests.core.moves.read import PARCEL, agent, found

from warmline.core.moves import MOVES

# (the move, a sentence that holds it, one with nearly the same words that does not)
PAIRS = (
    ("apologises", "I'm sorry about that.", "I'm not sorry about that."),
    ("apologises", "I apologise.", "He never apologised."),
    ("apologises", "My apologies.", "You owe me an apology."),
    ("apologises", "I'm so sorry.", "You will be sorry."),
    ("takes_ownership", "I'll take care of this.", "I can't take care of this."),
    ("takes_ownership", "That was our mistake.", "That was not our mistake."),
    ("takes_ownership", "This stays with me.", "This does not stay with me."),
    ("takes_ownership", "We got this wrong.", "You got this wrong."),
    ("takes_ownership", "I will handle it from here.", "You handle it from here."),
    ("next_step_with_time", "I'll call you by 18:00.", "I won't call you by 18:00."),
    ("next_step_with_time", "I will send it on Friday.", "He said he would send it on Friday."),
    ("next_step_with_time", "I'll write to you at noon.", "You wrote to me at noon."),
    ("next_step_with_time", "We deliver it tomorrow.", "We can't deliver it tomorrow."),
    ("next_step", "I'll ask the driver.", "I can't ask the driver."),
    ("next_step", "I will look for it.", "You can look for it."),
    ("offers_remedy", "I'll refund the fee.", "I won't refund the fee."),
    ("offers_remedy", "I can send you a new one.", "I can't send you a new one."),
    ("offers_remedy", "I'll take the charge off your bill.", "We never take a charge off a bill."),
    ("promises", "I promise to call.", "I can't promise to call."),
    ("promises", "You have my word.", "You don't have my word."),
    ("overpromises", "This will never happen again, I promise.", "I can't promise that it will never happen again."),
    ("dismisses", "Calm down.", "I won't tell you to calm down."),
    ("dismisses", "It's only a parcel.", "It's not only a parcel."),
    ("dismisses", "Don't make a fuss.", "You made no fuss."),
    ("dismisses", "You're overreacting.", "You are not overreacting."),
    ("dismisses", "It's not a big deal.", "It is a big deal."),
    ("dismisses", "These things happen.", "These things should not happen."),
    ("dismisses", "Relax.", "My colleague told you to relax, and that was wrong."),
    ("argues", "You're wrong.", "You're not wrong."),
    ("argues", "That's not true.", "That's true."),
    ("argues", "I already told you that.", "You already told me that."),
    ("argues", "You don't understand.", "You do understand."),
    ("argues", "I never said that.", "I said that, and I was wrong."),
    ("argues", "Listen to me.", "I listen to you."),
    ("commands", "You must wait.", "You don't have to wait."),
    ("commands", "Send me the number.", "Please send me the number."),
    ("commands", "Stop shouting.", "Nobody needs to stop."),
    ("commands", "You have to call again.", "You will not have to call again."),
    ("insults", "You are stupid.", "You are not stupid."),
    ("insults", "You're being ridiculous.", "You're being very patient."),
    ("insults", "Shut up.", "He told you to shut up, and I'm sorry."),
    ("insults", "People like you always complain.", "I'm glad about people who complain."),
    ("insults", "Are you deaf?", "Are you free?"),
    ("sarcasm", "Good luck with that.", "Good luck with the exam."),
    ("sarcasm", "Thank you so much for shouting.", "Thank you so much for waiting."),
    ("sarcasm", "Wow, poor you.", "Wow, two days."),
    ("sarcasm", "Congratulations, genius.", "Congratulations to your daughter."),
    ("blames_customer", "You should have been at home.", "You could not have been at home."),
    ("blames_customer", "That's your fault.", "That's not your fault."),
    ("blames_customer", "You gave us the wrong address.", "We gave you the wrong address."),
    ("blames_customer", "You forgot to sign.", "We forgot to sign."),
    ("blames_customer", "You didn't read the email.", "You never got the email."),
    ("blames_other", "It's the courier's fault.", "It's not the courier's fault."),
    ("blames_other", "The warehouse made a mistake.", "I made a mistake."),
    ("acknowledges_feeling", "You sound really worried about Saturday.", "You sound right."),
    ("validates", "I would feel the same.", "I would not feel the same."),
    ("validates", "That makes sense after such a wait.", "That makes no sense."),
    ("validates", "You have every right to be angry.", "You have no right to be angry."),
    ("thanks_customer", "I appreciate your patience.", "I don't appreciate your tone."),
    ("speaks_positively", "I can change that for you.", "I can't change that for you."),
    ("speaks_positively", "I'd be glad to help.", "I'm not glad to help."),
    ("says_goodbye_warmly", "Enjoy the party!", "You can't enjoy the party."),
    ("says_goodbye_warmly", "I hope your daughter has a great birthday.", "I hope this helps."),
    ("says_goodbye_warmly", "Take care.", "Take care of the form."),
    ("declines_bare", "I can't do that.", "I can do that."),
    ("declines_bare", "That's not possible.", "That's possible."),
    ("declines_bare", "We don't refund that.", "We don't mind."),
    ("declines_with_reason", "I can't refund it because it was opened.", "I can refund it because it was opened."),
    (
        "declines_with_alternative",
        "I can't send it today, but I can send it tomorrow.",
        "I can send it today, or I can send it tomorrow.",
    ),
    ("explains", "It is late because the van broke down.", "It is late and the van broke down."),
    ("checks_resolved", "Is it working now?", "It is working now."),
    ("checks_resolved", "Did that help?", "That did help."),
    ("verifies_understanding", "Is that right?", "That is right."),
    ("verifies_understanding", "Did I get that right?", "I did not get that right."),
    ("asks_open", "What happened?", "I know what happened."),
    ("asks_open", "How did it come to that?", "That is how it came to that."),
    ("asks_open", "Tell me more about it.", "You told me more about it."),
    ("asks_closed", "Is it blue?", "It is blue."),
    ("asks_closed", "Were you at home?", "You were at home."),
    ("offers_options", "Would you like a refund or a new one?", "You had a refund and a new one."),
    ("holds", "Please hold.", "The box can hold ten."),
    ("escalates", "I'll pass this to my manager.", "I won't pass this to my manager."),
    ("escalates", "I'm putting you through to billing.", "Nobody put you through to billing."),
    ("refers_to_policy", "That is our policy.", "That is not our policy."),
    ("refers_to_policy", "Those are the rules.", "There are no rules."),
    ("proposes_more_help", "Is there anything else I can do for you?", "There is nothing else I can do for you."),
    ("follows_up", "I'll check back with you on Friday.", "I won't check back with you on Friday."),
    ("prevents_repeat", "I've added a note so that it does not happen again.", "It will happen again."),
    ("promises_vaguely", "I'll look into it as soon as possible.", "I looked into it."),
    ("invites_feedback", "How did I do today?", "How did you do it today?"),
    ("small_talk", "How is your day going?", "How is your parcel going?"),
    ("introduces_self", "My name is Sam.", "My name is not on it."),
    ("asks_for_help", "I'm not sure, let me check.", "I'm sure."),
    ("summarises", "To sum up, the new one comes on Friday.", "The sum is \u00a340."),
    ("sets_boundary", "Please don't swear at me.", "You don't swear at me."),
    ("uses_jargon", "The SLA for L2 is 48 hours.", "The wait is 48 hours."),
    ("stock_phrase", "Your call is important to us.", "Your daughter is important to you."),
    ("shouts", "I TOLD YOU ALREADY!", "I told you already!"),
)


@pytest.mark.parametrize(("move", "holds", "lacks"), PAIRS, ids=[pair[1] for pair in PAIRS])
def test_a_few_words_make_the_difference(move: str, holds: str, lacks: str) -> None:
    assert move in agent(holds)
    assert move not in agent(lacks)


@pytest.mark.parametrize(("move", "holds", "lacks"), PAIRS, ids=[pair[1] for pair in PAIRS])
def test_the_quote_is_made_of_the_words_that_hold_it(move: str, holds: str, lacks: str) -> None:
    mark = found(move, PARCEL, f"a: {holds}")
    assert holds[mark.start : mark.end] == mark.quote
    assert len(mark.quote.strip()) >= 3


def test_many_moves_are_told_apart() -> None:
    assert {move for move, _, _ in PAIRS} <= set(MOVES)
    assert len({move for move, _, _ in PAIRS}) >= 35
