"""Sound in and out, as extras: text to a voice with its mouth, speech to text. Nothing heard or spoken is ever kept."""

from warmline.adapters.speech.choosing import SPEAKERS, Found, find_listener, find_speaker
from warmline.adapters.speech.protocol import Cue, Listener, NotSpoken, Speaker, Spoken, Voice

__all__ = [
    "SPEAKERS",
    "Cue",
    "Found",
    "Listener",
    "NotSpoken",
    "Speaker",
    "Spoken",
    "Voice",
    "find_listener",
    "find_speaker",
]
