"""Impression formation against published check values, and the engine's table against the equations."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

import pytest

from warmline.core.customer.affect import Equations, Sentiment, sentiments
from warmline.core.customer.parameters import ACTS, EFFECTS
from warmline.core.customer.parameters.acts import FELT_AS, REST

DATA = Path(__file__).parents[3] / "data" / "affect"
# The behaviour of the dictionary that stands behind an act of the table.
NAMES = {
    "apologise": "apologize_to",
    "explain": "explain_something_to",
    "yell": "yell_at",
}


@cache
def equations() -> Equations:
    return Equations.parse((DATA / "us2010_impressionabo_f.dat").read_text().splitlines())


@cache
def dictionary(name: str) -> dict[str, Sentiment]:
    with (DATA / f"usfullsurveyor2015_{name}.csv").open(newline="") as file:
        return sentiments(csv.DictReader(file))


PUBLISHED = [
    ("virgin", "shield", "neurotic", 6.93),
    ("shop_clerk", "entreat", "best_man", 0.994),
    ("grind", "aggravate", "machine_repairer", 17.1),
    ("crybaby", "harass", "sleuth", 19.8),
    ("street_musician", "glorify", "mugger", 1.86),
    ("chaplain", "chastise", "scoundrel", 22.8),
    ("artist", "like", "newcomer", 12.2),
]


@pytest.mark.parametrize(("actor", "act", "object_", "deflection"), PUBLISHED)
def test_published_deflections_come_out_within_one_per_cent(
    actor: str, act: str, object_: str, deflection: float
) -> None:
    people, acts = dictionary("identities"), dictionary("behaviors")
    found = equations().impression(people[actor], acts[act], people[object_])
    assert found.deflection == pytest.approx(deflection, rel=0.01)


@pytest.mark.parametrize("act", ACTS)
def test_the_engines_table_is_what_the_equations_give(act: str) -> None:
    people, acts = dictionary("identities"), dictionary("behaviors")
    found = equations().impression(people["employee"], acts[NAMES.get(act, act)], people["customer"])
    assert ACTS[act].evaluation == pytest.approx(found.object.evaluation, abs=0.006)
    assert ACTS[act].deflection == pytest.approx(found.deflection, abs=0.03)


def test_a_customer_at_rest_is_valued_as_the_dictionary_says() -> None:
    assert dictionary("identities")["customer"].evaluation == REST


def test_the_acts_stand_in_the_order_of_the_law() -> None:
    order = ["comfort", "thank", "assist", "apologise", "explain", "lecture", "blame", "yell"]
    values = [ACTS[act].evaluation for act in order]
    assert values == sorted(values, reverse=True)


def test_every_reason_of_the_table_is_a_reason_of_the_engine_and_every_act_is_known() -> None:
    assert set(FELT_AS) <= set(EFFECTS)
    assert set(FELT_AS.values()) <= set(ACTS)


@pytest.mark.parametrize("line", ["Z100 1 2 3", "Z000000002 0 0 0 0 0 0 0 0 0", "Z000000000 1 2"])
def test_a_line_that_is_no_equation_is_named(line: str) -> None:
    with pytest.raises(ValueError, match="line 2 is no equation"):
        Equations.parse(["Z000000000 0 0 0 0 0 0 0 0 0", line])


def test_an_event_that_changes_nothing_is_as_expected() -> None:
    same = Equations.parse(
        f"Z{'0' * place}1{'0' * (8 - place)} " + " ".join("1" if n == place else "0" for n in range(9))
        for place in range(9)
    )
    one = Sentiment(1.0, 2.0, 3.0)
    assert same.impression(one, one, one).deflection == 0.0
