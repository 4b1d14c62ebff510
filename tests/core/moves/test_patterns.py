from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from warmline.core.moves.lexicon import Lexicon, entries
from warmline.core.wording.words import read_words


def matches(pattern: str, text: str) -> list[str]:
    """The written words that a pattern finds in a text."""
    lexicon = Lexicon(entries("x", 0.9, pattern))
    return [
        text[sentence.words[hit.first].start : sentence.words[hit.last - 1].end]
        for number, sentence in enumerate(read_words(text))
        for hit in lexicon.hits(sentence.words, number)
    ]


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("i am sorry", "I'm sorry!", ["I'm sorry"]),
        ("i am sorry", "So I am sorry now", ["I am sorry"]),
        ("(sorry|apologies) for", "apologies for that", ["apologies for"]),
        ("i am [so|very] sorry", "I am so sorry", ["I am so sorry"]),
        ("i am [so|very] sorry", "I am sorry", ["I am sorry"]),
        ("i am [so [very]] sorry", "I am so very sorry", ["I am so very sorry"]),
        ("refund*", "we refunded two refunds", ["refunded", "refunds"]),
        ("we .. refund", "we will gladly give a refund", ["we will gladly give a refund"]),
        ("we .. refund", "we refund", ["we refund"]),
        ("we .. refund", "we a b c d e refund", []),
        ("we ... refund", "we a b c d e f g h refund", ["we a b c d e f g h refund"]),
        ("send _ one", "send another one, send one", ["send another one"]),
        ("^ no", "no, that is no", ["no"]),
        ("now $", "now or now", ["now"]),
        ("by <clock>", "by 18:00, by 5pm, by noon, by 3", ["by 18:00", "by 5pm", "by noon"]),
        ("<number> days", "3 days or 18:00 days", ["3 days"]),
        ("<money>", "it is £240 or 240", ["£240"]),
        ("on {day}", "on Friday", ["on Friday"]),
        ("(give up|stop) it", "give up it, stop it", ["give up it", "stop it"]),
        ("we .. refund", "we do it: a refund", []),
        ("sorry for", "sorry, for that", ["sorry, for"]),
        ("sorry about that", "Sorry. About that", []),
        ("i am i am", "i am i am i am", ["i am i am", "i am i am"]),
        ("calm down", "not calm, down", ["calm, down"]),
        ("calm down", "", []),
    ],
)
def test_what_a_pattern_finds(pattern: str, text: str, found: list[str]) -> None:
    assert matches(pattern, text) == found


def test_the_longest_match_from_a_word_is_taken() -> None:
    assert matches("i am [so] [very] sorry [indeed]", "I am so very sorry indeed") == ["I am so very sorry indeed"]


def test_a_line_that_begins_with_a_bar_goes_on() -> None:
    made = entries("x", 0.9, "(a|b\n    |c) d\n\n  e f  ")
    assert [entry.pattern for entry in made] == ["(a|b|c) d", "e f"]


def test_entries_know_their_details_and_denials() -> None:
    made = entries("x", 0.9, "no wonder\nwonderful", feeling="anger", about="b")
    assert [entry.says_not for entry in made] == [True, False]
    assert made[0].detail == (("about", "b"), ("feeling", "anger"))


@pytest.mark.parametrize(
    "pattern", ["(a|b", "a)", "[a", "a]", "[a] [b]", ".. a", "_ a", "(a|[b])", "a b?", "Hello there", "a, b", "(a] b"]
)
def test_a_pattern_that_cannot_be_read_is_refused_and_quoted(pattern: str) -> None:
    with pytest.raises(ValueError, match="The pattern"):
        Lexicon(entries("x", 0.9, pattern))


def test_an_unknown_group_is_refused() -> None:
    with pytest.raises(KeyError):
        Lexicon(entries("x", 0.9, "{nosuchgroup}"))


def test_many_patterns_are_read_at_once_and_alike() -> None:
    lexicon = Lexicon((*entries("sorry", 0.9, "i am sorry\nsorry"), *entries("send", 0.8, "i .. send")))
    words = read_words("I am sorry, I will send it")[0].words
    first = [(hit.entry.name, hit.first, hit.last) for hit in lexicon.hits(words)]
    assert first == [("sorry", 0, 3), ("send", 0, 6), ("sorry", 2, 3), ("send", 3, 6)] or sorted(first) == sorted(
        [("sorry", 0, 3), ("sorry", 2, 3), ("send", 3, 6)]
    )
    assert [(hit.entry.name, hit.first, hit.last) for hit in lexicon.hits(words)] == first


_WORDS = st.lists(st.sampled_from(["i", "am", "so", "sorry", "not", "very", "x"]), min_size=1, max_size=10)


@given(_WORDS)
def test_the_automaton_agrees_with_a_plain_search(words: list[str]) -> None:
    text = " ".join(words)
    spans = {
        (low, high)
        for low in range(len(words))
        for high in range(low + 1, len(words) + 1)
        if words[low:high] in (["i", "am", "sorry"], ["i", "am", "so", "sorry"], ["i", "am", "very", "sorry"])
    }
    lexicon = Lexicon(entries("x", 0.9, "i am [so|very] sorry"))
    sentence = read_words(text)[0]
    assert {(hit.first, hit.last) for hit in lexicon.hits(sentence.words)} == spans
