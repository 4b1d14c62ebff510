"""On a path: links, pauses, a newer version, reminders; what is handed out, erased and sent."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from tests.apps.programmes.house import NOW, assigned, enrolment, has_done, outline, shipped
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.audit.verbs import is_named
from warmline.apps.notices.letters import write_letter
from warmline.apps.notices.models import Notice
from warmline.apps.people.errors import Refused
from warmline.apps.programmes import keeping, mail
from warmline.apps.programmes.models import Enrolment, StepDone
from warmline.apps.programmes.packing import unpack
from warmline.apps.programmes.selectors import next_assigned, path_of
from warmline.apps.programmes.services.catalogue import load_shipped
from warmline.apps.programmes.services.following import NotHers, go_on, move_on, pause, tick_link
from warmline.apps.programmes.working import rounds

pytestmark = pytest.mark.django_db


def after(days: int) -> datetime:
    return NOW + timedelta(days=days)


def test_she_ticks_her_own_links_once(cast: Cast) -> None:
    assigned(cast, shipped())
    row = enrolment(cast.nadia)
    for _time in range(2):
        tick_link(user=cast.nadia, enrolment=row, step="read_this", now=NOW)
    assert StepDone.objects.filter(enrolment=row).count() == 1
    assert AuditEvent.objects.filter(verb="programmes.followed").count() == 1


@pytest.mark.parametrize("step", ["feeling", "ines", "proof", "nowhere"])
def test_nothing_else_is_ticked_by_hand(cast: Cast, step: str) -> None:
    assigned(cast, shipped())
    with pytest.raises(Refused, match="not ticked off"):
        tick_link(user=cast.nadia, enrolment=enrolment(cast.nadia), step=step, now=NOW)


@pytest.mark.parametrize("who", ["colleague", "petra", "manager", "admin", "outsider"])
def test_nobody_ticks_for_somebody_else(cast: Cast, who: str) -> None:
    assigned(cast, shipped())
    with pytest.raises(NotHers):
        tick_link(user=cast.people()[who], enrolment=enrolment(cast.nadia), step="read_this", now=NOW)


def test_a_pause_takes_all_dates_away_and_gives_the_days_back(cast: Cast) -> None:
    assigned(cast, shipped())
    pause(actor=cast.nadia, enrolment=enrolment(cast.nadia), now=NOW)
    pause(actor=cast.nadia, enrolment=enrolment(cast.nadia), now=after(1))
    (own,) = path_of(cast.nadia, after(1))
    assert own.standing.paused
    assert own.standing.due == {}
    assert next_assigned(cast.nadia, after(1)) is None
    go_on(actor=cast.nadia, enrolment=enrolment(cast.nadia), now=after(7))
    go_on(actor=cast.nadia, enrolment=enrolment(cast.nadia), now=after(8))
    row = enrolment(cast.nadia)
    assert row.pauses == [["2026-03-02", "2026-03-08"]]
    (own,) = path_of(cast.nadia, after(7))
    assert own.standing.due["read_this"] == date(2026, 3, 10), "two working days after the pause's last one"


def test_a_pause_of_less_than_a_day_leaves_nothing_behind(cast: Cast) -> None:
    assigned(cast, shipped())
    pause(actor=cast.nadia, enrolment=enrolment(cast.nadia), now=NOW)
    go_on(actor=cast.nadia, enrolment=enrolment(cast.nadia), now=NOW)
    assert enrolment(cast.nadia).pauses == []


def test_her_manager_may_pause_for_her_others_may_not(cast: Cast) -> None:
    assigned(cast, shipped())
    for who in ("colleague", "petra", "trainer", "outsider"):
        with pytest.raises(PermissionDenied):
            pause(actor=cast.people()[who], enrolment=enrolment(cast.nadia), now=NOW)
    pause(actor=cast.manager, enrolment=enrolment(cast.nadia), now=NOW)
    assert enrolment(cast.nadia).is_paused


def test_people_move_to_a_newer_version_when_somebody_says_so_and_hear_of_it(cast: Cast) -> None:
    programme = shipped()
    assigned(cast, programme)
    has_done(cast.nadia)
    load_shipped(outlines=[outline(2, title="First weeks, again")], now=NOW)
    assert path_of(cast.nadia, NOW)[0].path.programme.version == 1, "nothing moves by itself"
    Notice.objects.all().delete()
    with pytest.raises(PermissionDenied):
        move_on(actor=cast.petra, programme=programme, site=cast.site, now=NOW)
    assert move_on(actor=cast.manager, programme=programme, site=cast.site, now=NOW) == 2
    assert move_on(actor=cast.manager, programme=programme, site=cast.site, now=NOW) == 0
    assert Notice.objects.filter(kind="programme_changed").count() == 2
    path = path_of(cast.nadia, NOW)[0].path
    assert path.programme.title == "First weeks, again"
    assert path.stops[1].state.value == "done", "what was done stays done"


def round_of(day: int) -> None:
    rounds.sweep_on((NOW + timedelta(days=day)).date().isoformat(), lambda *_: None, now=NOW + timedelta(days=day))


def test_a_reminder_comes_before_the_day_and_not_again_for_a_week(cast: Cast) -> None:
    assigned(cast, shipped())
    Notice.objects.all().delete()
    round_of(0)
    assert Notice.objects.filter(kind="programme_due").count() == 2
    round_of(1)
    assert Notice.objects.filter(kind="programme_due").count() == 2
    round_of(10)
    assert Notice.objects.filter(kind="programme_due").count() == 4, "the next step is due"


def test_nothing_is_due_for_who_has_done_it_or_paused(cast: Cast) -> None:
    assigned(cast, shipped())
    tick_link(user=cast.nadia, enrolment=enrolment(cast.nadia), step="read_this", now=NOW)
    pause(actor=cast.colleague, enrolment=enrolment(cast.colleague), now=NOW)
    round_of(0)
    assert not Notice.objects.filter(kind="programme_due").exists()


def test_the_letters_name_the_path_and_what_is_due(cast: Cast) -> None:
    programme = shipped()
    assigned(cast, programme)
    row = enrolment(cast.nadia)
    changed = write_letter(Notice(kind="programme_changed", person=cast.nadia, about=str(programme.pk)))
    assert changed is not None
    assert changed.subject == "Your path: First weeks"
    assert "/learn/" in changed.body
    Enrolment.objects.update(started_on=timezone.now().date())
    due = mail.write_due(Notice(kind="programme_due", person=cast.nadia, about=str(row.pk)))
    assert due is not None
    assert due.subject == "Due soon: Read this first"
    assert "Talk with Ines" not in due.body


def test_a_letter_that_is_no_longer_needed_is_dropped(cast: Cast) -> None:
    programme = shipped()
    assigned(cast, programme)
    row = enrolment(cast.nadia)
    Enrolment.objects.update(state="left")
    assert mail.write_changed(Notice(kind="x", person=cast.nadia, about=str(programme.pk))) is None
    assert mail.write_due(Notice(kind="x", person=cast.nadia, about=str(row.pk))) is None
    Enrolment.objects.update(state="running")
    assert mail.write_due(Notice(kind="x", person=cast.colleague, about=str(row.pk))) is None, "not her path"


def test_her_paths_are_handed_out_and_erased(cast: Cast) -> None:
    assigned(cast, shipped())
    tick_link(user=cast.nadia, enrolment=enrolment(cast.nadia), step="read_this", now=NOW)
    (told,) = keeping.export(cast.nadia)["paths"]
    assert (told["programme"], told["started_on"]) == ("First weeks", "2026-03-02")
    assert told["done"] == [{"step": "read_this", "on": "2026-03-02", "how": "done"}]
    assert keeping.erase(cast.nadia) == 2
    assert keeping.export(cast.nadia) == {"paths": []}
    assert Enrolment.objects.filter(person=cast.colleague).exists()


def test_paths_that_ended_are_kept_five_years_and_running_ones_always(cast: Cast) -> None:
    assigned(cast, shipped())
    Enrolment.objects.filter(person=cast.nadia).update(state="left", ended_at=NOW)
    assert keeping.clean(NOW) == 0
    assert keeping.clean(NOW + timedelta(seconds=1)) == 1
    assert unpack(enrolment(cast.colleague).plan.body).key == "first_weeks"


def test_every_verb_has_words(cast: Cast) -> None:
    assigned(cast, shipped())
    pause(actor=cast.nadia, enrolment=enrolment(cast.nadia), now=NOW)
    verbs = set(AuditEvent.objects.filter(verb__startswith="programmes.").values_list("verb", flat=True))
    assert verbs >= {"programmes.assigned", "programmes.enrolled", "programmes.paused"}
    assert all(is_named(verb) for verb in verbs)
