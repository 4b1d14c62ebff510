"""Reading a module: where she is, answers, notes and bookmarks, what changes under her, done; sealed for her alone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from tests.apps.modules.shelf import ANSWERS, GOOD, NOW, TEXT, published, read_through, updated
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.modules import choosing, keeping, services
from warmline.apps.modules.models import Done, Module, Reading
from warmline.apps.modules.progress import Progress, pack, unpack
from warmline.apps.modules.selectors import (
    done,
    latest_done,
    notes_of,
    read_own_progress,
    readable,
    reading_now,
    skip_for,
    taken_up,
)
from warmline.apps.people import vault
from warmline.apps.people.errors import Refused
from warmline.apps.practice.selectors import read_own_mastery, read_own_proven
from warmline.apps.practice.services import note_evidence
from warmline.core.practice.evidence import Evidence, Source

SOON = NOW + timedelta(minutes=3)
CHANGED = TEXT.replace("Please hold.", "One moment please.").replace("## Try it {#try_it}", "## Now you {#try_it}")


@pytest.fixture
def module(cast: Cast) -> Module:
    return published(cast.trainer, cast.manager)


def progress_of(cast: Cast, module: Module) -> Progress:
    found = read_own_progress(cast.nadia, module)
    assert found is not None
    return found


def answer(cast: Cast, module: Module, key: str, *words: str, at: datetime = SOON) -> None:
    services.answer(user=cast.nadia, module=module, key=key, words=words or ANSWERS[key], now=at)


def test_she_goes_on_where_she_was(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    services.open_section(user=cast.nadia, module=module, place=2, now=SOON)
    assert services.begin(user=cast.nadia, module=module, now=SOON).place == 2
    (now_reading,) = reading_now(cast.nadia)
    assert (now_reading.place, now_reading.of, now_reading.at) == (3, 3, SOON)
    assert reading_now(cast.colleague) == []


def test_of_two_devices_the_newest_place_wins(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    services.open_section(user=cast.nadia, module=module, place=1, now=SOON)
    services.open_section(user=cast.nadia, module=module, place=2, now=SOON - timedelta(minutes=1))
    assert progress_of(cast, module).place == 1


def test_an_answer_is_kept_and_an_earlier_one_replaced(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    answer(cast, module, "pick", "1")
    answer(cast, module, "pick", "0")
    assert progress_of(cast, module).answers["pick"].answer == ("0",)
    with pytest.raises(services.Incomplete):
        answer(cast, module, "pick", "7")
    with pytest.raises(KeyError):
        answer(cast, module, "unknown", "1")


def test_only_the_first_answer_to_an_exercise_is_evidence_and_it_is_hers_alone(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    answer(cast, module, "pick", "1")
    answer(cast, module, "pick", "0")
    answer(cast, module, "steps")  # about no behaviour
    own = read_own_mastery(cast.nadia, cast.nadia, SOON).behaviour("names_feeling", "empathy")
    assert own.n == 1
    assert own.probability < 0.5
    assert read_own_proven(cast.nadia, cast.nadia, SOON).behaviour("names_feeling", "empathy").n == 0


def test_own_words_are_read_and_only_suggested(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    answer(cast, module, "own_words")
    seen = progress_of(cast, module).answers["own_words"].seen
    assert seen is not None
    assert seen.anchor >= 3
    assert all(quote in GOOD for quote in seen.quotes)


def test_a_plan_is_handed_on_to_her_daily_practice(cast: Cast, module: Module) -> None:
    from warmline.apps.drills.selectors import read_own_deck

    services.begin(user=cast.nadia, module=module, now=NOW)
    answer(cast, module, "plan")
    plan = read_own_deck(cast.nadia, cast.nadia).plan
    assert plan is not None
    assert (plan.moment, plan.deed) == ANSWERS["plan"]


def test_notes_and_bookmarks_are_collected(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    services.write_note(user=cast.nadia, module=module, section="why", words=" For Monday.\x00 ", now=SOON)
    services.set_bookmark(user=cast.nadia, module=module, section="try_it", on=True, now=SOON)
    (found,) = notes_of(cast.nadia)
    assert (found.progress.notes, found.progress.bookmarks) == ({"why": "For Monday."}, ("try_it",))
    services.write_note(user=cast.nadia, module=module, section="why", words=" ", now=SOON)
    services.set_bookmark(user=cast.nadia, module=module, section="try_it", on=False, now=SOON)
    assert notes_of(cast.nadia) == []


def test_done_is_what_all_required_exercises_make_and_others_may_be_told(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    with pytest.raises(services.NotFinished):
        services.finish(user=cast.nadia, module=module, now=NOW)
    assert not Done.objects.exists()
    read_through(cast.nadia, module)
    services.finish(user=cast.nadia, module=module, now=SOON + timedelta(days=1))
    found = done([cast.nadia, cast.colleague.pk, cast.outsider], "waiting_well")
    assert list(found) == [cast.nadia.pk]
    row = found[cast.nadia.pk]
    assert (row.module.key, row.number, row.how, row.at) == ("waiting_well", 1, "read", NOW + timedelta(minutes=8))
    assert done([cast.nadia], "another") == {}
    assert reading_now(cast.nadia) == []


def test_nobody_else_sees_what_she_has_done_by_looking(cast: Cast, module: Module) -> None:
    read_through(cast.nadia, module)
    assert list(Done.objects.visible_to(cast.nadia)) == [latest_done(cast.nadia, module)]
    for who, stranger in cast.all_but("nadia").items():
        assert not Done.objects.visible_to(stranger).exists(), who
        assert read_own_progress(stranger, module) is None, who
    assert {event.private for event in AuditEvent.objects.filter(about=cast.nadia)} == {True}


def test_as_stored_it_says_neither_which_module_nor_what_she_wrote(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    answer(cast, module, "own_words")
    row = Reading.objects.get()
    for word in (b"own_words", b"annoyed", b"waiting_well"):
        assert word not in bytes(row.sealed)
    assert str(module.pk) not in row.tag or len(row.tag) == 64
    services.begin(user=cast.colleague, module=module, now=NOW)
    assert len(set(Reading.objects.values_list("tag", flat=True))) == 2
    for who, stranger in cast.all_but("nadia").items():
        with pytest.raises(vault.NotTheOwner):
            vault.open_sealed(cast.nadia, stranger, bytes(row.sealed))
        assert who


def test_a_module_withdrawn_while_it_is_read_is_finished_in_the_version_begun(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    services.withdraw(actor=cast.trainer, module=module, now=SOON)
    found = readable(cast.nadia, "waiting_well")
    assert found is not None
    taken = taken_up(cast.nadia, found)
    assert taken is not None
    assert (taken.version.number, taken.module.live) == (1, None)
    read_through(cast.nadia, module, SOON)
    assert done([cast.nadia], "waiting_well")[cast.nadia.pk].number == 1
    assert readable(cast.colleague, "waiting_well") is None
    with pytest.raises(services.NothingToRead):
        services.begin(user=cast.colleague, module=module, now=SOON)
    with pytest.raises(services.NothingToRead):
        services.move_on(user=cast.nadia, module=module, now=SOON)


def test_a_newer_version_waits_until_she_changes_over_and_keeps_what_still_fits(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    answer(cast, module, "pick", "0")
    answer(cast, module, "steps")
    services.write_note(user=cast.nadia, module=module, section="why", words="Mine.", now=SOON)
    updated(cast.trainer, cast.manager, module, CHANGED)
    assert progress_of(cast, module).number == 1
    module.refresh_from_db()
    moved = services.move_on(user=cast.nadia, module=module, now=SOON)
    assert moved.number == 2
    assert set(moved.answers) == {"steps"}, "the choice says something else now"
    assert moved.notes == {"why": "Mine."}
    assert services.move_on(user=cast.nadia, module=module, now=SOON) == moved


def test_while_two_versions_are_compared_each_person_keeps_to_the_one_she_is_given(cast: Cast, module: Module) -> None:
    updated(cast.trainer, cast.manager, module, CHANGED)
    module.refresh_from_db()
    given = {cast.nadia.pk: 1}
    choosing._choosers.append(lambda person, _module: given.get(person.pk))
    try:
        assert services.begin(user=cast.nadia, module=module, now=NOW).number == 1
        assert services.begin(user=cast.colleague, module=module, now=NOW).number == 2
        assert services.move_on(user=cast.nadia, module=module, now=SOON).number == 1
        taken = taken_up(cast.nadia, module)
        assert taken is not None
        assert taken.current == taken.version.number
        services.withdraw(actor=cast.trainer, module=module, now=SOON)
        with pytest.raises(services.NothingToRead):
            services.begin(user=cast.petra, module=module, now=SOON)
    finally:
        choosing._choosers.pop()


def test_a_house_does_not_read_the_modules_of_another(cast: Cast, module: Module) -> None:
    assert readable(cast.outsider, "waiting_well") is None
    with pytest.raises(services.NothingToRead):
        services.begin(user=cast.outsider, module=module, now=NOW)
    for deed in (
        lambda: services.answer(user=cast.outsider, module=module, key="pick", words=["0"], now=NOW),
        lambda: services.write_note(user=cast.outsider, module=module, section="why", words="x", now=NOW),
        lambda: services.finish(user=cast.outsider, module=module, now=NOW),
    ):
        with pytest.raises(services.NothingToRead):
            deed()


def shown_often(cast: Cast, source: Source) -> None:
    note_evidence(
        person=cast.nadia,
        evidence=[
            Evidence("names_feeling", "empathy", source, 1.0, 1.0, NOW - timedelta(days=days), 0.0)
            for days in range(12)
        ],
    )


def test_practice_however_good_leaves_nothing_out(cast: Cast, module: Module) -> None:
    shown_often(cast, Source.DRILL)
    assert skip_for(cast.nadia, module, NOW) is None
    with pytest.raises(Refused, match="Nothing assessed or reviewed"):
        services.skip(user=cast.nadia, module=module, now=NOW)
    assert not Done.objects.exists()


def test_what_assessments_show_may_stand_in_for_a_module(cast: Cast, module: Module) -> None:
    shown_often(cast, Source.ASSESSED)
    found = services.skip(user=cast.nadia, module=module, now=NOW)
    assert (found.how, found.because, found.number) == ("behaviours", ["names_feeling"], 1)
    assert services.skip(user=cast.nadia, module=module, now=SOON) == found


def test_export_hands_out_all_of_it_and_erasure_takes_all_of_it(cast: Cast, module: Module) -> None:
    read_through(cast.nadia, module)
    services.begin(user=cast.colleague, module=module, now=NOW)
    found = keeping.export_reading(cast.nadia)
    assert found["reading"][0]["answers"]["own_words"]["answer"] == [GOOD]
    assert found["done"][0]["module"] == "waiting_well"
    assert keeping.export_writing(cast.trainer)[0]["wrote"]
    assert keeping.export_writing(cast.manager)[0]["reviewed"]
    assert keeping.erase_reading(cast.nadia) == 2
    assert keeping.export_reading(cast.nadia) == {"reading": [], "done": []}
    assert Reading.objects.filter(owner=cast.colleague).count() == 1


def test_what_was_not_touched_for_long_is_cleaned_away(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    assert keeping.clean(NOW) == 0
    assert keeping.clean(NOW + timedelta(seconds=1)) == 1


def test_progress_survives_being_packed() -> None:
    progress = Progress(3, 1, datetime(2026, 11, 1, tzinfo=UTC), 2, NOW, {}, {"a": "b"}, ("c",), None)
    assert unpack(pack(progress)) == progress
    with pytest.raises(ValueError, match="validation"):
        unpack(b"{}")


CHECKED = TEXT.replace('review_by: "2027-11-01"', 'review_by: "2027-11-01"\nentry_check: empathy_entry')


def test_an_entry_check_counts_only_where_it_was_passed_as_an_assessment(cast: Cast) -> None:
    module = published(cast.trainer, cast.manager, "with_check", CHECKED)
    assert skip_for(cast.nadia, module, NOW) is None
    shown_often(cast, Source.REVIEW)
    found = skip_for(cast.nadia, module, NOW)
    assert found is not None
    assert found.because == ("names_feeling",)
    assert skip_for(cast.colleague, module, NOW) is None
