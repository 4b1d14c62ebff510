"""Two people and two windows at the same moment, on a real database with real locks."""

from __future__ import annotations

from uuid import uuid4

import pytest
from tests.apps.live.table import INES, again, open_talk, speak
from tests.apps.people.test_concurrency import failures, together
from tests.cast import Cast, gather
from tests.practice_room import NOW

from warmline.apps.live import services
from warmline.apps.live.models import LiveLine, LiveTalk, Status

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(transactional_db: None) -> Cast:
    return gather()


def test_both_speak_at_once_and_each_line_is_kept_once_in_one_order(people: Cast) -> None:
    talk = open_talk(people)
    double = services.Sent(uuid4(), "Sent twice.")
    outcome = together(
        lambda: speak(people.nadia, talk, "One."),
        lambda: speak(people.colleague, talk, INES[0]),
        lambda: services.say(user=people.nadia, talk=again(people.nadia, talk), sent=double, now=NOW),
        lambda: services.say(user=people.nadia, talk=again(people.nadia, talk), sent=double, now=NOW),
    )
    assert failures(outcome) == []
    assert outcome[2] == outcome[3]
    assert list(LiveLine.objects.values_list("number", flat=True)) == [1, 2, 3]
    assert LiveTalk.objects.get().lines == 3


def test_no_copy_slips_in_behind_the_end(people: Cast) -> None:
    talk = open_talk(people)
    outcome = together(
        lambda: speak(people.nadia, talk, "One."),
        lambda: services.leave(user=people.colleague, talk=again(people.colleague, talk), now=NOW),
        lambda: speak(people.colleague, talk, INES[0]),
    )
    assert all(isinstance(each, services.Over) for each in failures(outcome))
    assert LiveTalk.objects.get().status == Status.ENDED
    assert not LiveLine.objects.exclude(shown=None).exists()
