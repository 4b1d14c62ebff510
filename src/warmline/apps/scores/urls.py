"""Addresses under /appeals/: for the people who are asked to decide. The owner's own are under /practise/."""

from __future__ import annotations

from django.urls import path

from warmline.apps.scores import views

app_name = "appeals"

urlpatterns = [
    path("", views.waiting, name="waiting"),
    path("<int:pk>/", views.look, name="look"),
]
