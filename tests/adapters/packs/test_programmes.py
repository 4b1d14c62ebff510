"""The standard curriculum: read strictly, every mistake named with its line, and its own files sound."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from warmline.adapters.packs import PackError, load_scenarios
from warmline.adapters.packs.examples import load_model_talks
from warmline.adapters.packs.modules import load_module_texts
from warmline.adapters.packs.places import content_root
from warmline.adapters.packs.programmes import load_programmes, read_programmes
from warmline.core.curriculum.programme import Programme, StepKind
from warmline.core.skills import ProgrammeLevel

TEXT = (content_root() / "programmes" / "foundation.yaml").read_text(encoding="utf-8")


def problems(folder: Path, old: str, new: str) -> list[str]:
    assert old in TEXT
    (folder / "foundation.yaml").write_text(TEXT.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(PackError) as caught:
        read_programmes([folder / "foundation.yaml"])
    return [f"{each.field}: {each.text}" for each in caught.value.problems]


def refs(programme: Programme, kind: StepKind) -> set[str]:
    return {step.ref for step in programme.steps() if step.kind is kind}


def test_the_standard_curriculum_has_a_programme_for_every_level() -> None:
    found = load_programmes()
    assert [(each.key, each.level) for each in found] == [
        ("foundation", ProgrammeLevel.FOUNDATION), ("proficiency", ProgrammeLevel.PROFICIENCY),
        ("mastery_empathy", ProgrammeLevel.MASTERY), ("mastery_hard_talks", ProgrammeLevel.MASTERY),
        ("expert", ProgrammeLevel.EXPERT),
    ]  # fmt: skip
    for each in found:
        kinds = {step.kind for step in each.steps()}
        assert kinds == set(StepKind), "every kind of practice is shown at work, and it ends in proof"
        assert any(step.locked for step in each.steps())
        assert [step.kind for step in each.steps()[-2:]] == [StepKind.TEST, StepKind.CERTIFICATE]
        assert all(step.required and step.locked for step in each.steps()[-2:]), "no site leaves the proof out"


def test_the_standard_curriculum_uses_everything_that_ships() -> None:
    used = {kind: set[str]().union(*(refs(each, kind) for each in load_programmes())) for kind in StepKind}
    root = content_root()
    assert used[StepKind.MODULE] == {path.stem for path in (root / "modules" / "en").glob("*.md")}
    assert used[StepKind.WORKSHOP] == {path.stem for path in (root / "workshops").glob("*.yaml")}
    assert used[StepKind.CERTIFICATE] == {path.stem for path in (root / "certificates").glob("*.yaml")}
    assert used[StepKind.DRILLS] == {path.stem for path in (root / "drills").glob("*.yaml")}
    assert used[StepKind.ROLEPLAY] == {each.key for each in load_scenarios()}


@pytest.mark.parametrize("programme", load_programmes(), ids=lambda each: each.key)
def test_a_module_teaches_what_its_step_says(programme: Programme) -> None:
    fronts = {module.front.key: module.front for _, module in load_module_texts()}
    for step in programme.steps():
        if step.kind is StepKind.MODULE:
            assert set(step.behaviours) <= set(fronts[step.ref].behaviours), step.key
            assert step.minutes == fronts[step.ref].minutes, step.key
            assert fronts[step.ref].level <= programme.level, step.key


@pytest.mark.parametrize("programme", load_programmes(), ids=lambda each: each.key)
def test_what_the_steps_name_is_there(programme: Programme) -> None:
    scenarios = {each.key for each in load_scenarios()}
    assert refs(programme, StepKind.ROLEPLAY) <= scenarios
    models = {f"/practise/learn/watch/{talk.scenario}/" for talk in load_model_talks()}
    assert refs(programme, StepKind.LINK) <= models
    root = content_root()
    assert all((root / "modules" / "en" / f"{ref}.md").exists() for ref in refs(programme, StepKind.MODULE))
    assert all((root / "workshops" / f"{ref}.yaml").exists() for ref in refs(programme, StepKind.WORKSHOP))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("key: foundation\n", "key: other\n", "key: is 'other'; expected the file's name, 'foundation'."),
        ("skills: [empathy,", "skills: [smiling,", "skills[0]: 'smiling' is none of"),
        ("minutes: 10", "minutes: 0", "phases[0].steps[0].minutes: 0 is out of range"),
        ("due_days: 3", "due_days: 0", "phases[0].steps[0].due_days: 0 is out of range"),
        ("kind: module", "kind: film", "phases[0].steps[0].kind: 'film' is none of module"),
        ("ref: empathy\n", "ref: patience_now\n", "phases[0].steps[2].ref: 'patience_now' is no skill"),
        ("[names_feeling]", "[smiles]", "phases[0].steps[0].behaviours[0]: 'smiles' is no behaviour of the rubric."),
        ("key: watch_one", "key: say_the_feeling", "phases[0].steps[0]: 'say_the_feeling' is there twice."),
        ("after: [say_the_feeling]", "after: [nowhere]", "phases[0].steps[2]: 'nowhere' is no step of this programme."),
        ("after: [say_the_feeling]", "after: [proof_x]", "phases[0].steps[2]: 'proof_x' is no step"),
        ("required: false", "note: Hello.", "phases[0].steps[1].note: is for sites; the standard has none."),
        ("key: together", "key: begin", "phases: 'begin' is there twice."),
    ],
)  # fmt: skip
def test_each_mistake_is_named_where_it_is(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert any(each.startswith(said) for each in problems(tmp_path, old, new)), problems(tmp_path, old, new)


def test_a_step_that_waits_for_a_later_one_is_named(tmp_path: Path) -> None:
    (only,) = problems(tmp_path, "after: [say_the_feeling]", "after: [first_minute]")
    assert only.startswith("phases[0].steps[2]: 'first_minute' stands later")


@pytest.mark.parametrize("programme", load_programmes(), ids=lambda each: each.key)
def test_the_certificate_rests_on_the_test_of_the_programme(programme: Programme) -> None:
    rules = [
        yaml.safe_load((content_root() / "certificates" / f"{ref}.yaml").read_text(encoding="utf-8"))
        for ref in refs(programme, StepKind.CERTIFICATE)
    ]
    assert {rule["knowledge"]["test"] for rule in rules} == refs(programme, StepKind.TEST)
    assert all(rule["level"] == programme.level.name.lower() for rule in rules)
