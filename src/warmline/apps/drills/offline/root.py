"""The two addresses that have to lie at the root of the house."""

from __future__ import annotations

from django.urls import path

from warmline.apps.drills.offline import views

urlpatterns = [
    path("sw.js", views.worker, name="service_worker"),
    path("manifest.webmanifest", views.manifest, name="manifest"),
]
