"""Addresses under /practise/daily/. No address names a drill: logs must not tell what somebody practises."""

from __future__ import annotations

from django.urls import include, path

from warmline.apps.drills.views import doing, ending, speaking, starting

app_name = "drills"

urlpatterns = [
    path("", starting.start, name="start"),
    path("next/", doing.next_item, name="next"),
    path("answer/", doing.answer_drill, name="answer"),
    path("card/", doing.answer_card, name="card"),
    path("answers/<uuid:answer>/", doing.answer, name="answered"),
    path("answers/<uuid:answer>/grade/", doing.grade, name="grade"),
    path("listen/", speaking.listen, name="listen"),
    path("listen/agree/", speaking.agree, name="agree"),
    path("end/", ending.end, name="end"),
    path("plan/", ending.make_plan, name="plan"),
    path("plan/came/", starting.tell_of_plan, name="came"),
    path("pace/", starting.pace, name="pace"),
    path("again/", starting.take_up_again, name="take_up"),
    path("offline/", include("warmline.apps.drills.offline.urls")),
]
