"""What hangs on more than one turn: asking again, saying again, names, details, answers, and data nobody gave."""

from __future__ import annotations

import pytest
from tests.builders import conversation
from tests.core.moves.read import names

from warmline.core.moves.rules import RuleReader

STOCK = "I am going to look at what the driver wrote down about it"
ASK = "a: What is your order number?"

# (turns before, the last turn, the mark that must be there)
THERE = (
    (("c: My order number is 5512039.", "a: Thanks."), "a: What is your order number?", "asks_again"),
    (("a: May I have your name?", "c: Dana Wolf", "a: Thanks.", "c: ok"), "a: May I have your name?", "asks_again"),
    (("c: My email is dana@mail.example.", "a: ok", "c: ?"), "a: Could you give me your email?", "asks_again"),
    (("c: Where is it?", f"a: {STOCK}.", "c: And?"), f"a: {STOCK}.", "repeats_itself"),
    (("c: Hi, I'm Dana.",), "a: Hello Dana.", "uses_name"),
    (("a: May I have your name?", "c: dana"), "a: Thank you, Dana.", "uses_name"),
    (("c: I am Dana and my hat is gone.", "a: ok", "c: well?"), "a: I'll look for it, Dana.", "uses_name"),
    (
        ("c: It is for the wedding on our island.", "a: ok"),
        "a: You have it for the wedding on the island.",
        "uses_detail",
    ),
    (("c: When do you open?",), "a: We open at nine.", "gives_information"),
    (("c: What does it cost?",), "a: It costs £3.50.", "gives_information"),
    (("c: Where is it?", "a: One moment."), "a: It is in Leeds.", "gives_information"),
    (("c: Hello",), "a: Hello, how can I help?", "greets"),
    ((ASK, "c: 5512039"), "a: Thank you, I see it now.", "thanks_customer"),
    (("a: Hi!", "c: It broke."), "c: And it is the second time I call.", "reports_repeat"),
    (("a: Would a refund help?",), "c: Yes please.", "accepts"),
    (("a: We can send it again.",), "c: No, that is not good enough.", "objects"),
)
# (turns before, the last turn, the mark that must not be there)
ABSENT = (
    (("c: My parcel is late.",), ASK, "asks_again"),
    (("c: My order number is 5512039.", "a: Thanks."), "a: What is your email?", "asks_again"),
    (("c: Where is it?", "a: One moment.", "c: And?"), "a: One moment.", "repeats_itself"),
    (("c: Where is it?", f"a: {STOCK}.", "c: And?"), "a: It is in Leeds.", "repeats_itself"),
    (("c: Where is it?", f"c: {STOCK}."), f"a: {STOCK}.", "repeats_itself"),
    (("c: Hi, I'm Dana.",), "a: Hello there.", "uses_name"),
    (("c: Hi, I'm Dana.",), "a: I'll ask my colleague.", "uses_name"),
    (("c: My hat is for a wedding.",), "a: What is your number?", "uses_detail"),
    (("a: My hat is for a wedding.", "c: ok"), "a: The wedding is soon.", "uses_detail"),
    (("c: Where is it?", "a: Hello", "c: so"), "a: Hello again", "greets"),
    (("c: My phone is 07700 900123.",), "a: I'll ring you on 07700 900123.", "reveals_data"),
    (("c: Write to dana@mail.example.",), "a: I write to dana@mail.example.", "reveals_data"),
    (("a: Where do you live?",), "c: In Leeds.", "asks_question"),
)


@pytest.mark.parametrize(("before", "last", "name"), THERE, ids=[f"{each[2]}-{each[1][:30]}" for each in THERE])
def test_what_came_before_makes_it_so(before: tuple[str, ...], last: str, name: str) -> None:
    assert name in names(*before, last)


@pytest.mark.parametrize(("before", "last", "name"), ABSENT, ids=[f"{each[2]}-{each[1][:30]}" for each in ABSENT])
def test_what_came_before_does_not_make_it_so(before: tuple[str, ...], last: str, name: str) -> None:
    assert name not in names(*before, last)


@pytest.mark.parametrize(
    "private",
    ["dana@mail.example", "+44 7700 900 123", "12 Hill Street"],
)
def test_data_that_the_customer_never_gave_is_noticed_and_what_was_given_is_not(private: str) -> None:
    said = f"a: I see that we have {private} for you."
    assert "reveals_data" in names("c: Where is it?", said)
    assert "reveals_data" not in names(f"c: Where is it? I am at {private}.", said)


@pytest.mark.parametrize("between", [0, 1, 5, 20])
def test_a_detail_is_remembered_through_a_long_talk(between: int) -> None:
    talk = ["c: My hat is for a wedding on the island.", "a: I see."]
    talk += ["c: hm", "a: One moment."] * between
    assert "uses_detail" in names(*talk, "c: so?", "a: You will have it for the wedding on the island.")


def test_a_note_between_two_turns_changes_nothing() -> None:
    plain = names("c: Hi, I'm Dana.", "a: Hello Dana, what happened?")
    assert names("c: Hi, I'm Dana.", "n: opened the record", "a: Hello Dana, what happened?") == plain


def test_what_a_bot_said_is_not_the_agent_s_repetition() -> None:
    talk = ("c: Where is it?", f"b: {STOCK}.", "c: And?")
    assert "repeats_itself" not in names(*talk, f"a: {STOCK}.")


@pytest.mark.parametrize("said", ["hi.", "Hello, one moment.", "ok"])
def test_a_greeting_is_nobodys_name_however_the_customer_gave_hers(said: str) -> None:
    for told in ("It's Hi, my parcel is late", "hi, Ines Costa", "Hello its ok"):
        talk = conversation("a: What is your name, please?", f"c: {told}", f"a: {said}")
        assert "uses_name" not in RuleReader().read(talk).turns[2].names()


def test_the_name_after_a_greeting_is_known() -> None:
    talk = conversation("a: What is your name, please?", "c: hi, its Ines Costa", "a: Thank you, Ines.")
    assert "uses_name" in RuleReader().read(talk).turns[2].names()
