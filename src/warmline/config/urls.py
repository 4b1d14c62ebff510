"""Every address of the house."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from warmline.config.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", health, name="health"),
    path("people/", include("warmline.apps.people.urls")),
    path("accounts/", include("allauth.urls")),
]
