import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.ingest.clean import clean, is_blank


@pytest.mark.parametrize(
    ("dirty", "clear"),
    [
        ("a\r\nb\rc\n", "a\nb\nc\n"),
        ("a\x0cb\x0bc\x85d\u2028e\u2029f", "a\nb\nc\nd\ne\nf"),
        ("a\x00b\x1bc\x7fd\x9fe", "abcde"),
        ("\ufeffa\ufeffb", "ab"),
        ("a\ud800b\udfffc", "abc"),
        ("a\ufdd0b\uffffc\U0001fffed", "abcd"),
        ("tab\tstays", "tab\tstays"),
    ],
)
def test_clean(dirty: str, clear: str) -> None:
    assert clean(dirty) == clear


@pytest.mark.parametrize(
    "text", ["e\u0301", "\u00e9", "ﬁ", "Å", "a\u200db", "a\u00a0b", "\u00ad", "👩\u200d🔬", "\u202bעברית\u202c"]
)
def test_what_can_matter_is_never_changed(text: str) -> None:
    assert clean(text) == text


@given(st.text(st.characters()))
def test_clean_text_is_clean(text: str) -> None:
    once = clean(text)
    assert clean(once) == once
    assert len(once) <= len(text)
    once.encode("utf-8")
    assert once.splitlines() == once.removesuffix("\n").split("\n") or not once


@pytest.mark.parametrize(("text", "blank"), [("", True), (" \n\t\u3000\u200b", True), ("\u00ad", True), (" . ", False)])
def test_is_blank(text: str, blank: bool) -> None:
    assert is_blank(text) is blank
