"""Who asks `warmline reviews`, and with which machine."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from tests.cast import Cast

from warmline.adapters.packs import PackError
from warmline.adapters.packs.errors import Problem
from warmline.config import wiring
from warmline.config.cli.reviewing.house import asked_by, desk


def test_the_address_counts_whatever_its_capitals(cast: Cast) -> None:
    with asked_by("  Anh@Northwind.example ") as person:
        assert person == cast.analyst
        assert person.organisation == cast.organisation


@pytest.mark.parametrize("email", ["nobody@northwind.example", ""])
def test_a_stranger_ends_with_2(cast: Cast, email: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended, asked_by(email):
        pytest.fail("nobody was let in")
    assert ended.value.code == 2
    assert "Nobody here" in capsys.readouterr().err


def test_a_closed_account_is_nobody(cast: Cast) -> None:
    cast.analyst.is_active = False
    cast.analyst.save()
    with pytest.raises(SystemExit), asked_by(cast.analyst.email):
        pytest.fail("a closed account was let in")


@pytest.mark.parametrize(
    ("error", "word"),
    [
        (PermissionDenied(), "may not do this"),
        (OperationalError("no such table: reviews_review"), "The database does not answer: no such table"),
        (PackError([Problem("empathy.yaml", 3, "shown_by", "a move of the catalogue")]), "empathy.yaml"),
    ],
)
def test_what_goes_wrong_is_said_in_one_line(
    cast: Cast, error: Exception, word: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended, asked_by(cast.analyst.email):
        raise error
    assert ended.value.code == 2
    assert word in capsys.readouterr().err


def test_the_machine_is_the_one_that_scores_here() -> None:
    here = desk()
    assert here.reader is wiring.reader()
    assert here.rubric is wiring.rubric()
    assert here.machine().reader == wiring.reader().version
    assert (here.machine().encoder == "") == (here.encoder is None)
