"""The table, the page and the rows beside the laws."""

from pathlib import Path

import pytest
from exams.customer.agents import Breaking, Failing, Just, OnlyKind, OnlySolving
from exams.customer.further import Further, _agents, _never, _questions, _speed, _variety, _winnable
from exams.customer.laws import law
from exams.customer.questions import Asked, is_told, to_customer
from exams.customer.report import put_in, tables, text_table
from exams.customer.rows import Data, Row, judged
from exams.customer.run import Result
from exams.customer.workers import Setting, shared
from tests.exams.customer.makers import data, parcel_world, talk
from tests.scenes import english, rules

from warmline.core.customer.scene import answer, begin, outcome
from warmline.core.trials import play

PARCEL = "content/scenarios/parcel_birthday.yaml"


def one(rows: object) -> dict[str, Further]:
    return {row.name: row for row in rows}  # type: ignore[attr-defined]


def test_a_line_that_must_never_come_is_counted_and_quoted() -> None:
    clean, bad = one(_never([talk()] * 3)), one(_never([talk(), talk(swapped=("How can I help you?",))]))
    assert clean["role flips in 3 conversations"].holds
    found = bad["role flips in 2 conversations"]
    assert not found.holds
    assert "How can I help you?" in found.found


def test_rage_counts_before_a_second_failure_only_and_not_after_insults() -> None:
    name = "rage before a second failure, share of answers"
    raging = {"anger": (0.5, 0.9, 0.9)}
    assert not one(_never([talk(**raging)]))[name].holds
    assert one(_never([talk(**raging, failures=(2, 2, 2))]))[name].holds
    assert one(_never([talk(**raging, insulted=True)]))[name].holds


def test_questions_must_be_answered_nearly_always() -> None:
    asked = [Asked("parcel", "birthday", answered=number > 2) for number in range(100)]
    assert _questions(asked).holds
    assert not _questions(asked[:50]).holds
    assert "parcel/birthday" in _questions(asked).found


def test_one_sided_agents_must_end_below_for_every_customer() -> None:
    def plays(kind: float, idle: bool = False) -> list[object]:
        ends = {"does both": 70.0, "all kind": kind, "all solution": 40.0, "does nothing": 5.0}
        return [
            talk(
                style=name,
                scenario="parcel_birthday",
                satisfaction=value,
                solved=idle and name == "does nothing",
            )
            for name, value in ends.items()
            for _ in range(3)
        ]

    scenarios = parcel_world().scenarios
    assert all(row.holds for row in _agents(plays(20.0), scenarios))  # type: ignore[arg-type]
    over = one(_agents(plays(80.0), scenarios))  # type: ignore[arg-type]
    assert not over["all kind ends below does both"].holds
    assert "parcel_birthday" in over["all kind ends below does both"].found
    assert not one(_agents(plays(20.0, True), scenarios))["a do-nothing agent loses the customer"].holds  # type: ignore[arg-type]


def test_a_customer_whom_the_trained_do_not_win_is_named() -> None:
    key = parcel_world().scenarios[0].key
    lost = [talk(scenario=key, skill="high", solved=False)]
    played = [talk(scenario=key, style="poor: arguer", solved=False), talk(scenario=key, style="linter: good warm")]
    rows = one(_winnable(lost, played, parcel_world().scenarios))
    assert not rows["customers won by the population's trained agents"].holds
    assert key in rows["customers won by the population's trained agents"].found
    assert rows["customers won by the linter's good agents, who ask by the labels of facts"].holds
    assert rows["customers lost by poor agents"].holds
    assert not one(_winnable(lost, [talk(scenario=key, style="poor: arguer")], parcel_world().scenarios))[
        "customers lost by poor agents"
    ].holds


def test_variety_compares_two_runs_of_the_same_agent_with_the_same_customer() -> None:
    other = talk(lines=("Again.", "Where is it now?", "That is of no use to me."))
    name = "sentences shared by two runs of the same agent"
    assert one(_variety([talk(), other]))[name].holds
    assert not one(_variety([talk(), talk()]))[name].holds
    twice = talk(lines=("a", "b", "b"))
    assert not one(_variety([twice, other]))["customer's lines said twice in one conversation"].holds


def test_a_step_of_more_than_five_milliseconds_is_too_slow() -> None:
    name = "processor time of a step of the engine alone: p50, p95"
    assert one(_speed([talk(steps=(0.001, 0.002, 0.009))]))[name].holds
    slow = one(_speed([talk(steps=(0.006, 0.007))]))[name]
    assert not slow.holds
    assert slow.found == "6.5 ms, 6.0 ms"


def test_labels_are_turned_to_the_customer_by_her_own_pronoun_only() -> None:
    assert to_customer("She has asked every neighbour", "she") == "you have asked every neighbour"
    assert to_customer("On the phone they wanted €90", "he") == "on the phone they wanted €90"
    assert to_customer("14 is not in her lane", "she") == "14 is not in your lane"


def test_a_fact_is_told_in_words_or_not() -> None:
    scene = begin(parcel_world().scenarios[0], english(), seed=2)
    after = answer(scene, "Is there a number 14 in your lane?", reader=rules())
    assert is_told(after, scene.scenario.fact("no_fourteen"))
    assert not is_told(after, scene.scenario.fact("birthday"))


def test_agents_for_comparison_do_what_they_are_named_for() -> None:
    def end(agent: object) -> float:
        scene = play(parcel_world().scenarios[0], agent, 6, language=english(), reader=rules())  # type: ignore[arg-type]
        return outcome(scene).satisfaction

    assert end(Just()) > end(Just(feels=False))
    assert end(Just()) > end(Just(gives=False))
    assert end(Just()) > end(OnlyKind())
    assert end(Just()) > end(OnlySolving())
    assert end(Failing(0)) > end(Failing(2)) >= end(Breaking())


def _result() -> Result:
    held = judged(law("L31"), data(**{"sincere": 3.0, "put on": 0.0}), data(**{"sincere": 0.0, "put on": 0.0}))
    return Result((held, Row(law("L14"))), (Further("role flips", "0", "0 | none", True),), 61.0, 20)


def test_the_text_shows_expected_observed_and_the_figure_without_the_mechanism() -> None:
    text = "\n".join(text_table(_result(), Setting(files=(PARCEL,), processes=1)))
    assert "L31 Sincere beats put on: holds (built in, n 80)" in text
    assert "sincere - put on 3.00" in text
    assert "gone" in text
    assert "1.0 minutes" in text
    assert "1 of 2 laws hold" in text
    assert "reader rules" in text


def test_the_page_gets_one_row_a_law_and_keeps_its_bars(tmp_path: Path) -> None:
    text = tables(_result(), Setting(files=(PARCEL,), processes=1))
    rows = [line for line in text.splitlines() if line.startswith("| L")]
    assert len(rows) == 3  # the head begins so, too
    assert all(line.count("|") == 7 for line in rows)
    assert "0 / none" in text


def test_a_table_is_put_between_its_marks_and_nowhere_else(tmp_path: Path) -> None:
    page = tmp_path / "laws.md"
    page.write_text("# A\n\n<!-- laws: begin -->old<!-- laws: end -->\n\nafter\n", encoding="utf-8")
    put_in(page, "laws", r"new \1")
    assert page.read_text(encoding="utf-8") == (
        "# A\n\n<!-- laws: begin -->\n\nnew \\1\n\n<!-- laws: end -->\n\nafter\n"
    )
    with pytest.raises(ValueError, match="no place for other"):
        put_in(page, "other", "x")


def test_work_is_given_back_in_order() -> None:
    assert shared(abs, [-3, 1, -2], 1) == [3, 1, 2]


def test_an_empty_law_does_not_hold() -> None:
    assert judged(law("L20"), Data(), None).verdict == "does not hold"
