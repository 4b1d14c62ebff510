"""What an upheld appeal may teach: only by a consent of its own, redacted, and gone when that is taken back."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.appeals import Talk, strangers
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR

from warmline.apps.people.errors import Refused
from warmline.apps.scores import services
from warmline.apps.scores.learning import moment_of
from warmline.apps.scores.marked import MarkedLine, MarkedTalk
from warmline.apps.scores.models import Appeal, LearningItem
from warmline.apps.scores.pleas import PointInQuestion, Verdict
from warmline.apps.scores.selectors import own_appeals

UPHELD = Verdict(upheld=True, grade=3, reason="because")


def point(turn: int, since: int) -> PointInQuestion:
    return PointInQuestion(0, "b", "B", "Empathy", 1, ("a", "b", "c", "d"), turn, since, ())


def talk_of(*texts: str) -> MarkedTalk:
    return MarkedTalk(tuple(MarkedLine(n, n % 2 == 1, (n + 1) // 2, text) for n, text in enumerate(texts)))


@pytest.fixture
def talk(cast: Cast) -> Talk:
    return Talk.of(cast.nadia, (f"{GOOD[0]} Call me on +44 20 7946 0018.", *POOR))


def give(talk: Talk, place: int = 0, **more):
    page = talk.page(place)
    values = {"plea": page.own.plea, "verdict": page.own.verdict, "turns": page.moment, **more}
    return services.give_to_learning(user=talk.owner, appeal=page.own.appeal, now=NOW, **values)


def first_answer(talk: Talk) -> int:
    return next(n for n, each in enumerate(talk.observations) if each.turn == 1)


def test_the_moment_runs_from_what_called_for_it_to_the_answer() -> None:
    talk = talk_of("one", "two", "three", "four", "five", "six")
    assert [line["text"] for line in moment_of(talk, point(3, 2), ())] == ["three", "four"]
    assert [line["text"] for line in moment_of(talk, point(3, 0), ())] == ["one", "two", "three", "four"]
    assert [line["speaker"] for line in moment_of(talk, point(1, 0), ())] == ["customer", "agent"]


def test_names_numbers_and_addresses_are_taken_out() -> None:
    talk = talk_of("I am Ines Duarte, ines@duarte.example.", "Hello Ines, I am Nadia. Call +44 20 7946 0018.")
    found = " ".join(line["text"] for line in moment_of(talk, point(1, 0), ("Ines Duarte", "Nadia Brandt")))
    for secret in ("Ines", "Duarte", "Nadia", "7946", "example"):
        assert secret not in found
    assert "[name]" in found
    assert "[email]" in found
    assert "[phone]" in found


def test_without_her_consent_nothing_is_kept(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra)
    talk.settled()
    assert not LearningItem.objects.exists()
    assert not talk.page(0).own.learning


def test_with_it_the_redacted_moment_is_kept_with_both_grades(cast: Cast, talk: Talk) -> None:
    place = first_answer(talk)
    machine = talk.observations[place].anchor
    grade = 4 if machine != 4 else 3
    talk.decided(cast.petra, place, grade=grade)
    item = give(talk, place)
    assert (item.machine, item.grade, item.behaviour) == (machine, grade, talk.observations[place].behaviour)
    kept = str(item.turns)
    assert "You waited in for two days" in kept
    for secret in ("Nadia", "Ines", "7946"):
        assert secret not in kept
    assert talk.page(place).own.learning
    assert str(item) == f"learning from appeal {item.appeal_id}"


def test_what_she_reads_before_is_what_is_kept(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra)
    page = talk.page(0)
    assert give(talk).turns == list(page.moment)


def test_taking_the_consent_back_deletes_it(cast: Cast, talk: Talk) -> None:
    appeal = talk.decided(cast.petra)
    give(talk)
    services.take_from_learning(user=cast.nadia, appeal=appeal)
    services.take_from_learning(user=cast.nadia, appeal=appeal)
    assert not LearningItem.objects.exists()
    assert own_appeals(cast.nadia, cast.nadia, talk.filed.row)[0].overturned


def test_giving_it_twice_keeps_it_once(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra)
    assert give(talk).pk == give(talk).pk


def test_only_an_upheld_appeal_can_be_given(cast: Cast, talk: Talk) -> None:
    talk.decided(cast.petra, 0, upheld=False)
    with pytest.raises(Refused, match="upheld"):
        give(talk)
    talk.shown(cast.petra, 1)
    with pytest.raises(Refused, match="upheld"):
        give(talk, 1, verdict=None)
    with pytest.raises(Refused, match="upheld"):
        give(talk, 1, verdict=UPHELD)
    assert not LearningItem.objects.exists()


def test_nobody_gives_or_takes_for_her(cast: Cast, talk: Talk) -> None:
    appeal = talk.decided(cast.petra)
    plea = talk.page(0).own.plea
    for stranger in strangers(cast).values():
        with pytest.raises(PermissionDenied):
            services.give_to_learning(user=stranger, appeal=appeal, plea=plea, verdict=UPHELD, turns=[], now=NOW)
        with pytest.raises(PermissionDenied):
            services.take_from_learning(user=stranger, appeal=appeal)
    assert not LearningItem.objects.exists()


def test_it_goes_with_the_appeal(cast: Cast, talk: Talk) -> None:
    appeal = talk.decided(cast.petra)
    give(talk)
    Appeal.objects.filter(pk=appeal.pk).delete()
    assert not LearningItem.objects.exists()
