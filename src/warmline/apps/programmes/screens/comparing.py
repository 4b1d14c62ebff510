"""Two versions of a module side by side: who finished, how long it took, what people said, and how tests went."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from warmline.apps.knowledge.models import Attempt, Room
from warmline.apps.modules.models import Done, Module
from warmline.apps.people.models import Person
from warmline.apps.programmes.addresses import arm_for
from warmline.apps.programmes.charts import difference
from warmline.apps.programmes.models import Enrolment, Pilot, Plan
from warmline.apps.programmes.packing import unpack
from warmline.core.curriculum.comparing import Comparison, Verdict, compare_means, compare_shares
from warmline.core.curriculum.programme import StepKind

# (module key, its version, people) -> what each said of it, 1-5.
Reactions = Callable[[str, int, Collection[int]], Sequence[float]]
_reactions: list[Reactions] = []


def register_reactions(ask: Reactions) -> None:
    """Say who keeps people's reactions to modules; the room above calls it when it starts."""
    _reactions[:] = [ask]


@dataclass(frozen=True, slots=True)
class Measure:
    """One measure in both versions: figures in words, where the difference lies, and what may be said."""

    name: str
    unit: str
    first: str
    second: str
    band: SafeString
    interval: str
    said: str


@dataclass(frozen=True, slots=True)
class ComparePage:
    """A pilot with its measures. `people` counts those who were given each version."""

    title: str
    pilot: Pilot
    people: tuple[int, int]
    measures: Sequence[Measure]


PER_CENT: Final = 100


def compare_page(pilot: Pilot, now: datetime) -> ComparePage:
    """Return what is known of both versions among the people whose programme holds the module.

    A person counts for the version that she was given, whether she finished it or not (as randomised).
    """
    arms, tests = _arms(pilot)
    done = _done(pilot, now)
    until = pilot.ended_at or now
    finished = [[person for person in arm if done.get(person, (None, 0))[1] == number] for arm, number in arms]
    days = [[(done[p][0] - pilot.began_at).total_seconds() / 86_400 for p in arm] for arm in finished]
    scores = [_scores(arm, tests, pilot.began_at, until) for arm, _number in arms]
    people = (len(arms[0][0]), len(arms[1][0]))
    shares = compare_shares((len(finished[0]), people[0]), (len(finished[1]), people[1]))
    measures = [
        _measure(_("Finished"), "%", shares, PER_CENT),
        _measure(_("Days until finished"), _("days"), compare_means(days[0], days[1])),
        _measure(_("Result of announced tests"), "%", compare_means(scores[0], scores[1]), PER_CENT),
    ]
    for ask in _reactions:
        said = [ask(pilot.module, number, arm) for arm, number in arms]
        measures.append(_measure(_("What people said, 1 to 5"), "", compare_means(said[0], said[1])))
    return ComparePage(_titles([pilot])[pilot.module], pilot, people, measures)


def _titles(pilots: Sequence[Pilot]) -> dict[str, str]:
    """Return the titles of the modules by key; a module that is gone keeps its key."""
    keys = {pilot.module for pilot in pilots}
    return {key: key for key in keys} | dict(Module.objects.filter(key__in=keys).values_list("key", "title"))


def _arms(pilot: Pilot) -> tuple[list[tuple[list[int], int]], set[str]]:
    """Return the people of each version with its number, and the tests of the programmes that hold the module."""
    plans, tests = [], set()
    for plan in Plan.objects.filter(enrolments__person__organisation=pilot.organisation_id).distinct():
        steps = unpack(plan.body).steps()
        if any(step.kind is StepKind.MODULE and step.ref == pilot.module for step in steps):
            plans.append(plan.pk)
            tests |= {step.ref for step in steps if step.kind is StepKind.TEST}
    rows = Enrolment.objects.filter(plan__in=plans, person__organisation=pilot.organisation_id)
    before = Done.objects.filter(module__key=pilot.module, at__lt=pilot.began_at).values("person")
    people = set(rows.exclude(person__in=before).values_list("person_id", flat=True))
    return [
        ([p for p in people if arm_for(pilot, p) == number], number) for number in (pilot.first, pilot.second)
    ], tests


def _done(pilot: Pilot, now: datetime) -> dict[int, tuple[datetime, int]]:
    until = pilot.ended_at or now
    rows = Done.objects.filter(module__key=pilot.module, how=Done.How.READ, at__gte=pilot.began_at, at__lte=until)
    return {
        person: (at, number) for person, at, number in rows.order_by("-at").values_list("person_id", "at", "number")
    }


def _scores(people: Collection[int], tests: Collection[str], since: datetime, until: datetime) -> list[float]:
    """Return each person's newest announced result, 0-1, of the programme's tests."""
    rows = Attempt.objects.filter(
        person__in=people, form__key__in=tests, room=Room.ASSESSED, state=Attempt.State.DONE,
        finished_at__gte=since, finished_at__lte=until, result__isnull=False,
    )  # fmt: skip
    found = dict(rows.order_by("finished_at").values_list("person_id", "result"))
    return [result["score"] for result in found.values() if result is not None]


def _measure(name: str, unit: str, found: Comparison, times: float = 1.0) -> Measure:
    def told(value: float | None) -> str:
        return _("hidden: fewer than five people") if value is None else f"{value * times:.1f} {unit}".strip()

    interval = ""
    if found.low is not None and found.high is not None:
        interval = _("The data fit anything from %(low)s to %(high)s.") % {
            "low": f"{found.low * times:+.1f}",
            "high": f"{found.high * times:+.1f}",
        }
    first, second = found.figures
    band = difference(found, least=-0.2 if times == PER_CENT else 0.0, most=0.2 if times == PER_CENT else 0.0)
    return Measure(name, unit, told(first), told(second), band, interval, verdict_words(found.verdict))


def verdict_words(verdict: Verdict) -> str:
    """Return what may be said of a difference."""
    return {
        Verdict.FIRST_HIGHER: _("Higher with the first version."),
        Verdict.SECOND_HIGHER: _("Higher with the second version."),
        Verdict.CANNOT_TELL: _("Cannot tell: the range holds zero, so chance alone could make this difference."),
        Verdict.TOO_FEW: _("Too few people to say anything."),
    }[verdict]


def pilots_of(viewer: Person) -> list[tuple[str, Pilot]]:
    """Return the pilots of the viewer's house with the title of their module, the newest first. Two queries."""
    pilots = list(Pilot.objects.visible_to(viewer))
    titles = _titles(pilots)
    return [(titles[pilot.module], pilot) for pilot in pilots]
