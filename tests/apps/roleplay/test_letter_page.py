"""What the feedback page works out before its template: charts, skills, versions, the one next step."""

from __future__ import annotations

import json
import re

import pytest
from tests.cast import Cast
from tests.practice_room import GOOD, NOW, POOR, again, finish, parcel

from warmline.apps.library.ports import rubric
from warmline.apps.people.vault import NotTheOwner
from warmline.apps.roleplay import services
from warmline.apps.roleplay.charts import bands_chart, curve_chart
from warmline.apps.roleplay.letter_page import LetterPage, letter_page
from warmline.apps.roleplay.selectors import read_own_scene
from warmline.core.skills.keys import SKILL_KEYS


def page(person, texts=GOOD, *, reader=None) -> LetterPage:
    session = finish(person, texts)
    filed = services.letter_for(user=person, session=session, branch=session.branch, now=NOW)
    return letter_page(reader=reader or person, session=session, branch=session.branch, filed=filed)


def test_the_first_try_is_the_one_next_step_and_the_rest_waits(cast: Cast) -> None:
    shown = page(cast.nadia, [GOOD[0], *POOR])
    assert shown.first_try is shown.feedback.tries[0]
    assert list(shown.more_tries) == list(shown.feedback.tries[1:])
    assert shown.first_try.next_step


def test_a_letter_without_a_try_says_so_by_none(cast: Cast) -> None:
    from dataclasses import replace

    shown = page(cast.nadia, GOOD)
    empty = replace(shown, feedback=replace(shown.feedback, tries=()))
    assert empty.first_try is None
    assert list(empty.more_tries) == []


def test_every_skill_of_the_rubric_is_drawn_once_or_named_as_unobserved(cast: Cast) -> None:
    shown = page(cast.nadia, GOOD)
    names = {skill.key: skill.name for skill in rubric()}
    drawn = (str(shown.bands) + str(shown.more_bands)).replace("<bdi>", "")
    for key in SKILL_KEYS:
        in_words = names[key] in shown.unobserved
        in_chart = f'class="n">{names[key]}<' in drawn.replace("&amp;", "&").replace("&#x27;", "'")
        assert in_words != in_chart, key


def test_the_skills_of_the_case_come_first_observed_or_not(cast: Cast) -> None:
    shown = page(cast.nadia, GOOD[:1])
    rows = re.findall(r'class="n">(?:<bdi>)?([^<]+)<', str(shown.bands))
    names = {skill.key: skill.name for skill in rubric()}
    assert set(rows) == {names[key] for key in parcel().skills}
    assert "Not observed" in str(shown.bands) or len(rows) == len(parcel().skills)


def test_the_curve_has_one_row_an_answer_in_its_table(cast: Cast) -> None:
    session = finish(cast.nadia, GOOD[:3])
    filed = services.letter_for(user=cast.nadia, session=session, branch=session.branch, now=NOW)
    drawn = str(curve_chart(read_own_scene(cast.nadia, session, session.branch), filed.letter.feedback))
    assert len(re.findall(r'<th scope="row">', drawn)) == 4
    assert "How Ines felt, answer by answer" in drawn
    assert 'style="' not in drawn


def test_bends_stand_in_the_curve_with_her_words(cast: Cast) -> None:
    shown = page(cast.nadia, [GOOD[0], POOR[0], GOOD[2]])
    assert shown.feedback.bends
    for bend in shown.feedback.bends:
        assert bend.reason in str(shown.curve).replace("&quot;", '"').replace("&#x27;", "'")


def test_a_chart_of_no_skill_is_empty_and_of_an_unknown_skill_an_error(cast: Cast) -> None:
    session = finish(cast.nadia, GOOD[:1])
    card = services.letter_for(user=cast.nadia, session=session, branch=session.branch, now=NOW).letter.card
    assert 'class="sk' not in str(bands_chart(card, []))
    with pytest.raises(KeyError):
        bands_chart(card, ["juggling"])


def test_the_line_above_the_headline_counts_in_words_that_fit(cast: Cast) -> None:
    assert page(cast.nadia, GOOD[:1]).meta == "Ines Duarte. Chat, 1 answer, 1 minute."
    assert "answers" in page(cast.nadia, GOOD[:3]).meta


def test_solved_and_unsolved_are_told_apart(cast: Cast) -> None:
    assert page(cast.nadia, GOOD).solved
    assert not page(cast.nadia, POOR).solved


def test_nobody_else_can_have_the_page_made(cast: Cast) -> None:
    for name, stranger in cast.all_but("nadia").items():
        with pytest.raises(NotTheOwner):
            page(cast.nadia, GOOD[:1], reader=stranger)
        assert name


def test_versions_are_listed_first_to_last(cast: Cast) -> None:
    session = finish(cast.nadia, GOOD[:2])
    services.rewind(user=cast.nadia, session=session, branch=session.branch, number=1, now=NOW)
    session = again(cast.nadia, session)
    first = session.branch.parent
    filed = services.letter_for(user=cast.nadia, session=session, branch=first, now=NOW)
    shown = letter_page(reader=cast.nadia, session=session, branch=first, filed=filed)
    assert [version.number for version in shown.versions] == [1, 2]
    assert shown.note == ""
    assert shown.draft is None


def test_notes_on_the_writing_stand_with_their_topic_and_her_words(cast: Cast) -> None:
    shown = page(cast.nadia, ["I will recieve it in a hour and then call you.", GOOD[0]])
    names = [name for name, _ in shown.notes]
    assert {"Spelling", "Grammar"} <= set(names)
    assert "recieve" in [note.quote for _, note in shown.notes]
    assert len(names) <= 6


def test_a_letter_filed_before_there_were_notes_is_shown_without_them(cast: Cast) -> None:
    from dataclasses import replace

    from warmline.apps.scores.letters import Letter, pack, unpack

    shown = page(cast.nadia, GOOD)
    old = json.loads(pack(Letter(shown.first_card, shown.feedback)))
    del old["feedback"]["notes"], old["feedback"]["spoken"]
    kept = unpack(json.dumps(old).encode())
    assert kept.feedback == replace(shown.feedback, notes=())
    assert replace(shown, feedback=kept.feedback).notes == []
