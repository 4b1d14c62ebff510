from __future__ import annotations

import io
import json
import tracemalloc
from pathlib import Path

import pytest

from warmline.adapters.readers import UnusableInput, open_conversations, read_conversations
from warmline.core.conversation import Channel, Conversation, Speaker
from warmline.core.conversation.rows import RowProblem

HEADING = "conversation_id,turn,speaker,text,at,channel,agent,queue\n"
OBJECT = {"id": "j1", "channel": "chat", "turns": [{"speaker": "customer", "text": "hi"}]}
ABCD = {"convo_id": 42, "scenario": {}, "original": [["agent", "Hi!"], ["action", "Pulled up."], ["customer", "Hello"]]}


def read(data: str | bytes, name: str = "-") -> list[Conversation | RowProblem]:
    raw = data.encode() if isinstance(data, str) else data
    return list(read_conversations(io.BytesIO(raw), name))


def talks(data: str | bytes, name: str = "-") -> list[Conversation]:
    found = read(data, name)
    assert all(isinstance(each, Conversation) for each in found), found
    return found


def test_csv_with_mark_crlf_quotes_and_line_breaks() -> None:
    body = 'a,0,customer,"Hi, ""you""\r\nthere",,chat,,\r\na,1,agent,Hello,,chat,,\r\n'
    (talk,) = talks(b"\xef\xbb\xbf" + (HEADING.replace("\n", "\r\n") + body).encode(), "x.csv")
    assert talk.turns[0].text == 'Hi, "you"\nthere'
    assert talk.channel is Channel.CHAT


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_the_separator_is_seen_from_the_heading(separator: str) -> None:
    text = separator.join(["Conversation_ID", "Speaker ", "turn", "text\na", "agent", "0", "hello\n"])
    assert talks(text)[0].turns[0].text == "hello"


def test_a_bad_row_does_not_cost_the_good_ones() -> None:
    found = read(f"{HEADING}a,0,customer,hi,,,,\na,1,boss,no,,,,\na,2,agent,hello,,,,\n", "x.csv")
    problem, talk = found
    assert isinstance(problem, RowProblem)
    assert problem.line == 3
    assert len(talk.turns) == 2


def test_wrong_bytes_and_null_bytes_name_their_line_and_what_to_do() -> None:
    data = HEADING.encode() + b"a,0,customer,f\xfcr Sie,,,,\na,1,agent,nu\0ll,,,,\na,2,agent,hello,,,,\n"
    latin, null, talk = read(data, "x.csv")
    assert (latin.line, null.line) == (2, 3)
    assert "not UTF-8" in latin.why
    assert "Save the file as UTF-8" in latin.why
    assert "null bytes" in null.why
    assert [turn.text for turn in talk.turns] == ["hello"]


def test_a_row_with_too_many_fields_says_how_to_mend_it() -> None:
    problem, talk = read("conversation_id,turn,speaker,text\na,0,agent,hello, you\na,1,agent,fine\n", "x.csv")
    assert "5 fields and the heading has 4" in problem.why
    assert len(talk.turns) == 1


@pytest.mark.parametrize("data", [b"", b"  \n\n ", b"\xef\xbb\xbf", b"\n" * 9000])
def test_an_empty_file_is_unusable(data: bytes) -> None:
    for name in ("x.csv", "x.jsonl", "x.json", "-"):
        with pytest.raises(UnusableInput, match="empty"):
            read(data, name)


def test_a_missing_column_names_what_was_expected_and_found() -> None:
    with pytest.raises(
        UnusableInput, match=r"turn, speaker, text is missing.*Expected conversation_id.*found conversation_id, said"
    ):
        read("conversation_id,said\na,hi\n", "x.csv")


def test_a_column_that_is_there_twice_is_refused() -> None:
    with pytest.raises(UnusableInput, match="text is there twice"):
        read("conversation_id,turn,speaker,text,text\n", "x.csv")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_utf16_is_refused_with_advice(encoding: str) -> None:
    with pytest.raises(UnusableInput, match="Save the file as UTF-8"):
        read((HEADING + "a,0,agent,hello,,,,\n").encode(encoding), "x.csv")


def test_a_heading_without_rows_gives_nothing() -> None:
    assert read(HEADING, "x.csv") == []


def test_json_lines_with_bad_ones_between() -> None:
    data = "\n".join([json.dumps(OBJECT), "", "{oops", "[1]", json.dumps({**OBJECT, "id": 2})])
    first, broken, odd, last = read(data, "x.jsonl")
    assert (first.id, last.id) == ("j1", "2")
    assert (broken.line, odd.line) == (3, 4)
    assert "not JSON" in broken.why
    assert "found a list" in odd.why


@pytest.mark.parametrize("bad", ['{"id": NaN}', "[" * 200_000])
def test_numbers_and_depths_that_json_does_not_know_are_problems(bad: str) -> None:
    (problem,) = read("{}\n" + bad, "x.jsonl")[1:]
    assert isinstance(problem, RowProblem)


def test_abcd_as_a_list_or_as_one_object_or_a_line_each() -> None:
    for data, name in (
        (json.dumps([ABCD, ABCD], indent=2), "abcd.json"),
        (json.dumps(ABCD, indent=1), "abcd.json"),
        (json.dumps(ABCD), "-"),
        (json.dumps(ABCD) + "\n" + json.dumps(ABCD), "abcd.jsonl"),
    ):
        talk = talks(data, name)[0]
        assert (talk.id, talk.channel) == ("42", Channel.CHAT)
        assert [turn.speaker for turn in talk.turns] == [Speaker.AGENT, Speaker.NOTE, Speaker.CUSTOMER]
        assert talk.turns[1].text == "Pulled up."


def test_abcd_that_is_not_as_expected_says_so() -> None:
    (problem,) = read(json.dumps({**ABCD, "original": [["agent"]]}))
    assert "expected [speaker, text]" in problem.why


def test_members_of_a_list_keep_their_lines() -> None:
    data = '[\n{"id": 1},\n\n{"id": 2}\n]'
    assert [problem.line for problem in read(data, "x.json")] == [2, 4]


def test_a_list_that_breaks_off_gives_what_came_before() -> None:
    whole = json.dumps([OBJECT, OBJECT])
    first, problem = read(whole[: len(whole) - 20], "x.json")
    assert first.id == "j1"
    assert isinstance(problem, RowProblem)
    *_, problem = read(whole[:-1], "x.json")
    assert "breaks off" in problem.why


def test_a_document_with_wrong_bytes_says_so() -> None:
    problems = read(b'[{"id": "\xff"}]', "x.json")
    assert "not UTF-8" in problems[-1].why


def test_letters_may_be_cut_by_the_chunks_of_a_large_document() -> None:
    many = [{**OBJECT, "id": str(n), "turns": [{"speaker": "agent", "text": "é😟" * 700}]} for n in range(40)]
    found = talks(json.dumps(many, ensure_ascii=False), "x.json")
    assert [talk.id for talk in found] == [str(n) for n in range(40)]
    assert all(talk.turns[0].text == "é😟" * 700 for talk in found)


def test_the_name_of_a_file_decides_less_than_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "talks.txt"
    path.write_text(json.dumps([OBJECT]), encoding="utf-8")
    assert next(open_conversations(path)).id == "j1"
    path.write_text(HEADING + "a,0,agent,hello,,,,\n", encoding="utf-8")
    assert next(open_conversations(path)).id == "a"


def test_a_line_without_end_is_a_problem_and_not_read_into_memory() -> None:
    class Endless(io.RawIOBase):
        """A line of 96 MB made on the fly, then a good one."""

        left = 96 * 1024 * 1024
        tail = b"\n" + json.dumps(OBJECT).encode()

        def readable(self) -> bool:
            return True

        def readinto(self, buffer) -> int:
            size = min(len(buffer), self.left) or min(len(buffer), len(self.tail))
            data = b"x" * size if self.left else self.tail[:size]
            if self.left:
                self.left -= size
            else:
                self.tail = self.tail[size:]
            buffer[:size] = data
            return size

    tracemalloc.start()
    problem, talk = read_conversations(io.BufferedReader(Endless()), "x.jsonl")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "longer than 8 MiB" in problem.why
    assert talk.id == "j1"
    assert peak < 40 * 1024 * 1024


@pytest.mark.parametrize("form", ["csv", "jsonl", "json"])
def test_memory_is_flat(form: str) -> None:
    def peak(count: int) -> int:
        lines = {
            "csv": (HEADING + "".join(f"c{n // 10},{n % 10},agent,{'hello ' * 20},,,,\n" for n in range(count))),
            "jsonl": "".join(json.dumps({**OBJECT, "id": str(n)}) + "\n" for n in range(count)),
            "json": json.dumps([{**OBJECT, "id": str(n)} for n in range(count)]),
        }[form].encode()
        stream = io.BytesIO(lines)
        tracemalloc.start()
        assert sum(len(talk.turns) for talk in read_conversations(stream, f"x.{form}")) == count
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    assert peak(6_000) < peak(3_000) + 250_000
