"""The table of which numbers matter."""

from exams.customer.sensitivity import Effect, Ends, names, table, varied

from warmline.core.customer.parameters import PARAMETERS


def test_numbers_move_alone_effects_as_wholes_and_counts_by_one_at_least() -> None:
    assert varied("stickiness", 1.2).stickiness == PARAMETERS.stickiness * 1.2
    less = varied("effects.apology", 0.8).effects["apology"]
    assert less == PARAMETERS.effects["apology"].times(0.8)
    assert varied("effects.apology", 0.8).effects["blamed"] == PARAMETERS.effects["blamed"]
    assert varied("failures_for_rage", 0.8).failures_for_rage == PARAMETERS.failures_for_rage - 1
    assert varied("apology_parts.regret", 1.2).apology_parts["responsibility"] == 1.0


def test_every_number_that_is_not_nought_is_varied_once() -> None:
    found = names()
    assert len(found) == len(set(found))
    assert {"stickiness", "effects.apology", "apology_parts.regret", "failures_for_rage"} <= set(found)
    assert not any(name.endswith(".anger") for name in found)


def test_the_table_begins_with_what_matters_most_and_counts_what_does_nothing() -> None:
    still = Effect("still", Ends(0.0, 0.0), Ends(0.0, 0.0))
    small, large = Effect("small", Ends(0.1, 0.0), Ends(-0.2, 0.0)), Effect("large", Ends(0.0, 0.0), Ends(1.0, -10.0))
    lines = list(table([still, small, large], Ends(50.0, 0.5), 36, shown=2))
    assert "1 numbers changed nothing" in lines[0]
    assert [line.split("|")[1].strip() for line in lines[4:]] == ["large", "small"]
    assert "-10.0" in lines[4]
