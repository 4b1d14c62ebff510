"""What differs by channel. Chat is the measure: what is not named here is as in chat. All sizes are chosen.

An e-mail holds everything at once and takes hours, so a talk has two to four of them: more can be won and told in one,
each costs more patience, and nobody has to wait for a second one to confide. On the phone a few words are an answer,
a long speech is none, and seconds count.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from warmline.core.conversation import Channel

_EMAIL: Final[Mapping[str, float]] = {
    "most_anger_relief": 0.2,
    "most_trust_gain": 0.22,
    "most_hope_gain": 0.36,
    "turn_cost": 3.0,
    "turn_when_better": 0.6,
    "turn_when_done": 1.0,
    "turn_when_not": 1.8,
    "turns_before_growth": 3,
    "kind_turns_allowed": 0,
    "warm_words_heard": 50,
    "solving_slope": 0.145,
    "warm_turns": 4,
    "first_turn_to_confide": 1,
    "first_turn_to_accept": 2,
    "wary_turns": 0,
    "most_facts_told": 3,
    "short_words": 12,
    "reply_due_s": 4 * 3600.0,
    "quick_reply_s": 3600.0,
}
_PHONE: Final[Mapping[str, float]] = {
    "turn_cost": 0.8,
    "turns_before_growth": 9,
    "short_words": 1,
    "long_turn_words": 90,
    "hold_cost": 1.6,
    "silence_s": 10.0,
    "reply_due_s": 8.0,
    "quick_reply_s": 2.0,
}
BY_CHANNEL: Final[Mapping[Channel, Mapping[str, float]]] = MappingProxyType(
    {Channel.EMAIL: _EMAIL, Channel.PHONE: _PHONE}
)
