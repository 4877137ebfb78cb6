"""While nobody looks at the registry's page, nothing is read for it."""

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from curator.services.registry import Registry
from tests.ui.registry.page_fixture import LP, choose, make_file, open_registry
from tests.ui.window_fixture import page_of
from ui.place_switch import Place
from ui.registry import entity_view
from ui.registry.about_tabs import About, about_entity


def test_a_hidden_page_reads_once_it_is_seen_again(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, ids = make_file(tmp_path)
    window, page = open_registry(qtbot, path)
    choose(qtbot, page, ids[LP])
    read = list[int]()

    def reading(registry: Registry, wanted: int) -> About | None:
        read.append(wanted)
        return about_entity(registry, wanted)

    monkeypatch.setattr(entity_view, "about_entity", reading)
    window.pages.turn_to(Place.REVIEW)
    desk = page_of(window).desk
    desk.next_unresolved()
    desk.confirm()
    assert not page.columns._soon.isActive()
    assert not read
    with qtbot.waitSignal(page.shown):
        window.pages.turn_to(Place.REGISTRY)
    assert read == [ids[LP]]
