"""What every page may need to know about the person who looks at it."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from warmline.apps.people import sample_mode
from warmline.apps.people.marks import person_mark
from warmline.apps.people.scope import LOOKS_AFTER, scope_of


def entrance(request: HttpRequest) -> dict[str, Any]:
    """Context processor: `person_menu` for somebody signed in, `sample_sign_in` for a stranger in sample mode."""
    user = getattr(request, "user", None)
    if user is None:
        return {}
    if user.is_authenticated:
        return {
            "person_mark": person_mark(user),
            "person_menu": [
                {"path": reverse("people:me"), "label": _("Your profile")},
                {"path": reverse("assessment:mine"), "label": _("Certificates")},
                {"path": reverse("people:history"), "label": _("What was done about you")},
                {"path": reverse("pages:models"), "label": _("What reads your words")},
            ],
        }
    if settings.WARMLINE_SAMPLE and sample_mode.is_open(request):
        return {"sample_sign_in": "people/sample_link.html"}
    return {}


def sees_people(request: HttpRequest) -> bool:
    """Return whether the navigation offers the list of people."""
    user = getattr(request, "user", None)
    return user is not None and bool(scope_of(user).roles & LOOKS_AFTER)
