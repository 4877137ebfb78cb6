"""The registry offered on loopback: our own client understands it in every version, and nobody else's page may ask."""

import http.client
import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlencode

import pytest

from curator.app import Workspace
from curator.domain.entity import Alias, Candidate, Entity, EntityKind, Identifier
from curator.errors import UserError
from curator.link.reconcile.answers import Cell, Match
from curator.link.reconcile.client import Client, Query
from curator.link.reconcile.manifest import ServiceType
from curator.link.reconcile.transport import Limits
from curator.services.offering import MOST_QUERIES
from curator.services.offering_http import Server
from curator.services.registry import Registry

TOWN = Entity(id=11, kind=EntityKind.PLACE, name="Varnholm")
HOUSE = Entity(id=12, kind=EntityKind.ORGANIZATION, name="Linhe House", place=11)
QUAY = Entity(
    id=13,
    kind=EntityKind.ORGANIZATION,
    name="Quay <b>Institute</b> of Tides",
    description="institute & museum",
    aliases=(Alias("QIT"), Alias("潮汐研究所", "zh")),
    identifiers=(Identifier("wikidata", "Q77"), Identifier("ror", "03abcde12")),
    parent=12,
    place=11,
)
PERSON = Entity(id=14, kind=EntityKind.PERSON, name="Mira Quay")
LIMITS = Limits(apart=0.0, tries=1)
FORM = "application/x-www-form-urlencoded"
ORGANISATION = ServiceType("organization", "Organization")


@contextmanager
def offered(desk: Workspace) -> Iterator[Server]:
    with desk.offering(0) as server:
        thread = threading.Thread(target=server.serve)
        thread.start()
        try:
            yield server
        finally:
            server.stop()
            thread.join()


@pytest.fixture
def server(desk: Workspace) -> Iterator[Server]:
    for entity in (TOWN, HOUSE, QUAY, PERSON):
        desk.registry.create(entity)
    with offered(desk) as served:
        yield served


@pytest.fixture(params=["0.2", "1.0-draft"])
def client(request: pytest.FixtureRequest, server: Server) -> Iterator[Client]:
    address = server.address if request.param == "0.2" else server.draft_address
    with Client("Own", address, limits=LIMITS) as made:
        assert request.param in made.manifest().versions
        yield made


def asked(
    server: Server, method: str, path: str, body: bytes = b"", **headers: str
) -> tuple[int, bytes, dict[str, str]]:
    host = server.address.removeprefix("http://")
    connection = http.client.HTTPConnection(host, timeout=10)
    try:
        connection.request(method, path, body or None, {"Host": host, **headers})
        response = connection.getresponse()
        return response.status, response.read(), {name.lower(): value for name, value in response.getheaders()}
    finally:
        connection.close()


def test_our_own_client_finds_entities(client: Client) -> None:
    manifest = client.manifest()
    assert manifest.name == "desk (Curator)"
    assert [each.id for each in manifest.types] == ["organization", "person", "place"]
    assert (manifest.batch, bool(manifest.extend)) == (MOST_QUERIES, True)
    quay, chinese, typed, nobody = client.ask(
        [Query("QIT"), Query("潮汐研究所"), Query("Quay", "person"), Query("Zürich Überlandwerke")]
    )
    found = quay.matches[0]
    assert (found.id, found.name, found.certain) == ("13", QUAY.name, True)
    assert found.types == (ORGANISATION,)
    assert chinese.matches[0].id == "13"
    assert [each.id for each in typed.matches] == ["14"]
    assert (nobody.matches, nobody.error) == ((), None)


def test_manifests_have_what_their_version_requires(server: Server) -> None:
    older = json.loads(asked(server, "GET", "/")[1])
    assert {"versions", "name", "identifierSpace", "schemaSpace"} <= set(older)
    assert "0.2" in older["versions"]
    assert older["view"]["url"].endswith("{{id}}")
    assert older["preview"]["url"].endswith("{{id}}")
    assert all(isinstance(older["preview"][side], int) for side in ("width", "height"))
    for place in (*older["suggest"].values(), older["extend"]["propose_properties"]):
        assert set(place) == {"service_url", "service_path"}
    draft = json.loads(asked(server, "GET", "/1.0-draft")[1])
    assert {"versions", "name", "view"} <= set(draft)
    assert draft["versions"] == ["1.0-draft"]
    assert draft["view"]["url"].endswith("/{id}")
    assert draft["suggest"] == {"entity": True, "property": True, "type": True}
    assert set(draft["preview"]) == {"width", "height"}
    assert draft["extend"]["proposeProperties"] is True


def test_answers_have_what_their_version_requires(server: Server) -> None:
    form = urlencode({"queries": json.dumps({"q0": {"query": "QIT"}})}).encode()
    (older,) = json.loads(asked(server, "POST", "/", form)[1])["q0"]["result"]
    body = json.dumps({"queries": [{"conditions": [{"matchType": "name", "propertyValue": "QIT"}]}]}).encode()
    (result,) = json.loads(asked(server, "POST", "/1.0-draft/reconcile", body)[1])["results"]
    assert result["candidates"] == [older]
    assert {key: type(value) for key, value in older.items()} == {
        "id": str, "name": str, "description": str, "score": float, "match": bool, "type": list,
    }  # fmt: skip
    assert 0 <= older["score"] <= 100


def test_an_identifier_is_as_good_as_a_name(client: Client) -> None:
    answers = client.ask([Query("13"), Query("Q77"), Query("03abcde12"), Query("99"), Query("9" * 40)])
    assert [[each.id for each in answer.matches] for answer in answers] == [["13"], ["13"], ["13"], [], []]


def test_beginnings_are_completed(client: Client) -> None:
    assert [each.id for each in client.suggest("Varn")] == ["11"]
    (found,) = client.suggest("Linhe H")
    assert found == Match(
        id="12", name="Linhe House", description="Organization", types=(ServiceType("organization", "organization"),)
    )


def test_properties_tell_what_is_known(client: Client) -> None:
    keys = [each.id for each in client.properties("organization")]
    assert keys == ["description", "names", "parent", "place", "identifiers", "wikidata", "ror", "geonames"]
    rows = client.extend(["13", "99"], [*keys, "unheard-of"])
    assert rows["13"] == {
        "description": (Cell("institute & museum"),),
        "names": (Cell("QIT"), Cell("潮汐研究所")),
        "parent": (Cell("Linhe House", "12"),),
        "place": (Cell("Varnholm", "11"),),
        "identifiers": (Cell("wikidata:Q77"), Cell("ror:03abcde12")),
        "wikidata": (Cell("Q77"),),
        "ror": (Cell("03abcde12"),),
        "geonames": (),
    }
    assert set(rows["99"].values()) == {()}


def test_what_looks_like_an_identifier_says_nothing_of_another_kind(desk: Workspace, client: Client) -> None:
    port = Entity(id=1871, kind=EntityKind.PLACE, name="Varn Port", identifiers=(Identifier("geonames", "1902"),))
    club = Entity(id=1902, kind=EntityKind.ORGANIZATION, name="Varn 1871 Club")
    for entity in (port, club):
        desk.registry.create(entity)
    as_place, as_club, both = client.ask([Query("1871", "place"), Query("1871", "organization"), Query("1902")])
    assert [(each.id, each.certain) for each in as_place.matches] == [("1871", True)]
    assert [(each.id, each.certain) for each in as_club.matches] == [("1902", False)]
    assert {(each.id, each.certain) for each in both.matches} == {("1871", False), ("1902", False)}


def test_entities_have_the_identifiers_that_the_program_makes(desk: Workspace, client: Client) -> None:
    made = desk.linking.prefilled(EntityKind.PLACE, "Nordholm")
    desk.registry.create(made)
    (answer,) = client.ask([Query(str(made.id))])
    assert [each.id for each in answer.matches] == [str(made.id)]
    assert "Nordholm" in client.preview(str(made.id))
    assert client.extend([str(made.id), str(2**63)], ["names"]) == {
        str(made.id): {"names": ()},
        str(2**63): {"names": ()},
    }


def test_a_page_shows_names_as_they_are_written(client: Client) -> None:
    page = client.preview("13")
    assert "Quay &lt;b&gt;Institute&lt;/b&gt; of Tides" in page
    assert "<b>" not in page
    assert "institute &amp; museum" in page


def test_a_merged_entity_is_answered_by_the_living_one(desk: Workspace, client: Client) -> None:
    desk.registry.create(Entity(id=20, kind=EntityKind.ORGANIZATION, name="Tidal Bureau"))
    desk.registry.merge(20, 13)
    (answer,) = client.ask([Query("Tidal Bureau")])
    assert [each.id for each in answer.matches] == ["13"]
    assert client.extend(["20"], ["wikidata"])["20"] == {"wikidata": (Cell("Q77"),)}


def test_a_name_that_two_have_is_certain_for_neither(desk: Workspace, client: Client) -> None:
    desk.registry.create(Entity(id=21, kind=EntityKind.ORGANIZATION, name="Varnholm"))
    (answer,) = client.ask([Query("Varnholm")])
    assert {each.id for each in answer.matches[:2]} == {"11", "21"}
    assert not any(each.certain for each in answer.matches)


def test_the_way_openrefine_asks(server: Server) -> None:
    queries = {"q0": {"query": "QIT", "type": "organization", "type_strict": "should", "limit": 1, "properties": []}}
    form = urlencode({"queries": json.dumps(queries)}).encode()
    status, body, headers = asked(server, "POST", "/", form, Origin="http://127.0.0.1:3333", **{"Content-Type": FORM})
    assert status == 200
    assert headers["access-control-allow-origin"] == "http://127.0.0.1:3333"
    (found,) = json.loads(body)["q0"]["result"]
    assert (found["id"], found["match"], found["type"]) == (
        "13",
        True,
        [{"id": "organization", "name": "Organization"}],
    )
    status, body, _ = asked(server, "GET", "/suggest/type?prefix=org")
    assert json.loads(body)["result"] == [{"id": "organization", "name": "Organization"}]
    status, body, _ = asked(server, "GET", "/suggest/property?prefix=be")
    assert [each["id"] for each in json.loads(body)["result"]] == ["parent"]
    status, body, _ = asked(server, "GET", "/?" + urlencode({"query": "QIT"}))
    assert json.loads(body)["result"][0]["id"] == "13"
    assert asked(server, "GET", "/entity/13")[0] == 200


def test_only_this_machine_may_ask_and_no_page_of_another_site(server: Server) -> None:
    assert asked(server, "GET", "/", Origin="https://elsewhere.example")[0] == 403
    assert asked(server, "GET", "/", Host="elsewhere.example")[0] == 403
    assert asked(server, "GET", "/", Host="[")[0] == 403
    status, body, headers = asked(server, "OPTIONS", "/", Origin="http://localhost:3333")
    assert (status, body, headers["access-control-allow-origin"]) == (204, b"", "http://localhost:3333")
    assert server.address.startswith("http://127.0.0.1:")


@pytest.mark.parametrize(
    ("method", "path", "body", "status"),
    [
        ("GET", "/nothing", b"", 404),
        ("GET", "/suggest/nothing", b"", 404),
        ("GET", "/preview?id=99", b"", 404),
        ("GET", "/preview?id=" + "9" * 500, b"", 404),
        ("GET", "/preview", b"", 404),
        ("GET", "/1.0-draft/nothing", b"", 404),
        ("GET", "/1.0-draft/reconcile", b"", 404),
        ("GET", "/?queries=" + "[" * 5000, b"", 400),
        ("GET", "/?queries=[]", b"", 400),
        ("GET", "/?query={}", b"", 400),
        ("GET", '/?queries={"q0":7}', b"", 400),
        ("GET", '/?queries={"q0":{"query":["a"]}}', b"", 400),
        ("GET", '/?extend={"ids":7,"properties":[]}', b"", 400),
        ("GET", '/?extend={"ids":["13"],"properties":[{}]}', b"", 400),
        ("POST", "/", b"\xff\xfe", 400),
        ("POST", "/", b"&".join([b"a=1"] * 100), 400),
        ("POST", "/1.0-draft/reconcile", b"{", 400),
        ("POST", "/1.0-draft/reconcile", b"{}", 400),
        ("POST", "/1.0-draft/reconcile", b'{"queries": [{"conditions": []}]}', 400),
        ("POST", "/1.0-draft/reconcile", b'{"queries": [{"conditions": [{"matchType": "name", "v": 7}]}]}', 400),
        ("POST", "/1.0-draft/extend", b'{"ids": [7], "properties": []}', 400),
        ("PUT", "/", b"{}", 501),
    ],
)
def test_a_bad_question_is_refused(server: Server, method: str, path: str, body: bytes, status: int) -> None:
    found, answer, _ = asked(server, method, path.replace('"', "%22"), body)
    assert found == status
    if status < 500:
        assert json.loads(answer)["error"].endswith(".")


def test_too_much_at_once_is_refused(server: Server) -> None:
    queries = json.dumps({f"q{each}": {"query": "a"} for each in range(MOST_QUERIES + 1)})
    assert asked(server, "POST", "/", urlencode({"queries": queries}).encode())[0] == 413
    assert asked(server, "POST", "/", b"", **{"Content-Length": "999999999"})[0] == 413


@pytest.mark.parametrize("length", ["\xb2", "9" * 5000, "-1", "+1"])
def test_a_length_that_is_none_is_refused(server: Server, length: str) -> None:
    assert asked(server, "POST", "/", b"", **{"Content-Length": length})[0] == 413


def test_values_are_given_of_so_many_entities_and_of_our_own_properties_alone(server: Server) -> None:
    def extended(ids: int, keys: list[str]) -> tuple[int, Any]:
        wanted = {"ids": [str(each) for each in range(ids)], "properties": [{"id": key} for key in keys]}
        status, body, _ = asked(server, "POST", "/1.0-draft/extend", json.dumps(wanted).encode())
        return status, json.loads(body)

    assert extended(1_001, ["ror"])[0] == 413
    status, answer = extended(1_000, ["ror", *(f"unheard-of-{each}" for each in range(4_000)), "ror"])
    assert (status, answer["meta"]) == (200, [{"id": "ror", "name": "ROR"}])
    assert {len(row["properties"]) for row in answer["rows"]} == {1}


def test_what_is_too_long_for_a_name_is_not_searched_for(
    server: Server, desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    searched: list[str] = []
    search = desk.registry.search

    def noted(_: Registry, words: str, kind: EntityKind | None = None) -> list[Candidate]:
        searched.append(words)
        return search(words, kind)

    monkeypatch.setattr(Registry, "search", noted)
    table = {"long": {"query": "Quay " * 20_000}, "good": {"query": "QIT"}}
    answers = json.loads(asked(server, "POST", "/", urlencode({"queries": json.dumps(table)}).encode())[1])
    assert (answers["long"]["result"], answers["good"]["result"][0]["id"]) == ([], "13")
    assert json.loads(asked(server, "GET", f"/suggest/entity?prefix={'Quay+' * 61}")[1]) == {"result": []}
    assert searched == ["QIT"]


def test_strange_limits_and_cursors_are_no_obstacle(server: Server) -> None:
    def ask(query: dict[str, Any]) -> int:
        _, body, _ = asked(server, "GET", "/?" + urlencode({"queries": json.dumps({"q": query})}))
        return len(json.loads(body)["q"]["result"])

    assert ask({"query": "Quay", "limit": 1}) == 1
    assert ask({"query": "Quay", "limit": -3}) == ask({"query": "Quay", "limit": "many"}) == 2
    assert ask({"query": "Quay", "limit": 10**9, "type": ["person"]}) == 1
    assert ask({"query": "", "type": 7}) == 0
    assert json.loads(asked(server, "GET", "/suggest/entity?prefix=Varn&cursor=1")[1]) == {"result": []}
    assert asked(server, "GET", "/suggest/entity?prefix=Varn&cursor=-9")[0] == 200
    assert asked(server, "HEAD", "/")[1] == b""


def test_a_port_that_is_taken_is_a_sentence(desk: Workspace, server: Server) -> None:
    port = int(server.address.rpartition(":")[2])
    with pytest.raises(UserError, match=f"Port {port} cannot be used"):
        desk.offering(port)
