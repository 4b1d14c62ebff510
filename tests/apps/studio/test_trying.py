"""Trials: asked for once a text, played in the background, and what is made of them."""

from __future__ import annotations

import logging
from datetime import timedelta

import pytest
from django.utils import timezone
from tests.apps.studio.house import changed, newest, sound, tried, written
from tests.cast import Cast

from warmline.apps.library import ports
from warmline.apps.library.languages import is_spoken
from warmline.apps.people.errors import Refused
from warmline.apps.studio import services
from warmline.apps.studio.coverage import coverage, words_met
from warmline.apps.studio.models import Trial
from warmline.apps.studio.playing import play_trial
from warmline.apps.studio.screens import trial_page
from warmline.apps.studio.selectors import LONGEST_TRIAL, last_trial
from warmline.apps.studio.skeleton.writing import skeleton
from warmline.apps.studio.tasks import play
from warmline.apps.studio.texts.checking import check_text
from warmline.apps.studio.trialling import COUNTING, KINDS, Tally
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.scene import begin


def scenario(text: str = "") -> Scenario:
    found = check_text(text or sound()).scenario
    assert found is not None
    return found


def test_a_trial_is_asked_for_once_a_text_and_waits_for_the_worker(cast: Cast) -> None:
    case = written(cast.trainer)
    first = services.begin_trial(actor=cast.trainer, revision=newest(case))
    assert services.begin_trial(actor=cast.manager, revision=newest(case)) == first
    assert (first.stage, first.total) == (Trial.Stage.WAITING, 70)
    assert first.goes_on
    services.save_text(actor=cast.trainer, revision=newest(case), text=changed(minutes=9), seen=newest(case).sha256)
    assert services.begin_trial(actor=cast.trainer, revision=newest(case)) != first


def test_a_text_with_mistakes_or_gaps_is_not_tried(cast: Cast) -> None:
    for key, text in (("first_one", "level: ["), ("second_one", changed(summary="[write it]"))):
        with pytest.raises(Refused, match="Mend the lines"):
            services.begin_trial(actor=cast.trainer, revision=newest(written(cast.trainer, key, text)))


def test_the_worker_plays_it_and_the_page_has_its_figures(cast: Cast) -> None:
    case = written(cast.trainer)
    asked = services.begin_trial(actor=cast.trainer, revision=newest(case))
    play.func(asked.pk)
    asked.refresh_from_db()
    assert (asked.stage, asked.played, asked.ended_at is not None) == (Trial.Stage.DONE, asked.total, True)
    page = trial_page(asked)
    assert [group.talks for group in page.groups] == [20, 15, 25]
    good, average, poor = page.groups
    assert good.satisfaction > average.satisfaction > poor.satisfaction
    assert page.apart == pytest.approx(good.satisfaction - poor.satisfaction, abs=0.2)
    assert asked.separates == (not any(each.blocks for each in page.findings))
    met = asked.result["met"]
    assert met["talks"] == 60
    assert met["facts"]["refused"] == 60
    assert asked.result["skills"]["empathy"] > 0
    assert dict(words_met(asked.result))
    play_trial(asked.pk)
    assert Trial.objects.get(pk=asked.pk).ended_at == asked.ended_at


def test_while_it_plays_the_page_hears_of_every_talk_and_of_who_plays_it(cast: Cast) -> None:
    heard: list[tuple[int, str]] = []
    tally = Tally(lambda ended, kind: heard.append((ended, kind)))
    for kind in ("good", "variety"):
        tally.begin(kind)
        tally.watch(kind, begin(scenario(), ports.language(), seed=1))
    tally.begin(COUNTING)
    assert heard == [(0, "good"), (1, "variety"), (2, "counting")]
    asked = services.begin_trial(actor=cast.trainer, revision=newest(written(cast.trainer)))
    assert trial_page(asked).doing == ""
    for kind in (*KINDS, "variety", COUNTING):
        asked.stage, asked.doing = Trial.Stage.RUNNING, kind
        assert trial_page(asked).doing
    asked.stage = Trial.Stage.FAILED
    assert trial_page(asked).doing == ""


def test_a_trial_whose_text_changed_breaks_off_and_the_log_holds_no_word_of_it(
    cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    case = written(cast.trainer, text=changed(title="Quokka"))
    asked = services.begin_trial(actor=cast.trainer, revision=newest(case))
    services.save_text(actor=cast.trainer, revision=newest(case), text=changed(title="Emu"), seen=newest(case).sha256)
    with caplog.at_level(logging.ERROR):
        play_trial(asked.pk)
    asked.refresh_from_db()
    assert asked.stage == Trial.Stage.FAILED
    assert "ValueError" in caplog.text
    assert "Quokka" not in caplog.text
    assert trial_page(asked).groups == ()
    assert trial_page(None).trial is None


def test_a_trial_that_broke_off_may_be_asked_for_again(cast: Cast) -> None:
    case = written(cast.trainer)
    first = services.begin_trial(actor=cast.trainer, revision=newest(case))
    Trial.objects.update(stage=Trial.Stage.FAILED)
    assert services.begin_trial(actor=cast.trainer, revision=newest(case)) != first


def test_a_trial_whose_worker_was_stopped_is_told_as_broken_off_and_may_begin_again(cast: Cast) -> None:
    case = written(cast.trainer)
    first = services.begin_trial(actor=cast.trainer, revision=newest(case))
    Trial.objects.update(stage=Trial.Stage.RUNNING, started_at=timezone.now() - LONGEST_TRIAL - timedelta(minutes=1))
    found = last_trial(newest(case))
    assert found is not None
    assert found.stage == Trial.Stage.FAILED
    assert services.begin_trial(actor=cast.trainer, revision=newest(case)) != first


def test_findings_that_block_come_first(cast: Cast) -> None:
    trial = tried(cast.trainer, newest(written(cast.trainer)), separates=False)
    trial.result["findings"].insert(0, ["repeats", "seed 3 says it twice."])
    assert [(each.title, each.blocks) for each in trial_page(trial).findings] == [
        ("Good and poor agents end alike", True),
        ("Repeats itself in one talk", False),
    ]


def test_coverage_says_what_to_do_without_a_trial() -> None:
    text = sound().replace("offers: [open_door]", "offers: [refund]")
    rows = {row.key: row for row in coverage(scenario(text), None, {"empathy": "Empathy"})}
    assert rows["medicine"].met is None
    assert "Only 2 ways" in rows["medicine"].todo[0]
    assert "not the agent’s to make: Refund of the delivery price" in " ".join(rows["opened"].todo)
    assert "No good end rests on it" in " ".join(rows["open_door"].todo)
    assert (rows["empathy"].label, rows["empathy"].is_good) == ("Empathy", True)


def test_what_is_still_to_be_written_has_something_to_do() -> None:
    rows = {row.key: row for row in coverage(scenario(skeleton(key="abc", title="x").text), None, {})}
    for key in ("fact_1", "hidden_need", "offer_1", "trap_1", "end_1"):
        assert "still to be written" in rows[key].todo[0]
    assert not [row for row in coverage(scenario(), None, {}) if "to be written" in " ".join(row.todo)]


def test_coverage_counts_what_a_trial_met(cast: Cast) -> None:
    result = tried(cast.trainer, newest(written(cast.trainer))).result
    rows = {row.key: row for row in coverage(scenario(), result, {})}
    assert (rows["medicine"].met, rows["next_visit"].met, rows["opened"].met) == (30, 0, 12)
    assert "told in no talk" in " ".join(rows["next_visit"].todo)
    assert "No agent reached it" in " ".join(rows["two_ways"].todo)
    assert "got no moment" in " ".join(rows["problem_solving"].todo)
    assert words_met(None) == ()


def test_only_spoken_languages_can_be_tried(cast: Cast) -> None:
    made = services.begin_translation(actor=cast.trainer, revision=newest(written(cast.trainer)), language="pt")
    assert not is_spoken("pt")
    assert is_spoken("en-gb")
    with pytest.raises(Refused, match="do not speak"):
        services.begin_trial(actor=cast.trainer, revision=newest(made))
