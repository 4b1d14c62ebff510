from __future__ import annotations

from pathlib import Path

import pytest
from tests.adapters.packs.files import changed, problems_of, written

from warmline.adapters.packs import PackError, load_rubric
from warmline.adapters.packs.certificates import load_certificates, read_certificates
from warmline.adapters.packs.scenarios import load_scenarios
from warmline.core.certifying import Rule, StandIn, StrandKind
from warmline.core.skills import ProgrammeLevel

GOOD = """\
key: small
version: 1
title: Small
level: foundation
purpose: To show.
knowledge: {test: small, cut: 70, counts_days: 90}
practical:
  scenarios: [a, b, c]
  talks: 2
  minutes: 20
  bands:
    - {behaviour: names_feeling, minimum: 3}
  written:
    prompts:
      - {key: one, about: You know this., message: When?}
      - {key: two, about: You know that., message: Why?}
behavioural: {contacts: 3, within_days: 90, bands: [{behaviour: names_feeling, minimum: 2}]}
attempts: {most: 3, within_days: 365, wait_days: [14]}
valid_days: 365
renewal: {opens_days: 60, instead: [{strand: practical, by: contacts, within_days: 180, contacts: 5}]}
opens: [{key: complaints, name: Complaints}]
"""


def read(path: Path) -> tuple[Rule, ...]:
    """The rules of a file in a house with one behaviour and three scenarios."""
    return read_certificates([path], behaviours=frozenset({"names_feeling"}), scenarios=frozenset("abc"))


def test_a_good_file_becomes_a_rule(tmp_path: Path) -> None:
    (rule,) = read(written(tmp_path, GOOD, "small.yaml"))

    assert rule.level is ProgrammeLevel.FOUNDATION
    assert rule.knowledge.cut == 70
    assert rule.practical.minutes == 20
    assert rule.practical.written is not None
    assert rule.practical.written.minutes is None
    assert (rule.renewal.instead[0].strand, rule.renewal.instead[0].by) == (StrandKind.PRACTICAL, StandIn.CONTACTS)
    assert rule.refresher_share == 0.15


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("behaviour: names_feeling, minimum: 3", "behaviour: is_nice, minimum: 3", "line 12, practical.bands[0]"),
        ("[{behaviour: names_feeling, minimum: 2}]", "[{behaviour: no, minimum: 2}]", "line 17, behavioural.bands[0]"),
        ("[a, b, c]", "[a, b, d]", "line 8, practical.scenarios[2]: 'd' is no scenario."),
        ("[a, b, c]", "[a, b, a]", "line 8, practical.scenarios[2]: 'a' is there twice."),
        ("scenarios: [a, b, c]", "scenarios: [a, b]", "line 8, practical: 2 talks need a pool of more"),
        ("key: two", "key: one", "line 16, practical.written.prompts[1].key: 'one' is there twice."),
        ("      - {key: two, about: You know that., message: Why?}\n", "", "line 15, practical.written.prompts: has 1"),
        ("minimum: 3", "minimum: 1", "line 12, practical.bands[0]: the minimum of a band is 2, 3 or 4"),
        ("name: Complaints}]", "name: Complaints}, {key: complaints, name: X}]", "line 21, opens[1].key"),
        ("by: contacts", "by: hope", "line 20, renewal.instead[0].by: 'hope' is none of contacts, test."),
        ("key: small\n", "key: tall\n", "line 1, key: is 'tall'; expected the file's name, 'small'."),
        ("opens_days: 60", "opens_days: 400", "line 1"),
    ],
)
def test_each_mistake_is_told_with_its_field(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = written(tmp_path, changed(GOOD, (old, new)), "small.yaml")

    with pytest.raises(PackError) as error:
        read(path)

    assert problems_of(error, path)[0].startswith(message)


def test_the_shipped_rules_can_be_met_by_what_is_shipped() -> None:
    assert [rule.key for rule in load_certificates()] == [
        "service_fundamentals", "listening_and_heat", "empathy_in_service", "hard_talks", "hardest_contacts"
    ]  # fmt: skip
    scenarios = {scenario.key: scenario for scenario in load_scenarios()}
    for rule in load_certificates():
        for key in rule.practical.scenarios:
            # What cannot be talked through in one sitting (e-mails that take hours) is no assessed talk.
            assert scenarios[key].channel.value in {"chat", "phone"}, key
        assert rule.practical.written is not None
        assert len(rule.practical.scenarios) >= 2 * rule.practical.talks, "a second attempt meets other customers"


def test_every_band_of_a_rule_can_be_seen_in_a_text() -> None:
    from warmline.core.skills import Moment

    for rule in load_certificates():
        for band in rule.bands():
            _, behaviour = load_rubric().behaviour(band.behaviour)
            assert behaviour.opportunity.moment is not Moment.HUMAN


@pytest.mark.parametrize("rule", load_certificates(), ids=lambda rule: rule.key)
def test_every_written_task_calls_for_every_band(rule: Rule) -> None:
    from warmline.apps.library.ports import reader
    from warmline.core.conversation import Conversation, Speaker, Turn
    from warmline.core.skills import Moment

    assert rule.practical.written is not None
    called = {band.behaviour: load_rubric().behaviour(band.behaviour)[1].opportunity for band in rule.practical.bands}
    for prompt in rule.practical.written.prompts:
        letter = Conversation("letter", (Turn(Speaker.CUSTOMER, prompt.message),))
        heard = {mark.name for mark in reader().read_turn(letter, 0).marks}
        deaf = {key for key, chance in called.items() if chance.moment is Moment.CUE and not chance.cues & heard}
        assert deaf == set(), prompt.key


@pytest.mark.parametrize("rule", load_certificates(), ids=lambda rule: rule.key)
def test_the_test_of_a_rule_can_be_made_from_what_practice_never_shows(rule: Rule) -> None:
    from warmline.adapters.packs.items import load_item_sets
    from warmline.core.measurement.items import JUDGED, Pool

    skills = {load_rubric().behaviour(band.behaviour)[0].key for band in rule.bands()}
    found = [
        item
        for each in load_item_sets()
        for item in each.items
        if each.skill in skills and item.level is rule.level and item.pool is Pool.ASSESSED and item.kind not in JUDGED
    ]
    if rule.level is not ProgrammeLevel.FOUNDATION and rule.key != "empathy_in_service":
        assert len(found) >= 12, "fewer could be learnt by heart from one try to the next"
        assert len({item.kind for item in found}) >= 4


def test_the_first_certificate_draws_talks_of_the_first_level_alone() -> None:
    levels = {one.key: one.level for one in load_scenarios()}
    (rule,) = [one for one in load_certificates() if one.level is ProgrammeLevel.FOUNDATION]
    assert {key: levels[key] for key in rule.practical.scenarios} == dict.fromkeys(rule.practical.scenarios, 1)
