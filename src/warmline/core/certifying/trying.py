"""When one may try again, when a certificate may be renewed, and when it is refreshed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from warmline.core.certifying.rule import Attempts, Rule


@dataclass(frozen=True, slots=True)
class Past:
    """An attempt that began and was decided (None: it still runs). Times are aware."""

    began_at: datetime
    decided_at: datetime | None
    passed: bool = False


@dataclass(frozen=True, slots=True)
class History:
    """The attempts of one person on one rule that count, oldest first. One that was struck out is left out."""

    attempts: tuple[Past, ...] = ()


def next_date(attempts: Attempts, history: History, at: datetime) -> datetime:
    """Return from when another attempt may begin: `at` itself where nothing stands in the way.

    Attempts since the last one passed are counted. The n-th asks for its waiting time from its decision on, and no
    more than `most` begin within the window: after that the oldest has to leave it.
    """
    tried = _since_passed(history)
    if not tried:
        return at
    waits = attempts.wait_days[min(len(tried), len(attempts.wait_days)) - 1]
    last = tried[-1]
    earliest = (last.decided_at or last.began_at) + timedelta(days=waits)
    within = [each for each in tried if each.began_at > at - timedelta(days=attempts.within_days)]
    if len(within) >= attempts.most:
        leaves = within[len(within) - attempts.most].began_at + timedelta(days=attempts.within_days)
        earliest = max(earliest, leaves)
    return max(at, earliest)


def renewable_from(rule: Rule, valid_until: datetime) -> datetime:
    """Return from when a certificate that ends at `valid_until` may be renewed."""
    return valid_until - timedelta(days=rule.renewal.opens_days)


def renewed_until(rule: Rule, at: datetime, valid_until: datetime | None) -> datetime:
    """Return how long a certificate issued at `at` holds.

    Renewed early, the days left are not lost: the new time is counted from the old end.
    """
    start = max(at, valid_until) if valid_until is not None else at
    return start + timedelta(days=rule.valid_days)


def refreshers(rule: Rule, issued_at: datetime, valid_until: datetime) -> tuple[datetime, ...]:
    """Return the moments of refreshers, evenly spaced (Cepeda et al. 2008), none on the last day or behind it."""
    gap = timedelta(days=rule.valid_days * rule.refresher_share)
    found, when = [], issued_at + gap
    while when < valid_until:
        found.append(when)
        when += gap
    return tuple(found)


def _since_passed(history: History) -> tuple[Past, ...]:
    passed = [n for n, each in enumerate(history.attempts) if each.passed]
    return history.attempts[passed[-1] + 1 :] if passed else history.attempts
