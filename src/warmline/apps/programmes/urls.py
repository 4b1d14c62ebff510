"""Addresses under /learn/."""

from __future__ import annotations

from django.urls import path

from warmline.apps.programmes.views import assigning, building, comparing, learning, programmes, sites

app_name = "programmes"

urlpatterns = [
    path("", learning.path, name="path"),
    path("team/", learning.team, name="team"),
    path("<int:pk>/pause", learning.pause, name="pause"),
    path("<int:pk>/<slug:step>/done", learning.tick, name="tick"),
    path("programmes/", programmes.programmes, name="list"),
    path("programmes/new/", programmes.new, name="new"),
    path("programmes/versions/", comparing.pilots, name="pilots"),
    path("programmes/versions/<int:pk>/", comparing.pilot, name="pilot"),
    path("programmes/versions/<int:pk>/end", comparing.end, name="end_pilot"),
    path("programmes/<int:pk>/", programmes.programme, name="programme"),
    path("programmes/<int:pk>/preview/", programmes.look, name="preview"),
    path("programmes/<int:pk>/copy", programmes.copy, name="copy"),
    path("programmes/<int:pk>/publish", programmes.publish, name="publish"),
    path("programmes/<int:pk>/withdraw", programmes.withdraw, name="withdraw"),
    path("programmes/<int:pk>/aim/", building.head, name="head"),
    path("programmes/<int:pk>/part/", building.part, name="part"),
    path("programmes/<int:pk>/parts/<slug:phase>/step/", building.add, name="add_step"),
    path("programmes/<int:pk>/steps/<slug:key>/", building.step, name="step"),
    path("programmes/<int:pk>/change/<slug:how>/<slug:key>", building.change, name="change"),
    path("programmes/<int:pk>/assign/", assigning.assign_to, name="assign"),
    path("programmes/<int:pk>/assigned/<int:assignment>/stop", assigning.stop, name="stop"),
    path("programmes/<int:pk>/move-on", assigning.move, name="move_on"),
    path("programmes/<int:pk>/reach/", assigning.reach, name="reach"),
    path("programmes/<int:pk>/sites/", sites.sites, name="sites"),
    path("programmes/<int:pk>/sites/<int:site_pk>/", sites.site, name="site"),
    path("programmes/<int:pk>/sites/<int:site_pk>/steps/<slug:key>/", sites.step, name="site_step"),
    path("programmes/<int:pk>/sites/<int:site_pk>/parts/<slug:phase>/step/", sites.add, name="site_add"),
    path("programmes/<int:pk>/sites/<int:site_pk>/change/<slug:how>/<slug:key>", sites.change, name="site_change"),
    path("programmes/<int:pk>/sites/<int:site_pk>/undo/<int:number>", sites.undo, name="site_undo"),
    path("programmes/<int:pk>/sites/<int:site_pk>/merge/", sites.merge, name="merge"),
]
