"""Programmes and their versions: those that come with Warmline, and those that a house writes."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.programmes.editing import Edit, key_from
from warmline.apps.programmes.lacking import lacking_words
from warmline.apps.programmes.models import Assignment, Programme, ProgrammeVersion
from warmline.apps.programmes.packing import pack, unpack
from warmline.apps.programmes.rules import BUILD
from warmline.apps.programmes.words import fault_words
from warmline.core.curriculum.programme import Phase, faults
from warmline.core.curriculum.programme import Programme as Outline
from warmline.core.skills import ProgrammeLevel


class ContentChanged(Exception):
    """A programme that came with Warmline has another text under the same version."""


def is_fresh(sources: Iterable[str]) -> bool:
    """Say whether the house holds what these files (by their sums) say already; they are not parsed for it."""
    rows = ProgrammeVersion.objects.filter(programme__organisation=None)
    return set(sources) <= set(rows.values_list("source", flat=True))


@transaction.atomic
def load_shipped(
    *,
    outlines: Iterable[Outline],
    now: datetime,
    sources: Mapping[str, str] | None = None,
    replace_changed: bool = False,
) -> int:
    """Put the programmes of this build beside those that are there; return how many versions are new.

    Twice is harmless. `sources` are the sums of the files by key. Raises ContentChanged where a text changed without a
    raised version, unless `replace_changed`; what people follow already stays as it was in any case.
    """
    new = 0
    for outline in outlines:
        row, _made = Programme.objects.get_or_create(
            organisation=None,
            key=outline.key,
            defaults={"title": outline.title, "level": outline.level, "made_at": now},
        )
        known = row.versions.filter(number=outline.version).first()
        if known is not None and known.body != pack(outline) and not replace_changed:
            raise ContentChanged(f"{outline.key} changed; raise its version above {outline.version}.")
        new += known is None
        _publish_shipped(row, outline, (sources or {}).get(outline.key, ""), now)
    return new


def _publish_shipped(row: Programme, outline: Outline, source: str, now: datetime) -> None:
    ProgrammeVersion.objects.update_or_create(
        programme=row,
        number=outline.version,
        defaults={"state": ProgrammeVersion.State.PUBLISHED, "body": pack(outline), "source": source},
        create_defaults={
            "state": ProgrammeVersion.State.PUBLISHED,
            "body": pack(outline),
            "source": source,
            "made_at": now,
            "published_at": now,
        },
    )
    row.title, row.level = outline.title, int(outline.level)
    row.save(update_fields=["title", "level"])


@transaction.atomic
def create_programme(
    *, actor: Person, title: str, about: str, objective: str, metric: str, level: int, now: datetime
) -> Programme:
    """Begin a programme of the house with one empty phase, as a draft. A programme without an objective is refused."""
    require(BUILD, actor, actor.organisation)
    _refuse_nameless(title, objective, metric)
    outline = Outline("", 1, title, about, objective, metric, ProgrammeLevel(level), (Phase("begin", _("To begin")),))
    return _begin(actor, outline, now)


@transaction.atomic
def copy_programme(*, actor: Person, version: ProgrammeVersion, now: datetime) -> Programme:
    """Begin a programme of the house that starts as this version; nothing of it is locked."""
    require(BUILD, actor, actor.organisation)
    if version.programme.organisation_id not in (None, actor.organisation_id):
        raise Refused(_("This programme belongs to another house."))
    outline = unpack(version.body)
    phases = tuple(
        replace(phase, steps=tuple(replace(step, locked=False) for step in phase.steps)) for phase in outline.phases
    )
    title = _("%(title)s, our version") % {"title": outline.title}
    return _begin(actor, replace(outline, title=title[:120], version=1, phases=phases), now)


def _begin(actor: Person, outline: Outline, now: datetime) -> Programme:
    taken = set(Programme.objects.filter(organisation=actor.organisation_id).values_list("key", flat=True))
    named = replace(outline, key=key_from(outline.title, taken))
    row = Programme.objects.create(
        organisation=actor.organisation, key=named.key, title=named.title, level=int(named.level), made_at=now
    )
    ProgrammeVersion.objects.create(programme=row, number=1, body=pack(named), made_by=actor, made_at=now)
    record(actor=actor, verb="programmes.begun", target=f"programme:{row.pk}")
    return row


@transaction.atomic
def edit_draft(*, actor: Person, programme: Programme, edit: Edit, now: datetime) -> ProgrammeVersion:
    """Change the draft; where there is none, the newest version becomes the next draft. A lost step is refused."""
    require(BUILD, actor, programme)
    draft = _draft(actor, programme, now)
    try:
        changed = edit(unpack(draft.body))
    except KeyError as gone:
        raise Refused(_("This step or part is no longer there. Somebody else changed the draft; look again.")) from gone
    _refuse_nameless(changed.title, changed.objective, changed.metric)
    draft.body, draft.made_by, draft.made_at = pack(changed), actor, now
    draft.save(update_fields=["body", "made_by", "made_at"])
    if programme.title != changed.title or programme.level != changed.level:
        programme.title, programme.level = changed.title, int(changed.level)
        programme.save(update_fields=["title", "level"])
    return draft


def _draft(actor: Person, programme: Programme, now: datetime) -> ProgrammeVersion:
    newest = programme.versions.select_for_update().order_by("-number")[0]
    if newest.state == ProgrammeVersion.State.DRAFT:
        return newest
    number = newest.number + 1
    body = pack(replace(unpack(newest.body), version=number))
    return ProgrammeVersion.objects.create(programme=programme, number=number, body=body, made_by=actor, made_at=now)


@transaction.atomic
def publish(*, actor: Person, programme: Programme, now: datetime) -> ProgrammeVersion:
    """Make the draft the version that people are enrolled on from now on. Refused while something is wrong with it
    or a step leads to something that the house does not have."""
    require(BUILD, actor, programme)
    draft = programme.versions.select_for_update().filter(state=ProgrammeVersion.State.DRAFT).first()
    if draft is None:
        raise Refused(_("There is no draft. Change something first."))
    wrong = faults(unpack(draft.body))
    if wrong:
        raise Refused(" ".join(fault_words(each, unpack(draft.body)) for each in wrong))
    if said := lacking_words(actor, unpack(draft.body)):
        raise Refused(said)
    draft.state, draft.published_at = ProgrammeVersion.State.PUBLISHED, now
    draft.save(update_fields=["state", "published_at"])
    record(actor=actor, verb="programmes.published", target=f"programme:{programme.pk}", data={"version": draft.number})
    return draft


@transaction.atomic
def withdraw(*, actor: Person, programme: Programme, now: datetime) -> None:
    """Take a programme of the house out of the list. Refused while it is assigned; who follows it may finish."""
    require(BUILD, actor, programme)
    if programme.withdrawn_at is not None:
        return
    if Assignment.objects.filter(programme=programme, stopped_at=None).exists():
        raise Refused(_("It is still assigned. Stop its assignments first."))
    programme.withdrawn_at = now
    programme.save(update_fields=["withdrawn_at"])
    record(actor=actor, verb="programmes.withdrawn", target=f"programme:{programme.pk}")


def _refuse_nameless(title: str, objective: str, metric: str) -> None:
    if not title.strip():
        raise Refused(_("Give it a title."))
    if not objective.strip() or not metric.strip():
        raise Refused(_("Say what it is for and which figure would show it. A programme without an aim helps nobody."))
