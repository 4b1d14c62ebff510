"""The corpus as records, and sheets of differences."""

from tests.train.corpus.sample import CONTRAST
from train.corpus.build import differences, record
from train.corpus.labels import Labels
from train.corpus.places import part_of
from train.corpus.sheets import turns_of
from train.corpus.written import read_sets


def test_a_record_holds_the_turn_its_context_and_its_labels() -> None:
    (written,) = read_sets(CONTRAST, "q.txt")
    turn = next(turn for turn in turns_of(written) if turn.kind == "shows")
    made = record(written, turn, Labels(frozenset({("next_step", 1), ("acknowledges_feeling", 0)}), 4))
    assert made["id"] == "q-1/shows"
    assert [line["speaker"] for line in made["context"]] == ["customer", "agent", "customer"]
    assert made["labels"] == {
        "moves": [["acknowledges_feeling", 0], ["next_step", 1]],
        "unsure": [],
        "grades": {"names_feeling": 4},
    }
    text = made["turn"]["text"]
    assert [text[start:end] for start, end in made["turn"]["sentences"]] == [
        "Two cold nights with a boy who coughs.",
        "I am moving you to room 20 now.",
    ]


def test_a_customers_turn_has_only_what_came_before_it_and_no_grade() -> None:
    (written,) = read_sets(CONTRAST, "q.txt")
    made = record(written, turns_of(written)[2], Labels(frozenset({("shows_worry", 0)})))
    assert made["kind"] == "context"
    assert len(made["context"]) == 2
    assert made["labels"]["grades"] == {}


def test_the_part_of_a_set_never_moves_and_the_exam_stays_apart() -> None:
    parts = [part_of(f"w-{n}", "train") for n in range(300)]
    assert parts == [part_of(f"w-{n}", "train") for n in range(300)]
    assert 60 < parts.count("dev") < 140
    assert {part_of(f"x-{n}", "exam") for n in range(50)} == {"exam"}


def test_differences_show_what_each_pass_said_alone() -> None:
    (written,) = read_sets(CONTRAST, "q.txt")
    a = {("q-1", "t0"): Labels(frozenset({("states_fact", 0), ("shows_anger", 0)}))}
    b = {("q-1", "t0"): Labels(frozenset({("states_fact", 0)}))}
    lines = list(differences(written, a, b))
    assert lines[1:] == ["   both: states_fact@0", "   one: shows_anger@0", "   two: ", ""]
    assert list(differences(written, a, a))[1:] == []
