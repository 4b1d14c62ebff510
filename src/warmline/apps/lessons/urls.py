"""Addresses under /practise/learn/."""

from __future__ import annotations

from django.urls import path

from warmline.apps.lessons.views import comparing, watching

app_name = "lessons"

urlpatterns = [
    path("", watching.front, name="front"),
    path("watch/<slug:scenario>/", watching.watch, name="watch"),
    path("watch/<slug:scenario>/whole/", watching.watch_whole, name="watch_whole"),
    path("compare/<uuid:session_id>/<int:left>/<int:right>/", comparing.compare, name="compare"),
]
