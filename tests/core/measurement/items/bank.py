"""Small honest items, one of each kind, and panels that answer them."""

from __future__ import annotations

from warmline.core.measurement.items import Item, Kind, Option, Pair
from warmline.core.skills import ProgrammeLevel

_OPTIONS = (Option("One"), Option("Two", right=True), Option("Three"), Option("Four", right=True))


def item(kind: Kind, key: str = "", **more: object) -> Item:
    """An item of this kind; what is not named is filled in."""
    parts: dict[Kind, dict[str, object]] = {
        Kind.SINGLE: {"options": (Option("Yes", right=True), Option("No"), Option("Never"))},
        Kind.MULTIPLE: {"options": _OPTIONS},
        Kind.BEST: {"options": (Option("Wait", right=True), Option("Go on"), Option("Laugh"))},
        Kind.RATE: {"options": (Option("Wait", rating=5), Option("Go on", rating=2), Option("Laugh", rating=1))},
        Kind.ORDERING: {"steps": ("Hear", "Take on", "Ask", "Write")},
        Kind.MATCHING: {"pairs": (Pair("sun", "warm"), Pair("snow", "cold"), Pair("rain", "wet"))},
        Kind.SHORT: {"accepted": ("apologise", "the apology", "sorry")},
        Kind.SAY: {
            "behaviour": "names_feeling",
            "moment": "I'm so annoyed, I waited at home for two whole days for nothing!",
            "good": ("Two days for nothing.", "No wonder you are annoyed."),
        },
    }
    fields = {"prompt": "What now?", "explanation": "So.", "version": 1, "level": ProgrammeLevel.FOUNDATION}
    return Item(key=key or f"item_{kind}", kind=kind, **{**fields, **parts[kind], **more})  # type: ignore[arg-type]
