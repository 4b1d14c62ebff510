"""Addresses of the shifts app."""

from __future__ import annotations

from django.urls import URLPattern

app_name = "shifts"

urlpatterns: list[URLPattern] = []
