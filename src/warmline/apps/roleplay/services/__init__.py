"""What can be done with a role-play. Every verb is the owner's alone; sessions come from `selectors.own_session`."""

from warmline.apps.roleplay.services.ending import FiledLetter, end, letter_for
from warmline.apps.roleplay.services.manners import agree_to_listening, set_pace
from warmline.apps.roleplay.services.moving import NoSuchAnswer, come_back, pause, resume, rewind, stop, switch
from warmline.apps.roleplay.services.settling import Settled, settled
from warmline.apps.roleplay.services.silences import Asked, keep_silent
from warmline.apps.roleplay.services.starting import LeftOut, next_seed, start
from warmline.apps.roleplay.services.thinking import keep_thoughts
from warmline.apps.roleplay.services.turns import Sent, Stopped, Taken, WentOn, take_turn

__all__ = [
    "Asked",
    "FiledLetter",
    "LeftOut",
    "NoSuchAnswer",
    "Sent",
    "Settled",
    "Stopped",
    "Taken",
    "WentOn",
    "agree_to_listening",
    "come_back",
    "end",
    "keep_silent",
    "keep_thoughts",
    "letter_for",
    "next_seed",
    "pause",
    "resume",
    "rewind",
    "set_pace",
    "settled",
    "start",
    "stop",
    "switch",
    "take_turn",
]
