"""What a person wants to be spared: hers alone, equally long whatever it holds, handed out and erased with her."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.cast import Cast
from tests.practice_room import harder, parcel, publish, queries

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.apps.people.registry import keepings
from warmline.apps.practice import keeping
from warmline.apps.practice.care import Wishes, pack, theme_name, theme_names, unpack
from warmline.apps.practice.caring import HELP_LIMIT, say_where_help_is, wish
from warmline.apps.practice.models import Care, HelpText
from warmline.apps.practice.selectors import help_text, met_gladly, read_own_wishes
from warmline.core.customer.setting import Theme

SPARED = Wishes(frozenset({Theme.ILLNESS, Theme.GRIEF}), calm=False)


def test_wishes_keep_what_they_hold_and_are_all_equally_long() -> None:
    every = Wishes(frozenset(Theme))
    for wishes in (Wishes(), SPARED, every):
        assert unpack(pack(wishes)) == wishes
    assert len(pack(Wishes())) == len(pack(SPARED)) == len(pack(every))


def test_a_case_is_spared_where_one_of_its_themes_is_left_out() -> None:
    assert SPARED.spares(harder("a", themes=(Theme.THREATS, Theme.ILLNESS)))
    assert not SPARED.spares(harder("b", themes=(Theme.THREATS,)))
    assert not SPARED.spares(harder("c"))
    assert not Wishes().spares(harder("d", themes=tuple(Theme)))


def test_what_is_left_out_is_offered_nowhere_to_her_and_to_everybody_else(cast: Cast, client) -> None:
    publish(parcel(), harder("a_loss", themes=(Theme.GRIEF,)))
    wish(user=cast.nadia, wishes=SPARED)
    assert [case.key for case in met_gladly(cast.nadia)] == ["parcel_birthday"]
    assert {case.key for case in met_gladly(cast.colleague)} == {"parcel_birthday", "a_loss"}
    for address in ("/practise/learn/", "/practise/live/"):
        for who, seen in ((cast.nadia, False), (cast.colleague, True)):
            client.force_login(who)
            assert ("a_loss" in client.get(address).content.decode()) is seen, address


def test_every_theme_has_a_name_of_its_own() -> None:
    assert len({theme_name(theme) for theme in Theme}) == len(Theme)
    assert theme_names((Theme.MONEY_TROUBLE, Theme.INSULTS)) == ["money trouble", "insults"]


def test_she_reads_what_she_chose_and_nobody_else_does(cast: Cast) -> None:
    assert read_own_wishes(cast.nadia, cast.nadia) == Wishes()
    wish(user=cast.nadia, wishes=SPARED)
    assert read_own_wishes(cast.nadia, cast.nadia) == SPARED
    for stranger in cast.all_but("nadia").values():
        with pytest.raises(vault.NotTheOwner):
            read_own_wishes(cast.nadia, stranger)
        assert read_own_wishes(stranger, stranger) == Wishes()
    row = Care.objects.get()
    assert b"illness" not in bytes(row.sealed)
    assert "Nadia" not in str(row)


def test_only_her_own_trail_has_it_and_without_what_it_was(cast: Cast) -> None:
    wish(user=cast.nadia, wishes=SPARED)
    event = AuditEvent.objects.get(verb="practice.care_changed")
    assert (event.private, event.target, event.data) == (True, "", {})
    assert not AuditEvent.objects.visible_to(cast.admin).filter(pk=event.pk).exists()


def test_choosing_again_replaces_and_reading_costs_two_queries_at_most(cast: Cast) -> None:
    assert queries(lambda: read_own_wishes(cast.nadia, cast.nadia)) == 1
    wish(user=cast.nadia, wishes=SPARED)
    wish(user=cast.nadia, wishes=Wishes())
    assert Care.objects.count() == 1
    assert read_own_wishes(cast.nadia, cast.nadia) == Wishes()
    assert queries(lambda: read_own_wishes(cast.nadia, cast.nadia)) == 2


def test_it_is_handed_out_to_her_and_goes_with_her(cast: Cast) -> None:
    wish(user=cast.nadia, wishes=SPARED)
    wish(user=cast.colleague, wishes=SPARED)
    assert {kept.key: kept.erase for kept in keepings()}["practice_care"] is keeping.erase_care
    assert keeping.export_care(cast.nadia) == {"left_out": ["grief", "illness"], "calm_page": False}
    vault.erase_key(cast.nadia)
    assert keeping.export_care(cast.nadia) == {}
    assert keeping.erase_care(cast.nadia) == 1
    assert Care.objects.get().person == cast.colleague


def test_an_admin_says_where_help_is_for_her_own_house_and_nobody_else_may(cast: Cast) -> None:
    say_where_help_is(user=cast.admin, text="  Ask Ruth, room 2.04. ")
    for who in (cast.nadia, cast.petra, cast.admin):
        assert help_text(who) == "Ask Ruth, room 2.04."
    assert help_text(cast.outsider) == ""
    for name in ("nadia", "petra", "trainer", "manager", "analyst"):
        with pytest.raises(PermissionDenied):
            say_where_help_is(user=getattr(cast, name), text="Me")
    say_where_help_is(user=cast.outsider, text="The bank's own line")
    assert help_text(cast.nadia) == "Ask Ruth, room 2.04."
    assert AuditEvent.objects.filter(verb="practice.help_text_changed").count() == 2
    assert "Ruth" not in str(HelpText.objects.first())


def test_an_empty_text_takes_it_away_and_a_long_one_is_refused(cast: Cast) -> None:
    say_where_help_is(user=cast.admin, text="Ruth")
    with pytest.raises(Refused):
        say_where_help_is(user=cast.admin, text="x" * (HELP_LIMIT + 1))
    assert help_text(cast.nadia) == "Ruth"
    say_where_help_is(user=cast.admin, text=" \x00 ")
    assert not HelpText.objects.exists()
