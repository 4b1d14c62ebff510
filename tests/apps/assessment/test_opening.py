"""Announcing, reading, taking back, handing over."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.assessment.desk import (
    Book,
    again,
    announced,
    contact,
    days,
    done,
    house,
    licence,
    piece,
    running,
    whole,
)
from tests.cast import Cast
from tests.practice_room import NOW

from warmline.apps.assessment import services
from warmline.apps.assessment.models import Attempt, Certificate, Piece
from warmline.apps.audit.models import AuditEvent
from warmline.apps.people.errors import Refused
from warmline.core.certifying import Outcome

pytestmark = pytest.mark.django_db


def test_an_announcement_names_the_assessor_and_pins_the_versions(cast: Cast) -> None:
    made = announced(cast, house(cast))

    assert made.assessor == cast.trainer
    assert made.state == Attempt.State.ANNOUNCED
    assert set(made.pins) == {"rule", "rule_sha256", "rubric", "reader", "scoring", "test"}
    assert made.pins["rule"] == "fundamentals 1"
    assert not made.pieces.exists(), "nothing runs before it was read"


def test_twice_is_one_attempt_and_reading_twice_draws_once(cast: Cast) -> None:
    row = house(cast)
    made = running(cast, row)

    assert services.announce(user=cast.nadia, rule=row, now=NOW).pk == made.pk
    services.read(user=cast.nadia, attempt=made, now=NOW)
    assert [each.kind for each in made.pieces.all()] == ["talk", "written"]


def test_the_least_busy_assessor_is_named(cast: Cast) -> None:
    row = house(cast)
    announced(cast, row)

    other = services.announce(user=cast.colleague, rule=row, now=NOW)

    assert other.assessor == cast.analyst


def test_nobody_assesses_without_a_licence_and_nobody_herself(cast: Cast) -> None:
    row = house(cast)
    for each in cast.trainer.assessor_licences.all() | cast.analyst.assessor_licences.all():
        services.end_licence(actor=cast.admin, licence=each, now=NOW)

    with pytest.raises(Refused, match="no assessor"):
        announced(cast, row)
    licence(cast, cast.trainer)
    with pytest.raises(Refused, match="no assessor"):
        services.announce(user=cast.trainer, rule=row, now=NOW)


def test_the_rule_of_another_house_and_a_retired_one_are_closed(cast: Cast) -> None:
    row = house(cast)

    with pytest.raises(PermissionDenied):
        services.announce(user=cast.outsider, rule=row, now=NOW)
    row.state = "retired"
    with pytest.raises(PermissionDenied):
        services.announce(user=cast.nadia, rule=row, now=NOW)


def test_only_its_owner_reads_and_withdraws(cast: Cast) -> None:
    made = announced(cast, house(cast))

    for name, person in cast.all_but("nadia").items():
        for verb in (services.read, services.withdraw, services.draw_missing):
            with pytest.raises(PermissionDenied):
                verb(user=person, attempt=made, now=NOW)
        assert again(made).state == Attempt.State.ANNOUNCED, name


def test_taken_back_before_it_was_read_it_counts_for_nothing(cast: Cast) -> None:
    row = house(cast)
    services.withdraw(user=cast.nadia, attempt=announced(cast, row), now=NOW)

    assert announced(cast, row).state == Attempt.State.ANNOUNCED


def test_taken_back_after_it_was_read_it_counts_and_one_has_to_wait(cast: Cast) -> None:
    row = house(cast)
    services.withdraw(user=cast.nadia, attempt=running(cast, row), now=NOW)

    with pytest.raises(Refused, match="10 December 2026"):
        announced(cast, row, now=NOW + days(13))
    assert announced(cast, row, now=NOW + days(14)).state == Attempt.State.ANNOUNCED


def test_the_next_attempt_meets_another_customer_and_task(cast: Cast) -> None:
    row = house(cast)
    met: list[set[str]] = []
    for n in range(2):
        made = running(cast, row, now=NOW + days(20 * n))
        met.append({each.variant for each in made.pieces.all()})
        services.withdraw(user=cast.nadia, attempt=made, now=NOW + days(20 * n))

    assert not met[0] & met[1]
    assert len({each.seed for each in Piece.objects.filter(kind="talk")}) == 2


def test_a_pool_without_published_customers_is_told(cast: Cast) -> None:
    from warmline.apps.library.models import ScenarioVersion

    made = announced(cast, house(cast))
    ScenarioVersion.objects.update(published=False)

    with pytest.raises(Refused, match="not there any more"):
        services.read(user=cast.nadia, attempt=made, now=NOW)
    assert again(made).state == Attempt.State.ANNOUNCED


def test_a_certificate_is_renewed_within_its_window_and_contacts_stand_in_for_talks(cast: Cast, book: Book) -> None:
    row = house(cast)
    made = whole(cast, book, row)
    first = services.certify(actor=cast.trainer, attempt=made, reason="All three hold", now=NOW)

    with pytest.raises(Refused, match="renewed from 27 September 2027"):
        announced(cast, row, now=NOW + days(200))
    later = NOW + days(330)
    for ago in (5, 10):
        contact(cast.trainer, cast.nadia, ago=ago, now=later)
    # Contacts speak to what was seen in them alone, so the rule's second band needs its own.
    noticed = {"gives_information": services.Noticed(4, "It left at 20:00", "Answers it")}
    about = services.Contact(later - days(2), "chat", "A question")
    services.observe(actor=cast.trainer, person=cast.nadia, contact=about, noticed=noticed, now=later)
    book.results[cast.nadia.pk] = type(book.results[cast.nadia.pk])(88.0, 4.0, later, "fundamentals 1")
    again_made = running(cast, row, now=later)

    assert not again_made.pieces.exists()
    second = services.certify(actor=cast.trainer, attempt=again_made, reason="Contacts show it", now=later)
    assert second.renews == first
    assert second.valid_until == first.valid_until + days(365)
    practical = second.decision.evidence["strands"][1]
    assert practical["instead"]
    assert len(practical["rests_on"]) == 3


def test_without_contacts_a_renewal_draws_talks(cast: Cast, book: Book) -> None:
    row = house(cast)
    services.certify(actor=cast.trainer, attempt=whole(cast, book, row), reason="All hold", now=NOW)

    made = running(cast, row, now=NOW + days(330))

    assert made.renews is not None
    assert made.pieces.count() == 2


def test_an_expired_certificate_asks_for_the_whole_again(cast: Cast, book: Book) -> None:
    row = house(cast)
    services.certify(actor=cast.trainer, attempt=whole(cast, book, row), reason="All hold", now=NOW)

    assert running(cast, row, now=NOW + days(366)).renews is None
    assert Certificate.objects.count() == 1


def test_the_assessor_or_a_manager_hands_over_to_somebody_licensed(cast: Cast) -> None:
    made = announced(cast, house(cast))

    with pytest.raises(Refused, match="licence"):
        services.hand_over(actor=cast.trainer, attempt=made, to=cast.petra, now=NOW)
    for person in cast.all_but("trainer", "manager", "admin").values():
        with pytest.raises(PermissionDenied):
            services.hand_over(actor=person, attempt=made, to=cast.analyst, now=NOW)
    services.hand_over(actor=cast.manager, attempt=made, to=cast.analyst, now=NOW)

    assert again(made).assessor == cast.analyst
    assert AuditEvent.objects.filter(verb="assessment.handed_over", about=cast.nadia).count() == 1


def test_an_attempt_that_is_over_is_not_handed_over(cast: Cast, book: Book) -> None:
    made = whole(cast, book, house(cast))
    services.sign(actor=cast.trainer, attempt=made, outcome=Outcome.CERTIFIED, reason="Holds", now=NOW)

    with pytest.raises(Refused, match="not open"):
        services.hand_over(actor=cast.trainer, attempt=made, to=cast.analyst, now=NOW)


def test_talks_done_are_told_to_the_assessor_once(cast: Cast) -> None:
    from warmline.apps.notices.models import Notice

    made = running(cast, house(cast))
    done(cast, made)

    assert piece(made).state == Piece.State.ENDED
    assert Notice.objects.filter(kind="assessment_waiting", person=cast.trainer).count() == 1
