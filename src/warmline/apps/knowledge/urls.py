"""Addresses under /tests/."""

from __future__ import annotations

from django.urls import path

from warmline.apps.knowledge.views import bank, judging, made, taking

app_name = "knowledge"

urlpatterns = [
    path("", taking.home, name="home"),
    path("<int:pk>/", taking.begin, name="begin"),
    path("room/<uuid:key>/", taking.room, name="room"),
    path("room/<uuid:key>/end/", taking.end, name="end"),
    path("room/<uuid:key>/result/", taking.result, name="result"),
    path("desk/", judging.desk, name="desk"),
    path("desk/marks/<int:pk>/", judging.mark, name="mark"),
    path("desk/decisions/<uuid:key>/", judging.decide, name="decide"),
    path("panel/", judging.panel, name="panel"),
    path("panel/<int:pk>/", judging.situation, name="situation"),
    path("made/", made.made, name="made"),
    path("made/new/", made.make, name="make"),
    path("made/<int:pk>/", made.test, name="test"),
    path("made/<int:pk>/close/", made.close, name="close"),
    path("items/", bank.bank, name="bank"),
    path("items/new/", bank.new, name="new"),
    path("items/calibrate/", bank.calibrate, name="calibrate"),
    path("items/<int:pk>/", bank.item, name="item"),
    path("items/<int:pk>/next/", bank.next_version, name="next"),
    path("items/<int:pk>/withdraw/", bank.withdraw, name="withdraw"),
    path("items/<int:pk>/<int:number>/edit/", bank.edit, name="edit"),
    path("items/<int:pk>/<int:number>/copy/", bank.copy, name="copy"),
    path("items/<int:pk>/<int:number>/send/", bank.send, name="send"),
    path("items/<int:pk>/<int:number>/review/", bank.review, name="review"),
]
