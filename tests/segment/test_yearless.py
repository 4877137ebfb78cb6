"""Datelines without a year, and what gives them one."""

import pytest

from curator.domain.article import Document
from curator.segment.segment import segment
from tests.segment.test_boilerplate import FIRST, SECOND, THIRD, TITLE


def published(*lines: str) -> str | None:
    head = {value.field: value for value in segment(Document("\n\n".join(lines))).head}
    return str(head["published"].content) if "published" in head else None


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        ("The boats will be shown on October 15, 2023 in the old docks of the town, the partners said.", "2023-10-12"),
        ("The talks had begun on March 3, 2019 in the old docks of the town, the partners said.", None),
        ("The boats were shown on Oct. 10, 2023, and the first ones on Oct. 9, 2021, in the old docks.", None),
        ("The compact is at www.gulf.example/english/20231012/c_1.html and is open to all of the coast.", "2023-10-12"),
        ("The partners said no more about it when they met the press in the old docks of the town.", None),
    ],
)
def test_year(after: str, expected: str | None) -> None:
    assert published(TITLE, f"PORT EKON, Oct. 12 (Gulf News) -- {FIRST}", SECOND, after, THIRD) == expected


def test_a_year_that_has_just_turned() -> None:
    line = "The boats were shown on December 30, 2023 in the old docks of the town, the partners said."
    assert published(TITLE, f"PORT EKON, Jan. 2 (Gulf News) -- {FIRST}", line, THIRD) == "2024-01-02"
