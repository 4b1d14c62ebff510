"""Addresses of the phone, under /practise/daily/offline/."""

from __future__ import annotations

from django.urls import path

from warmline.apps.drills.offline import views

urlpatterns = [
    path("", views.shell, name="offline"),
    path("hello/", views.hello, name="offline_hello"),
    path("bundle/", views.bundle, name="offline_bundle"),
    path("answers/", views.answers, name="offline_answers"),
]
