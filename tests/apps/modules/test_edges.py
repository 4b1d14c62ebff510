"""The edges of a module: a text that changes while it is read, moments and clocks, what is typed, and what is kept."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.urls import reverse
from tests.apps.modules.shelf import (
    ANSWERS,
    GOOD,
    NOW,
    TEXT,
    newest,
    published,
    read_through,
    reviewed,
    updated,
    written,
)
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.modules import keeping, services
from warmline.apps.modules.models import Done, MediaFile, Module, Reading, State, Version
from warmline.apps.modules.selectors import published_modules, readable
from warmline.apps.modules.selectors.doing import done
from warmline.apps.modules.selectors.reading import notes_of, read_own_progress, reading_now, taken_up
from warmline.apps.modules.services.reading import LONGEST_ANSWER, LONGEST_NOTE
from warmline.apps.people.errors import Refused
from warmline.apps.practice.selectors import read_own_standing

OTHER = TEXT.replace("Which answer names the feeling?", "Which of these names the feeling?")
SECOND = timedelta(seconds=1)
SENTENCE = "The otter keeps my spare key."
MARKUP = "<script>alert('x')</script> прости 好"


@pytest.fixture
def module(cast: Cast) -> Module:
    return published(cast.trainer, cast.manager)


def url(name: str, *args: object) -> str:
    return reverse(f"modules:{name}", args=args)


# A text that changes while it is read.


def test_a_newer_version_changes_nothing_under_her_and_asks_again_only_what_changed(cast: Cast, module: Module) -> None:
    read_through(cast.nadia, module)
    updated(cast.trainer, cast.manager, module, OTHER)
    kept = read_own_progress(cast.nadia, module)
    assert kept is not None
    assert (kept.number, set(kept.answers)) == (1, set(ANSWERS))
    moved = services.move_on(user=cast.nadia, module=module, now=NOW)
    assert (moved.number, set(moved.answers)) == (2, set(ANSWERS) - {"pick"})
    with pytest.raises(services.NotFinished):
        services.finish(user=cast.nadia, module=module, now=NOW)
    services.answer(user=cast.nadia, module=module, key="pick", words=("0",), now=NOW)
    services.finish(user=cast.nadia, module=module, now=NOW)
    assert sorted(Done.objects.values_list("number", flat=True)) == [1, 2]
    assert services.move_on(user=cast.nadia, module=module, now=NOW).finished_at is not None, "there is nothing newer"


def test_finishing_twice_is_done_once_and_on_the_first_day(cast: Cast, module: Module) -> None:
    read_through(cast.nadia, module)
    again = services.finish(user=cast.nadia, module=module, now=NOW + timedelta(days=3))
    assert again.at == NOW + timedelta(minutes=8)
    assert AuditEvent.objects.filter(verb="modules.finished").count() == 1


def test_begun_twice_is_one_reading_and_the_second_device_finds_the_place(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    services.open_section(user=cast.nadia, module=module, place=2, now=NOW + SECOND)
    assert services.begin(user=cast.nadia, module=module, now=NOW + timedelta(days=1)).place == 2
    assert Reading.objects.count() == 1
    assert AuditEvent.objects.filter(verb="modules.begun").count() == 1


def test_taken_back_it_is_begun_by_nobody_skipped_by_nobody_and_moved_to_by_nobody(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    services.withdraw(actor=cast.trainer, module=module, now=NOW)
    module.refresh_from_db()
    with pytest.raises(services.NothingToRead):
        services.begin(user=cast.colleague, module=module, now=NOW)
    with pytest.raises(services.NothingToRead):
        services.move_on(user=cast.nadia, module=module, now=NOW)
    with pytest.raises(Refused):
        services.skip(user=cast.nadia, module=module, now=NOW)
    with pytest.raises(Refused, match="No version"):
        services.withdraw(actor=cast.trainer, module=module, now=NOW)
    taken = taken_up(cast.nadia, module)
    assert taken is not None
    assert taken.current is None
    assert readable(cast.nadia, module.key) == module
    assert readable(cast.colleague, module.key) is None
    assert published_modules(cast.nadia) == []


@pytest.mark.parametrize("deed", ["answer", "note", "mark", "finish", "move_on", "open"])
def test_nothing_is_left_in_a_module_that_was_not_begun(cast: Cast, module: Module, deed: str) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    common = {"user": cast.colleague, "module": module, "now": NOW}
    deeds = {
        "answer": lambda: services.answer(**common, key="pick", words=("0",)),
        "note": lambda: services.write_note(**common, section="why", words="x"),
        "mark": lambda: services.set_bookmark(**common, section="why", on=True),
        "finish": lambda: services.finish(**common),
        "move_on": lambda: services.move_on(**common),
        "open": lambda: services.open_section(**common, place=1),
    }
    with pytest.raises(services.NothingToRead):
        deeds[deed]()
    assert Reading.objects.get().owner == cast.nadia
    assert reading_now(cast.colleague) == []


def test_the_module_of_another_house_is_neither_begun_nor_found_and_the_own_of_one_key_comes_first(cast: Cast) -> None:
    theirs = published(cast.trainer, cast.manager)
    with pytest.raises(services.NothingToRead):
        services.begin(user=cast.outsider, module=theirs, now=NOW)
    assert readable(cast.outsider, theirs.key) is None
    own = written(cast.outsider, theirs.key)
    assert readable(cast.outsider, theirs.key) == own
    assert readable(cast.nadia, theirs.key) == theirs


def test_the_first_answer_alone_is_evidence_also_over_a_change_of_version(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    for words in (("0",), ("1",), ("0",)):
        services.answer(user=cast.nadia, module=module, key="pick", words=words, now=NOW)
    before = read_own_standing(cast.nadia, cast.nadia)
    updated(cast.trainer, cast.manager, module, TEXT.replace("Some words.", "Other words."))
    services.move_on(user=cast.nadia, module=module, now=NOW)
    services.answer(user=cast.nadia, module=module, key="pick", words=("1",), now=NOW)
    assert read_own_standing(cast.nadia, cast.nadia) == before


# Moments and clocks.


@pytest.mark.parametrize(("early", "appears"), [(SECOND, False), (timedelta(0), True), (-SECOND, True)])
def test_a_version_appears_at_its_very_moment_and_with_it_as_its_day(
    cast: Cast, module: Module, early: timedelta, appears: bool
) -> None:
    at = NOW + timedelta(days=1)
    updated(cast.trainer, cast.manager, module, OTHER, at=at)
    assert services.release_due(now=at - early) == int(appears)
    assert services.release_due(now=at - early) == 0
    found = newest(module)
    assert (found.state == State.PUBLISHED, found.published_at) == (appears, at if appears else None)
    assert AuditEvent.objects.filter(verb="modules.published").count() == 1 + appears


@pytest.mark.parametrize("at", [NOW, NOW - SECOND, datetime(2020, 1, 1, tzinfo=UTC)])
def test_a_moment_that_has_passed_is_refused_and_publishes_nothing(cast: Cast, at: datetime) -> None:
    draft = written(cast.trainer)
    reviewed(cast.trainer, cast.manager, draft)
    with pytest.raises(Refused, match="has passed"):
        services.publish(actor=cast.trainer, version=newest(draft), now=NOW, at=at)
    assert newest(draft).state == State.REVIEW


def test_what_waits_for_its_day_is_neither_changed_nor_scheduled_again(cast: Cast, module: Module) -> None:
    updated(cast.trainer, cast.manager, module, OTHER, at=NOW + timedelta(days=1))
    waiting = newest(module)
    with pytest.raises(Refused, match="does not change any more"):
        services.save_text(actor=cast.trainer, version=waiting, text=TEXT, seen=waiting.sha256, now=NOW)
    with pytest.raises(Refused, match="day is set"):
        services.publish(actor=cast.trainer, version=waiting, now=NOW)
    with pytest.raises(Refused, match="not published yet"):
        services.new_version(actor=cast.trainer, module=module, now=NOW)
    with pytest.raises(Refused, match="Only a draft"):
        services.send_to_review(actor=cast.trainer, version=waiting, now=NOW)
    services.unschedule(actor=cast.trainer, version=waiting, now=NOW)
    with pytest.raises(Refused, match="No day is set"):
        services.unschedule(actor=cast.trainer, version=waiting, now=NOW)
    assert services.release_due(now=NOW + timedelta(days=9)) == 0


@pytest.mark.parametrize(
    "typed",
    ["2099-03-29T01:30", "2099-10-25T01:30", "9999-12-31T23:59", "0001-01-01T00:00", "2020-01-01T09:00", "soon", ""],
    ids=["no such hour", "twice", "last day", "first day", "past", "word", "empty"],
)
def test_a_moment_that_is_none_is_an_error_and_never_a_fault(cast: Cast, client: Client, typed: str) -> None:
    cast.trainer.timezone = "Europe/London"
    cast.trainer.save()
    draft = written(cast.trainer)
    reviewed(cast.trainer, cast.manager, draft)
    client.force_login(cast.trainer)
    answer = client.post(url("schedule", draft.pk, 1), {"at": typed})
    assert answer.status_code < 500
    assert newest(draft).publish_at is None


# Writing.


def test_a_long_key_has_room_for_its_language(cast: Cast) -> None:
    original = published(cast.trainer, cast.manager, key="a" * 60)
    made = services.begin_translation(actor=cast.trainer, version=newest(original), language="zho-hant1234", now=NOW)
    assert (len(made.key), made.key[-13:], made.language) == (60, "_zho_hant1234", "zho-hant1234")


@pytest.mark.parametrize("language", ["", "e", "english", "en us", "pt-", "pt_BR", "12", "en"])
def test_what_is_no_other_language_is_refused(cast: Cast, module: Module, language: str) -> None:
    with pytest.raises(Refused):
        services.begin_translation(actor=cast.trainer, version=newest(module), language=language, now=NOW)
    assert Module.objects.count() == 1


def test_a_translation_is_begun_once_and_never_of_a_translation(cast: Cast, module: Module) -> None:
    made = services.begin_translation(actor=cast.trainer, version=newest(module), language=" PT ", now=NOW)
    assert made.language == "pt"
    with pytest.raises(Refused, match="already a module"):
        services.begin_translation(actor=cast.manager, version=newest(module), language="pt", now=NOW)
    with pytest.raises(Refused, match="a translation itself"):
        services.begin_translation(actor=cast.trainer, version=newest(made), language="fr", now=NOW)
    other = published(cast.trainer, cast.manager, key="another_one")
    with pytest.raises(Refused, match="no version of the original"):
        services.follow_original(actor=cast.trainer, version=newest(made), source=newest(other), now=NOW)


@pytest.mark.parametrize("text", ["", "\x00", "---", "---\nkey: x", "---\n" + "[" * 9_000, "# 好"])
def test_nonsense_is_kept_as_a_draft_and_never_reviewed(cast: Cast, text: str) -> None:
    draft = newest(written(cast.trainer))
    with pytest.raises(Refused, match="200,000"):
        services.save_text(actor=cast.trainer, version=draft, text="x" * 200_001, seen=draft.sha256, now=NOW)
    services.save_text(actor=cast.trainer, version=draft, text=text, seen=draft.sha256, now=NOW)
    with pytest.raises(Refused, match="Mend what is named first"):
        services.send_to_review(actor=cast.trainer, version=newest(draft.module), now=NOW)
    assert "\x00" not in newest(draft.module).text


def test_saving_the_same_again_is_no_deed_and_makes_nobody_a_writer(cast: Cast) -> None:
    draft = newest(written(cast.trainer))
    same = services.save_text(actor=cast.manager, version=draft, text=draft.text, seen=draft.sha256, now=NOW)
    assert list(same.writers.all()) == [cast.trainer]
    assert not AuditEvent.objects.filter(verb="modules.saved").exists()


# What is typed while reading.


@pytest.mark.parametrize("words", [(), ("",), ("7",), ("a",), ("-1",), ("²",), ("0", "1", "2", "3")])
def test_half_an_answer_is_none(cast: Cast, module: Module, words: tuple[str, ...]) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    with pytest.raises(services.Incomplete):
        services.answer(user=cast.nadia, module=module, key="pick", words=words, now=NOW)
    progress = read_own_progress(cast.nadia, module)
    assert progress is not None
    assert progress.answers == {}


def test_an_answer_to_nothing_is_no_answer(cast: Cast, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    with pytest.raises(KeyError):
        services.answer(user=cast.nadia, module=module, key="no_such", words=("0",), now=NOW)


@pytest.mark.parametrize("typed", ["x" * 20_000, f"{MARKUP}\x00", "  \x00  "])
def test_words_are_kept_as_they_are_within_measure(cast: Cast, module: Module, typed: str) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    services.write_note(user=cast.nadia, module=module, section="why", words=typed, now=NOW)
    progress = read_own_progress(cast.nadia, module)
    assert progress is not None
    note = progress.notes.get("why", "")
    assert note == typed.replace("\x00", "").strip()[:LONGEST_NOTE]
    if note:
        given = services.answer(user=cast.nadia, module=module, key="think", words=(typed,), now=NOW)
        assert len(given.answer[0]) <= LONGEST_ANSWER
    else:
        assert notes_of(cast.nadia) == []


def test_markup_that_she_writes_is_text_to_her_on_every_page(cast: Cast, client: Client, module: Module) -> None:
    services.begin(user=cast.nadia, module=module, now=NOW)
    services.write_note(user=cast.nadia, module=module, section="try_it", words=MARKUP, now=NOW)
    services.answer(user=cast.nadia, module=module, key="own_words", words=(f"{GOOD} {MARKUP}",), now=NOW)
    client.force_login(cast.nadia)
    for address in (url("section", module.key, 2), url("notes"), url("print", module.key)):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "&lt;script&gt;" in page, address


# What is kept.


def test_a_planted_sentence_is_sealed_handed_out_to_her_and_gone_with_her(cast: Cast, module: Module) -> None:
    read_through(cast.nadia, module)
    services.write_note(user=cast.nadia, module=module, section="why", words=SENTENCE, now=NOW)
    assert SENTENCE.encode() not in b"".join(bytes(row.sealed) for row in Reading.objects.all())
    assert SENTENCE in str(keeping.export_reading(cast.nadia))
    for other in cast.all_but("nadia").values():
        assert SENTENCE not in str(keeping.export_reading(other))
    assert keeping.erase_reading(cast.nadia) == 2
    assert keeping.erase_reading(cast.nadia) == 0
    assert keeping.export_reading(cast.nadia) == {"reading": [], "done": []}


def test_what_was_done_outlives_what_was_written(cast: Cast, module: Module) -> None:
    read_through(cast.nadia, module)
    touched = Reading.objects.get().touched_at
    assert keeping.clean(touched) == 0
    assert keeping.clean(touched + SECOND) == 1
    assert done([cast.nadia], module.key)[cast.nadia.pk].number == 1


def test_a_note_to_a_writer_is_its_reviewers_own_and_goes_with_her(cast: Cast) -> None:
    draft = written(cast.trainer)
    services.send_to_review(actor=cast.trainer, version=newest(draft), now=NOW)
    services.send_back(actor=cast.manager, version=newest(draft), note=SENTENCE, now=NOW)
    assert SENTENCE in str(keeping.export_writing(cast.manager))
    assert SENTENCE not in str(keeping.export_writing(cast.trainer))
    assert keeping.erase_writing(cast.trainer) == 0
    assert keeping.erase_writing(cast.manager) == 1
    assert not Version.objects.filter(note=SENTENCE).exists()


def test_a_note_of_before_authors_were_kept_goes_with_whoever_gave_the_version_back(cast: Cast) -> None:
    draft = written(cast.trainer)
    services.send_to_review(actor=cast.trainer, version=newest(draft), now=NOW)
    services.send_back(actor=cast.manager, version=newest(draft), note=SENTENCE, now=NOW)
    Version.objects.update(noted_by=None)
    assert keeping.erase_writing(cast.trainer) == 0
    assert keeping.erase_writing(cast.manager) == 1
    assert newest(draft).note == ""


def test_an_approval_with_a_note_stays_without_it(cast: Cast) -> None:
    draft = written(cast.trainer)
    services.send_to_review(actor=cast.trainer, version=newest(draft), now=NOW)
    services.approve(actor=cast.manager, version=newest(draft), seen=newest(draft).sha256, note=SENTENCE, now=NOW)
    keeping.erase_writing(cast.manager)
    assert (newest(draft).note, newest(draft).reviewed_by) == ("", cast.manager)
    services.publish(actor=cast.trainer, version=newest(draft), now=NOW)


def test_who_has_done_it_is_asked_for_in_pieces(cast: Cast, module: Module, django_assert_num_queries: object) -> None:
    read_through(cast.nadia, module)
    with django_assert_num_queries(3):  # type: ignore[operator]
        found = done([cast.nadia.pk, *range(10_000, 11_200)], module.key)
    assert set(found) == {cast.nadia.pk}
    assert done([], module.key) == {}


def test_files_of_a_house_are_seen_by_its_readers_only_once_they_are_published(cast: Cast) -> None:
    file = MediaFile.objects.create(
        organisation=cast.organisation, sha256="c" * 64, kind="document", content_type="application/pdf", size=1,
        name="a.pdf", added_by=cast.trainer, added_at=NOW,
    )  # fmt: skip
    draft = written(cast.trainer)
    newest(draft).media.add(file)
    seen = {name: MediaFile.objects.visible_to(who).exists() for name, who in cast.people().items()}
    assert {name for name, found in seen.items() if found} == {"trainer", "manager", "admin"}
    Version.objects.filter(module=draft).update(state=State.PUBLISHED)
    assert MediaFile.objects.visible_to(cast.nadia).count() == 1
    assert not MediaFile.objects.visible_to(cast.outsider).exists()
