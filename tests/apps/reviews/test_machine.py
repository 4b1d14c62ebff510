"""The machine as reviews see it, and the numbers that are kept of what it saw."""

from __future__ import annotations

from datetime import timedelta

import numpy as np
import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st
from tests.apps.reviews.reviewed import CRITERION, desk, talks
from tests.cast import Cast

from warmline.apps.people.errors import require
from warmline.apps.reviews.machine import pack, unpack
from warmline.apps.reviews.rules import TEACH, register
from warmline.core.scoring.criteria import GradedChance
from warmline.core.scoring.score import ENGINE


def test_the_machine_is_named_by_all_its_parts() -> None:
    assert str(desk().machine()) == f"{ENGINE} tags-1 small-1 hashing-1 criteria-1"
    assert str(desk(encoder=False).machine()) == f"{ENGINE} tags-1 small-1 no-encoder criteria-1"
    assert len({str(each.machine()) for each in (desk(), desk(newer=True), desk(encoder=False))}) == 3


def test_criteria_are_the_behaviours_of_the_rubric() -> None:
    assert {CRITERION, "speaks_slowly", "closes_well"} <= desk().criteria()
    assert "empathy" not in desk().criteria()


def test_looking_answers_for_every_criterion_that_was_asked_and_no_other() -> None:
    found = desk().look(talks(1)[0], {CRITERION, "speaks_slowly"})
    assert set(found) == {CRITERION, "speaks_slowly"}
    assert len(found[CRITERION]) == 1
    assert found["speaks_slowly"] == ()


@given(st.lists(st.tuples(st.integers(1, 4), st.lists(st.floats(-9, 9, width=16), min_size=3, max_size=3)), max_size=4))
def test_what_is_packed_comes_out_again(rows: list[tuple[int, list[float]]]) -> None:
    chances = tuple(GradedChance(anchor, np.array(known, np.float32)) for anchor, known in rows)
    back = unpack([chance.anchor for chance in chances], pack(chances))
    assert [(each.anchor, each.known.tolist()) for each in back] == [
        (a, [float(x) for x in known]) for a, known in rows
    ]


def test_bytes_that_do_not_fit_are_refused() -> None:
    with pytest.raises(ValueError, match="reshape"):
        unpack([1, 2], b"\0\0" * 5)


def test_only_analyst_and_admin_of_the_organisation_hold_the_permission(cast: Cast) -> None:
    register()
    may = set()
    for name, person in cast.people().items():
        try:
            require(TEACH, person, cast.organisation)
        except PermissionDenied:
            continue
        may.add(name)
    assert may == {"analyst", "admin"}
    with pytest.raises(PermissionDenied):
        require(TEACH, AnonymousUser(), cast.organisation)


def test_who_left_the_role_or_the_house_holds_it_no_longer(cast: Cast) -> None:
    cast.analyst.memberships.update(until=timezone.now() + timedelta(days=1))
    cast.admin.is_active = False
    for person in (cast.analyst, cast.admin):
        with pytest.raises(PermissionDenied):
            require(TEACH, person, cast.organisation)
