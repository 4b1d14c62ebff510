"""Appeals against the overall figure, a critical error and an answer as a whole: from the page to the score."""

from __future__ import annotations

from html import unescape

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from tests.appeals import REASON, WORDS, Talk, rule
from tests.cast import Cast
from tests.practice_room import NOW

from warmline.apps.library.ports import rubric
from warmline.apps.people.errors import Refused
from warmline.apps.scores import services
from warmline.apps.scores.models import Appeal, AppealTally
from warmline.apps.scores.pleas import Plea, Verdict, pack, point_at, unpack
from warmline.apps.scores.wholes import OF_THE_WHOLE, whole_at
from warmline.core.scoring.contested import OVERALL, critical_place

PROMISE = "I will refund the whole order, all your money back, today."


@pytest.fixture
def talk(cast: Cast) -> Talk:
    return Talk.of(cast.nadia)


@pytest.fixture
def promised(cast: Cast) -> Talk:
    made = Talk.of(cast.nadia, (PROMISE, "Bye."))
    assert made.filed.letter.card.critical
    return made


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return unescape(response.content.decode())


def test_the_overall_figure_can_be_appealed_and_moves_to_the_persons_level(cast: Cast, talk: Talk) -> None:
    first = talk.filed.letter.card
    talk.decided(cast.petra, OVERALL, upheld=True, grade=4)
    settled = talk.settled()
    assert settled.card.overall is not None
    assert settled.card.overall >= 75.0
    assert settled.card.skills == first.skills
    assert talk.filed.letter.card == first, "the machine's own stays"
    assert AppealTally.objects.get().criterion == OF_THE_WHOLE


def test_a_struck_error_is_gone_and_its_cap_with_it(cast: Cast, promised: Talk) -> None:
    before = promised.filed.letter.card
    promised.decided(cast.petra, critical_place(0), upheld=True, grade=None)
    after = promised.settled().card
    assert len(after.critical) == len(before.critical) - 1


def test_a_critical_error_gets_no_grade(cast: Cast, promised: Talk) -> None:
    appeal = promised.shown(cast.petra, critical_place(0))
    with pytest.raises(Refused, match="no grade"):
        services.decide(user=cast.petra, appeal=appeal, verdict=Verdict(upheld=True, grade=3, reason=REASON), now=NOW)


def test_an_appeal_that_stands_changes_nothing(cast: Cast, talk: Talk) -> None:
    rule(cast.petra, talk.shown(cast.petra, OVERALL), upheld=False, grade=None)
    assert talk.settled().card == talk.filed.letter.card


def test_the_letter_leads_to_both_and_each_page_opens(cast: Cast, promised: Talk, client: Client) -> None:
    client.force_login(cast.nadia)
    page = read(client, promised.feedback())
    for place in (OVERALL, critical_place(0)):
        assert f'href="{promised.address(place)}"' in page
        assert "Keep my appeal" in read(client, promised.address(place))
    assert "A promise that was not yours to make" in read(client, promised.address(critical_place(0)))
    assert client.get(promised.address(critical_place(5))).status_code == 404


def test_the_page_of_a_decision_says_what_it_did(cast: Cast, talk: Talk, client: Client) -> None:
    talk.decided(cast.petra, OVERALL, upheld=True, grade=4)
    client.force_login(cast.nadia)
    page = read(client, talk.address(OVERALL))
    assert "The whole is worked out with it." in page
    assert "Overturned." in read(client, talk.feedback())


def test_the_named_person_decides_and_an_outsider_finds_nothing(cast: Cast, talk: Talk, client: Client) -> None:
    appeal = talk.shown(cast.petra, OVERALL)
    client.force_login(cast.petra)
    page = read(client, f"/appeals/{appeal.pk}/")
    assert "The talk as a whole" in page
    assert WORDS in page
    client.force_login(cast.other_lead)
    assert client.get(f"/appeals/{appeal.pk}/").status_code == 404
    assert client.get(talk.address(OVERALL)).status_code == 404
    with pytest.raises(PermissionDenied):
        rule(cast.other_lead, Appeal.objects.get(), upheld=True, grade=1)


def test_a_plea_that_was_sealed_before_grades_were_named_still_opens(talk: Talk) -> None:
    plea = Plea(WORDS, point_at(talk.filed.letter.card, 0, rubric()))
    old = pack(plea).replace(b',"grades":[1,2,3,4]', b"")
    assert b"grades" not in old
    assert unpack(Plea, old) == plea


def test_there_is_nothing_at_other_places(talk: Talk) -> None:
    with pytest.raises(IndexError):
        whole_at(talk.filed.letter.card, OVERALL + 1)
