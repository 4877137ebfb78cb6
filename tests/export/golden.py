"""The golden workbook: what every cell of the small desk's export holds, as JSON that a person can read.

`python -m tests.export.golden` writes it anew; look at the difference before committing it.
"""

import json
import tempfile
from datetime import datetime
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

from curator.export.workbook import write_workbook
from tests.domain.makers import PROFILE
from tests.export.desk import ABOUT, desk

GOLDEN = Path(__file__).parent / "files" / "desk.json"


def cells(path: Path) -> dict[str, list[list[Any]]]:
    """Every cell that is not empty: place, value, type and format, and where it leads."""
    book = load_workbook(path)
    found: dict[str, list[list[Any]]] = {}
    for sheet in book:
        found[sheet.title] = []
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is not None:
                    value = cell.value.date().isoformat() if isinstance(cell.value, datetime) else cell.value
                    told = [cell.coordinate, value, cell.data_type, cell.number_format]
                    told += ["quoted"] if cell.quotePrefix else []
                    told += [cell.hyperlink.location] if cell.hyperlink else []
                    found[sheet.title].append(told)
    book.close()
    return found


def write_golden() -> None:
    """Writes the golden file from what the program makes now."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "desk.xlsx"
        write_workbook(path, PROFILE, desk(), ABOUT)
        lines = [
            f'"{name}": [\n' + ",\n".join("  " + json.dumps(each, ensure_ascii=False) for each in rows) + "\n]"
            for name, rows in cells(path).items()
        ]
    GOLDEN.write_text("{\n" + ",\n".join(lines) + "\n}\n", "utf-8")


if __name__ == "__main__":
    write_golden()
