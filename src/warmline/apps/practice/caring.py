"""Writing down what a person wants to be spared, and where people of a house find somebody to talk to."""

from __future__ import annotations

from typing import Final

from django.db import transaction
from django.utils.translation import gettext as _

from warmline.apps.audit.services import record
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused, require
from warmline.apps.people.models import Person
from warmline.apps.practice.care import Wishes, pack
from warmline.apps.practice.models import Care, HelpText

HELP_LIMIT: Final = 2000  # characters


@transaction.atomic
def wish(*, user: Person, wishes: Wishes) -> None:
    """Keep what this person wants to be spared, sealed. Her own trail says that she changed it, and not to what."""
    Care.objects.update_or_create(person=user, defaults={"sealed": vault.seal(user, pack(wishes))})
    record(actor=user, verb="practice.care_changed", about=user, private=True)


@transaction.atomic
def say_where_help_is(*, user: Person, text: str) -> None:
    """Keep where people of the user's organisation find somebody to talk to; an empty text takes it away.

    Only for its admins: PermissionDenied. Refused where the text is longer than `HELP_LIMIT`.
    """
    require("people.administer", user, user.organisation)
    text = text.replace("\x00", "").strip()
    if len(text) > HELP_LIMIT:
        raise Refused(_("This is longer than %(n)d characters. Shorten it; nothing is lost.") % {"n": HELP_LIMIT})
    HelpText.objects.filter(organisation=user.organisation).delete()
    if text:
        HelpText.objects.create(organisation=user.organisation, text=text)
    record(actor=user, verb="practice.help_text_changed", target=f"organisation:{user.organisation_id}")
