"""The form of a new entity in a narrow column."""

from pytestqt.qtbot import QtBot

from curator.domain.entity import Entity, EntityKind
from ui.record.new_entity import NewEntity

KEYS = "Enter makes it · Esc leaves · Ctrl Enter: 1,234 values will change in 567 articles"


def test_how_many_values_would_change_is_not_cut_off(qtbot: QtBot) -> None:
    form = NewEntity()
    qtbot.addWidget(form)
    form.begin(Entity(id=1, kind=EntityKind.PLACE, name="Ash Quay"), "", KEYS)
    form.resize(300, form.heightForWidth(300))
    form.show()
    label = form._keys
    assert label.text() == KEYS
    assert label.width() < label.fontMetrics().horizontalAdvance(KEYS)
    assert label.height() >= label.heightForWidth(label.width()) > label.fontMetrics().height()


def test_its_height_is_told_at_once(qtbot: QtBot) -> None:
    form = NewEntity()
    qtbot.addWidget(form)
    form.begin(Entity(id=1, kind=EntityKind.PLACE, name="Ash Quay"), "", "Enter makes it")
    form.show()
    before = form.heightForWidth(300)
    form.show_keys("Enter makes it\nCtrl Enter: 5 values will change in 1 article")
    assert form.heightForWidth(300) > before
