"""Ways of speaking of the scripted agents: the same skill in other words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Style:
    """Lines of one style. `{name}` is the customer, `{said}` what they told, `{what}` a fact, `{offer}` an offer."""

    key: str
    greet: tuple[str, ...]
    feel: tuple[str, ...]
    own: tuple[str, ...]
    open: tuple[str, ...]
    reason: tuple[str, ...]
    ask: tuple[str, ...]
    offer: tuple[str, ...]
    when: tuple[str, ...]
    assure: tuple[str, ...]
    close: tuple[str, ...]


_WARM: Final = Style(
    "warm",
    greet=("Hello {name}, I'm Sam.", "Hi {name}, Sam here, I have your case open."),
    feel=(
        "So {said}. No wonder you are upset.",
        "I can see why that makes you angry: {said}.",
        "That sounds really frustrating, and it would wear anybody down.",
        "That is a lot to carry, and it makes sense that you are worried.",
    ),
    own=(
        "I am taking this on myself until it is done.",
        "That was our mistake and I am sorry.",
        "This is mine now, you will not have to explain it to anybody else.",
    ),
    open=(
        "What would help you most right now, and by when do you need it?",
        "What matters most to you in this?",
        "What worries you most about it?",
        "What is it that you need it for, if I may ask?",
    ),
    reason=("I ask because it decides which way I choose for you.", "It helps me to find what really helps you."),
    ask=(
        "Can you tell me about this: {what}?",
        "May I ask about one thing, {what}?",
        "So that I choose the right way, what can you tell me about {what}?",
        "Could you help me with {what}?",
    ),
    offer=("What I can do for you is this: {offer}.", "I can also do this: {offer}.", "And I will do this: {offer}."),
    when=(
        "I will do it now and write to you by 18:00 today.",
        "You will have a message from me by 17:30 today.",
        "I start right away, and at 18:00 today I will tell you how it stands.",
    ),
    assure=(
        "I will watch it myself, and I will write to you at 18:00 today whatever happens.",
        "You have my name, Sam, and I will check it again at 17:00 today and write to you.",
        "I have put it on the record now, and I will send you the confirmation within ten minutes.",
        "I will call the people who do it myself and let you know by 16:30 today.",
    ),
    close=("All the best to you, {name}, and take care.", "Take care, {name}, it was good to sort this out with you."),
)
_BRISK: Final = Style(
    "brisk",
    greet=("Hello {name}, Sam speaking.", "{name}, hello. I'm Sam."),
    feel=(
        "So {said}. I understand why you are annoyed.",
        "You are angry, and with good reason: {said}.",
        "That must be frustrating, it should not have happened.",
        "I see why this worries you.",
    ),
    own=("I'll take care of this myself.", "We got that wrong, and I'll put it right.", "I am responsible for it now."),
    open=(
        "What do you need most, and by when?",
        "What matters most to you here?",
        "What worries you most?",
        "What do you need it for?",
    ),
    reason=("I ask so that I pick the right solution.", "It decides what I can do for you."),
    ask=(
        "What about {what}?",
        "One question: {what}?",
        "Can you tell me more about {what}?",
        "I need one thing: {what}?",
    ),
    offer=(
        "I can do this: {offer}.",
        "Also possible, and I'll do it: {offer}.",
        "On top of that I'll do this: {offer}.",
    ),
    when=(
        "I'll do that now; you hear from me by 18:00 today.",
        "You get my message by 17:30 today.",
        "Starting now. I'll write to you at 18:00 today.",
    ),
    assure=(
        "I'll check it myself at 17:00 today and write to you.",
        "I have it on my own list, and I'll confirm it by 18:00 today.",
        "It is booked under my name; the confirmation reaches you within ten minutes.",
        "I'll ring them now and tell you by 16:30 today.",
    ),
    close=("All the best, {name}.", "Take care, {name}."),
)
_FORMAL: Final = Style(
    "formal",
    greet=("Good afternoon {name}, my name is Sam.", "Good day {name}, you are speaking with Sam."),
    feel=(
        "If I have understood you correctly, {said}. I can understand your anger.",
        "You say that {said}. It is understandable that you are disappointed.",
        "It must have been very frustrating to be left without an answer.",
        "I understand that this is a great worry to you.",
    ),
    own=(
        "I will take personal responsibility for this.",
        "I apologise; the error is ours and I will correct it.",
        "I will remain your contact until it is resolved.",
    ),
    open=(
        "May I ask what matters most to you in this matter?",
        "What would help you most, and by when do you need it?",
        "May I ask what worries you most?",
        "May I ask what you need it for?",
    ),
    reason=("I ask because the solution depends on it.", "Your answer will decide which solution I can offer."),
    ask=(
        "May I ask you about {what}?",
        "Could you tell me, please, about {what}?",
        "To decide what helps you most: {what}?",
        "Would you please explain {what}?",
    ),
    offer=(
        "I am able to do this: {offer}.",
        "I will also arrange this: {offer}.",
        "In addition I can do this: {offer}.",
    ),
    when=(
        "I will see to it at once and write to you by 18:00 today.",
        "I will confirm it to you by 17:30 today.",
        "I will begin now and report to you at 18:00 today.",
    ),
    assure=(
        "I will verify it myself at 17:00 today and write to you afterwards.",
        "I will confirm it in writing within ten minutes.",
        "I will supervise it personally and inform you by 18:00 today.",
        "I will speak to the people concerned and let you know by 16:30 today.",
    ),
    close=("I wish you all the best, {name}.", "All the best to you, {name}, and a pleasant evening."),
)
STYLES: Final = (_WARM, _BRISK, _FORMAL)
