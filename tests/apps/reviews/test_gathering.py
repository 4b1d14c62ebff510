"""Reviews beside what the machine saw."""

from __future__ import annotations

import pytest
from tests.apps.reviews.reviewed import CRITERION, csv, desk, load, sheet, talks
from tests.cast import Cast
from tests.core.scoring.criteria.raters import careful

from warmline.apps.reviews.gathering import (
    Gathered,
    as_judged,
    by_models,
    gather,
    held_out,
    reviewed_criteria,
    stale_count,
)
from warmline.apps.reviews.models import ReviewedConversation
from warmline.apps.reviews.states import Taught
from warmline.core.measurement.proof import Judged
from warmline.core.scoring.criteria import OWN, Head, Learned

HERE = str(desk().machine())


def people(found: list[Gathered]) -> dict[str, tuple[int, ...]]:
    names = dict(ReviewedConversation.objects.values_list("pk", "name"))
    return {names[each.key]: each.people for each in found}


def test_the_anchors_of_a_conversation_stand_together_with_the_newest_review_last(cast: Cast) -> None:
    first = ["talk-0,Anh,names_feeling,1", "talk-1,Anh,names_feeling,2", "talk-2,Anh,names_feeling,3"]
    load(cast.analyst, csv(first), talks(3))
    load(cast.analyst, csv(["talk-0,Miriam,names_feeling,4"]))
    found = gather(cast.organisation.pk, CRITERION, HERE)
    assert list(people(found).items()) == [("talk-1", (2,)), ("talk-2", (3,)), ("talk-0", (1, 4))]
    assert all(len(each.chances) == 1 for each in found)


def test_another_criterion_machine_or_organisation_is_left_out(cast: Cast) -> None:
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,1", "talk-0,Anh,opens_well,2"]), talks(1))
    load(cast.outsider, csv(["talk-0,Olga,names_feeling,4"]), talks(1))
    assert people(gather(cast.organisation.pk, "opens_well", HERE)) == {"talk-0": (2,)}
    assert gather(cast.organisation.pk, CRITERION, str(desk(newer=True).machine())) == []
    assert [each.people for each in gather(cast.elsewhere.pk, CRITERION, HERE)] == [(4,)]
    assert reviewed_criteria(cast.organisation.pk) == ["names_feeling", "opens_well"]
    assert reviewed_criteria(cast.elsewhere.pk) == ["names_feeling"]


def test_what_another_machine_read_is_stale(cast: Cast) -> None:
    load(cast.analyst, sheet(5, [careful(), careful()]), talks(5))
    newer = desk(newer=True)
    load(cast.analyst, sheet(2, [careful(), careful()]), talks(2), machine=newer)
    assert stale_count(cast.organisation.pk, CRITERION, HERE) == 2
    assert stale_count(cast.organisation.pk, CRITERION, str(newer.machine())) == 3
    assert len(gather(cast.organisation.pk, CRITERION, HERE)) == 3


def test_a_model_s_anchors_stand_beside_people_s_and_not_among_them(cast: Cast) -> None:
    rows = ["talk-0,Anh,names_feeling,1", "talk-0,model:tiny,names_feeling,2", "talk-1,model:tiny,names_feeling,3"]
    load(cast.analyst, csv(rows), talks(2))
    assert people(gather(cast.organisation.pk, CRITERION, HERE)) == {"talk-0": (1,)}
    found = by_models(cast.organisation.pk, CRITERION)
    assert [(each.machine, each.people) for each in found["model:tiny"]] == [(2, (1,)), (3, ())]


def test_a_head_speaks_for_what_it_had_not_seen_and_its_fold_for_the_rest(cast: Cast) -> None:
    load(cast.analyst, sheet(3, [careful(0.0)]), talks(3))
    found = gather(cast.organisation.pk, CRITERION, HERE)
    own = [OWN.of_conversation(each.chances) for each in found]
    assert [each.machine for each in as_judged(found, None)] == own
    taught = Taught(Head(bias=-9.0), True, "agrees", {found[0].key: 4})
    assert [each.machine for each in as_judged(found, taught)] == [4, 1, 1]


def test_where_the_machine_saw_no_chance_it_has_no_anchor() -> None:
    nothing = Gathered(7, (), (2, 3))
    taught = Taught(OWN, True, "agrees", {})
    assert as_judged([nothing], None) == as_judged([nothing], taught) == [Judged("7", None, (2, 3))]
    assert held_out([nothing], Learned(OWN, ())) == [Judged("7", None, (2, 3))]
    with pytest.raises(ValueError, match="7"):
        nothing.reviewed()


def test_held_out_anchors_go_to_the_conversations_with_chances_in_their_order(cast: Cast) -> None:
    load(cast.analyst, csv(["talk-0,Anh,names_feeling,1", "talk-1,Anh,names_feeling,2"]), talks(2))
    one, two = gather(cast.organisation.pk, CRITERION, HERE)
    empty = Gathered(99, (), (1,))
    found = held_out([one, empty, two], Learned(OWN, (3, 4)))
    assert [each.machine for each in found] == [3, None, 4]
    assert [each.people for each in found] == [one.people, (1,), two.people]
