"""Addresses of the assessment app."""

from __future__ import annotations

from django.urls import URLPattern, path

from warmline.apps.assessment.views import cutting, deciding, desk, managing, own, room, taking_up

app_name = "assessment"

urlpatterns: list[URLPattern] = [
    path("", own.mine, name="mine"),
    path("begin/<int:rule>/", own.announce, name="announce"),
    path("mine/<uuid:attempt>/", own.attempt, name="attempt"),
    path("mine/<uuid:attempt>/read/", own.read, name="read"),
    path("mine/<uuid:attempt>/draw/", own.draw, name="draw"),
    path("mine/<uuid:attempt>/withdraw/", own.withdraw, name="withdraw"),
    path("mine/<uuid:attempt>/appeal/", own.appeal, name="appeal"),
    path("mine/<uuid:attempt>/appeal-revoked/", own.appeal_revoked, name="appeal_revoked"),
    path("mine/<uuid:attempt>/evidence/", own.evidence, name="evidence"),
    path("mine/<uuid:attempt>/evidence.json", own.evidence_json, name="evidence_json"),
    path("mine/<uuid:attempt>/<int:number>/", room.room, name="room"),
    path("mine/<uuid:attempt>/<int:number>/begin/", room.begin, name="begin"),
    path("mine/<uuid:attempt>/<int:number>/say/", room.say, name="say"),
    path("mine/<uuid:attempt>/<int:number>/text/", room.text, name="text"),
    path("mine/<uuid:attempt>/<int:number>/end/", room.leave, name="leave"),
    path("mine/<uuid:attempt>/<int:number>/resume/", room.resume, name="resume"),
    path("desk/", desk.desk, name="desk"),
    path("desk/contacts/", desk.observe, name="observe"),
    path("desk/reviews/", desk.take_review, name="take_review"),
    path("desk/appeals/<int:appeal>/", deciding.settle, name="settle"),
    path("desk/revoked/<int:appeal>/", deciding.settle_revoked, name="settle_revoked"),
    path("desk/appeals/<int:appeal>/take/", taking_up.take_up, name="take_up"),
    path("desk/revoked/<int:appeal>/take/", taking_up.take_up_revoked, name="take_up_revoked"),
    path("desk/<uuid:attempt>/", desk.sign, name="sign"),
    path("desk/<uuid:attempt>/ask/", deciding.ask, name="ask"),
    path("desk/<uuid:attempt>/decide/", deciding.decide, name="decide"),
    path("desk/<uuid:attempt>/hand-over/", desk.hand_over, name="hand_over"),
    path("desk/<uuid:attempt>/<int:number>/", desk.judge, name="judge"),
    path("desk/<uuid:attempt>/<int:number>/another/", desk.another, name="another"),
    path("ready/", managing.ready, name="ready"),
    path("held/<uuid:certificate>/", managing.certificate, name="certificate"),
    path("rules/", managing.rules, name="rules"),
    path("rules/take/<slug:key>/", managing.adopt, name="adopt"),
    path("rules/<int:rule>/", managing.rule, name="rule"),
    path("rules/<int:rule>/judges/", cutting.open_sheet, name="open_sheet"),
    path("cuts/", cutting.sheets, name="sheets"),
    path("cuts/<int:sheet>/", cutting.sheet, name="sheet"),
    path("cuts/<int:sheet>/second/", cutting.second_round, name="second_round"),
    path("cuts/<int:sheet>/accept/", cutting.accept, name="accept"),
    path("assessors/", managing.licences, name="licences"),
    path("assessors/<int:licence>/end/", managing.end_licence, name="end_licence"),
]
