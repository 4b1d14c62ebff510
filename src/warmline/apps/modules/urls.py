"""Addresses of the modules app."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "modules"

urlpatterns: list[URLPattern] = []
