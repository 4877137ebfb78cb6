"""Where words stand in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.article.finding import Hits, find

LETTERS = st.text("abAB é\u0301林河大\n 🎉", max_size=40)


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("The Forum and the forum", "forum", ["Forum", "forum"]),
        ("Café, Cafe\u0301 and CAFE", "cafe", ["Café", "Cafe\u0301", "CAFE"]),
        ("Café and Cafe", "café", ["Café", "Cafe"]),
        ("the joint\n  laboratory", "joint laboratory", ["joint\n  laboratory"]),
        ("在林河市，林\n河大学", "林河", ["林河", "林\n河"]),
        ("ＡＢＣ 𠮷野 🎉 abc", "abc", ["ＡＢＣ", "abc"]),
        ("1.5 (million) [a] .*", ".*", [".*"]),
        ("half ½ and 한국", "한", ["한"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("nothing here", "   ", []),
        ("nothing here", "else", []),
        ("", "x", []),
    ],
)
def test_words_are_found_however_they_are_written(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in find(text, words)] == found


@given(LETTERS, LETTERS)
def test_places_are_sorted_disjoint_and_inside_the_text(text: str, words: str) -> None:
    spans = find(text, words)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert bool(words.replace("\u0301", "").strip()) or not spans


@given(LETTERS, st.integers(0, 40), st.integers(1, 8))
def test_what_stands_in_a_text_is_found_there(text: str, start: int, length: int) -> None:
    words = text[start : start + length].strip()
    if words and words.strip("\u0301") == words:
        assert find(text, words)


@given(st.lists(st.integers(1, 5), max_size=12), st.integers(0, 60), st.integers(0, 60))
def test_places_in_view_are_those_that_share_a_character_with_it(steps: list[int], low: int, high: int) -> None:
    edges = [sum(steps[: n + 1]) for n in range(len(steps))]
    hits = Hits(list(zip(edges[::2], edges[1::2], strict=False)))
    expected = [span for span in hits.spans if span[0] < high and span[1] > low]
    assert list(hits.between(low, high)) == (expected if low < high else list(hits.between(low, high)))
