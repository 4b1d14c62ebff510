"""How words that hurt will be heard, and what to leave out: one kind line for each move, about the words alone."""

from __future__ import annotations

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from warmline.apps.drills.answers import Hurt, Seen

_LONGEST = 80  # characters of a quote


def heard(hurt: Hurt) -> str:
    """Return how these words will be heard, and what to leave out; "" for a move this build has no line for."""
    lines = {
        "insults": _("“%(quote)s” will be heard as an attack. Leave out what you think of them; say what you will do."),
        "blames_customer": _(
            "“%(quote)s” will be heard as “it is your own fault”. Leave out who did it; say what happens now."
        ),
        "sarcasm": _("“%(quote)s” will be heard as mockery. Leave it out; a plain sentence does more."),
        "commands": _("“%(quote)s” will be heard as an order. Leave it out, or ask for it with “please” and a reason."),
        "argues": _("“%(quote)s” will be heard as “you are wrong”. Leave it out; first say back what they told you."),
        "dismisses": _(
            "“%(quote)s” will be heard as “what you feel is too much”. Leave it out; the feeling is there already."
        ),
        "shouts": _("“%(quote)s” will be heard as shouting. Leave out the capitals."),
        "blames_other": _(
            "“%(quote)s” will be heard as “I will not help you”. Leave out whose fault it was; say what you can do."
        ),
    }
    line = lines.get(hurt.move, "")
    return line and line % {"quote": Truncator(hurt.quote.strip().rstrip(".!")).chars(_LONGEST)}


def held_down(seen: Seen) -> str:
    """Return why an answer that sounds warm got no more than it did; "" where nothing held it down."""
    if seen.foreign:
        words = ", ".join(f"“{each}”" for each in seen.foreign[:3])
        return _("You spoke of %(words)s; this customer did not. Take words from what was said here.") % {
            "words": words
        }
    if seen.bare:
        return _("Nothing in it is from this case yet. Add one thing that this customer told you.")
    return ""
