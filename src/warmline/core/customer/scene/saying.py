"""Words for a plan in any language, also one written before an act was thought of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from warmline.core.customer.dice import Dice
from warmline.core.customer.language import Language, Worded, put_into_words
from warmline.core.customer.scenario import Scenario
from warmline.core.customer.state import Act, CustomerState

# The act that says nearly the same where a language has no line for one.
_STANDS_IN: Final = {Act.TEST: Act.HESITATE, Act.COME_BACK: Act.CLOSE, Act.SILENCE: Act.REPEAT}


def in_words(
    scenario: Scenario, language: Language, state: CustomerState, dice: Dice, talk: Sequence[str] = ()
) -> Worded:
    """Return the words for `state.plan`; a related act speaks where the language knows no words for this one."""
    worded = put_into_words(scenario, language, state, dice, talk)
    # Greeting and sign-off of a mail say nothing of the plan.
    if any(not part.use.startswith("mail.") for part in worded.parts):
        return worded
    acts = tuple(_STANDS_IN.get(act, act) for act in state.plan.acts)
    return put_into_words(scenario, language, replace(state, plan=replace(state.plan, acts=acts)), dice, talk)
