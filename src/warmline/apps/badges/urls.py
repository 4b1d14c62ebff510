"""Addresses of the badges app."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "badges"

urlpatterns: list[URLPattern] = []
