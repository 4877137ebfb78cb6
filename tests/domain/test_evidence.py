"""Evidence fails loudly: never silently anchored anew."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from curator.domain.evidence import Alignment, Evidence, align, cite

EVIDENCE = st.builds(Evidence, st.integers(-5, 60), st.integers(-5, 70), st.text(max_size=9))
TEXT = "The institute in Port Amal signed with the college. The college was glad. 北京😀"


def test_citing_takes_the_very_words() -> None:
    assert cite(TEXT, 4, 13) == Evidence(4, 13, "institute", Alignment.EXACT)


@pytest.mark.parametrize(("start", "end"), [(-1, 3), (3, 3), (5, 4), (0, len(TEXT) + 1)])
def test_a_range_that_is_none_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="no evidence at"):
        cite(TEXT, start, end)


@given(st.data())
def test_what_was_cited_is_exact(data: st.DataObject) -> None:
    text = data.draw(st.text(min_size=1))
    start = data.draw(st.integers(0, len(text) - 1))
    evidence = cite(text, start, data.draw(st.integers(start + 1, len(text))))
    assert align(text, evidence) == evidence


@given(st.text(min_size=1, max_size=20), st.integers(0, 50), st.text(min_size=1, max_size=20))
def test_moved_words_are_at_their_new_place_and_say_so(before: str, start: int, quote: str) -> None:
    text = before + quote
    assume(not text.startswith(quote, start))
    found = align(text, Evidence(start, start + len(quote), quote))
    assert found.alignment is Alignment.MOVED
    assert text[found.start : found.end] == found.quote == quote


def test_of_two_places_the_nearest_is_taken() -> None:
    first, second = TEXT.index("college"), TEXT.rindex("college")
    assert align(TEXT, Evidence(first + 2, first + 9, "college")).start == first
    assert align(TEXT, Evidence(second - 2, second + 5, "college")).start == second


@pytest.mark.parametrize(
    ("start", "end"), [(-len(TEXT), -len(TEXT) + 3), (0, 2), (0, 4), (len(TEXT) - 1, len(TEXT) + 5)]
)
def test_offsets_that_only_a_slice_would_forgive_are_not_exact(start: int, end: int) -> None:
    quote = "The" if start <= 0 else TEXT[-1]
    found = align(TEXT, Evidence(start, end, quote))
    assert found.alignment is Alignment.MOVED
    assert TEXT[found.start : found.end] == quote


def test_nearly_the_same_words_are_fuzzy_and_keep_the_quote() -> None:
    found = align(TEXT, Evidence(0, 27, "The institutes in Port Amal"))
    assert found.alignment is Alignment.FUZZY
    assert found.quote == "The institutes in Port Amal"
    assert "institute in Port Amal" in TEXT[found.start : found.end]


@pytest.mark.parametrize("quote", ["Nothing of the kind stands here", "", TEXT * 2])
def test_words_that_are_gone_are_lost_where_they_were(quote: str) -> None:
    evidence = Evidence(3, 9, quote)
    found = align(TEXT, evidence)
    assert found.alignment is Alignment.LOST
    assert (found.start, found.end, found.quote) == (3, 9, quote)


@given(st.text(max_size=60), EVIDENCE)
def test_exact_means_exactly_there(text: str, evidence: Evidence) -> None:
    found = align(text, evidence)
    assert found.quote == evidence.quote
    if found.alignment is Alignment.EXACT:
        assert (found.start, found.end) == (evidence.start, evidence.end)
        assert 0 <= found.start < found.end <= len(text)
        assert text[found.start : found.end] == evidence.quote
    else:
        assert (found.start, found.end) == (evidence.start, evidence.end) or found.alignment is not Alignment.LOST


@given(st.text(max_size=60), EVIDENCE)
def test_aligning_again_never_turns_moved_into_exact(text: str, evidence: Evidence) -> None:
    once = align(text, evidence)
    assert align(text, once).alignment is once.alignment or once.alignment is Alignment.FUZZY
    assert once.alignment is Alignment.EXACT or align(text, once).alignment is not Alignment.EXACT
