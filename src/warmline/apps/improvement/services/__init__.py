"""What can be done here: react, take it back, ask for a look, handle a finding, write a kind word."""

from warmline.apps.improvement.services.looking import ask_to_look, handle
from warmline.apps.improvement.services.reacting import react, take_back, wave_off
from warmline.apps.improvement.services.winning_back import send_word

__all__ = ["ask_to_look", "handle", "react", "send_word", "take_back", "wave_off"]
