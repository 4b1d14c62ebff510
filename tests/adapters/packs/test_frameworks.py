from __future__ import annotations

from pathlib import Path

import pytest
from tests.adapters.packs.files import changed, problems_of, written

from warmline.adapters.packs import PackError, load_frameworks
from warmline.adapters.packs.frameworks import read_frameworks

GOOD = """\
key: card
name: CARD
purpose: To help.
order_matters: true
use_when: Often.
not_when: Seldom.
origin: Widely taught, author unknown.
skills: [empathy]
steps:
  - {name: Look, do: Look at it., example: Let me see., shown_by: [paraphrases]}
  - {name: Act, do: Do it., example: I will do it., shown_by: [takes_ownership, next_step]}
  - {name: Rest, do: Rest., example: Done.}
"""


def test_a_good_file_becomes_a_card(tmp_path: Path) -> None:
    (card,) = read_frameworks([written(tmp_path, GOOD, "card.yaml")])
    assert [step.name for step in card.steps] == ["Look", "Act", "Rest"]
    assert card.steps[1].shown_by == {"takes_ownership", "next_step"}
    assert card.order_matters


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("[paraphrases]", "[parrots]", "line 10, steps[0].shown_by: 'parrots' is no move of the catalogue."),
        ("name: Act", "name: Look", "line 11, steps[1].name: 'Look' is there twice."),
        ("[empathy]", "[magic]", "line 8, skills[0]: 'magic' is none of active_listening, "),
        (
            "order_matters: true",
            "order_matters: maybe",
            "line 4, order_matters: expected true or false, found 'maybe'.",
        ),
        ("  - {name: Rest, do: Rest., example: Done.}\n", "", "line 10, steps: has 2; a framework has at least 3."),
        ("key: card", "key: cart", "line 1, key: is 'cart'; expected the file's name, 'card'."),
    ],
)
def test_each_mistake_is_told_with_its_field(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = written(tmp_path, changed(GOOD, (old, new)), "card.yaml")
    with pytest.raises(PackError) as error:
        read_frameworks([path])
    (found,) = problems_of(error, path)
    assert found.startswith(message)


def test_the_shipped_cards_are_those_of_the_curriculum() -> None:
    cards = {card.key: card for card in load_frameworks()}
    assert set(cards) == {
        *("heard", "last", "least", "latte", "carp", "leaps", "learn", "interests_rights_power", "five_lenses"),
    }
    assert load_frameworks() is load_frameworks()


@pytest.mark.parametrize("key", ["heard", "last", "least", "latte", "carp", "leaps", "learn"])
def test_the_first_letters_of_the_steps_spell_the_name(key: str) -> None:
    (card,) = [card for card in load_frameworks() if card.key == key]
    assert "".join(step.name[0] for step in card.steps) == card.name


def test_the_order_of_carp_matters_and_problem_solving_comes_last() -> None:
    (card,) = [card for card in load_frameworks() if card.key == "carp"]
    assert card.order_matters
    assert [step.name for step in card.steps] == ["Control", "Acknowledge", "Refocus", "Problem-solve"]
