"""The optional parts of a scenario are read, and each mistake in them is told."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.adapters.packs.files import HERE, changed, good, problems_of, written

from warmline.adapters.packs import PackError, load_scenario_file
from warmline.core.customer.setting import Clock, CompensationKind, JusticeWeights, Kind, Queue, Remembers, Theme

GOOD = good("good_scenario.yaml")
PAID = changed(
    GOOD,
    ("failures: 0", "failures: 0\nprice: 40\nrefused_service: true"),
    ("    worth: 0.9\n", "    worth: 0.9\n    compensation: 20\n    compensation_kind: voucher\n"),
)
MAIL = changed(
    GOOD,
    ("channel: chat", 'channel: email\nsubject: My key\nclock: {starts: "Thu 15:20", reply_minutes: [10, 90]}'),
)
CALL = changed(GOOD, ("channel: chat", "channel: phone\nqueue: {waited_s: 240, position: 3}"))
LATER = changed(
    GOOD,
    (
        "failures: 0",
        "failures: 0\nseries: {part: 2, after: lost_key}\n"
        'remembers: {well: ["Hello again."], badly: ["You said: {promise}."]}',
    ),
)


def test_without_them_a_scenario_is_about_a_customer_and_nothing_is_at_stake() -> None:
    scenario = load_scenario_file(HERE / "good_scenario.yaml")
    assert scenario.kind is Kind.CUSTOMER
    assert (scenario.themes, scenario.price, scenario.refused_service, scenario.queue) == ((), None, False, None)
    assert (scenario.clock, scenario.series, scenario.subject) == (None, None, None)
    assert scenario.weights == JusticeWeights()
    assert scenario.remembers == Remembers()


def test_money_and_what_is_paid_are_read(tmp_path: Path) -> None:
    scenario = load_scenario_file(written(tmp_path, PAID))
    assert (scenario.price, scenario.refused_service) == (40.0, True)
    assert scenario.offer("driver").compensation == 20.0
    assert scenario.offer("driver").compensation_kind is CompensationKind.VOUCHER
    assert scenario.offer("new_key").compensation is None


def test_the_clock_of_an_e_mail_and_the_queue_of_a_call_are_read(tmp_path: Path) -> None:
    mail = load_scenario_file(written(tmp_path, MAIL))
    assert mail.clock == Clock("Thu 15:20", (10, 90))
    assert mail.subject == "My key"
    assert load_scenario_file(written(tmp_path, CALL)).queue == Queue(240, 3)


def test_who_it_is_and_what_it_touches_are_read(tmp_path: Path) -> None:
    text = changed(GOOD, ("failures: 0", "failures: 0\nkind: colleague\nthemes: [illness, grief]"))
    scenario = load_scenario_file(written(tmp_path, text))
    assert scenario.kind is Kind.COLLEAGUE
    assert scenario.themes == (Theme.ILLNESS, Theme.GRIEF)


def test_weights_of_justice_are_read(tmp_path: Path) -> None:
    weights = "failures: 0\nweights: {distributive: 0.8, procedural: 1.6, interactional: 1}"
    scenario = load_scenario_file(written(tmp_path, changed(GOOD, ("failures: 0", weights))))
    assert scenario.weights == JusticeWeights(0.8, 1.6, 1.0)


def test_a_later_part_names_what_came_before_and_how_it_begins(tmp_path: Path) -> None:
    scenario = load_scenario_file(written(tmp_path, LATER))
    assert scenario.series is not None
    assert (scenario.series.part, scenario.series.after) == (2, "lost_key")
    assert scenario.remembers.badly == ("You said: {promise}.",)


MISTAKES: list[tuple[str, str, str, str]] = [
    # the text, what stands there, what it is changed to, what the author is told
    (GOOD, "failures: 0", "failures: 0\nkind: boss", "kind: 'boss' is none of customer, colleague."),
    (GOOD, "failures: 0", "failures: 0\nthemes: [rain]", "themes[0]: 'rain' is none of insults, threats, "
     "discrimination, grief, self_harm, money_trouble, illness."),
    (GOOD, "failures: 0", "failures: 0\nthemes: [grief, grief]", "themes[1]: 'grief' is there twice."),
    (GOOD, "failures: 0", "failures: 0\nweights: {procedural: 4}", "weights.procedural: 4 is out of range; "
     "expected a number from 0 to 3."),
    (GOOD, "failures: 0", "failures: 0\nqueue: {waited_s: 60}", "queue: belongs to the phone; the channel is chat."),
    (GOOD, "failures: 0", "failures: 0\nsubject: Key", "subject: belongs to e-mail; the channel is chat."),
    (GOOD, "failures: 0", "failures: 0\nrefused_service: true", "refused_service: changes how compensation counts "
     "and needs price:."),
    (PAID, "price: 40\nrefused_service: true", "minutes_waited: 3", "minutes_waited: is not a field here; did you "
     "mean minutes?"),
    (PAID, "    compensation_kind: voucher\n", "", "offers[0].compensation_kind: is missing; expected in_kind, money "
     "or voucher."),
    (PAID, "    compensation: 20\n", "", "offers[0].compensation: is missing; a kind of compensation needs its "
     "amount."),
    (PAID, "price: 40\nrefused_service: true", "price: 0", "price: 0 is out of range; expected a number from 0.01 "
     "to 1e+06."),
    (MAIL, "Thu 15:20", "Thursday", "clock: starts is 'Thursday'; expected a day and a time, such as "
     '"Thu 15:20".'),
    (MAIL, "[10, 90]", "[90, 10]", "clock: reply_minutes is [90, 10]; expected the shortest and the longest, above "
     "0."),
    (MAIL, "[10, 90]", "[10]", "clock.reply_minutes: has 1 entries; it needs exactly 2."),
    (LATER, "part: 2, after: lost_key", "part: 2", "series.after: is missing; a later part names the scenario before "
     "it."),
    (LATER, "part: 2, after: lost_key", "part: 1, after: lost_key", "series.after: stands in a first part."),
    (LATER, "after: lost_key", "after: good_scenario", "series.after: names the scenario itself."),
    (LATER, 'well: ["Hello again."], ', "", "remembers: needs openings under well and under badly; a later part "
     "begins with what came before."),
    (LATER, "series: {part: 2, after: lost_key}\n", "", "remembers: belongs to a later part; write series: "
     "{part: 2, after: KEY}."),
    (LATER, "{promise}", "{oath}", "remembers.badly[0]: the slot {oath} is unknown; expected one of agent, fact, "
     "first_name, name, offer, promise, quote, time, value, wish."),
]  # fmt: skip


@pytest.mark.parametrize(("text", "old", "new", "message"), MISTAKES)
def test_each_mistake_is_told_with_its_field(tmp_path: Path, text: str, old: str, new: str, message: str) -> None:
    path = written(tmp_path, changed(text, (old, new)))
    with pytest.raises(PackError) as error:
        load_scenario_file(path)
    assert message in [found.partition(", ")[2] for found in problems_of(error, path)]


def test_a_compensation_without_a_price_is_told(tmp_path: Path) -> None:
    path = written(tmp_path, changed(PAID, ("\nprice: 40\nrefused_service: true", "")))
    with pytest.raises(PackError, match=r"offers\[0\]\.compensation: needs the scenario's price"):
        load_scenario_file(path)
