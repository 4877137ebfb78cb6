"""The sentence around a piece of evidence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.export.sentence import Sentences

TEXT = (
    "A headline without an end\n"
    "Prof. A. B. Lin of the U.S. office came by 3.5 p.m. on Monday. “It rained!” she said. Who knew? "
    "这是第一句。这是第二句！\nThe last one"
)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ("headline", "A headline without an end"),
        ("Lin", "Prof. A. B. Lin of the U.S. office came by 3.5 p.m. on Monday."),
        ("3.5", "Prof. A. B. Lin of the U.S. office came by 3.5 p.m. on Monday."),
        ("rained", "“It rained!” she said."),
        ("Who", "Who knew?"),
        ("第一句", "这是第一句。"),
        ("第二句", "这是第二句！"),
        ("last", "The last one"),
        ("said. Who", "“It rained!” she said. Who knew?"),
    ],
)
def test_the_sentence_of_some_words(words: str, sentence: str) -> None:
    at = TEXT.index(words)
    assert Sentences(TEXT).around(at, at + len(words)) == sentence


@given(st.text(st.sampled_from("Ab. !?\n。😀”-"), min_size=1), st.data())
def test_a_sentence_holds_the_words_it_was_asked_for(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    assert text[start:end].strip() in Sentences(text).around(start, end)


def test_the_mark_of_a_list_is_left_out_unless_it_was_asked_for() -> None:
    text = "Present were:\n -   Ana Ruiz, rector\n-5 degrees\n"
    ana = text.index("Ana")
    assert Sentences(text).around(ana, ana + 3) == "Ana Ruiz, rector"
    assert Sentences(text).around(ana - 4, ana + 3) == "-   Ana Ruiz, rector"
    assert Sentences(text).around(text.index("degrees"), text.index("degrees") + 3) == "-5 degrees"


def test_what_has_no_end_is_cut() -> None:
    text = "x" * 5000
    assert Sentences(text).around(2000, 2010) == "x" * 1210
