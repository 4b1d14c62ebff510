"""The invented conversations, and the anchors that the sample's analysts gave for three behaviours of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CRITERIA: Final = ("names_feeling", "asks_open", "paraphrases")


@dataclass(frozen=True, slots=True)
class SampleTalk:
    """One conversation: who spoke for the house, how many days ago, the turns (customer first, in turn), and anchors.

    `first` are the anchors (1-4) of the first analyst in the order of `CRITERIA`, `second` those of the second where
    she reviewed it too. `is_fresh` says that the reviews came in today.
    """

    id: str
    agent: str
    days: int
    turns: tuple[str, ...]
    first: tuple[int, int, int]
    second: tuple[int, int, int] | None = None
    is_fresh: bool = False


TALKS: Final = (
    SampleTalk(
        "sample-parcels-01", "Nadia Brandt", 12,
        (
            "My tracking has said out for delivery since Monday. I stayed in all day and nobody came. I am really "
            "annoyed.",
            "So it has said out for delivery since Monday, and you stayed in for nothing. No wonder you are "
            "annoyed. What would help you most now?",
            "A day that I can count on. I can't take more time off.",
            "Then tomorrow between eight and ten, before you leave. I have marked it as first stop and I write to "
            "you at 18:00 once the van is loaded.",
            "That works. Thank you.",
        ),
        (4, 3, 4), (4, 3, 3),
    ),
    SampleTalk(
        "sample-parcels-02", "Nadia Brandt", 2,
        (
            "You left my parcel in the rain and the books in it are ruined. I'm so angry, they were for my class.",
            "Books for your class, left in the rain: no wonder you are angry. I have refunded the delivery price "
            "of €4.90.",
            "The delivery price? There are thirty wet books here and lessons begin on Thursday.",
            "So thirty books are wet and lessons begin on Thursday. The claim form is on our page. I am sorry "
            "about this.",
            "Fine. I'll go to the shop I bought them from.",
        ),
        (3, 1, 3), (4, 1, 3), is_fresh=True,
    ),
    SampleTalk(
        "sample-parcels-03", "Tomasz Zielinski", 11,
        (
            "The label I printed has the wrong street on it and the parcel is already with you. Can it be "
            "stopped? I'm worried it is lost.",
            "So the parcel is on its way with the wrong street. I see why that worries you. Is the house number right?",
            "Yes, only the street.",
            "Then I have corrected it here. It goes out tomorrow, and you can see the new address on the tracking "
            "page from 20:00.",
            "Great, thanks.",
        ),
        (3, 2, 4),
    ),
    SampleTalk(
        "sample-parcels-04", "Grace Adeyemi", 10,
        (
            "I have been charged customs for a gift from my sister. Nobody told me. It's a disappointment, to be "
            "honest.",
            "A gift from your sister, and then a bill at the door: that is a disappointment, I can see that. It "
            "was sent as goods for sale.",
            "So what do I do now?",
            "Send us a photo of her card or a line from her. I pass it on today, and you hear by Friday noon "
            "whether the charge is taken back.",
            "Okay, I will do that tonight.",
        ),
        (4, 2, 3), (3, 2, 3),
    ),
    SampleTalk(
        "sample-parcels-05", "Callum Fraser", 9,
        (
            "Where is my parcel? I've asked twice already and got two different answers. I'm fed up.",
            "What is your tracking number?",
            "It's in the form that I filled in before this chat.",
            "Thank you, I see it. It is at the depot and will be delivered tomorrow.",
            "That's what the first person said.",
        ),
        (1, 1, 1),
    ),
    SampleTalk(
        "sample-parcels-06", "Leila Haddad", 8,
        (
            "Your driver threw my parcel over the gate. I have it on camera and the vase in it is broken. I'm furious.",
            "A parcel thrown over a gate and a broken vase: you are right to be furious. I am sorry, this was our "
            "driver.",
            "And what happens now?",
            "You get the value back as soon as I have the receipt, and I pass the film on to the depot today. You "
            "hear from me by 17:00 tomorrow.",
            "Good. I'll send both now.",
        ),
        (4, 2, 3), (4, 1, 3),
    ),
    SampleTalk(
        "sample-parcels-07", "Priya Raman", 7,
        (
            "I need to change where my parcel goes. We are moving on Saturday and I'm worried it comes to the old "
            "place.",
            "You are moving on Saturday and it might reach the old place, so let us change it now. What is "
            "planned for Saturday, when could somebody take it in?",
            "We get the keys at noon, so any time after that.",
            "Then it comes between two and four to the new address. You get a message when it is in the van.",
            "Perfect.",
        ),
        (3, 4, 4),
    ),
    SampleTalk(
        "sample-parcels-08", "Owen Pritchard", 6,
        (
            "The parcel shop closed before I got there and now you want to send it back. I'm really upset, I "
            "drove forty minutes.",
            "I understand your frustration. The parcel is kept for seven days.",
            "It says it goes back tomorrow.",
            "Yes, that is the seventh day. I can extend it by three days.",
            "Then do that, please.",
        ),
        (2, 1, 2),
    ),
    SampleTalk(
        "sample-parcels-09", "Ewa Kowalska", 5,
        (
            "It says my parcel was handed to a neighbour but no name. I've asked around and I'm getting worried, "
            "it's medicine for my dad.",
            "Medicine for your dad, and nobody in the street has it: that would worry me too. I ask the driver "
            "now. By when does he need it?",
            "He has enough until Sunday.",
            "Then I write to you by 16:00 with the door, and if it is not found by then a new one leaves tonight "
            "and is with you on Friday.",
            "Thank you so much.",
        ),
        (4, 2, 4),
    ),
    SampleTalk(
        "sample-parcels-10", "Samuel Okafor", 4,
        (
            "I returned a parcel three weeks ago and the shop says it never arrived. I'm disappointed, I have the "
            "receipt here.",
            "So you handed it in three weeks ago, you have the receipt, and the shop has nothing. That is a long "
            "time to wait for your money.",
            "Exactly. Can you find it?",
            "I have opened a search with the number on your receipt. You and the shop hear from me by Wednesday "
            "12:00, whatever it shows.",
            "All right, thank you.",
        ),
        (3, 1, 4),
    ),
)  # fmt: skip
