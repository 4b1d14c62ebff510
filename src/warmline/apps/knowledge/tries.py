"""How often an assessed test may be tried, when the next try may begin, and which one counts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from warmline.apps.knowledge.models import Attempt, Decision, Form, Room
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.core.certifying import Attempts, History, Past, next_date

# The window in which the tries of a form are counted where no rule says another; chosen, not measured.
WINDOW_DAYS = 365

# Asked with the house and the key of a test: the limits of every rule of a certificate that names it.
Limits = Callable[[int, str], Sequence[Attempts]]


def _none(_organisation: int, _test: str) -> Sequence[Attempts]:
    return ()


_limits: list[Limits] = [_none]


def register_limits(found: Limits) -> Limits:
    """Say who knows the rules that name tests, and return who did before; called in ready()."""
    before = _limits[0]
    _limits[0] = found
    return before


def limits_of(form: Form) -> Sequence[Attempts]:
    """Return how often a test may be tried: the rules' own limits where a rule names it, else the form's."""
    ruled = _limits[0](form.organisation_id, form.key) if form.organisation_id is not None else ()
    return ruled or (Attempts(form.tries, WINDOW_DAYS, (form.wait_days,)),)


def tries_at(person: Person, form: Form) -> list[Attempt]:
    """Return the finished assessed attempts of a person at any version of a test, the oldest first."""
    rows = Attempt.objects.filter(
        person=person,
        form__key=form.key,
        form__organisation=form.organisation_id,
        room=Room.ASSESSED,
        state__in=(Attempt.State.MARKING, Attempt.State.DONE),
    )
    return list(rows.select_related("form", "decision").defer("sealed", "paper").order_by("begun_at", "pk"))


def waits_for_person(attempt: Attempt) -> bool:
    """Say whether somebody has still to mark an answer or to decide."""
    decision: Decision | None = getattr(attempt, "decision", None)
    return attempt.state == Attempt.State.MARKING or (decision is not None and decision.is_open)


def next_try(limits: Sequence[Attempts], tries: Sequence[Attempt], at: datetime) -> datetime:
    """Return from when another try may begin; `at` itself where nothing stands in the way.

    A passed try is counted like any other: each one shows the items again.
    """
    past = History(tuple(Past(each.begun_at, each.finished_at) for each in tries))
    return max([next_date(limit, past, at) for limit in limits], default=at)


def counting(limits: Sequence[Attempts], tries: Sequence[Attempt]) -> Attempt | None:
    """Return the try that counts: the newest of those that began when another one was allowed; not the best."""
    counted: list[Attempt] = []
    for each in tries:
        if next_try(limits, counted, each.begun_at) <= each.begun_at:
            counted.append(each)
    return counted[-1] if counted else None


def check_try(person: Person, form: Form, now: datetime) -> None:
    """Raise Refused, with the next date in words, where another try may not begin now."""
    if not form.is_assessed:
        return
    tries = tries_at(person, form)
    if any(waits_for_person(each) for each in tries):
        raise Refused(_("A person has still to mark or decide your last try. Until then no other one can begin."))
    opens = next_try(limits_of(form), tries, now)
    if opens > now:
        raise Refused(_("The next try can begin on %(day)s.") % {"day": date_format(localtime(opens), "j F Y, H:i")})
