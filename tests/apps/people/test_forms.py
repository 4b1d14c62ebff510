"""Forms: what they offer, to whom, and what they refuse."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.cast import Cast

from warmline.apps.people import services
from warmline.apps.people.errors import Refused
from warmline.apps.people.fields import timezone_choices
from warmline.apps.people.forms import (
    AcceptForm,
    CohortForm,
    FilterForm,
    GroupForm,
    InviteForm,
    JoinForm,
    MoveForm,
    RoleForm,
    SiteForm,
    UploadForm,
    site_start,
)
from warmline.apps.people.importing.reading import MOST_BYTES
from warmline.apps.people.models import Person, Team
from warmline.apps.people.scope import remembered_scopes
from warmline.apps.people.selectors import Wanted


def values(choices: object) -> set[str]:
    found: set[str] = set()
    for value, label in choices:
        found |= {key for key, _words in label} if isinstance(label, list | tuple) else {value}
    return found


def test_time_zones_are_offered_by_continent_and_all_are_real() -> None:
    import zoneinfo

    offered = values(timezone_choices())
    assert {"UTC", "Europe/London", "America/Argentina/Ushuaia", "Asia/Manila"} <= offered
    assert offered <= zoneinfo.available_timezones()
    assert not any(name.startswith(("Etc/", "posix/")) for name in offered)


def test_a_place_is_offered_in_its_own_house_only(cast: Cast) -> None:
    offered = values(RoleForm(organisation=cast.organisation).fields["place"].choices)
    assert offered == {
        "", f"organisation:{cast.organisation.pk}", f"site:{cast.site.pk}",
        f"team:{cast.team.pk}", f"team:{cast.other_team.pk}",
    }  # fmt: skip
    assert values(RoleForm(organisation=cast.elsewhere).fields["place"].choices) == {
        "", f"organisation:{cast.elsewhere.pk}",
    }  # fmt: skip


def test_a_place_comes_out_as_the_place_itself(cast: Cast) -> None:
    for place, key in ((cast.team, "team"), (cast.site, "site"), (cast.organisation, "organisation")):
        form = RoleForm({"role": "manager", "place": f"{key}:{place.pk}"}, organisation=cast.organisation)
        assert form.is_valid()
        assert form.cleaned_data["place"] == place


def test_archived_places_are_not_offered(cast: Cast) -> None:
    team = services.create_team(actor=cast.admin, site=cast.site, name="Old desk")
    services.archive_place(actor=cast.admin, place=team)
    for form in (RoleForm(organisation=cast.organisation), MoveForm(actor=cast.admin), FilterForm(viewer=cast.admin)):
        assert "Old desk" not in str(form)


@pytest.mark.parametrize("data", [
    {"email": "x"}, {"email": ""}, {"email": "x@y.example", "role": "king"}, {"email": "x" * 250 + "@y.example"},
])  # fmt: skip
def test_an_invitation_that_makes_no_sense_is_refused(cast: Cast, data: dict[str, str]) -> None:
    place = f"team:{cast.team.pk}"
    assert not InviteForm({"role": "agent", "place": place, **data}, organisation=cast.organisation).is_valid()


def test_teams_to_move_to_are_those_one_sees(cast: Cast) -> None:
    assert "Returns, Larkfield" in str(MoveForm(actor=cast.admin))
    assert "Larkfield" not in str(MoveForm(actor=cast.outsider))
    assert not MoveForm({"team": cast.team.pk}, actor=cast.outsider).is_valid()


def test_teams_of_a_group_are_those_one_sees(cast: Cast) -> None:
    data = {"kind": "queue", "name": "X", "teams": [cast.team.pk]}
    assert GroupForm(data, actor=cast.admin).is_valid()
    assert not GroupForm(data, actor=cast.outsider).is_valid()
    assert not GroupForm({**data, "kind": "odd"}, actor=cast.admin).is_valid()


def test_cohorts_are_those_of_the_house(cast: Cast) -> None:
    cohort = services.create_cohort(actor=cast.admin, name="March", starts_on="2026-03-02")
    assert JoinForm({"cohort": cohort.pk}, organisation=cast.organisation).is_valid()
    assert not JoinForm({"cohort": cohort.pk}, organisation=cast.elsewhere).is_valid()
    assert not CohortForm({"name": "X", "starts_on": "yesterday"}).is_valid()


def test_a_new_site_begins_with_the_clock_of_the_house(cast: Cast) -> None:
    assert site_start() == {"timezone": "UTC", "language": "en"}
    assert site_start(cast.site) == {"name": "Larkfield", "timezone": "Europe/London", "language": "en"}
    assert not SiteForm({"name": "X", "timezone": "Mars/Olympus", "language": "en"}).is_valid()


def test_a_password_is_compared_with_the_person(cast: Cast) -> None:
    person = Person(name="Kim Tan", email="kim.tan@x.example")
    assert AcceptForm({"name": "Kim", "password": "a lighthouse in the fog"}, person=person).is_valid()
    assert not AcceptForm({"name": "Kim", "password": "kim.tan@x.example"}, person=person).is_valid()
    assert "At least 10 characters" in str(AcceptForm(person=person))
    refused = AcceptForm({"name": "Kim", "password": "kim.tan@x.e"}, person=person)
    assert "first_name" not in str(refused.errors), "people are told about their name, not about a field"


def test_spaces_in_a_password_stay() -> None:
    form = AcceptForm({"name": "K", "password": "  a lighthouse  "}, person=Person(name="Z", email="z@x.example"))
    assert form.is_valid()
    assert form.cleaned_data["password"] == "  a lighthouse  "


@pytest.mark.parametrize(("size", "fits"), [(MOST_BYTES, True), (MOST_BYTES + 1, False)])
def test_a_file_far_too_large_is_refused_before_it_is_read(size: int, fits: bool) -> None:
    file = SimpleUploadedFile("people.csv", b"x" * size)
    assert UploadForm({}, {"file": file}).is_valid() is fits


def test_an_empty_file_is_refused() -> None:
    assert not UploadForm({}, {"file": SimpleUploadedFile("people.csv", b"")}).is_valid()
    assert not UploadForm({}, {}).is_valid()


def test_what_is_looked_for_ignores_what_makes_no_sense(cast: Cast) -> None:
    form = FilterForm({"words": " nad ", "team": str(cast.team.pk), "role": "king"}, viewer=cast.petra)
    assert form.wanted() == Wanted(words="nad", team=cast.team)
    assert FilterForm({"team": str(cast.other_team.pk)}, viewer=cast.petra).wanted() == Wanted()
    assert FilterForm({}, viewer=cast.petra).wanted() == Wanted()


def test_a_name_of_a_team_is_drawn_as_text(cast: Cast) -> None:
    services.rename_team(actor=cast.admin, team=cast.team, name='<b>&"Parcels')
    drawn = str(RoleForm(organisation=cast.organisation))
    assert "<b>&" not in drawn
    assert "&lt;b&gt;&amp;&quot;Parcels, Larkfield" in drawn


def test_the_quick_select_marks_what_is_chosen_and_what_is_missing(cast: Cast) -> None:
    drawn = str(SiteForm(initial=site_start(cast.site)))
    assert drawn.count(" selected") == 2, "the clock and the language"
    assert '<option value="Europe/London" selected>London</option>' in drawn
    bound = str(RoleForm({"role": "agent", "place": ""}, organisation=cast.organisation))
    assert 'aria-invalid="true"' in bound


def test_a_refusal_is_words_for_a_person() -> None:
    assert str(Refused("Choose another name.")) == "Choose another name."


def test_a_select_marks_what_was_chosen_and_escapes_what_was_typed(cast: Cast) -> None:
    services.create_team(actor=cast.admin, site=cast.site, name='<b>"Night" & day</b>')
    drawn = str(FilterForm({"team": str(cast.team.pk)}, viewer=cast.admin)["team"])
    assert ' name="team"' in drawn.split(">", 1)[0]
    assert drawn.count(" selected") == 1
    assert f'<option value="{cast.team.pk}" selected>' in drawn
    assert "&lt;b&gt;&quot;Night&quot; &amp; day&lt;/b&gt;" in drawn
    assert "<b>" not in drawn


def test_a_select_groups_its_options_and_says_when_one_is_needed(cast: Cast) -> None:
    drawn = str(RoleForm(organisation=cast.organisation)["place"])
    assert " required" in drawn.split(">", 1)[0]
    assert drawn.index('<optgroup label="Sites">') < drawn.index('<optgroup label="Teams">')
    assert drawn.count("<optgroup") == drawn.count("</optgroup>") == 3


def test_a_thousand_teams_to_look_in_are_one_query(cast: Cast, django_assert_num_queries: Any) -> None:
    Team.objects.bulk_create([Team(site=cast.site, name=f"Desk {n}") for n in range(1000)])
    with remembered_scopes():
        FilterForm(viewer=cast.admin)
        with django_assert_num_queries(1):
            drawn = str(FilterForm(viewer=cast.admin)["team"])
    assert drawn.count("Desk ") == 1000
