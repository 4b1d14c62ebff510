from __future__ import annotations

from warmline.core.skills.frameworks import Framework, FrameworkStep

CARD = Framework(
    key="card",
    name="CARD",
    purpose="To help.",
    steps=(
        FrameworkStep("Hear", "Listen.", "Go on.", frozenset({"asks_open", "paraphrases"})),
        FrameworkStep("Wait", "Wait.", "..."),
        FrameworkStep("Solve", "Solve.", "Here it is.", frozenset({"offers_remedy"})),
    ),
    order_matters=True,
    use_when="Often.",
    not_when="Seldom.",
    origin="Widely taught, author unknown.",
    skills=("empathy",),
)


def test_a_step_is_shown_by_any_of_its_moves() -> None:
    assert CARD.steps_shown(frozenset({"paraphrases"})) == ("Hear",)


def test_steps_come_in_the_order_of_the_card() -> None:
    assert CARD.steps_shown(frozenset({"offers_remedy", "asks_open", "greets"})) == ("Hear", "Solve")


def test_a_step_that_only_people_see_is_never_shown_by_moves() -> None:
    assert "Wait" not in CARD.steps_shown(frozenset({"asks_open", "offers_remedy", "holds"}))
    assert CARD.steps_shown(frozenset()) == ()
