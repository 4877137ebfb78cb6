"""What was exported and imported again changes nothing; dumps of ROR."""

import csv
import json
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from curator.app import Workspace, open_workspace
from curator.domain.change import Act, Change
from curator.domain.entity import Alias, Entity, EntityKind, Identifier, NameKind
from curator.domain.ids import new_id
from curator.domain.listing import LineState
from curator.errors import UserError
from curator.services import parts
from curator.services.context import now
from tests.services.conftest import SETTINGS
from tests.services.test_lists import counts, entities, write_csv

# Dumps of ROR ---------------------------------------------------------------------------------------------------------


def organization(number: int, name: str, *, parent: int | None = None, status: str = "active") -> dict[str, Any]:
    """An item as ROR writes them, of our own making."""
    return {
        "id": f"https://ror.org/0{number:08d}",
        "status": status,
        "types": ["funder", "education"],
        "names": [
            {"value": f"{name} (alias)", "types": ["alias"], "lang": None},
            {"value": name, "types": ["ror_display", "label"], "lang": "en"},
            {"value": "林河大学", "types": ["label"], "lang": "zh"},
            {"value": "LU", "types": ["acronym"], "lang": None},
        ],
        "external_ids": [{"type": "wikidata", "preferred": None, "all": [f"Q{number}"]}],
        "locations": [
            {"geonames_id": 1790630, "geonames_details": {"name": "Xi'an", "country_name": "China", "lat": 1.0}}
        ],
        "relationships": [{"type": "parent", "id": f"https://ror.org/0{parent:08d}", "label": "x"}] if parent else [],
    }


def dump(path: Path, *items: dict[str, Any], inside: str = "v9.9-ror-data_schema_v2.json") -> Path:
    text = json.dumps(list(items), indent=4, ensure_ascii=False)
    if path.suffix == ".json":
        path.write_text(text, "utf-8")
        return path
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("read me.txt", "A dump")
        archive.writestr(inside, text)
    return path


ROR_COLUMNS = (
    "id",
    "external_ids.type.wikidata.all",
    "external_ids.type.wikidata.preferred",
    "locations.geonames_id",
    "locations.geonames_details.name",
    "locations.geonames_details.country_name",
    "names.types.acronym",
    "names.types.alias",
    "names.types.label",
    "names.types.ror_display",
    "relationships",
    "status",
    "types",
)


def ror_csv(path: Path) -> Path:
    rows = []
    for number, name, parent in ((2, "Linhe School", 1), (1, "Linhe University", None)):
        at = "https://ror.org/0"
        related = f"child: {at}00000007; parent: {at}{parent:08d}" if parent else ""
        names = ("no_lang_code: LU", f"no_lang_code: {name} (alias)", f"en: {name}; zh: 林河大学", f"en: {name}")
        place = ("1790630", "Xi'an", "China")
        rows.append((f"{at}{number:08d}", f"Q{number}", "", *place, *names, related, "active", "funder; education"))
    return write_csv(path, rows, ROR_COLUMNS)


@pytest.mark.parametrize("name", ["dump.zip", "dump.json", "dump.csv"])
def test_a_dump_of_ror_is_taken_in(desk: Workspace, tmp_path: Path, name: str) -> None:
    town = Entity(id=new_id(), kind=EntityKind.PLACE, name="Xi'an", identifiers=(Identifier("geonames", "1790630"),))
    desk._context.store.take_in([town], now())
    path = tmp_path / name
    if name.endswith(".csv"):
        ror_csv(path)
    else:
        gone = organization(3, "Gone", status="withdrawn")
        dump(path, organization(2, "Linhe School", parent=1), organization(1, "Linhe University"), gone)
    preview = desk.lists.preview(path)
    assert counts(preview) == {"new": 2}
    desk.lists.apply(preview)
    known = entities(desk)
    school, university = known["Linhe School"], known["Linhe University"]
    assert school.parent == university.id
    assert university.place == town.id
    assert university.description == "education in Xi'an, China"
    assert set(university.identifiers) == {Identifier("ror", "000000001"), Identifier("wikidata", "Q1")}
    assert {(each.name, each.language, each.kind) for each in university.aliases} == {
        ("Linhe University (alias)", "", NameKind.FULL),
        ("林河大学", "zh", NameKind.FULL),
        ("LU", "", NameKind.ACRONYM),
    }
    assert counts(desk.lists.preview(path)) == {"same": 2}


def test_a_later_dump_updates_and_keeps_what_the_curator_added(desk: Workspace, tmp_path: Path) -> None:
    desk.lists.apply(desk.lists.preview(dump(tmp_path / "a.json", organization(1, "Linhe College"))))
    college = entities(desk)["Linhe College"]
    own = (*college.aliases, Alias("The Hill"))
    edited = Entity(
        id=college.id, kind=college.kind, name=college.name, description="ours", aliases=own,
        identifiers=college.identifiers,
    )  # fmt: skip
    desk.registry.edit(edited)
    preview = desk.lists.preview(dump(tmp_path / "b.json", organization(1, "Linhe University")))
    assert {each.field for each in preview.lines[0].fields} == {"name", "aliases"}
    desk.lists.apply(preview)
    university = entities(desk)["Linhe University"]
    assert {"The Hill", "Linhe College"} <= set(university.names)
    assert university.description == "ours"


# There and back -------------------------------------------------------------------------------------------------------

ODD = [
    "=1+1",
    "@home",
    "-x",
    "'=x",
    "a;b",
    "c{d}",
    "e\\f",
    '"q"',
    "_x0041_",
    "zh",
    "former",
    "1",
    "1.0",
    "TRUE",
    "a, b",
]
NAMES = st.one_of(
    st.sampled_from(ODD),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), min_size=1, max_size=12)
    .map(lambda name: " ".join(name.split()))
    .filter(bool),
)
# As older versions and other programs put them into a registry.
UNTIDY = st.builds(lambda name, around: f"{around}{name}{around}x", NAMES, st.sampled_from(["", " ", "  ", "\t", "\n"]))
NAMES = NAMES | UNTIDY
ALIASES = st.lists(
    st.builds(Alias, NAMES, st.sampled_from(["", "en", " en", "former", "a,b", "x}"]), st.sampled_from(NameKind)),
    max_size=3,
    unique_by=lambda alias: alias.name,
)
IDENTIFIERS = st.lists(
    st.builds(Identifier, st.sampled_from(["own", "free", "a:b"]), NAMES)
    | st.builds(Identifier, st.just("wikidata"), st.from_regex(r"Q[1-9][0-9]{0,9}", fullmatch=True)),
    max_size=2,
    unique=True,
)


@st.composite
def registries(draw: st.DrawFn) -> list[Entity]:
    """Entities of which some belong to earlier ones, are in them, or were merged into them."""
    made: list[Entity] = []
    for _ in range(draw(st.integers(1, 6))):
        kind, name = draw(st.sampled_from(EntityKind)), draw(NAMES)
        orgs = [None, *(each.id for each in made if each.kind is EntityKind.ORGANIZATION)]
        places = [None, *(each.id for each in made if each.kind is EntityKind.PLACE)]
        heads = [None, *(each.id for each in made if each.kind is kind and each.merged_into is None)]
        made.append(
            Entity(
                id=new_id(),
                kind=kind,
                name=name,
                description=draw(st.one_of(st.just(""), NAMES)),
                aliases=tuple(each for each in draw(ALIASES) if each.name != name),
                identifiers=tuple(draw(IDENTIFIERS)),
                parent=None if kind is EntityKind.PLACE else draw(st.sampled_from(orgs)),
                place=draw(st.sampled_from(places)),
                merged_into=draw(st.sampled_from(heads)),
            )
        )
    return made


@pytest.mark.parametrize("suffix", [".csv", ".xlsx", ".jsonl"])
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=registries())
def test_what_was_exported_and_imported_again_changes_nothing(
    new_desk: Callable[[], Workspace], tmp_path: Path, suffix: str, made: list[Entity]
) -> None:
    desk, path = new_desk(), tmp_path / f"registry{suffix}"
    change_set = desk._context.change_set(Act.TAKE_IN, "", [Change(None, each) for each in made])
    desk._context.commit(change_set)
    living = sum(each.merged_into is None for each in made)
    assert desk.lists.export(path) == living
    preview = desk.lists.preview(path)
    assert preview.lines == ()
    assert preview.counts[LineState.SAME] == living
    other = new_desk()
    first = other.lists.preview(path)
    assert Counter(line.state for line in first.lines) == {LineState.NEW: living}
    other.lists.apply(first)
    assert other.lists.preview(path).lines == ()
    again = path.with_name(f"again{suffix}")
    other.lists.export(again)
    if suffix != ".xlsx":
        assert sorted(again.read_text("utf-8").splitlines()) == sorted(path.read_text("utf-8").splitlines())
    desk.close()
    other.close()


@pytest.fixture
def new_desk(tmp_path: Path) -> Callable[[], Workspace]:
    """Opens empty workspaces."""
    template = tmp_path / "template.curator"
    open_workspace(template, settings=SETTINGS).close()

    def make() -> Workspace:
        path = tmp_path / f"{new_id()}.curator"
        path.write_bytes(template.read_bytes())
        return open_workspace(path, settings=SETTINGS)

    return make


def test_an_edited_export_changes_and_empties(desk: Workspace, tmp_path: Path) -> None:
    desk.lists.apply(desk.lists.preview(write_csv(tmp_path / "a.csv")))
    path = tmp_path / "registry.csv"
    desk.lists.export(path)
    rows = list(csv.DictReader(path.read_text("utf-8-sig").splitlines()))
    for row in rows:
        if row["name"] == "Linhe School of Mines":
            row |= {"name": "Linhe School of Sand", "parent": "", "parent_id": ""}
        if row["name"] == "Linhe Polytechnic":
            row["aliases"] = ""
    write_csv(path, [row.values() for row in rows], list(rows[0]))
    preview = desk.lists.preview(path)
    assert counts(preview) == {"same": 2, "changed": 2}
    desk.lists.apply(preview)
    known = entities(desk)
    assert known["Linhe School of Sand"].parent is None
    assert known["Linhe School of Sand"].aliases == ()
    assert known["Linhe Polytechnic"].aliases == ()


def test_an_edited_export_may_turn_round_what_belongs_to_what(
    desk: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parts, "AT_A_TIME", 1)
    monkeypatch.setattr(parts, "GREAT", 1)
    names = ["Alder", "Birch", "Cedar", "Elm"]
    made = dict(zip(names, ["", *names], strict=False))
    columns = ("name", "parent")
    desk.lists.apply(desk.lists.preview(write_csv(tmp_path / "a.csv", made.items(), columns)))
    known = entities(desk)
    turned = dict(zip(names, [*names[1:], ""], strict=True))
    rows = [(known[name].id, name, parent) for name, parent in turned.items()]
    preview = desk.lists.preview(write_csv(tmp_path / "b.csv", rows, ("curator_id", *columns)))
    assert counts(preview) == {"changed": 4}
    desk.lists.apply(preview)
    assert [entities(desk)[name].parent for name in names] == [*(known[name].id for name in names[1:]), None]
    desk.history.undo()
    assert entities(desk) == known
    assert desk.statistics.check() == ()


def test_what_took_the_place_of_what_it_was_in_is_exported_without_it(desk: Workspace, tmp_path: Path) -> None:
    desk.lists.apply(desk.lists.preview(write_csv(tmp_path / "a.csv")))
    known = entities(desk)
    desk.registry.merge(known["Linhe Polytechnic"].id, known["Linhe School of Mines"].id)
    path = tmp_path / "registry.jsonl"
    desk.lists.export(path)
    preview = desk.lists.preview(path)
    assert (preview.lines, counts(preview)) == ((), {"same": 3})


def test_some_are_exported_in_their_order(desk: Workspace, tmp_path: Path) -> None:
    desk.lists.apply(desk.lists.preview(write_csv(tmp_path / "a.csv")))
    known = entities(desk)
    ids = [known["Mira Quay"].id, known["Linhe"].id]
    assert desk.lists.export(tmp_path / "some.jsonl", ids) == 2
    lines = (tmp_path / "some.jsonl").read_text("utf-8").splitlines()
    assert [json.loads(line)["name"] for line in lines] == ["Mira Quay", "Linhe"]


def test_nothing_is_left_of_an_export_that_fails(desk: Workspace, tmp_path: Path) -> None:
    desk.lists.apply(desk.lists.preview(write_csv(tmp_path / "a.csv")))
    before = sorted(each.name for each in tmp_path.iterdir())
    for path in (tmp_path / "no" / "a.csv", tmp_path / "a.pdf", tmp_path):
        with pytest.raises(UserError):
            desk.lists.export(path)
    assert sorted(each.name for each in tmp_path.iterdir()) == before
    name = "x" * 40_000
    desk._context.store.take_in([Entity(id=new_id(), kind=EntityKind.PERSON, name=name)], now())
    with pytest.raises(UserError, match="more than a cell"):
        desk.lists.export(tmp_path / "a.xlsx")
