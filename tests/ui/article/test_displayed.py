"""The text as Qt holds it."""

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from curator.domain.article import Passage, PassageKind
from ui.article.displayed import displayed, flowing, is_cjk

ODD = "\r\u2029\u2028\ufdd0\ufdd1\x00\x0b\x0c\x1f\x7f\ud83c\udfff\t\n🎉字e\u0301"


@given(st.text(st.one_of(st.sampled_from(ODD), st.characters()), max_size=40))
def test_offsets_hold_whatever_the_text_is_made_of(text: str) -> None:
    shown = displayed(text)
    document = QTextDocument()
    document.setPlainText(shown)
    assert document.characterCount() - 1 == len(text.encode("utf-16-le", "surrogatepass")) // 2
    assert document.blockCount() == text.count("\n") + 1


def test_ordinary_text_is_shown_as_it_is(qtbot: QtBot) -> None:
    text = "“Clean” <b>molecules</b> & 林河\n\n🎉\u00a0ok"
    assert displayed(text) == text


def test_chinese_is_known_by_language_or_by_its_letters() -> None:
    assert is_cjk("anything", "zh")
    assert is_cjk("林河市人民政府主办", "")
    assert not is_cjk("The 林河 forum of the cold-region parks", "")


def test_of_several_blanks_one_is_seen() -> None:
    assert displayed("a   b\n  c") == "a \u200b\u200bb\n \u200bc"


def test_a_paragraph_that_was_broken_into_lines_flows() -> None:
    text = "Title\nof two\n\nThe forum\nopened\nhere.\n\nIt closed.\nA line of its own\n"
    body = [text.index("The forum"), text.index("\n\nIt"), text.index("It closed"), text.index("\nA line")]
    passages = (
        Passage(0, text.index("\n\nThe"), PassageKind.TITLE),
        Passage(body[0], body[1], PassageKind.BODY),
        Passage(body[2], body[3], PassageKind.BODY),
        Passage(body[3] + 1, len(text) - 1, PassageKind.BODY),
    )
    shown = flowing(text, passages)
    assert shown.split("\n") == ["Title", "of two", "", "The forum opened here.", "", *shown.split("\n")[5:]]
    assert shown.split("\n")[5:] == ["It closed.", "A line of its own", ""]
    assert len(shown) == len(text)
