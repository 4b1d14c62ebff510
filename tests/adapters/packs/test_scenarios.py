from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from tests.adapters.packs.files import HERE, changed, good, problems_of, written

from warmline.adapters.packs import PackError, load_scenario_file, load_scenarios
from warmline.adapters.packs.places import pack_files
from warmline.adapters.packs.scenario_checks import FACES
from warmline.core.customer.scenario import OfferRule, Telling
from warmline.web.face.people import PEOPLE

GOOD = good("good_scenario.yaml")
FACTS = "lost, locker, shift, medicine, cool"
OFFERS = "driver, new_key"


def test_a_good_file_becomes_a_scenario() -> None:
    scenario = load_scenario_file(HERE / "good_scenario.yaml")
    assert scenario.persona.first_name == "Ruth"
    assert scenario.fact("medicine").telling is Telling.TRUSTED
    assert scenario.offer("new_key").rule is OfferRule.NEEDS_LEAD
    assert scenario.record.get("order").value == "L-7"
    assert scenario.traps[0].trust == -0.15
    assert scenario.mood.hope == 0.4


CASES: list[tuple[str, str, str]] = [
    # what stands there, what it is changed to, what the author is told
    ("face: ruth", "face: rut", f"persona.face: 'rut' is none of {', '.join(FACES)}."),
    (
        "voice: plain",
        "voice: loud",
        "persona.voice: 'loud' is none of terse, chatty, sarcastic, formal, anxious, elderly, teenage, "
        "second_language, angry_professional, wry, blunt, plain.",
    ),
    ("pronoun: she", "pronoun: it", "persona.pronoun: 'it' is none of she, he, they."),
    ("age: 41", "age: 12", "persona.age: 12 is out of range; expected a whole number from 16 to 100."),
    ("anger: 0.3", "anger: 1.3", "mood.anger: 1.3 is out of range; expected a number from 0 to 1."),
    ("minutes: 8", "minutes: 0", "minutes: 0 is out of range; expected a whole number from 1 to 60."),
    ("channel: chat", "channel: fax", "channel: 'fax' is none of chat, email, phone, social, in_person, other."),
    ("rule: allowed", "rule: maybe", "offers[0].rule: 'maybe' is none of allowed, needs_lead, forbidden."),
    ("worth: 0.9", "worth: 9", "offers[0].worth: 9 is out of range; expected a number from 0 to 1."),
    ("    after: [medicine]\n", "    after: [pills]\n", f"offers[0].after[0]: 'pills' is none of {FACTS}."),
    ("offers: [driver]", "offers: [bus]", f"good_ends[0].offers[0]: 'bus' is none of {OFFERS}."),
    ("facts: [medicine]", "facts: [x]", f"good_ends[0].facts[0]: 'x' is none of {FACTS}."),
    ("offers: [driver]", "offers: []", "good_ends[0].offers: is empty; a good end rests on at least one offer."),
    ("hidden_fact: medicine", "hidden_fact: pain", f"need.hidden_fact: 'pain' is none of {FACTS}."),
    (
        "hidden_fact: medicine",
        "hidden_fact: lost",
        "need.hidden_fact: points to 'lost', told opening; a hidden need is told asked or trusted.",
    ),
    ("until: medicine", "until: x", f"hints[0].until: 'x' is none of {FACTS}, {OFFERS}."),
    ("names_feeling", "reads_minds", "better[0].behaviour: 'reads_minds' is no behaviour of the rubric."),
    ('fright.", after: medicine', 'fright.", after: x', f"better[0].after: 'x' is none of {FACTS}, {OFFERS}."),
    ("[empathy, problem_solving]", "[empathy, empathy]", "skills[1]: 'empathy' is there twice."),
    ('{act: vent, say: ["Typical', '{act: vent, say: ["{mood} typical', "lines[0].say[0]: the slot {mood} is unknown; "
     "expected one of agent, fact, first_name, name, offer, quote, time, value, wish."),
    ('"Typical me."', '"Typical me.{"', "lines[0].say[0]: a { or } stands alone; slots are written {name}."),
    ('welcome: ["Yes please."]', 'welcome: ["Yes {x}."]', "offers[0].welcome[0]: the slot {x} is unknown; expected "
     "one of agent, fact, first_name, name, offer, quote, time, value, wish."),
    ('say: ["I know."]', "say: []", "traps[0].say: is empty; the customer needs at least one way to say it."),
    ('hears: ["should have + careful"]', "hears: []", "traps[0].hears: is empty; without a phrase it is "
     "never noticed."),
    (', hears: ["how long|until when"]', "", "facts[4].hears: is empty; a fact told when asked needs the questions "
     "that fetch it."),
    ("{key: locker, label", "{key: lost, label", "facts[1].key: 'lost' is there twice."),
    ("{key: place, label", "{key: order, label", "record.facts[1].key: 'order' is there twice."),
    ("{key: new_key, label", "{key: shift, label", "offers[1].key: 'shift' is also the key of a fact."),
    ('  - "I have lost the locker key, sorry."\n', "", "opening: has 2 entries; it needs at least 3."),
    ("  - {key: lost, label: The key is lost, telling: opening, say: [\"It fell into the canal.\"]}\n", "",
     "facts: has 4 entries; it needs at least 5."),
    ("  - {key: both, label: Opened and a new key, offers: [driver, new_key]}\n", "",
     "good_ends: has 1 entry; it needs at least 2."),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "message"), CASES)
def test_each_mistake_is_told_with_its_field(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = written(tmp_path, changed(GOOD, (old, new)))
    with pytest.raises(PackError) as error:
        load_scenario_file(path)
    assert message in [text.partition(", ")[2] for text in problems_of(error, path)]


def test_the_line_is_that_of_the_field_and_not_of_the_file(tmp_path: Path) -> None:
    path = written(tmp_path, changed(GOOD, ("rule: allowed", "rule: maybe")))
    number = next(n for n, line in enumerate(GOOD.splitlines(), 1) if "rule: allowed" in line)
    with pytest.raises(PackError) as error:
        load_scenario_file(path)
    assert str(error.value) == (
        f"{path}, line {number}, offers[0].rule: 'maybe' is none of allowed, needs_lead, forbidden."
    )


def test_checks_across_fields_name_their_line_too(tmp_path: Path) -> None:
    path = written(tmp_path, changed(GOOD, ("until: medicine", "until: x")))
    number = next(n for n, line in enumerate(GOOD.splitlines(), 1) if "until: medicine" in line)
    with pytest.raises(PackError, match=rf", line {number}, hints\[0\]\.until: "):
        load_scenario_file(path)


def test_a_broken_phrase_is_told_with_what_was_expected(tmp_path: Path) -> None:
    path = written(tmp_path, changed(GOOD, ('"should have + careful"', '"should||have"')))
    with pytest.raises(PackError) as error:
        load_scenario_file(path)
    (message,) = problems_of(error, path)
    assert "traps[0].hears[0]: " in message
    assert "empty group or alternative; expected groups joined by ' + '" in message


def test_several_mistakes_are_told_together(tmp_path: Path) -> None:
    text = changed(GOOD, ("until: medicine", "until: x"), ("names_feeling", "y"), ("facts: [medicine]", "facts: [z]"))
    with pytest.raises(PackError) as error:
        load_scenario_file(written(tmp_path, text))
    assert [problem.field for problem in error.value.problems] == [
        "good_ends[0].facts[0]",
        "better[0].behaviour",
        "hints[0].until",
    ]


def test_every_shipped_scenario_loads_once_and_is_named_by_its_file() -> None:
    scenarios = load_scenarios()
    assert [scenario.key for scenario in scenarios] == [path.stem for path in pack_files("scenarios")]
    assert load_scenarios() is scenarios


def test_the_faces_are_those_that_can_be_drawn() -> None:
    assert set(FACES) <= set(PEOPLE)


def test_all_packs_load_in_good_time() -> None:
    """The budget is 300 ms of CPU; the test allows some times that, for machines busy with other tests."""
    code = (
        "import warmline.adapters.packs as p, time; t = time.process_time();"
        "p.load_rubric(); p.load_language('en'); p.load_scenarios(); p.load_frameworks();"
        "print(time.process_time() - t)"
    )
    seconds = float(subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout)
    assert seconds < 2.0
