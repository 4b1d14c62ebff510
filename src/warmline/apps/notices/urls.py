"""Addresses of the notices app."""

from __future__ import annotations

from django.urls import path

from warmline.apps.notices.views import own, stopping

app_name = "notices"

urlpatterns = [
    path("", own.index, name="index"),
    path("all-read/", own.all_read, name="all_read"),
    path("choose/", own.choose, name="choose"),
    path("<int:pk>/open/", own.open_thing, name="open"),
    path("<int:pk>/read/", own.read, name="read"),
    path("stop/<str:token>/", stopping.stop, name="stop"),
]
