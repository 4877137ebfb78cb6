"""Lists of entities into the registry and out of it: previews, one act, broken off, taken back."""

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from curator.app import Workspace, open_workspace
from curator.domain.change import Act
from curator.domain.entity import Alias, Entity, EntityKind, Identifier, NameKind
from curator.domain.listing import ImportPreview, LineState
from curator.domain.registry import EntityView
from curator.domain.watch import Watch
from curator.errors import Cancelled, ConflictError
from curator.services import parts
from tests.services.conftest import SETTINGS
from tests.services.material import give, record_of

COLUMNS = ("name", "kind", "aliases", "wikidata", "parent", "place", "shoe size")
ROWS = (
    ("Linhe Polytechnic", "organization", "LP {en, acronym}; 林河 {zh}", "Q101", "", "Linhe", "41"),
    ("Linhe School of Mines", "organisation", "", "", "Linhe Polytechnic", "Linhe", ""),
    ("Linhe", "place", "", "https://www.wikidata.org/wiki/Q102", "", "", ""),
    ("Mira Quay", "person", "", "", "", "Nowhere", ""),
    ("", "person", "", "", "", "", ""),
    ("A fish", "animal", "", "", "", "", ""),
)


def write_csv(path: Path, rows: Any = ROWS, columns: Any = COLUMNS) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([columns, *rows])
    return path


def write_xlsx(path: Path) -> Path:
    book = Workbook()
    sheet = book.active
    for row in (COLUMNS, *ROWS):
        sheet.append([int(cell) if cell.isdecimal() else cell for cell in row])
    book.save(path)
    return path


def write_lines(path: Path) -> Path:
    lines = [
        {
            "name": name,
            "kind": kind,
            "aliases": [
                {"name": "LP", "language": "en", "kind": "acronym"},
                {"name": "林河", "language": "zh"},
            ]
            if aliases
            else [],
            "identifiers": {"wikidata": wikidata},
            "parent": parent,
            "place": place,
        }
        for name, kind, aliases, wikidata, parent, place, _ in ROWS
    ]
    path.write_text("\n".join(json.dumps(line) for line in lines), "utf-8")
    return path


def entities(desk: Workspace) -> dict[str, Entity]:
    rows = desk.registry.rows(desk.registry.ids(EntityView()))
    return {row.entity.name: row.entity for row in rows}


def counts(preview: ImportPreview) -> dict[str, int]:
    return {str(state): number for state, number in preview.counts.items() if number}


def problems(preview: ImportPreview) -> list[str]:
    return [f"{line.where}: {line.problem}" for line in preview.lines if line.state is LineState.PROBLEM]


def test_an_identifier_that_is_too_long_is_a_problem_of_its_row(desk: Workspace, tmp_path: Path) -> None:
    rows = [("Linhe Polytechnic", "isni:1; url:" + "x" * 3_000), ("Linhe School of Mines", "isni:2")]
    preview = desk.lists.preview(write_csv(tmp_path / "list.csv", rows, ("name", "identifiers")))
    (said,) = problems(preview)
    assert said.startswith("list.csv, row 2: “url:xxx")
    assert said.endswith("is too long; write at most 500 characters. It is left out.")
    desk.lists.apply(preview)
    assert entities(desk)["Linhe Polytechnic"].identifiers == (Identifier("isni", "1"),)


@pytest.mark.parametrize(
    ("write", "name"), [(write_csv, "list.csv"), (write_xlsx, "list.xlsx"), (write_lines, "list.jsonl")]
)
def test_a_list_is_seen_first_and_then_taken_in(
    desk: Workspace, tmp_path: Path, write: Callable[[Path], Path], name: str
) -> None:
    preview = desk.lists.preview(write(tmp_path / name))
    assert counts(preview) == {"new": 4, "problem": 3}
    said = problems(preview)
    assert [name in each for each in said] == [True] * 3
    row = "line 5" if name.endswith("jsonl") else "row 6"
    assert f"{name}, {row}: There is no name." in said
    assert any("“animal” is no kind" in each for each in said)
    assert any("The place “Nowhere” is not known; it is left out." in each for each in said)
    assert entities(desk) == {}
    done = desk.lists.apply(preview)
    assert done.change_set is not None
    known = entities(desk)
    school, polytechnic, town = (known[each] for each in ("Linhe School of Mines", "Linhe Polytechnic", "Linhe"))
    assert school.parent == polytechnic.id
    assert school.place == polytechnic.place == town.id
    assert town.identifiers == (Identifier("wikidata", "Q102"),)
    assert polytechnic.aliases == (Alias("LP", "en", NameKind.ACRONYM), Alias("林河", "zh"))
    assert known["Mira Quay"].kind is EntityKind.PERSON
    again = desk.lists.preview(tmp_path / name)
    assert counts(again) == {"same": 4, "problem": 3}
    assert again.changes == ()


def test_columns_that_mean_nothing_are_told(desk: Workspace, tmp_path: Path) -> None:
    assert desk.lists.preview(write_csv(tmp_path / "a.csv")).ignored == ("shoe size",)


def test_it_is_one_act_that_is_taken_back_and_restored_as_one(desk: Workspace, tmp_path: Path) -> None:
    desk.lists.apply(desk.lists.preview(write_csv(tmp_path / "a.csv")))
    before = entities(desk)
    assert desk.history.undoable().undo == (Act.TAKE_IN, "a.csv")
    desk.history.undo()
    assert entities(desk) == {}
    desk.history.redo()
    assert entities(desk) == before
    assert desk.statistics.check() == ()


def test_importing_again_updates_by_identifier_field_by_field(desk: Workspace, tmp_path: Path) -> None:
    desk.lists.apply(desk.lists.preview(write_csv(tmp_path / "a.csv")))
    own = "LP {en, acronym}; 林河 {zh}"
    rows = [("Linhe University", "organization", "LU {en, acronym}", "Q101", "", "", "")]
    preview = desk.lists.preview(write_csv(tmp_path / "b.csv", rows))
    (line,) = preview.lines
    assert line.state is LineState.CHANGED
    assert [(each.field, each.before, each.after) for each in line.fields] == [
        ("name", "Linhe Polytechnic", "Linhe University"),
        ("aliases", own, f"Linhe Polytechnic; {own}; LU {{en, acronym}}"),
    ]
    desk.lists.apply(preview)
    assert "Linhe Polytechnic" in entities(desk)["Linhe University"].names
    assert entities(desk)["Linhe University"].place is not None


def test_an_equal_name_with_another_identifier_is_another_entity(desk: Workspace, tmp_path: Path) -> None:
    desk.lists.apply(desk.lists.preview(write_csv(tmp_path / "a.csv")))
    other = [("Linhe Polytechnic", "organization", "", "Q999", "", "", "")]
    assert counts(desk.lists.preview(write_csv(tmp_path / "b.csv", other))) == {"new": 1}
    unsaid = [("Linhe Polytechnic", "organization", "Poly", "", "", "", "")]
    assert counts(desk.lists.preview(write_csv(tmp_path / "c.csv", unsaid))) == {"changed": 1}
    desk.lists.apply(desk.lists.preview(tmp_path / "b.csv"))
    assert "Several entities are called" in problems(desk.lists.preview(tmp_path / "c.csv"))[0]


def test_a_row_that_says_it_again_is_a_problem(desk: Workspace, tmp_path: Path) -> None:
    rows = [("A Lab", "", "", "", "", "", ""), ("A Lab", "", "", "", "", "", ""), ("B", "", "", "Q1", "", "", "")]
    rows.append(("B too", "", "", "Q1", "", "", ""))
    preview = desk.lists.preview(write_csv(tmp_path / "a.csv", rows))
    assert counts(preview) == {"new": 2, "problem": 2}
    assert problems(preview)[0] == "a.csv, row 3: This is the same entity as in row 2; only that row is taken."


def test_nobody_comes_to_belong_to_itself(desk: Workspace, tmp_path: Path) -> None:
    rows = [(name, "", "", "", parent, "", "") for name, parent in [("A", "B"), ("B", "C"), ("C", "A"), ("D", "D")]]
    preview = desk.lists.preview(write_csv(tmp_path / "a.csv", rows))
    assert counts(preview) == {"new": 4, "problem": 2}
    desk.lists.apply(preview)
    known = entities(desk)
    assert sum(known[name].parent is None for name in "ABC") == 1
    assert known["D"].parent is None


def test_no_place_comes_to_lie_in_itself(desk: Workspace, tmp_path: Path) -> None:
    rows = [(name, "place", "", "", "", inside, "") for name, inside in [("A", "B"), ("B", "A"), ("C", "A")]]
    rows.append(("D", "organization", "", "", "E", "C", ""))
    rows.append(("E", "organization", "", "", "", "C", ""))
    preview = desk.lists.preview(write_csv(tmp_path / "a.csv", rows))
    assert counts(preview) == {"new": 5, "problem": 1}
    desk.lists.apply(preview)
    known = entities(desk)
    assert sum(known[name].place is None for name in "AB") == 1
    assert known["D"].parent == known["E"].id


def test_another_kind_is_not_overwritten(desk: Workspace, tmp_path: Path) -> None:
    desk.lists.apply(desk.lists.preview(write_csv(tmp_path / "a.csv")))
    rows = [("Linhe", "person", "", "Q102", "", "", "")]
    preview = desk.lists.preview(write_csv(tmp_path / "b.csv", rows))
    assert problems(preview) == ["b.csv, row 2: The registry has it as place, not as person."]


def test_what_was_changed_since_the_preview_stops_it(desk: Workspace, tmp_path: Path) -> None:
    desk.lists.apply(desk.lists.preview(write_csv(tmp_path / "a.csv")))
    rows = [("Linhe Polytechnic", "", "Poly", "", "", "", "")]
    preview = desk.lists.preview(write_csv(tmp_path / "b.csv", rows))
    edited = entities(desk)["Linhe Polytechnic"]
    desk.registry.edit(Entity(id=edited.id, kind=edited.kind, name="Another name"))
    with pytest.raises(ConflictError):
        desk.lists.apply(preview)
    assert "Poly" not in entities(desk)["Another name"].names


def many(path: Path, number: int = 1000) -> Path:
    """A list of organisations each of which belongs to the one before."""
    names = [f"Institute {each}" for each in range(number)]
    rows = [(name, "", "", f"Q{at + 5000}", names[at - 1] if at else "", "", "") for at, name in enumerate(names)]
    return write_csv(path, rows)


def test_cancelling_leaves_an_act_that_can_be_taken_back(desk: Workspace, tmp_path: Path) -> None:
    preview = desk.lists.preview(many(tmp_path / "many.csv"))
    asked: list[int] = []
    watch = Watch(step=lambda done, _total, _what: asked.append(done), cancelled=lambda: len(asked) >= 3)
    done = desk.lists.apply(preview, watch)
    assert done.cancelled
    assert len(entities(desk)) == 3 * parts.AT_A_TIME
    rest = desk.lists.preview(tmp_path / "many.csv")
    assert rest.counts[LineState.NEW] == 1000 - 3 * parts.AT_A_TIME
    desk.history.undo()
    assert entities(desk) == {}
    assert desk.statistics.check() == ()


def test_a_part_waits_for_nobody_and_listeners_hear_of_it_once(desk: Workspace, tmp_path: Path) -> None:
    heard: list[tuple[Act, int]] = []
    desk.subscribe(lambda done: heard.append((done.act, len(done.changes))))
    desk.lists.apply(desk.lists.preview(many(tmp_path / "many.csv")))
    assert heard == [(Act.TAKE_IN, 0)]
    desk.lists.apply(desk.lists.preview(write_csv(tmp_path / "few.csv")))
    assert heard[1:] == [(Act.TAKE_IN, 4)]


KILLED = """
import os, sys
from pathlib import Path
from curator.app import open_workspace
from curator.domain.watch import Cancelled, Watch
from curator.settings import Settings
steps = []
def step(done, total, what):
    steps.append(done)
    if len(steps) == 4: os._exit(9)
desk = open_workspace(sys.argv[1], settings=Settings(curator="Mira"))
if sys.argv[3] == "apply":
    desk.lists.apply(desk.lists.preview(Path(sys.argv[2])), Watch(step=step))
elif sys.argv[3] == "undo":
    desk.history.undo(Watch(step=step))
else:
    desk.history.redo(Watch(step=step))
"""


def killed_in(address: Path, listed: Path, what: str) -> None:
    script = address.with_name("killed.py")
    script.write_text(KILLED, "utf-8")
    command = [sys.executable, str(script), str(address), str(listed), what]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
    assert subprocess.run(command, env=environment, check=False).returncode == 9


def test_a_kill_in_the_middle_of_any_of_it_leaves_nothing_that_cannot_be_taken_back(
    address: Path, tmp_path: Path
) -> None:
    listed = many(tmp_path / "many.csv")
    killed_in(address, listed, "apply")
    with open_workspace(address, settings=SETTINGS) as desk:
        assert len(entities(desk)) == 4 * parts.AT_A_TIME
        desk.lists.apply(desk.lists.preview(listed))
        assert len(entities(desk)) == 1000
        desk.history.undo()
        assert len(entities(desk)) == 4 * parts.AT_A_TIME
        desk.history.redo()
        whole = entities(desk)
    killed_in(address, listed, "undo")
    with open_workspace(address, settings=SETTINGS) as desk:
        assert 4 * parts.AT_A_TIME < len(entities(desk)) < 1000
        desk.history.undo()
        assert len(entities(desk)) == 4 * parts.AT_A_TIME
    killed_in(address, listed, "redo")
    with open_workspace(address, settings=SETTINGS) as desk:
        desk.history.redo()
        assert entities(desk) == whole
        desk.history.undo()
        desk.history.undo()
        assert entities(desk) == {}
        assert desk.statistics.check() == ()


def test_an_import_that_is_taken_back_while_it_runs_ends_and_leaves_nothing(
    desk: Workspace, address: Path, tmp_path: Path
) -> None:
    preview = desk.lists.preview(many(tmp_path / "many.csv"))
    with open_workspace(address, settings=SETTINGS) as window:

        def step(done: int, total: int, what: str) -> None:
            if done == 2 * parts.AT_A_TIME:
                window.history.undo()

        with pytest.raises(ConflictError, match="taken back while it ran"):
            desk.lists.apply(preview, Watch(step=step))
    assert entities(desk) == {}
    desk.history.redo()
    assert len(entities(desk)) == 2 * parts.AT_A_TIME
    desk.history.undo()
    assert entities(desk) == {}
    assert desk.statistics.check() == ()


def test_an_import_that_is_broken_off_between_two_steps_of_its_taking_back_is_not_gone_on_with(
    desk: Workspace, address: Path, tmp_path: Path
) -> None:
    preview = desk.lists.preview(many(tmp_path / "many.csv"))
    with open_workspace(address, settings=SETTINGS) as window:
        asked = []

        def stop() -> bool:
            asked.append(True)
            return len(asked) > 1

        def step(done: int, total: int, what: str) -> None:
            if done == parts.GREAT + parts.AT_A_TIME:
                with pytest.raises(Cancelled):
                    window.history.undo(Watch(cancelled=stop))

        with pytest.raises(ConflictError, match="taken back while it ran"):
            desk.lists.apply(preview, Watch(step=step))
        assert len(entities(desk)) == parts.GREAT
        window.history.undo()
    assert entities(desk) == {}


def test_what_is_in_use_is_not_taken_back_half(desk: Workspace, tmp_path: Path) -> None:
    desk.lists.apply(desk.lists.preview(many(tmp_path / "many.csv")))
    article = give(desk)
    record = record_of(desk, article)
    value = next(value for entry in record.entries if entry.group == "organization" for value in entry.values)
    desk.linking.link(record, {value.id}, entities(desk)["Institute 3"].id)
    (listed,) = [each for each in desk.history.newest() if each.act is Act.TAKE_IN]
    with pytest.raises(ConflictError, match="in use"):
        desk.history.undo_one(listed.id)
    assert len(entities(desk)) == 1000


# Broken files ---------------------------------------------------------------------------------------------------------
