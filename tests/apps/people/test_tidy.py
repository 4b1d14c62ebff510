"""What has been kept long enough goes; what has not, stays."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.utils import timezone
from tests.cast import Cast

from warmline.apps.audit.models import AuditEvent
from warmline.apps.notices.models import Notice
from warmline.apps.people.models import PeopleImport

NOW = timezone.now()


def ago(days: float) -> dt.datetime:
    return NOW - dt.timedelta(days=days)


@pytest.fixture
def kept(cast: Cast) -> Cast:
    for days in (1, 1000, 1100):
        AuditEvent.objects.create(verb="role.given", about=cast.nadia, at=ago(days))
    for days in (0.5, 2):
        PeopleImport.objects.create(
            organisation=cast.organisation, uploaded_by=cast.admin, file=b"x", uploaded_at=ago(days)
        )
    for days, state in ((1, "sent"), (100, "sent"), (100, "queued")):
        Notice.objects.create(kind="invitation", person=cast.nadia, state=state, queued_at=ago(days))
    for days in (-1, 1):
        Session.objects.create(session_key=f"key{days}", session_data="", expire_date=ago(days))
    return cast


def test_each_rule_deletes_what_is_old(kept: Cast) -> None:
    said = io.StringIO()
    call_command("tidy", stdout=said)
    assert AuditEvent.objects.count() == 2
    assert PeopleImport.objects.count() == 1
    assert sorted(Notice.objects.values_list("state", flat=True)) == ["queued", "sent"]
    assert [session.session_key for session in Session.objects.all()] == ["key-1"]
    assert "trail: 1 deleted (kept 1095 days)" in said.getvalue()


def test_a_second_time_deletes_nothing(kept: Cast) -> None:
    call_command("tidy", stdout=io.StringIO())
    said = io.StringIO()
    call_command("tidy", stdout=said)
    assert all(": 0 deleted" in line for line in said.getvalue().splitlines())
