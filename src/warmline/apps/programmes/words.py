"""What the core says as data, in words for people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.text import get_text_list
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from warmline.apps.library.words import behaviour_names as names_of_behaviours
from warmline.core.curriculum.deadlines import PlanFault, PlanProblem
from warmline.core.curriculum.overlays import Change, ChangeKind, Conflict, ConflictKind, Problem, ProblemKind
from warmline.core.curriculum.path import Code, Reason
from warmline.core.curriculum.programme import Fault, Finding, Programme, StepKind

KINDS: Final[dict[StepKind, Promise]] = {
    StepKind.MODULE: gettext_lazy("Module"),
    StepKind.DRILLS: gettext_lazy("Five minutes a day"),
    StepKind.ROLEPLAY: gettext_lazy("Role-play"),
    StepKind.TEST: gettext_lazy("Test"),
    StepKind.WORKSHOP: gettext_lazy("Workshop or webinar"),
    StepKind.CERTIFICATE: gettext_lazy("Certificate"),
    StepKind.LINK: gettext_lazy("Something to read or watch"),
}

FIELDS: Final[dict[str, Promise]] = {
    "title": gettext_lazy("title"),
    "kind": gettext_lazy("kind"),
    "ref": gettext_lazy("what it leads to"),
    "minutes": gettext_lazy("minutes"),
    "required": gettext_lazy("whether it must be done"),
    "after": gettext_lazy("what comes before it"),
    "locked": gettext_lazy("whether it is fixed for all sites"),
    "due_days": gettext_lazy("working days until it is due"),
    "behaviours": gettext_lazy("what it teaches"),
    "note": gettext_lazy("note of the site"),
    "place": gettext_lazy("place"),
    "about": gettext_lazy("what it is about"),
    "objective": gettext_lazy("objective"),
    "metric": gettext_lazy("figure"),
    "level": gettext_lazy("level"),
    "skills": gettext_lazy("skills"),
}


def listed(items: tuple[str, ...] | list[str]) -> str:
    """Return words as a list in a sentence."""
    return str(get_text_list([f"“{item}”" for item in items], _("and")))


def behaviour_names(keys: tuple[str, ...]) -> list[str]:
    """Return the names of behaviours; one that the rubric no longer has keeps its key."""
    names = names_of_behaviours()
    return [names.get(key, key) for key in keys]


def day_words(day: date) -> str:
    """Return a day as people say it."""
    return str(date_format(day, "j F"))


def due_briefly(due: date, today: date) -> str:
    """Return when something is due in a few words, for a list."""
    if due == today:
        return _("due today")
    day = date_format(due, "D j M")
    return (_("was due %(day)s") if due < today else _("due %(day)s")) % {"day": day}


def due_words(due: date, today: date, left: int) -> str:
    """Return when something is due: the day, and how far away that is."""
    day = date_format(due, "l j F")
    if left < 0:
        return _("It was due on %(day)s. Take it up when you can; nothing is lost.") % {"day": day}
    if due == today:
        return _("Due today, until the day ends where you are.")
    if left <= 5:
        days = ngettext("%(n)d working day left", "%(n)d working days left", left) % {"n": left}
        return _("Due on %(day)s: %(days)s.") % {"day": day, "days": days}
    return _("Due on %(day)s.") % {"day": day}


_REASONS: Final[dict[Code, Callable[[tuple[str, ...]], str]]] = {
    Code.OVERDUE: lambda v: _("its day has passed; it waits for you"),
    Code.DUE_SOON: lambda v: (
        _("it is due today")
        if v[0] == "0"
        else ngettext("it is due in %(n)d working day", "it is due in %(n)d working days", int(v[0])) % {"n": int(v[0])}
    ),
    Code.COMES_FIRST: lambda v: _("it comes first in the programme"),
    Code.COMES_NEXT: lambda v: _("it comes next in the programme"),
    Code.DUE_FIRST: lambda v: _("its day comes before that of the others"),
    Code.LOWER_LEVEL: lambda v: _("%(other)s is of a higher level and comes later") % {"other": listed(v)},
    Code.DUE_BEFORE_PATH: lambda v: _("its day comes before that of the next step in %(other)s") % {"other": listed(v)},
    Code.FOLLOWS: lambda v: _("%(before)s is behind you, and this builds on it") % {"before": listed(v)},
    Code.ONLY_ONE: lambda v: _("it is the one thing left to do now"),
    Code.DUE_LATER: lambda v: _("%(other)s is due before it") % {"other": listed(v)},
    Code.LATER_IN_ORDER: lambda v: _("%(other)s stands before it") % {"other": listed(v)},
    Code.OPTIONAL: lambda v: _("it is a choice, you can leave it out"),
    Code.WAITS_FOR: lambda v: _("first comes %(others)s") % {"others": listed(v)},
    Code.DONE_ON: lambda v: _("done on %(day)s") % {"day": day_words(date.fromisoformat(v[0]))},
    Code.PROVEN: lambda v: _("you have shown it already: %(what)s") % {"what": listed(behaviour_names(v))},
    Code.NOT_PROVEN: lambda v: (
        _("not skipped: reviews and assessments do not show %(what)s yet, and practice never counts for that")
        % {"what": listed(behaviour_names(v))}
    ),
    Code.MUST_BE_TAKEN: lambda v: _("not skipped: nothing can stand in for it"),
    Code.TEACHES_MORE: lambda v: _("not skipped: it teaches more than any evidence could show"),
    Code.PAUSED: lambda v: _("your path is paused, so nothing is due"),
}


def reason_words(reason: Reason) -> str:
    """Return a reason as the second half of a sentence, without a full stop."""
    return _REASONS[reason.code](reason.values)


def because_words(reasons: tuple[Reason, ...]) -> str:
    """Return reasons as one sentence that begins with a capital and ends with a full stop."""
    said = "; ".join(reason_words(each) for each in reasons)
    return f"{said[:1].upper()}{said[1:]}." if said else ""


def fault_words(found: Finding, programme: Programme) -> str:
    """Return what is wrong with a programme, and where."""
    titles = {step.key: step.title for step in programme.steps()}
    name = titles.get(found.key) or found.key
    said = {
        Fault.NO_STEPS: _("It has no steps yet. Add one."),
        Fault.PHASE_TWICE: _("Two parts have the same name, “%(name)s”."),
        Fault.KEY_TWICE: _("“%(name)s” is there twice."),
        Fault.AFTER_UNKNOWN: _("“%(name)s” waits for a step that is not there."),
        Fault.AFTER_LATER: _("“%(name)s” waits for “%(value)s”, which stands behind it. Move one of them."),
        Fault.MINUTES: _("“%(name)s” takes between 1 and 480 minutes."),
        Fault.DUE: _("“%(name)s” is due after one working day at the earliest."),
        Fault.TITLE: _("A step has no title."),
        Fault.REF: _("“%(name)s” leads nowhere."),
    }[found.fault]
    return said % {"name": name, "value": titles.get(found.value, found.value)}


def plan_words(problem: PlanProblem) -> str:
    """Return why a date does not fit, and which one would."""
    said = {
        PlanFault.PAST: _("This date has passed."),
        PlanFault.BEFORE_START: _("This date lies before the start, or on it."),
        PlanFault.TOO_SHORT: _("Until then there are too few working days for what is to be done."),
    }[problem.fault]
    earliest = date_format(problem.earliest, "j F Y")
    return f"{said} {_('The earliest that fits is %(day)s.') % {'day': earliest}}"


def problem_words(problem: Problem) -> str:
    """Return why a site's change is refused."""
    said = {
        ProblemKind.LOCKED: _("“%(name)s” is fixed by the standard, so that every site has it. It stays as it is."),
        ProblemKind.NO_STEP: _("This step is not there any more."),
        ProblemKind.NO_PHASE: _("This part of the programme is not there any more."),
        ProblemKind.NO_ANCHOR: _("The step it should stand behind is not in the same part."),
        ProblemKind.KEY_TAKEN: _("There is a step of this name already."),
        ProblemKind.LOCAL_LOCK: _("Only the standard fixes steps for all."),
        ProblemKind.ORDER: _("Then a step would stand before what it waits for."),
        ProblemKind.UNSOUND: _("That leaves the programme broken: check minutes, days and words."),
        ProblemKind.OTHER_VERSION: _("These changes were made to version %(value)s. Carry them over first."),
    }[problem.kind]
    return said % {"name": problem.name, "value": problem.value}


def change_words(change: Change) -> str:
    """Return one difference as a sentence."""
    field = str(FIELDS.get(change.field, change.field))
    before, after = change.before, change.after
    if change.kind in (ChangeKind.CHANGED, ChangeKind.HEAD):
        before, after = (f"“{value}”" if value else _("nothing") for value in (before, after))
    said = {
        ChangeKind.ADDED: _("“%(title)s” is new, in “%(after)s”."),
        ChangeKind.REMOVED: _("“%(title)s” is left out."),
        ChangeKind.MOVED: _("“%(title)s” stands behind “%(after)s”, not behind “%(before)s”."),
        ChangeKind.CHANGED: _("“%(title)s”, %(field)s: %(before)s becomes %(after)s."),
        ChangeKind.HEAD: _("The programme’s %(field)s: %(before)s becomes %(after)s."),
    }[change.kind]
    return said % {"title": change.title, "field": field, "before": before, "after": after}


def conflict_words(conflict: Conflict) -> str:
    """Return what standard and site disagree on, in one or two sentences."""
    field = str(FIELDS.get(conflict.field, conflict.field))
    if conflict.kind is ConflictKind.BOTH_CHANGED and conflict.field == "place":
        said = _("The standard has a new order around “%(name)s”, and your site had moved it too.")
    else:
        said = {
            ConflictKind.GONE: _("The standard no longer has “%(name)s”, so your change to it has nothing to change."),
            ConflictKind.NOW_LOCKED: _("The standard has fixed “%(name)s” for all sites. Your change cannot stay."),
            ConflictKind.BOTH_CHANGED: _(
                "“%(name)s”, %(field)s: it was %(was)s. The standard says %(standard)s now, your site %(site)s."
            ),
            ConflictKind.KEY_TAKEN: _("The standard now has a step of its own like your “%(name)s”."),
            ConflictKind.PLACE_GONE: _("The place where “%(name)s” stood is gone."),
            ConflictKind.UNSOUND: _("With “%(name)s” changed, a step would stand before what it waits for."),
        }[conflict.kind]
    empty = _("nothing")
    return said % {
        "name": conflict.name,
        "field": field,
        "was": conflict.was or empty,
        "standard": conflict.standard or empty,
        "site": conflict.site or empty,
    }
