"""Commands on the registry, as other programs call them."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from curator.app import open_workspace
from curator.domain.listing import COLUMNS
from curator.settings import Settings
from tests.cli.calling import Called

Call = Callable[..., Called]
LIST = (
    "name,kind,ror,description\n"
    "Linhe Polytechnic,organization,02mhbdp94,a school\n"
    "Quay Institute,organization,02mhbdp95,\n"
)


@pytest.fixture
def listed(tmp_path: Path) -> Path:
    """A list of two organisations and a row that is none."""
    path = tmp_path / "list.csv"
    path.write_text(f"{LIST},organization,02mhbdp96,\n", "utf-8")
    return path


def test_a_list_is_shown_first_and_taken_in_with_apply(call: Call, listed: Path, address: Path, news: Path) -> None:
    call("import", news, "-w", address)
    shown = call("entities", "import", listed, "-w", address)
    assert (shown.code, shown.out) == (1, "")
    assert "list.csv, row 4: There is no name." in shown.err
    assert "new organization “Linhe Polytechnic”: description a school; identifiers ror:02mhbdp94\n" in shown.err
    assert "new organization “Quay Institute”: identifiers ror:02mhbdp95\n" in shown.err
    assert "2 new, 0 changed, 0 the same, 1 problem." in shown.err
    assert json.loads(call("entities", "list", "--json", "-w", address).out) == []
    done = call("entities", "import", listed, "--apply", "-w", address)
    assert done.code == 1
    assert "Imported." in done.err
    again = call("entities", "import", listed, "--apply", "-w", address)
    assert "0 new, 0 changed, 2 the same, 1 problem." in again.err
    (one, other) = json.loads(call("entities", "list", "--json", "-w", address).out)
    assert (one["name"], one["description"], one["linked"]) == ("Linhe Polytechnic", "a school", 0)
    assert other["identifiers"] == [{"scheme": "ror", "value": "02mhbdp95"}]


def test_an_identifier_that_is_none_is_named_with_its_row(call: Call, listed: Path, address: Path) -> None:
    rows = ("name,wikidata,geonames,identifiers", "Quay Institute,42,x,ror:abc; house:7", "Linhe,q7,,")
    listed.write_text("\n".join(rows), "utf-8")
    done = call("entities", "import", listed, "--apply", "-w", address)
    assert done.code == 1
    for said in (
        "list.csv, row 2: “42” is no Wikidata identifier; write Q and digits, such as Q42. It is left out.",
        "list.csv, row 2: “x” is no GeoNames identifier; write a number, such as 2026609. It is left out.",
        "list.csv, row 2: “abc” is no ROR identifier;",
    ):
        assert said in done.err
    linhe, quay = json.loads(call("entities", "list", "--json", "-w", address).out)
    assert quay["identifiers"] == [{"scheme": "house", "value": "7"}]
    assert linhe["identifiers"] == [{"scheme": "wikidata", "value": "Q7"}]


def test_what_would_change_is_told_field_by_field(call: Call, listed: Path, address: Path) -> None:
    call("entities", "import", listed, "--apply", "-w", address)
    listed.write_text(LIST.replace("Quay Institute", "Quay House").replace("mhbdp95,", "mhbdp95,by the sea"), "utf-8")
    shown = call("entities", "import", listed, "-w", address)
    assert shown.code == 0
    assert "“Quay House”: name changes from “Quay Institute” to “Quay House”" in shown.err
    assert "description added: “by the sea”" in shown.err
    assert "other names added: “Quay Institute”" in shown.err


def test_the_columns_of_lists_are_told_by_help(call: Call) -> None:
    told = " ".join(call("entities", "import", "--help").out.replace("│", " ").split())
    for column in COLUMNS:
        assert column in told
    assert "semicolons" in told


def test_entities_are_listed_and_exported(call: Call, listed: Path, address: Path, tmp_path: Path) -> None:
    call("entities", "import", listed, "--apply", "-w", address)
    lines = call("-w", address, "entities", "list", "--search", "quay").out.splitlines()
    assert [line.split("\t")[1:4] for line in lines] == [["organization", "Quay Institute", "0"]]
    none = call("entities", "list", "--kind", "place", "-w", address)
    assert (none.out, none.err) == ("", "No entity fits.\n")
    out = tmp_path / "registry.jsonl"
    done = call("entities", "export", "--to", out, "-w", address)
    assert (done.code, "2 entities" in done.err) == (0, True)
    assert "0 new, 0 changed, 2 the same" in call("entities", "import", out, "-w", address).err


def test_entities_are_merged_by_name_number_or_identifier(call: Call, listed: Path, address: Path) -> None:
    call("entities", "import", listed, "--apply", "-w", address)
    done = call("entities", "merge", "ror:02mhbdp94", "Quay Institute", "-w", address)
    assert (done.code, done.err) == (0, "“Linhe Polytechnic” is merged into “Quay Institute”.\n")
    (left,) = json.loads(call("entities", "list", "--json", "-w", address).out)
    assert left["name"] == "Quay Institute"
    again = call("entities", "merge", left["id"], "Quay Institute", "-w", address)
    assert again.code == 2
    assert "This is the same entity" in again.err
    assert "There is no entity “Nothing”" in call("entities", "merge", "Nothing", "Quay Institute", "-w", address).err


def test_who_is_told_apart_is_merged_only_where_that_is_said(call: Call, listed: Path, address: Path) -> None:
    call("entities", "import", listed, "--apply", "-w", address)
    with open_workspace(address, settings=Settings(curator="Mira")) as desk:
        one, other = (desk.registry.named(each)[0] for each in ("Linhe Polytechnic", "Quay Institute"))
        desk.registry.distinguish(one.id, other.id)
    merge = ("entities", "merge", "Linhe Polytechnic", "Quay Institute", "-w", address)
    refused = call(*merge)
    assert refused.code == 2
    assert "Somebody said that “Linhe Polytechnic” and “Quay Institute” are not the same" in refused.err
    assert "--although-told-apart" in refused.err
    assert len(json.loads(call("entities", "list", "--json", "-w", address).out)) == 2
    assert call(*merge, "--although-told-apart").code == 0
    (left,) = json.loads(call("entities", "list", "--json", "-w", address).out)
    assert left["name"] == "Quay Institute"


def test_likely_duplicates_are_listed(call: Call, listed: Path, address: Path) -> None:
    listed.write_text("name\nLinhe Polytechnic\nPolytechnic Linhe\nQuay Institute\n", "utf-8")
    call("entities", "import", listed, "--apply", "-w", address)
    found = call("entities", "duplicates", "-w", address)
    assert (found.code, found.err) == (0, "1 pair.\n")
    assert "same words in another order" in found.out
    (pair,) = json.loads(call("entities", "duplicates", "--json", "-w", address).out)
    assert pair["for"] == ["same words in another order: Polytechnic Linhe"]
    assert pair["against"] == []
    listed.write_text("name,kind,geonames\nTown,place,7\nTown,place,8\n", "utf-8")
    call("entities", "import", listed, "--apply", "-w", address)
    assert call("entities", "duplicates", "--kind", "place", "-w", address).err == "0 pairs.\n"
    assert call("entities", "duplicates", "--kind", "place", "--listed-places", "-w", address).code == 0


def test_columns_are_named_on_the_command_line(call: Call, listed: Path, address: Path) -> None:
    listed.write_text("Institution,Seat\nQuay School,Linhe\n", "utf-8")
    assert "has no column “name”" in call("entities", "import", listed, "--apply", "-w", address).err
    named = ("--column", "Institution=name", "--column", "Seat=city")
    shown = call("entities", "import", listed, *named, "--apply", "-w", address)
    assert "The place “Linhe” is not known; it is left out." in shown.err
    assert call("entities", "list", "--search", "Quay", "-w", address).out.count("Quay School") == 1
    wrong = call("entities", "import", listed, "--column", "Seat=shoe size", "-w", address)
    assert wrong.code == 2


def test_wrong_usage_is_told_plainly(call: Call, address: Path, tmp_path: Path, listed: Path) -> None:
    call("entities", "import", listed, "--apply", "-w", address)
    missing = call("entities", "import", tmp_path / "nothing.csv", "-w", address)
    assert missing.code == 2
    assert "nothing.csv” is not there." in missing.err
    assert call("entities", "export", "--to", tmp_path / "a.pdf", "-w", address).code == 2
    assert call("entities", "list", "--kind", "fish", "-w", address).code == 2


def test_places_are_taken_in_before_they_are_needed(
    process: Call, address: Path, listed: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("entities", "import", listed, "--apply", "-w", address)
    assert call("entities", "list", "--kind", "place", "-w", address).out == ""
    monkeypatch.delenv("CURATOR_PLACES")
    found = process("entities", "list", "--kind", "place", "--search", "Shaanxi", "-w", address)
    assert "province of China" in found.out
    assert "countries, parts and cities were added." in found.err
