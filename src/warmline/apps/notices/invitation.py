"""The letter that invites a person."""

from __future__ import annotations

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _

from warmline.apps.notices.letters import Letter
from warmline.apps.notices.models import Notice
from warmline.apps.people.models import Invitation
from warmline.apps.people.services.invitations import token_of


def write_invitation(notice: Notice) -> Letter | None:
    """Return the letter with the link that works now, or None when the invitation is closed."""
    invitation = Invitation.objects.select_related("person__organisation").filter(pk=notice.about).first()
    if invitation is None or invitation.state is not Invitation.State.OPEN:
        return None
    path = reverse("people:accept", args=[token_of(invitation)])
    house = invitation.person.organisation.name
    body = render_to_string(
        "notices/invitation.txt",
        {
            "name": invitation.person.first_name,
            "organisation": house,
            "link": f"{settings.WARMLINE_URL}{path}",
            "until": invitation.expires_at,
        },
    )
    return Letter(subject=_("Your invitation to Warmline at %(organisation)s") % {"organisation": house}, body=body)
