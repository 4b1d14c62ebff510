"""The score from the labels."""

from exams.own.answers import JudgedSet, judge_text, judge_with
from exams.own.by_labels import LabelReader, beside_labels, label_reader
from tests.train.corpus.sample import CONTRAST
from train.corpus.written import read_sets

from warmline.adapters.packs import load_rubric
from warmline.core.conversation import Channel, Conversation, Speaker, Turn

SAID = "Two cold nights with a boy who coughs. I am moving you to room 20 now."
TALK = Conversation("q-1", (Turn(Speaker.CUSTOMER, "No heating."), Turn(Speaker.AGENT, SAID)), Channel.CHAT)
READER = LabelReader(
    {("q-1", SAID): (("acknowledges_feeling", 0), ("next_step", 1)), ("q-1", "No heating."): (("shows_anger", 0),)}
)


def test_a_label_becomes_a_mark_on_its_sentence() -> None:
    reading = READER.read(TALK)
    assert [(mark.name, mark.quote) for mark in reading.turns[1].marks] == [
        ("acknowledges_feeling", "Two cold nights with a boy who coughs."),
        ("next_step", "I am moving you to room 20 now."),
    ]
    assert reading.turns[0].marks[0].name == "shows_anger"


def test_a_turn_of_another_set_holds_nothing() -> None:
    other = Conversation("q-2", TALK.turns, Channel.CHAT)
    assert not any(turn.marks for turn in READER.read(other))


def test_a_reader_beside_itself_is_perfect() -> None:
    rubric = load_rubric()
    judge = judge_with(label_reader("dev"), rubric)
    figures = dict(beside_labels(judge, rubric, "dev"))
    assert all(figure.value > 0.999 for figure in figures.values())


def test_labels_score_the_answer_that_shows_the_behaviour_above_the_put_down() -> None:
    (written,) = read_sets(CONTRAST, "q.txt")
    texts = dict(written.answers)
    labels = {
        ("q-1", written.context[-1][1]): (("shows_worry", 0),),
        ("q-1", texts["shows"]): (("acknowledges_feeling", 0), ("uses_detail", 0), ("next_step_with_time", 1)),
        ("q-1", texts["putdown"]): (("dismisses", 0),),
    }
    judge = judge_with(LabelReader(labels), load_rubric())
    judged = JudgedSet(written, {kind: judge_text(judge, written, kind, texts[kind]) for kind in ("shows", "putdown")})
    assert judged.answers["shows"].score > judged.answers["putdown"].score
