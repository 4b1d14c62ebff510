"""What can be done with a live talk, and by which of its two people."""

from warmline.apps.live.services.inviting import accept, decline, invite, withdraw
from warmline.apps.live.services.leaving import close_forgotten, leave, stop
from warmline.apps.live.services.letters import FiledLetter, letter_for
from warmline.apps.live.services.noting import leave_note
from warmline.apps.live.services.saying import Over, Sent, Stopped, say

__all__ = [
    "FiledLetter",
    "Over",
    "Sent",
    "Stopped",
    "accept",
    "close_forgotten",
    "decline",
    "invite",
    "leave",
    "leave_note",
    "letter_for",
    "say",
    "stop",
    "withdraw",
]
