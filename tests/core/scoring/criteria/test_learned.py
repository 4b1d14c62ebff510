"""Proven criteria at work: the anchors of heads, the status of skills, and the version pinned to the score."""

from __future__ import annotations

import pytest
from tests.builders import conversation, small_rubric
from tests.reading_fakes import WIDTH, HashingEncoder, OtherReader, TagReader

from warmline.core.moves import MOVES
from warmline.core.moves.reading import MoveReader
from warmline.core.scoring.as_json import to_json, to_line
from warmline.core.scoring.criteria import OWN, Head, LearnedCriteria, Machine
from warmline.core.scoring.score import ENGINE, observed, score, score_last_turn
from warmline.core.scoring.scorecard import Scorecard, Status

TALK = conversation(
    "c: shows_worry about my parcel",
    "a: greets acknowledges_generically hello there and more of it",
    "c: asks_question when",
    "a: next_step then and so on",
)
MACHINE = Machine(ENGINE, TagReader.version, "small-1")
UP = Head(bias=1.0)


def criteria(machine: Machine = MACHINE, **heads: Head) -> LearnedCriteria:
    return LearnedCriteria("criteria-3.7", machine, heads, None)


def card(learned: LearnedCriteria | None, reader: MoveReader | None = None) -> Scorecard:
    return score(TALK, (reader or TagReader()).read(TALK), small_rubric(), criteria=learned)


def anchors(found: Scorecard) -> dict[str, int]:
    return {each.behaviour: each.anchor for each in found.observations}


def proven(found: Scorecard) -> set[str]:
    return {skill.skill for skill in found.skills if skill.status is Status.PROVEN}


def test_without_learned_criteria_everything_is_suggested_and_no_version_is_named() -> None:
    found = card(None)
    assert proven(found) == set()
    assert found.versions.criteria == ""
    assert "criteria" not in to_json(found)["versions"]


def test_a_head_changes_the_anchors_of_its_criterion_and_of_no_other() -> None:
    before, after = card(None), card(criteria(names_feeling=UP))
    assert anchors(before)["names_feeling"] == 2
    assert anchors(after)["names_feeling"] == 3
    assert {k: v for k, v in anchors(after).items() if k != "names_feeling"} == {
        k: v for k, v in anchors(before).items() if k != "names_feeling"
    }
    assert (after.skill("empathy").score or 0) > (before.skill("empathy").score or 0)


def test_the_evidence_still_adds_up_to_the_score() -> None:
    found = card(criteria(names_feeling=UP)).skill("empathy")
    points = sum(each.effect for each in card(criteria(names_feeling=UP)).evidence if each.skill == "empathy")
    assert found.score == pytest.approx(50 + points)


def test_a_skill_is_proven_only_when_every_behaviour_that_was_observed_is() -> None:
    assert proven(card(criteria(names_feeling=OWN))) == {"empathy"}
    seen = {each.behaviour for each in card(None).observations if each.skill == "rapport"}
    assert seen == {"opens_well"}
    assert proven(card(criteria(opens_well=OWN))) == {"rapport"}
    # closes_well was not observed here, so alone it proves nothing.
    assert proven(card(criteria(closes_well=OWN))) == set()


def test_two_observed_behaviours_of_a_skill_must_both_be_proven() -> None:
    closing = conversation(
        *[f"{t.speaker.value[0]}: {t.text}" for t in TALK.turns], "c: thanks", "a: says_goodbye_warmly bye"
    )
    reading = TagReader().read(closing)
    for keys, wanted in ((("opens_well",), False), (("opens_well", "closes_well"), True)):
        found = score(closing, reading, small_rubric(), criteria=criteria(**dict.fromkeys(keys, OWN)))
        assert {each.behaviour for each in found.observations if each.skill == "rapport"} == {
            "opens_well",
            "closes_well",
        }
        assert (found.skill("rapport").status is Status.PROVEN) is wanted


def test_a_skill_that_was_not_observed_is_not_proven() -> None:
    found = card(criteria(speaks_slowly=OWN))
    assert found.skill("voice_delivery").score is None
    assert proven(found) == set()


@pytest.mark.parametrize(
    "machine",
    [
        Machine("score-1", TagReader.version, "small-1"),
        Machine(ENGINE, "tags-0", "small-1"),
        Machine(ENGINE, TagReader.version, "small-0"),
        Machine(ENGINE, TagReader.version, "small-1", encoder="hashing-1"),
        Machine(ENGINE, TagReader.version, "small-1", features="criteria-0"),
    ],
)
def test_what_was_shown_with_another_machine_is_not_used(machine: Machine) -> None:
    assert card(criteria(machine, names_feeling=UP)) == card(None)


def test_another_reader_of_the_same_words_proves_nothing() -> None:
    found = card(criteria(names_feeling=UP), OtherReader())
    assert proven(found) == set()
    assert found.versions.criteria == ""


def test_the_version_is_pinned_to_the_score_and_written_out() -> None:
    found = card(criteria(names_feeling=UP))
    assert found.versions.criteria == "criteria-3.7"
    assert to_json(found)["versions"]["criteria"] == "criteria-3.7"
    assert to_json(found)["skills"]["empathy"]["status"] == "proven"
    assert to_line(found) == to_line(card(criteria(names_feeling=UP)))


def test_a_head_with_weights_reads_the_encoder_s_vector_of_the_judged_turn() -> None:
    encoder = HashingEncoder()
    width = 12 + len(MOVES) + WIDTH
    head = Head(0.0, (0.0,) * (width - 1) + (50.0,), 20.0)
    machine = Machine(ENGINE, TagReader.version, "small-1", encoder.version)
    found = card(LearnedCriteria("criteria-1.1", machine, {"names_feeling": head}, encoder))
    assert anchors(found)["names_feeling"] in (1, 4)
    assert encoder.asked == [TALK.turns[1].text]


def test_one_turn_alone_is_never_proven() -> None:
    found = score_last_turn(TALK, TagReader().read(TALK), small_rubric())
    assert proven(found) == set()


def test_a_machine_reads_as_its_parts() -> None:
    assert str(MACHINE) == f"{ENGINE} tags-1 small-1 no-encoder criteria-1"
    assert str(Machine("e", "r", "u", "x")) == "e r u x criteria-1"
    assert criteria(names_feeling=OWN).proven == {"names_feeling"}


def test_judging_leaves_order_and_evidence_of_observations_alone() -> None:
    reading = TagReader().read(TALK)
    before = observed(TALK, reading, small_rubric())
    after = criteria(names_feeling=UP).judge(TALK, reading, before)
    assert [(each.behaviour, each.turn, each.marks) for each in after] == [
        (each.behaviour, each.turn, each.marks) for each in before
    ]
    assert [each.anchor for each in after] != [each.anchor for each in before]


def test_what_is_observed_is_what_a_score_without_criteria_rests_on() -> None:
    seen = observed(TALK, TagReader().read(TALK), small_rubric())
    assert sorted(seen, key=lambda each: (each.turn, each.behaviour)) == list(card(None).observations)


def test_status_asks_for_all_and_for_at_least_one() -> None:
    both = criteria(opens_well=OWN, closes_well=OWN)
    seen = [each for each in observed(TALK, TagReader().read(TALK), small_rubric()) if each.skill == "rapport"]
    assert both.status(seen) is Status.PROVEN
    assert criteria(closes_well=OWN).status(seen) is Status.SUGGESTED
    assert both.status([]) is Status.SUGGESTED
