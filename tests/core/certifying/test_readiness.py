"""Who is proven for harder work."""

from __future__ import annotations

from tests.core.certifying.rules import AT, days, rule, seen

from warmline.core.certifying.readiness import FloorContact, Held, Why, readiness

HELD = [Held(rule(), AT + days(100))]


def contact(ago: float, *anchors: int) -> FloorContact:
    """A contact so many days ago in which naming the feeling was seen at these anchors."""
    return FloorContact(AT - days(ago), tuple(seen("names_feeling", *anchors)))


def test_without_a_certificate_nothing_is_proven_however_good_the_contacts() -> None:
    found = readiness("complaints", [], [contact(n, 4) for n in range(9)], AT)

    assert not found.proven
    assert found.why is Why.NO_CERTIFICATE


def test_a_certificate_that_opens_it_proves_it_until_its_end() -> None:
    found = readiness("complaints", HELD, [], AT)

    assert found.proven
    assert found.until == AT + days(100)


def test_a_certificate_for_other_contacts_proves_nothing_here() -> None:
    assert readiness("retention", HELD, [], AT).why is Why.NO_CERTIFICATE


def test_an_expired_one_says_so_and_the_longest_counts() -> None:
    old = Held(rule(), AT)

    assert readiness("complaints", [old], [], AT).why is Why.EXPIRED
    assert readiness("complaints", [*HELD, old], [], AT).proven


def test_three_recent_contacts_clearly_below_speak_against_it() -> None:
    found = readiness("complaints", HELD, [contact(n, 1) for n in (1, 20, 170)], AT)

    assert not found.proven
    assert found.why is Why.FLOOR
    assert found.behaviours == ("names_feeling",)


def test_two_contacts_old_ones_future_ones_and_close_ones_say_nothing() -> None:
    for contacts in (
        [contact(1, 1), contact(2, 1)],
        [contact(1, 1), contact(2, 1), contact(181, 1)],
        [contact(1, 1), contact(2, 1), contact(-1, 1)],
        [contact(1, 2), contact(2, 3), contact(3, 2), contact(4, 3)],
    ):
        assert readiness("complaints", HELD, contacts, AT).proven
