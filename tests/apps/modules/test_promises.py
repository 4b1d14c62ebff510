"""Modules at their edges: every deed at every state of a version, who may, and what a reader leaves behind."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from hypothesis import given
from hypothesis import strategies as st
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
from warmline.apps.modules import services
from warmline.apps.modules.cards.search import Page, build, find, words_of
from warmline.apps.modules.keeping import clean, erase_reading, export_reading
from warmline.apps.modules.models import Done, Module, Reading, State, Version
from warmline.apps.modules.progress import Progress
from warmline.apps.modules.selectors import Wanted, module_of, module_page, own_done, published_modules, readable
from warmline.apps.modules.selectors.reading import notes_of, read_own_progress, reading_now, taken_up
from warmline.apps.modules.services.reading import LONGEST_NOTE
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.apps.people.services.erasure import erase_person
from warmline.core.curriculum.module.skipping import FEWEST, LOW, Proof, may_skip

pytestmark = [pytest.mark.django_db, pytest.mark.once]
DAY, MOMENT = timedelta(days=1), timedelta(microseconds=1)


# Every deed at every state.


def at(cast: Cast, state: str) -> Version:
    """The first version of a module at a state; Thandi writes, Miriam reviews."""
    if state == "draft":
        return newest(written(cast.trainer))
    if state == "review":
        module = written(cast.trainer)
        services.send_to_review(actor=cast.trainer, version=newest(module), now=NOW)
        return newest(module)
    if state == "scheduled":
        module = written(cast.trainer)
        reviewed(cast.trainer, cast.manager, module)
        return services.publish(actor=cast.trainer, version=newest(module), now=NOW, at=NOW + DAY)
    module = published(cast.trainer, cast.manager)
    first = newest(module)
    if state == "replaced":
        updated(cast.trainer, cast.manager, module, TEXT.replace("Some words.", "Other words."))
    if state == "withdrawn":
        services.withdraw(actor=cast.trainer, module=module, now=NOW)
    return Version.objects.select_related("module__organisation").get(pk=first.pk)


DEEDS: dict[str, Callable[[Person, Version], object]] = {
    "save": lambda who, row: services.save_text(
        actor=who, version=row, text=TEXT.replace("Some words.", "More."), seen=row.sha256, now=NOW
    ),
    "send": lambda who, row: services.send_to_review(actor=who, version=row, now=NOW),
    "approve": lambda who, row: services.approve(actor=who, version=row, seen=row.sha256, now=NOW),
    "send_back": lambda who, row: services.send_back(actor=who, version=row, note="Shorter, please.", now=NOW),
    "publish": lambda who, row: services.publish(actor=who, version=row, now=NOW),
    "unschedule": lambda who, row: services.unschedule(actor=who, version=row, now=NOW),
    "withdraw": lambda who, row: services.withdraw(actor=who, module=row.module, now=NOW),
    "new_version": lambda who, row: services.new_version(actor=who, module=row.module, now=NOW),
}
ALLOWED = {
    "draft": {"save", "send"},
    "review": {"save", "send", "approve", "send_back"},
    "scheduled": {"unschedule"},
    "published": {"withdraw", "new_version"},
    "replaced": {"withdraw", "new_version"},  # of the module, whose newer version is published
    "withdrawn": {"new_version"},
}


@pytest.mark.parametrize("state", list(ALLOWED))
def test_at_each_state_only_what_makes_sense_is_done(cast: Cast, state: str) -> None:
    row = at(cast, state)
    before = Version.objects.get(pk=row.pk)
    for deed in set(DEEDS) - ALLOWED[state]:
        with pytest.raises(Refused):
            DEEDS[deed](cast.manager, row)
    after = Version.objects.get(pk=row.pk)
    assert (after.state, after.text, after.sha256) == (before.state, before.text, before.sha256) == (state, *_of(row))


def _of(row: Version) -> tuple[str, str]:
    return row.text, row.sha256


@pytest.mark.parametrize(
    ("state", "deed"), [(state, deed) for state, deeds in ALLOWED.items() for deed in sorted(deeds)]
)
def test_what_makes_sense_is_done(cast: Cast, state: str, deed: str) -> None:
    row = at(cast, state)
    DEEDS[deed](cast.manager, row)
    wanted = {
        "save": State.DRAFT, "send": State.REVIEW, "approve": State.REVIEW, "send_back": State.DRAFT,
        "unschedule": State.REVIEW,
    }  # fmt: skip
    if deed in wanted:
        assert Version.objects.get(pk=row.pk).state == wanted[deed]
    elif deed == "withdraw":
        assert not Version.objects.filter(state=State.PUBLISHED).exists()
    else:
        assert newest(row.module).state == State.DRAFT


def test_nobody_else_does_anything(cast: Cast) -> None:
    row = at(cast, "review")
    trail = AuditEvent.objects.count()
    for who in ("nadia", "petra", "analyst", "outsider"):
        for deed in DEEDS.values():
            with pytest.raises(PermissionDenied):
                deed(cast.people()[who], row)
    assert (newest(row.module).state, AuditEvent.objects.count()) == (State.REVIEW, trail)


def test_sent_and_scheduled_once_each_is_in_the_trail_once(cast: Cast) -> None:
    row = at(cast, "draft")
    for _n in range(2):
        services.send_to_review(actor=cast.trainer, version=row, now=NOW)
    assert AuditEvent.objects.filter(verb="modules.sent").count() == 1


@pytest.mark.parametrize(("later", "count"), [(DAY - MOMENT, 0), (DAY, 1), (9 * DAY, 1)])
def test_a_day_that_was_set_comes_once(cast: Cast, later: timedelta, count: int) -> None:
    row = at(cast, "scheduled")
    assert services.release_due(now=NOW + later) == count
    assert services.release_due(now=NOW + later) == 0
    row.refresh_from_db()
    assert (row.state == State.PUBLISHED) is bool(count)
    assert row.published_at == (NOW + DAY if count else None), "it counts from its day, whenever somebody looks"


@pytest.mark.parametrize("at_", [NOW, NOW - MOMENT, NOW - DAY])
def test_a_day_that_is_not_ahead_is_refused(cast: Cast, at_: object) -> None:
    row = at(cast, "review")
    services.approve(actor=cast.manager, version=row, seen=row.sha256, now=NOW)
    with pytest.raises(Refused, match="has passed"):
        services.publish(actor=cast.trainer, version=row, now=NOW, at=at_)  # type: ignore[arg-type]
    assert newest(row.module).state == State.REVIEW


@pytest.mark.parametrize(
    "key", ["", "ab", "Waiting", "1st", "a b", "x" * 61, "write", "cards", "media", "notes", "a\x00b"]
)
def test_what_is_no_key_begins_no_module(cast: Cast, key: str) -> None:
    with pytest.raises(Refused):
        written(cast.trainer, key)
    assert not Module.objects.filter(organisation=cast.organisation).exists()


@pytest.mark.parametrize("size", [200_001, 1_000_000])
def test_a_text_far_too_long_is_refused_and_the_draft_stays(cast: Cast, size: int) -> None:
    row = at(cast, "draft")
    with pytest.raises(Refused, match="200,000"):
        services.save_text(actor=cast.trainer, version=row, text="x" * size, seen=row.sha256, now=NOW)
    assert newest(row.module).text == row.text


def test_null_bytes_and_other_line_ends_are_not_kept(cast: Cast) -> None:
    row = at(cast, "draft")
    sent = TEXT.replace("Some words.", "Some\x00 other\r\nwords.\rHere.")
    kept = services.save_text(actor=cast.trainer, version=row, text=sent, seen=row.sha256, now=NOW).text
    assert "Some other\nwords.\nHere." in kept
    assert not {"\x00", "\r"} & set(kept)


@pytest.mark.parametrize("words", ["%", "_", "'", "\\", "waiting", "WAITING well", "x" * 2000, " "])
def test_looking_for_words_finds_words(cast: Cast, words: str) -> None:
    written(cast.trainer)
    page = module_page(cast.trainer, Wanted(words=words), "1", NOW.date())
    assert len(page.object_list) == (
        1 if words.casefold().startswith("waiting") or not words.strip() or words == "_" else 0
    )
    assert module_of(cast.outsider, Module.objects.get(organisation=cast.organisation).pk) is None


# Reading.


def test_what_is_not_begun_takes_no_answer_no_note_and_no_mark(cast: Cast) -> None:
    module = published(cast.trainer, cast.manager)
    deeds = (
        lambda: services.answer(user=cast.nadia, module=module, key="pick", words=("0",), now=NOW),
        lambda: services.write_note(user=cast.nadia, module=module, section="why", words="x", now=NOW),
        lambda: services.set_bookmark(user=cast.nadia, module=module, section="why", on=True, now=NOW),
        lambda: services.open_section(user=cast.nadia, module=module, place=1, now=NOW),
        lambda: services.finish(user=cast.nadia, module=module, now=NOW),
        lambda: services.move_on(user=cast.nadia, module=module, now=NOW),
    )
    for deed in deeds:
        with pytest.raises(services.NothingToRead):
            deed()
    assert not Reading.objects.exists()


def test_a_draft_is_read_by_nobody_who_does_not_write(cast: Cast) -> None:
    module = written(cast.trainer)
    for who in cast.people().values():
        with pytest.raises(services.NothingToRead):
            services.begin(user=who, module=module, now=NOW)
    assert readable(cast.nadia, module.key) is None
    assert published_modules(cast.nadia) == []


@pytest.mark.parametrize("words", ["", " \n ", "\x00"])
def test_a_note_of_nothing_takes_the_note_away(cast: Cast, words: str) -> None:
    module = published(cast.trainer, cast.manager)
    services.begin(user=cast.nadia, module=module, now=NOW)
    services.write_note(user=cast.nadia, module=module, section="why", words="Mine", now=NOW)
    assert len(notes_of(cast.nadia)) == 1
    services.write_note(user=cast.nadia, module=module, section="why", words=words, now=NOW)
    assert notes_of(cast.nadia) == []


def test_a_long_note_is_kept_as_far_as_it_fits(cast: Cast) -> None:
    module = published(cast.trainer, cast.manager)
    services.begin(user=cast.nadia, module=module, now=NOW)
    services.write_note(user=cast.nadia, module=module, section="why", words="é" * 20_000, now=NOW)
    found = read_own_progress(cast.nadia, module)
    assert found is not None
    assert found.notes["why"] == "é" * LONGEST_NOTE


def test_all_but_one_answered_is_not_finished_and_names_the_one(cast: Cast) -> None:
    module = published(cast.trainer, cast.manager)
    services.begin(user=cast.nadia, module=module, now=NOW)
    for key, words in ANSWERS.items():
        with pytest.raises(services.NotFinished):
            services.finish(user=cast.nadia, module=module, now=NOW)
        services.answer(user=cast.nadia, module=module, key=key, words=words, now=NOW)
    services.finish(user=cast.nadia, module=module, now=NOW)
    assert Done.objects.get().how == Done.How.READ
    assert set(own_done(cast.nadia)) == {module.pk}
    assert own_done(cast.colleague) == {}
    assert reading_now(cast.nadia) == []


def test_each_reads_for_herself(cast: Cast) -> None:
    module = published(cast.trainer, cast.manager)
    read_through(cast.nadia, module)
    services.begin(user=cast.colleague, module=module, now=NOW)
    mine, other = taken_up(cast.nadia, module), taken_up(cast.colleague, module)
    assert mine is not None
    assert other is not None
    assert (len(mine.progress.answers), len(other.progress.answers)) == (len(ANSWERS), 0)
    assert len({row.tag for row in Reading.objects.all()}) == 2, "one module, two tags: nobody sees that it is the same"
    assert GOOD.encode() not in b"".join(bytes(row.sealed) for row in Reading.objects.all())


def test_erased_she_has_read_nothing_and_others_have(cast: Cast) -> None:
    module = published(cast.trainer, cast.manager)
    for who in (cast.nadia, cast.colleague):
        read_through(who, module)
    erase_person(actor=cast.admin, person=cast.nadia)
    assert {row.person for row in Done.objects.all()} == {cast.colleague}
    assert {row.owner for row in Reading.objects.all()} == {cast.colleague}
    assert erase_reading(cast.nadia) == 0
    assert export_reading(cast.nadia) == {"reading": [], "done": []}


@pytest.mark.parametrize(("moment", "gone"), [(NOW, 0), (NOW + MOMENT, 1)])
def test_what_was_not_touched_goes_and_what_was_done_stays(cast: Cast, moment: object, gone: int) -> None:
    services.begin(user=cast.nadia, module=published(cast.trainer, cast.manager), now=NOW)
    assert clean(moment) == gone  # type: ignore[arg-type]


# Leaving out, places, cards.


@pytest.mark.parametrize(
    ("low", "sightings", "skips"),
    [(LOW, FEWEST, True), (LOW - 0.001, FEWEST, False), (LOW, FEWEST - 1, False), (1.0, 0, False), (1.0, 99, True)],
)
def test_proven_is_from_the_two_figures_on(low: float, sightings: int, skips: bool) -> None:
    found = may_skip(["a"], {"a": Proof(low, sightings)}, check=None, passed=False)
    assert (found is not None) is skips
    assert may_skip(["a", "b"], {"a": Proof(low, sightings)}, check=None, passed=False) is None


def test_a_passed_check_without_a_check_leaves_nothing_out() -> None:
    assert may_skip([], {}, check=None, passed=True) is None
    assert may_skip([], {}, check="", passed=True) is None
    assert may_skip([], {}, check="entry", passed=False) is None
    assert may_skip([], {}, check="entry", passed=True) is not None


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 100)), min_size=1, max_size=12))
def test_the_newest_place_wins_in_whatever_order_devices_speak(told: list[tuple[int, int]]) -> None:
    progress = Progress(1, 1, NOW)
    for place, minute in told:
        progress = progress.at_place(place, NOW + timedelta(minutes=minute))
    newest_minute = max(minute for _place, minute in told)
    assert progress.place_at == NOW + timedelta(minutes=newest_minute)
    assert progress.place in {place for place, minute in told if minute == newest_minute}


@pytest.mark.parametrize("query", ["", " ", "\x00", "!!!", "x" * 20_000, "٣", "🙂"])
def test_whatever_is_looked_for_in_cards_is_found_or_not(query: str) -> None:
    index = build([Page("a", "Naming a feeling", body="Say what it comes from")])
    assert find(index, query) == []
    assert find(build([]), "feeling") == []


def test_cards_are_found_over_accents_capitals_and_endings() -> None:
    index = build([Page("a", "Café queries"), Page("b", "Other things")])
    for query in ("cafe", "CAFÉ", "query", "queries", "Querys"):
        assert [hit.ref for hit in find(index, query)] == ["a"], query
    assert words_of("Gesses' dress’s passes") == words_of("gesses dresss passes")
