"""`curator evaluate`: against gold records and by judgements, as tables and as JSON, and what goes wrong on the way."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from curator.domain.calibration import read_calibration
from tests.cli.calling import Called

Call = Callable[..., Called]

TEXT = (
    "Quay Institute opens yard\n\nVARNHOLM, 4 May 2031 - Mira Okonjo, rector of the Quay Institute, opened the yard "
    "in Varnholm on Friday. More than 300 students came.\n"
)
GOLD = {
    "article": {"title": "Quay Institute opens yard", "published": "2031-05-04", "outlet": None},
    "events": [],
    "people": [{"name": "Mira Okonjo", "title": "rector", "affiliation": "Quay Institute"}],
    "organizations": [{"name": "Quay Institute", "aliases": [], "roles": ["mentioned"]}],
    "places": ["Varnholm", "Atlantis"],
    "agreements": [],
    "launches": [],
    "figures": [{"text": "300 students", "value": 300, "qualifier": "more than", "what": "students"}],
    "boilerplate": [],
}


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A folder of one gold record."""
    folder = tmp_path / "gold"
    folder.mkdir()
    (folder / "yard.txt").write_text(TEXT, "utf-8")
    (folder / "yard.json").write_text(json.dumps(GOLD), "utf-8")
    return folder


def test_gold_records_are_measured_as_json(call: Call, gold: Path) -> None:
    done = call("evaluate", gold, "--json")
    assert (done.code, done.err) == (0, "1 article measured.\n")
    told = json.loads(done.out)
    assert told["articles"] == 1
    assert told["figures"]["people.strict"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0, "gold": 1}
    assert told["figures"]["places.strict"]["recall"] == 0.5
    assert told["figures"]["people.title"] == {"accuracy": 1.0, "of": 1}
    assert {"article": "yard", "group": "places", "kind": "missed", "gold": "Atlantis", "found": ""} in told["misses"]
    assert told["acts"]["articles"] == [
        {key: told["acts"][key] for key in ("needed", "by_hand", "share")} | {"name": "yard"}
    ]
    assert told["acts"]["by_hand"] == 3 * 5 + 4
    assert sum(row["of"] for row in told["reliability"]["all"]["bins"]) > 5
    assert told["failed"] == []
    assert "left_out" not in told


def test_gold_records_are_measured_as_tables(call: Call, gold: Path) -> None:
    told = call("evaluate", gold).out
    for words in ("people.strict", "figures.qualifier", "in all", "confidence of all values", "said"):
        assert words in told
    assert "Atlantis" not in told
    assert "Atlantis" in call("evaluate", gold, "--misses").out


def test_texts_may_lie_elsewhere_and_be_pages(call: Call, gold: Path, tmp_path: Path) -> None:
    texts = tmp_path / "texts"
    texts.mkdir()
    title, body = TEXT.split("\n\n")
    page = f"<html><body><article><h1>{title}</h1><p>{body}</p></article></body></html>"
    (texts / "yard.html").write_text(page, "utf-8")
    (gold / "yard.txt").unlink()
    told = json.loads(call("evaluate", gold, "--texts", texts, "--json").out)
    assert told["figures"]["people.strict"]["f1"] == 1.0


def test_a_bad_record_and_one_without_text_are_named_and_the_rest_goes_on(call: Call, gold: Path) -> None:
    (gold / "alone.json").write_text("{}", "utf-8")
    (gold / "broken.json").write_text("{", "utf-8")
    (gold / "broken.txt").write_text(TEXT, "utf-8")
    (gold / "strange.json").write_text('{"people": 3}', "utf-8")
    (gold / "strange.txt").write_text(TEXT, "utf-8")
    (gold / "marked.json").write_text(json.dumps({**GOLD, "boilerplate": [["Not there", "at all"]]}), "utf-8")
    (gold / "marked.txt").write_text(TEXT, "utf-8")
    done = call("evaluate", gold, "--json", "--fit", gold / "calibration.toml")
    assert done.code == 1
    assert json.loads(done.out)["articles"] == 2
    assert len(json.loads(done.out)["failed"]) == 4
    assert f"“{gold / 'alone.json'}” has no text in" in done.err
    assert f"“{gold / 'broken.json'}” is no gold record: " in done.err
    assert f"“{gold / 'strange.json'}” is no gold record: “people” is no list" in done.err
    assert "the boilerplate from “Not there” on is not in the text" in done.err
    assert "Calibration is not written" in done.err
    assert not (gold / "calibration.toml").exists()


def test_confidence_is_fitted_anew(call: Call, gold: Path, tmp_path: Path) -> None:
    (gold / "again.json").write_text(json.dumps(GOLD), "utf-8")
    (gold / "again.txt").write_text(TEXT, "utf-8")
    fitted = tmp_path / "calibration.toml"
    done = call("evaluate", gold, "--fit", fitted, "--json")
    assert done.code == 0
    assert f"Calibration written to “{fitted}”." in done.err
    curves = read_calibration(fitted.read_text("utf-8")).curves
    assert curves["person.name"].seen == curves["person.name"].right == 2
    told = json.loads(done.out)
    assert sum(row["of"] for row in told["left_out"]["all"]["bins"]) == curves["*"].seen
    assert "articles left out of the fit" in call("evaluate", gold, "--fit", fitted).out
    assert call("evaluate", gold, "--fit", tmp_path / "none" / "x.toml").code == 2


def test_a_workspace_is_measured_by_its_judgements(call: Call, news: Path, address: Path) -> None:
    call("import", news, "-w", address)
    call("extract", "-w", address)
    told = json.loads(call("evaluate", "-w", address, "--json").out)
    assert sum(row["open"] for row in told["stages"]) > 3
    assert {row["judged"] for row in told["stages"]} == {0}
    assert told["reliability"]["all"] == {"gap": 0.0, "bins": []}
    call("confirm", "-w", address, "--all-proposed")
    done = call("evaluate", "-w", address, "--json")
    row = next(row for row in json.loads(done.out)["stages"] if row["group"] == "organization")
    assert row["by_script"] > 0
    assert (row["judged"], row["precision"], row["open"]) == (0, None, 0)
    shown = call("evaluate", "-w", address)
    assert (shown.code, shown.err) == (0, "Nobody has judged anything yet.\n")
    assert "organization.name" in shown.out
    assert row["stage"] in shown.out


@pytest.mark.parametrize(
    "arguments",
    [["--texts", "."], ["--misses"], ["--fit", "x.toml"], ["--workers", "2"], ["nowhere"], ["."], ["-w", "nowhere"]],
    ids=" ".join,
)
def test_wrong_usage_ends_with_two_and_a_sentence(
    arguments: list[str], call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call("evaluate", *arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()
    assert list(tmp_path.iterdir()) == []
