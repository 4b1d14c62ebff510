"""Ids of real conversations: they stay as they are, unless they hold personal data."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.builders import conversation

from warmline.apps.reviews.ids import kept_id, sign_of, ways_kept
from warmline.core.conversation import Conversation


def named(said: str, agent: str | None = "Nadia Brandt") -> Conversation:
    return replace(
        conversation("c: My name is Ines Duarte and my parcel is late", "a: Hello Ines", id=said), agent=agent
    )


@pytest.mark.parametrize(
    "said",
    ["c1", "CASE-2024-000123", "INC0012345", "0001234567", "20240112-153012-8812", "20240112153012", "3695",
     "550e8400-e29b-41d4-a716-446655440000", "2024-05-01T10:00:00Z", "chat 17 (evening)", "nad-17"],
)  # fmt: skip
def test_a_plain_id_stays(said: str) -> None:
    assert kept_id(1, named(said)) == said


@pytest.mark.parametrize(
    "said",
    ["call_+442079460958_2024", "0170-1234567", "0044 20 7946 0958", "WA-447700900123", "(555) 123-4567",
     "49170123456", "ines@duarte.example", "chat-Nadia-Brandt-17", "brandt_3", "ines duarte 2", "Mr Peters 12"],
)  # fmt: skip
def test_an_id_with_a_number_a_mail_or_a_name_becomes_its_sign(said: str) -> None:
    assert kept_id(1, named(said)) == sign_of(1, said)


def test_an_agent_who_is_given_by_her_mail_is_known_by_her_name_and_not_by_her_house() -> None:
    assert kept_id(1, named("brandt-1", "nadia.brandt@northwind.example")).startswith("id-")
    assert kept_id(1, named("northwind-1", "nadia.brandt@northwind.example")) == "northwind-1"
    assert kept_id(1, named("brandt-1", None)) == "brandt-1"


def test_a_sign_is_the_same_each_time_another_in_each_house_and_says_nothing() -> None:
    assert sign_of(1, "brandt-1") == sign_of(1, "brandt-1") != sign_of(2, "brandt-1")
    assert "brandt" not in sign_of(1, "brandt-1")
    assert ways_kept(1, "brandt-1") == ("brandt-1", sign_of(1, "brandt-1"))
