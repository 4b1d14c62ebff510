from __future__ import annotations

from dataclasses import replace

from tests.parcel import parcel_birthday
from tests.scenes import read, rules, talk

from warmline.core.conversation import Channel
from warmline.core.customer.mail import own_words
from warmline.core.customer.scene import outcome
from warmline.core.customer.state import Ending

MAIL = replace(parcel_birthday(), channel=Channel.EMAIL)
SIGNED = "I will order a new parcel tonight.\n\nKind regards\nSam Porter\nCustomer care"


def test_the_sign_off_is_blanked_and_every_place_is_kept() -> None:
    reading = own_words(read(SIGNED))
    assert len(reading.text) == len(SIGNED)
    assert reading.text.strip() == "I will order a new parcel tonight."


def test_what_is_quoted_of_the_customer_is_not_the_agents() -> None:
    text = "Thank you for writing.\n> You are liars.\n> Where is my parcel?\nI will look now."
    reading = own_words(read(text, ("insults", "You are liars"), ("next_step", "I will look now")))
    assert "liars" not in reading.text
    assert reading.names() == {"next_step"}


def test_an_older_mail_below_is_left_out() -> None:
    text = "I will look now.\nOn Thu 12 March Ines Duarte wrote:\nWhere is it? This is a disgrace."
    assert own_words(read(text)).text.strip() == "I will look now."


def test_thanks_at_the_beginning_are_no_sign_off() -> None:
    text = (
        "Thank you,\nand now to your parcel: I will look for it tonight, first at the depot, and then in the van.\n" * 4
    )
    assert own_words(read(text)).text == text


def test_a_sign_off_is_no_wish_to_end_the_exchange() -> None:
    ask = "What happened on Tuesday? I am sorry for the wait.\n\nAll the best\nSam"
    turn = talk("I am sorry for the wait.\n\nAll the best\nSam", scenario=MAIL).turns[-1]
    assert "left_unsolved" not in {one.reason for one in turn.because}
    assert talk(ask, scenario=MAIL).ended is None


def test_the_same_sign_off_in_every_mail_is_no_copy() -> None:
    first = "I am sorry, that was our mistake. What is in the parcel?\n\nKind regards\nSam Porter of the parcel team"
    second = "Then a new parcel goes out tonight and is there by noon.\n\nKind regards\nSam Porter of the parcel team"
    assert "copied" not in {one.reason for one in talk(first, second, scenario=MAIL).turns[-1].because}


THREE_MAILS = (
    "Hello Ines, I'm Sam. You stayed in for two days and nothing came, no wonder you are annoyed. That was our mistake "
    "and I am sorry. I ask because it decides what I send: what is in the parcel, and by when do you need it?",
    "She turns six on Saturday, so it has to be there on Friday. I will order a new parcel tonight, and it is with you "
    "on Friday by noon. I'll watch the depot scan myself at 20:00 and write to you by 20:15.",
    "The new parcel left the depot at 19:40. I will write again tomorrow by 12:30, when it is with you.",
)


def test_a_good_exchange_takes_two_to_four_mails() -> None:
    # The second mail settles it: she agrees and closes the thread herself.
    scene = talk(*THREE_MAILS[:2], scenario=MAIL)
    assert "birthday" in scene.turns[1].facts_told
    assert outcome(scene).solved
    assert scene.ended is Ending.RESOLVED
    assert outcome(scene).satisfaction >= 65


def test_in_chat_the_same_first_message_is_too_early_to_confide() -> None:
    assert "birthday" not in talk(THREE_MAILS[0]).turns[1].facts_told


def test_kind_words_alone_lose_a_mail_writer_within_a_few_mails() -> None:
    scene = talk(scenario=MAIL, reader=rules())
    for _ in range(6):
        if scene.ended is None:
            said = [turn.agent or "" for turn in scene.turns[1:]]
            scene = talk(*said, "I am so sorry for the inconvenience.", scenario=MAIL)
    assert scene.ended in (Ending.LEFT, Ending.GAVE_UP)
    assert scene.agent_turns <= 5


def test_the_subject_line_is_no_part_of_what_the_agent_says() -> None:
    text = "Subject: Re: Where is my parcel?\n\nI will look now."
    reading = own_words(read(text, ("asks_closed", "Where is my parcel?"), ("next_step", "I will look now")))
    assert (reading.text.strip(), reading.names()) == ("I will look now.", {"next_step"})
