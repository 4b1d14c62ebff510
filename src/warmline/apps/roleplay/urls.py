"""Addresses under /practise/."""

from __future__ import annotations

from django.urls import path

from warmline.apps.roleplay.views import appeals, before, calming, feedback, moving, speaking, streaming, talking

app_name = "roleplay"

urlpatterns = [
    path("before/<slug:scenario>/", before.before, name="before"),
    path("start/<slug:scenario>", before.start, name="start"),
    path("<uuid:session_id>/", talking.talk, name="talk"),
    path("<uuid:session_id>/say", talking.say, name="say"),
    path("<uuid:session_id>/hint", talking.hint, name="hint"),
    path("<uuid:session_id>/turns/<int:number>/stream", streaming.stream, name="stream"),
    path("<uuid:session_id>/turns/<int:number>/whole", streaming.whole, name="whole"),
    path("<uuid:session_id>/turns/<int:number>/voice", speaking.voice, name="voice"),
    path("<uuid:session_id>/listen", speaking.listen, name="listen"),
    path("<uuid:session_id>/listening", speaking.agree, name="agree"),
    path("<uuid:session_id>/silence", speaking.silence, name="silence"),
    path("<uuid:session_id>/back", speaking.back, name="back"),
    path("<uuid:session_id>/pace", moving.pace, name="pace"),
    path("<uuid:session_id>/pause", moving.pause, name="pause"),
    path("<uuid:session_id>/resume", moving.resume, name="resume"),
    path("<uuid:session_id>/rewind", moving.rewind, name="rewind"),
    path("<uuid:session_id>/switch", moving.switch, name="switch"),
    path("<uuid:session_id>/stop", moving.stop, name="stop"),
    path("<uuid:session_id>/end", moving.end, name="end"),
    path("<uuid:session_id>/calm/<int:number>/", calming.calm, name="calm"),
    path("<uuid:session_id>/calm/<int:number>/thoughts", calming.thoughts, name="thoughts"),
    path("<uuid:session_id>/calm/off", calming.calm_off, name="calm_off"),
    path("<uuid:session_id>/again", before.another_day, name="again"),
    path("<uuid:session_id>/feedback/<int:number>/", feedback.feedback, name="feedback"),
    path("<uuid:session_id>/feedback/<int:number>/print/", feedback.for_print, name="print"),
    path("<uuid:session_id>/feedback/<int:number>/note", feedback.note, name="note"),
    path("<uuid:session_id>/feedback/<int:number>/points/<int:place>/", appeals.point, name="point"),
    path("<uuid:session_id>/feedback/<int:number>/points/<int:place>/back", appeals.take_back, name="take_back"),
    path("<uuid:session_id>/feedback/<int:number>/points/<int:place>/drop", appeals.drop, name="drop"),
    path("<uuid:session_id>/feedback/<int:number>/points/<int:place>/learning", appeals.learning, name="learning"),
]
