"""Reading modules: the shipped ones are sound, and every mistake is named with its line and what to do."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from warmline.adapters.packs import PackError, load_rubric
from warmline.adapters.packs.modules import (
    KINDS,
    load_module_texts,
    picture_sums,
    read_module,
    read_module_text,
    to_html,
)
from warmline.core.curriculum.module import Choice, Embed, ModuleText, Order, Prose, Say, Video, Worked
from warmline.core.moves.rules import RuleReader
from warmline.core.practice.drills import Drill, Words, read_answer
from warmline.core.skills import ProgrammeLevel

HEAD = """---
key: waiting_well
title: Waiting well
summary: What to say while the customer waits.
level: foundation
skills: [patience, empathy]
behaviours: [names_feeling]
minutes: 8
version: 1
language: en
author: Thandi Mokoena
review_by: "2027-11-01"
---
"""
SECTION = "## One\n\nSome words.\n"
SOURCE = "media/0123456789abcdef"


def block(kind: str, *lines: str) -> str:
    return "\n".join([f"```{kind}", *lines, "```", ""])


def said(text: str) -> str:
    with pytest.raises(PackError) as wrong:
        read_module_text(text, "m.md")
    return str(wrong.value)


@pytest.fixture(scope="module")
def shipped() -> list[ModuleText]:
    return [module for _, module in load_module_texts()]


def test_three_skills_have_a_module_at_each_level(shipped: list[ModuleText]) -> None:
    assert sorted((skill, module.front.level) for module in shipped for skill in module.front.skills) == [
        (skill, level) for skill in ("active_listening", "conflict_management", "empathy") for level in ProgrammeLevel
    ]
    keys = [module.front.key for module in shipped]
    assert keys == sorted(set(keys))


def test_every_shipped_module_works_an_example_exercises_and_ends_with_a_plan(shipped: list[ModuleText]) -> None:
    for module in shipped:
        kinds = [type(exercise) for exercise in module.exercises()]
        assert KINDS["worked"] in kinds, module.front.key
        assert len(kinds) >= 5, module.front.key
        assert kinds[-1] is KINDS["plan"], module.front.key
        assert 8 <= module.front.minutes <= 12, module.front.key
        assert module.front.review_day > date(2026, 11, 22) + timedelta(days=90)


def test_every_shipped_module_says_what_research_says_and_ends_with_a_card_and_the_plan(
    shipped: list[ModuleText],
) -> None:
    for module in shipped:
        keys = [section.key for section in module.sections]
        assert keys[-3:] == ["research", "at_hand", "your_plan"], module.front.key
        (words,) = module.sections[-3].parts
        assert isinstance(words, Prose)
        assert re.search(r"\((\w.*, )?(19|20)\d\d\)", words.text), module.front.key
        worked = next(each for each in module.exercises() if isinstance(each, Worked))
        assert worked.steps[-1].faded, module.front.key


def shipped_answers() -> list[tuple[str, Say, str, bool]]:
    return [
        (module.front.key, say, answer.text, good)
        for _, module in load_module_texts()
        for say in module.exercises()
        if isinstance(say, Say)
        for answer, good in [*((each, True) for each in say.good), *([(say.trap, False)] if say.trap else [])]
    ]


@pytest.mark.parametrize(
    ("say", "text", "good"), [pytest.param(*rest, id=f"{key}-{n}") for n, (key, *rest) in enumerate(shipped_answers())]
)
def test_a_good_answer_shows_the_behaviour_and_a_trap_does_not(say: Say, text: str, good: bool) -> None:
    words = Words(text, "why")
    drill = Drill(
        say.key, say.behaviour, ProgrammeLevel.FOUNDATION, "", say.customer, (words, words), words, say.channel
    )
    seen = read_answer(drill, text, RuleReader(), load_rubric())
    assert (seen is not None and seen.anchor >= 3) is good


def test_a_whole_text_is_read() -> None:
    choice = block("choice", "key: first", "ask: Which?", "options:", "  - {text: a, why: yes it is, right: true}")
    text = HEAD + "Opening.\n\n## One\n\nWords.\n\n" + choice + "  - nothing"
    with pytest.raises(PackError):
        read_module_text(text)
    sound = choice.replace("right: true}", "right: true}\n  - {text: b, why: it is not}")
    module = read_module_text(HEAD + "Opening.\n\n## One {#first_page}\n\nWords.\n\n" + sound + "\nMore.\n")
    assert module.opening == (Prose("Opening.", 14),)
    (section,) = module.sections
    assert (section.key, section.title) == ("first_page", "One")
    assert [type(part) for part in section.parts] == [Prose, Choice, Prose]
    assert module.required == {"first"}
    assert module.section_of("first") == 0
    assert module.exercise("first").ask == "Which?"  # type: ignore[union-attr]


def test_a_key_is_made_of_the_title_where_none_is_given() -> None:
    assert read_module_text(HEAD + "## What, now?\n\nWords.\n").sections[0].key == "what_now"


def test_a_fence_of_another_kind_is_shown_as_it_is() -> None:
    module = read_module_text(HEAD + "## One\n\n```\n## no heading\n<b>\n```\n")
    assert module.sections[0].parts == (Prose("```\n## no heading\n<b>\n```", 15),)


@pytest.mark.parametrize("text", ["", "# A title\n", "---\nkey: a\n", "\x00"])
def test_what_is_no_module_is_refused(text: str) -> None:
    assert "m.md" in said(text)


@pytest.mark.parametrize(
    ("before", "after", "words"),
    [
        ("key: waiting_well", "key: Waiting", "line 2, key: expected 3 to 60 small letters"),
        ("level: foundation", "level: easy", "line 5, level: 'easy' is none of foundation"),
        ("[patience, empathy]", "[patience, sympathy]", "line 6, skills[1]: 'sympathy' is none of"),
        ("[patience, empathy]", "[]", "line 6, skills: is empty"),
        ("[names_feeling]", "[names_it]", "line 7, behaviours[0]: 'names_it' is no behaviour"),
        ("[names_feeling]", "[asks_open]", "line 7, behaviours[0]: 'asks_open' belongs to active_listening"),
        ("minutes: 8", "minutes: 200", "line 8, minutes: 200 is out of range"),
        ("language: en", "language: English", "line 10, language: 'English' is no language"),
        ('"2027-11-01"', "2027-11-01", "line 12, review_by: expected text"),
        ('"2027-11-01"', '"soon"', "line 12, review_by: 'soon' is no day"),
        ("author: Thandi Mokoena\n", "", "line 2, author: is missing"),
        ("author:", "auhtor:", "line 11, auhtor: is not a field here; did you mean author?"),
    ],
)
def test_what_is_wrong_at_the_head_is_named_with_its_line(before: str, after: str, words: str) -> None:
    assert words in said(HEAD.replace(before, after) + SECTION)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("Only an opening.\n", "m.md: has no section"),
        ("## One\n\n## Two\n\nWords.\n", "line 14: the section 'One' is empty"),
        ("## One\n\nA.\n\n## One\n\nB.\n", "line 18: 'one' is the key of an earlier section"),
        ("# Title\n\n" + SECTION, "line 14: is a heading of the first order"),
        ("## One\n\n<div onclick=x>\n", "line 16: holds HTML"),
        ("## One\n\n<!-- hidden -->\n", "line 16: holds HTML"),
        (f"## One\n\n![]({SOURCE})\n", "line 16: shows a picture without words"),
        ("## One\n\n![A desk](https://elsewhere.example/a.png)\n", "line 16: shows a picture from 'https:"),
        ("## One\n\n```choise\nkey: a\n```\n", "line 16: 'choise' is no kind of block; did you mean choice?"),
        ("## One\n\n```choice\nkey: a\n", "line 16: this block has no end"),
        ("## One\n\n```choice\n```\n", "line 17: is empty"),
        (
            "```reflect\nkey: a\nask: b\n```\n\n" + SECTION,
            "line 14: a block of reflect stands before the",
        ),
        ("## One\n\n" + block("reflect", "key: a", "ask: b") * 2, "line 21, key: 'a' is there twice"),
    ],
)
def test_what_is_wrong_in_the_text_is_named_with_its_line(body: str, words: str) -> None:
    assert words in said(HEAD + body)


@pytest.mark.parametrize(
    ("kind", "lines", "words"),
    [
        ("reflect", ["key: A b", "ask: c"], "line 17, key: expected up to 40"),
        ("reflect", ["ask: c"], "key: is missing"),
        (
            "choice",
            ["key: a", "ask: b", "options: [{text: x, why: y, right: true}]"],
            "line 19, options: has fewer",
        ),
        ("choice", ["key: a", "ask: b", "options: [{text: x, why: y}, {text: z, why: y}]"], "has no right one"),
        (
            "choice",
            ["key: a", "ask: b", "options: [{text: x, why: y, right: true}, {text: z, why: y, right: true}]"],
            "has 2 right ones; write several: true",
        ),
        (
            "choice",
            ["key: a", "ask: b", "options: [{text: x, why: y, right: true}, {text: x, why: y}]"],
            "options[1].text: 'x' is there twice",
        ),
        ("choice", ["key: a", "ask: b", "behaviour: nice", "options: []"], "'nice' is no behaviour"),
        ("order", ["key: a", "ask: b", "why: c", "steps: [one, two]"], "line 20, steps: has fewer than 3"),
        ("order", ["key: a", "ask: b", "why: c", "steps: [one, two, one]"], "steps[2]: 'one' is there twice"),
        ("match", ["key: a", "ask: b", "why: c", "pairs: [{one: x, other: y}]"], "pairs: has fewer than 2"),
        ("gap", ["key: a", "ask: b", "why: c", "text: no gap", "words: []"], "text: has no gap"),
        (
            "gap",
            ["key: a", "ask: b", "why: c", "text: a ___", "words: [[x], [y]]"],
            "has 2 entries; the text has 1",
        ),
        ("gap", ["key: a", "ask: b", "why: c", "text: a ___", "words: [[]]"], "words[0]: is empty"),
        ("say", ["key: a", "customer: b", "behaviour: names_feeling", "good: []"], "good: is empty"),
        (
            "worked",
            ["key: a", "title: b", "customer: c", "steps: [{do: a, words: b, why: c}]"],
            "steps: has fewer",
        ),
        (
            "worked",
            [
                "key: a",
                "title: b",
                "customer: c",
                "steps:",
                "  - {do: a, words: b, why: c, faded: true}",
                "  - {do: a, words: b, why: c}",
            ],
            "line 21, steps[0].faded: stands before a step that is shown",
        ),
        ("video", ["key: a", "src: film.mp4", "title: b"], "line 18, src: is 'film.mp4'; expected media/"),
        (
            "embed",
            ["key: a", "address: http://x.example/", "title: b", "transcript: c"],
            "address: expected",
        ),
        ("embed", ["key: a", "address: https://x.example/", "title: b"], "transcript: is missing"),
    ],
)
def test_what_is_wrong_in_a_block_is_named_with_its_line(kind: str, lines: list[str], words: str) -> None:
    assert words in said(f"{HEAD}## One\n\n{block(kind, *lines)}")


def test_all_mistakes_are_told_at_once_in_their_order() -> None:
    text = HEAD.replace("minutes: 8", "minutes: 0") + "## One\n\n" + block("gap", "key: a") + "\n<i>x</i>\n"
    found = said(text).splitlines()
    assert len(found) >= 5
    numbers = [int(line.split("line ")[1].split(",")[0].split(":")[0]) for line in found]
    assert numbers == sorted(numbers)


def test_recordings_are_read(shipped: list[ModuleText]) -> None:
    film = block("video", "key: film", f"src: {SOURCE}", "title: A film", "transcript: |", "  Hello.")
    far = block("embed", "key: far", "address: https://films.example/1", "title: Far", "transcript: Hello.")
    module = read_module_text(HEAD + "## One\n\n" + film + "\n" + far)
    assert list(module.media()) == [
        Video("film", SOURCE, "A film", "Hello."),
        Embed("far", "https://films.example/1", "Far", "Hello."),
    ]
    assert isinstance(next(e for m in shipped for e in m.exercises() if isinstance(e, Order)).steps, tuple)


def test_a_file_lies_where_its_head_says(tmp_path: Path) -> None:
    folder = tmp_path / "pt"
    folder.mkdir()
    path = folder / "other.md"
    path.write_text(HEAD + SECTION, "utf-8")
    with pytest.raises(PackError) as wrong:
        read_module(path)
    assert "expected the file's name, 'other'" in str(wrong.value)
    assert "the folder is 'pt'" in str(wrong.value)


def test_markdown_becomes_clean_html() -> None:
    made = to_html("### A\n\n> said\n\n[x](https://x.example/) and *y*\n\n|a|b|\n|-|-|\n|1|2|", "/m/")
    for piece in ("<h3>A</h3>", "<blockquote>", 'href="https://x.example/"', "<em>y</em>", '<th scope="col">a</th>'):
        assert piece in made


@pytest.mark.parametrize(
    "bad",
    [
        "<script>alert(1)</script>",
        "<p onclick='x()'>a</p>",
        "<p style='color:red'>a</p>",
        "[a](javascript:alert(1))",
        "[a](data:text/html,x)",
        "[a](//elsewhere.example/)",
        "![a](https://elsewhere.example/track.gif)",
        "<iframe src='https://x.example'></iframe>",
        "<svg><a xlink:href='javascript:x'>a</a></svg>",
    ],
)
def test_what_an_author_could_smuggle_in_is_cleaned_out(bad: str) -> None:
    made = to_html(f"before\n\n{bad}\n\nafter")
    for word in ("script", "onclick", "style=", "data:", "elsewhere", "iframe", "javascript", "svg"):
        assert word not in made
    assert "before" in made
    assert "after" in made


def test_pictures_of_the_house_get_the_address_of_the_house() -> None:
    made = to_html(f"![A desk]({SOURCE})", "/learn/media/")
    assert 'src="/learn/media/0123456789abcdef/"' in made
    assert 'alt="A desk"' in made
    assert picture_sums(f"![A]({SOURCE}) and src: {SOURCE} and media/fedcba9876543210") == (
        "0123456789abcdef",
        "fedcba9876543210",
    )


def test_the_module_of_the_guide_is_sound_and_every_kind_of_block_is_explained_there() -> None:
    guide = (Path(__file__).resolve().parents[3] / "docs" / "guides" / "modules.md").read_text("utf-8")
    module = read_module_text(guide.split("````markdown\n")[1].split("````")[0])
    assert [exercise.key for exercise in module.exercises()] == ["which_one", "plan"]
    for kind in KINDS:
        assert f"`{kind}`" in guide, kind
