from __future__ import annotations

import pytest
from tests.core.moves.read import PARCEL, agent, found

PROMISES = (
    ("I'll call you by 18:00.", "by 18:00"),
    ("I promise to write tomorrow.", "tomorrow"),
    ("You have my word.", None),
    ("I will send a new one today.", "today"),
    ("We'll refund you within two days.", "within two days"),
    ("I'm going to book it.", None),
    ("You'll have it on Friday.", "on Friday"),
    ("I'll make sure the driver rings.", None),
    ("You can count on me.", None),
    ("I'll get back to you in the next ten minutes.", "in the next ten minutes"),
)
NO_PROMISE = (
    "I won't call you.",
    "Will you call me?",
    "I can't promise that.",
    "You promised to call.",
    "I called you.",
    "They will call at some point.",
    "I will be happy to help.",
)
VAGUE = (
    "I'll call you soon.",
    "We'll be in touch.",
    "Someone will contact you.",
    "You will have it as soon as possible.",
    "I'll see what I can do.",
    "We will look into it.",
    "They will give you a call.",
    "Your parcel will be delivered shortly.",
    "I'll get back to you in due course.",
    "everything in order, soon I will indicate the status of your refund.",
    "I'll try my best.",
)
NOT_VAGUE = (
    "I'll call you by 18:00.",
    "You'll have it tomorrow.",
    "Someone will contact you within two hours.",
    "How soon do you need it?",
    "I called the depot.",
    "You wrote as soon as it happened.",
)
TOO_MUCH = (
    "I guarantee it will be there.",
    "This will never happen again.",
    "I promise you will never have a problem again.",
    "It will definitely arrive tomorrow.",
    "100% guaranteed.",
    "You have my guarantee.",
    "I can guarantee you a refund.",
    "No matter what, you'll have it.",
    "I'm 100% sure it works.",
    "All your problems will be gone.",
    "It will absolutely never fail.",
)
NOT_TOO_MUCH = (
    "I can't guarantee that.",
    "I can't promise that it will never happen again.",
    "Ok, all promo codes expire after 7 days without fail.",
    "I'll call you by 18:00.",
    "I'll do what I can so that it does not happen again.",
    "Your guarantee runs for two years.",
    "You said you guarantee it.",
)


@pytest.mark.parametrize(("text", "when"), PROMISES)
def test_promises_and_their_time(text: str, when: str | None) -> None:
    assert found("promises", PARCEL, f"a: {text}").about("when") == when


@pytest.mark.parametrize("text", NO_PROMISE)
def test_no_promise_is_made_up(text: str) -> None:
    assert "promises" not in agent(text)


@pytest.mark.parametrize("text", VAGUE)
def test_promises_without_a_time_that_can_be_kept_to(text: str) -> None:
    assert "promises_vaguely" in agent(text)


@pytest.mark.parametrize("text", NOT_VAGUE)
def test_a_time_makes_it_exact(text: str) -> None:
    assert "promises_vaguely" not in agent(text)


@pytest.mark.parametrize("text", TOO_MUCH)
def test_promising_too_much(text: str) -> None:
    assert "overpromises" in agent(text)


@pytest.mark.parametrize("text", NOT_TOO_MUCH)
def test_no_overpromise_is_made_up(text: str) -> None:
    assert "overpromises" not in agent(text)


def test_a_promise_with_a_time_is_surer() -> None:
    timed = found("promises", PARCEL, "a: I'll call you by 18:00.")
    bare = found("promises", PARCEL, "a: I'll call you.")
    assert timed.confidence > bare.confidence
