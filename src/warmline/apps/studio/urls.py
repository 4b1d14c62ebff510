"""Addresses under /studio/."""

from __future__ import annotations

from django.urls import path

from warmline.apps.studio.views import cases, comparing, listing, packing, reviewing, starting, translating, writing

app_name = "studio"

urlpatterns = [
    path("", listing.home, name="home"),
    path("new/", starting.new, name="new"),
    path("new/copy/", starting.copy_shipped, name="copy_shipped"),
    path("new/source/", starting.from_source, name="from_source"),
    path("packs/", packing.load, name="load"),
    path("packs/all/", packing.export_all, name="export_all"),
    path("review/", listing.settle, name="settle"),
    path("<int:pk>/", cases.case, name="case"),
    path("<int:pk>/copy/", starting.copy_case, name="copy_case"),
    path("<int:pk>/pack/", packing.export_one, name="export_one"),
    path("<int:pk>/compare/", comparing.compare, name="compare"),
    path("<int:pk>/next/", cases.next_version, name="next_version"),
    path("<int:pk>/withdraw/", cases.withdraw, name="withdraw"),
    path("<int:pk>/<int:number>/text/", writing.text, name="text"),
    path("<int:pk>/<int:number>/form/", writing.form, name="form"),
    path("<int:pk>/<int:number>/preview/", writing.look, name="preview"),
    path("<int:pk>/<int:number>/coverage/", comparing.covered, name="coverage"),
    path("<int:pk>/<int:number>/trial/", cases.trial, name="trial"),
    path("<int:pk>/<int:number>/review/", reviewing.review, name="review"),
    path("<int:pk>/<int:number>/send/", reviewing.send, name="send"),
    path("<int:pk>/<int:number>/publish/", reviewing.publish, name="publish"),
    path("<int:pk>/<int:number>/translate/", translating.begin, name="translate"),
    path("<int:pk>/<int:number>/beside/", translating.beside, name="beside"),
    path("<int:pk>/<int:number>/follow/", translating.follow, name="follow"),
]
