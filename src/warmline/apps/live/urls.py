"""Addresses under /practise/live/."""

from __future__ import annotations

from django.urls import path

from warmline.apps.live.views import after, inviting, talking

app_name = "live"

urlpatterns = [
    path("", inviting.front, name="front"),
    path("read/<slug:scenario>/", inviting.read, name="read"),
    path("with/<slug:scenario>/", inviting.invite, name="invite"),
    path("<uuid:talk_id>/", talking.talk, name="talk"),
    path("<uuid:talk_id>/accept", inviting.accept, name="accept"),
    path("<uuid:talk_id>/decline", inviting.decline, name="decline"),
    path("<uuid:talk_id>/withdraw", inviting.withdraw, name="withdraw"),
    path("<uuid:talk_id>/say", talking.say, name="say"),
    path("<uuid:talk_id>/events", talking.events, name="events"),
    path("<uuid:talk_id>/lines", talking.lines, name="lines"),
    path("<uuid:talk_id>/leave", talking.leave, name="leave"),
    path("<uuid:talk_id>/stop", talking.stop, name="stop"),
    path("<uuid:talk_id>/note", after.note, name="note"),
    path("<uuid:talk_id>/letter/", after.letter, name="letter"),
    path("<uuid:talk_id>/replay/", after.replay, name="replay"),
]
