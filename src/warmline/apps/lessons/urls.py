"""Addresses under /practise/learn/."""

from __future__ import annotations

from django.urls import path

from warmline.apps.lessons.views import comparing, marking, seats, watching

app_name = "lessons"

urlpatterns = [
    path("", watching.front, name="front"),
    path("watch/<slug:scenario>/", watching.watch, name="watch"),
    path("watch/<slug:scenario>/whole/", watching.watch_whole, name="watch_whole"),
    path("compare/<uuid:session_id>/<int:left>/<int:right>/", comparing.compare, name="compare"),
    path("mark/<slug:skill>/<slug:example>/", marking.mark, name="mark"),
    path("seat/", seats.choose, name="choose"),
    path("seat/<slug:scenario>/", seats.sit, name="sit"),
    path("seats/<uuid:key>/", seats.seat, name="seat"),
    path("seats/<uuid:key>/say", seats.say, name="say"),
    path("seats/<uuid:key>/leave", seats.leave, name="leave"),
    path("seats/<uuid:key>/reflect", seats.reflect, name="reflect"),
]
