"""The bank of items at its edges: keys, drafts saved by two, reviews, and items written as lines."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from tests.apps.knowledge.shelf import KEYED, NOW, plan, stock
from tests.cast import Cast, person
from tests.core.measurement.items.bank import item

from warmline.apps.audit.models import AuditEvent
from warmline.apps.knowledge import services
from warmline.apps.knowledge.bodies import fingerprint, item_of, to_body
from warmline.apps.knowledge.lines import BadLine, read_lines, write_lines
from warmline.apps.knowledge.models import (
    BankItem,
    ItemVersion,
    State,
)
from warmline.apps.people.errors import Refused
from warmline.apps.people.models import Membership, Role
from warmline.core.measurement.items import Kind, Pool

pytestmark = [pytest.mark.django_db, pytest.mark.once]
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)


# The bank.


def draft(cast: Cast, key: str = "own_item") -> ItemVersion:
    made = item(Kind.SINGLE, key=key)
    return services.begin_item(actor=cast.trainer, skill="empathy", item=made, now=NOW)


@pytest.mark.parametrize("key", ["ab", "Abc", "1abc", "a b c", "x" * 61, "a-b-c", "äbc", "abc\n", "abc\x00"])
def test_what_is_no_key_begins_no_item(cast: Cast, key: str) -> None:
    with pytest.raises(Refused, match="A key has 3 to 60"):
        draft(cast, key)
    assert not BankItem.objects.exists()


def test_the_shortest_and_the_longest_key_fit(cast: Cast) -> None:
    for key in ("abc", "x" * 60):
        assert draft(cast, key).item.key == key


def test_saved_over_what_somebody_else_saved_is_refused_and_loses_nothing(cast: Cast) -> None:
    version = draft(cast)
    seen = version.sha256
    first = replace(item_of(version), prompt="What would you say first?")
    services.save_item(actor=cast.manager, version=version, item=first, seen=seen, now=NOW)
    with pytest.raises(Refused, match="in the meantime"):
        services.save_item(actor=cast.trainer, version=version, item=item_of(version), seen=seen, now=NOW)
    assert item_of(ItemVersion.objects.get()).prompt == "What would you say first?"


def test_sent_to_review_twice_is_one_line_of_the_trail(cast: Cast) -> None:
    version = draft(cast)
    for _n in range(2):
        services.send_to_review(actor=cast.trainer, version=version, now=NOW)
    assert AuditEvent.objects.filter(verb="knowledge.item_sent").count() == 1
    with pytest.raises(Refused, match="You wrote a part"):
        services.approve(actor=cast.trainer, version=version, seen=version.sha256, now=NOW)
    with pytest.raises(Refused, match="changed while you read"):
        services.approve(actor=cast.manager, version=version, seen="other", now=NOW)
    services.approve(actor=cast.manager, version=version, seen=version.sha256, now=NOW)
    with pytest.raises(Refused, match="not in review"):
        services.approve(actor=cast.manager, version=version, seen=version.sha256, now=NOW)
    with pytest.raises(Refused, match="not in review"):
        services.send_back(actor=cast.manager, version=version, note="Shorter", now=NOW)


def test_what_is_not_published_is_not_withdrawn_and_withdrawn_only_once(cast: Cast) -> None:
    version = draft(cast)
    with pytest.raises(Refused, match="not published"):
        services.withdraw(actor=cast.trainer, item=version.item, now=NOW)
    services.send_to_review(actor=cast.trainer, version=version, now=NOW)
    services.approve(actor=cast.manager, version=version, seen=version.sha256, now=NOW)
    services.withdraw(actor=cast.trainer, item=version.item, now=NOW)
    with pytest.raises(Refused, match="not published"):
        services.withdraw(actor=cast.trainer, item=version.item, now=NOW)
    assert ItemVersion.objects.get().state == State.WITHDRAWN


def test_the_second_copy_has_a_key_of_its_own(cast: Cast) -> None:
    stock(Kind.SINGLE)
    shipped = ItemVersion.objects.get()
    keys = [services.copy_item(actor=cast.trainer, version=shipped, now=NOW).item.key for _n in range(3)]
    assert len(set(keys)) == 3
    assert all(len(key) <= 60 for key in keys)


def test_an_item_of_another_house_is_not_copied(cast: Cast) -> None:
    version = draft(cast)
    writer = person(cast.elsewhere, "Tove", "tove@harbour.example")
    Membership.objects.create(person=writer, role=Role.TRAINER, organisation=cast.elsewhere)
    with pytest.raises(PermissionDenied):
        services.copy_item(actor=writer, version=version, now=NOW)
    with pytest.raises(PermissionDenied):
        services.send_to_review(actor=writer, version=version, now=NOW)


@pytest.mark.parametrize("kind", list(Kind))
def test_an_item_written_as_lines_is_read_as_it_was(kind: Kind) -> None:
    made = item(kind)
    found = replace(made, **read_lines(kind, write_lines(made)))
    assert fingerprint(to_body(found)) == fingerprint(to_body(made))


@pytest.mark.parametrize(
    ("kind", "line"),
    [
        (Kind.RATE, "6 text"), (Kind.RATE, "text"), (Kind.RATE, "0 text"), (Kind.RATE, "٣ text"),
        (Kind.MATCHING, "left"), (Kind.MATCHING, "= right"), (Kind.MATCHING, "left ="),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_named(kind: Kind, line: str) -> None:
    with pytest.raises(BadLine, match=line[:4].strip()):
        read_lines(kind, line)


def test_lines_of_nothing_hold_nothing_and_null_bytes_are_left_out() -> None:
    assert read_lines(Kind.SHORT, " \n\x00\n ") == {"accepted": ()}
    assert read_lines(Kind.SHORT, "so\x00rry\r\npardon") == {"accepted": ("sorry", "pardon")}


def test_the_pools_of_practice_and_assessment_do_not_mix(cast: Cast) -> None:
    stock(*KEYED, pool=Pool.PRACTICE)
    with pytest.raises(Refused, match="There are 0 items"):
        services.make_form(actor=cast.manager, plan=plan(4), readers=[cast.trainer], now=NOW)
