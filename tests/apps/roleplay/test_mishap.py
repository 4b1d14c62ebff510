"""A mistake in scoring or in content never costs a talk: it is kept, the page says so, and the log holds no words."""

from __future__ import annotations

import logging
import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from django.db import DatabaseError
from django.http import Http404
from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, again, begin, finish, parcel, publish, queries, say

from warmline.apps.audit.models import AuditEvent
from warmline.apps.library.services import load_content
from warmline.apps.people.vault import Damaged, KeyErased, NotTheOwner, erase_key
from warmline.apps.practice.models import Mastery
from warmline.apps.practice.selectors import read_own_standing
from warmline.apps.roleplay import services
from warmline.apps.roleplay.judging import judge
from warmline.apps.roleplay.mishap import LetterFailed, kept_whatever_happens
from warmline.apps.roleplay.models import Session, Status
from warmline.apps.roleplay.selectors import read_own_scene
from warmline.apps.scores.letters import Letter
from warmline.apps.scores.models import Disagreement, FiledScore
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import Scene

SECRET = "Hello Ines, my own secret sentence about a kingfisher."
LOGGER = "warmline.roleplay"


class BrokenJudge:
    """A judge that stumbles over what was said, as many times as it is told, and then works."""

    def __init__(self, times: int = 1) -> None:
        self.left, self.asked = times, 0

    def __call__(self, scene: Scene, name: str) -> Letter:
        self.asked += 1
        if self.left:
            self.left -= 1
            raise ValueError(f"cannot read: {scene.turns[1].agent}")
        return judge(scene, name)


def unknown_skill() -> Scenario:
    """A case with a mistake in it: it names a skill that no rubric has."""
    return replace(parcel(), skills=(*parcel().skills, "juggling"))


def ended(person, *texts: str, scenario: Scenario | None = None) -> Session:
    """A talk that is over and whose letter nobody has asked for yet."""
    session = begin(person, publish(scenario or parcel()))
    for text in texts:
        say(person, session, text)
    services.end(user=person, session=again(person, session), now=NOW)
    return again(person, session)


def ask(person, session: Session, broken=judge) -> services.FiledLetter:
    return services.letter_for(user=person, session=session, branch=session.branch, now=NOW, judge=broken)


def address(session: Session, name: str = "feedback") -> str:
    return reverse(f"roleplay:{name}", args=[session.pk, 1])


@pytest.fixture
def nadia(cast: Cast, client):
    client.force_login(cast.nadia)
    return client


def test_a_failing_judge_costs_neither_a_word_nor_a_turn(cast: Cast) -> None:
    session = ended(cast.nadia, SECRET, GOOD[1])
    before = bytes(session.branch.sealed)
    with pytest.raises(LetterFailed):
        ask(cast.nadia, session, BrokenJudge())
    session = again(cast.nadia, session)
    assert bytes(session.branch.sealed) == before
    assert (session.status, session.branch.closed, session.branch.answers) == (Status.ENDED, Status.ENDED, 2)
    assert read_own_scene(cast.nadia, session, session.branch).turns[1].agent == SECRET


def test_a_failing_judge_files_nothing_and_teaches_nothing(cast: Cast) -> None:
    session = ended(cast.nadia, GOOD[0])
    with pytest.raises(LetterFailed):
        ask(cast.nadia, session, BrokenJudge())
    assert not FiledScore.objects.exists()
    assert not Mastery.objects.exists()
    assert not AuditEvent.objects.filter(verb="scores.filed").exists()


def test_asking_again_writes_the_letter_that_would_have_been_written(cast: Cast) -> None:
    session, judging = ended(cast.nadia, *GOOD[:2]), BrokenJudge(times=2)
    for _ in range(2):
        with pytest.raises(LetterFailed):
            ask(cast.nadia, session, judging)
    late = ask(cast.nadia, session, judging)
    assert judging.asked == 3
    assert late.letter == judge(read_own_scene(cast.nadia, session, session.branch), session.branch.subject)
    assert len(read_own_standing(cast.nadia, cast.nadia).finished) == 1


def test_a_letter_that_is_filed_is_never_judged_again(cast: Cast) -> None:
    """It is written once, at the end: a later mistake in the rubric cannot take it away."""
    session = ended(cast.nadia, *GOOD[:2])
    first, judging = ask(cast.nadia, session), BrokenJudge(times=9)
    assert ask(cast.nadia, session, judging) == first
    assert judging.asked == 0


def test_the_log_names_the_kind_and_the_line_and_nothing_that_was_said(cast: Cast, caplog) -> None:
    session = ended(cast.nadia, SECRET)
    with caplog.at_level(logging.DEBUG), pytest.raises(LetterFailed) as raised:
        ask(cast.nadia, session, BrokenJudge())
    line = next(record for record in caplog.records if record.name == LOGGER)
    assert line.levelno == logging.ERROR
    assert line.exc_info is None
    assert "ValueError in " in line.getMessage()
    assert re.search(r" in apps/roleplay/services/ending\.py:\d+$", line.getMessage())
    everything = caplog.text + str(raised.value)
    for private in ("kingfisher", cast.nadia.name, cast.nadia.email, str(session.pk)):
        assert private not in everything, private


@pytest.mark.parametrize(
    "fault",
    [NotTheOwner("no"), KeyErased("gone"), Damaged("changed"), PermissionDenied(), Http404(), DatabaseError("locked")],
)
def test_what_others_see_to_passes_through(fault: Exception, caplog) -> None:
    with pytest.raises(type(fault)), kept_whatever_happens():
        raise fault
    assert not [record for record in caplog.records if record.name == LOGGER]


@pytest.mark.parametrize("fault", [KeyError("juggling"), ValueError("x"), ZeroDivisionError(), RecursionError()])
def test_every_other_mistake_is_one_kind_with_no_trace_of_its_words(fault: Exception) -> None:
    with pytest.raises(LetterFailed) as raised, kept_whatever_happens():
        raise fault
    assert raised.value.__cause__ is None
    assert raised.value.__suppress_context__
    assert str(raised.value) == ""


def test_without_a_mistake_nothing_happens(caplog) -> None:
    with kept_whatever_happens():
        found = 1
    assert found == 1
    assert caplog.records == []


def test_an_interruption_is_not_swallowed() -> None:
    with pytest.raises(KeyboardInterrupt), kept_whatever_happens():
        raise KeyboardInterrupt


@pytest.mark.parametrize("name", ["feedback", "print"])
def test_the_page_says_that_the_talk_is_kept_and_offers_to_try_again(cast: Cast, nadia, name: str) -> None:
    session = ended(cast.nadia, SECRET, scenario=unknown_skill())
    response = nadia.get(address(session, name))
    page = response.content.decode()
    assert response.status_code == 503
    assert "Your talk is kept. The feedback is not ready." in page
    assert f'href="{address(session)}">Try again' in page
    assert f"{reverse('roleplay:talk', args=[session.pk])}?version=1" in page
    assert "juggling" not in page
    assert "Traceback" not in page


def test_from_that_page_the_talk_can_be_read_and_answered_anew(cast: Cast, nadia) -> None:
    session = ended(cast.nadia, SECRET, scenario=unknown_skill())
    talk = reverse("roleplay:talk", args=[session.pk])
    assert SECRET in nadia.get(f"{talk}?version=1").content.decode()
    nadia.post(reverse("roleplay:rewind", args=[session.pk]), {"branch": 1, "answer": 1})
    assert again(cast.nadia, session).branch.number == 2


def test_once_the_content_is_mended_the_same_address_shows_the_letter(cast: Cast, nadia) -> None:
    session = ended(cast.nadia, GOOD[0], POOR[0], scenario=unknown_skill())
    assert nadia.get(address(session)).status_code == 503
    load_content(scenarios=[parcel()], replace_changed=True)
    response = nadia.get(address(session))
    assert response.status_code == 200
    assert "Skills in this talk" in response.content.decode()
    assert FiledScore.objects.count() == 1


def test_a_letter_that_was_filed_before_the_mistake_is_shown_again_after_it(cast: Cast, nadia) -> None:
    session = finish(cast.nadia, GOOD[:2])
    whole = nadia.get(address(session)).content.decode()
    load_content(scenarios=[unknown_skill()], replace_changed=True)
    assert nadia.get(address(session)).status_code == 503
    load_content(scenarios=[parcel()], replace_changed=True)
    again_whole = nadia.get(address(session)).content.decode()
    headline = whole.split("<h1>", 1)[1].split("</h1>", 1)[0]
    assert f"<h1>{headline}</h1>" in again_whole


def test_ending_works_even_where_the_letter_cannot_be_written(cast: Cast, nadia) -> None:
    session = begin(cast.nadia, publish(unknown_skill()))
    say(cast.nadia, session, GOOD[0])
    response = nadia.post(reverse("roleplay:end", args=[session.pk]))
    assert response.url == address(session)
    assert again(cast.nadia, session).status == Status.ENDED


def test_a_note_on_a_letter_that_cannot_be_read_comes_back_with_its_words(cast: Cast, nadia) -> None:
    """A stored letter that no longer opens stands here for any mistake on the way to it."""
    session = finish(cast.nadia, GOOD[:2])
    from warmline.apps.people import vault

    FiledScore.objects.update(sealed=vault.seal(cast.nadia, b'{"not": "a letter"}'))
    response = nadia.post(address(session, "note"), {"reason": "I did say when."})
    page = response.content.decode()
    assert response.status_code == 503
    assert "I did say when." in page
    assert "Your note is not kept yet." in page
    assert not Disagreement.objects.exists()


def test_the_page_about_a_failed_letter_takes_few_queries(cast: Cast, nadia) -> None:
    session = ended(cast.nadia, GOOD[0], scenario=unknown_skill())
    nadia.get(address(session))
    # Session, person, roles, talk, score, keys, versions, note, and the two savepoints of a letter that is filed.
    assert queries(lambda: nadia.get(address(session))) <= 12


def test_to_everybody_else_there_is_no_talk_and_no_failed_letter(cast: Cast, client) -> None:
    session = ended(cast.nadia, SECRET, scenario=unknown_skill())
    for name, stranger in cast.all_but("nadia").items():
        client.force_login(stranger)
        for page in ("feedback", "print"):
            assert client.get(address(session, page)).status_code == 404, name
        assert client.post(address(session, "note"), {"reason": "x"}).status_code == 404, name
        with pytest.raises(NotTheOwner):
            ask(stranger, session)
    assert not FiledScore.objects.exists()


def test_after_her_key_is_erased_the_letter_is_gone_and_not_retried(cast: Cast) -> None:
    session = ended(cast.nadia, GOOD[0])
    erase_key(cast.nadia)
    with pytest.raises(KeyErased):
        ask(cast.nadia, session)


def test_other_talks_go_on_while_one_letter_fails(cast: Cast, nadia) -> None:
    failed = ended(cast.nadia, GOOD[0], scenario=unknown_skill())
    assert nadia.get(address(failed)).status_code == 503
    fresh = nadia.post(reverse("roleplay:start", args=["parcel_birthday"]), {"key": uuid4()})
    assert nadia.get(fresh.url).status_code == 200
    assert nadia.get("/").status_code == 200
