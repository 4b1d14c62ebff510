"""Who may do what, each deed against the whole cast; practice that stays away; buttons that are pressed twice."""

from __future__ import annotations

import ast
import json
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.assessment.desk import (
    Book,
    again,
    announced,
    begun,
    contact,
    days,
    done,
    house,
    licence,
    piece,
    rule,
    running,
    whole,
)
from tests.cast import Cast
from tests.practice_room import NOW, begin, say

from warmline.apps import assessment
from warmline.apps.assessment import services
from warmline.apps.assessment.exporting import attempt_as_data, with_names
from warmline.apps.assessment.keeping import export
from warmline.apps.assessment.models import Attempt, Certificate, Licence, ObservedContact, Piece
from warmline.apps.assessment.observed_page import observable
from warmline.apps.assessment.readying import ready_page
from warmline.apps.assessment.standing import standing_of
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Person
from warmline.core.certifying import Outcome

pytestmark = pytest.mark.django_db

Deed = Callable[[Person], object]


def closed_to(cast: Cast, deed: Deed, *but: str) -> None:
    """Everybody but these is turned away, whatever the deed."""
    for name, person in cast.all_but(*but).items():
        try:
            deed(person)
        except PermissionDenied:
            continue
        pytest.fail(f"{name} came through")


def test_what_the_owner_alone_does(cast: Cast) -> None:
    made = running(cast, house(cast))
    talk = begun(cast, made)
    for deed in (
        lambda who: services.read(user=who, attempt=made, now=NOW),
        lambda who: services.withdraw(user=who, attempt=made, now=NOW),
        lambda who: services.draw_missing(user=who, attempt=made, now=NOW),
        lambda who: services.begin_piece(user=who, piece=talk, now=NOW),
        lambda who: services.answer(user=who, piece=talk, sent=services.SentAnswer(1, uuid4(), "Hello"), now=NOW),
        lambda who: services.keep_text(user=who, piece=talk, text="Hello", final=True, now=NOW),
        lambda who: services.leave(user=who, piece=talk, now=NOW),
        lambda who: services.resume(user=who, piece=talk, now=NOW),
    ):
        closed_to(cast, deed, "nadia")
    assert again(made).state == Attempt.State.RUNNING
    assert piece(made).answers == 0


def test_what_the_named_assessor_alone_does(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast))
    talk = piece(made)
    given = dict.fromkeys(("names_feeling", "gives_information"), services.Judged(2, "So"))
    for deed in (
        lambda who: services.judge(actor=who, piece=talk, judged=given, now=NOW),
        lambda who: services.give_another(actor=who, piece=talk, reason="Power cut", now=NOW),
        lambda who: services.sign(actor=who, attempt=made, outcome=Outcome.NOT_YET, reason="So", now=NOW),
        lambda who: services.certify(actor=who, attempt=made, reason="So", now=NOW),
        lambda who: services.ask_second(actor=who, attempt=made, to=cast.analyst, now=NOW),
    ):
        closed_to(cast, deed, "trainer")
    assert {each.anchor for each in talk.judgements.all()} == {4}


def test_who_hands_over_and_who_takes_a_certificate_back(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast))
    closed_to(
        cast,
        lambda who: services.hand_over(actor=who, attempt=made, to=cast.analyst, now=NOW),
        "trainer", "manager", "admin",
    )  # fmt: skip
    held = services.certify(actor=cast.trainer, attempt=made, reason="Holds", now=NOW)
    closed_to(
        cast,
        lambda who: services.revoke(actor=who, certificate=held, reason="No", now=NOW),
        "trainer", "analyst", "manager", "admin",
    )  # fmt: skip
    held.refresh_from_db()
    assert held.revoked_at is None


def test_what_managers_and_admins_alone_do(cast: Cast) -> None:
    row = house(cast)
    granted = Licence.objects.filter(person=cast.trainer).get()
    judges = [cast.trainer, cast.analyst, cast.petra]
    for deed in (
        lambda who: services.adopt_rule(actor=who, rule=rule(key="other"), now=NOW),
        lambda who: services.change_rule(actor=who, row=row, rule=rule(valid_days=100), why="So", now=NOW),
        lambda who: services.end_licence(actor=who, licence=granted, now=NOW),
        lambda who: services.grant_licence(
            actor=who, person=cast.trainer, since=NOW, until=NOW + days(9), basis="Course"
        ),
        lambda who: services.open_sheet(actor=who, rule=row, judges=judges, now=NOW),
    ):
        closed_to(
            cast,
            lambda who, deed=deed: deed(who) if who != cast.outsider else _elsewhere(deed, who),  # type: ignore[misc]
            "manager", "admin",
        )  # fmt: skip
    granted.refresh_from_db()
    assert granted.ended_at is None


def _elsewhere(deed: Deed, who: Person) -> None:
    """An admin of another house may take a rule over, for her own house; nothing here changes by it."""
    made = deed(who)
    assert getattr(made, "organisation_id", None) == who.organisation_id
    raise PermissionDenied


def test_readiness_is_for_those_who_give_out_work_and_observing_for_the_licensed(cast: Cast) -> None:
    house(cast)
    closed_to(cast, lambda who: ready_page(who, NOW), "petra", "other_lead", "manager")
    closed_to(cast, lambda who: observable(who, NOW), "trainer", "analyst")
    seen = {person.pk for person in observable(cast.trainer, NOW)}
    assert cast.trainer.pk not in seen
    assert cast.outsider.pk not in seen
    assert {cast.nadia.pk, cast.petra.pk} <= seen


@pytest.mark.parametrize(("gone", "may"), [(timedelta(0), True), (timedelta(seconds=1), False)])
def test_a_licence_holds_until_its_last_moment(cast: Cast, gone: timedelta, may: bool) -> None:
    row = house(cast)
    made = running(cast, row)
    Licence.objects.filter(person=cast.trainer).delete()
    licence(cast, cast.trainer, until=NOW + days(1))
    deed = lambda: contact(cast.trainer, cast.nadia, now=NOW + days(1) - timedelta(seconds=1) + gone)  # noqa: E731
    if may:
        assert deed().person == cast.nadia
    else:
        with pytest.raises(PermissionDenied):
            deed()
    assert again(made).assessor == cast.trainer, "she stays named; the manager hands it over"


def test_a_certificate_ends_at_its_moment_and_not_before(cast: Cast, book: Book) -> None:
    held = services.certify(actor=cast.trainer, attempt=whole(cast, book, house(cast)), reason="Holds", now=NOW)
    for moment, holds in (
        (NOW - timedelta(seconds=1), False),
        (NOW, True),
        (held.valid_until - timedelta(seconds=1), True),
        (held.valid_until, False),
    ):
        assert Certificate.objects.valid_at(moment).exists() is holds


SECRET = "My grandmother kept bees in Larkspur Lane"


def test_no_word_of_practice_reaches_an_assessment(cast: Cast, book: Book) -> None:
    talk = begin(cast.nadia)
    say(cast.nadia, talk, f"{SECRET}. No wonder you are annoyed.")
    made = whole(cast, book, house(cast))
    decision = services.sign(actor=cast.trainer, attempt=made, outcome=Outcome.CERTIFIED, reason="Holds", now=NOW)

    told = json.dumps([with_names(decision.evidence), attempt_as_data(again(made)), export(cast.nadia)], default=str)
    assert "Larkspur" not in told
    found = standing_of(again(made), NOW)
    assert len(found.pieces) == 2, "the talk of the practice room is none of them"
    assert not any("Larkspur" in line for each in found.pieces for line in [bytes(each.body).decode("latin-1")])


def test_the_room_of_assessments_has_no_door_to_the_sealed_one() -> None:
    sealed = ("warmline.apps.people.vault", "warmline.apps.practice.models", "warmline.apps.practice.standing")
    rooms = (
        "warmline.apps.roleplay.models",
        "warmline.apps.drills.models",
        "warmline.apps.scores",
        "warmline.apps.lessons",
    )
    for path in Path(assessment.__file__).parent.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = {node.module, *(f"{node.module}.{each.name}" for each in node.names)}
                assert not any(name.startswith((*sealed, *rooms)) for name in names), (path.name, node.module)


def test_pressed_twice_a_contact_is_one_and_another_minute_is_another(cast: Cast) -> None:
    house(cast)
    one, same = contact(cast.trainer, cast.nadia), contact(cast.trainer, cast.nadia)
    assert one == same
    assert one.judgements.count() == 1
    assert contact(cast.trainer, cast.nadia, ago=5.01) != one
    assert contact(cast.analyst, cast.nadia) != one, "two who watched the same contact"
    assert ObservedContact.objects.count() == 3


def test_pressed_twice_a_licence_is_one_so_that_ending_it_ends_it(cast: Cast) -> None:
    house(cast)
    one, same = licence(cast, cast.trainer), licence(cast, cast.trainer)
    assert one == same
    services.end_licence(actor=cast.admin, licence=one, now=NOW)
    with pytest.raises(PermissionDenied):
        contact(cast.trainer, cast.nadia, now=NOW + timedelta(seconds=1))
    assert licence(cast, cast.trainer) != one, "an ended one is not revived"


def test_struck_out_in_two_windows_one_other_is_drawn(cast: Cast) -> None:
    made = running(cast, house(cast))
    done(cast, made)
    seen_in_both = piece(made)
    services.give_another(actor=cast.trainer, piece=seen_in_both, reason="Power cut", now=NOW)
    with pytest.raises(Refused, match="does not count any more"):
        services.give_another(actor=cast.trainer, piece=seen_in_both, reason="Power cut", now=NOW)
    assert Piece.objects.filter(attempt=made, kind="talk").count() == 2


def test_signed_in_two_windows_it_is_one_decision(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast))
    services.certify(actor=cast.trainer, attempt=made, reason="Holds", now=NOW)
    with pytest.raises(Refused, match="not open"):
        services.sign(actor=cast.trainer, attempt=made, outcome=Outcome.NOT_YET, reason="No", now=NOW)
    assert Certificate.objects.count() == 1


def test_an_announcement_alone_takes_no_answer(cast: Cast) -> None:
    made = announced(cast, house(cast))
    assert not made.pieces.exists()
    services.withdraw(user=cast.nadia, attempt=made, now=NOW)
    services.withdraw(user=cast.nadia, attempt=made, now=NOW + days(1))
    assert again(made).closed_at == NOW, "twice is harmless, and the first counts"
