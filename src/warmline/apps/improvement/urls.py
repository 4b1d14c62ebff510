"""Addresses under /improvement/."""

from __future__ import annotations

from django.urls import path

from warmline.apps.improvement.views import behind, findings, reacting

app_name = "improvement"

urlpatterns = [
    path("", findings.front, name="front"),
    path("look", findings.look, name="look"),
    path("<int:pk>/", findings.finding, name="finding"),
    path("reactions/", findings.reactions, name="reactions"),
    path("reactions/<slug:kind>/<slug:ref>/<int:version>/", findings.reaction, name="reaction"),
    path("react", reacting.react, name="react"),
    path("mine/", reacting.mine, name="mine"),
    path("mine/<uuid:key>/back", reacting.take_back, name="take_back"),
    path("behind/", behind.behind, name="behind"),
    path("behind/team/", behind.team, name="team"),
    path("behind/team/<int:pk>/send", behind.send, name="send"),
]
