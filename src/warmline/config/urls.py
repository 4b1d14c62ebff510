"""Every address of the house."""

from __future__ import annotations

from django.urls import URLPattern, URLResolver, include, path

from warmline.apps.people.views.entrance import sample
from warmline.config.health import health

urlpatterns: list[URLPattern | URLResolver] = [
    path("health/", health, name="health"),
    path("people/shifts/", include("warmline.apps.shifts.urls")),
    path("people/", include("warmline.apps.people.urls")),
    path("notices/", include("warmline.apps.notices.urls")),
    path("practise/daily/", include("warmline.apps.drills.urls")),
    # A service worker reaches no further than its own address, and browsers look for the manifest here.
    path("", include("warmline.apps.drills.offline.root")),
    path("practise/learn/", include("warmline.apps.lessons.urls")),
    path("practise/live/", include("warmline.apps.live.urls")),
    path("practise/", include("warmline.apps.roleplay.urls")),
    path("appeals/", include("warmline.apps.scores.urls")),
    path("conversations/", include("warmline.apps.conversations.urls")),
    path("studio/", include("warmline.apps.studio.urls")),
    path("tests/", include("warmline.apps.knowledge.urls")),
    path("certificates/", include("warmline.apps.assessment.urls")),
    path("badges/", include("warmline.apps.badges.urls")),
    path("learn/modules/", include("warmline.apps.modules.urls")),
    path("learn/", include("warmline.apps.programmes.urls")),
    path("workshops/", include("warmline.apps.workshops.urls")),
    path("improvement/", include("warmline.apps.improvement.urls")),
    path("sign-in/sample/", sample, name="sample_sign_in"),
    path("accounts/", include("allauth.urls")),
    path("", include("warmline.web.urls")),
    path("", include("warmline.apps.pages.urls")),
]
