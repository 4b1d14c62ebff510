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
        # ---- the headline: what worked ----
        "left_relieved": (
            "You {done}, and {name} left relieved.",
            "You {done}. In the end {name} was relieved.",
            "{Name} left relieved. It helped that you {done}.",
        ),
        "left_solved": (
            "You {done}, and {name} left with it solved.",
            "You {done}, and the case is solved.",
            "It is solved. It helped that you {done}.",
        ),
        "left_calmer": (
            "You {done}, and {name} was calmer at the end. The case is still open.",
            "{Name} was calmer at the end, though the case is still open. It helped that you {done}.",
        ),
        "left_open": (
            "You {done}. The case is still open for {name}.",
            "You {done}, but {name} left without an answer that fits.",
        ),
        "left_upset": (
            "You {done}. Other words weighed more, and {name} left upset.",
            "{Name} left more upset than at the start, though at one point you {done}.",
        ),
        "stopped_better": (
            "You {done}, and {name} felt better for it. The talk stopped before its end.",
            "{Name} felt better when the talk stopped. It helped that you {done}.",
        ),
        "stopped_worse": (
            "You {done}. Still, {name} was upset when the talk stopped.",
            "When the talk stopped {name} was upset, though at one point you {done}.",
        ),
        "nothing_yet_stopped": (
            "The talk stopped before its end. One change will help most.",
            "This talk has no end yet. One change comes first.",
        ),
        "nothing_yet_solved": (
            "The case is solved. The words on the way can do more for {name}.",
            "{Name} has an answer. The way there can be warmer and clearer.",
        ),
        "nothing_yet_open": (
            "The case is still open for {name}. One change will help most.",
            "{Name} left without an answer that fits. One change comes first.",
        ),
        "real_worked": (
            "You {done} when {cue}.",
            "When {cue}, you {done}.",
        ),
        "real_worked_plain": (
            "In this conversation you {done}.",
            "You {done}.",
        ),
        "real_nothing_yet": (
            "There is one clear next step in this conversation.",
            "One change will help most here.",
        ),
        "critical": ("One sentence went past what may be said: “{quote}”.",),
        # ---- the headline: the one next thing ----
        "next": (
            "Next time, {step}.",
            "Next: {step}.",
            "One thing for next time: {step}.",
        ),
        "nothing_to_try": (
            "Nothing here calls for a change; try a harder customer.",
            "No change stands out. A harder scene is a good next step.",
        ),
        "no_chance": (
            "This talk was too short to say anything fair about it. Go on a little longer next time.",
            "There was no moment here that called for a skill, so there is nothing to judge.",
        ),
        # ---- why it worked ----
        "they_answered": (
            "{They} answered: “{words}”",
            "Then {they} said: “{words}”",
            "What came back: “{words}”",
        ),
        "mood_rose": (
            "{Their} mood rose with it.",
            "From here on things felt better to {them}.",
            "It eased the talk at once.",
        ),
        "was_called_for": (
            "It came just when {cue}.",
            "It was called for: {cue}.",
            "{Cue}, and this met it.",
        ),
        # ---- why to try ----
        "had_said": (
            "{They} had just said: “{words}”",
            "Just before, {they} said: “{words}”",
            "It followed this: “{words}”",
        ),
        "mood_fell": (
            "{Their} mood fell after it.",
            "After this the talk got harder.",
        ),
        "done_later": (
            "In answer {answer} you did just this. Do it here already.",
            "Answer {answer} shows how. It was needed here too.",
        ),
        "done_before": (
            "In answer {answer} you did just this. It was needed here again.",
            "Answer {answer} had it. Here it was missing.",
        ),
        # ---- better wording, made from what the customer said ----
        "say_feeling": (
            "No wonder you are {feeling}. Let me look at it with you now.",
            "I can see why you are {feeling}. I am looking at it now.",
        ),
        "say_example": (
            "To “{moment}” a good answer is: “{words}”",
            "For example. Customer: “{moment}” Answer: “{words}”",
        ),
        "say_deadline": (
            "You need it {deadline}, so here is what I do first, and when you hear from me.",
            "So it has to work {deadline}. Let me tell you what happens now, and at what time.",
        ),
    }
)

# What the agent did, after "you".
DONE: Final[Mapping[str, str]] = MappingProxyType(
    {
        "acknowledges_feeling": "named what {they} felt",
        "validates": "said that the feeling made sense",
        "paraphrases": "said back what {they} had told you",
        "uses_detail": "used what {they} had told you",
        "verifies_understanding": "checked that you had it right",
        "asks_open": "asked an open question",
        "takes_ownership": "took it on",
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
        "speaks_positively": "said what can be done",
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
