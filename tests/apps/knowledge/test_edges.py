"""The edges of a test: whose clock, who is left to judge, what is typed, and whose titles are one test."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse
from tests.apps.knowledge.shelf import KEYED, NOW, answer_all, answer_next, assessed, begin, plan, quiz, stock
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.knowledge import keeping, services, tasks
from warmline.apps.knowledge.models import (
    Assignment,
    Attempt,
    BankItem,
    CalibrationRun,
    Decision,
    ExpertAnswer,
    Form,
    ItemVersion,
    Response,
    Room,
)
from warmline.apps.knowledge.screens import announcement
from warmline.apps.knowledge.selectors import assignments_of, people_to_name, quiz_evidence, to_judge
from warmline.apps.knowledge.services.setting import key_of
from warmline.apps.people.errors import Refused
from warmline.core.measurement.items import BadAnswer, Kind, Pool

DAY = timedelta(days=1)
SENTENCE = "The heron borrowed my umbrella."


def borderline(cast: Cast) -> Attempt:
    """An assessed attempt that waits for the trainer's word."""
    return answer_all(begin(cast.nadia, assessed(cast, *[Kind.SINGLE] * 16)), right=10)


def test_a_test_that_nobody_ended_ended_with_its_time(cast: Cast) -> None:
    """Else whoever lost her connection would wait for as long as nobody opened the desk."""
    form = assessed(cast, *KEYED, minutes=10)
    attempt = begin(cast.nadia, form)
    services.close_overdue(now=NOW + 20 * DAY)
    attempt.refresh_from_db()
    assert attempt.finished_at == NOW + timedelta(minutes=10)
    assert begin(cast.nadia, form, NOW + 20 * DAY).is_running


def test_what_is_ended_in_time_ends_when_it_was_ended(cast: Cast) -> None:
    attempt = begin(cast.nadia, assessed(cast, *KEYED, minutes=10))
    done = services.finish(user=cast.nadia, attempt=attempt, now=NOW + timedelta(minutes=4))
    assert done.finished_at == NOW + timedelta(minutes=4)
    again = services.finish(user=cast.nadia, attempt=attempt, now=NOW + DAY)
    assert again.finished_at == done.finished_at
    assert AuditEvent.objects.filter(verb="knowledge.finished").count() == 1


def test_a_quiz_with_a_clock_waits_for_its_owner(cast: Cast) -> None:
    stock(*KEYED, pool=Pool.PRACTICE)
    form = services.make_form(actor=cast.manager, plan=plan(4, Room.QUIZ, minutes=5), readers=[], now=NOW)
    begin(cast.nadia, form)
    assert services.close_overdue(now=NOW + DAY) == 0


def test_without_a_judge_who_is_still_here_no_test_begins(cast: Cast) -> None:
    form = assessed(cast, *KEYED)
    cast.trainer.is_active = False
    cast.trainer.save()
    assert announcement(cast.nadia, form, NOW).readers == []
    with pytest.raises(Refused, match="Nobody else is here"):
        begin(cast.nadia, form)
    assert not Attempt.objects.exists()


def test_a_judge_who_left_decides_nothing(cast: Cast) -> None:
    attempt = borderline(cast)
    cast.trainer.is_active = False
    cast.trainer.save()
    with pytest.raises(PermissionDenied):
        services.decide(actor=cast.trainer, attempt=attempt, passed=True, reason="Good.", now=NOW)
    assert Decision.objects.get().is_open


@pytest.mark.parametrize("reason", ["", "  \n ", "\x00", " \x00 "])
def test_a_decision_needs_words(cast: Cast, reason: str) -> None:
    attempt = borderline(cast)
    with pytest.raises(Refused, match="Write the reason"):
        services.decide(actor=cast.trainer, attempt=attempt, passed=True, reason=reason, now=NOW)


def test_a_reason_keeps_every_script_loses_null_bytes_and_is_cut_at_its_end(cast: Cast, client: Client) -> None:
    attempt = borderline(cast)
    client.force_login(cast.trainer)
    said = "Ясно и спокойно. <b>好</b>\x00 " + "x" * 20_000
    client.post(reverse("knowledge:decide", args=[attempt.pk]), {"passed": "yes", "reason": said})
    kept = Decision.objects.get().reason
    assert kept.startswith("Ясно и спокойно. <b>好</b> xxx")
    assert len(kept) == 1000
    client.force_login(cast.nadia)
    page = client.get(reverse("knowledge:result", args=[attempt.pk])).content.decode()
    assert "&lt;b&gt;好&lt;/b&gt;" in page
    assert "<b>好" not in page


def test_of_two_judges_the_first_decides(cast: Cast) -> None:
    stock(*[Kind.SINGLE] * 16)
    form = services.make_form(actor=cast.manager, plan=plan(16), readers=[cast.trainer, cast.analyst], now=NOW)
    attempt = answer_all(begin(cast.nadia, form), right=10)
    services.decide(actor=cast.trainer, attempt=attempt, passed=True, reason="Clear enough.", now=NOW)
    with pytest.raises(Refused, match="nothing to decide"):
        services.decide(actor=cast.analyst, attempt=attempt, passed=False, reason="Hm.", now=NOW)
    assert (Decision.objects.get().verdict, Decision.objects.get().by) == ("passed", cast.trainer)


@pytest.mark.parametrize("said", ["", "   ", "\x00", "x" * 2001, "x" * 20_000])
@pytest.mark.parametrize("kind", [Kind.SHORT, Kind.SAY])
def test_a_text_that_is_none_or_too_long_is_no_answer(cast: Cast, kind: Kind, said: str) -> None:
    attempt = begin(cast.nadia, quiz(cast, kind, Kind.SINGLE, Kind.SINGLE))
    while (place := attempt.answered) < 3:
        if ItemVersion.objects.get(pk=_waiting(cast, attempt)).item.kind == kind.value:
            break
        attempt = answer_next(attempt)
    with pytest.raises(BadAnswer):
        services.answer(user=cast.nadia, attempt=attempt, place=place, key=uuid4(), sent=[said], now=NOW)
    assert Attempt.objects.get().answered == place


def _waiting(cast: Cast, attempt: Attempt) -> int | None:
    from warmline.apps.knowledge.sheets import read_sheet

    return read_sheet(cast.nadia, attempt).current


def test_markup_in_a_short_answer_is_text_to_whoever_marks_it(cast: Cast, client: Client) -> None:
    attempt = begin(cast.nadia, assessed(cast, Kind.SHORT))
    sent = ["<script>alert(1)</script> прости\x00"]
    services.answer(user=cast.nadia, attempt=attempt, place=0, key=uuid4(), sent=sent, now=NOW)
    assert Response.objects.get().answer == ["<script>alert(1)</script> прости"]
    client.force_login(cast.trainer)
    page = client.get(reverse("knowledge:desk")).content.decode()
    assert "&lt;script&gt;alert(1)&lt;/script&gt; прости" in page
    assert "<script>alert" not in page


def test_a_mark_is_given_once(cast: Cast) -> None:
    attempt = answer_all(begin(cast.nadia, assessed(cast, Kind.SHORT, Kind.SHORT)), right=0)
    row, other = attempt.responses.all()
    services.mark_answer(actor=cast.trainer, response=row, is_right=True, now=NOW)
    with pytest.raises(Refused, match="marked already"):
        services.mark_answer(actor=cast.trainer, response=row, is_right=False, now=NOW)
    assert Attempt.objects.get().state == "marking"
    services.mark_answer(actor=cast.trainer, response=other, is_right=True, now=NOW)
    assert Attempt.objects.get().state == "done"
    assert to_judge(cast.trainer)[0] == []


@pytest.mark.parametrize(("answer", "said"), [([], "Choose one"), (["a", "b"], "Choose one"), (["z"], "Choose one")])
def test_an_expert_gives_one_whole_answer(cast: Cast, answer: list[str], said: str) -> None:
    stock(Kind.BEST)
    with pytest.raises(Refused, match=said):
        services.answer_as_expert(actor=cast.analyst, version=ItemVersion.objects.get(), answer=answer, now=NOW)
    assert not ExpertAnswer.objects.exists()


def test_an_item_with_a_key_needs_no_expert(cast: Cast) -> None:
    stock(Kind.SINGLE)
    with pytest.raises(Refused, match="situational judgement"):
        services.answer_as_expert(actor=cast.analyst, version=ItemVersion.objects.get(), answer=["a"], now=NOW)


def test_titles_of_another_script_are_tests_of_their_own(cast: Cast) -> None:
    stock(*KEYED)
    made = [
        services.make_form(actor=cast.manager, plan=plan(4, title=title), readers=[cast.trainer], now=NOW)
        for title in ("Эмпатия", "Жалобы 1", "共情", "Жалобы 1")
    ]
    assert [form.number for form in made] == [1, 1, 1, 2]
    assert Form.objects.filter(closed_at=None).count() == 3
    assert key_of("Жалобы 1") == key_of(" Жалобы 1 ") == made[1].key


def test_a_practice_test_never_replaces_an_assessed_one(cast: Cast) -> None:
    form = assessed(cast, *KEYED)
    stock(*KEYED, pool=Pool.PRACTICE)
    practice = plan(4, Room.QUIZ, title=form.title)
    with pytest.raises(Refused, match="other room"):
        services.make_form(actor=cast.manager, plan=practice, readers=[], now=NOW)
    form.refresh_from_db()
    assert form.closed_at is None
    services.close_form(actor=cast.manager, form=form, now=NOW)
    assert services.make_form(actor=cast.manager, plan=practice, readers=[], now=NOW).number == 2


def test_a_closed_test_is_given_to_nobody_and_closing_twice_is_one_deed(cast: Cast) -> None:
    form = assessed(cast, *KEYED)
    services.assign(actor=cast.manager, form=form, people=[cast.colleague], now=NOW)
    for _ in range(2):
        services.close_form(actor=cast.manager, form=form, now=NOW)
    form.refresh_from_db()
    with pytest.raises(Refused, match="closed"):
        services.assign(actor=cast.manager, form=form, people=[cast.nadia], now=NOW)
    assert AuditEvent.objects.filter(verb="knowledge.form_closed").count() == 1
    assert assignments_of(cast.colleague) == []


def test_a_new_day_reaches_those_who_are_not_done_and_leaves_the_others(cast: Cast) -> None:
    form = quiz(cast, *KEYED)
    people = [cast.nadia, cast.colleague]
    assert services.assign(actor=cast.manager, form=form, people=people, now=NOW, due_at=NOW + DAY) == 2
    answer_all(begin(cast.nadia, form), right=4)
    assert services.assign(actor=cast.manager, form=form, people=people, now=NOW, due_at=NOW + 9 * DAY) == 0
    found = dict(Assignment.objects.values_list("person", "due_at"))
    assert found == {cast.nadia.pk: NOW + DAY, cast.colleague.pk: NOW + 9 * DAY}
    assert Assignment.objects.get(person=cast.nadia).done_at == NOW


@pytest.mark.parametrize("due", ["9999-12-31", "0001-01-01", "2026-02-30", "soon", "12026-01-01"])
def test_a_day_that_no_calendar_of_ours_holds_is_an_error_of_the_form(cast: Cast, client: Client, due: str) -> None:
    form = assessed(cast, *KEYED)
    for zone in ("America/Los_Angeles", "Pacific/Kiritimati"):
        cast.manager.timezone = zone
        cast.manager.save()
        client.force_login(cast.manager)
        sent = client.post(reverse("knowledge:test", args=[form.pk]), {"people": [cast.nadia.pk], "due": due})
        assert sent.status_code == 200
    assert not Assignment.objects.exists()


@pytest.mark.parametrize(
    ("zone", "day", "utc"),
    [
        ("Europe/London", "2027-03-28", "2027-03-28T22:59:59+00:00"),
        ("Europe/London", "2027-10-31", "2027-10-31T23:59:59+00:00"),
        ("Pacific/Kiritimati", "2027-01-01", "2027-01-01T09:59:59+00:00"),
        ("America/Santiago", "2027-09-04", "2027-09-05T03:59:59+00:00"),
    ],
)
def test_the_whole_of_the_last_day_is_hers_also_when_clocks_change(
    cast: Cast, client: Client, zone: str, day: str, utc: str
) -> None:
    form = assessed(cast, *KEYED)
    cast.manager.timezone = zone
    cast.manager.save()
    client.force_login(cast.manager)
    client.post(reverse("knowledge:test", args=[form.pk]), {"people": [cast.nadia.pk], "due": day})
    assert Assignment.objects.get().due_at.isoformat() == utc


def test_whoever_left_is_named_no_more(cast: Cast) -> None:
    before = people_to_name(cast.manager).count()
    cast.analyst.is_active = False
    cast.analyst.save()
    cast.petra.memberships.update(until=NOW, since=NOW - DAY)
    assert people_to_name(cast.manager).count() == before - 2


def test_a_left_test_goes_in_its_time_with_what_was_answered(cast: Cast) -> None:
    attempt = answer_next(begin(cast.nadia, assessed(cast, Kind.SHORT, Kind.SHORT)))
    assert attempt.is_running
    assert keeping.clean_assessed(NOW) == 0
    assert keeping.clean_assessed(NOW + timedelta(seconds=1)) > 0
    assert not Response.objects.exists()


def test_her_copy_holds_the_words_and_who_decided_what_about_her(cast: Cast) -> None:
    attempt = borderline(cast)
    services.decide(actor=cast.trainer, attempt=attempt, passed=False, reason=SENTENCE, now=NOW)
    found = keeping.export(cast.nadia)["attempts"][0]
    assert found["decision"] == {"verdict": "not_yet", "reason": SENTENCE, "at": NOW.isoformat()}
    assert SENTENCE not in str(keeping.export(cast.colleague))
    keeping.erase(cast.nadia)
    assert not Decision.objects.filter(reason=SENTENCE).exists()


def test_whoever_judged_is_erased_from_the_judgement_and_not_with_it(cast: Cast) -> None:
    attempt = borderline(cast)
    services.decide(actor=cast.trainer, attempt=attempt, passed=True, reason="Clear.", now=NOW)
    assert keeping.erase(cast.trainer) == 1
    assert (Decision.objects.get().by, Decision.objects.get().verdict) == (None, "passed")


def test_calibrating_twice_keeps_two_runs_of_nothing(cast: Cast) -> None:
    for _ in range(2):
        tasks.calibrate.call(cast.organisation.pk, cast.manager.pk)
    assert not CalibrationRun.objects.exists()


def test_a_quiz_is_evidence_from_its_day_on_for_its_owner_alone(cast: Cast) -> None:
    answer_all(begin(cast.nadia, quiz(cast, Kind.SAY, Kind.SINGLE)), right=2)
    assert quiz_evidence(cast.nadia, NOW + timedelta(seconds=1)) == []
    assert quiz_evidence(cast.petra, NOW - DAY) == []


def test_a_note_to_a_writer_is_its_reviewers_own_and_goes_with_her(cast: Cast) -> None:
    stock(Kind.SINGLE)
    copy = services.copy_item(actor=cast.trainer, version=ItemVersion.objects.get(), now=NOW)
    services.send_to_review(actor=cast.trainer, version=copy, now=NOW)
    services.send_back(actor=cast.manager, version=copy, note=SENTENCE, now=NOW)
    assert SENTENCE in str(keeping.export(cast.manager)["notes"])
    assert SENTENCE not in str(keeping.export(cast.trainer)), "it is not of the writer's words"
    assert keeping.erase(cast.manager) == 1
    assert not ItemVersion.objects.filter(note=SENTENCE).exists()


def test_a_note_of_before_authors_were_kept_is_found_by_the_trail(cast: Cast) -> None:
    stock(Kind.SINGLE)
    copy = services.copy_item(actor=cast.trainer, version=ItemVersion.objects.get(), now=NOW)
    services.send_to_review(actor=cast.trainer, version=copy, now=NOW)
    services.send_back(actor=cast.manager, version=copy, note=SENTENCE, now=NOW)
    ItemVersion.objects.update(noted_by=None)
    assert keeping.erase(cast.trainer) == 0
    assert ItemVersion.objects.filter(note=SENTENCE).exists()
    assert keeping.erase(cast.manager) == 1
    assert not ItemVersion.objects.filter(note=SENTENCE).exists()


def test_a_note_that_is_too_long_is_refused_for_its_length_and_new_lines_count_once(cast: Cast, client: Client) -> None:
    stock(Kind.SINGLE)
    copy = services.copy_item(actor=cast.trainer, version=ItemVersion.objects.get(), now=NOW)
    services.send_to_review(actor=cast.trainer, version=copy, now=NOW)
    client.force_login(cast.manager)
    address = reverse("knowledge:review", args=[copy.item_id, copy.number])
    long = client.post(address, {"back": "", "note": "x" * 1001}, follow=True).content.decode()
    assert "The note has 1,001 characters and 1,000 are kept." in long
    assert "Write what should change" not in long
    client.post(address, {"back": "", "note": "\r\n".join(["y" * 49] * 20)})
    copy.refresh_from_db()
    assert (copy.state, len(copy.note)) == ("draft", 999)


def test_an_item_says_both_what_is_withdrawn_and_what_is_being_written(cast: Cast, client: Client) -> None:
    stock(Kind.SINGLE)
    copy = services.copy_item(actor=cast.trainer, version=ItemVersion.objects.get(), now=NOW)
    services.send_to_review(actor=cast.trainer, version=copy, now=NOW)
    services.approve(actor=cast.manager, version=copy, seen=copy.sha256, now=NOW)
    item = BankItem.objects.get(pk=copy.item_id)
    services.new_version(actor=cast.trainer, item=item, now=NOW)
    client.force_login(cast.trainer)

    def shown(state: str = "") -> str:
        return client.get(reverse("knowledge:bank"), {"state": state}).content.decode()

    assert "Published; version 2: Draft" in shown()
    services.withdraw(actor=cast.trainer, item=item, now=NOW)
    for state in ("", "draft", "withdrawn"):
        assert "Withdrawn; version 2: Draft" in shown(state), state
    assert "version 2: Draft" not in shown("published")
    assert "version 2: Draft" not in shown("review")
