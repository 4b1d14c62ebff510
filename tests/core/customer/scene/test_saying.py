from __future__ import annotations

from dataclasses import replace

import pytest
from tests.parcel import parcel_birthday
from tests.scenes import english, state_with

from warmline.core.conversation import Channel
from warmline.core.customer.dice import Dice
from warmline.core.customer.language import Language
from warmline.core.customer.scene.saying import in_words
from warmline.core.customer.state import Act, Plan

NEW = (Act.TEST, Act.COME_BACK, Act.SILENCE)


def older() -> Language:
    """The English lines without those for the newer acts, as another language may still be."""
    uses = {act.value for act in NEW}
    lines = tuple(line for line in english().lines if line.use.split(".")[0] not in uses)
    return replace(english(), lines=lines)


@pytest.mark.parametrize("act", NEW)
@pytest.mark.parametrize("channel", [Channel.CHAT, Channel.EMAIL])
def test_an_older_language_still_has_words_for_a_newer_act(act: Act, channel: Channel) -> None:
    scenario = replace(parcel_birthday(), channel=channel, lines=())
    worded = in_words(scenario, older(), state_with(plan=Plan((act,), (None,))), Dice(1))
    assert any(not part.use.startswith("mail.") for part in worded.parts)


def test_where_there_are_lines_they_are_used() -> None:
    worded = in_words(parcel_birthday(), english(), state_with(plan=Plan((Act.TEST,), (None,))), Dice(1))
    assert next(part.use.split(".")[0] for part in worded.parts) == "test"
