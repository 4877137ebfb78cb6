"""Names of sheets: allowed, short, and each one once."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from curator.export.names import SheetNames


@example(["\x85", " '\u2028 ", "x" * 30 + "'y", "x" * 26 + " ' more", "x" * 26 + " ' more"])
@given(st.lists(st.text(st.characters(exclude_categories=[]), max_size=40), max_size=20))
def test_any_names_become_allowed_ones(wanted: list[str]) -> None:
    names = SheetNames()
    taken = [names.take(each) for each in wanted]
    assert len({each.casefold() for each in taken}) == len(taken)
    for name in taken:
        assert 0 < len(name.encode("utf-16-le")) // 2 <= 31
        assert not re.search(r"[\[\]:*?/\\]", name)
        assert not name.startswith("'")
        assert not name.endswith("'")


@pytest.mark.parametrize(
    ("wanted", "name"),
    [
        ("People", "People"),
        ("Who/What?", "Who_What_"),
        ("", "Sheet"),
        ("'quoted'", "quoted"),
        ("History", "History (2)"),
        ("x" * 40, "x" * 31),
    ],
)
def test_known_names(wanted: str, name: str) -> None:
    assert SheetNames().take(wanted) == name


def test_a_second_one_is_numbered_whatever_its_case() -> None:
    names = SheetNames()
    assert [names.take(each) for each in ("People", "people", "PEOPLE")] == ["People", "people (2)", "PEOPLE (3)"]
    assert [names.take("y" * 31), names.take("y" * 31)] == ["y" * 31, "y" * 27 + " (2)"]
