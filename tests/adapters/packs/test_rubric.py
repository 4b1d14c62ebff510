from __future__ import annotations

from pathlib import Path

import pytest
from tests.adapters.packs.files import HERE, changed, good, problems_of, written

from warmline.adapters.packs import PackError, load_rubric
from warmline.adapters.packs.places import content_root, pack_files
from warmline.adapters.packs.reader import load_all, read_yaml
from warmline.adapters.packs.rubric import RUBRIC_VERSION, read_rubric
from warmline.adapters.packs.rubric_checks import check_skill
from warmline.core.conversation import Channel
from warmline.core.skills import Moment, MovePattern, ProgrammeLevel, Skill
from warmline.core.skills.keys import SKILL_KEYS

GOOD = good("good_skill.yaml")
TEXT_SKILLS = (
    *("active_listening", "clear_communication", "empathy", "patience", "adaptability", "positive_attitude"),
    *("problem_solving", "time_management", "negotiation", "rapport", "assertiveness", "conflict_management"),
    *("business_writing", "emotional_intelligence", "customer_engagement", "willingness_to_learn"),
)
SECOND = "opportunity: {moment: move, cues: [declines_bare]}"
HUMAN = "opportunity: {moment: human}"


def test_a_good_file_becomes_a_skill() -> None:
    skill = read_yaml(HERE / "good_skill.yaml", Skill)
    assert not list(check_skill(skill))
    first = skill.behaviours[0]
    assert skill.introduced_at is ProgrammeLevel.MASTERY
    assert first.opportunity.channels == {Channel.CHAT}
    assert first.opportunity.within == 2
    assert first.anchors[3].shown_by == (
        MovePattern(frozenset({"acknowledges_feeling", "uses_detail"}), frozenset({"dismisses"})),
    )
    assert first.grade(frozenset({"validates"})) == 3
    assert first.moment == "I am annoyed."


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("shows_anger", "shows_fury", "behaviours[0].opportunity.cues: 'shows_fury' is no cue of the catalogue."),
        ("cues: [declines_bare]", "cues: [shows_anger]",
         "behaviours[1].opportunity.cues: 'shows_anger' is no move of the catalogue."),
        (SECOND, "opportunity: {moment: move}",
         "behaviours[1].opportunity.cues: is missing; a moment 'move' names at least one move."),
        (SECOND, "opportunity: {moment: opening, cues: [thanks]}",
         "behaviours[1].opportunity.cues: a moment 'opening' has no cues."),
        (SECOND, "opportunity: {moment: conversation, cues: [x]}",
         "behaviours[1].opportunity.cues: 'x' is no cue or move of the catalogue."),
        ("within: 2", "within: 0",
         "behaviours[0].opportunity.within: 0 is out of range; expected a whole number from 1 to 9."),
        ("[refers_to_policy]", "[quotes_rule]",
         "behaviours[1].anchors[1].shown_by[0]: 'quotes_rule' is no move of the catalogue."),
        ("[refers_to_policy]", '["refers_to_policy + !x"]',
         "behaviours[1].anchors[1].shown_by[0]: 'x' is no move of the catalogue."),
        (", shown_by: [refers_to_policy]", "",
         "behaviours[1].anchors[1].shown_by: is missing; only people could see this anchor."),
        ('    moment: "Why not?"\n', "",
         "behaviours[1].moment: is missing; expected a sentence that calls for this behaviour."),
        (HUMAN, SECOND.replace("declines_bare", "holds"),
         "behaviours[2].moment: is missing; expected a sentence that calls for this behaviour."),
        (SECOND, HUMAN,
         "behaviours[1].anchors[1].shown_by: a behaviour that only people observe has no move patterns."),
        ("key: second", "key: first", "behaviours[1].key: 'first' is there twice."),
        ("key: second", "key: sec-ond",
         "behaviours[1].key: 'sec-ond' is no key; expected small letters, digits and _."),
        ("[refers_to_policy]", '["!refers_to_policy"]',
         "behaviours[1].anchors[1].shown_by[0]: '!refers_to_policy' only bars moves; "
         "expected at least one move that must be there."),
        ("levels: [One., Two., Three., Four.]", "levels: [One.]", "levels: has 1 entries; it needs exactly 4."),
        ("introduced_at: mastery", "introduced_at: master",
         "introduced_at: 'master' is none of foundation, proficiency, mastery, expert."),
    ],
)  # fmt: skip
def test_each_mistake_is_told_with_its_field(tmp_path: Path, old: str, new: str, message: str) -> None:
    path = written(tmp_path, changed(GOOD, (old, new)))
    with pytest.raises(PackError) as error:
        load_all([path], Skill, check_skill)
    assert message in [text.partition(", ")[2] for text in problems_of(error, path)]


def test_anchors_stand_in_their_order(tmp_path: Path) -> None:
    text = GOOD.replace("{grade: 1, text: Missed.}", "{grade: 2, text: Missed.}")
    with pytest.raises(PackError, match=r"behaviours\[2\]\.anchors\[0\]\.grade: is 2; anchors stand in the order"):
        load_all([written(tmp_path, text)], Skill, check_skill)


def test_a_skill_has_at_least_three_behaviours(tmp_path: Path) -> None:
    path = written(tmp_path, GOOD[: GOOD.index("  - key: third")])
    with pytest.raises(PackError) as error:
        load_all([path], Skill, check_skill)
    assert problems_of(error, path) == ["line 7, behaviours: has 2; a skill has 3 to 5."]


def rubric_folder(folder: Path) -> list[Path]:
    """Write one skill file for each key, with behaviours of its own."""
    for key in SKILL_KEYS:
        text = changed(GOOD, ("key: empathy", f"key: {key}"))
        for name in ("first", "second", "third"):
            text = text.replace(f"key: {name}", f"key: {key}_{name}")
        written(folder, text, f"{key}.yaml")
    return sorted(folder.glob("*.yaml"))


def test_a_rubric_stands_in_the_order_of_the_skill_keys(tmp_path: Path) -> None:
    rubric = read_rubric(rubric_folder(tmp_path), "mine-1")
    assert rubric.version == "mine-1"
    assert tuple(skill.key for skill in rubric) == SKILL_KEYS


def test_a_skill_that_is_missing_or_unknown_is_named(tmp_path: Path) -> None:
    rubric_folder(tmp_path)
    (tmp_path / "patience.yaml").rename(tmp_path / "impatience.yaml")
    with pytest.raises(PackError) as error:
        read_rubric(sorted(tmp_path.glob("*.yaml")), "mine-1")
    assert f"{tmp_path}/patience.yaml: is missing." in str(error.value)
    assert f"{tmp_path}/impatience.yaml: 'impatience' is no skill key." in str(error.value)
    assert f"{tmp_path}/impatience.yaml, line 1, key: is 'patience'; expected the file's name, 'impatience'." in str(
        error.value
    )


def test_a_behaviour_key_is_used_by_one_skill_only(tmp_path: Path) -> None:
    paths = rubric_folder(tmp_path)
    target = tmp_path / "rapport.yaml"
    target.write_text(target.read_text().replace("key: rapport_first", "key: empathy_first"))
    with pytest.raises(PackError) as error:
        read_rubric(paths, "mine-1")
    assert problems_of(error, target) == [
        f"line 7, behaviours[0].key: 'empathy_first' is also in {tmp_path}/empathy.yaml."
    ]


def test_the_shipped_rubric_is_whole_and_read_once() -> None:
    rubric = load_rubric()
    assert rubric.version == RUBRIC_VERSION == "rubric-1"
    assert len(list(pack_files("skills"))) == 23
    assert len(list(rubric.behaviours())) >= 80
    assert load_rubric() is rubric


@pytest.mark.parametrize("key", TEXT_SKILLS)
def test_what_text_can_show_has_two_behaviours_that_moves_show(key: str) -> None:
    shown = [b for b in load_rubric().skill(key).behaviours if b.opportunity.moment is not Moment.HUMAN]
    assert len(shown) >= 2


@pytest.mark.parametrize("key", ["voice_delivery", "stress_management", "cross_cultural_etiquette"])
def test_what_text_cannot_show_is_left_to_people(key: str) -> None:
    assert {b.opportunity.moment for b in load_rubric().skill(key).behaviours} == {Moment.HUMAN}


def test_the_better_known_levels_come_first() -> None:
    introduced = {skill.key: skill.introduced_at for skill in load_rubric()}
    assert introduced["clear_communication"] is ProgrammeLevel.FOUNDATION
    assert introduced["conflict_management"] is ProgrammeLevel.PROFICIENCY
    assert introduced["emotional_intelligence"] is ProgrammeLevel.MASTERY
    assert introduced["coaching"] is ProgrammeLevel.EXPERT


def test_the_page_about_the_rubric_gives_its_numbers_and_its_version() -> None:
    page = " ".join((content_root().parent / "docs" / "methods" / "rubric.md").read_text().split())
    behaviours = [behaviour for _, behaviour in load_rubric().behaviours()]
    human = sum(behaviour.opportunity.moment is Moment.HUMAN for behaviour in behaviours)
    assert (
        f"Of the {len(behaviours)} behaviours, {len(behaviours) - human} can be suggested by moves and {human} are"
        in page
    )
    assert f"`{RUBRIC_VERSION}`" in page
    for moment in Moment:
        assert f"| `{moment.value}` |" in page
