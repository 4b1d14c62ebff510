"""Every address of the house."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from warmline.apps.people.views.entrance import sample
from warmline.config.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", health, name="health"),
    path("people/", include("warmline.apps.people.urls")),
    path("practise/learn/", include("warmline.apps.lessons.urls")),
    path("practise/live/", include("warmline.apps.live.urls")),
    path("practise/", include("warmline.apps.roleplay.urls")),
    path("appeals/", include("warmline.apps.scores.urls")),
    path("conversations/", include("warmline.apps.conversations.urls")),
    path("studio/", include("warmline.apps.studio.urls")),
    path("sign-in/sample/", sample, name="sample_sign_in"),
    path("accounts/", include("allauth.urls")),
    path("", include("warmline.web.urls")),
    path("", include("warmline.apps.pages.urls")),
]
