"""Beginning a module, saving its text, beginning its next version."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from warmline.adapters.packs.modules import picture_sums
from warmline.apps.audit.services import record
from warmline.apps.modules.models import MediaFile, Module, State, Version
from warmline.apps.modules.rules import WRITE
from warmline.apps.modules.texts import LONGEST, checked, with_identity
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.studio.written.reviewing import KEY, put_text, sum_of
from warmline.core.curriculum.module import ModuleText

# Words of the addresses beside the modules.
RESERVED = frozenset({"write", "cards", "media", "notes"})


@transaction.atomic
def begin_module(
    *,
    actor: Person,
    key: str,
    text: str,
    now: datetime,
    origin: str = "",
    language: str = "en",
    source: Version | None = None,
) -> Module:
    """Begin a module with its first version, a draft. Refused where the key is no key or is taken."""
    require(WRITE, actor, actor.organisation)
    if not KEY.fullmatch(key) or key in RESERVED:
        raise Refused(
            _("A key has 3 to 60 small letters, digits and _, and begins with a letter: %s does not.") % key[:60]
        )
    if Module.objects.filter(organisation=None, key=key).exists():
        raise Refused(_("A module that came with Warmline has the key %s. Choose another.") % key)
    module = Module(organisation=actor.organisation, key=key, title=key, origin=origin, language=language)
    module.created_by, module.changed_at = actor, now
    module.original = None if source is None else source.module
    try:
        with transaction.atomic():
            module.save()
    except IntegrityError as taken:
        raise Refused(_("There is already a module with the key %s. Choose another.") % key) from taken
    made = _add(module, actor, 1, _tidy(text, module, 1), source, now)
    show(module, made.text, now)
    data = {"origin": origin, "language": language}
    record(actor=actor, verb="modules.written", target=f"module:{module.pk}", data=data)
    return module


def fork(*, actor: Person, version: Version, key: str, now: datetime) -> Module:
    """Begin a module as a copy of a version: of the house, or one that came with Warmline."""
    module = version.module
    if module.organisation_id is None:
        require(WRITE, actor, actor.organisation)
    else:
        require(WRITE, actor, module)
    origin = f"{module.key} {version.number}"
    return begin_module(actor=actor, key=key, text=version.text, now=now, origin=origin, language=module.language)


@transaction.atomic
def save_text(*, actor: Person, version: Version, text: str, seen: str, now: datetime) -> Version:
    """Save a text, sound or not. `seen` is the sum of the text that the writer had before her.

    A version in review goes back to being a draft: nobody publishes what nobody has reviewed. Refused where the version
    may not change any more, or where somebody saved in the meantime.
    """
    require(WRITE, actor, version.module)
    found = locked(version)
    if not found.is_open:
        raise Refused(_("This version does not change any more. Begin a new version."))
    if found.sha256 != seen:
        raise Refused(
            _("Somebody else saved this module in the meantime. What you wrote is below; compare and save again.")
        )
    text = _tidy(text, found.module, found.number)
    if sum_of(text) == found.sha256:
        return found
    put_text(found, actor=actor, text=text, now=now)
    _link_media(found)
    show(found.module, text, now, state=State.DRAFT)
    record(actor=actor, verb="modules.saved", target=f"module:{found.module_id}", data={"version": found.number})
    return found


@transaction.atomic
def new_version(*, actor: Person, module: Module, now: datetime) -> Version:
    """Begin the next version as a copy of the newest. Refused while that may change or waits for its day."""
    require(WRITE, actor, module)
    newest = locked(Version.objects.get(module=module, number=module.newest))
    if newest.is_open or newest.state == State.SCHEDULED:
        raise Refused(_("Version %s is not published yet. Change that one.") % newest.number)
    number = newest.number + 1
    made = _add(module, actor, number, _tidy(newest.text, module, number), newest.source, now)
    touch(module, now, newest=number, state=State.DRAFT)
    record(actor=actor, verb="modules.version", target=f"module:{module.pk}", data={"version": number})
    return made


def locked(version: Version) -> Version:
    """Return the row as it is now, held until the transaction ends."""
    return Version.objects.select_for_update(of=("self",)).select_related("module").get(pk=version.pk)


def touch(module: Module, now: datetime, **fields: Any) -> None:
    """Change what the list shows of a module."""
    for name, value in {**fields, "changed_at": now}.items():
        setattr(module, name, value)
    module.save(update_fields=[*fields, "changed_at"])


def show(module: Module, text: str, now: datetime, **fields: Any) -> None:
    """Let the list say what a text says of itself. While an earlier version is live, the list goes on showing that."""
    read = checked(text).module
    told = {} if read is None or module.live is not None else told_by(read)
    touch(module, now, **told, **fields)


def told_by(text: ModuleText) -> dict[str, Any]:
    """Return what the list shows of a module, out of its text."""
    front = text.front
    return {
        "title": front.title[:200],
        "summary": front.summary[:400],
        "level": int(front.level),
        "skills": list(front.skills),
        "behaviours": list(front.behaviours),
        "minutes": front.minutes,
        "review_by": front.review_day,
    }


def _tidy(text: str, module: Module, version: int) -> str:
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\x00", "")
    if len(plain) > LONGEST:
        raise Refused(_("The text has more than 200,000 characters. A module has some ten thousand; shorten it."))
    return with_identity(plain, key=module.key, version=version, language=module.language)


def _add(module: Module, actor: Person, number: int, text: str, source: Version | None, now: datetime) -> Version:
    made = Version(module=module, number=number, source=source)
    put_text(made, actor=actor, text=text, now=now)
    _link_media(made)
    return made


def _link_media(version: Version) -> None:
    """Remember which files of the house the text names, so that they can be served to its readers."""
    sums = picture_sums(version.text)
    here = MediaFile.objects.filter(organisation=version.module.organisation_id)
    version.media.set([found for found in here if found.short in sums] if sums else [])
