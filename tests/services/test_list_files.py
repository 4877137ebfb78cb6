"""Lists of entities in files that are odd or broken, and columns named by hand."""

import json
import zipfile
from pathlib import Path

import pytest

from curator.app import Workspace
from curator.domain.entity import Entity, EntityKind
from curator.domain.ids import new_id
from curator.domain.listing import NoNamesError
from curator.errors import UserError
from tests.services.test_lists import counts, entities, problems, write_csv


def test_columns_of_place_parts_and_columns_named_by_hand_are_read(desk: Workspace, tmp_path: Path) -> None:
    def place(name: str, inside: Entity | None = None) -> Entity:
        return Entity(id=new_id(), kind=EntityKind.PLACE, name=name, place=inside.id if inside else None)

    north, south = place("Northland"), place("Southland")
    coast = place("The Coast", north)
    towns = place("Port Linhe", coast), place("Port Linhe", south), place("Port Linhe", south)
    for each in (north, south, coast, *towns):
        desk.registry.create(each)
    rows = (
        ("Quay School", "Port Linhe", "", "Northland"),
        ("Tide School", "Port Linhe", "the coast", ""),
        ("Sand School", "", "", "Southland"),
        ("Reef School", "Port Linhe", "", "Southland"),
        ("Surf School", "Port Linhe", "", "Elsewhere"),
    )
    path = write_csv(tmp_path / "schools.csv", rows, ("Institution", "Town", "Shire", "Country"))
    with pytest.raises(NoNamesError) as refused:
        desk.lists.preview(path)
    assert refused.value.columns == (("Institution", ""), ("Town", "city"), ("Shire", ""), ("Country", "country"))
    preview = desk.lists.preview(path, meanings={"Institution": "name", "Shire": "region"})
    assert preview.columns == (("Institution", "name"), ("Town", "city"), ("Shire", "region"), ("Country", "country"))
    assert preview.ignored == ()
    assert problems(preview) == [
        (
            "schools.csv, row 5: The place “Port Linhe, Southland” is the name of several; it is left out. "
            "Give its identifier in a column “place_id”, or columns “city”, “region” and “country”."
        ),
        "schools.csv, row 6: The place “Port Linhe, Elsewhere” is not known; it is left out.",
    ]
    desk.lists.apply(preview)
    known = entities(desk)
    meant = [known[f"{each} School"].place for each in ("Quay", "Tide", "Sand", "Reef", "Surf")]
    assert meant == [towns[0].id, towns[0].id, south.id, None, None]
    without = desk.lists.preview(path, meanings={"Institution": "name", "Town": "", "Shire": "", "Country": ""})
    assert counts(without) == {"same": 5}


def broken(folder: Path) -> dict[str, Path]:
    made = {
        "missing.csv": b"",
        "empty.csv": b"",
        "headless.csv": b"1,2\n3,4\n",
        "quote.csv": b'name\n"never closed\n',
        "bytes.csv": bytes(range(128, 256)) * 20,
        "text.xlsx": b"name\nNo workbook\n",
        "empty.xlsx": b"",
        "text.zip": b"No archive",
        "empty.jsonl": b"",
        "cut.json": b'[{"name": "A"}, {"name": ',
        "object.json": b'{"name": "A"}',
        "old.json": json.dumps([{"id": "https://ror.org/01", "name": "A", "acronyms": []}]).encode(),
        "what.pdf": b"%PDF",
    }
    for name, content in made.items():
        if name != "missing.csv":
            (folder / name).write_bytes(content)
    with zipfile.ZipFile(folder / "other.zip", "w") as archive:
        archive.writestr("picture.png", "x")
    (folder / "folder.csv").mkdir()
    return {name: folder / name for name in (*made, "other.zip", "folder.csv")}


def test_broken_files_give_a_plain_sentence(desk: Workspace, tmp_path: Path) -> None:
    for name, path in broken(tmp_path).items():
        with pytest.raises(UserError) as caught:
            desk.lists.preview(path)
        assert name in caught.value.sentence, name
        assert caught.value.hint, name
        assert "Traceback" not in str(caught.value)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('name\nA\n"B\nC\n', "is no readable table: a quotation mark is opened and never closed in row 3."),
        ('name,kind\nA,\n"B"x,\n', "is no readable table: a quotation mark stands within a cell in row 3."),
        ("", "lists nothing."),
        ("\n\n", "lists nothing."),
    ],
)
def test_a_broken_table_names_the_row(desk: Workspace, tmp_path: Path, text: str, said: str) -> None:
    path = tmp_path / "broken.csv"
    path.write_text(text, "utf-8")
    with pytest.raises(UserError) as caught:
        desk.lists.preview(path)
    assert caught.value.sentence == f"“{path}” {said}"


def test_a_line_that_is_no_json_costs_no_other(desk: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"name": "A"}\n{"name": \n[]\n{"name": "B", "aliases": 7}\n{"name": "C"}\n', "utf-8")
    preview = desk.lists.preview(path)
    assert counts(preview) == {"new": 2, "problem": 3}
    assert problems(preview)[0].startswith("a.jsonl, line 2: This is no JSON")


def test_other_separators_and_encodings_are_read(desk: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("Name;Type\nÉcole de Linhe;organization\n".encode("cp1252"))
    preview = desk.lists.preview(path)
    assert [line.name for line in preview.lines] == ["École de Linhe"]
