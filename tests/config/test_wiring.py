"""The wiring: every port is filled, and filled once."""

from __future__ import annotations

import pytest
from django.conf import settings
from django.utils.module_loading import import_string

from warmline.adapters.packs import PackError
from warmline.config import wiring
from warmline.core.conversation import Channel, Conversation, Speaker, Turn
from warmline.core.moves.combined import CombinedReader
from warmline.core.moves.rules import RuleReader


def test_the_reader_reads() -> None:
    said = (Turn(Speaker.CUSTOMER, "My parcel is lost."), Turn(Speaker.AGENT, "I am sorry, that is our mistake."))
    reading = wiring.reader().read_turn(Conversation("c1", said, Channel.CHAT), 1)
    assert reading.marks
    assert wiring.reader() is wiring.reader()


def test_rules_and_text_model_read_unless_the_setting_says_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("WARMLINE_READER", raising=False)
    made = wiring.reader.__wrapped__()
    assert isinstance(made, CombinedReader)
    assert made.version.startswith("rules-5+warmline-minilm-")
    monkeypatch.setenv("WARMLINE_READER", "rules")
    assert isinstance(wiring.reader.__wrapped__(), RuleReader)


def test_rubric_and_scenarios_are_there_and_read_once() -> None:
    assert len(wiring.rubric().skills) == 23
    assert wiring.rubric() is wiring.rubric()
    assert len({scenario.key for scenario in wiring.scenarios()}) == len(wiring.scenarios()) > 0
    assert wiring.scenarios() is wiring.scenarios()


def test_the_language_is_there_and_another_is_named_as_missing() -> None:
    assert wiring.language("en").key == "en"
    with pytest.raises(PackError):
        wiring.language("qq")


def test_apps_find_it_by_its_name() -> None:
    assert import_string(f"{settings.WARMLINE_WIRING}.reader") is wiring.reader


def test_the_dictionary_is_one_and_no_server_is_asked_by_default() -> None:
    assert wiring.words() is wiring.words()
    assert wiring.words().knows("parcel")
    wiring.grammar.cache_clear()
    assert wiring.grammar() is None
