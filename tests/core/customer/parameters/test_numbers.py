from __future__ import annotations

import pytest

from warmline.core.conversation import Channel
from warmline.core.customer.parameters import BY_CHANNEL, EFFECTS, JUSTICE, PARAMETERS, Parameters


def test_every_number_has_a_name_and_can_be_changed() -> None:
    numbers = PARAMETERS.numbers()
    assert {
        "stickiness",
        "effects.apology.anger",
        "apology_parts.regret",
        "by_kind.voucher",
        "acts.help.deflection",
    } <= (set(numbers))
    for name in ("stickiness", "effects.apology.anger", "by_kind.voucher", "acts.blame.deflection", "hang_up.music"):
        other = PARAMETERS.changed(name, numbers[name] + 0.25).numbers()
        assert {key for key in numbers if numbers[key] != other[key]} == {name}
        assert other[name] == pytest.approx(numbers[name] + 0.25)


def test_a_count_stays_a_whole_number() -> None:
    assert PARAMETERS.changed("most_facts_told", 3.6).most_facts_told == 3
    assert isinstance(PARAMETERS.changed("most_facts_told", 3.6).most_facts_told, int)


def test_a_number_that_is_not_there_is_named() -> None:
    with pytest.raises(KeyError, match="patience_of_saints"):
        PARAMETERS.changed("patience_of_saints", 1.0)


def test_chat_is_the_measure_and_other_channels_differ_from_it() -> None:
    assert PARAMETERS.for_channel(Channel.CHAT) is PARAMETERS
    mail = PARAMETERS.for_channel(Channel.EMAIL)
    assert mail.turn_cost > PARAMETERS.turn_cost
    assert mail.most_trust_gain > PARAMETERS.most_trust_gain
    assert mail.stickiness == PARAMETERS.stickiness
    assert PARAMETERS.for_channel(Channel.PHONE).silence_s > 0 == PARAMETERS.silence_s


def test_what_an_experiment_has_set_stays_as_set_in_every_channel() -> None:
    mail = Parameters(turn_cost=0.0).for_channel(Channel.EMAIL)
    assert mail.turn_cost == 0.0
    assert mail.most_trust_gain == PARAMETERS.for_channel(Channel.EMAIL).most_trust_gain
    assert mail.for_channel(Channel.EMAIL) is mail


@pytest.mark.parametrize("channel", BY_CHANNEL)
def test_what_differs_by_channel_is_a_number_of_the_engine(channel: Channel) -> None:
    assert set(BY_CHANNEL[channel]) <= set(PARAMETERS.numbers())


def test_every_reason_belongs_to_one_kind_of_justice() -> None:
    assert set(JUSTICE) == set(EFFECTS)
    assert set(JUSTICE.values()) == {"distributive", "procedural", "interactional"}
    assert JUSTICE["compensation"] == "distributive"
    assert JUSTICE["turn"] == "procedural"
    assert JUSTICE["named_feeling"] == "interactional"
