"""What keeps a version from being published, each as a sentence that says what to do."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.translation import gettext as _

from warmline.adapters.packs.modules import picture_sums
from warmline.apps.modules.models import MediaFile, State, Version
from warmline.apps.modules.texts import checked
from warmline.apps.people.models import Organisation, Person
from warmline.apps.studio.selectors import is_alone, one_person_suffices
from warmline.core.curriculum.module import Embed, File, ModuleText, Sound, Video

TO_WRITE = "[write"
_KINDS = {Video: MediaFile.Kind.FILM, Sound: MediaFile.Kind.SOUND, File: MediaFile.Kind.DOCUMENT}


def obstacles(*, actor: Person, version: Version) -> list[str]:
    """Return what keeps a version from being published; nothing where it may be."""
    if version.state == State.SCHEDULED:
        return [_("A day is set for this version already.")]
    if not version.is_open:
        return [_("It was published before. Begin a new version.")]
    return [*missing_in(version), *_unreviewed(actor, version)]


def missing_in(version: Version) -> list[str]:
    """Return what is still missing in the text and its media."""
    module = checked(version.text).module
    found = [] if module else [_("The text still has mistakes. They are listed with their lines.")]
    if TO_WRITE in version.text:
        found.append(_("Some places are still marked with [write ...]. Write them, or take them out."))
    if module and version.module.organisation is not None:
        found += _unfit_media(version.text, module, version.module.organisation)
    return found


def _unfit_media(text: str, module: ModuleText, organisation: Organisation) -> Iterator[str]:
    sums = picture_sums(text)
    here = MediaFile.objects.filter(organisation=organisation) if sums else ()
    known = {found.short: found for found in here if found.short in sums}
    shown = {part.src.removeprefix("media/") for part in module.media() if not isinstance(part, Embed)}
    for short in sums:
        if short not in known:
            yield _("There is no file media/%s. Upload it on the page Media, or take it out.") % short
        elif short not in shown and known[short].kind != MediaFile.Kind.PICTURE:
            yield _("%s is no picture. Show it in a block of video, audio or file.") % known[short].name
    for part in module.media():
        if isinstance(part, Embed):
            yield from _unfit_host(part)
        else:
            yield from _unfit_part(part, known)


def _unfit_part(part: Video | Sound | File, known: Mapping[str, MediaFile]) -> Iterator[str]:
    file = known.get(part.src.removeprefix("media/"))
    if file is None:
        return
    if file.kind != _KINDS[type(part)]:
        yield _("“%(title)s” names a file of another kind: %(kind)s.") % {
            "title": part.title,
            "kind": file.get_kind_display(),
        }
    elif not isinstance(part, File) and not (part.transcript or file.transcript):
        yield _("“%s” has no transcript. Write what is said in it; some people cannot hear it.") % part.title


def _unfit_host(part: Embed) -> Iterator[str]:
    host = urlsplit(part.address).hostname or ""
    if host not in settings.WARMLINE_EMBED_HOSTS:
        yield _("“%(title)s” plays from %(host)s, which an admin has not allowed (WARMLINE_EMBED_HOSTS).") % {
            "title": part.title,
            "host": host,
        }


def _unreviewed(actor: Person, version: Version) -> Iterator[str]:
    organisation = version.module.organisation
    if version.reviewed_by_id is not None or (organisation and one_person_suffices(organisation)):
        return
    if is_alone(actor):
        yield _(
            "A second person must review it, and nobody else here is trainer, manager or admin. Give somebody one of "
            "these roles, or let an admin settle in the Studio that one person is enough."
        )
    elif version.state == State.REVIEW:
        yield _("It waits for somebody who did not write it to review it.")
    else:
        yield _("A second person must review it. Send it to review.")
