"""Agents written by hand: what an ordinary, a cold, a clumsy one really types. Fixed answers, no reaction."""

from __future__ import annotations

from typing import Final

Talks = dict[str, tuple[str, ...]]

# Polite, in no special way skilled; asks and offers in the order it comes to mind.
ORDINARY: Final[Talks] = {
    "parcel_birthday": (
        "Hi Ines, sorry about that. Let me have a look.",
        "I can see that it was left at number 14. Is that near you?",
        "Ok, then something went wrong there, sorry. What was in the parcel?",
        "When do you need it?",
        "I understand, a birthday is important. I can order a new parcel, it comes by noon tomorrow.",
        "Yes, that is sure if I order before 19:00, which I do now.",
        "I'll check the scan at 20:00 and let you know.",
        "You're welcome, bye!",
    ),
    "telecom_engineer_noshow": (
        "Hi Gordon, I'm sorry to hear that. Let me check what happened.",
        "The note says nobody was home, but I see the van was somewhere else. That is our fault.",
        "I can book you a new visit on Thursday from 13:00 to 17:00. Does that suit you?",
        "Is there something urgent you need the line for?",
        "Oh I see, I'm sorry, that's serious. I can send a mobile unit for the alarm by courier, today before 18:00.",
        "And there is a care visit tomorrow at 8:00 that I can book for you.",
        "Yes, I have booked both. I'll call the depot in the morning and write to you at 8:00.",
        "Bye and all the best to your wife.",
    ),
    "bank_card_abroad": (
        "Good evening, I'm sorry about the trouble. I'll look into your card now.",
        "I see that the card was stopped because of an unusual payment. Did you pay 1 euro to GLX Online?",
        "OK then I can't open the card again, because somebody else used it. "
        "But I can put a new digital card on your phone in ten minutes.",
        "Do you have your phone with you?",
        "It takes ten minutes. I'll stay here until you have paid.",
        "Anything else you need at the hotel?",
        "Great, have a nice evening.",
    ),
    "energy_estimated_bill": (
        "Hello Mr Akande,\n\nI have checked your bill and I can see your photos in the inbox. "
        "They were not read, sorry about that. When did you move in?\n\nRegards\nSam",
        "Hello,\n\nthen I can have the bill corrected with your photos, by Wednesday.\n\nRegards\nSam",
        "Hello,\n\nthe debit is on Monday, I can stop it today so nothing is taken. "
        "Is that a problem for you otherwise?\n\nRegards\nSam",
        "Hello,\n\nI understand. I've stopped it now, before 16:00. I'll check on Monday at 8:00 and write to you."
        "\n\nRegards\nSam",
        "Hello,\n\nyou're welcome. I'll write to you on Monday at 8:00.\n\nGoodbye\nSam",
    ),
    "airline_seat_split": (
        "Hello Devi, I'm sorry about the seats. I'll see what I can do.",
        "There was a change of aircraft. I have three seats together in row 23, 23A, 23B and 23C. Would that help?",
        "Is there anything else I should know about your son?",
        "Why is it so important that he sits next to you?",
        "I see, thank you for telling me. I'll write the nut allergy into the booking so the crew knows.",
        "Yes, I've changed the seats to row 23 now.",
        "You get the boarding cards by e-mail by 21:00.",
        "Have a good flight!",
    ),
    "software_owner_gone": (
        "Hi Mei-Lin, I'm sorry about that. I can see that the owner removed you on Monday.",
        "I'm afraid I can't give you access again, only the owner can. What do you need it for?",
        "I understand. What is the most urgent thing?",
        "I can send you a copy of the list that you made, by 20:20 tonight.",
        "Yes. It is your own work, so I'm allowed to do that.",
        "I can also put a hold on the workspace so nothing is deleted for seven days.",
        "I'll write to you tonight at 20:20 when it's done.",
        "All the best, bye.",
    ),
}
# Competent and without a warm word.
COLD: Final[Talks] = {
    "parcel_birthday": (
        "Parcel PX-4471, marked delivered Tuesday 17:52 at number 14. No photo. It counts as not found.",
        "What is in it and when is it needed?",
        "A new parcel can be ordered now. Delivery by noon tomorrow.",
        "Who will receive it tomorrow before noon?",
        "What is the deadline?",
        "The new parcel goes to number 10. The depot scan is at 20:00. I will write to you by 20:15.",
        "It is ordered. Confirmation by 20:15.",
    ),
    "telecom_engineer_noshow": (
        "The van log shows the van at Upper Ford on Friday. The visit did not take place.",
        "Does anything depend on the line?",
        "Is there a medical device?",
        "Care visit tomorrow, Wednesday, at 8:00. A mobile unit for the alarm arrives by courier before 18:00 today.",
        "Both are booked. Depot will be rung at 7:30 and you get a message.",
        "Credit of 30 euros and 25 euros is booked.",
        "The case is open until the line works.",
    ),
    "bank_scam_transfer": (
        "Online payments are locked now and the unknown device is cut off.",
        "Has the caller contacted you again?",
        "Is there another payment planned?",
        "The planned 900 is deleted now. Do not pay it.",
        "A recall has been sent to the receiving bank. Answer within three working days.",
        "A fraud case is open. The team rings by noon tomorrow.",
        "You will get a message by 17:00 today.",
    ),
    "energy_disconnection": (
        "The disconnection on Thursday is withdrawn now and barred for 60 days.",
        "Does anything at home depend on power?",
        "Is there medicine or a device?",
        "The household is put on the priority register today.",
        "The account can be moved into your name today. The certificate is on file.",
        "Written confirmation is sent within the hour.",
        "The reminder fees of 34 euros are taken off.",
    ),
    "parcel_return_refused": (
        "No name and no signature on the refusal. The fees of 31.60 are taken off now.",
        "Where should the parcel go?",
        "By when is it needed and what for?",
        "Who is at the address?",
        "It can be sent to the hall in Linden Street by noon on Friday, free of charge.",
        "Loading is Thursday 17:00. I will write to you at 17:30 on Thursday.",
        "It is arranged.",
    ),
}
# Means well, steps into something, sorts it in the end.
CLUMSY: Final[Talks] = {
    "parcel_birthday": (
        "oh no, thats awful!! im so sorry Ines, i would be so upset too",
        "hmm ok let me see what i can find out, could it be with a neighbour maybe?",
        "oh sorry, of course you did that already. i feel bad now. what was in it?",
        "aww thats so sweet, six is such a lovely age! i really want to help you. maybe i can send a new one?",
        "im quite sure it will come tomorrow, i'll do my best",
        "ok so i order it now and it comes tomorrow by noon, and i look at the scan at 20:00 and write you, promise",
        "hope she has a lovely party, bye bye",
    ),
    "telecom_engineer_noshow": (
        "Oh dear, 12 days, thats terrible, I'm so sorry Gordon",
        "It says you were not at home on friday? sorry maybe thats wrong",
        "ok sorry, I believe you. the van was in another place. I feel awful about this. what can I do for you?",
        "is somebody ill or do you need the phone for something?",
        "oh no, poor Jean! that must be so worrying. let me see. i think there "
        "is a thing we can send for the alarm, a mobile unit, today before 18:00",
        "and a visit tomorrow at 8:00, I think that's for cases like yours",
        "I'll do all that now and ring the depot and write to you at 8, sorry again for everything",
        "take care and all the best to Jean",
    ),
    "airline_seat_split": (
        "oh no the poor little one! I am so sorry, that must be scary",
        "I will try what I can... maybe somebody would swap with you?",
        "sorry, no, you're right. let me look again. there is 23A 23B 23C free, I could give you these",
        "why are you so worried about him, is he shy?",
        "oh gosh an allergy, thats really serious, I'm glad you told me! I'll "
        "write it in the booking so they don't sell nuts",
        "I send the new cards tonight, should be by 21:30",
        "have a lovely holiday all three of you!!",
    ),
    "energy_estimated_bill": (
        "Dear Mr Akande,\n\noh wow, 612, that's so much, I'm sorry, I'd be shocked too. "
        "Could you maybe send me a photo of the meter?\n\nSam",
        "Dear Mr Akande,\n\noh, I see them now, sorry!! They were just in the wrong place, how stupid of us. "
        "When did you move in? I can get the bill corrected I think.\n\nSam",
        "Dear Mr Akande,\n\nok, then that's not fair on you at all. Is there something you're worried about?\n\nSam",
        "Dear Mr Akande,\n\noh no, rent! OK, I stop the debit for Monday right now, it's before 16:00 so it "
        "should work. The new bill comes by Wednesday and I look on Monday at 8:00 if all is fine and write to you."
        "\n\nSam",
        "Dear Mr Akande,\n\nbye and don't worry too much.\n\nSam",
    ),
    "software_export_lost": (
        "oh no that's really annoying, I'm so sorry about this Kwame",
        "have you tried to clear the cache?",
        "sorry, I see it now, it's in the notes, silly me. It's a known fault. what do you need for the meeting?",
        "is there a certain part you need most?",
        "ahh ok the evening classes, that's so important! I think there is a "
        "saved view with courses by term, we can copy the table from there",
        "I'm not 100% sure how but we'll do it together now and I stay here until it's in your document, by 20:30",
        "good luck tomorrow, fingers crossed!!",
    ),
}
# Praise, and nothing else.
FLATTERER: Final = (
    "Hello! I am so sorry to hear that, you are such a patient and kind person.",
    "You are absolutely right, I would feel exactly the same, I really admire how calm you stay.",
    "Thank you so much for telling me, you explain it so well, customers like you are the best.",
    "I completely understand, you deserve so much better, you are wonderful.",
    "I really feel with you, you are a very strong person.",
    "It breaks my heart, believe me. You are one of our most valued customers!",
    "I appreciate you so much.",
)
# The rules, and nothing else.
POLICY: Final = (
    "Thank you for contacting us. According to our policy, such cases are handled in the order in which they come in.",
    "Please note that our terms and conditions apply. The policy states that the process takes up to ten working days.",
    "As per our guidelines the department responsible will review your request.",
    "Unfortunately our policy does not allow exceptions. You have to follow the procedure.",
    "I would like to refer you to section 7 of the terms and conditions.",
    "We apologise for any inconvenience. Our procedures are there for your safety.",
    "The policy is clear in this point.",
)
# Somebody who should not be there.
RUDE: Final = (
    "What do you want?",
    "Not my problem. You should have read the terms.",
    "Calm down and stop shouting at me.",
    "That's a stupid question.",
    "Are you deaf? I told you already, idiot.",
)
# Half a line at a time.
HURRIED: Final = (
    "hi, sorry. whats the problem",
    "ok. checking",
    "ok i see it. we'll sort it",
    "someone will get back to you soon",
    "yes it will be done",
    "ok anything else?",
    "ok bye",
)
