"""The text line by line as in its file, and the way to its source."""

from hypothesis import given
from hypothesis import strategies as st

from curator.domain.offsets import Utf16Map
from curator.errors import UserError
from tests.ui.article.panel_fixture import MakePanel, desk_of, make_panel, range_of
from tests.ui.desk_fixture import make_dossier
from ui.article.displayed import displayed
from ui.article.page import Role, page_as_it_is

__all__ = ["make_panel"]

TABLE = "Name      Town\n\nLinhe     🎉 North\nVessin    South"


def test_lines_stand_as_in_the_file_and_go_back(make_panel: MakePanel) -> None:
    panel = make_panel()
    start, end = range_of(panel, "Ingrid Halvorsen")
    panel.text.put_caret(start)
    panel.text.put_caret(end, select=True)
    folds, page = panel.text.page.folds, panel.text.page
    assert folds
    panel.toggle_original()
    assert panel.text.page.folds == ()
    assert panel.text.range_selected() == (start, end)
    assert desk_of(panel).selection == (start, end)
    assert all(panel.text.column.visible(line) for line in range(len(panel.text.page.starts)))
    panel.toggle_original()
    assert panel.text.page == page
    assert panel.text.range_selected() == (start, end)


def test_blanks_that_line_words_up_are_kept_there_alone(make_panel: MakePanel) -> None:
    panel = make_panel(make_dossier(1, TABLE, []))
    assert "Linhe     " not in panel.text.toPlainText()
    panel.toggle_original()
    assert panel.text.toPlainText() == TABLE
    lefts = [panel.text.strips(*range_of(panel, words))[0].left() for words in ("Town", "South")]
    assert abs(lefts[0] - lefts[1]) < 1


def test_another_article_is_set_for_reading(make_panel: MakePanel) -> None:
    panel = make_panel(make_dossier(1, TABLE, []), make_dossier(2, "Else", []), opened=1)
    panel.toggle_original()
    desk_of(panel).open(2)
    assert not panel.text.original
    desk_of(panel).open(1)
    assert Role.AS_IS not in panel.text.page.roles


def test_a_source_that_is_gone_is_said_in_a_sentence(make_panel: MakePanel) -> None:
    panel = make_panel()
    failed: list[UserError] = []
    desk_of(panel).failed.connect(failed.append)
    panel.source.open_source()
    assert [error.sentence for error in failed] == ["The source of this article cannot be opened here."]


@given(st.text(st.characters(), max_size=60))
def test_offsets_hold_line_by_line(text: str) -> None:
    page, shown = page_as_it_is(text), displayed(text, all_blanks=True)
    assert "\n".join(text[start : page.end(line)] for line, start in enumerate(page.starts)) == text
    units = Utf16Map(text)
    assert units.to_units(len(text)) == len(shown.encode("utf-16-le", "surrogatepass")) // 2
