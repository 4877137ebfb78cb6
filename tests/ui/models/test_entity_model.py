"""The registry's list: a million entities, few rows in memory."""

from array import array
from collections.abc import Sequence

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from curator.domain.entity import Entity, EntityKind
from curator.domain.registry import EntityRow
from ui.models.entity_model import EntityModel
from ui.models.paged_model import PAGE, ROW_ROLE


def a_model(count: int) -> tuple[EntityModel, list[list[int]]]:
    asked: list[list[int]] = []

    def rows(ids: Sequence[int]) -> list[EntityRow]:
        asked.append(list(ids))
        return [EntityRow(entity=Entity(id=each, kind=EntityKind.PLACE, name=f"<b>Place</b> {each}")) for each in ids]

    model = EntityModel(rows)
    model.set_ids(array("q", range(1, count + 1)))
    return model, asked


def test_it_is_a_sound_model(qtmodeltester: ModelTester) -> None:
    qtmodeltester.check(a_model(450)[0])  # type: ignore[no-untyped-call]


def test_a_million_entities_cost_the_rows_that_are_looked_at() -> None:
    model, asked = a_model(1_000_000)
    assert model.rowCount() == 1_000_000
    assert asked == []
    assert model.index(999_999).data() == "<b>Place</b> 1000000"
    assert [len(each) for each in asked] == [PAGE]
    assert model.place(777_777) == 777_776


def test_a_row_says_itself_and_stands_as_it_is_written() -> None:
    model, _ = a_model(1)
    said = model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert said == "<b>Place</b> 1, place, not used, no identifier"
    assert "&lt;b&gt;" in model.index(0).data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(0).data(ROW_ROLE).entity.id == 1
