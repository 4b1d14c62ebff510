"""Putting the translation into the sample house, by the ways that a trainer's takes."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from importlib.resources import files
from typing import Any, Final

import yaml
from django.db import transaction

from warmline.adapters.packs import shipped_text
from warmline.apps.library.selectors import published_version
from warmline.apps.people.models import Organisation, Role
from warmline.apps.people.sample.finding import holder
from warmline.apps.studio import services
from warmline.apps.studio.models import Case, Revision
from warmline.apps.studio.texts.editing import plain_of
from warmline.apps.studio.texts.words import words_of

SHIPPED: Final = "parcel_birthday"
KEY: Final = "parcels_birthday_desk"
LANGUAGE: Final = "es"
_SITE: Final = "Alto Verde"


@transaction.atomic
def load_sample_studio(organisation: Organisation, now: datetime) -> int:
    """Give the sample house one case in Spanish, published for people; return how many cases were published.

    The studio dates what it keeps by itself, so `now` changes nothing here. Nothing is added where the house is not
    the sample, has cases already, or does not have the case that was translated.
    """
    trainer, manager = holder(organisation, Role.TRAINER, site__name=_SITE), holder(organisation, Role.MANAGER)
    original = shipped_text(SHIPPED)
    there = Case.objects.filter(organisation=organisation).exists()
    if there or not organisation.is_sample or trainer is None or manager is None or original is None:
        return 0
    if published_version(SHIPPED, organisation.pk) is None:
        return 0
    case = services.fork_shipped(actor=trainer, shipped=SHIPPED, key=KEY)
    ours = services.begin_translation(actor=trainer, revision=_newest(case), language=LANGUAGE)
    draft = _newest(ours)
    text = in_spanish(draft.text)
    services.save_text(actor=trainer, revision=draft, text=text, seen=draft.sha256)
    services.send_to_review(actor=trainer, revision=_newest(ours))
    services.approve(actor=manager, revision=_newest(ours), seen=_newest(ours).sha256)
    services.publish(actor=manager, revision=_newest(ours))
    return 1


def in_spanish(text: str) -> str:
    """Return a scenario's text with every word that the translation has; what agents type stays as it is."""
    plain, said = plain_of(text), _spanish()
    for name, (address, _english) in words_of(text).items():
        if name in said:
            *way, last = address
            place: Any = plain
            for step in way:
                place = place[step]
            place[last] = said[name]
    return yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=110)


def _spanish() -> Mapping[str, str]:
    source = files("warmline.apps.studio.sample").joinpath(f"{SHIPPED}_{LANGUAGE}.yaml")
    found: Mapping[str, str] = yaml.safe_load(source.read_text("utf-8"))
    return found


def _newest(case: Case) -> Revision:
    case.refresh_from_db()
    return Revision.objects.select_related("case__organisation").get(case=case, number=case.newest)
