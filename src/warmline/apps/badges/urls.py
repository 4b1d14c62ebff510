"""Addresses under /badges/. Those of issuers, keys, lists and skills stand inside badges and must stay."""

from __future__ import annotations

from django.urls import path

from warmline.apps.badges.views import managing, own, public

app_name = "badges"

urlpatterns = [
    path("", own.mine, name="mine"),
    path("make/<uuid:certificate>/", own.make, name="make"),
    path("<uuid:badge_id>/", own.badge, name="badge"),
    path("<uuid:badge_id>/badge.<str:kind>", own.download, name="download"),
    path("v/<uuid:badge_id>/", public.page, name="page"),
    path("verify/", public.verify, name="verify"),
    path("keys.json", public.keys, name="keys"),
    path("issuers/<int:organisation>", public.issuer, name="issuer"),
    path("issuers/<int:organisation>/keys/<slug:thumbprint>", public.key, name="key"),
    path("status/<int:organisation>/<int:number>", public.status, name="status"),
    path("skills/<slug:code>", public.skill, name="skill"),
    path("keys/", managing.keys, name="keys_page"),
    path("keys/rotate/", managing.rotate, name="rotate"),
    path("keys/<int:pk>/compromised/", managing.compromised, name="compromised"),
    path("issued/", managing.issued, name="issued"),
    path("issued/<uuid:badge_id>/revoke/", managing.revoke, name="revoke"),
]
