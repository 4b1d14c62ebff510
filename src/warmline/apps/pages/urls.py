"""Addresses of the first pages."""

from __future__ import annotations

from django.urls import path

from warmline.apps.pages import care, views

app_name = "pages"

urlpatterns = [
    path("", views.today, name="today"),
    path("practise/", views.practise, name="practise"),
    path("practise/coverage/", views.coverage, name="coverage"),
    path("care/", care.care, name="care"),
    path("care/person/", care.person_to_talk_to, name="help_text"),
    path("team/", views.team, name="team"),
    path("models/", views.models, name="models"),
    path("models/overturned/", views.overturned, name="overturned"),
]
