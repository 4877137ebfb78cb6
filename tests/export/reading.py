"""Reads a workbook back as another program would."""

from pathlib import Path
from typing import Any

from openpyxl import load_workbook


def read(path: Path) -> dict[str, list[list[Any]]]:
    """The values of every sheet, row by row, heading included."""
    book = load_workbook(path)
    try:
        return {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}
    finally:
        book.close()


def column(sheet: list[list[Any]], title: str) -> list[Any]:
    """The values under a heading."""
    at = sheet[0].index(title)
    return [row[at] for row in sheet[1:]]
