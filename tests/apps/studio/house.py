"""What tests of the studio share: a sound scenario as text, and cases at each step of their way."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from django.utils import timezone

from warmline.apps.people.models import Person
from warmline.apps.studio import services
from warmline.apps.studio.models import Case, Revision, Trial
from warmline.apps.studio.texts.editing import Value, with_values
from warmline.apps.studio.texts.words import words_of

EXAMPLE = Path(__file__).resolve().parents[3] / "docs" / "guides" / "example_scenario.yaml"


@cache
def sound() -> str:
    """The small scenario of the guide: sound, with comments."""
    return EXAMPLE.read_text("utf-8")


def changed(**fields: Value) -> str:
    """The sound text with some fields of its top level changed."""
    return with_values(sound(), {(name,): value for name, value in fields.items()})


def written(actor: Person, key: str = "our_locker", text: str = "") -> Case:
    """A case that this person has begun."""
    return services.begin_case(actor=actor, key=key, text=text or sound())


def in_other_words(text: str) -> str:
    """A text as a translator leaves it: every word changed, names in braces, numbers and patterns kept."""
    said = {at: f"Ora: {words}" for name, (at, words) in words_of(text).items() if ".hears." not in f".{name}."}
    return with_values(text, said)


def translated(writer: Person, reviewer: Person, key: str = "our_locker", language: str = "pt") -> Case:
    """A published original with a translation that was reviewed by somebody else; it is ready to be published."""
    original = published(writer, reviewer, key)
    case = services.begin_translation(actor=writer, revision=newest(original), language=language)
    text = in_other_words(newest(case).text)
    services.save_text(actor=writer, revision=newest(case), text=text, seen=newest(case).sha256)
    services.send_to_review(actor=writer, revision=newest(case))
    services.approve(actor=reviewer, revision=newest(case), seen=newest(case).sha256)
    return case


def newest(case: Case) -> Revision:
    """The newest version of a case, fetched anew."""
    case.refresh_from_db()
    return Revision.objects.select_related("case__organisation").get(case=case, number=case.newest)


def tried(actor: Person, revision: Revision, *, separates: bool = True) -> Trial:
    """A trial of the text as it stands, as the worker would have left it. No scene is played."""
    group = {"talks": 25, "won": 25, "satisfaction": 80.0, "answers": 6.0}
    result = {
        "groups": dict.fromkeys(("good", "average", "poor"), group),
        "apart": 40.0 if separates else 3.0,
        "separates": separates,
        "findings": [] if separates else [["separation", "good 60 and poor 57 lie 3 points apart."]],
        "met": {"talks": 75, "facts": {"medicine": 30}, "offers": {}, "traps": {}, "ends": {"opened": 12}, "cues": {}},
        "skills": {"empathy": 4},
    }
    now = timezone.now()
    return Trial.objects.create(
        revision=revision,
        sha256=revision.sha256,
        reader="test",
        stage=Trial.Stage.DONE,
        played=75,
        total=75,
        result=result,
        separates=separates,
        started_by=actor,
        started_at=now,
        ended_at=now,
    )


def ready(writer: Person, reviewer: Person, key: str = "our_locker", text: str = "") -> Case:
    """A case whose newest version was tried and reviewed by somebody else."""
    case = written(writer, key, text)
    reviewed(writer, reviewer, case)
    return case


def reviewed(writer: Person, reviewer: Person, case: Case) -> Revision:
    """Try the newest version, send it to review, and have it approved."""
    tried(writer, newest(case))
    services.send_to_review(actor=writer, revision=newest(case))
    return services.approve(actor=reviewer, revision=newest(case), seen=newest(case).sha256)


def published(writer: Person, reviewer: Person, key: str = "our_locker", text: str = "") -> Case:
    """A case whose first version is on Practise."""
    case = ready(writer, reviewer, key, text)
    services.publish(actor=writer, revision=newest(case))
    case.refresh_from_db()
    return case
