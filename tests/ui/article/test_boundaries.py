"""Words, sentences and graphemes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ui.article.boundaries import (
    grapheme_end,
    grapheme_start,
    next_grapheme,
    next_sentence,
    resized,
    whole,
    word_number,
)

FAMILY = "👩‍👩‍👧"
PIECES = ["a", "Linhe", " ", "  ", "\n", ".", ", ", "字", "林河", "🎉", FAMILY, "e\u0301", "𠮷", "🇨🇳", "don't", "1,140"]
texts = st.lists(st.sampled_from(PIECES), max_size=20).map("".join)


@pytest.mark.parametrize(
    ("text", "start", "end", "chosen"),
    [
        ("  Linhe  ", 0, 9, "Linhe"),
        (f"a{FAMILY}b", 2, 3, FAMILY),
        ("cafe\u0301 bar", 0, 4, "cafe\u0301"),
        ("cafe\u0301 bar", 4, 6, "cafe\u0301"),
        ("🎉林河", 0, 2, "🎉林"),
        ("end\nof", 1, 4, "end"),
        ("the Linhe forum", 6, 12, "Linhe forum"),
        ("a fuel-cell train", 7, 11, "cell"),
        ("runs 20km a day", 5, 7, "20"),
        ("runs 2050km a day", 6, 8, "2050"),
        ("Linhe's", 0, 5, "Linhe"),
        ("第三届林河论坛", 3, 5, "林河"),
        ("린허대학교는", 0, 5, "린허대학교"),
        ("Алматыда форум", 2, 5, "Алматыда"),
    ],
)
def test_a_selection_is_made_whole(text: str, start: int, end: int, chosen: str) -> None:
    found = whole(text, start, end)
    assert found
    assert text[slice(*found)] == chosen


def test_blanks_alone_are_no_selection() -> None:
    assert whole("a  \n b", 1, 4) is None


@given(texts, st.data())
def test_a_whole_selection_cuts_no_grapheme_and_has_no_blank_ends(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    found = whole(text, start, end)
    if found is None:
        assert not text[start:end].strip()
        return
    low, high = found
    assert text[low:high] == text[low:high].strip() != ""
    assert grapheme_start(text, low) == low
    assert grapheme_end(text, high) == high


@given(texts)
def test_going_by_graphemes_reaches_the_end_and_comes_back_the_same_way(text: str) -> None:
    forth, place = [0], 0
    while place < len(text):
        after = next_grapheme(text, place, 1)
        assert after > place
        forth.append(place := after)
    back = [place]
    while place > 0:
        back.append(place := next_grapheme(text, place, -1))
    assert back[::-1] == forth


TEXT = "It was hosted by Linhe Polytechnic, Ms. O'Neil said; 1,140 firms came. 林河市"


@pytest.mark.parametrize(
    ("words", "edge", "by", "after"),
    [
        ("Linhe", "end", 1, "Linhe Polytechnic"),
        ("Linhe", "end", 2, "Linhe Polytechnic, Ms"),
        ("Linhe", "start", -1, "by Linhe"),
        ("by Linhe Polytechnic", "start", 1, "Linhe Polytechnic"),
        ("Linhe Polytechnic", "end", -1, "Linhe"),
        ("Linhe", "end", -1, "Linhe"),
        ("Linhe", "start", 1, "Linhe"),
        ("Polytech", "end", 1, "Polytechnic"),
        ("technic", "start", -1, "Polytechnic"),
        ("It", "start", -1, "It"),
        ("林河", "end", 1, "林河市"),
        ("林河", "end", -1, "林"),
        ("林河市", "end", 1, "林河市"),
        ("said", "end", 1, "said; 1,140"),
        ("said", "start", -1, "O'Neil said"),
    ],
)
def test_evidence_grows_and_shrinks_by_words(words: str, edge: str, by: int, after: str) -> None:
    start = TEXT.index(words)
    low, high = resized(TEXT, start, start + len(words), edge, by)
    assert TEXT[low:high] == after


def test_evidence_grows_by_whole_graphemes() -> None:
    text = f"ab{FAMILY}cd"
    assert text[slice(*resized(text, 1, 2, "end", 1, words=False))] == f"b{FAMILY}"
    low, high = resized(text, 0, len(text) - 2, "end", -1, words=False)
    assert text[low:high] == "ab"


@given(texts.filter(bool), st.data())
def test_a_resized_range_stays_a_range_of_the_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    edge, by = data.draw(st.sampled_from(["start", "end"])), data.draw(st.integers(-3, 3))
    low, high = resized(text, start, end, edge, by, words=data.draw(st.booleans()))
    assert 0 <= low < high <= len(text)
    assert (high == end) if edge == "start" else (low == start)


def test_the_caret_goes_by_sentences_and_over_blank_lines() -> None:
    text = "One is here. Two is there!\n\nThree. 四。五。"
    places, here = [], 0
    while here < len(text):
        here = next_sentence(text, here, 1)
        places.append(text[here : here + 3])
    assert places == ["Two", "Thr", "四。五", "五。", ""]
    back = []
    while here > 0:
        here = next_sentence(text, here, -1)
        back.append(text[here : here + 3])
    assert back == ["五。", "四。五", "Thr", "Two", "One"]


@given(texts)
def test_sentences_always_lead_to_the_end_and_back(text: str) -> None:
    here = 0
    while here < len(text):
        after = next_sentence(text, here, 1)
        assert after > here
        here = after
    while here > 0:
        before = next_sentence(text, here, -1)
        assert before < here
        here = before


def test_words_of_a_line_are_counted() -> None:
    assert [word_number("The forum closed.", place) for place in (0, 3, 4, 16)] == [1, 1, 2, 3]
    assert word_number("…", 0) == 0
    assert word_number("林河市", 2) == 3
