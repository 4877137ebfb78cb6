"""A record panel at a desk without a store."""

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.desk_fixture import desk  # noqa: F401 - a fixture
from tests.ui.record.panel_fixture import Panel, make_panel
from ui.desk import Desk


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> Iterator[Panel]:  # noqa: F811
    """The panel with the article of the picture."""
    made = make_panel(qtbot, desk)
    yield made
    made.widget.close()
