"""The edges of the Studio: long keys, what is typed, the same asked twice, people who are gone, and what is kept."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from tests.apps.studio.house import changed, newest, published, ready, reviewed, sound, translated, tried, written
from tests.cast import Cast, person

from warmline.apps.audit.models import AuditEvent
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Role
from warmline.apps.studio import keeping, services, tasks
from warmline.apps.studio.models import Case, HouseRule, Revision, State, Trial
from warmline.apps.studio.playing import play_trial
from warmline.apps.studio.selectors import Wanted, case_of, case_page, is_alone, original_of

SENTENCE = "The badger owes me a sandwich."
MARKUP = "<script>alert('x')</script> лампа 灯"


def url(name: str, *args: object) -> str:
    return reverse(f"studio:{name}", args=args)


def verbs(case: Case) -> list[str]:
    """What the trail says of a case, the oldest first, without the name of the app."""
    rows = AuditEvent.objects.filter(target=f"case:{case.pk}").order_by("pk")
    return [verb.removeprefix("studio.") for verb in rows.values_list("verb", flat=True)]


# Translations and packs.


def test_a_long_key_has_room_for_its_language(cast: Cast) -> None:
    case = written(cast.trainer, "a" * 60)
    made = services.begin_translation(actor=cast.trainer, revision=newest(case), language="zho-hant1234")
    assert (len(made.key), made.key[-13:]) == (60, "_zho_hant1234")
    assert original_of(made) == newest(case)


def test_a_translation_of_another_house_is_nobody_s(cast: Cast) -> None:
    case = published(cast.trainer, cast.manager)
    for deed in (
        lambda: services.begin_translation(actor=cast.outsider, revision=newest(case), language="pt"),
        lambda: services.fork_version(actor=cast.outsider, revision=newest(case), key="their_own"),
        lambda: services.begin_trial(actor=cast.outsider, revision=newest(case)),
        lambda: services.export_pack(actor=cast.outsider, cases=[case]),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    assert Case.objects.count() == 1
    assert case_of(cast.outsider, case.pk) is None


def test_a_translation_that_was_begun_is_not_begun_again_and_the_first_stays(cast: Cast) -> None:
    case = translated(cast.trainer, cast.manager)
    text = newest(case).text
    with pytest.raises(Refused, match="already a scenario"):
        services.begin_translation(actor=cast.manager, revision=newest(case.original), language="pt")  # type: ignore[arg-type]
    assert newest(case).text == text


@pytest.mark.parametrize("data", [b"", b"PK\x05\x06" + b"\0" * 18, b"not a zip", b"\x00" * 9_000])
def test_what_is_no_pack_is_an_error_of_the_page(cast: Cast, client: Client, data: bytes) -> None:
    client.force_login(cast.trainer)
    file = SimpleUploadedFile("pack.zip", data)
    answer = client.post(url("load"), {"file": file})
    assert answer.status_code < 500
    assert not Case.objects.exists()


# The same asked twice.


def test_every_deed_twice_leaves_one_line_in_the_trail(cast: Cast) -> None:
    case = written(cast.trainer)
    tried(cast.trainer, newest(case))
    for _time in range(2):
        services.save_text(actor=cast.trainer, revision=newest(case), text=sound(), seen=newest(case).sha256)
        services.send_to_review(actor=cast.trainer, revision=newest(case))
    services.approve(actor=cast.manager, revision=newest(case), seen=newest(case).sha256)
    services.publish(actor=cast.trainer, revision=newest(case))
    for deed in (
        lambda: services.publish(actor=cast.trainer, revision=newest(case)),
        lambda: services.send_to_review(actor=cast.trainer, revision=newest(case)),
        lambda: services.approve(actor=cast.manager, revision=newest(case), seen=newest(case).sha256),
        lambda: services.send_back(actor=cast.manager, revision=newest(case), note="x"),
        lambda: services.save_text(actor=cast.trainer, revision=newest(case), text="x", seen=newest(case).sha256),
    ):
        with pytest.raises(Refused):
            deed()
    services.withdraw(actor=cast.trainer, case=case)
    with pytest.raises(Refused, match="No version"):
        services.withdraw(actor=cast.trainer, case=case)
    assert verbs(case) == ["written", "sent", "reviewed", "published", "withdrawn"]


def test_the_task_of_a_trial_that_is_over_or_gone_does_nothing(cast: Cast) -> None:
    trial = tried(cast.trainer, newest(written(cast.trainer)))
    for pk in (trial.pk, trial.pk, 999_999):
        tasks.play.func(pk)
        play_trial(pk)
    trial.refresh_from_db()
    assert (trial.stage, trial.played) == (Trial.Stage.DONE, 75)


def test_a_next_version_begun_twice_is_one(cast: Cast) -> None:
    case = published(cast.trainer, cast.manager)
    services.new_version(actor=cast.trainer, case=case)
    with pytest.raises(Refused, match="Version 2 is not published yet"):
        services.new_version(actor=cast.manager, case=case)
    assert list(Revision.objects.filter(case=case).values_list("number", flat=True)) == [2, 1]


def test_withdrawn_while_the_next_one_is_written_it_stays_a_draft_in_the_list(cast: Cast) -> None:
    case = published(cast.trainer, cast.manager)
    services.new_version(actor=cast.trainer, case=case)
    services.withdraw(actor=cast.manager, case=Case.objects.get(pk=case.pk))
    case.refresh_from_db()
    assert (case.live, case.state, case.newest) == (None, State.DRAFT, 2)
    assert [each.pk for each in case_page(cast.trainer, Wanted(state=State.DRAFT), 1)] == [case.pk]
    assert not case_page(cast.trainer, Wanted(state=State.PUBLISHED), 1).object_list.exists()  # type: ignore[union-attr]


# Who is here to review.


@pytest.mark.parametrize("change", ["closed", "ended", "another role", "nobody"])
def test_whoever_is_left_alone_is_told_so(cast: Cast, change: str) -> None:
    others = Membership.objects.filter(person__in=[cast.manager, cast.admin])
    if change == "closed":
        for each in (cast.manager, cast.admin):
            each.is_active = False
            each.save()
    elif change == "ended":
        others.update(until=others[0].since)
    elif change == "another role":
        others.update(role=Role.ANALYST)
    assert is_alone(cast.trainer) is (change != "nobody")


def test_one_person_who_may_publish_alone_publishes_no_text_that_somebody_sent_back(cast: Cast) -> None:
    case = written(cast.trainer)
    tried(cast.trainer, newest(case))
    services.send_to_review(actor=cast.trainer, revision=newest(case))
    services.send_back(actor=cast.manager, revision=newest(case), note="The end is missing.")
    with pytest.raises(Refused, match="second person"):
        services.publish(actor=cast.trainer, revision=newest(case))
    HouseRule.objects.create(organisation=cast.organisation, one_person=True)
    assert services.publish(actor=cast.trainer, revision=newest(case)).state == State.PUBLISHED


@pytest.mark.parametrize("name", ["trainer", "manager"])
def test_whoever_saved_a_word_of_it_is_no_second_pair_of_eyes(cast: Cast, name: str) -> None:
    case, writer = written(cast.trainer), cast.people()[name]
    services.save_text(actor=cast.manager, revision=newest(case), text=changed(level=2), seen=newest(case).sha256)
    tried(cast.trainer, newest(case))
    services.send_to_review(actor=cast.trainer, revision=newest(case))
    with pytest.raises(Refused, match="somebody else reviews"):
        services.approve(actor=writer, revision=newest(case), seen=newest(case).sha256)
    services.approve(actor=cast.admin, revision=newest(case), seen=newest(case).sha256)


# What is typed.


def test_markup_and_other_scripts_in_a_scenario_are_text_on_every_page(cast: Cast, client: Client) -> None:
    case = written(cast.trainer, text=changed(title=MARKUP))
    assert case.title == MARKUP
    client.force_login(cast.trainer)
    for address in (url("home"), url("case", case.pk)):
        page = client.get(address).content.decode()
        assert "<script>alert" not in page, address
        assert "&lt;script&gt;" in page, address


@pytest.mark.parametrize("note", ["", " \n ", "\x00"])
def test_sending_back_without_words_is_refused(cast: Cast, client: Client, note: str) -> None:
    case = written(cast.trainer)
    services.send_to_review(actor=cast.trainer, revision=newest(case))
    client.force_login(cast.manager)
    client.post(url("review", case.pk, 1), {"note": note, "seen": newest(case).sha256, "back": "1"})
    assert newest(case).state == State.REVIEW


@pytest.mark.parametrize(
    "asked", ["page=0", "page=x", "words=%00", "words=" + "y" * 20_000, "state=gone", "words=%25%25"]
)
def test_a_list_asked_for_nonsense_is_a_list(cast: Cast, client: Client, asked: str) -> None:
    written(cast.trainer)
    client.force_login(cast.trainer)
    assert client.get(f"{url('home')}?{asked}").status_code == 200


def test_every_word_that_is_looked_for_must_be_there(cast: Cast) -> None:
    case = written(cast.trainer)
    assert [each.pk for each in case_page(cast.trainer, Wanted(words="locker stays"), 1)] == [case.pk]
    for words in ("locker parcel_bird", "100%", "_ _ _ nothing"):
        assert list(case_page(cast.trainer, Wanted(words=words), 1)) == []


# What is kept.


@pytest.mark.parametrize("way", ["send_back", "approve"])
def test_a_note_is_its_reviewers_own_and_goes_with_her(cast: Cast, way: str) -> None:
    case = written(cast.trainer)
    services.send_to_review(actor=cast.trainer, revision=newest(case))
    if way == "approve":
        services.approve(actor=cast.manager, revision=newest(case), seen=newest(case).sha256, note=SENTENCE)
    else:
        services.send_back(actor=cast.manager, revision=newest(case), note=SENTENCE)
    assert SENTENCE in str(keeping.export(cast.manager))
    for other in (cast.trainer, cast.admin, cast.outsider):
        assert SENTENCE not in str(keeping.export(other))
        assert keeping.erase(other) == 0
    assert keeping.erase(cast.manager) == 1
    assert keeping.erase(cast.manager) == 0
    assert not Revision.objects.filter(note=SENTENCE).exists()
    assert (newest(case).reviewed_by == cast.manager) is (way == "approve")


def test_a_note_of_before_authors_were_kept_goes_with_whoever_gave_the_version_back(cast: Cast) -> None:
    case = written(cast.trainer)
    services.send_to_review(actor=cast.trainer, revision=newest(case))
    services.send_back(actor=cast.manager, revision=newest(case), note=SENTENCE)
    Revision.objects.update(noted_by=None)
    assert keeping.erase(cast.trainer) == 0
    assert newest(case).note == SENTENCE
    assert keeping.erase(cast.manager) == 1
    assert newest(case).note == ""


def test_a_note_that_is_too_long_is_refused_for_its_length(cast: Cast, client: Client) -> None:
    case = written(cast.trainer)
    services.send_to_review(actor=cast.trainer, revision=newest(case))
    client.force_login(cast.manager)
    told = {"note": "x" * 1001, "seen": newest(case).sha256, "back": "1"}
    page = client.post(url("review", case.pk, 1), told, follow=True).content.decode()
    assert "The note has 1,001 characters and 1,000 are kept." in page
    assert (newest(case).state, newest(case).note) == (State.REVIEW, "")


def test_a_copy_names_every_part_she_had_and_none_of_others(cast: Cast) -> None:
    case = ready(cast.trainer, cast.manager)
    services.publish(actor=cast.admin, revision=newest(case))
    parts = {
        who: [(row["wrote"], row["reviewed"], row["published"]) for row in keeping.export(cast.people()[who])]
        for who in ("trainer", "manager", "admin", "nadia", "outsider")
    }
    assert parts == {
        "trainer": [(True, False, False)],
        "manager": [(False, True, False)],
        "admin": [(False, False, True)],
        "nadia": [],
        "outsider": [],
    }


def test_a_text_stays_published_when_whoever_wrote_it_is_gone(cast: Cast) -> None:
    writer = person(cast.organisation, "Wanda", "wanda@northwind.example")
    Membership.objects.create(person=writer, role=Role.TRAINER, site=cast.site)
    case = written(writer)
    reviewed(writer, cast.manager, case)
    services.publish(actor=writer, revision=newest(case))
    keeping.erase(writer)
    assert newest(case).state == State.PUBLISHED
    assert services.new_version(actor=cast.trainer, case=newest(case).case).number == 2
