"""The workbook as other programs read it, and the file as the disk allows it."""

import errno
import json
import shutil
import subprocess
import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from curator.domain.dossier import Dossier
from curator.domain.profile import Field, FieldType, Group, Profile
from curator.domain.record import Status
from curator.domain.watch import Watch
from curator.errors import Cancelled, UserError
from curator.export.package import Package
from curator.export.workbook import write_workbook
from tests.domain.makers import PROFILE
from tests.export.desk import ABOUT, desk, texts
from tests.export.golden import GOLDEN, cells
from tests.export.reading import column, read


def test_every_cell_is_as_in_the_golden_workbook(tmp_path: Path) -> None:
    write_workbook(tmp_path / "desk.xlsx", PROFILE, desk(), ABOUT)
    assert cells(tmp_path / "desk.xlsx") == json.loads(GOLDEN.read_text("utf-8"))


def test_the_report_says_what_was_written(tmp_path: Path) -> None:
    report = write_workbook(tmp_path / "desk.xlsx", PROFILE, desk(), ABOUT)
    sheets = read(tmp_path / "desk.xlsx")
    assert (report.path, report.articles) == (tmp_path / "desk.xlsx", 3)
    assert report.rows == sum(len(sheet) - 1 for sheet in sheets.values())
    others = {"Articles", "Entities", "Evidence", "Report", "About"}
    assert report.entries == sum(len(sheet) - 1 for name, sheet in sheets.items() if name not in others) > 0
    assert report.cells == sum(cell is not None for sheet in sheets.values() for row in sheet[1:] for cell in row)
    assert report.problems == len(sheets["Report"]) - 1 > 0


def test_the_report_leads_to_the_cells_it_tells_of(tmp_path: Path) -> None:
    write_workbook(tmp_path / "desk.xlsx", PROFILE, desk(), ABOUT)
    book = load_workbook(tmp_path / "desk.xlsx")
    told = {what: book[sheet][place].value for sheet, place, what, *_ in list(book["Report"].values)[1:]}
    assert told["A day that spreadsheets cannot count"] == "1899-12-31"
    assert told["A number of more than 15 digits"] == "123456789012345678"
    assert str(told["Characters that a workbook cannot hold"]).startswith("a\ufffdb")
    assert str(told["Looks like a formula"]).startswith("=")


TEXTS = st.lists(st.text(st.characters(exclude_categories=[]), min_size=1, max_size=30), min_size=1, max_size=12)


@settings(max_examples=25)
@given(TEXTS)
@example(
    ["=1+1", "<b>&amp;</b>", '"quoted"', "北京", "👩‍🔬", "\x00", "#N/A", "TRUE", "1e5", " x ", "a\r\nb\tc", "_x0041_"]
)
def test_any_text_comes_back_or_stands_in_the_report(
    tmp_path_factory: pytest.TempPathFactory, words: list[str]
) -> None:
    path = tmp_path_factory.getbasetemp() / "any.xlsx"
    write_workbook(path, PROFILE, [texts(*words)], ABOUT)
    book = load_workbook(path)
    told = {
        place
        for sheet, place, what, *_ in list(book["Report"].values)[1:]
        if sheet == "Topics" and "formula" not in what
    }
    for row, wanted in enumerate(words, 2):
        cell = book["Topics"][f"B{row}"]
        assert cell.data_type == "s"
        assert cell.value == wanted or cell.coordinate in told
    book.close()


def test_nothing_is_ever_a_formula(tmp_path: Path) -> None:
    path = tmp_path / "desk.xlsx"
    write_workbook(path, PROFILE, [texts("=1+1", "+A1", "-A1", "@A1", "\t=1", "=cmd|'/C calc'!A0")], ABOUT)
    with ZipFile(path) as packed:
        assert [name for name in packed.namelist() if "sheet" in name and b"<f>" in packed.read(name)] == []
    book = load_workbook(path)
    assert all(book["Topics"][f"B{row}"].quotePrefix for row in range(2, 8))
    told = [row[1:3] for row in list(book["Report"].values)[1:] if row[0] == "Topics"]
    assert told == [(f"B{row}", "Looks like a formula") for row in range(2, 8)]


def test_a_long_text_goes_on_in_the_report(tmp_path: Path) -> None:
    path = tmp_path / "long.xlsx"
    text = "=" + "words and 北京😀 " * 6000
    write_workbook(path, PROFILE, [texts(text)], ABOUT)
    sheets = read(path)
    rest = [row[4] for row in sheets["Report"][1:] if row[0] == "Topics" and row[4]]
    assert column(sheets["Topics"], "Name")[0] + "".join(rest) == text


def test_statuses_are_told_and_obeyed(tmp_path: Path) -> None:
    path = tmp_path / "desk.xlsx"
    write_workbook(path, PROFILE, desk(), replace(ABOUT, statuses=frozenset({Status.CONFIRMED, Status.ADDED})))
    sheets = read(path)
    assert ["Values", "confirmed, added"] in sheets["About"]
    assert set(column(sheets["Evidence"], "Status")) == {"confirmed", "added"}


def test_a_table_goes_on_in_further_sheets_and_links_lead_to_the_right_one(tmp_path: Path) -> None:
    path = tmp_path / "many.xlsx"
    articles = [texts("a", "b", "c") for _ in range(5)]
    report = write_workbook(path, PROFILE, articles, ABOUT, most_rows=3)
    book = load_workbook(path)
    assert report.articles == 5
    names = book.sheetnames
    assert names[names.index("Articles") :][:3] == ["Articles", "Articles (2)", "Articles (3)"]
    assert [book[name].max_row for name in ("Articles", "Articles (2)", "Articles (3)")] == [3, 3, 2]
    assert [cell.value for cell in book["Topics (8)"][1]] == [cell.value for cell in book["Topics"][1]]
    for name in names:
        for (cell,) in book[name].iter_rows(min_row=2, max_col=1):
            if cell.hyperlink:
                sheet, place = cell.hyperlink.location.split("!")
                assert book[sheet.strip("'")][place].value == cell.value


def test_links_beyond_the_most_are_left_out_and_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("curator.export.sheet.MOST_LINKS", 2)
    monkeypatch.setattr("curator.export.workbook.MOST_LINKS", 2)
    write_workbook(tmp_path / "a.xlsx", PROFILE, [texts("a", "b", "c")], ABOUT)
    book = load_workbook(tmp_path / "a.xlsx")
    assert [bool(book["Topics"][f"A{row}"].hyperlink) for row in (2, 3, 4)] == [True, True, False]
    assert ("Topics", "A3", "More links than a sheet holds", "Rows after 2 are not linked", None) in book[
        "Report"
    ].values


def test_sheets_have_a_heading_that_stays_and_filters(tmp_path: Path) -> None:
    write_workbook(tmp_path / "desk.xlsx", PROFILE, desk(), ABOUT)
    book = load_workbook(tmp_path / "desk.xlsx")
    for sheet in book:
        assert sheet.freeze_panes in ("A2", "C2")
        assert sheet.auto_filter.ref == sheet.dimensions
        assert sheet["A1"].font.bold
        assert all(8 <= sheet.column_dimensions[cell.column_letter].width <= 60 for cell in sheet[1])


def profile(*plurals: str) -> Profile:
    """A profile of groups that have awkward names."""
    field = Field(key="name", title="<Name> & co", type=FieldType.TEXT)
    groups = (
        Group(key=f"g{at}", title="G", plural=plural, colour="event", fields=(field,))
        for at, plural in enumerate(plurals)
    )
    return Profile(name="p", title="P\x00", version=1, groups=tuple(groups))


def test_a_profile_may_call_its_groups_anything(tmp_path: Path) -> None:
    write_workbook(tmp_path / "a.xlsx", profile("Articles", "articles", "a/b & 'c'", "History", "Report"), [], ABOUT)
    sheets = read(tmp_path / "a.xlsx")
    assert list(sheets)[:5] == ["Articles", "articles (2)", "a_b & 'c", "History (2)", "Report"]
    assert list(sheets)[5:] == ["Articles (3)", "Entities", "Evidence", "Report (2)", "About"]
    assert sheets["Articles"][0][1] == "<Name> & co"


def leftovers(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_an_older_workbook_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "desk.xlsx"
    path.write_bytes(b"old")
    write_workbook(path, PROFILE, desk(), ABOUT)
    assert "Evidence" in read(path)
    assert leftovers(tmp_path) == ["desk.xlsx"]


def test_progress_is_told_after_every_article(tmp_path: Path) -> None:
    steps: list[tuple[int, int, str]] = []
    watch = Watch(step=lambda *step: steps.append(step))
    write_workbook(tmp_path / "desk.xlsx", PROFILE, desk(), replace(ABOUT, articles=3), watch)
    assert steps == [(1, 3, "Harbour forum opens"), (2, 3, "=Formulas & <b>markup</b>"), (3, 3, "Nothing to see")]


@pytest.mark.parametrize("after", [0, 2, 4])
def test_stopping_leaves_the_older_file_as_it_was(tmp_path: Path, after: int) -> None:
    path = tmp_path / "desk.xlsx"
    path.write_bytes(b"old")
    asked = iter(range(1000))
    with pytest.raises(Cancelled):
        write_workbook(path, PROFILE, desk(), ABOUT, Watch(cancelled=lambda: next(asked) >= after))
    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == ["desk.xlsx"]


def refusal(path: Path) -> UserError:
    with pytest.raises(UserError) as caught:
        write_workbook(path, PROFILE, desk(), ABOUT)
    assert str(path.name) in caught.value.sentence
    assert caught.value.hint
    return caught.value


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    assert str(tmp_path / "gone") in refusal(tmp_path / "gone" / "a.xlsx").sentence


def test_a_folder_is_no_workbook(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").mkdir()
    assert "is a folder" in refusal(tmp_path / "a.xlsx").sentence


def test_a_locked_file_is_named_before_any_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")

    def locked(_path: Path, *_args: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    waiting = iter(desk())
    monkeypatch.setattr(Path, "open", locked)
    with pytest.raises(UserError, match="open in another program"):
        write_workbook(path, PROFILE, waiting, ABOUT)
    monkeypatch.undo()
    assert len(list(waiting)) == 3
    assert path.read_bytes() == b"old"


@pytest.mark.parametrize("room", [1_000, 20_000])
def test_a_full_disk_leaves_the_older_file_as_it_was(tmp_path: Path, room: int) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"old")
    resource = pytest.importorskip("resource", reason="this system cannot limit the size of files")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (room, hard))
    try:
        error = refusal(path)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert error.sentence == f"There is no room for {path}."
    assert path.read_bytes() == b"old"
    assert leftovers(tmp_path) == ["a.xlsx"]


def test_a_failure_at_the_very_end_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_package: Package, path: Path, *_more: object) -> None:
        path.write_bytes(b"half")
        raise OSError(errno.EIO, "Input/output error")

    monkeypatch.setattr(Package, "write", fail)
    assert "Input/output error" in refusal(tmp_path / "a.xlsx").sentence
    assert leftovers(tmp_path) == []


def test_memory_does_not_grow_with_the_articles(tmp_path: Path) -> None:
    def many(articles: int) -> Iterator[Dossier]:
        return (texts(*(f"topic {number} {at}" for at in range(10))) for number in range(articles))

    def peak(articles: int) -> int:
        tracemalloc.reset_peak()
        write_workbook(tmp_path / "a.xlsx", PROFILE, many(articles), ABOUT)
        return tracemalloc.get_traced_memory()[1]

    tracemalloc.start()
    try:
        peak(5)
        assert peak(400) < 1.5 * peak(100)
    finally:
        tracemalloc.stop()


def test_libreoffice_reads_the_same(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not on this machine")
    write_workbook(tmp_path / "desk.xlsx", PROFILE, desk(), ABOUT)
    options = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    profile_folder = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [office, profile_folder, "--headless", "--convert-to", options, "--outdir", str(tmp_path), "desk.xlsx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    events = (tmp_path / "desk-Events.csv").read_text("utf-8").splitlines()
    assert events[1].startswith("1,Harbour Forum,forum,,2024-08-24,2024-08,")
    assert events[2].startswith("2,=Formulas & <b>markup</b>,")
    assert "a\ufffdb _x0041_" in (tmp_path / "desk-Topics.csv").read_text("utf-8")
