"""The client against a real service: manifest, batches, properties and pages of `csv-reconcile`."""

from collections.abc import Iterator

import pytest

from curator.link.reconcile.answers import Cell, Property
from curator.link.reconcile.client import Client, Query
from curator.link.reconcile.failure import ServiceError
from tests.link.reconcile.csv_service import csv_reconcile


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with csv_reconcile(tmp_path_factory.mktemp("service")) as served:
        yield served


def test_a_real_service_is_understood(address: str) -> None:
    with Client("Tides", address) as client:
        manifest = client.manifest()
        assert (manifest.name, manifest.versions, manifest.draft) == ("Tide table", ("0.1",), False)
        tides, linhe, none = client.ask([Query("Quay Institute of Tides"), Query("Linhe Polytechnik"), Query("Zzz")])
        assert [(each.id, each.name, each.certain) for each in tides.matches[:1]] == [
            ("R1", "Quay Institute of Tides", True)
        ]
        assert tides.matches[0].score == 100
        assert linhe.matches[0].id == "R2"
        assert 30 < (linhe.matches[0].score or 0) < 100
        assert (none.matches, none.error) == ((), None)


def test_its_properties_and_pages_are_understood(address: str) -> None:
    with Client("Tides", address) as client:
        properties = client.properties("anything")
        (city,) = (each for each in properties if each.name == "city")
        assert isinstance(city, Property)
        assert client.extend(["R1", "R2"], [city.id]) == {
            "R1": {city.id: (Cell("Varnholm"),)},
            "R2": {city.id: (Cell("Linhe"),)},
        }
        assert "Quay Institute of Tides" in client.preview("R1")
        with pytest.raises(ServiceError, match="completes no beginnings"):
            client.suggest("Qua")
        with pytest.raises(ServiceError, match=r"refused the question \(status 404\)"):
            client.preview("R99")
