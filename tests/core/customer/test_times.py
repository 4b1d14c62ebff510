from __future__ import annotations

import pytest

from warmline.core.customer.times import named_time


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("I will write to you by 18:00.", "by 18:00"),
        ("The depot scans it at 20:00 tonight, and I'll write to you then.", "at 20:00 tonight"),
        ("You'll have it tomorrow.", "tomorrow"),
        ("It is with you by noon tomorrow.", "by noon tomorrow"),
        ("I'll call you at 3 pm.", "at 3 pm"),
        ("I will send it within ten minutes.", "within ten minutes"),
        ("Give me 10 minutes and I'll have it.", "in 10 minutes"),
        ("It gets there on Friday.", "on Friday"),
        ("Tonight I'll check, and at 9:30 tomorrow I'll ring.", "at 9:30 tomorrow"),
    ],
)
def test_a_time_to_come_is_found(text: str, time: str) -> None:
    assert named_time(text) == time


@pytest.mark.parametrize(
    "text",
    ["It was delivered on Tuesday.", "You waited two days.", "I will look into it soon.", "", "You came last Friday."],
)
def test_what_is_past_or_vague_is_no_time(text: str) -> None:
    assert named_time(text) is None
