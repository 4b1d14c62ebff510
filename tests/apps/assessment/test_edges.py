"""Edges that cost nothing to look at: the clock of a part, what forms send, what suggestions round to."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.http import QueryDict
from tests.apps.assessment.desk import rule
from tests.practice_room import NOW

from warmline.apps.assessment.bodies import fingerprint, from_body, to_body
from warmline.apps.assessment.forms import judged_from
from warmline.apps.assessment.models import Attempt, Judgement, ObservedContact, Piece
from warmline.apps.assessment.ports import NoTests
from warmline.apps.assessment.services.talking import AWAY, BACK_WITHIN, GRACE, can_resume, is_open
from warmline.apps.assessment.standing import sightings
from warmline.apps.assessment.talks import _suggestion, pack_text, text_of, words_of
from warmline.apps.assessment.wording import OUTCOMES, PROPOSALS, SIGNS, STANDINGS, anchor_texts, part_name
from warmline.core.certifying import Outcome, Standing
from warmline.core.conversation import Conversation, Speaker, Turn

SECOND = timedelta(seconds=1)


def going(**changes: object) -> Piece:
    """A part with twenty minutes, touched just now; never saved."""
    told: dict[str, object] = {
        "state": Piece.State.ACTIVE, "due_at": NOW + timedelta(minutes=20), "touched_at": NOW,
    }  # fmt: skip
    return Piece(**(told | changes))


@pytest.mark.parametrize(
    ("late", "open_"),
    [(-SECOND, True), (timedelta(0), True), (GRACE, True), (GRACE + SECOND, False)],
)
def test_an_answer_may_come_as_late_as_the_grace_and_no_later(late: timedelta, open_: bool) -> None:
    piece = going()
    assert piece.due_at is not None
    assert is_open(piece, piece.due_at + late) is open_


@pytest.mark.parametrize("state", [Piece.State.READY, Piece.State.ENDED])
def test_only_a_part_that_goes_on_takes_answers(state: str) -> None:
    assert not is_open(going(state=state), NOW)
    assert not can_resume(going(state=state), NOW + AWAY + SECOND)


def test_a_part_without_a_clock_is_open_and_gives_nothing_back() -> None:
    piece = going(due_at=None)
    assert is_open(piece, NOW + timedelta(days=30))
    assert not can_resume(piece, NOW + AWAY + SECOND)


@pytest.mark.parametrize(
    ("away", "given"),
    [(AWAY, False), (AWAY + SECOND, True), (BACK_WITHIN, True), (BACK_WITHIN + SECOND, False)],
)
def test_time_comes_back_to_who_was_really_away_and_not_for_too_long(away: timedelta, given: bool) -> None:
    assert can_resume(going(), NOW + away) is given
    assert not can_resume(going(resumed_at=NOW), NOW + away), "once"
    assert not can_resume(going(touched_at=None), NOW + away)


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("anchor-a=4&reason-a=So", {"a": (4, "So")}),
        ("anchor-a=none&reason-a=So", {"a": (None, "So")}),
        ("anchor-a=5&reason-a=So", {}),
        ("anchor-a=0", {}),
        ("anchor-a=&reason-a=So", {}),
        ("reason-a=So", {}),
        ("anchor-a=1", {"a": (1, "")}),
        ("anchor-a=1&anchor-other=4&reason-other=x", {"a": (1, "")}),
        ("anchor-a=%F0%9D%9F%92&reason-a=So", {}),
    ],
)
def test_what_a_judging_form_sends_is_an_anchor_or_nothing(sent: str, kept: dict[str, tuple[int | None, str]]) -> None:
    found = judged_from(QueryDict(sent), ["a"])
    assert {key: (each.anchor, each.reason) for key, each in found.items()} == kept


@pytest.mark.parametrize(
    ("anchors", "suggested"),
    [([1, 2], 1), ([2, 3], 2), ([3, 4], 3), ([4, 4, 3], 4), ([1], 1), ([1, 1, 4], 2)],
)
def test_a_half_is_rounded_down_so_that_nothing_flatters(anchors: list[int], suggested: int) -> None:
    talk = Conversation("t", tuple(Turn(Speaker.AGENT, f"Words {n}") for n in range(len(anchors))))
    seen = [
        SimpleNamespace(anchor=anchor, turn=n, marks=(), confidence=0.876, behaviour="x")
        for n, anchor in enumerate(anchors)
    ]
    found = _suggestion("x", seen, talk)  # type: ignore[arg-type]
    assert found.anchor == suggested
    assert [each["quote"] for each in found.seen] == [f"Words {n}" for n in range(len(anchors))]
    assert {each["confidence"] for each in found.seen} == {0.88}


def test_without_a_chance_nothing_is_suggested() -> None:
    assert (_suggestion("x", [], Conversation("t", ())).anchor, _suggestion("x", [], Conversation("t", ())).seen) == (
        None,
        (),
    )


@pytest.mark.parametrize("text", ["", "Grüße, 你好\n\nanother line", "x" * 4000])
def test_a_letter_is_kept_to_the_letter(text: str) -> None:
    assert text_of(Piece(body=pack_text(text))) == text


def test_a_part_that_has_not_begun_holds_no_words() -> None:
    assert text_of(Piece(body=b"")) == ""
    assert words_of(Piece(kind=Piece.Kind.TALK, body=b"")) == ()


def test_only_what_a_person_judged_and_saw_is_a_sighting() -> None:
    rows = [
        Judgement(behaviour="a", suggested=4),
        Judgement(behaviour="b", suggested=4, anchor=4),
        Judgement(behaviour="c", anchor=None, judged_at=NOW),
        Judgement(behaviour="d", suggested=1, anchor=3, judged_at=NOW),
    ]
    assert [(each.behaviour, each.anchor, each.source) for each in sightings(rows, "t")] == [("d", 3, "t")]


def test_a_rule_has_one_text_and_one_fingerprint() -> None:
    body = to_body(rule())
    assert from_body(body) == rule()
    assert to_body(from_body(body)) == body
    other = to_body(replace(rule(), purpose="Another."))
    assert fingerprint(body) != fingerprint(other)
    assert len(fingerprint(body)) == 64
    with pytest.raises(ValueError, match="validation error"):
        from_body("{}")


def test_everything_that_can_be_shown_has_words() -> None:
    assert set(STANDINGS) == set(SIGNS) == set(Standing)
    assert set(OUTCOMES) == set(PROPOSALS) == set(Outcome)
    assert part_name("service_fundamentals") == "Service fundamentals"
    assert part_name("names_feeling") == "Names the feeling, in own words"
    assert [grade for grade, _text in anchor_texts("names_feeling")] == [1, 2, 3, 4]
    assert anchor_texts("gone_behaviour") == ((1, "1"), (2, "2"), (3, "3"), (4, "4"))


def test_a_house_without_tests_waits_for_none(cast: object) -> None:
    none = NoTests()
    who = cast.nadia  # type: ignore[attr-defined]
    assert none.result(who, "t", NOW) is None
    assert not none.waits(who, "t", NOW)
    assert (none.items(who.organisation, "t"), none.choices(who.organisation)) == ((), ())
    assert none.address(who.organisation, "t") == ""


def test_rows_name_themselves_without_a_word_of_anybody() -> None:
    words = "secret"
    piece = Piece(number=2, body=pack_text(words), struck_why="Power cut")
    assert words not in f"{piece} {Attempt()} {ObservedContact(about=words)} {Judgement(reason=words, behaviour='b')}"
    assert piece.struck
    assert not Piece().struck
