"""What the tests of services of others share: services on loopback, a window with names, and what it shows."""

from typing import TypeVar

from pytestqt.qtbot import QtBot

from curator.settings import LookUpService
from tests.link.reconcile.loopback import MANIFEST, Reply, Request, Service, match, older
from tests.services.material import value_of
from tests.ui.window_fixture import page_of
from ui.desk import Focus
from ui.main_window import MainWindow
from ui.record.online_note import Note
from ui.registry.found_dialog import FoundDialog
from ui.registry.services_dialog import ServicesDialog

D = TypeVar("D", FoundDialog, ServicesDialog)
HIT = "Quay Institute"
COMPLETED = {"entity": "/complete", "type": "/types"}
TIDES = {**MANIFEST, "identifierSpace": "http://www.wikidata.org/entity/"}


def known(words: str) -> list[object]:
    if words == HIT:
        sure = match("Q7", "<b>Quay</b> Institute of Tides", 98, description="institute in Varnholm", match=True)
        return [sure, match("Q8", "Quay Museum", 41)]
    return []


def able(request: Request) -> Reply:
    """A service that can do everything."""
    root = f"http://{request.headers['Host']}"
    if request.path == "/complete":
        return Reply({"result": [match("Q9", "Tidal Office")]})
    if request.path == "/types":
        return Reply({"result": [{"id": "Q1", "name": "institute"}, {"id": "Q2", "name": "institution of tides"}]})
    if request.path.startswith("/page/"):
        words = f"<script>no</script><p>Of {request.path.removeprefix('/page/')}</p><p>by the sea</p>"
        return Reply(raw=words.encode())
    if b"extend" in request.body:
        row = {"P6782": [{"str": "03abcde12"}], "P1813": [{"str": "QIT"}]}
        return Reply({"meta": [], "rows": {"Q7": row, "Q8": {}}})
    places = {each: {"service_url": root, "service_path": path} for each, path in COMPLETED.items()}
    more = {
        "view": {"url": "https://www.wikidata.org/wiki/{{id}}"},
        "preview": {"url": f"{root}/page/{{{{id}}}}", "width": 1, "height": 1},
        "suggest": places,
        "extend": {},
    }
    return older(known, {**TIDES, **more})(request)


def switch_on(window: MainWindow, service: Service, name: str = "Harbour") -> None:
    made = LookUpService(name=name, address=service.address, on=True, kinds=(("organization", ""),))
    page_of(window).workspace.reconciling.keep_services([made])


def focus_institute(qtbot: QtBot, window: MainWindow) -> None:
    """Brings the institute into focus."""
    page = page_of(window)
    qtbot.waitUntil(lambda: page.desk.dossier is not None)
    assert page.desk.dossier is not None
    value = value_of(page.desk.dossier.record, "organization", HIT)
    page.desk.set_focus(Focus(value.entry_id))
    qtbot.waitUntil(lambda: page.record.linking.possible)


def dialog_of(qtbot: QtBot, window: MainWindow, kind: type[D]) -> D:
    qtbot.waitUntil(lambda: bool(window.findChildren(kind)))
    return window.findChildren(kind)[0]


def institute_link(window: MainWindow) -> str:
    page = page_of(window)
    assert page.desk.dossier is not None
    link = value_of(page.desk.dossier.record, "organization", HIT).link
    return page.desk.dossier.entities[link.entity_id].name if link and link.entity_id else ""


def rows(window: MainWindow) -> list[str]:
    """Names of the candidates as they are shown."""
    return [each.entity.name for each in page_of(window).record.linking.stands_for_candidates()]


def note(window: MainWindow) -> Note:
    return page_of(window).record.stands_for.note.note
