from __future__ import annotations

import json

import pytest
from tests.adapters.spelling.server import FakeLanguageTool, served

from warmline.adapters.spelling import LanguageTool, LanguageToolError, Remark


def match(offset: object, length: object, better: str = "go") -> dict[str, object]:
    return {
        "offset": offset, "length": length, "message": "Use the base form.", "rule": {"id": "DID_BASEFORM"},
        "replacements": [{"value": better}] if better else [],
    }  # fmt: skip


def body(*matches: object) -> bytes:
    return json.dumps({"matches": list(matches)}).encode()


def test_a_remark_has_place_words_and_a_better_way() -> None:
    with served(FakeLanguageTool(body(match(9, 4)))) as fake:
        remarks = LanguageTool(fake.address + "/").check("I didn't went there.")
    assert remarks == (Remark("DID_BASEFORM", 9, 13, "Use the base form.", "go"),)
    assert fake.paths == ["/v2/check"]
    assert fake.asked == [{"text": ["I didn't went there."], "language": ["auto"]}]


def test_the_server_counts_utf_16_units() -> None:
    with served(FakeLanguageTool(body(match(3, 4, "")))) as fake:
        (remark,) = LanguageTool(fake.address).check("🙂 went")
    assert "🙂 went"[remark.start : remark.end] == "went"
    assert remark.better == ""


def test_personal_data_is_blanked_before_it_is_sent_and_never_remarked_on() -> None:
    text = "Ruth, write to ruth@shop.example and we went."
    mail = text.index("ruth@")
    with served(FakeLanguageTool(body(match(0, 4), match(mail, 6), match(40, 4)))) as fake:
        remarks = LanguageTool(fake.address).check(text, names=("Ruth",))
    sent = fake.asked[0]["text"][0]
    assert "Ruth" not in sent
    assert "ruth@" not in sent
    assert len(sent) == len(text)
    assert [text[each.start : each.end] for each in remarks] == ["went"]


@pytest.mark.parametrize(
    "bad", [match(-5, 2), match(0, 0), match("0", 2), match(0, 9_999), match(1, None), "no match", None]
)
def test_matches_that_do_not_lie_in_the_text_are_dropped(bad: object) -> None:
    with served(FakeLanguageTool(body(bad, match(0, 1)))) as fake:
        assert [each.end for each in LanguageTool(fake.address).check("I went.")] == [1]


@pytest.mark.parametrize("answer", [b"not json", b"[]", b"{}", b'{"matches": 3}', b"\xff\xfe"])
def test_an_answer_that_cannot_be_used_is_said(answer: bytes) -> None:
    with served(FakeLanguageTool(answer)) as fake, pytest.raises(LanguageToolError, match="answered"):
        LanguageTool(fake.address).check("I went.")


def test_a_server_that_refuses_or_is_not_there_is_said() -> None:
    with served(FakeLanguageTool(b"", status=500)) as fake:
        with pytest.raises(LanguageToolError, match="could not be asked"):
            LanguageTool(fake.address).check("I went.")
        address = fake.address
    with pytest.raises(LanguageToolError, match="could not be asked"):
        LanguageTool(address, seconds=1).check("I went.")


def test_nothing_is_sent_where_there_is_nothing_to_check() -> None:
    with served(FakeLanguageTool(body())) as fake:
        assert LanguageTool(fake.address).check("  \n") == ()
    assert fake.asked == []


@pytest.mark.parametrize("address", ["", "file:///etc/passwd", "localhost:8081", "http://"])
def test_only_http_addresses_are_taken(address: str) -> None:
    with pytest.raises(ValueError, match="no address"):
        LanguageTool(address)
