"""Evidence from everywhere ends in one sealed mastery that its owner alone opens."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from tests.cast import Cast
from tests.practice_room import NOW

from warmline.apps.people import vault
from warmline.apps.practice.models import Mastery
from warmline.apps.practice.selectors import (
    read_own_change,
    read_own_mastery,
    read_own_misses,
    read_own_proven,
    read_own_standing,
)
from warmline.apps.practice.services import note_evidence
from warmline.apps.practice.standing import Finished, Sighting, Standing, after, corrected, pack, unpack
from warmline.core.practice.evidence import Evidence, Source
from warmline.core.practice.mastery import Claim
from warmline.core.scoring.feedback_model import Feedback
from warmline.core.scoring.scorecard import Observation, Resolved, Scorecard, Versions

LETTER = Feedback("A sentence.", (), (), ())


def told(success: float, source: Source = Source.DRILL, *, days: int = 0, behaviour: str = "names_feeling") -> Evidence:
    return Evidence(behaviour, "empathy", source, success, 0.9, NOW + timedelta(days=days))


def talked(standing: Standing, *anchors: int, days: int = 0) -> Standing:
    """The standing after a talk in which one behaviour reached these anchors."""
    seen = tuple(Observation("names_feeling", "empathy", n * 2 + 1, anchor, 0.8) for n, anchor in enumerate(anchors))
    card = Scorecard("c", Versions("e", "r", "u"), 50.0, Resolved.NO, (), (), seen, ())
    return after(standing, card=card, feedback=LETTER, case=Finished("a", 1, True, NOW + timedelta(days=days)))


def store(cast: Cast, standing: Standing) -> None:
    sealed = vault.seal(cast.nadia, pack(standing))
    Mastery.objects.create(person=cast.nadia, sealed=sealed, updated_at=NOW)


def test_what_is_noted_moves_what_she_reads_up_and_down(cast: Cast) -> None:
    before = read_own_mastery(cast.nadia, cast.nadia, NOW).behaviour("names_feeling", "empathy")
    note_evidence(person=cast.nadia, evidence=[told(1.0), told(1.0)])
    better = read_own_mastery(cast.nadia, cast.nadia, NOW).behaviour("names_feeling", "empathy")
    note_evidence(person=cast.nadia, evidence=[told(0.0)] * 4)
    worse = read_own_mastery(cast.nadia, cast.nadia, NOW).behaviour("names_feeling", "empathy")
    assert worse.probability < before.probability < better.probability
    assert (before.n, better.n, worse.n) == (0, 2, 6)


def test_nothing_noted_writes_nothing(cast: Cast) -> None:
    note_evidence(person=cast.nadia, evidence=[])
    assert not Mastery.objects.exists()


def test_nobody_else_opens_her_mastery_or_her_misses(cast: Cast) -> None:
    for stored in (False, True):
        if stored:
            note_evidence(person=cast.nadia, evidence=[told(0.0, Source.REVIEW)])
        for stranger in (cast.colleague, cast.petra, cast.other_lead, cast.outsider):
            for read in (read_own_mastery, read_own_proven, read_own_misses):
                with pytest.raises(vault.NotTheOwner):
                    read(cast.nadia, stranger, NOW)


def test_practice_does_not_move_what_is_proven(cast: Cast) -> None:
    note_evidence(person=cast.nadia, evidence=[told(1.0, Source.DRILL), told(0.0, Source.REVIEW)])
    proven = read_own_proven(cast.nadia, cast.nadia, NOW).behaviour("names_feeling", "empathy")
    own = read_own_mastery(cast.nadia, cast.nadia, NOW).behaviour("names_feeling", "empathy")
    assert (proven.n, own.n) == (1, 2)
    assert proven.probability < own.probability


def test_a_change_is_claimed_from_what_was_noted_and_for_her_alone(cast: Cast) -> None:
    early, late = (
        [told(s, Source.ROLEPLAY, days=start + 3 * n) for n in range(12)] for s, start in ((0.0, 0), (1.0, 90))
    )
    note_evidence(person=cast.nadia, evidence=[*early, *late])
    since = (NOW + timedelta(days=90)).date()
    assert read_own_change(cast.nadia, cast.nadia, since, "empathy").claim is Claim.IMPROVED
    assert read_own_change(cast.nadia, cast.nadia, since, "patience").claim is Claim.CANNOT_TELL
    with pytest.raises(vault.NotTheOwner):
        read_own_change(cast.nadia, cast.petra, since)


def test_what_is_stored_names_no_behaviour(cast: Cast) -> None:
    note_evidence(person=cast.nadia, evidence=[told(1.0)])
    assert b"names_feeling" not in bytes(Mastery.objects.get().sealed)


def test_misses_are_those_of_roleplay_after_a_moment_once(cast: Cast) -> None:
    standing = talked(talked(Standing(), 1, 4), 2, 3, days=1)
    store(cast, standing)
    note_evidence(person=cast.nadia, evidence=[told(0.0, days=2)])
    first = read_own_misses(cast.nadia, cast.nadia, NOW - timedelta(days=1))
    assert [seen.anchor for seen in first] == [1, 2]
    assert [seen.anchor for seen in read_own_misses(cast.nadia, cast.nadia, NOW)] == [2]
    assert read_own_misses(cast.nadia, cast.nadia, first[-1].at) == ()


def test_a_standing_sealed_before_there_was_a_model_opens_and_is_read_from_its_sightings(cast: Cast) -> None:
    seen = tuple(Sighting("names_feeling", "empathy", 4, 0.9, NOW) for _ in range(3))
    old = json.loads(pack(Standing(sightings=seen)))
    del old["learner"]
    sealed = vault.seal(cast.nadia, json.dumps(old).encode())
    Mastery.objects.create(person=cast.nadia, sealed=sealed, updated_at=NOW)
    found = read_own_mastery(cast.nadia, cast.nadia, NOW).behaviour("names_feeling", "empathy")
    assert found.n == 3
    assert found.probability > 0.6
    note_evidence(person=cast.nadia, evidence=[told(1.0)])
    assert read_own_mastery(cast.nadia, cast.nadia, NOW).behaviour("names_feeling", "empathy").n == 4
    assert read_own_standing(cast.nadia, cast.nadia).sightings == seen


def test_the_same_behaviour_twice_in_one_talk_tells_less_than_in_two() -> None:
    one = talked(Standing(), 4, 4).known().own_at(NOW + timedelta(days=1)).behaviour("names_feeling", "empathy")
    two = talked(talked(Standing(), 4), 4).known().own_at(NOW + timedelta(days=1))
    assert one.probability < two.behaviour("names_feeling", "empathy").probability


def test_a_talk_put_right_is_put_right_in_the_mastery_too() -> None:
    standing = talked(talked(Standing(), 1), 4, days=1)
    later = NOW + timedelta(days=2)
    changed = corrected(standing, behaviour="names_feeling", anchor=1, grade=4, at=NOW)
    dropped = corrected(standing, behaviour="names_feeling", anchor=1, grade=None, at=NOW)
    chances = [
        each.known().own_at(later).behaviour("names_feeling", "empathy").probability
        for each in (standing, dropped, changed)
    ]
    assert chances == sorted(chances)
    assert chances[0] < chances[1] < chances[2]
    assert dropped.known().own_at(later).behaviour("names_feeling", "empathy").n == 1


def test_putting_right_leaves_evidence_from_elsewhere_alone() -> None:
    standing = replace(Standing(), learner=Standing().known().with_more([told(0.0)]))
    assert corrected(standing, behaviour="names_feeling", anchor=1, grade=4, at=NOW) == standing


def test_a_learner_survives_being_packed() -> None:
    standing = talked(Standing(), *([3, 1] * 20))
    assert standing.learner is not None
    assert standing.learner.own
    assert unpack(pack(standing)) == standing
