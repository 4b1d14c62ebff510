"""How much of the marked turns is read right: a little below what rules-5 reached, and it may only rise."""

from __future__ import annotations

import pytest
from tests.core.moves.marked import UNMARKED, by_name, found_in, marked_turns, together

from warmline.core.conversation import Speaker
from warmline.core.moves import CUES, MOVES
from warmline.core.moves.rules import RuleReader

READER = RuleReader()
# list: turns, least precision, least recall
LEAST = {
    "agents_worked": (226, 0.90, 0.78),
    "customers_worked": (78, 0.93, 0.88),
    "agents_aside": (225, 0.78, 0.56),
    "customers_aside": (78, 0.73, 0.45),
}
# list: so many false accusations and false praises at most
FALSE = {"agents_worked": (0, 2), "agents_aside": (6, 3)}
ACCUSES = ("commands", "insults", "blames_customer", "argues", "dismisses", "sarcasm", "shouts")
PRAISES = ("acknowledges_feeling", "validates", "gives_specific_praise", "says_goodbye_warmly", "takes_ownership")


@pytest.mark.parametrize("name", LEAST)
def test_the_lists_are_whole_and_name_what_the_catalogue_knows(name: str) -> None:
    turns = marked_turns(name)
    known = frozenset(MOVES if turns[0].turn.speaker is Speaker.AGENT else CUES) - UNMARKED
    assert len(turns) == LEAST[name][0]
    assert all((each.there | each.may) <= known for each in turns)
    assert all(each.before.speaker is not each.turn.speaker and each.before.text for each in turns)
    assert len({(each.before.text, each.turn.text) for each in turns}) == len(turns)


@pytest.mark.parametrize("name", LEAST)
def test_enough_is_found_and_enough_of_it_is_there(name: str) -> None:
    _, precision, recall = LEAST[name]
    share = together(by_name(READER, marked_turns(name)))
    assert share.precision >= precision
    assert share.recall >= recall


@pytest.mark.parametrize("name", FALSE)
def test_hardly_anybody_is_accused_or_praised_for_what_was_not_said(name: str) -> None:
    shares = by_name(READER, marked_turns(name))
    for names, most in zip((ACCUSES, PRAISES), FALSE[name], strict=True):
        false = sum(shares[each].found - shares[each].both for each in names if each in shares)
        assert false <= most, names


def test_a_reader_that_sees_nothing_or_everything_would_fail() -> None:
    turns = marked_turns("agents_worked")
    assert sum(bool(each.there) for each in turns) > 200
    assert all(each.missed_and_false(frozenset())[0] == each.there for each in turns)
    everything = frozenset(MOVES) - UNMARKED
    assert all(each.missed_and_false(everything)[1] for each in turns)
    assert any(found_in(READER, each) for each in turns)
