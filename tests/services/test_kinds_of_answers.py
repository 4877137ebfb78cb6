"""Answers of another kind, or that a service gives nothing, are no candidates; which one is chosen beforehand."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from curator.app import Workspace, open_workspace
from curator.domain.entity import Entity, EntityKind
from curator.link.reconcile.kinds import general_type, kinds_said
from curator.link.reconcile.manifest import ServiceType
from curator.services.lookups import LookUp, Outcome
from curator.services.reconciling import Reconciling
from curator.settings import LookUpService, Settings
from tests.link.reconcile.loopback import MANIFEST, Service, match, older, serving
from tests.services.test_reconciling import QUICK

CITY, COMPANY, ODD = ({"id": f"T{at}", "name": name} for at, name in enumerate(("city", "company", "tidal thing")))
ORGANIZATION = EntityKind.ORGANIZATION


@pytest.fixture
def reconciling(desk: Workspace) -> Iterator[Reconciling]:
    desk.reconciling.forget_answers()
    found = Reconciling(desk._context, desk.linking, QUICK)
    yield found
    found.close()


def asked(reconciling: Reconciling, service: Service, words: str, **types: str) -> LookUp:
    kinds = tuple((str(kind), types.get(kind, "")) for kind in EntityKind)
    reconciling.keep_services([LookUpService(name="Harbour", address=service.address, on=True, kinds=kinds)])
    return reconciling.look_up(words, ORGANIZATION)


def names(lookup: LookUp) -> list[str]:
    return [each.candidate.entity.name for each in lookup.found]


def test_an_answer_that_is_plainly_of_another_kind_is_none(reconciling: Reconciling) -> None:
    told = [
        match("Q1", "Quay Institute", 100, match=True, type=[CITY]),
        match("Q2", "Quay Institute of Tides", 90, type=[CITY, COMPANY]),
        match("Q3", "Quay Institutes", 85, type=[ODD]),
    ]
    with serving(older(lambda _words: told)) as service:
        lookup = asked(reconciling, service, "Quay Institute")
        assert (names(lookup), lookup.certain) == (["Quay Institute of Tides", "Quay Institutes"], None)
    with serving(older(lambda _words: told[:1])) as service:
        assert asked(reconciling, service, "Quay Institute").outcome is Outcome.NO_MATCH


def test_what_the_person_calls_the_kinds_goes_before_what_types_say(reconciling: Reconciling) -> None:
    told = [match("Q1", "Quay City", 100, match=True, type=[CITY]), match("Q2", "Quay", 90, type=[ODD])]
    with serving(older(lambda _words: told)) as service:
        assert names(asked(reconciling, service, "Quay City", organization="T0", place="T2")) == ["Quay City"]


def test_what_a_service_gives_next_to_nothing_is_no_match(reconciling: Reconciling) -> None:
    told = [match("Q1", "Nigeria", 0), match("Q2", "Tidal Office", 0), match("Q3", "Quay Works", 4)]
    with serving(older(lambda _words: told)) as service:
        assert asked(reconciling, service, "Tidal Office").outcome is Outcome.NO_MATCH
    with serving(older(lambda _words: [match("Q2", "Tidal Office", 0.9), match("Q3", "Nigeria", 0.2)])) as service:
        # Some count up to 1, so that little may be much where the names are the same.
        lookup = asked(reconciling, service, "Tidal Office")
        assert (names(lookup), lookup.certain) == (["Tidal Office"], None)


def test_of_two_of_the_same_name_none_is_chosen(reconciling: Reconciling) -> None:
    told = [match("Q1", "Georgetown", 100, match=True), match("Q2", "Georgetown", 60)]
    with serving(older(lambda _words: told)) as service:
        lookup = asked(reconciling, service, "Georgetown")
    assert (len(lookup.found), lookup.certain) == (2, None)


def test_an_acronym_is_chosen_only_as_it_is_written(reconciling: Reconciling) -> None:
    with serving(older(lambda _words: [match("Q1", "Hīt", 100, match=True)])) as service:
        assert asked(reconciling, service, "HIT").certain is None
    with serving(older(lambda _words: [match("Q1", "HIT", 100, match=True)])) as service:
        reconciling.forget_answers()
        assert asked(reconciling, service, "HIT").certain is not None


def test_a_service_is_asked_by_its_own_type_for_a_kind(reconciling: Reconciling) -> None:
    types = [{"id": "/t/city", "name": "City"}, {"id": "/t/body", "name": "Corporate Body"}]
    with serving(older(lambda _words: [], {**MANIFEST, "defaultTypes": types})) as service:
        asked(reconciling, service, "Quay Institute")
        assert [each["type"] for each in service.requests[-1].queries().values()] == ["/t/body"]
        asked(reconciling, service, "Quay Institute", organization="T9")
        assert [each["type"] for each in service.requests[-1].queries().values()] == ["T9"]


def test_only_what_is_plain_is_said_of_a_type() -> None:
    types = [ServiceType("https://names.example/Organization", "Organisation (body)"), ServiceType("Q5", "Mensch")]
    assert kinds_said(types) == {EntityKind.ORGANIZATION, EntityKind.PERSON}
    assert kinds_said([ServiceType("T1", "museum"), ServiceType("T2", "")]) == frozenset()
    assert general_type([ServiceType("T1", "university")], EntityKind.ORGANIZATION) == ""


@contextmanager
def registry_served(path: Path) -> Iterator[str]:
    """The registry of another workspace, with a town and a country, on loopback."""
    with open_workspace(path, settings=Settings(curator="Mira")) as other:
        for at, (name, kind) in enumerate(_THERE, 20):
            other.registry.create(Entity(id=at, kind=EntityKind(kind), name=name))
        with other.offering(0) as server:
            thread = threading.Thread(target=server.serve)
            thread.start()
            try:
                yield server.address
            finally:
                server.stop()
                thread.join()


_THERE = (
    ("Hīt", "place"),
    ("United States", "place"),
    ("Francisco I. Madero", "place"),
    ("Quay Institute", "organization"),
    ("Quay Institute", "place"),
)


def test_a_served_registry_is_asked_by_kind_without_being_told(reconciling: Reconciling, tmp_path: Path) -> None:
    with registry_served(tmp_path / "Other.curator") as address:
        reconciling.keep_services([LookUpService(name="Other", address=address, on=True)])
        found = {
            (words, kind): reconciling.look_up(words, kind)
            for words, kind in (
                ("HIT", "organization"),
                ("United States", "organization"),
                ("United States", "place"),
                ("Wayne A. I. Frederick", "person"),
                ("Quay Institute", "organization"),
            )
        }
        completed = reconciling.suggest("Quay", "organization")
    outcomes = [each.outcome for each in found.values()]
    none, some = Outcome.NO_MATCH, Outcome.FOUND
    assert outcomes == [none, none, some, none, some]
    (quay,) = found["Quay Institute", "organization"].found
    assert (quay.certain, quay.types) == (True, ("Organization",))
    assert [each.at for each in completed.found] == [quay.at]
