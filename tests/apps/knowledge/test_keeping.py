"""What tests keep of a person: handed out to her alone, erased with her, gone in time; and the sample."""

from __future__ import annotations

import json
from datetime import timedelta

from tests.apps.knowledge.shelf import KEYED, NOW, answer_all, assessed, begin, quiz
from tests.cast import Cast, person

from warmline.adapters.packs.items import load_item_sets
from warmline.apps.knowledge import keeping, services
from warmline.apps.knowledge.models import Assignment, Attempt, Decision, Form, ItemVersion, Response
from warmline.apps.knowledge.sample import KEY, load_sample_knowledge
from warmline.apps.knowledge.selectors import passed_tests, result_of
from warmline.apps.knowledge.shipped import load_items
from warmline.apps.people import vault
from warmline.apps.people.models import Membership, Role


def test_she_gets_everything_and_json_can_hold_it(cast: Cast) -> None:
    answer_all(begin(cast.nadia, quiz(cast, *KEYED)), right=4)
    answer_all(begin(cast.nadia, assessed(cast, *KEYED)), right=1)
    services.assign(actor=cast.manager, form=Form.objects.latest("pk"), people=[cast.nadia], now=NOW)
    found = json.loads(json.dumps(keeping.export(cast.nadia)))
    assert {one["room"] for one in found["attempts"]} == {"quiz", "assessed"}
    assert all(len(one["answers"]) == 4 and one["result"]["verdict"] for one in found["attempts"])
    assert len(found["assigned"]) == 1
    assert json.loads(json.dumps(keeping.export(cast.colleague)))["attempts"] == []


def test_erasing_takes_her_attempts_and_leaves_others(cast: Cast) -> None:
    form = assessed(cast, *KEYED)
    services.assign(actor=cast.manager, form=form, people=[cast.nadia, cast.colleague], now=NOW)
    answer_all(begin(cast.nadia, form), right=4)
    answer_all(begin(cast.colleague, form), right=4)
    assert keeping.erase(cast.nadia) > 0
    assert set(Attempt.objects.values_list("person", flat=True)) == {cast.colleague.pk}
    assert set(Assignment.objects.values_list("person", flat=True)) == {cast.colleague.pk}
    assert Response.objects.filter(attempt__person=cast.nadia).count() == 0
    assert keeping.erase(cast.nadia) == 0


def test_after_the_key_is_gone_a_quiz_is_left_out_of_the_copy(cast: Cast) -> None:
    begin(cast.nadia, quiz(cast, *KEYED))
    vault.erase_key(cast.nadia)
    assert keeping.export(cast.nadia)["attempts"] == []


def test_old_quizzes_and_tests_go_in_their_time(cast: Cast) -> None:
    answer_all(begin(cast.nadia, quiz(cast, *KEYED)), right=4)
    answer_all(begin(cast.nadia, assessed(cast, *KEYED)), right=4)
    assert keeping.clean_quizzes(NOW) == keeping.clean_assessed(NOW) == 0
    assert keeping.clean_quizzes(NOW + timedelta(days=1)) == 1
    assert Attempt.objects.get().is_assessed
    assert keeping.clean_assessed(NOW + timedelta(days=1)) > 1
    assert not Decision.objects.exists()


def sampled(cast: Cast) -> None:
    load_items(sets=load_item_sets(), names={}, now=NOW)
    cast.organisation.is_sample = True
    cast.organisation.save()
    for one in (cast.trainer, cast.manager, cast.nadia, cast.colleague):
        one.is_sample = True
        one.save()
    for n in range(30):
        agent = person(cast.organisation, f"Agent {n}", f"agent{n}@sample.example", is_sample=True)
        Membership.objects.create(person=agent, role=Role.AGENT, team=cast.team)


def test_the_sample_has_results_once_and_each_is_whole(cast: Cast) -> None:
    sampled(cast)
    assert load_sample_knowledge(cast.organisation, NOW) == 31
    assert load_sample_knowledge(cast.organisation, NOW) == 0
    form = Form.objects.get(key=KEY)
    attempts = list(Attempt.objects.filter(form=form))
    assert len(attempts) == 31
    assert all(list(one.readers.all()) == [cast.trainer] for one in attempts[:3])
    verdicts = set(Decision.objects.values_list("verdict", flat=True))
    assert verdicts == {"passed", "borderline", "not_yet"}
    settled = [one for one in attempts if result_of(one)]
    passed = passed_tests([one.person_id for one in attempts], KEY)
    assert 0 < len(passed) < len(settled) < len(attempts)


def test_a_real_house_gets_no_sample(cast: Cast) -> None:
    load_items(sets=load_item_sets(), names={}, now=NOW)
    assert load_sample_knowledge(cast.organisation, NOW) == 0
    assert not Form.objects.filter(organisation=cast.organisation).exists()


def test_without_items_the_sample_is_left_out(cast: Cast) -> None:
    sampled(cast)
    ItemVersion.objects.update(state="withdrawn")
    assert load_sample_knowledge(cast.organisation, NOW) == 0
    assert not Form.objects.filter(key=KEY).exists()
