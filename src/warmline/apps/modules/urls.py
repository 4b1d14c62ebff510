"""Addresses under /learn/modules/."""

from __future__ import annotations

from django.urls import path

from warmline.apps.modules.views import cards, media, reading, reviewing, writing

app_name = "modules"

urlpatterns = [
    path("", reading.home, name="home"),
    path("notes/", reading.notes, name="notes"),
    path("cards/", cards.home, name="cards"),
    path("cards/print/", cards.printed, name="cards_print"),
    path("cards/<slug:key>/", cards.framework, name="framework"),
    path("cards/skill/<slug:key>/", cards.skill, name="skill"),
    path("media/<slug:short>/", media.media, name="media"),
    path("media/<slug:short>/captions.vtt", media.captions, name="captions"),
    path("write/", writing.home, name="write"),
    path("write/new/", writing.new, name="new"),
    path("write/media/", writing.media, name="media_list"),
    path("write/media/<int:pk>/", writing.media_file, name="media_file"),
    path("write/<int:pk>/", writing.case, name="case"),
    path("write/<int:pk>/next/", reviewing.next_version, name="next_version"),
    path("write/<int:pk>/withdraw/", reviewing.withdraw, name="withdraw"),
    path("write/<int:pk>/<int:number>/text/", writing.text, name="text"),
    path("write/<int:pk>/<int:number>/preview/", writing.look, name="preview"),
    path("write/<int:pk>/<int:number>/beside/", writing.beside, name="beside"),
    path("write/<int:pk>/<int:number>/follow/", writing.follow, name="follow"),
    path("write/<int:pk>/<int:number>/translate/", writing.translate, name="translate"),
    path("write/<int:pk>/<int:number>/send/", reviewing.send, name="send"),
    path("write/<int:pk>/<int:number>/review/", reviewing.review, name="review"),
    path("write/<int:pk>/<int:number>/publish/", reviewing.publish, name="publish"),
    path("write/<int:pk>/<int:number>/schedule/", reviewing.schedule, name="schedule"),
    path("write/<int:pk>/<int:number>/unschedule/", reviewing.unschedule, name="unschedule"),
    path("<slug:key>/", reading.overview, name="overview"),
    path("<slug:key>/begin/", reading.begin, name="begin"),
    path("<slug:key>/skip/", reading.skip, name="skip"),
    path("<slug:key>/finish/", reading.finish, name="finish"),
    path("<slug:key>/newer/", reading.move_on, name="move_on"),
    path("<slug:key>/print/", reading.printed, name="print"),
    path("<slug:key>/<int:number>/", reading.section, name="section"),
    path("<slug:key>/<int:number>/note/", reading.note, name="note"),
    path("<slug:key>/<int:number>/bookmark/", reading.bookmark, name="bookmark"),
    path("<slug:key>/answer/<slug:exercise>/", reading.answer, name="answer"),
]
