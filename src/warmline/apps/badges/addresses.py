"""The addresses that stand inside credentials. They are part of what was signed, so they must not change."""

from __future__ import annotations

from django.conf import settings
from django.urls import reverse

from warmline.adapters.badges import Issuer
from warmline.apps.people.models import Organisation


def issuer_of(organisation: Organisation) -> Issuer:
    """Return an organisation as the issuer of badges."""
    return Issuer(issuer_id(organisation.pk), organisation.name, settings.WARMLINE_URL)


def issuer_id(organisation_id: int) -> str:
    """Return the address of the issuer's profile, which is its id."""
    return _full(reverse("badges:issuer", args=[organisation_id]))


def list_url(organisation_id: int, number: int) -> str:
    """Return the address of a status list."""
    return _full(reverse("badges:status", args=[organisation_id, number]))


def skill_url(key: str) -> str:
    """Return the address that tells what a skill means."""
    return _full(reverse("badges:skill", args=[key]))


def page_url(badge_id: object) -> str:
    """Return the address of a badge's page."""
    return _full(reverse("badges:page", args=[badge_id]))


def _full(path: str) -> str:
    return f"{settings.WARMLINE_URL}{path}"
