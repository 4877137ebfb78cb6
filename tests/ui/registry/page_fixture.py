"""A workspace with a registry to look at: articles that mean its entities, names that were learned, lookalikes."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from curator.app import Workspace, open_workspace
from curator.domain.entity import Alias, Entity, EntityKind, Identifier, NameKind
from curator.domain.ids import new_id
from tests.services.material import TEXT, give, record_of, value_of
from tests.ui.window_fixture import open_window, settings
from ui.main_window import MainWindow
from ui.place_switch import Place
from ui.registry.registry_page import RegistryPage

LP, LPU, QUAY = "Linhe Polytechnic University", "Linhe Polytech", "Quay Institute of Tides"
WRITTEN = "Linhe Polytechnic"


def fill(workspace: Workspace) -> dict[str, int]:
    """Two articles and five entities; their ids by name. The university is meant in both articles."""
    first, second = give(workspace), give(workspace, _SECOND)
    made = {
        entity.name: entity
        for entity in (
            Entity(
                id=new_id(),
                kind=EntityKind.ORGANIZATION,
                name=LP,
                description="university in Linhe",
                aliases=(Alias("LPU", "en", NameKind.ACRONYM), Alias("林河理工大学", "zh")),
                identifiers=(Identifier("wikidata", "Q4242"),),
            ),
            Entity(id=new_id(), kind=EntityKind.ORGANIZATION, name=LPU),
            Entity(id=new_id(), kind=EntityKind.ORGANIZATION, name=QUAY),
            Entity(id=new_id(), kind=EntityKind.PERSON, name="Mira Okonjo"),
            Entity(id=new_id(), kind=EntityKind.PLACE, name="Linhe", description="city in the north"),
        )
    }
    for entity in made.values():
        workspace.registry.create(entity)
    for article, name in ((first, LP), (second, LPU)):
        record = record_of(workspace, article)
        workspace.linking.link(record, {value_of(record, "organization", WRITTEN).id}, made[name].id)
    record = record_of(workspace, first)
    workspace.linking.link(record, {value_of(record, "organization", "Quay Institute").id}, made[QUAY].id)
    return {name: entity.id for name, entity in made.items()}


_SECOND = TEXT + "Both will meet again in Varnholm next year.\n"


def make_file(folder: Path) -> tuple[Path, dict[str, int]]:
    """A workspace on the disk with them."""
    path = folder / "Registry.curator"
    with open_workspace(path, settings=settings()) as workspace:
        ids = fill(workspace)
    return path, ids


def open_registry(qtbot: QtBot, address: Path | str) -> tuple[MainWindow, RegistryPage]:
    """A window with the registry page listed, an entity chosen and drawn."""
    window = open_window(qtbot, address)
    page = window.pages.page(Place.REGISTRY)
    assert isinstance(page, RegistryPage)
    if window.pages.place is not Place.REGISTRY:
        window.actions_["place-registry"].trigger()
    qtbot.waitUntil(lambda: page.about is not None)
    return window, page


def choose(qtbot: QtBot, page: RegistryPage, entity_id: int) -> None:
    """Has an entity shown."""
    page.show_entity(entity_id)
    qtbot.waitUntil(lambda: page.about is not None and page.about.page.entity.id == entity_id)
