"""Every sentence of the feedback, in one place, so that it can be translated by its English text.

A key has one or more ways to say the same; the letter takes a different one each time. Sentences speak of the words
said, in the past tense, so that every pronoun fits.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

MESSAGES: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        # ---- the headline: how it ended, and what worked ----
        "left_relieved": (
            "You {done}, and {name} left relieved.",
            "{Name} left relieved, and it helped that you {done}.",
            "It is solved and {name} was relieved; on the way there you {done}.",
        ),
        "left_solved": (
            "You {done}, and the case is solved.",
            "The case is solved, and it helped that you {done}.",
            "{Name} has an answer, and it helped that you {done}.",
        ),
        "solved_stopped": (
            "{Name} had said yes by the time you ended the talk, and it helped that you {done}.",
            "You {done}, and it was settled by the time you ended the talk.",
        ),
        "left_calmer": (
            "{Name} was calmer at the end, because you {done}, but it is not solved.",
            "You {done}, and {name} was calmer at the end, though it is not solved yet.",
        ),
        "left": (
            "{Name} left before it was solved; one thing that worked: you {done}.",
            "You {done}, which worked; still, {name} left before it was solved.",
        ),
        "left_upset": (
            "{Name} left upset; one thing that worked: you {done}.",
            "You {done}, which worked; still, {name} left upset.",
        ),
        "gave_up": (
            "{Name} said goodbye without an answer; one thing that worked: you {done}.",
            "You {done}, which worked; still, {name} said goodbye without an answer.",
        ),
        "escalated": (
            "{Name} wanted to go on with somebody else; one thing that worked: you {done}.",
            "You {done}, which worked; still, {name} wanted to go on with somebody else.",
        ),
        "stopped_better": (
            "{Name} felt better by the time you ended the talk, because you {done}, though it was not solved yet.",
            "You {done}, and {name} felt better, but you ended the talk before it was solved.",
        ),
        "stopped_same": (
            "You ended the talk before it was solved; one thing that worked: you {done}.",
            "You {done}, which worked, and ended the talk before it was solved.",
        ),
        "stopped_worse": (
            "{Name} was upset by the time you ended the talk; one thing that worked: you {done}.",
            "You {done}, which worked; still, {name} was upset by the time you ended the talk.",
        ),
        # ---- the headline: how it ended, where nothing worked yet ----
        "bare_solved": (
            "The case is solved, and the way there can be easier for {name}.",
            "{Name} has an answer, and the way there can be warmer and clearer.",
        ),
        "bare_left": ("{Name} left before it was solved.", "{Name} left without an answer."),
        "bare_upset": ("{Name} left upset, before it was solved.", "{Name} left without an answer, and upset."),
        "bare_gave_up": ("{Name} said goodbye without an answer.",),
        "bare_escalated": ("{Name} wanted to go on with somebody else.",),
        "bare_stopped": ("You ended the talk before it was solved.", "The talk ended before {name} had an answer."),
        "bare_stopped_worse": (
            "{Name} was upset by the time you ended the talk.",
            "{Name} was upset at the end of the talk.",
        ),
        # ---- the headline of a conversation from elsewhere ----
        "real_worked": (
            "You {done} when {cue}.",
            "When {cue}, you {done}.",
        ),
        "real_worked_plain": ("In this talk you {done}.", "One thing that worked: you {done}."),
        "real_nothing_yet": ("One change would help most here.", "There is one clear next step in this talk."),
        # ---- the headline: what may not be said ----
        "critical": ("One sentence went past what may be said: “{quote}”.",),
        "critical_false_promise": ("One promise was not yours to make: “{quote}”.",),
        "critical_insults": ("One sentence hurt: “{quote}”.",),
        "critical_reveals_data": ("One sentence gave away what has to stay private: “{quote}”.",),
        # ---- the headline: the one next thing ----
        "next": (
            "Next time, {step}",
            "One thing to try: {step}",
            "For the next talk: {step}",
        ),
        "next_there_too": (
            "Answer {answer} called for it too: {step}",
            "It was needed in answer {answer} as well: {step}",
        ),
        "nothing_to_try": (
            "Nothing in this talk asks for a change, so a harder customer is a good next step.",
            "No change stands out here, so a harder customer is a good next step.",
        ),
        "no_chance": (
            "This talk was too short to say anything fair about it. Go on a little longer next time.",
            "There was no moment here that called for a skill, so there is nothing to judge.",
        ),
        # ---- a chance of which nothing was seen ----
        "missed": ("Nothing of it was seen in this answer.",),
        "missed_so_far": ("Nothing of it was seen in the whole talk.",),
        # ---- why it worked ----
        "they_answered": (
            "{They} answered: “{words}”",
            "Then {they} said: “{words}”",
            "The reply: “{words}”",
        ),
        "mood_rose": (
            "{Name} felt better after it.",
            "This answer lifted {their} mood.",
            "After this answer things looked better to {them}.",
        ),
        "was_called_for": (
            "It came just when {cue}.",
            "{Cue}, and this met it.",
        ),
        # ---- why to try ----
        "had_said": (
            "{They} had just said: “{words}”",
            "Just before, {they} said: “{words}”",
            "This was the answer to: “{words}”",
        ),
        "mood_fell": (
            "{Name} felt worse after it.",
            "This answer lowered {their} mood.",
        ),
        "done_later": (
            "In answer {answer} you did just this; it was needed here already.",
            "Answer {answer} shows how. It was needed here already.",
        ),
        "done_before": (
            "In answer {answer} you did just this; it was needed here again.",
            "Answer {answer} shows how. It was needed here again.",
        ),
        # ---- better wording, where the case has no author ----
        "say_feeling": (
            "No wonder you are {feeling}. Let me look at it with you now.",
            "I can see why you are {feeling}. I am looking at it now.",
        ),
        "say_deadline": ("You need it {deadline}. I am looking at it now, and you hear from me today by … o’clock.",),
        "say_example": ("In another case the customer said: “{moment}” An answer that fits there: “{words}”",),
        "say_elsewhere": ("In another case: “{words}”",),
    }
)

# What the agent did, after "you".
DONE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "acknowledges_feeling": "named what {they} felt",
        "validates": "said that the feeling made sense",
        "paraphrases": "said back what {they} had told you",
        "uses_detail": "named a detail of the case",
        "verifies_understanding": "checked that you had it right",
        "asks_open": "asked an open question",
        "takes_ownership": "took it on yourself",
        "apologises": "said sorry for what went wrong",
        "explains": "said why",
        "gives_information": "gave a clear answer",
        "next_step_with_time": "gave a next step with a time",
        "offers_options": "gave {them} a choice",
        "offers_remedy": "offered a way to put it right",
        "checks_resolved": "checked that it was solved",
        "summarises": "summed up what happens next",
        "declines_with_reason": "said no and said why",
        "declines_with_alternative": "said no and offered something else",
        "sets_boundary": "set a calm limit",
        "greets": "opened with a greeting",
        "introduces_self": "said who was speaking",
        "uses_name": "used {their} name",
        "thanks_customer": "thanked {them}",
        "speaks_positively": "said what you could do",
        "says_goodbye_warmly": "closed with a personal word",
        "small_talk": "shared a friendly word",
        "invites_feedback": "asked how it went",
        "plain_steps": "set out the steps in order",
        "proposes_more_help": "offered further help",
        "prevents_repeat": "took care of the next time too",
        "follows_up": "said when you would check back",
        "suggests_fit": "pointed to something that fits",
        "credits_colleague": "spoke well of a colleague",
        "asks_for_help": "said openly what you had to find out",
        "coaches_with_question": "asked a question that helps to learn",
        "gives_specific_praise": "praised something specific",
        "agrees_action": "agreed on an action",
    }
)

# What the customer did, as a clause in the past tense.
CUE_CLAUSES: Final[Mapping[str, str]] = MappingProxyType(
    {
        "shows_anger": "{name} sounded angry",
        "shows_worry": "{name} sounded worried",
        "shows_disappointment": "{name} sounded let down",
        "shows_relief": "{name} sounded relieved",
        "asks_question": "{name} asked a question",
        "makes_request": "{name} asked for something",
        "states_fact": "{name} told you something",
        "shows_confusion": "{name} could not follow",
        "has_deadline": "{name} had a deadline",
        "reports_repeat": "{name} had been in touch before",
        "objects": "{name} objected",
        "doubts": "{name} had doubts",
        "threatens_to_leave": "{name} spoke of leaving",
        "asks_for_supervisor": "{name} asked for somebody else",
        "insults_agent": "{name} used hard words",
        "accepts": "{name} said yes",
        "thanks": "{name} said thank you",
        "says_goodbye": "{name} said goodbye",
    }
)
