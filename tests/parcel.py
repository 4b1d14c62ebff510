"""Ines Duarte and the parcel that is not there: a whole scenario in a small form, for tests of the customer."""

from __future__ import annotations

from warmline.core.conversation import CaseFacts, Channel, Fact
from warmline.core.customer.mood import Mood
from warmline.core.customer.persona import Persona, Temperament
from warmline.core.customer.scenario import (
    BetterWording,
    CustomerFact,
    GoodEnd,
    Hint,
    Need,
    Offer,
    OfferRule,
    Policy,
    Scenario,
    SceneLines,
    Telling,
    Trap,
)
from warmline.core.skills import ProgrammeLevel

_FACTS = (
    CustomerFact(
        "not_there",
        "Nothing came on Tuesday, and she was at home",
        Telling.OPENING,
        ("Tuesday, it says. I was in all day and nobody rang.", "It's marked delivered on Tuesday. Nothing came."),
        ("what happened|tell me what|from the start", "were you|was anyone + home|in"),
    ),
    CustomerFact(
        "neighbours",
        "She has asked every neighbour",
        Telling.FREELY,
        ("And please don't tell me to ask the neighbours. I have asked all of them.", "Nobody in the lane has it."),
        ("neighbour*|next door",),
    ),
    CustomerFact(
        "soon",
        "Yesterday somebody promised a call and nobody called",
        Telling.FREELY,
        ("Yesterday someone told me I'd get a call soon. No call.", "This is the second time I'm asking."),
        ("contact*|spoke*|call* + before|already|yesterday", "what were you told|what did they say"),
    ),
    CustomerFact(
        "no_fourteen",
        "There is no number 14. The lane ends at 12",
        Telling.ASKED,
        ("No! The street ends at 12. So who has it?", "14? There is no 14 here."),
        ("14|fourteen", "number + house|door|near"),
    ),
    CustomerFact(
        "birthday",
        "It is her daughter's present. She turns six on Saturday",
        Telling.TRUSTED,
        ("It's my daughter's birthday present. She turns six on Saturday.", "My daughter is six on Saturday."),
        (
            "what|whats + in it|inside|in the parcel",
            "when|by when + need*",
            "most important|matters most|what is it for",
        ),
    ),
    CustomerFact(
        "friday_out",
        "On Friday morning she works. Mrs Lind at number 10 is at home",
        Telling.ASKED,
        (
            "I teach tomorrow morning. But Mrs Lind at number 10 is always in.",
            "I'm out till two. Number 10 would take it.",
        ),
        ("home|in|there|receive|accept|take it + tomorrow|friday|noon", "where + deliver*|send|leave"),
    ),
)
_OFFERS = (
    Offer(
        "new_parcel",
        "New parcel by noon tomorrow",
        OfferRule.ALLOWED,
        0.9,
        (
            "send*|order*|get*|arrange* + new one|new parcel|another one|replacement",
            "new one|new parcel + tonight|tomorrow",
        ),
        after=("birthday",),
        welcome=("Tomorrow by noon would save the party.", "A new one by noon? That would do it."),
        unwelcome=("A new one, ok, but when? You don't know yet what I need it for.", "Maybe. It depends on the day."),
    ),
    Offer(
        "ask_driver",
        "Ask the driver today",
        OfferRule.ALLOWED,
        0.45,
        ("ask*|call*|contact* + driver",),
        welcome=("Good, ask him. He must know which door he stood at.",),
        unwelcome=("Fine, but asking someone doesn't put a parcel in my hands.",),
    ),
    Offer(
        "refund_delivery",
        "Refund of the delivery price, €6.90",
        OfferRule.ALLOWED,
        0.2,
        ("refund*|give* back|credit* + delivery|postage|6.90",),
        welcome=("That's fair. It's not the main thing but it's fair.",),
        unwelcome=("I don't want the postage back, I want my parcel.",),
    ),
    Offer(
        "watch_scan",
        "Watch the depot scan at 20:00 and write to her after it",
        OfferRule.ALLOWED,
        0.5,
        ("watch*|follow* + myself|scan*|it", "scan*|depot + 20:00|tonight|write"),
        welcome=("Good. A time I can look at the clock for.",),
        unwelcome=("Watch what, though? There's no parcel to watch yet.",),
    ),
    Offer(
        "full_refund",
        "Refund of the goods while a search is open",
        OfferRule.NEEDS_LEAD,
        0.3,
        ("full refund|refund everything|money back", "refund* + goods|whole|all"),
        welcome=("The money back... ok. But then I still have nothing for Saturday.",),
        unwelcome=("I can't wrap a refund.",),
    ),
)
_TRAPS = (
    Trap(
        "ask_neighbours",
        "Tells her to ask the neighbours",
        ("have you|did you|please|maybe + neighbour*|next door + !already",),
        ("I have asked them. Every single one.", "The neighbours again. I was at every door last night!"),
        "She went to every door before she wrote.",
    ),
    Trap(
        "soon_again",
        'Says "soon" again',
        ("soon|shortly + !told|said|heard|yesterday",),
        ("Soon. That is what the last person said.", "Soon was yesterday's word."),
        '"Soon" let her down on Wednesday.',
        anger=0.12,
        trust=-0.18,
    ),
)
_ENDS = (
    GoodEnd(
        "new_by_noon",
        "A new parcel is on its way, and she knows when she hears from you",
        ("new_parcel", "watch_scan"),
        ("birthday",),
        ("Then Saturday is safe.", "New one by noon and a message tonight. That's all I wanted to hear."),
    ),
    GoodEnd(
        "both_ways",
        "The driver is asked and a new parcel goes out",
        ("ask_driver", "new_parcel"),
        ("birthday", "no_fourteen"),
        ("So whatever he says there's one coming.",),
    ),
)


def parcel_birthday() -> Scenario:
    """Her second chat about one parcel. It is Thursday, 15:20."""
    return Scenario(
        key="parcel_birthday",
        version=1,
        title="The parcel that is not there",
        industry="parcel",
        channel=Channel.CHAT,
        level=ProgrammeLevel.FOUNDATION,
        minutes=10,
        skills=("active_listening", "empathy", "problem_solving"),
        summary="Her parcel says delivered. It is not there.",
        situation="Parcel marked delivered on Tuesday. It is not there. This is her second chat about it.",
        persona=Persona("Ines Duarte", "ines", "chatty", 37, "she", "Teaches cooking.", Temperament(openness=1.2)),
        mood=Mood(anger=0.4, trust=0.36, patience=0.62, hope=0.4),
        failures=1,
        opening=(
            "Your app says my parcel came on Tuesday. It did not. I was home both days and there is nothing here.",
            "Hi, it's about my parcel again. It says delivered Tuesday but nothing came!",
            "So according to you I've had my parcel since Tuesday?? No parcel, not even a card.",
        ),
        need=Need("She wants to know where her parcel is.", "It is her daughter's birthday present.", "birthday"),
        facts=_FACTS,
        record=CaseFacts(
            (
                Fact("order", "Order", "PX-4471, one parcel, 1.2 kg"),
                Fact("driver_note", "Driver's note", "“Left with number 14”, Tue 17:52. No photo."),
                Fact("address", "Address", "8 Quay Lane. The lane ends at 12."),
            )
        ),
        policy=Policy("Parcels not found", "You may order a new parcel at once. The price of the goods needs a lead."),
        offers=_OFFERS,
        traps=_TRAPS,
        good_ends=_ENDS,
        better=(BetterWording("names_feeling", "Two days of waiting. No wonder you are annoyed.", "not_there"),),
        hints=(
            Hint("birthday", "Ask what is in it, or by when she needs it."),
            Hint("new_parcel", "One of your offers is with her before Saturday."),
            Hint("watch_scan", "Give her an hour at which she hears from you."),
        ),
        lines=(
            SceneLines(
                "hesitate", ("But how do I know it really comes this time?", "And if it goes to number 14 again?")
            ),
            SceneLines("thank", ("Thank you. Really.", "Thanks so much, you've been lovely about it.")),
            SceneLines("ask", ("And where is it then, do you think?", "When will I know more?")),
        ),
    )
