"""Translations that know their original, and packs that come in as drafts."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from tests.apps.studio.house import (
    changed,
    in_other_words,
    newest,
    published,
    reviewed,
    sound,
    translated,
    written,
)
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.library.selectors import published as playable
from warmline.apps.library.selectors import published_for_people, published_version, version_for_people
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership
from warmline.apps.studio import services
from warmline.apps.studio.beside import pairs
from warmline.apps.studio.models import Case, State
from warmline.apps.studio.packfile import Entry, read_pack, write_pack
from warmline.apps.studio.texts.editing import with_values
from warmline.apps.studio.translated import Kind, remarks


def test_a_translation_is_a_case_of_its_own_that_knows_its_original(cast: Cast) -> None:
    original = written(cast.trainer)
    made = services.begin_translation(actor=cast.manager, revision=newest(original), language=" PT-br ")
    assert (made.key, made.language, made.original) == ("our_locker_pt_br", "pt-br", original)
    assert newest(made).source == newest(original)
    with pytest.raises(Refused, match="already a scenario"):
        services.begin_translation(actor=cast.trainer, revision=newest(original), language="pt-br")


@pytest.mark.parametrize(("language", "why"), [("en", "already"), ("", "two or three"), ("../x", "two or three")])
def test_what_is_no_other_language_is_refused(cast: Cast, language: str, why: str) -> None:
    with pytest.raises(Refused, match=why):
        services.begin_translation(actor=cast.trainer, revision=newest(written(cast.trainer)), language=language)


def test_a_translation_is_not_translated_again(cast: Cast) -> None:
    made = services.begin_translation(actor=cast.trainer, revision=newest(written(cast.trainer)), language="pt")
    with pytest.raises(Refused, match="translation itself"):
        services.begin_translation(actor=cast.trainer, revision=newest(made), language="de")


def test_a_translation_that_still_says_what_the_original_says_is_not_published(cast: Cast) -> None:
    made = services.begin_translation(actor=cast.trainer, revision=newest(written(cast.trainer)), language="pt")
    services.send_to_review(actor=cast.trainer, revision=newest(made))
    services.approve(actor=cast.manager, revision=newest(made), seen=newest(made).sha256)
    (reason,) = services.obstacles(actor=cast.trainer, revision=newest(made))
    assert "untranslated" in reason
    with pytest.raises(Refused, match="untranslated"):
        services.publish(actor=cast.trainer, revision=newest(made))


def test_a_reviewed_translation_is_published_for_people_and_never_for_the_machine(cast: Cast) -> None:
    case = translated(cast.trainer, cast.manager)
    assert services.obstacles(actor=cast.trainer, revision=newest(case)) == []
    services.publish(actor=cast.trainer, revision=newest(case))
    house = cast.organisation.pk
    (found,) = published_for_people(house)
    assert (found.scenario.key, found.language) == ("our_locker_pt", "pt")
    assert "our_locker_pt" not in {row.scenario.key for row in playable(house)}
    assert published_version("our_locker_pt", house) is None
    assert version_for_people("our_locker_pt", house) is not None
    assert published_for_people(cast.elsewhere.pk) == ()
    services.withdraw(actor=cast.trainer, case=newest(case).case)
    assert published_for_people(house) == ()


def test_the_pages_tell_what_publishing_a_translation_means(cast: Cast, client: Client) -> None:
    case = translated(cast.trainer, cast.manager)
    client.force_login(cast.trainer)
    page = client.get(f"/studio/{case.pk}/").content.decode()
    assert "neither speaks nor reads Português (Portuguese)" in page
    assert "no agent can play it" in client.get(f"/studio/{case.pk}/1/trial/").content.decode()
    page = client.post(f"/studio/{case.pk}/1/publish/", follow=True).content.decode()
    assert "to play and to read" in page
    draft = services.begin_translation(actor=cast.trainer, revision=newest(newest(case).case.original), language="de")
    page = client.get(f"/studio/{draft.pk}/").content.decode()
    assert "Still in the words of the original" in page
    assert "?part=facts" in page


def test_no_house_rule_spares_a_translation_its_second_reader(cast: Cast) -> None:
    services.settle_review(actor=cast.admin, one_person=True)
    original = written(cast.trainer)
    case = services.begin_translation(actor=cast.trainer, revision=newest(original), language="pt")
    text = in_other_words(newest(case).text)
    services.save_text(actor=cast.trainer, revision=newest(case), text=text, seen=newest(case).sha256)
    (reason,) = services.obstacles(actor=cast.trainer, revision=newest(case))
    assert "speaks this language" in reason
    services.send_to_review(actor=cast.trainer, revision=newest(case))
    (reason,) = services.obstacles(actor=cast.trainer, revision=newest(case))
    assert "waits for somebody" in reason
    for each in (cast.manager, cast.admin):
        Membership.objects.filter(person=each).delete()
    (reason,) = services.obstacles(actor=cast.trainer, revision=newest(case))
    assert "nobody else here" in reason


def test_a_variety_of_a_spoken_language_is_tried_like_its_original(cast: Cast) -> None:
    made = services.begin_translation(actor=cast.trainer, revision=newest(written(cast.trainer)), language="en-au")
    assert any("Start the trial" in each for each in services.obstacles(actor=cast.trainer, revision=newest(made)))


def test_what_is_missing_untouched_or_counts_otherwise_is_told_without_reading_the_language() -> None:
    before = sound()
    after = with_values(
        in_other_words(before),
        {
            ("summary",): "The app's code does not open his parcel locker.",
            ("facts", 2, "say", 0): "Remédio, para {agent}. Às seis.",
            ("facts", 3, "say", 1): "Uma visita às 5.15.",
            ("persona", "about"): "   ",
        },
    )
    found = {(each.kind, each.name): each for each in remarks(pairs(original=before, source=before, translation=after))}
    assert set(found) == {
        (Kind.UNTOUCHED, "summary"),
        (Kind.BRACES, "facts.medicine.say.0"),
        (Kind.NUMBERS, "facts.next_visit.say.1"),
        (Kind.MISSING, "persona.about"),
    }
    assert not found[Kind.NUMBERS, "facts.next_visit.say.1"].blocks
    assert found[Kind.BRACES, "facts.medicine.say.0"].blocks
    assert (
        found[Kind.BRACES, "facts.medicine.say.0"].place == "Fact 3 (There is medicine in the parcel), ways to say it"
    )
    assert remarks(pairs(original=before, source=before, translation=in_other_words(before))) == ()


def test_a_translation_follows_only_its_own_original(cast: Cast) -> None:
    original, other = published(cast.trainer, cast.manager), written(cast.trainer, "other_one")
    made = services.begin_translation(actor=cast.trainer, revision=newest(original), language="pt")
    second = services.new_version(actor=cast.trainer, case=original)
    services.follow_original(actor=cast.trainer, revision=newest(made), source=second)
    assert newest(made).source == second
    with pytest.raises(Refused, match="no version of the original"):
        services.follow_original(actor=cast.trainer, revision=newest(made), source=newest(other))


def test_a_pack_holds_what_is_published_or_else_the_newest(cast: Cast) -> None:
    live = published(cast.trainer, cast.manager)
    services.new_version(actor=cast.trainer, case=live)
    draft = written(cast.trainer, "a_draft", changed(title="Draft"))
    data = services.export_pack(actor=cast.manager, cases=[newest(live).case, draft])
    assert [(entry.key, entry.version) for entry in read_pack(data).entries] == [("a_draft", 1), ("our_locker", 1)]
    with pytest.raises(PermissionDenied):
        services.export_pack(actor=cast.outsider, cases=[live])


def test_a_pack_from_another_house_comes_in_as_drafts_and_twice_is_harmless(cast: Cast) -> None:
    data = services.export_pack(actor=cast.trainer, cases=[published(cast.trainer, cast.manager)])
    kept = services.import_pack(actor=cast.outsider, data=data)
    assert (kept.added, kept.changed, kept.same, kept.troubles) == (("our_locker",), (), (), ())
    case = Case.objects.get(organisation=cast.elsewhere)
    assert (case.state, case.live, case.origin) == (State.DRAFT, None, "from a pack, version 1")
    again = services.import_pack(actor=cast.outsider, data=data)
    assert (again.added, again.changed, again.same) == ((), (), ("our_locker",))
    assert AuditEvent.objects.filter(verb="studio.imported").count() == 1


def test_a_known_key_gets_a_new_draft_and_an_open_draft_is_never_overwritten(cast: Cast) -> None:
    case = published(cast.trainer, cast.manager)
    newer = write_pack([Entry("our_locker", 9, "en", changed(title="From the pack"))])
    assert services.import_pack(actor=cast.manager, data=newer).changed == ("our_locker",)
    assert (newest(case).number, newest(case).case.title, newest(case).state) == (2, "From the pack", State.DRAFT)
    assert services.import_pack(actor=cast.manager, data=newer).same == ("our_locker",)
    third = write_pack([Entry("our_locker", 9, "en", changed(title="Another"))])
    kept = services.import_pack(actor=cast.manager, data=third)
    assert "not published yet" in kept.troubles[0].why
    assert newest(case).case.title == "From the pack"
    reviewed(cast.manager, cast.admin, case)
    services.publish(actor=cast.manager, revision=newest(case))
    assert services.import_pack(actor=cast.manager, data=newer).same == ("our_locker",)


def test_bad_scenarios_are_listed_by_line_and_good_ones_come_in(cast: Cast) -> None:
    bad = sound().replace("level: 1", "level: 9")
    entries = [Entry("bad_one", 1, "en", bad), Entry("good_one", 1, "en", sound()), Entry("odd_one", 1, "?", sound())]
    kept = services.import_pack(actor=cast.trainer, data=write_pack(entries))
    assert kept.added == ("good_one",)
    assert [each.name for each in kept.troubles] == ["scenarios/bad_one.yaml, line 7, level", "scenarios/odd_one.yaml"]


def test_what_came_with_warmline_is_not_taken_in_under_its_own_key(cast: Cast) -> None:
    kept = services.import_pack(actor=cast.trainer, data=write_pack([Entry("parcel_birthday", 1, "en", sound())]))
    assert "came with Warmline" in kept.troubles[0].why


def test_a_file_that_is_no_pack_is_refused_and_others_may_load_none(cast: Cast) -> None:
    with pytest.raises(Refused, match="no zip file"):
        services.import_pack(actor=cast.trainer, data=b"hello")
    for name in ("nadia", "petra", "analyst"):
        with pytest.raises(PermissionDenied):
            services.import_pack(actor=cast.people()[name], data=write_pack([]))
