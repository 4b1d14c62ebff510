"""The model page: what reads, what was measured, and "not measured" for all that was not."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string
from tests.builders import small_rubric
from tests.cast import Cast
from tests.practice_room import queries

from warmline.adapters.content.figures import CriterionRow, FigureRow, Figures, read_figures
from warmline.apps.library.ports import reader, rubric
from warmline.apps.pages.models_page import models_page, shown
from warmline.apps.pages.plain_figures import area_name, in_short, plain_name

ROW = FigureRow("AnnoMI", "question", 0.93, 0.941, 0.92, 0.95, 900, 0.97, 0.7, "by conversation")


def criterion(name: str, *rows: CriterionRow):
    page = models_page(Figures(criteria=rows), small_rubric(), "rules-4")
    return next(each for _skill, criteria in page.skills for each in criteria if each.name == name)


class Words(HTMLParser):
    """The words of a page, one space between them."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_data(self, data: str) -> None:
        self.found += data.split()


def words(html: str) -> str:
    parser = Words()
    parser.feed(html)
    return " ".join(parser.found)


def test_every_criterion_is_listed_under_its_skill() -> None:
    page = models_page(Figures(), small_rubric(), "rules-4")
    assert [name for name, _ in page.skills] == [skill.name for skill in small_rubric()]
    assert page.total == sum(len(skill.behaviours) for skill in small_rubric()) == 8
    assert page.proven == 0
    assert page.reader == "rules-4"
    assert page.rubric == "small-1"


def test_a_criterion_without_a_row_is_not_measured() -> None:
    found = criterion("Names the feeling in own words")
    assert (found.ours, found.people, found.n, found.proven, found.by_people) == ("", "", None, False, False)


def test_what_only_people_can_observe_is_said_to_be_so() -> None:
    assert criterion("Speaks slowly").by_people


def test_agreement_stands_beside_that_of_the_two_passes() -> None:
    found = criterion(
        "Names the feeling in own words", CriterionRow("names_feeling", "", 0.614, 0.52, 0.7, 60, 0.66, "proven")
    )
    assert found.ours == "0.61 (0.52 to 0.70)"
    assert (found.people, found.n, found.proven) == ("0.66", 60, True)


@pytest.mark.parametrize("status", ["suggest", "suggest only", "", "PROVEN!"])
def test_every_other_status_only_suggests(status: str) -> None:
    row = CriterionRow("names_feeling", "", 0.9, 0.8, 0.95, 60, 0.9, status)
    assert not criterion("Names the feeling in own words", row).proven


def test_a_proof_without_a_figure_proves_nothing() -> None:
    assert not criterion("Names the feeling in own words", CriterionRow("names_feeling", status="proven")).proven


def test_rows_are_grouped_by_what_was_tested_in_the_order_of_the_file() -> None:
    rows = (ROW, FigureRow("Speed", "turns a second", ours=412), FigureRow("AnnoMI", "reflection"))
    page = models_page(Figures(rows=rows), small_rubric(), "r")
    assert [(area, [row.name for row in found]) for area, found in page.figures] == [
        ("AnnoMI", ["question", "reflection"]),
        ("Speed", ["turns a second"]),
    ]
    assert page.figures[0][1][0].ours == "0.94 (0.92 to 0.95)"
    assert page.figures[0][1][1].ours == ""
    assert page.figures[1][1][0].ours == "412"


def test_whether_different_englishes_are_read_alike_is_said_even_where_nobody_measured_it() -> None:
    rows = (ROW, FigureRow("Fairness", "several Englishes, score difference", ours=1.2))
    assert models_page(Figures(rows=rows), small_rubric(), "r").englishes
    assert not models_page(Figures(rows=(ROW,)), small_rubric(), "r").englishes
    page = render_to_string("pages/models.html", {"page": models_page(Figures(rows=(ROW,)), small_rubric(), "r")})
    assert "Whether different Englishes are read alike: not measured." in page
    page = render_to_string("pages/models.html", {"page": models_page(Figures(rows=rows), small_rubric(), "r")})
    assert "read alike" not in page
    assert "several Englishes, score difference" in page
    assert "0.94 (0.92 to 0.95)" in page


def test_no_page_says_both_that_englishes_differ_and_that_nobody_measured_it() -> None:
    rows = (FigureRow("Own text", "points of irish against the others", ours=0.18),)
    found = models_page(Figures(rows=rows), small_rubric(), "r")
    page = render_to_string("pages/models.html", {"page": found})
    assert "differs by 0.2 points" in page
    assert "read alike: not measured" not in page


def test_the_parts_are_named_even_where_no_version_is_known() -> None:
    page = models_page(Figures(versions={"encoder": "minilm-2 sha256:ab12", "own_corpus": "c-1"}), small_rubric(), "r")
    assert list(page.versions) == [
        ("Rules", ""),
        ("Small text model", "minilm-2 sha256:ab12"),
        ("How both are combined", ""),
        ("Own corpus", "c-1"),
    ]


@pytest.mark.parametrize(
    ("value", "text"), [(None, ""), (0.8, "0.80"), (1, "1.00"), (412.0, "412"), (98.5, "98.50"), (-0.2, "-0.20")]
)
def test_figures_as_text(value: float | None, text: str) -> None:
    assert shown(value) == text
    assert shown("under 3 points") == "under 3 points"


def test_everybody_signed_in_reads_the_page_and_nobody_else(cast: Cast, client) -> None:
    assert client.get("/models/").status_code == 302
    for name, person in cast.people().items():
        client.force_login(person)
        page = words(client.get("/models/").content.decode())
        assert "What reads your words, and how well" in page, name
        assert reader().version in page


def test_the_page_shows_every_criterion_of_the_rubric_and_says_what_is_not_measured(cast: Cast, client) -> None:
    client.force_login(cast.nadia)
    page = words(client.get("/models/").content.decode())
    for _skill, behaviour in rubric().behaviours():
        assert behaviour.name in page
    assert "not measured" in page
    assert "suggests only" in page
    assert "It reads words. It does not hear a voice" in page


def test_the_page_asks_the_database_only_who_is_there(cast: Cast, client) -> None:
    client.force_login(cast.nadia)
    assert queries(lambda: client.get("/models/")) <= 4


def test_every_row_of_the_exams_has_plain_words_and_no_raw_name_reaches_the_page(cast: Cast, client) -> None:
    client.force_login(cast.nadia)
    page = words(client.get("/models/").content.decode())
    assert "read alike: not measured" not in page
    skills = {skill.key: skill.name for skill in rubric()}
    for row in read_figures().rows:
        assert plain_name(row.name, skills) != row.name, row.name
        assert area_name(row.area) != row.area, row.area
    for raw in ("second_language_errors", "macro-F1", "Kendall", "AUC", "active_listening", "honest above"):
        assert raw not in page, raw


def test_a_row_that_has_no_plain_words_keeps_its_own() -> None:
    assert plain_name("turns a second", {}) == "turns a second"
    assert area_name("Speed") == "Speed"


def test_in_short_rests_on_rows_that_are_there_and_says_what_is_weak() -> None:
    rows = (
        FigureRow("a", "x", ours=0.92, people=0.93),
        FigureRow("a", "y", ours=0.70, people=0.77),
        FigureRow("b", "honest above stuffed", ours=1.0),
        FigureRow("b", "honest above lacks", ours=0.78),
        FigureRow("b", "honest above lacks, on the skill meant", ours=0.3438),
        FigureRow("b", "points of us against the others", ours=0.18),
        FigureRow("b", "points of indian against the others", ours=-0.69),
        FigureRow("b", "points moved by typing slips, mean", ours=9.0),
    )
    assert in_short(rows) == [
        "In 2 tests on other people’s words we know how well people do. The computer does as well in 1 of them; in 1 "
        "people do better.",
        "An honest answer stands above one stuffed with phrases 100 % of the time.",
        "An answer with a skill stands above a like one without it 78 % of the time.",
        "On that one skill it tells them apart 34 % of the time: trust a single bar least.",
        "On our own text, the same content in another English differs by 0.7 points of 100 at most, on average. On "
        "talks of people who write different Englishes this is not measured.",
    ]
    assert in_short(()) == []


def test_plain_words_come_before_any_table(cast: Cast, client) -> None:
    client.force_login(cast.nadia)
    page = client.get("/models/").content.decode()
    places = [page.index(f'id="{name}"') for name in ("short-h", "limits-h", "tested-h", "criteria-h", "reads-h")]
    assert places == sorted(places)
    assert page.index("<table") > places[2]
    assert 'href="/models/"' in client.get("/").content.decode()
