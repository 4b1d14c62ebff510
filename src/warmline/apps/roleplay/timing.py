"""How long a customer waited for an answer: measured here, never by the page, and without the pauses."""

from __future__ import annotations

from datetime import datetime

from warmline.apps.roleplay.models import Branch, Session

# Whoever takes longer has left the screen without pausing; a customer who had sat there would be unfair. Chosen.
LONGEST_WAIT = 900  # seconds


def seconds_since(session: Session, now: datetime) -> float:
    """Return the seconds since the session was touched: the last reply, or the end of a pause. Never below 0."""
    return max(0.0, (now - session.touched_at).total_seconds())


def waited(session: Session, branch: Branch, now: datetime) -> float | None:
    """Return for how many seconds the customer has waited for the answer that is due, pauses left out.

    None where it is longer than `LONGEST_WAIT`: then nobody was there to be waited for.
    """
    seconds = branch.thought + seconds_since(session, now)
    return seconds if seconds <= LONGEST_WAIT else None
