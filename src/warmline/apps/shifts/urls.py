"""Addresses under /people/shifts/."""

from __future__ import annotations

from django.urls import path

from warmline.apps.shifts.views import others, own

app_name = "shifts"

urlpatterns = [
    path("", own.mine, name="mine"),
    path("days/", own.days, name="days"),
    path("own/", own.bring, name="bring_own"),
    path("files/", others.uploads, name="uploads"),
    path("files/<int:pk>/", others.upload, name="upload"),
    path("files/<int:pk>/to-mend/", others.bad_rows, name="bad_rows"),
    path("files/<int:pk>/undo/", others.undo, name="undo"),
    path("team/", others.team, name="team"),
]
