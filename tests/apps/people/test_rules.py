"""Permissions, asked for each of the cast."""

from __future__ import annotations

import pytest
import rules
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from tests.cast import Cast

from warmline.apps.people.errors import require
from warmline.apps.people.models import Team

EVERYBODY = {"nadia", "colleague", "petra", "other_lead", "trainer", "analyst", "manager", "admin", "outsider"}
AT_SITE = {"trainer", "analyst", "manager", "admin"}


def may(cast: Cast, permission: str, thing: object) -> set[str]:
    return {name for name, person in cast.people().items() if rules.has_perm(permission, person, thing)}


@pytest.mark.parametrize(
    ("permission", "thing", "who"),
    [
        ("people.administer", "organisation", {"admin"}),
        ("people.administer", "elsewhere", {"outsider"}),
        ("people.administer", "site", {"admin"}),
        ("people.administer", "team", {"admin"}),
        ("people.administer", "nadia", {"admin"}),
        ("people.erase_person", "nadia", {"admin"}),
        ("people.export_person", "nadia", {"nadia"}),
        ("people.see_person", "nadia", {"nadia", "petra"} | AT_SITE),
        ("people.see_person", "admin", {"admin"}),
        ("people.see_team", "team", {"nadia", "colleague", "petra"} | AT_SITE),
        ("people.see_team", "other_team", {"other_lead"} | AT_SITE),
        ("people.lead_team", "team", {"petra"}),
        ("people.list_people", "organisation", EVERYBODY - {"nadia", "colleague"}),
    ],
)
def test_who_may(cast: Cast, permission: str, thing: str, who: set[str]) -> None:
    assert may(cast, permission, getattr(cast, thing)) == who


@pytest.mark.parametrize(
    "permission",
    ["people.administer", "people.erase_person", "people.export_person", "people.see_person", "people.see_team",
     "people.lead_team", "people.list_people"],
)  # fmt: skip
def test_a_stranger_may_nothing(cast: Cast, permission: str) -> None:
    for thing in (cast.organisation, cast.team, cast.nadia, None):
        assert not rules.has_perm(permission, AnonymousUser(), thing)


def test_nothing_and_things_of_no_house_are_nobodys(cast: Cast) -> None:
    assert may(cast, "people.administer", None) == set()
    assert may(cast, "people.administer", object()) == set()


def test_a_refusal_names_the_permission(cast: Cast) -> None:
    with pytest.raises(PermissionDenied, match=r"people\.administer"):
        require("people.administer", cast.nadia, cast.team)


def test_teams_are_seen_by_those_in_them_and_those_above(cast: Cast) -> None:
    seen = {name: set(Team.objects.visible_to(person)) for name, person in cast.people().items()}
    both = {cast.team, cast.other_team}
    assert seen == {
        "nadia": {cast.team}, "colleague": {cast.team}, "petra": {cast.team}, "other_lead": {cast.other_team},
        "trainer": both, "analyst": both, "manager": both, "admin": both, "outsider": set(),
    }  # fmt: skip
