"""What the daily practice keeps of a person: handed out to her alone, erased with her, gone after two years."""

from __future__ import annotations

import json
from datetime import timedelta

from tests.apps.drills.daily_room import CARD, NOW, PARCEL, WARM, merge, sent
from tests.cast import Cast

from warmline.apps.audit.verbs import is_named
from warmline.apps.drills import keeping, models, services
from warmline.apps.drills.selectors import own_answers
from warmline.apps.people import vault
from warmline.apps.people.registry import keepings, retentions
from warmline.core.practice.spacing import Grade


def test_the_registry_knows_the_room_and_its_verbs_have_words() -> None:
    assert {kept.key: kept.export for kept in keepings()}["drills"] is keeping.export
    assert next(rule for rule in retentions() if rule.key == "drills").clean is keeping.clean
    assert all(is_named(f"drills.{verb}") for verb in ("practised", "plan_made", "pace_changed"))


def test_the_export_has_her_words_grades_cards_and_plans_and_nobody_elses(cast: Cast) -> None:
    merge(cast.nadia, sent(grade=Grade.HARD), sent(CARD, -1, "", Grade.GOOD))
    merge(cast.colleague, sent(text="Somebody else's words."))
    services.make_plan(user=cast.nadia, moment="a customer sighs at me", deed="ask what happened", now=NOW)
    exported = json.loads(json.dumps(keeping.export(cast.nadia)))
    assert [(each["item"], each["text"], each["grade"]) for each in exported["answers"]] == [
        (PARCEL, WARM, 2),
        (CARD, "", 3),
    ]
    assert exported["deck"]["plans"][0]["deed"] == "ask what happened"
    assert set(exported["deck"]["cards"]) == {PARCEL, CARD}


def test_whoever_never_practised_gets_an_empty_page(cast: Cast) -> None:
    assert keeping.export(cast.outsider)["answers"] == []
    assert keeping.erase(cast.outsider) == 0


def test_without_her_key_nothing_can_be_handed_out(cast: Cast) -> None:
    merge(cast.nadia, sent())
    vault.erase_key(cast.nadia)
    assert keeping.export(cast.nadia) == {"answers": [], "deck": None}


def test_erasing_her_leaves_everybody_else(cast: Cast) -> None:
    merge(cast.nadia, sent(), sent(CARD, -1, "", Grade.GOOD))
    merge(cast.colleague, sent())
    assert keeping.erase(cast.nadia) == 3
    assert own_answers(cast.nadia) == []
    assert len(own_answers(cast.colleague)) == models.Deck.objects.count() == 1


def test_old_answers_go_and_a_deck_that_is_used_stays(cast: Cast) -> None:
    merge(cast.nadia, sent(PARCEL, -800), sent(CARD, 0, "", Grade.GOOD))
    merge(cast.colleague, sent(PARCEL, -800), now=NOW - timedelta(days=800))
    assert keeping.clean(NOW - keeping.STAYS) == 3
    assert [each.item for each in own_answers(cast.nadia)] == [CARD]
    assert models.Deck.objects.get().person == cast.nadia
