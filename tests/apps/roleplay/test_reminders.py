"""Trying again: what the letter asked to try stands beside the answer that is given anew, and nowhere else."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, again, finish, say, talk

from warmline.apps.people import vault
from warmline.apps.roleplay import services
from warmline.apps.roleplay.models import Branch, Session, subject_of
from warmline.apps.roleplay.reminders import to_try
from warmline.apps.scores.models import FiledScore
from warmline.core.scoring.feedback_model import Point


@pytest.fixture
def nadia(cast: Cast, client: Client) -> Client:
    client.force_login(cast.nadia)
    return client


def first_try(person, session: Session) -> Point:
    """The one thing that the letter on the first version asks to try."""
    branch = Branch.objects.get(session=session, number=1)
    return services.letter_for(user=person, session=session, branch=branch, now=NOW).letter.feedback.tries[0]


def rewound(person, session: Session, number: int) -> Session:
    branch = Branch.objects.get(session=session, number=1)
    services.rewind(user=person, session=session, branch=branch, number=number, now=NOW)
    return again(person, session)


def page(client: Client, session: Session, query: str = "") -> str:
    return client.get(reverse("roleplay:talk", args=[session.pk]) + query).content.decode()


def test_the_next_step_stands_beside_the_answer_that_is_given_anew(cast: Cast, nadia: Client) -> None:
    session = finish(cast.nadia, [GOOD[0], *POOR])
    point = first_try(cast.nadia, session)
    nadia.post(reverse("roleplay:rewind", args=[session.pk]), {"branch": 1, "answer": point.answer})
    session = again(cast.nadia, session)
    assert point.next_step
    assert to_try(cast.nadia, session, session.branch) == point.next_step
    shown = page(nadia, session)
    assert "To try here:" in shown
    assert 'aria-describedby="to-try"' in shown


def test_it_is_gone_once_that_answer_is_given(cast: Cast, nadia: Client) -> None:
    session = finish(cast.nadia, [GOOD[0], *POOR])
    session = rewound(cast.nadia, session, first_try(cast.nadia, session).answer)
    say(cast.nadia, session, GOOD[1])
    session = again(cast.nadia, session)
    assert to_try(cast.nadia, session, session.branch) == ""
    assert "To try here:" not in page(nadia, session)


def test_with_htmx_the_next_box_comes_without_it(cast: Cast, nadia: Client) -> None:
    session = finish(cast.nadia, [GOOD[0], *POOR])
    session = rewound(cast.nadia, session, first_try(cast.nadia, session).answer)
    sent = {"key": uuid4(), "branch": 2, "number": session.branch.answers + 1, "text": GOOD[1]}
    answered = nadia.post(reverse("roleplay:say", args=[session.pk]), sent, headers={"HX-Request": "true"})
    assert "To try here:" not in answered.content.decode()


def test_another_answer_than_the_one_in_the_letter_gets_no_reminder(cast: Cast) -> None:
    session = finish(cast.nadia, [GOOD[0], *POOR])
    tried = {
        point.answer
        for point in services.letter_for(
            user=cast.nadia, session=session, branch=session.branch, now=NOW
        ).letter.feedback.tries
    }
    for number in {1, 2, 3} - tried:
        session = rewound(cast.nadia, session, number)
        assert to_try(cast.nadia, session, session.branch) == "", number
    assert tried != {1, 2, 3}


def test_without_a_letter_there_is_nothing_to_remind_of(cast: Cast) -> None:
    session = talk(cast.nadia, [GOOD[0], POOR[0]])
    assert to_try(cast.nadia, session, session.branch) == ""
    session = rewound(cast.nadia, session, 2)
    assert to_try(cast.nadia, session, session.branch) == ""


def test_a_version_that_is_over_reminds_of_nothing(cast: Cast) -> None:
    session = finish(cast.nadia, [GOOD[0], *POOR])
    session = rewound(cast.nadia, session, first_try(cast.nadia, session).answer)
    services.end(user=cast.nadia, session=session, now=NOW)
    session = again(cast.nadia, session)
    assert to_try(cast.nadia, session, session.branch) == ""


def test_a_letter_that_cannot_be_read_leaves_the_talk_as_it_is(cast: Cast, nadia: Client) -> None:
    session = finish(cast.nadia, [GOOD[0], *POOR])
    session = rewound(cast.nadia, session, first_try(cast.nadia, session).answer)
    FiledScore.objects.update(sealed=vault.seal(cast.nadia, b"no letter"))
    assert to_try(cast.nadia, session, session.branch) == ""
    assert "Your answer to Ines" in page(nadia, session)


def test_nobody_else_is_reminded_of_her_letter(cast: Cast) -> None:
    session = finish(cast.nadia, [GOOD[0], *POOR])
    session = rewound(cast.nadia, session, first_try(cast.nadia, session).answer)
    for name, stranger in cast.all_but("nadia").items():
        with pytest.raises(vault.NotTheOwner):
            to_try(stranger, session, session.branch)
        assert name


def test_a_subject_is_the_same_by_row_and_by_key(cast: Cast) -> None:
    branch = talk(cast.nadia, GOOD[:1]).branch
    assert subject_of(branch.pk) == branch.subject
