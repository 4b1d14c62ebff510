"""Talks with marks set by hand, so that what is pinned is the customer and not the reader of moves."""

from __future__ import annotations

from typing import Final

Talk = tuple[tuple[str | tuple[str, str], ...], ...]

TALKS: Final[dict[str, tuple[int, Talk]]] = {
    "skilled": (
        7,
        (
            (
                "You waited two days and nothing came. No wonder you are annoyed. What matters most to you?",
                ("paraphrases", "You waited two days and nothing came."),
                ("acknowledges_feeling", "No wonder you are annoyed."),
                ("asks_open", "What matters most to you?"),
            ),
            (
                "That was our mistake and I am sorry. What is in it, and when do you need it?",
                ("takes_ownership", "That was our mistake"),
                ("apologises", "I am sorry"),
            ),
            (
                "She turns six on Saturday, so it has to be there on Friday. I can send a new parcel tonight.",
                ("uses_detail", "She turns six on Saturday"),
            ),
            (
                "I'll watch the scan myself at 20:00 tonight and write to you.",
                ("next_step_with_time", "I'll watch the scan myself at 20:00 tonight and write to you."),
            ),
            ("Happy birthday to her. Take care!", ("says_goodbye_warmly", "Take care!")),
        ),
    ),
    "clumsy": (
        7,
        (
            ("Hello, how can I help you?", ("greets", "Hello")),
            ("Did you ask the neighbours?",),
            (
                "I am sorry. I will look into it.",
                ("apologises", "I am sorry"),
                ("promises_vaguely", "I will look into it"),
            ),
            ("I can send a new parcel if you want.",),
            ("What was in the parcel?",),
            ("You get it by noon tomorrow.", ("next_step_with_time", "You get it by noon tomorrow.")),
            ("I'll watch the scan myself.",),
        ),
    ),
    "rude": (
        7,
        (
            ("Calm down.", ("commands", "Calm down")),
            ("That is your own fault.", ("blames_customer", "your own fault")),
            ("As I said, your own fault.", ("blames_customer", "your own fault"), ("argues", "As I said")),
            ("You fool.", ("insults", "fool")),
            ("Fool.", ("insults", "Fool")),
        ),
    ),
}
