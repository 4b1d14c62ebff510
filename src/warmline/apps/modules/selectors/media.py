"""Files of a house, for whoever may see a module that shows them."""

from __future__ import annotations

from django.core.paginator import Page, Paginator

from warmline.apps.modules.models import MediaFile
from warmline.apps.modules.selectors.reading import own_versions
from warmline.apps.people.models import Person
from warmline.apps.people.scope import Viewer, scope_of

PAGE = 25


def media_page(viewer: Viewer, number: str | int) -> Page[MediaFile]:
    """Return one page of the files of the house, the newest first."""
    rows = MediaFile.objects.visible_to(viewer).select_related("added_by").defer("transcript")
    return Paginator(rows, PAGE).get_page(number)


def own_media(viewer: Viewer, pk: int) -> MediaFile | None:
    """Return one file of the viewer's house, or None."""
    return MediaFile.objects.visible_to(viewer).filter(pk=pk).first()


def media_of(viewer: Person, short: str) -> MediaFile | None:
    """Return the file with this short sum for whoever may see a module that shows it, or None.

    Also a reader whose version was taken back or replaced: she finishes what she began.
    """
    found = MediaFile.objects.visible_to(viewer).filter(sha256__startswith=short).first()
    if found is not None:
        return found
    here = MediaFile.objects.filter(organisation=scope_of(viewer).organisation_id, sha256__startswith=short)
    return here.filter(versions__in=own_versions(viewer)).first()
