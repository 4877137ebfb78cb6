"""Signs behind words in the article: corrected, added and postponed are told apart without colour."""

import pytest

from curator.domain.record import Status
from tests.ui.article.panel_fixture import MakePanel, desk_of, make_panel, pixels
from tests.ui.desk_fixture import Said, find_entry, make_dossier
from ui.desk import Focus

__all__ = ["make_panel"]


@pytest.mark.parametrize(
    ("status", "signed"),
    [
        (Status.PROPOSED, False),
        (Status.CONFIRMED, False),
        (Status.CORRECTED, True),
        (Status.ADDED, True),
        (Status.POSTPONED, True),
    ],
)
def test_a_sign_after_the_words_says_what_underline_and_tint_do_not(
    make_panel: MakePanel, monkeypatch: pytest.MonkeyPatch, status: Status, signed: bool
) -> None:
    text = "A report\n\nFirmOne met FirmTwo there."
    said = Said("name", "FirmTwo", status)
    panel = make_panel(make_dossier(1, text, [("organization", [Said("name", "FirmOne")]), ("organization", [said])]))
    desk = desk_of(panel)
    desk.set_focus(Focus(find_entry(desk, "FirmOne").id))
    with_sign = pixels(panel)
    monkeypatch.setattr("ui.article.mark_painter._SIGNED", frozenset())
    assert (pixels(panel) != with_sign) is signed
    monkeypatch.undo()
    if status is Status.CONFIRMED:
        desk.set_focus(Focus(find_entry(desk, "FirmTwo").id))
        in_focus = pixels(panel)
        monkeypatch.setattr("ui.article.mark_painter.MarkPainter._status", lambda *_parts: None)
        assert pixels(panel) != in_focus
