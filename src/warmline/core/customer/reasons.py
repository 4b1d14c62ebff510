"""The words in which a learner reads why the mood moved. About the words said, never about the person who said them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from warmline.core.customer.persona import Persona
from warmline.core.customer.setting import Kind

_PRONOUNS: Final[Mapping[str, tuple[str, str, str]]] = MappingProxyType(
    {"she": ("she", "her", "her"), "he": ("he", "him", "his"), "they": ("they", "them", "their")}
)

REASONS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "named_feeling": "You named what {they} felt.",
        "named_feeling_late": "A kind word, but {they_were} past that point.",
        "validated": "You said that {their} feeling makes sense.",
        "generic_empathy": "A general phrase; it could have been said to anyone.",
        "said_back": "You said back what {they} had told you.",
        "used_detail": "You named a detail of the case.",
        "checked_understanding": "You checked that you had it right.",
        "asked_open": "An open question let {them} tell it {their} way.",
        "asked_fit": "You asked about something that mattered.",
        "need_reached": "You spoke to what it was really about for {them}.",
        "owned": "You took it on yourself.",
        "apology": "An apology.",
        "apology_full": "An apology that owned what went wrong.",
        "apology_long": "The apology went on longer than {they} could use.",
        "apology_again": "Sorry once more, and nothing new with it.",
        "explained": "You said why.",
        "informed": "You gave {them} a fact.",
        "question_answered": "You answered {their} question.",
        "concrete_step": "A next step with a time.",
        "step_no_time": "A next step, but no time for it.",
        "choice": "You gave {them} a choice.",
        "offer_fits": "An offer that met {their} need.",
        "offer_weak": "An offer, but it did not touch {their} need.",
        "lead_asked": "You said whose decision it was and offered to get it.",
        "summary": "You summed up what happens next.",
        "checked_resolved": "You checked that it was solved for {them}.",
        "steps_in_order": "The steps came in order.",
        "prevents_repeat": "You looked after the next time too.",
        "follows_up": "You said you would check back.",
        "more_help": "You offered further help.",
        "declined_reason": "A no, with the reason for it.",
        "declined_alternative": "A no that came with something else.",
        "warm_word": "A warm word at the right moment.",
        "positive": "You said what can be done.",
        "cause_avoidable": "{They} heard that it need not have happened.",
        "cause_beyond": "{They} heard that nobody could have helped it.",
        "cause_stays": "{They} heard that it will happen again.",
        "compensation": "What you offered makes up for some of it.",
        "stock_phrase": "A stock phrase. {They_have} heard it elsewhere.",
        "copied": "The same words again.",
        "kind_only": "Kind words, and nothing done yet.",
        "nothing_done": "Nothing in it that {they} could use.",
        "vague_promise": "No time, so {they} could not plan with it.",
        "vague_promise_again": "No time, and {they} had heard that before.",
        "false_promise": "A promise that is not yours to make. It pleases now and breaks later.",
        "absurd_promise": "Nobody could keep that, and {they} knew it.",
        "taken_back": "You took back what you had promised.",
        "guess": "An offer before you knew what {they} needed.",
        "made_good": "You owned up to what went wrong and put it right.",
        "asked_again": "You asked for something {they} had already told you.",
        "asked_record": "You asked for something that is on your screen.",
        "question_ignored": "{Their} question was left unanswered.",
        "passed_on": "{They_were} passed on to somebody else.",
        "supervisor_given": "You gave {them} the person {they} asked for.",
        "wrong_name": "That was not {their} name.",
        "revealed_data": "You gave away something that was not {theirs} to know.",
        "blamed": "It sounded as if {they} had caused it.",
        "blamed_other": "It pointed at somebody else, not at a way on.",
        "excuse": "Sorry, but it was somebody else: it sounded like an excuse.",
        "dismissed": "It made {their} problem small.",
        "argued": "You argued with {them}.",
        "commanded": "It sounded like an order.",
        "insulted": "Those words hurt.",
        "sarcasm": "{They} heard mockery in it.",
        "shouted": "Capitals read like shouting.",
        "negative_only": "Only what cannot be done.",
        "declined_bare": "A no without a reason.",
        "interrupted": "{They_were} still speaking when you began.",
        "rule_only": "The rule, and nothing for {them} in it.",
        "policy_pasted": "The rule word for word, and not {their} case.",
        "jargon": "Inside words that {they} could not follow.",
        "rambled": "Too much at once.",
        "too_short": "A word or two for a real worry.",
        "small_talk_misplaced": "Small talk while {they_were} still upset.",
        "off_scene": "That was not said to {them} as a {whom}.",
        "not_understood": "{They} could not tell what you meant.",
        "empty": "There was nothing to read.",
        "hold": "{They_were} asked to wait, without a word on how long.",
        "hold_with_time": "{They_were} told how long to wait.",
        "turn": "Every message takes a little patience.",
        "kept_waiting": "{They} waited a while for this answer.",
        "waited_as_told": "{They} waited, and knew how long it would be.",
        "waited_longer": "{They} waited longer than you had said.",
        "quick_reply": "The answer came quickly.",
        "silent": "A long silence. {They} could not tell whether you were there.",
        "queued": "{They} had already waited in the queue.",
        "test_passed": "{They} checked whether you had listened, and you had.",
        "test_failed": "{They} checked whether you had listened, and the answer did not show it.",
        "came_back_well": "{They_have} good memories of the last talk.",
        "came_back_badly": "The last talk left {them} with nothing.",
        "insulted_before": "{They_have} not forgotten the harsh words of the last talk.",
        "promise_broken_before": "A promise from the last talk was not kept.",
        "left_unsolved": "You closed before it was solved.",
        "talk_limit": "Words alone had done what they could.",
        "rage_held": "It went wrong once only, so {they} held back.",
    }
)


def words_for(reason: str, persona: Persona, kind: Kind = Kind.CUSTOMER) -> str:
    """Return the learner's words for a reason. Raises KeyError where the reason is unknown."""
    they, them, their = _PRONOUNS.get(persona.pronoun, _PRONOUNS["they"])
    plural = they == "they"
    slots = {
        "they": they,
        "them": them,
        "their": their,
        "whom": kind.value,
        "They": they.capitalize(),
        "Their": their.capitalize(),
        "theirs": {"she": "hers", "he": "his"}.get(they, "theirs"),
        "they_were": f"{they} {'were' if plural else 'was'}",
        "They_were": f"{they.capitalize()} {'were' if plural else 'was'}",
        "They_have": f"{they.capitalize()} {'have' if plural else 'has'}",
    }
    return REASONS[reason].format(**slots)
