"""The commands as other programs call them: exit codes, data on stdout, words on stderr."""

import json
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl import load_workbook

from curator import __version__
from curator.app import open_workspace
from curator.cli.main import app
from curator.cli.terminal import printable
from curator.domain.article import Document
from curator.errors import WorkspaceError
from curator.segment import segment
from curator.services.statistics import Statistics
from curator.settings import Settings, save_settings
from db.store import Store
from tests.cli.calling import Called
from tests.services.material import give

Call = Callable[..., Called]


def test_the_whole_way_from_files_to_a_workbook(call: Call, process: Call, news: Path, address: Path) -> None:
    (news / "empty.txt").write_text("", "utf-8")
    brought = call("import", news, "-w", address)
    assert (brought.code, brought.out) == (1, "")
    assert "3 imported, 0 known already, 1 failed." in brought.err
    assert "empty.txt" in brought.err
    extracted = process("extract", "-w", address, "--workers", 2)
    assert (extracted.code, extracted.out) == (0, "")
    assert "in 3 articles, 0 failed" in extracted.err
    counted = json.loads(call("stats", "--json", "-w", address).out)
    assert counted["articles"] == counted["extracted"] == 3
    assert counted["values"]["proposed"] > 3
    assert call("confirm", "-w", address, "--all-proposed").code == 0
    counted = json.loads(call("stats", "--json", "-w", address).out)
    assert counted["values"]["proposed"] == 0
    workbook = address.with_name("facts.xlsx")
    exported = call("export", "-w", address, "--to", workbook)
    assert (exported.code, exported.out) == (0, "")
    sheet = load_workbook(workbook)["Organizations"]
    assert "Quay Institute" in {cell for row in sheet.iter_rows(values_only=True) for cell in row}
    checked = call("check", "-w", address)
    assert (checked.code, checked.err) == (0, "All is well.\n")
    assert "in 0 articles" in call("extract", "-w", address).err


def test_known_duplicates_are_no_failure(call: Call, news: Path, address: Path) -> None:
    call("import", news, "-w", address)
    again = call("import", news, "-w", address)
    assert again.code == 0
    assert "0 imported, 3 known already, 0 failed." in again.err
    assert "2.txt" in again.err


def test_a_missing_path_fails_and_the_rest_is_done(call: Call, news: Path, address: Path) -> None:
    done = call("import", news / "nothing.txt", news / "1.txt", "-w", address)
    assert done.code == 1
    assert "nothing.txt" in done.err
    assert "1 imported" in done.err


def test_the_workspace_stands_at_the_command_before_it_or_in_the_environment(
    call: Call, news: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    named, other = tmp_path / "named.curator", tmp_path / "other.curator"
    monkeypatch.setenv("CURATOR_WORKSPACE", str(other))
    call("import", news / "0.txt")
    assert other.is_file()
    call("-w", named, "import", news / "1.txt", news / "2.txt")
    assert json.loads(call("-w", named, "stats", "--json").out)["articles"] == 2
    assert json.loads(call("-w", named, "stats", "--json", "-w", other).out)["articles"] == 1
    assert json.loads(call("stats", "--json").out)["articles"] == 1
    monkeypatch.delenv("CURATOR_WORKSPACE")
    save_settings(Settings(workspace=str(named)))
    assert json.loads(call("stats", "--json").out)["articles"] == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ["import"],
        ["dance"],
        ["extract", "--workers", "0"],
        ["extract", "--dask", "tcp://somewhere"],
        ["confirm"],
        ["export"],
        ["export", "--to", "facts.csv"],
        ["export", "--to", "facts.xlsx", "--status", "confirmed,lovely"],
        ["export", "--to", "facts.xlsx", "--status", ","],
        ["backup"],
        ["propose"],
        ["stats", "-w", "missing folder/a.curator"],
    ],
    ids=" ".join,
)
def test_wrong_usage_ends_with_two_and_a_sentence(
    arguments: list[str], call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call(*arguments)
    assert (done.code, done.out) == (2, "")
    assert done.err.strip()
    assert "Traceback" not in done.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "command",
    [
        "extract",
        "confirm --all-proposed",
        "export --to facts.xlsx",
        "stats",
        "check",
        "backup --to copy.curator",
        "upgrade",
    ],
)
def test_a_mistyped_workspace_is_said_and_none_is_made(
    command: str, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    done = call(*command.split(), "-w", "dsek.curator")
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith(f"There is no workspace at {tmp_path / 'dsek.curator'}. ")
    assert list(tmp_path.iterdir()) == []


def test_wrong_usage_says_what_is_wrong(call: Call) -> None:
    assert "must end in .xlsx" in call("export", "--to", "facts.csv").err
    assert "“lovely” is no status" in call("export", "--to", "facts.xlsx", "--status", "confirmed,lovely").err
    assert "--all-proposed" in call("confirm").err


def test_a_file_that_is_no_workspace_is_refused_without_a_traceback(process: Call, tmp_path: Path) -> None:
    (tmp_path / "letter.curator").write_text("Dear Mira, " * 400, "utf-8")
    done = process("stats", "-w", tmp_path / "letter.curator")
    assert (done.code, done.out) == (2, "")
    assert "letter.curator" in done.err
    assert "Traceback" not in done.err


def test_a_disk_that_does_not_answer_is_a_failure_not_wrong_usage(
    call: Call, address: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(_self: Statistics) -> None:
        raise WorkspaceError("The disk is full.", "Make room.")

    monkeypatch.setattr(Statistics, "counts", fail)
    open_workspace(address, settings=Settings()).close()
    done = call("stats", "-w", address)
    assert (done.code, done.err) == (1, "The disk is full. Make room.\n")


def test_statuses_choose_what_is_exported(call: Call, address: Path, tmp_path: Path) -> None:
    with open_workspace(address, settings=Settings()) as desk:
        give(desk)

    def people(*more: str) -> int:
        assert call("export", "-w", address, "--to", tmp_path / "facts.xlsx", *more).code == 0
        return sum(1 for _ in load_workbook(tmp_path / "facts.xlsx")["People"].iter_rows()) - 1

    assert people() == 0
    assert people("--status", "confirmed, proposed") == 2
    assert people("--status", "all") == 2
    call("confirm", "--all-proposed", "-w", address)
    assert people() == 2


def test_an_export_says_how_many_facts_it_wrote(call: Call, address: Path, tmp_path: Path) -> None:
    with open_workspace(address, settings=Settings()) as desk:
        give(desk)
    export = ("export", "-w", address, "--to", tmp_path / "facts.xlsx")
    nothing = call(*export).err
    assert "0 facts of 1 article." in nothing
    assert "No fact is confirmed yet." in nothing
    assert "--status all" in nothing
    assert "No fact is rejected." in call(*export, "--status", "rejected").err
    call("confirm", "--all-proposed", "-w", address)
    sheets = load_workbook(tmp_path / "facts.xlsx") if call(*export).code == 0 else None
    assert sheets is not None
    others = ("Articles", "Entities", "Evidence", "Report", "About")
    rows = sum(sheet.max_row - 1 for sheet in sheets.worksheets if sheet.title not in others)
    said = call(*export).err
    assert f"{rows} facts of 1 article." in said
    assert "--status" not in said


def test_proposals_of_files_are_json_and_a_bad_file_is_listed(process: Call, news: Path) -> None:
    (news / "empty.txt").write_text("", "utf-8")
    done = process("propose", *sorted(news.iterdir()))
    assert done.code == 1
    assert "empty.txt" in done.err
    shapes = json.loads(done.out)
    assert [shape["file"] for shape in shapes] == ["0.txt", "1.txt", "2.txt"]
    assert shapes[0]["article"]["title"] == "Quay Institute opens yard 0"
    assert {"people", "organizations", "places", "figures", "boilerplate"} <= set(shapes[0])


def test_a_file_that_extraction_fails_on_is_a_sentence_and_the_others_are_done(
    call: Call, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = segment.segment

    def failing(document: Document) -> Document:
        if "yard number 1" in document.text:
            raise ZeroDivisionError("by nothing")
        return honest(document)

    monkeypatch.setattr(segment, "segment", failing)
    done = call("propose", *sorted(news.iterdir()))
    assert done.code == 1
    assert f"“{news / '1.txt'}”: The work failed (ZeroDivisionError in test_commands.py" in done.err
    assert "Traceback" not in done.err
    assert [shape["file"] for shape in json.loads(done.out)] == ["0.txt", "2.txt"]


def test_counts_are_words_without_json(call: Call, news: Path, address: Path) -> None:
    call("import", news, "-w", address)
    done = call("stats", "-w", address)
    assert done.out.splitlines()[0].split() == ["articles", "3"]
    assert done.err == ""


def test_damage_is_listed_and_ends_with_one(call: Call, address: Path) -> None:

    with open_workspace(address, settings=Settings()) as desk:
        give(desk)
    with sqlite3.connect(address) as database:
        database.execute("UPDATE evidence SET quote = 'Nobody' WHERE quote = 'Aldo Ferrant'")
    database.close()
    done = call("check", "-w", address)
    assert done.code == 1
    assert "“Nobody” are not at" in done.err
    assert "1 problems found" in done.err


def test_a_backup_is_a_workspace_and_never_overwrites(call: Call, news: Path, address: Path, tmp_path: Path) -> None:
    call("import", news, "-w", address)
    assert call("backup", "-w", address, "--to", tmp_path / "copy.curator").code == 0
    assert json.loads(call("stats", "--json", "-w", tmp_path / "copy.curator").out)["articles"] == 3
    again = call("backup", "-w", address, "--to", tmp_path / "copy.curator")
    assert again.code == 2
    assert "copy.curator" in again.err


def test_upgrading_what_is_up_to_date_says_so(call: Call, address: Path) -> None:
    open_workspace(address, settings=Settings()).close()
    assert call("upgrade", "-w", address).err == "“desk” is up to date.\n"


def test_help_and_version_are_there_for_every_command(call: Call, process: Call) -> None:
    assert process("--version").out == f"curator {__version__}\n"
    overview = call("--help").out
    for command in app.registered_commands:
        name = command.name or getattr(command.callback, "__name__", "")
        assert f"  {name} " in overview
        assert call(name, "--help").code == 0


def test_text_of_articles_cannot_steer_the_terminal(call: Call, address: Path, tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.txt").write_text("Bell [bold red]rings[/] %s {0}\n\nA body of words.\n", "utf-8")
    done = call("import", tmp_path, "-w", address)
    assert "Bell [bold red]rings[/] %s {0}" in done.err
    assert printable("Bell\x1b[2J\x07 rings\n\tin 北京\x9b") == "Bell\ufffd[2J\ufffd rings\n\tin 北京\ufffd"


def test_what_follows_from_the_rest_is_made_anew_when_asked(call: Call, address: Path) -> None:
    from curator.app import open_workspace
    from tests.services.material import give

    with open_workspace(address, settings=Settings()) as desk:
        desk.review.finish(desk.review.open(give(desk)).record)
    with sqlite3.connect(address) as database:
        database.execute("UPDATE record SET total = 90, doubts = 3")
        database.execute("UPDATE article SET settled = 7")
        database.execute("INSERT INTO search_article (rowid, title, body) VALUES (4711, 'Nobody', 'nothing')")
    database.close()
    done = call("check", "-w", address)
    assert (done.code, "`curator check --mend`" in done.err, "3 problems" in done.err) == (1, True, True)
    assert call("check", "-w", address).err == done.err
    mended = call("check", "--mend", "-w", address)
    assert (mended.code, mended.err) == (0, "All is well.\n")


def test_an_import_that_a_full_disk_ends_says_what_was_stored(
    call: Call, news: Path, address: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fill(_self: Store, _added: object, _done: object) -> None:
        raise WorkspaceError("The disk is full.", "Make room.")

    call("import", news / "0.txt", "-w", address)
    monkeypatch.setattr(Store, "add_articles", fill)
    done = call("import", news / "nothing.txt", news, "-w", address)
    assert done.code == 1
    for said in ("nothing.txt", "The disk is full. Make room.", "the rest was not imported", "0 imported"):
        assert said in done.err
