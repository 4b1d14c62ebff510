"""The recommender's reasons in words: a full sentence for each code, with the figure behind it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from warmline.apps.library.ports import rubric
from warmline.core.practice.recommending import Code, Reason, Target

_PLAIN: Final[dict[Code, str | Promise]] = {
    Code.VARIED: gettext_lazy("It is about something else than your last talks."),
    Code.LEVEL: gettext_lazy("It is at your level."),
    Code.SPARED: gettext_lazy("It holds a theme that you left out."),
    Code.LEVEL_TOO_HIGH: gettext_lazy("It is more than one level above yours."),
    Code.LESS_DUE: gettext_lazy("It has waited for a shorter time."),
    Code.SAME_AGAIN: gettext_lazy("It is about much the same as one of your last talks."),
    Code.OTHER_LEVEL: gettext_lazy("It is not at your level."),
    Code.DRAWN: gettext_lazy("It would be just as good today. A draw decided."),
}


def reason_words(reason: Reason) -> str:
    """Return a reason as one sentence about what was said or about the step, never about the person."""
    if reason.code in _PLAIN:
        return str(_PLAIN[reason.code])
    return _FIGURED[reason.code](reason)


def _about(target: Target | None) -> str:
    """Return the name of what a reason is about; its key where this build no longer has it."""
    if target is None:
        return _("this")
    for skill in rubric():
        if skill.key == target.skill:
            names = {behaviour.key: behaviour.name for behaviour in skill.behaviours}
            return names.get(target.behaviour, skill.name) if target.behaviour else skill.name
    return target.behaviour or target.skill


def _tenths(reason: Reason) -> dict[str, object]:
    return {"what": _about(reason.target), "tenths": round(10 * reason.value)}


def _days(reason: Reason) -> int:
    return max(1, round(abs(reason.value)))


def _gap(reason: Reason) -> str:
    return _("In practice so far, “%(what)s” is there in about %(tenths)s of 10 moments.") % _tenths(reason)


def _uncertain(reason: Reason) -> str:
    return _("Little is known yet of “%(what)s”; this shows where it stands.") % _tenths(reason)


def _aimed(reason: Reason) -> str:
    said = _("It should be neither too easy nor too hard: about %(tenths)s of 10 such moments go well now.")
    return said % _tenths(reason)


def _due(reason: Reason) -> str:
    if reason.value < 1:
        return _("It comes back today, just before it fades.")
    days = _days(reason)
    return ngettext("It was to come back one day ago.", "It was to come back %(n)d days ago.", days) % {"n": days}


def _deadline(reason: Reason) -> str:
    days = _days(reason)
    if reason.value < 0:
        return ngettext("It was due one day ago.", "It was due %(n)d days ago.", days) % {"n": days}
    return ngettext("It is due within a day.", "It is due in %(n)d days.", days) % {"n": days}


def _too_long(reason: Reason) -> str:
    minutes = round(reason.value)
    return ngettext("It takes longer: one minute.", "It takes longer: about %(n)d minutes.", minutes) % {"n": minutes}


def _held(reason: Reason) -> str:
    return _("“%(what)s” is already there in about %(tenths)s of 10 moments.") % _tenths(reason)


def _smaller_gap(reason: Reason) -> str:
    return _("“%(what)s” needs it less: it is there in about %(tenths)s of 10 moments.") % _tenths(reason)


def _known_better(reason: Reason) -> str:
    return _("More is known of “%(what)s” already.") % _tenths(reason)


def _too_hard(reason: Reason) -> str:
    return _("It may be too hard today: about %(tenths)s of 10 such moments go well now.") % _tenths(reason)


def _too_easy(reason: Reason) -> str:
    return _("It would be easy: about %(tenths)s of 10 such moments go well already.") % _tenths(reason)


def _not_due(reason: Reason) -> str:
    days = _days(reason)
    return ngettext("It comes back within a day.", "It comes back in %(n)d days.", days) % {"n": days}


def _no_hurry(reason: Reason) -> str:
    if reason.value == -1:
        return _("It can wait: nothing of it fades today.")
    days = _days(reason)
    return ngettext("It is due within a day, and can wait.", "It is due only in %(n)d days.", days) % {"n": days}


_FIGURED: Final[dict[Code, Callable[[Reason], str]]] = {
    Code.GAP: _gap,
    Code.UNCERTAIN: _uncertain,
    Code.AIMED: _aimed,
    Code.DUE: _due,
    Code.DEADLINE: _deadline,
    Code.TOO_LONG: _too_long,
    Code.HELD: _held,
    Code.SMALLER_GAP: _smaller_gap,
    Code.KNOWN_BETTER: _known_better,
    Code.TOO_HARD: _too_hard,
    Code.TOO_EASY: _too_easy,
    Code.NOT_DUE: _not_due,
    Code.NO_HURRY: _no_hurry,
}
