"""Addresses under /people/."""

from django.urls import URLPattern, URLResolver, path, register_converter

from warmline.apps.people.views import entrance, importing, invitations, listing, me, places


class PlaceKind:
    """`site` or `team` in an address."""

    regex = "site|team"

    def to_python(self, value: str) -> str:
        """Return the word as it stands."""
        return value

    def to_url(self, value: str) -> str:
        """Return the word as it stands."""
        return value


register_converter(PlaceKind, "placekind")

app_name = "people"

urlpatterns: list[URLPattern | URLResolver] = [
    path("", listing.people, name="people"),
    path("<int:pk>/", listing.person, name="person"),
    path("<int:pk>/roles/", listing.give_role, name="give_role"),
    path("<int:pk>/cohorts/", listing.join_cohort, name="join_cohort"),
    path("<int:pk>/cohorts/<int:cohort>/leave/", listing.leave_cohort, name="leave_cohort"),
    path("<int:pk>/erase/", listing.erase, name="erase"),
    path("<int:pk>/second-step/", listing.second_step, name="second_step"),
    path("<int:pk>/invite/", invitations.resend, name="resend"),
    path("<int:pk>/withdraw/", invitations.revoke, name="revoke"),
    path("roles/<int:pk>/end/", listing.end_role, name="end_role"),
    path("roles/<int:pk>/move/", listing.move, name="move"),
    path("invite/", invitations.invite, name="invite"),
    path("invite/everyone/", invitations.everyone, name="invite_everyone"),
    path("invitation/<str:token>/", entrance.accept, name="accept"),
    path("import/", importing.upload, name="import"),
    path("import/<int:pk>/", importing.preview, name="import_look"),
    path("import/<int:pk>/to-mend.csv", importing.bad_rows, name="import_bad_rows"),
    path("organisation/", places.organisation, name="organisation"),
    path("organisation/name/", places.rename, name="rename_organisation"),
    path("sites/new/", places.new_site, name="new_site"),
    path("sites/<int:pk>/", places.site, name="site"),
    path("sites/<int:pk>/teams/new/", places.new_team, name="new_team"),
    path("teams/<int:pk>/", places.team, name="team"),
    path("<placekind:kind>/<int:pk>/archive/", places.archive, name="archive"),
    path("<placekind:kind>/<int:pk>/restore/", places.restore, name="restore"),
    path("groups/new/", places.new_group, name="new_group"),
    path("groups/<int:pk>/", places.group, name="group"),
    path("cohorts/new/", places.new_cohort, name="new_cohort"),
    path("me/", me.profile, name="me"),
    path("me/history/", me.history, name="history"),
    path("me/export/", me.export, name="export"),
    path("me/erasure/", me.erasure, name="erasure"),
]
