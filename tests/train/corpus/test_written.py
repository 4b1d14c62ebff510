"""Sets as their writers wrote them."""

import pytest
from tests.train.corpus.sample import CONTRAST
from train.corpus.written import WrittenError, read_sets

from warmline.core.conversation import Speaker


def test_a_set_keeps_its_fields_lines_and_answers_in_order() -> None:
    (written,) = read_sets(CONTRAST, "q.txt")
    assert (written.name, written.skill, written.behaviour) == ("q-1", "empathy", "names_feeling")
    assert [speaker for speaker, _ in written.context] == [Speaker.CUSTOMER, Speaker.AGENT, Speaker.CUSTOMER]
    assert [kind for kind, _ in written.answers] == ["shows", "lacks", "phrase", "stuffed", "template", "putdown"]


def test_a_written_line_break_becomes_one() -> None:
    (written,) = read_sets(CONTRAST, "q.txt")
    assert dict(written.answers)["template"] == "Dear [name],\nwe are sorry for any inconvenience."


def test_two_blocks_are_two_sets() -> None:
    assert [each.name for each in read_sets(f"{CONTRAST}\n{CONTRAST.replace('q-1', 'q-2')}", "q.txt")] == ["q-1", "q-2"]


def test_the_order_on_the_sheet_is_stable_and_not_the_writers() -> None:
    orders = {read_sets(CONTRAST.replace("q-1", f"q-{n}"), "q.txt")[0].shuffled()[0][0] for n in range(30)}
    assert len(orders) > 3
    (written,) = read_sets(CONTRAST, "q.txt")
    assert written.shuffled() == written.shuffled()
    assert sorted(written.shuffled()) == sorted(written.answers)


@pytest.mark.parametrize(
    ("was", "becomes", "says"),
    [
        (" | skill=empathy", "", "skill"),
        ("@putdown: Most guests find a blanket quite enough.\n", "", "putdown"),
        ("C: Room 12, and my son has a cough now.\n", "", "must be the customer's"),
        ("A: Which", "B: Which", "expected FACTS:"),
        ("type=contrast", "type=quiz", "quiz"),
        ("## q-1", "q-1", "start with ##"),
    ],
)
def test_what_is_missing_is_named(was: str, becomes: str, says: str) -> None:
    with pytest.raises(WrittenError, match=r"q\.txt") as error:
        read_sets(CONTRAST.replace(was, becomes), "q.txt")
    assert says in str(error.value)
