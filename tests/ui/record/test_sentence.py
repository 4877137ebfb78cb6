"""Which part of the text stands around words, and how runs of text are broken into lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QColor, QFont

from curator.domain.evidence import Alignment, Evidence, cite
from ui.paint import Run, lay_out
from ui.record.sentence import sentence_of

TEXT = "First one. The second has the words in it, and goes on! Third.\nFourth line"


def around(text: str, words: str) -> tuple[str, str, str]:
    start = text.index(words)
    found = sentence_of(text, cite(text, start, start + len(words)))
    return found.before, found.words, found.after


def test_a_sentence_ends_at_its_stops() -> None:
    assert around(TEXT, "the words") == ("The second has ", "the words", " in it, and goes on!")


def test_a_line_is_an_end() -> None:
    assert around(TEXT, "Fourth") == ("", "Fourth", " line")


def test_chinese_stops() -> None:
    assert around("他来了。联盟成立于林河市。完。", "林河市") == ("联盟成立于", "林河市", "。")


def test_long_sentences_are_cut_at_words() -> None:
    before, _, after = around("word " * 60 + "HERE " + "more " * 60, "HERE")
    assert before.startswith("… word")
    assert after.endswith("more …")
    assert len(before) < 80
    assert len(after) < 100


def test_long_evidence_is_cut_in_the_middle() -> None:
    words = "a " * 300 + "b"
    assert " … " in sentence_of(words, cite(words, 0, len(words))).words


def test_line_breaks_in_the_words_become_spaces() -> None:
    assert around("one two\nthree four", "two\nthree")[1] == "two three"


@pytest.mark.parametrize(
    "evidence", [Evidence(0, 3, "gone", Alignment.LOST), Evidence(90, 99, "gone"), Evidence(3, 3, "")]
)
def test_lost_words_stand_alone(evidence: Evidence) -> None:
    found = sentence_of(TEXT, evidence)
    assert (found.before, found.words, found.after, found.alignment) == ("", evidence.quote, "", Alignment.LOST)


def test_moved_words_say_so() -> None:
    assert sentence_of(TEXT, Evidence(0, 5, "First", Alignment.MOVED)).alignment is Alignment.MOVED


@given(st.text(min_size=1, max_size=400), st.data())
def test_the_words_are_always_there(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, min(len(text), start + 100)))
    found = sentence_of(text, cite(text, start, end))
    assert found.words == " ".join(text[start:end].split())
    for part in (found.before, found.words, found.after):
        assert "\n" not in part


@given(st.text(max_size=200), st.integers(10, 300), st.integers(1, 3))
def test_lines_are_no_more_than_allowed(qapp: object, text: str, width: int, lines: int) -> None:
    laid = lay_out([Run("bold ", QColor("red"), strong=True), Run(text, QColor("black"))], QFont(), width, lines)
    assert laid.layout.lineCount() <= lines
    whole = laid.layout.text() == f"bold {text}"
    assert whole is not laid.cut or laid.layout.text().endswith("…")
    assert laid.cut or whole


def test_runs_after_characters_of_two_units_are_in_their_place(qapp: object) -> None:
    laid = lay_out([Run("𠮷🎉", QColor("red")), Run("x", QColor("black"), struck=True)], QFont(), 300, 1)
    assert [(each.start, each.length) for each in laid.layout.formats()] == [(0, 4), (4, 1)]
