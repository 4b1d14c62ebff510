"""`warmline reviews`: load, show, fit, go back and score, as an analyst does it."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from click.testing import CliRunner, Result
from tests.cast import Cast

from warmline.apps.reviews.models import Activation, LearnedVersion, Review
from warmline.config.cli.reviewing.house import desk
from warmline.config.cli.reviews import command
from warmline.config.cli.score import command as score
from warmline.core.conversation import conversation_from_json

ANH = ("--as", "anh@northwind.example")
CUSTOMER = "I am so annoyed, I waited at home for two whole days for nothing!"
ANSWERS = (
    "Can I have your order number please?",
    "I understand your frustration. Can I have your order number?",
    "No wonder you are annoyed. Can I have your order number?",
    "Two days of waiting for nothing, no wonder you are annoyed. Can I have your order number?",
)
pytestmark = pytest.mark.once
HEADING = "conversation_id,rater,criterion,anchor,comment"
CRITERIA = ("names_feeling", "validates")


def run(*words: str, who: tuple[str, ...] = ANH, input: bytes | None = None) -> Result:
    return CliRunner().invoke(command, [*words, *who], input=input)


def talk(number: int) -> dict[str, object]:
    answer = ANSWERS[number % len(ANSWERS)]
    turns = [{"speaker": "customer", "text": CUSTOMER}, {"speaker": "agent", "text": answer}]
    return {"id": f"t{number}", "channel": "chat", "turns": turns}


@pytest.fixture
def talks(tmp_path: Path) -> str:
    path = tmp_path / "talks.jsonl"
    path.write_text("".join(json.dumps(talk(number)) + "\n" for number in range(40)), encoding="utf-8")
    return str(path)


def written(tmp_path: Path, rows: list[str]) -> str:
    path = tmp_path / "reviews.csv"
    path.write_text("\n".join([HEADING, *rows]) + "\n", encoding="utf-8")
    return str(path)


def as_the_machine(count: int) -> list[str]:
    """Reviews of two people who see what the machine sees, but for one in ten."""
    here, dice = desk(), Random(2)
    rows = []
    for number in range(count):
        found = conversation_from_json(talk(number), 1)
        for key, chances in here.look(found, CRITERIA).items():
            for rater in ("Anh", "Miriam"):
                anchor = dice.randint(1, 4) if dice.random() < 0.1 else chances[0].anchor
                rows.append(f"t{number},{rater},{key},{anchor},")
    return rows


def test_good_rows_come_in_and_bad_ones_are_named(cast: Cast, tmp_path: Path, talks: str) -> None:
    reviews = written(tmp_path, ["t0,Anh,names_feeling,1,", "t1,Anh,nope,2,", "t77,Anh,names_feeling,2,"])
    listed = tmp_path / "bad.csv"
    done = run("import", reviews, "--conversations", talks, "--problems", str(listed))
    assert done.exit_code == 1
    assert "1 new, 0 changed, 0 known already." in done.output
    assert "line 3, criterion: “nope” is no behaviour of the rubric" in done.output
    assert "line 4, conversation_id" in done.output
    assert len(listed.read_text(encoding="utf-8").splitlines()) == 3
    assert Review.objects.get().anchor == 1


def test_twice_is_harmless_and_all_good_ends_with_0(cast: Cast, tmp_path: Path, talks: str) -> None:
    reviews = written(tmp_path, ["t0,Anh,names_feeling,1,", "t1,Anh,names_feeling,2,"])
    first = run("import", reviews, "--conversations", talks)
    assert (first.exit_code, "2 new" in first.output) == (0, True)
    again = run("import", reviews)
    assert (again.exit_code, "0 new, 0 changed, 2 known already." in again.output) == (0, True)


def test_reviews_may_come_through_a_pipe(cast: Cast, talks: str) -> None:
    done = run("import", "-", "--conversations", talks, input=f"{HEADING}\nt0,Anh,names_feeling,1,\n".encode())
    assert (done.exit_code, Review.objects.count()) == (0, 1)


def test_bad_conversations_are_named_with_their_file(cast: Cast, tmp_path: Path) -> None:
    talks = tmp_path / "broken.jsonl"
    talks.write_text(json.dumps(talk(0)) + "\n{]\n", encoding="utf-8")
    done = run("import", written(tmp_path, ["t0,Anh,names_feeling,1,"]), "--conversations", str(talks))
    assert done.exit_code == 1
    assert "broken.jsonl" in done.output
    assert Review.objects.count() == 1


@pytest.mark.parametrize(
    ("content", "word"),
    [("a,b\n1,2\n", "Missing: conversation_id, rater, criterion, anchor"), ("", "conversation_id")],
)
def test_a_file_of_something_else_ends_with_2(cast: Cast, tmp_path: Path, content: str, word: str) -> None:
    path = tmp_path / "other.csv"
    path.write_text(content, encoding="utf-8")
    done = run("import", str(path))
    assert done.exit_code == 2
    assert word in done.output


def test_a_file_that_is_not_there_ends_with_2(cast: Cast, tmp_path: Path) -> None:
    done = run("import", str(tmp_path / "none.csv"))
    assert done.exit_code == 2
    assert "none.csv" in done.output


@pytest.mark.parametrize("words", [("show",), ("fit",), ("back", "0")])
@pytest.mark.parametrize("who", ["nadia", "petra", "trainer", "manager"])
def test_nobody_else_of_the_house_may(cast: Cast, words: tuple[str, ...], who: str) -> None:
    done = run(*words, who=("--as", cast.people()[who].email))
    assert done.exit_code == 2
    assert "may not do this" in done.output
    assert not LearnedVersion.objects.exists()
    assert not Activation.objects.exists()


def test_a_stranger_is_told_so(cast: Cast) -> None:
    done = run("show", who=("--as", "nobody@northwind.example"))
    assert done.exit_code == 2
    assert "Nobody here has the address nobody@northwind.example." in done.output


def test_the_outsider_sees_her_own_empty_house(cast: Cast, tmp_path: Path, talks: str) -> None:
    run("import", written(tmp_path, ["t0,Anh,names_feeling,1,"]), "--conversations", talks)
    done = run("show", who=("--as", cast.outsider.email))
    assert (done.exit_code, "No reviews yet." in done.output) == (0, True)
    assert "names_feeling" not in done.output


def test_show_before_and_after_learning_little(cast: Cast, tmp_path: Path, talks: str) -> None:
    run("import", written(tmp_path, as_the_machine(4)), "--conversations", talks)
    before = json.loads(run("show", "--json").output)
    assert [row["criterion"] for row in before] == ["names_feeling", "validates"]
    assert {row["reason"] for row in before} == {"not_fitted"}
    assert before[0]["reviews"] == 8
    fitted = run("fit")
    assert "Made version 1." in fitted.output
    assert "Nothing is proven yet." in fitted.output
    assert {row["reason"] for row in json.loads(run("show", "--json").output)} == {"too_few"}


def test_from_reviews_to_a_proven_skill_and_back(cast: Cast, tmp_path: Path, talks: str) -> None:
    run("import", written(tmp_path, as_the_machine(40)), "--conversations", talks)
    assert "Proven: names_feeling, validates." in run("fit").output
    assert "Nothing new since version 1." in run("fit").output
    assert "In force: version 1." in run("show").output
    scored = [json.loads(line) for line in run("score", talks).output.splitlines()]
    assert len(scored) == 40
    assert {line["versions"]["criteria"] for line in scored} == {"criteria-1.1"}
    assert {line["skills"]["empathy"]["status"] for line in scored} == {"proven"}
    assert {line["skills"]["problem_solving"]["status"] for line in scored} == {"suggested"}
    assert "In force: nothing learned." in run("back", "0").output
    plain = json.loads(run("score", talks).output.splitlines()[0])
    assert "criteria" not in plain["versions"]
    assert plain["skills"]["empathy"]["status"] == "suggested"
    assert "In force: version 1." in run("back", "1").output


def test_with_nothing_in_force_the_scores_are_those_of_warmline_score(cast: Cast, talks: str) -> None:
    plain = CliRunner().invoke(score, [talks, "--json"])
    assert plain.exit_code == 0
    assert run("score", talks).output.splitlines() == plain.output.splitlines()


def test_a_version_that_is_not_there(cast: Cast) -> None:
    done = run("back", "3")
    assert done.exit_code == 2
    assert "There is no version 3. Versions: none yet; 0 is none." in done.output


def test_scores_go_to_a_file_that_is_whole(cast: Cast, tmp_path: Path, talks: str) -> None:
    out = tmp_path / "scores.jsonl"
    assert run("score", talks, "-o", str(out)).exit_code == 0
    assert len(out.read_text(encoding="utf-8").splitlines()) == 40
    assert run("score", talks, who=("--as", cast.nadia.email)).exit_code == 2


def test_without_a_person_nothing_is_done(cast: Cast) -> None:
    done = run("show", who=())
    assert done.exit_code == 2
    assert "--as" in done.output


def test_the_keys_of_the_criteria_can_be_looked_up(cast: Cast) -> None:
    shown = run("criteria", "--json")
    assert shown.exit_code == 0, shown.output
    found = {each["key"]: each for each in json.loads(shown.stdout)}
    assert found["names_feeling"]["skill"] == "empathy"
    assert "names_feeling" in run("criteria").stdout
    assert run("criteria", who=("--as", "nobody@northwind.example")).exit_code == 2
