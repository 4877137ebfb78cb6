"""Export of a million cells against a bare openpyxl loop over the same cells, each in a process of its own.

The bare loop reads its rows ready-made from a file; the export makes them from dossiers: nothing is in its favour.
"""

import json
import pickle
import resource
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from curator.domain.article import Article
from curator.domain.content import PartialDate
from curator.domain.dossier import Dossier
from curator.domain.profile import Profile
from curator.domain.profile_file import load_profile
from curator.domain.record import Record
from tests.benchmarks.generate import BUILD, text_of
from tests.benchmarks.measure import Measure, at_least, at_most, median, seconds
from tests.benchmarks.proposals import entries_of

CELLS = 1_000_000
_ARTICLES, _VALUES = 2_100, 24
_TIMES = 3


def measure_export() -> list[Measure]:
    """Speed and memory."""
    rows = BUILD / "rows.pickle"
    _run("rows", rows)
    ours, bare = [], []
    for _ in range(_TIMES):
        ours.append(_run("ours", rows))
        bare.append(_run("bare", rows))
    rows.unlink()
    cells = ours[0]["cells"]
    assert cells >= CELLS, cells
    speed = median([each["seconds"] for each in bare]) / median([each["seconds"] for each in ours])
    memory = median([each["peak"] for each in ours]) / median([each["peak"] for each in bare])
    unit = f"x the speed of a bare openpyxl loop ({cells / median([each['seconds'] for each in ours]):,.0f} cells/s)"
    return [at_least("export", speed, unit, 0.8), at_most("export", memory, "x its memory", 1.3)]


def _run(what: str, rows: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.benchmarks.export_suite", what, str(rows)]
    told: dict[str, float] = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return told


def dossiers(profile: Profile) -> Iterator[Dossier]:
    """Articles with proposals, made from nothing, one after another."""
    for number in range(_ARTICLES):
        text = text_of(number, 1500)
        record = Record(id=number, article_id=number, profile=profile.name, curator="Bench")
        entries = entries_of(profile, record, text, _VALUES, "2026-06-01")
        yield Dossier(
            article=Article(id=number, source=f"{number}.txt", fingerprint="", title=text.split("\n")[0], text=text),
            record=Record(id=number, article_id=number, profile=profile.name, curator="Bench", entries=entries),
        )


def _ours(profile: Profile, path: Path) -> int:
    from curator.export.tables import About
    from curator.export.workbook import write_workbook

    about = About(curator="Bench", workspace="bench", at="2026-01-01T00:00:00+00:00", version="0")
    return write_workbook(path, profile, dossiers(profile), about).cells


def _bare(rows: Path, path: Path) -> int:
    from openpyxl import Workbook

    cells, book = 0, Workbook(write_only=True)
    with rows.open("rb") as file:
        sheets = {name: book.create_sheet(name) for name in pickle.load(file)}
        while True:
            try:
                name, row = pickle.load(file)
            except EOFError:
                break
            sheets[name].append(row)
            cells += len(row) - row.count(None)
    book.save(path)
    return cells


def _save_rows(profile: Profile, rows: Path) -> None:
    from datetime import date

    from curator.export.tables import About, Cell, Tables

    def plain(cell: Cell) -> object:
        if isinstance(cell, PartialDate):
            return date(cell.year, cell.month, cell.day) if cell.day else str(cell)
        return cell or None if isinstance(cell, str) else cell

    about = About(curator="", workspace="", at="", version="")
    tables = Tables(profile, about.statuses)
    with rows.open("wb") as file:
        pickle.dump([table.name for table in tables.all], file)
        for number, dossier in enumerate(dossiers(profile), 1):
            for table, row in tables.rows(number, dossier):
                pickle.dump((table.name, [plain(cell) for cell in row]), file)


def _main(what: str, rows: Path) -> None:
    from resources import resource_path

    with resource_path("profiles/innovation-events.toml") as path:
        profile = load_profile(path)
    if what == "rows":
        _save_rows(profile, rows)
        print("{}")
        return
    book, cells = rows.with_name(f"{what}.xlsx"), [0]

    def work() -> None:
        cells[0] = _ours(profile, book) if what == "ours" else _bare(rows, book)

    taken = seconds(work)
    book.unlink()
    print(json.dumps({"seconds": taken, "cells": cells[0], "peak": _peak()}))


def _peak() -> int:
    """The most memory this process ever held, in kilobytes; getrusage would count its parent's before the exec too."""
    status = Path("/proc/self/status")
    if status.exists():
        return next(int(line.split()[1]) for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    _main(sys.argv[1], Path(sys.argv[2]))
