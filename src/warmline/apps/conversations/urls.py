"""Addresses under /conversations/."""

from __future__ import annotations

from django.urls import path

from warmline.apps.conversations.views import results, uploads

app_name = "conversations"

urlpatterns = [
    path("", uploads.home, name="home"),
    path("new/", uploads.new, name="new"),
    path("<int:pk>/", uploads.upload, name="upload"),
    path("<int:pk>/start/", uploads.start, name="start"),
    path("<int:pk>/stop/", uploads.stop, name="stop"),
    path("<int:pk>/on/", uploads.go_on, name="go_on"),
    path("<int:pk>/delete/", uploads.delete, name="delete"),
    path("<int:pk>/rows-to-mend/", results.bad_rows_csv, name="bad_rows"),
    path("<int:pk>/scores/csv/", results.scores_csv, name="scores_csv"),
    path("<int:pk>/scores/parquet/", results.scores_parquet, name="scores_parquet"),
    path("<int:pk>/talks/", results.talks, name="talks"),
    path("<int:pk>/talks/<int:position>/", results.talk, name="talk"),
]
