"""Kind words beside help: too many bury it, formulas do not count as kindness, warmth has its places (L4, L25, L28)."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.core.customer.laws.paired import after, mean_of, moments, offering, offers, said, satisfaction, warmth

from warmline.core.customer.parameters import PARAMETERS
from warmline.core.customer.scene import Scene
from warmline.core.customer.state import Act

OPEN = "The file is here on my screen."
LONG = (
    "I want to apologise so much, I am terribly, terribly sorry for all of it, I keep thinking how awful this was for "
    "you, and once again I am sorry from the bottom of my heart, so sorry that I hardly know how to put it."
)
WARM = (
    "You must be worn out by now, and I can see that it makes you angry. How good that you came to us with it. You "
    "have been wonderful in all of this, truly, from the first line to the last."
)
ABLE = f"{OPEN} I know how this is done: I start it with the team and tell you by 16:40 today."
SCRIPT = "We value your business and apologise for any inconvenience this may have caused."
WORK = "I am talking to the team about it now and will tell you by 16:40 today what comes of it."


def solving(scene: Scene) -> str:
    return f"{offering(offers(scene)[0])} It is done by half past four today, and I will write to you then."


def settled() -> list[Scene]:
    """Talks in which the customer has just said yes, whatever was said before."""
    found = []
    for scene in moments(3, range(1, 2)):
        last = scene.turns[-1]
        end = scene.scenario.good_ends[0]
        state = replace(last.state, accepted=end.key, offers=end.offers)
        found.append(replace(scene, turns=(*scene.turns[:-1], replace(last, state=state))))
    return found


def test_a_long_apology_leaves_less_satisfied_than_a_short_one() -> None:
    pairs = [(satisfaction(s, f"{LONG} {OPEN}"), satisfaction(s, f"I apologise for that. {OPEN}")) for s in moments(2)]
    assert mean_of(long - short for long, short in pairs) < -1


def test_a_feeling_named_in_the_middle_of_a_long_apology_is_not_heard() -> None:
    scene = after("parcel_birthday", 1)
    whole = "I am sorry, so sorry, you are angry and I know how angry you are, and I am sorry, "
    flooded = said(scene, whole + "I really am so very sorry about all of this and about everything else.")
    plain = said(scene, "It makes sense that you are angry after three calls. I am sorry about this.")
    met = {"acknowledges_feeling", "validates"}
    assert flooded.turns[-1].reading is not None
    assert not met & set(dict(flooded.state.heard))
    assert met & set(dict(plain.state.heard))


def test_warm_talk_weakens_what_solving_gains() -> None:
    scenes = list(moments(2))
    cold = mean_of(satisfaction(s, f"{OPEN} {solving(s)}") - satisfaction(s, OPEN) for s in scenes)
    warm = mean_of(satisfaction(s, f"{WARM} {OPEN} {solving(s)}") - satisfaction(s, f"{WARM} {OPEN}") for s in scenes)
    assert warm < cold - 1


def test_a_few_warm_words_bury_nothing() -> None:
    scene = after("parcel_birthday", 1)
    text = f"I can hear how angry you are. {solving(scene)}"
    assert warmth(scene, text) == warmth(scene, text, parameters=PARAMETERS.changed("talk_over_help", 0.0))


def test_a_formula_harms_an_open_case_and_hardly_a_settled_one() -> None:
    open_case = mean_of(warmth(s, f"{SCRIPT} {WORK}") - warmth(s, WORK) for s in moments(2))
    routine = mean_of(warmth(s, f"{SCRIPT} {WORK}") - warmth(s, WORK) for s in settled())
    assert open_case < -0.5
    assert open_case < routine - 0.3


def test_the_sorry_inside_of_a_formula_meets_nobody() -> None:
    scene = after("telecom_engineer_noshow", 1)
    assert "apologises" not in dict(said(scene, SCRIPT).state.heard)
    assert "apologises" in dict(said(scene, "I apologise for that.").state.heard)


@pytest.mark.parametrize("word", ["I am glad that you told me.", "It is kind of you to explain it so well."])
def test_warmth_pays_at_the_start_and_little_in_the_middle(word: str) -> None:
    start = mean_of(warmth(s, f"{ABLE} {word}") - warmth(s, ABLE) for s in moments(0, range(1, 2)))
    middle = mean_of(warmth(s, f"{ABLE} {word}") - warmth(s, ABLE) for s in moments(3, range(1, 2)))
    able = mean_of(warmth(s, ABLE) - warmth(s, OPEN) for s in moments(3, range(1, 2)))
    assert start > middle + 0.3
    assert able > middle + 3


def test_warmth_pays_again_at_the_end() -> None:
    word = "It was good to talk to you, take good care."
    end = mean_of(warmth(s, f"{ABLE} {word}") - warmth(s, ABLE) for s in settled())
    middle = mean_of(warmth(s, f"{ABLE} {word}") - warmth(s, ABLE) for s in moments(3, range(1, 2)))
    assert end > middle


def test_the_settled_talks_are_settled() -> None:
    for scene in settled():
        assert scene.state.accepted is not None
        assert Act.LEAVE not in said(scene, ABLE).state.plan.acts
