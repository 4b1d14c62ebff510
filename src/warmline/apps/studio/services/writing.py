"""Beginning a scenario, saving its text, beginning its next version."""

from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from warmline.adapters.packs import shipped_text
from warmline.apps.audit.services import record
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.studio.models import Case, Revision, State
from warmline.apps.studio.rules import WRITE
from warmline.apps.studio.texts.checking import LONGEST
from warmline.apps.studio.texts.editing import plain_of, with_identity
from warmline.apps.studio.written.reviewing import KEY, put_text, sum_of


@transaction.atomic
def begin_case(
    *,
    actor: Person,
    key: str,
    text: str,
    origin: str = "",
    language: str = "en",
    source: Revision | None = None,
) -> Case:
    """Begin a scenario with its first version, a draft. Refused where the key is no key or is taken."""
    require(WRITE, actor, actor.organisation)
    if not KEY.fullmatch(key):
        raise Refused(
            _("A key has 3 to 60 small letters, digits and _, and begins with a letter: %s does not.") % key[:60]
        )
    if source is None and shipped_text(key) is not None:
        raise Refused(_("A scenario that came with Warmline has the key %s. Choose another.") % key)
    text = _tidy(text, key, 1)
    case = Case(organisation=actor.organisation, key=key, title=title_of(text) or key, origin=origin, language=language)
    case.created_by, case.changed_at = actor, timezone.now()
    case.original = None if source is None else source.case
    try:
        with transaction.atomic():
            case.save()
    except IntegrityError as taken:
        raise Refused(_("There is already a scenario with the key %s. Choose another.") % key) from taken
    _add(case, actor, 1, text, source)
    record(actor=actor, verb="studio.written", target=f"case:{case.pk}", data={"origin": origin, "language": language})
    return case


def fork_shipped(*, actor: Person, shipped: str, key: str) -> Case:
    """Begin a scenario as a copy of one that came with Warmline, comments and all."""
    text = shipped_text(shipped)
    if text is None:
        raise Refused(_("There is no scenario %s any more.") % shipped)
    return begin_case(actor=actor, key=key, text=text, origin=f"{shipped} {plain_of(text).get('version', '')}".strip())


def fork_version(*, actor: Person, revision: Revision, key: str) -> Case:
    """Begin a scenario as a copy of a version of the house."""
    require(WRITE, actor, revision.case)
    origin = f"{revision.case.key} {revision.number}"
    return begin_case(actor=actor, key=key, text=revision.text, origin=origin, language=revision.case.language)


@transaction.atomic
def save_text(*, actor: Person, revision: Revision, text: str, seen: str) -> Revision:
    """Save a text, sound or not. `seen` is the sum of the text that the writer had before her.

    A version in review goes back to being a draft: nobody publishes what nobody has reviewed. Refused where the version
    is published, or where somebody saved in the meantime.
    """
    require(WRITE, actor, revision.case)
    found = locked(revision)
    if not found.is_open:
        raise Refused(_("A published version never changes. Begin a new version."))
    if found.sha256 != seen:
        raise Refused(
            _("Somebody else saved this scenario in the meantime. What you wrote is below; compare and save again.")
        )
    text = _tidy(text, found.case.key, found.number)
    if sum_of(text) == found.sha256:
        return found
    put_text(found, actor=actor, text=text, now=timezone.now())
    touch(found.case, state=State.DRAFT, title=title_of(text) or found.case.title)
    record(actor=actor, verb="studio.saved", target=f"case:{found.case_id}", data={"version": found.number})
    return found


@transaction.atomic
def new_version(*, actor: Person, case: Case) -> Revision:
    """Begin the next version as a copy of the newest. Refused while the newest may still change."""
    require(WRITE, actor, case)
    newest = locked(Revision.objects.get(case=case, number=case.newest))
    if newest.is_open:
        raise Refused(_("Version %s is not published yet. Change that one.") % newest.number)
    number = newest.number + 1
    made = _add(case, actor, number, with_identity(newest.text, key=case.key, version=number), newest.source)
    touch(case, newest=number, state=State.DRAFT)
    record(actor=actor, verb="studio.version", target=f"case:{case.pk}", data={"version": number})
    return made


def locked(revision: Revision) -> Revision:
    """Return the row as it is now, held until the transaction ends."""
    return Revision.objects.select_for_update(of=("self",)).select_related("case").get(pk=revision.pk)


def touch(case: Case, **fields: Any) -> None:
    """Change what the list shows of a case."""
    for name, value in {**fields, "changed_at": timezone.now()}.items():
        setattr(case, name, value)
    case.save(update_fields=[*fields, "changed_at"])


def title_of(text: str) -> str:
    """Return the title that stands in a text; empty where none can be read."""
    title = plain_of(text).get("title")
    return title[:200] if isinstance(title, str) else ""


def _tidy(text: str, key: str, version: int) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if len(plain) > LONGEST:
        raise Refused(_("The text has more than 200,000 characters. A scenario has some ten thousand; shorten it."))
    return with_identity(plain, key=key, version=version)


def _add(case: Case, actor: Person, number: int, text: str, source: Revision | None) -> Revision:
    made = Revision(case=case, number=number, source=source)
    put_text(made, actor=actor, text=text, now=timezone.now())
    return made
