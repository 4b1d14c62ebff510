"""Addresses under /workshops/."""

from __future__ import annotations

from django.urls import path

from warmline.apps.workshops.huddles import views as huddles
from warmline.apps.workshops.kit import views as kit
from warmline.apps.workshops.track import views as track
from warmline.apps.workshops.views import feeds, joining, observing, planning, room, voting

app_name = "workshops"

urlpatterns = [
    path("", joining.front, name="front"),
    path("new/", planning.new, name="new"),
    path("plans/", planning.plans, name="plans"),
    path("plans/write/", planning.write, name="write"),
    path("plans/<slug:key>/", planning.plan, name="plan"),
    path("plans/<slug:key>/change/", planning.edit, name="edit"),
    path("calendar/", feeds.page, name="calendar"),
    path("calendar/make", feeds.make, name="make_feed"),
    path("calendar/end", feeds.revoke, name="revoke_feed"),
    path("calendar/<str:token>.ics", feeds.feed, name="feed"),
    path("huddle/", huddles.today, name="huddle"),
    path("huddle/all/", huddles.every, name="huddle_list"),
    path("huddle/book/", huddles.book, name="huddle_book"),
    path("huddle/book/<int:number_of>/back", huddles.unbook, name="huddle_unbook"),
    path("huddle/propose/", huddles.propose, name="huddle_propose"),
    path("huddle/proposed/", huddles.proposed, name="huddle_proposals"),
    path("huddle/proposed/<int:number_of>/", huddles.review, name="huddle_review"),
    path("huddle/with/<slug:key>/", huddles.huddle, name="huddle_with"),
    path("huddle/with/<slug:key>/held", huddles.hold, name="huddle_hold"),
    path("kit/", kit.levels, name="kits"),
    path("kit/<slug:key>/", kit.kit, name="kit"),
    path("kit/<slug:key>/kit.html", kit.file, name="kit_file"),
    path("kit/<slug:key>/kit.zip", kit.archive, name="kit_zip"),
    path("track/", track.mine, name="track"),
    path("track/people/", track.people, name="track_people"),
    path("track/people/<int:number_of>/", track.trainee, name="track_person"),
    path("track/people/<int:number_of>/note/", track.note, name="track_note"),
    path("track/people/<int:number_of>/ask/", track.ask, name="track_ask"),
    path("track/entries/<int:number_of>/confirm", track.confirm, name="track_confirm"),
    path("track/observations/<int:number_of>/", track.observation, name="track_observation"),
    path("track/observations/<int:number_of>/fill/", track.observe, name="track_observe"),
    path("track/rate/", track.rate, name="track_rate"),
    path("track/rate/begin", track.begin_rating, name="track_begin_rating"),
    path("track/licences/", track.held, name="track_licences"),
    path("<uuid:workshop_id>/", joining.session, name="session"),
    path("<uuid:workshop_id>/join", joining.join, name="join"),
    path("<uuid:workshop_id>/join-all", joining.join_series, name="join_series"),
    path("<uuid:workshop_id>/leave", joining.leave, name="leave"),
    path("<uuid:workshop_id>/session.ics", joining.date_file, name="date_file"),
    path("<uuid:workshop_id>/arrive", joining.arrive, name="arrive"),
    path("<uuid:workshop_id>/notes/", observing.notes, name="notes"),
    path("<uuid:workshop_id>/observe/", observing.observe, name="observe"),
    path("<uuid:workshop_id>/votes/", voting.votes, name="votes"),
    path("<uuid:workshop_id>/votes/<int:number_of>", voting.vote, name="vote"),
    path("<uuid:workshop_id>/room/", room.desk, name="desk"),
    path("<uuid:workshop_id>/room/code/", room.code, name="code"),
    path("<uuid:workshop_id>/room/people/", room.people, name="people"),
    path("<uuid:workshop_id>/room/attendance.csv", room.attendance, name="attendance"),
    path("<uuid:workshop_id>/room/release", room.release, name="release"),
    path("<uuid:workshop_id>/room/seats", room.seats, name="seats"),
    path("<uuid:workshop_id>/room/change/", room.change, name="change"),
    path("<uuid:workshop_id>/room/cancel", room.call_off, name="call_off"),
    path("<uuid:workshop_id>/room/open", room.open_up, name="open"),
    path("<uuid:workshop_id>/room/finish", room.finish, name="finish"),
    path("<uuid:workshop_id>/room/retro/", room.retro, name="retro"),
    path("<uuid:workshop_id>/room/votes/", voting.desk_votes, name="desk_votes"),
    path("<uuid:workshop_id>/room/votes/<int:number_of>/open", voting.open_vote, name="open_vote"),
    path("<uuid:workshop_id>/room/votes/<int:number_of>/close", voting.close_vote, name="close_vote"),
]
