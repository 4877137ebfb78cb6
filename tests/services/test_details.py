"""What services say more of their answers: pages as words, and properties that fill in what the registry lacks."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Thread

import pytest

from curator.app import Workspace, open_workspace
from curator.domain.entity import Alias, Entity, EntityKind, Identifier, NameKind
from curator.domain.filling import NOTHING, Fill
from curator.link.reconcile.manifest import ServiceType
from curator.link.reconcile.transport import Limits
from curator.services.lookups import Found, Outcome
from curator.services.reconciling import Reconciling
from curator.settings import LookUpService
from tests.link.reconcile.csv_service import csv_reconcile
from tests.link.reconcile.loopback import MANIFEST, Reply, Request, Service, match, serving
from tests.services.material import give, record_of, value_of

HIT = "Quay Institute"
QUICK = Limits(connect=2.0, read=2.0, whole=5.0, apart=0.0, backoff=0.0)
PLACE, ORGANIZATION = EntityKind.PLACE, EntityKind.ORGANIZATION
ROW: dict[str, object] = {
    "P6782": [{"str": "https://ror.org/03ABCDE12"}, {"str": "04abcde12"}],
    "P213": [],
    "P856": [{"str": "https://quay.example/"}],
    "P1813": [{"str": "QIT"}],
    "P1448": [{"str": "Quay Institute of Tides"}, {"str": "Institut des marées"}],
    "P749": [{"id": "Q70", "name": "Tidal Union"}],
    "P159": [{"id": "Q71", "name": "Varnholm"}],
}


def wikidata(request: Request) -> Reply:
    """A service that has Wikidata's identifiers and properties."""
    root = f"http://{request.headers['Host']}"
    if request.path == "/complete":
        return Reply({"result": [match("Q7", "Quay Institute of Tides", type=["Q1"])]})
    if request.path == "/types":
        return Reply({"result": [{"id": "Q1", "name": "institute"}, {"id": "Q2", "name": "institution"}]})
    if request.path == "/page/Q7":
        return Reply(raw=b"<h1>Quay</h1><script>x</script><p>by the sea</p>")
    if b"extend" in request.body:
        return Reply({"meta": [], "rows": {"Q7": ROW, "Q8": {}}})
    if request.body:
        found = [match("Q7", "Quay Institute of Tides", 98, match=True, type=[{"id": "Q1", "name": "institute"}])]
        return Reply({key: {"result": [*found, match("Q8", "Quay Museum", 41)]} for key in request.queries()})
    return Reply(
        {
            **MANIFEST,
            "identifierSpace": "http://www.wikidata.org/entity/",
            "view": {"url": "https://www.wikidata.org/wiki/{{id}}"},
            "preview": {"url": f"{root}/page/{{{{id}}}}", "width": 1, "height": 1},
            "suggest": {
                "entity": {"service_url": root, "service_path": "/complete"},
                "type": {"service_url": root, "service_path": "/types"},
            },
            "extend": {},
        }
    )


@pytest.fixture
def reconciling(desk: Workspace) -> Iterator[Reconciling]:
    desk.reconciling.forget_answers()
    found = Reconciling(desk._context, desk.linking, QUICK)
    yield found
    found.close()


@contextmanager
def switched_on(reconciling: Reconciling, answer: object = wikidata) -> Iterator[Service]:
    with serving(answer) as service:  # type: ignore[arg-type]
        reconciling.keep_services([LookUpService(name="Harbour", address=service.address, on=True)])
        yield service


def first(reconciling: Reconciling) -> Found:
    return reconciling.look_closer(HIT, ORGANIZATION).found[0]


def test_known_properties_fill_in_what_a_new_entity_lacks(desk: Workspace, reconciling: Reconciling) -> None:
    union = Entity(id=70, kind=ORGANIZATION, name="Union of Tides", identifiers=(Identifier("wikidata", "Q70"),))
    for each in (union, Entity(id=71, kind=PLACE, name="Varnholm"), Entity(id=72, kind=ORGANIZATION, name="Varnholm")):
        desk.registry.create(each)
    article = give(desk)
    with switched_on(reconciling):
        found = first(reconciling)
        assert found.types == ("institute",)
        assert found.fill == Fill(
            identifiers=(Identifier("website", "https://quay.example/"), Identifier("ror", "03abcde12")),
            aliases=(Alias("Institut des marées"), Alias("QIT", kind=NameKind.ACRONYM)),
            parent=union,
            place=desk.registry.named("71")[0],
        )
        record = record_of(desk, article)
        reconciling.choose(record, {value_of(record, "organization", HIT).id}, found)
    (made,) = (each.entity for each in desk.registry.search("Quay Institute of Tides"))
    assert {each.scheme for each in made.identifiers} == {"wikidata", "website", "ror"}
    assert ([each.name for each in made.aliases], made.parent, made.place) == (["Institut des marées", "QIT"], 70, 71)
    desk.review.undo()
    assert desk.registry.search("Quay Institute of Tides") == []


def test_what_the_registry_has_is_never_replaced(desk: Workspace, reconciling: Reconciling) -> None:
    there = Entity(
        id=5, kind=ORGANIZATION, name="Tides", identifiers=(Identifier("wikidata", "Q7"), Identifier("ror", "05own"))
    )
    for each in (there, Entity(id=71, kind=PLACE, name="Varnholm"), Entity(id=73, kind=PLACE, name="Varnholm")):
        desk.registry.create(each)
    article = give(desk)
    with switched_on(reconciling):
        found = first(reconciling)
        assert (found.known, found.adds, found.fill.place, found.fill.parent) == (True, None, None, None)
        assert [each.scheme for each in found.fill.identifiers] == ["website"]
        record = record_of(desk, article)
        reconciling.choose(record, {value_of(record, "organization", HIT).id}, found)
    now = desk.registry.named("5")[0]
    assert (*there.identifiers, Identifier("website", "https://quay.example/")) == now.identifiers
    desk.review.undo()
    assert desk.registry.named("5")[0] == there


def test_a_service_whose_properties_fail_still_gives_its_answers(reconciling: Reconciling) -> None:
    def half(request: Request) -> Reply:
        return Reply({"meta": []}) if b"extend" in request.body else wikidata(request)

    with switched_on(reconciling, half):
        lookup = reconciling.look_closer(HIT, ORGANIZATION)
    assert lookup.outcome is Outcome.FOUND
    assert [each.fill for each in lookup.found] == [NOTHING, NOTHING]
    assert "has no “rows”" in lookup.failed[0].sentence


def test_a_page_is_shown_as_words_and_its_address_is_the_entity_s_own(reconciling: Reconciling) -> None:
    with switched_on(reconciling):
        told = reconciling.about(first(reconciling))
    assert (told.words, told.page) == ("Quay\nby the sea", "https://www.wikidata.org/wiki/Q7")

    def sly(request: Request) -> Reply:
        if request.body:
            return wikidata(request)
        return Reply({**MANIFEST, "view": {"url": "javascript:{{id}}"}})

    reconciling.forget_answers()
    with switched_on(reconciling, sly):
        told = reconciling.about(reconciling.look_up(HIT, ORGANIZATION).found[0])
    assert (told.words, told.page) == ("", "")


def test_beginnings_of_names_and_types_are_completed(reconciling: Reconciling) -> None:
    with switched_on(reconciling) as service:
        (found,) = reconciling.suggest("Quay In", ORGANIZATION).found
        assert (found.candidate.entity.name, found.at) == ("Quay Institute of Tides", "Q7")
        assert reconciling.types(service.address, "inst") == (
            ServiceType("Q1", "institute"),
            ServiceType("Q2", "institution"),
        )
        kinds = (("organization", "Q2"), ("place", "Q1"))
        reconciling.keep_services([LookUpService(name="Harbour", address=service.address, on=True, kinds=kinds)])
        assert reconciling.suggest("Quay In", ORGANIZATION).found == ()
        assert len(reconciling.suggest("Quay In", PLACE).found) == 1
    failed = reconciling.suggest("Quay In", ORGANIZATION)
    assert (failed.outcome, failed.failed[0].sentence) == (Outcome.FAILED, "“Harbour” cannot be reached.")


def test_our_own_service_fills_in_what_its_registry_knows(desk: Workspace, tmp_path: Path) -> None:
    with open_workspace(tmp_path / "Others.curator", settings=desk.settings) as other:
        other.registry.create(Entity(id=11, kind=PLACE, name="Varnholm"))
        theirs = Entity(
            id=12, kind=ORGANIZATION, name="Quay Institute", description="studies tides", aliases=(Alias("QIT"),),
            identifiers=(Identifier("ror", "03abcde12"),), place=11,
        )  # fmt: skip
        other.registry.create(theirs)
        own = Entity(id=71, kind=PLACE, name="Varnholm")
        desk.registry.create(own)
        with other.offering(0) as server:
            thread = Thread(target=server.serve)
            thread.start()
            try:
                service = LookUpService(
                    name="Others", address=server.address, on=True, kinds=(("organization", "organization"),)
                )
                desk.reconciling.keep_services([service])
                found = desk.reconciling.look_closer(HIT, ORGANIZATION).found[0]
                told = desk.reconciling.about(found)
            finally:
                server.stop()
                thread.join()
    assert found.certain
    assert found.fill == Fill(identifiers=(Identifier("ror", "03abcde12"),), aliases=(Alias("QIT"),), place=own)
    assert found.candidate.entity.description == "studies tides"
    assert told.words.startswith("Quay Institute\nOrganization\nDescription: studies tides")
    assert told.page == f"{server.address}/entity/12"


def test_a_real_service_s_properties_are_taken_by_their_names(
    desk: Workspace, reconciling: Reconciling, tmp_path: Path
) -> None:
    desk.registry.create(Entity(id=71, kind=PLACE, name="Varnholm"))
    with csv_reconcile(tmp_path) as address:
        reconciling.keep_services([LookUpService(name="Tide table", address=address, on=True)])
        found = reconciling.look_closer("Quay Institute of Tides", ORGANIZATION).found[0]
        assert reconciling.suggest("Qua", ORGANIZATION).outcome is Outcome.NOT_ASKED
        assert "Quay Institute of Tides" in reconciling.about(found).words
    assert found.fill.place is not None
    assert found.fill.place.id == 71
