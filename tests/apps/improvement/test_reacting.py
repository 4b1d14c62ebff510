"""Reactions: once a day, one voice a person, and nothing that tells whose they are."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from tests.apps.improvement.house import MODULE, NOW, many, said
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.improvement import keeping
from warmline.apps.improvement.comparing import uses_of
from warmline.apps.improvement.models import OwnReaction, Reaction, Step
from warmline.apps.improvement.selectors.reactions import heard_list, own_reactions, shown, told_of
from warmline.apps.improvement.services import react, take_back, wave_off
from warmline.apps.improvement.things import Thing, read_token, token_for
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


def test_one_answer_a_day_and_it_names_nobody(cast: Cast) -> None:
    said([cast.nadia], words="Shorter, please. Ask Petra Lindqvist or mail me at n@x.example")
    with pytest.raises(Refused, match="today already"):
        said([cast.nadia], Thing(Step.DRILLS, "daily"))
    row = Reaction.objects.get()
    assert row.words == "Shorter, please. Ask [name] or mail me at [email]"
    assert row.week == date(2026, 3, 2)
    columns = {field.name for field in Reaction._meta.get_fields()}
    assert columns == {"id", "organisation", "kind", "ref", "version", "use", "words", "week", "batch"}
    link = OwnReaction.objects.get()
    assert str(row.pk).encode() not in bytes(link.sealed)
    event = AuditEvent.objects.get(verb="improvement.reacted")
    assert (event.private, event.target, event.data) == (True, "", {})


def test_a_new_answer_to_the_same_version_takes_the_place_of_the_old(cast: Cast) -> None:
    said([cast.nadia], use=1)
    said([cast.nadia], use=5, now=NOW + DAY)
    said([cast.nadia], Thing(Step.MODULE, MODULE.ref, 2), use=2, now=NOW + 2 * DAY)
    assert sorted(Reaction.objects.values_list("version", "use")) == [(1, 5), (2, 2)]
    assert [own.reaction.use for own in own_reactions(cast.nadia)] == [2, 5]


def test_not_today_is_remembered_for_today(cast: Cast) -> None:
    wave_off(owner=cast.nadia, now=NOW)
    wave_off(owner=cast.nadia, now=NOW)
    assert not Reaction.objects.exists()
    assert own_reactions(cast.nadia) == []
    with pytest.raises(Refused):
        said([cast.nadia])
    said([cast.nadia], now=NOW + DAY)


def test_no_sixth_answer_and_no_answer_to_what_was_not_asked(cast: Cast) -> None:
    with pytest.raises(Refused, match="five answers"):
        react(owner=cast.nadia, thing=MODULE, use=6, words="", now=NOW)
    token = token_for(cast.nadia, MODULE)
    assert read_token(cast.nadia, token) == MODULE
    assert read_token(cast.colleague, token) is None
    assert read_token(cast.nadia, f"{token}x") is None


def test_taking_back_is_for_the_owner_alone(cast: Cast) -> None:
    said([cast.nadia])
    row = Reaction.objects.get()
    with pytest.raises(Refused):
        take_back(owner=cast.colleague, reaction=row.pk)
    take_back(owner=cast.nadia, reaction=row.pk)
    assert not Reaction.objects.exists()
    with pytest.raises(Refused, match="today already"):
        said([cast.nadia])


def test_shown_in_whole_groups_of_five(cast: Cast) -> None:
    people = many(cast, cast.team, 11, "Ana")
    said(people[:4])
    assert shown(cast.organisation.pk, Step.MODULE, MODULE.ref, 1) == []
    said(people[4:9], words="More examples")
    assert len(shown(cast.organisation.pk, Step.MODULE, MODULE.ref, 1)) == 5
    told = told_of(cast.trainer, "module", MODULE.ref, 1)
    assert told is not None
    assert (told.heard.n, told.texts, list(told.groups)) == (5, 1, [])
    said(people[9:10], words="More examples")
    assert len(shown(cast.organisation.pk, Step.MODULE, MODULE.ref, 1)) == 10
    told = told_of(cast.trainer, "module", MODULE.ref, 1)
    assert told is not None
    assert [(group.size, group.words, len(others)) for group, others in told.groups] == [(6, ("examples",), 5)]


def test_only_those_who_look_after_content_see_them(cast: Cast) -> None:
    said(many(cast, cast.team, 5, "Ana"), use=3)
    for person in cast.all_but("trainer", "manager", "admin").values():
        assert heard_list(person) == []
        assert told_of(person, "module", MODULE.ref, 1) is None
    (heard,) = heard_list(cast.manager)
    assert (heard.n, heard.mean, heard.counts) == (5, 3, [0, 0, 5, 0, 0])
    assert [count for _word, count, _share in heard.rows] == [0, 0, 5, 0, 0]


def test_the_comparison_of_versions_gets_the_same(cast: Cast) -> None:
    people = many(cast, cast.team, 9, "Ana")
    said(people[:5], use=2)
    said(people[5:], Thing(Step.MODULE, MODULE.ref, 2), use=5)
    everybody = [person.pk for person in people]
    assert uses_of(MODULE.ref, 1, everybody) == [2] * 5
    assert uses_of(MODULE.ref, 2, everybody) == []
    assert uses_of(MODULE.ref, 1, [cast.outsider.pk]) == []
    assert uses_of(MODULE.ref, 1, []) == []


def test_handed_out_to_her_and_untied_for_good(cast: Cast) -> None:
    said([cast.nadia], words="Louder", use=2)
    said([cast.colleague], use=5)
    (hers,) = keeping.export(cast.nadia)["reactions"]
    assert (hers["will_use_it"], hers["should_change"], hers["version"]) == (2, "Louder", 1)
    vault.erase_key(cast.nadia)
    assert keeping.export(cast.nadia)["reactions"] == []
    assert keeping.erase(cast.nadia) == 1
    assert OwnReaction.objects.get().owner == cast.colleague
    assert Reaction.objects.count() == 2


def test_old_ones_go(cast: Cast) -> None:
    said([cast.nadia])
    said([cast.colleague], now=NOW + timedelta(days=30))
    assert keeping.clean(NOW + timedelta(days=8)) == 2
    assert (Reaction.objects.count(), OwnReaction.objects.count()) == (1, 1)
