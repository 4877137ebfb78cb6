"""Offsets are exact in any script: checked against Python's own UTF-16."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from curator.domain.offsets import Utf16Map

SCRIPTS = st.text(
    st.one_of(
        st.sampled_from("a é\n北京한국ไทยعرب"),  # one unit each
        st.sampled_from("😀🧪𠀀𝒳🇨"),  # two units each
        st.sampled_from("\u0301\u0308\u200d\ufe0f"),  # combining marks, joiner, variation selector
        st.characters(exclude_categories=["Cs"]),
    )
)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


@given(SCRIPTS)
@example("👩‍🔬 e\u0301 北京😀")
@example("")
def test_every_offset_is_that_of_utf_16(text: str) -> None:
    both = Utf16Map(text)
    for point in range(len(text) + 1):
        assert both.to_units(point) == units(text[:point])


@given(SCRIPTS)
def test_there_and_back_is_the_same_place(text: str) -> None:
    both = Utf16Map(text)
    assert [both.to_points(both.to_units(point)) for point in range(len(text) + 1)] == list(range(len(text) + 1))


@given(SCRIPTS)
def test_the_middle_of_a_pair_is_its_beginning(text: str) -> None:
    both = Utf16Map(text)
    for point, char in enumerate(text):
        if units(char) == 2:
            assert both.to_points(both.to_units(point) + 1) == point


@given(SCRIPTS)
def test_no_unit_lies_outside_the_text(text: str) -> None:
    both = Utf16Map(text)
    points = [both.to_points(unit) for unit in range(units(text) + 1)]
    assert points == sorted(points)
    assert points[-1] == len(text) == both.length


@pytest.mark.parametrize(("text", "point", "unit"), [("a😀b", 1, 1), ("a😀b", 2, 3), ("😀😀", 2, 4), ("北京", 2, 2)])
def test_known_places(text: str, point: int, unit: int) -> None:
    assert Utf16Map(text).to_units(point) == unit
    assert Utf16Map(text).to_points(unit) == point
