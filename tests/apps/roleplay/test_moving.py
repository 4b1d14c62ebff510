"""Starting, pausing, taking back, changing versions, stopping."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, again, begin, parcel, publish, say, talk

from warmline.apps.audit.models import AuditEvent
from warmline.apps.library.services import load_content
from warmline.apps.roleplay import services
from warmline.apps.roleplay.models import Branch, Session, Status
from warmline.apps.roleplay.screens import lines_of
from warmline.apps.roleplay.selectors import branches, own_branch, read_own_draft, read_own_scene, unfinished


def words(person, session, number: int) -> list[str]:
    session = again(person, session)
    return [line.text for line in lines_of(read_own_scene(person, session, own_branch(session, number)))]


def test_the_same_form_sent_twice_starts_one_talk(cast: Cast) -> None:
    version, key = publish(), uuid4()
    one = services.start(user=cast.nadia, version=version, key=key, now=NOW)
    two = services.start(user=cast.nadia, version=version, key=key, now=NOW)
    assert one.pk == two.pk
    assert Session.objects.count() == 1


def test_the_same_key_from_somebody_else_starts_her_own_talk(cast: Cast) -> None:
    version, key = publish(), uuid4()
    one = services.start(user=cast.nadia, version=version, key=key, now=NOW)
    two = services.start(user=cast.colleague, version=version, key=key, now=NOW)
    assert one.pk != two.pk


def test_another_day_has_other_dice_and_each_talk_can_be_replayed(cast: Cast) -> None:
    version = publish()
    seeds = [services.start(user=cast.nadia, version=version, key=uuid4(), now=NOW).seed for _ in range(4)]
    assert len(set(seeds)) == 4
    assert services.next_seed(cast.nadia, "parcel_birthday") not in seeds


def test_a_running_talk_keeps_the_version_it_began_with(cast: Cast) -> None:
    session = begin(cast.nadia)
    began_with = parcel().version
    load_content(scenarios=[replace(parcel(), version=began_with + 1, opening=("Quite another opening.",))])
    say(cast.nadia, session, GOOD[0])
    assert again(cast.nadia, session).scenario.version == began_with
    assert words(cast.nadia, session, 1)[0] in parcel().opening


def test_pausing_keeps_what_was_typed_and_going_on_gives_it_back(cast: Cast) -> None:
    session = talk(cast.nadia, GOOD[:1])
    services.pause(user=cast.nadia, session=session, draft="I was about to sa\x00y", now=NOW)
    session = again(cast.nadia, session)
    assert session.status == Status.PAUSED
    assert read_own_draft(cast.nadia, session, session.branch) == "I was about to say"
    services.resume(user=cast.nadia, session=session, now=NOW)
    assert again(cast.nadia, session).status == Status.ACTIVE


def test_a_sent_answer_takes_its_draft_away(cast: Cast) -> None:
    session = begin(cast.nadia)
    services.pause(user=cast.nadia, session=session, draft="half a", now=NOW)
    say(cast.nadia, session, GOOD[0])
    assert again(cast.nadia, session).branch.draft is None


def test_rewinding_makes_a_new_version_and_keeps_the_old(cast: Cast) -> None:
    session = talk(cast.nadia, [GOOD[0], POOR[0], GOOD[2]])
    before = words(cast.nadia, session, 1)
    made = services.rewind(user=cast.nadia, session=session, branch=session.branch, number=2, now=NOW)
    session = again(cast.nadia, session)
    assert (made.number, made.from_answer, made.answers) == (2, 2, 1)
    assert session.branch == made
    assert words(cast.nadia, session, 1) == before
    assert words(cast.nadia, session, 2) == before[:3]
    assert read_own_draft(cast.nadia, session, session.branch) == POOR[0]


def test_a_better_answer_on_the_new_version_leads_elsewhere_and_the_same_answer_to_the_same_place(cast: Cast) -> None:
    session = talk(cast.nadia, [GOOD[0], POOR[1]])
    services.rewind(user=cast.nadia, session=session, branch=session.branch, number=2, now=NOW)
    same = say(cast.nadia, session, POOR[1])
    assert words(cast.nadia, session, 1)[-1] == same.reply.customer
    session = again(cast.nadia, session)
    services.rewind(user=cast.nadia, session=session, branch=session.branch, number=2, now=NOW)
    better = say(cast.nadia, session, GOOD[1])
    assert better.reply.customer != same.reply.customer
    assert [b.number for b in branches(session)] == [1, 2, 3]


@pytest.mark.parametrize("number", [0, 3, 99, -1])
def test_an_answer_that_was_not_given_cannot_be_taken_back(cast: Cast, number: int) -> None:
    session = talk(cast.nadia, GOOD[:2])
    with pytest.raises(services.NoSuchAnswer):
        services.rewind(user=cast.nadia, session=session, branch=session.branch, number=number, now=NOW)
    assert Branch.objects.count() == 1


def test_an_ended_talk_can_be_taken_up_again_from_any_answer(cast: Cast) -> None:
    session = talk(cast.nadia)
    services.rewind(user=cast.nadia, session=session, branch=session.branch, number=1, now=NOW)
    session = again(cast.nadia, session)
    assert session.status == Status.ACTIVE
    assert own_branch(session, 1).closed == Status.ENDED


def test_an_older_version_can_be_made_the_current_one(cast: Cast) -> None:
    session = talk(cast.nadia, GOOD[:2])
    first = session.branch
    services.rewind(user=cast.nadia, session=session, branch=first, number=1, now=NOW)
    session = again(cast.nadia, session)
    services.switch(user=cast.nadia, session=session, branch=own_branch(session, 1), now=NOW)
    assert say(cast.nadia, session, GOOD[2]).number == 3


def test_stopping_closes_the_version_scores_nothing_and_tells_nobody(cast: Cast) -> None:
    session = talk(cast.nadia, GOOD[:1])
    services.stop(user=cast.nadia, session=session, now=NOW)
    services.end(user=cast.nadia, session=again(cast.nadia, session), now=NOW)
    session = again(cast.nadia, session)
    assert session.status == Status.STOPPED
    event = AuditEvent.objects.get(verb="roleplay.stopped")
    assert event.private
    assert event.about == cast.nadia


def test_the_trail_of_practice_is_private_and_holds_no_words(cast: Cast) -> None:
    session = talk(cast.nadia, GOOD)
    services.rewind(user=cast.nadia, session=session, branch=session.branch, number=1, now=NOW)
    events = list(AuditEvent.objects.filter(verb__startswith="roleplay."))
    assert {event.verb for event in events} == {"roleplay.started", "roleplay.rewound"}
    assert all(event.private and event.data == {} for event in events)
    for name, stranger in cast.all_but("nadia").items():
        seen = AuditEvent.objects.visible_to(stranger).filter(verb__startswith="roleplay.")
        assert not seen.exists(), name


def test_waiting_talks_are_her_own_newest_first_and_not_those_that_are_over(cast: Cast) -> None:
    version = publish()
    older, newer = begin(cast.nadia, version), begin(cast.nadia, version, NOW.replace(hour=10))
    stopped = begin(cast.nadia, version)
    services.stop(user=cast.nadia, session=stopped, now=NOW)
    begin(cast.colleague, version)
    assert [one.session for one in unfinished(cast.nadia, NOW)] == [newer.pk, older.pk]
