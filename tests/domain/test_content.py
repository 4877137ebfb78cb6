"""Words in, content out, and back to words."""

import calendar
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curator.domain.content import PartialDate, read_content, read_date, read_number, show_content
from curator.domain.profile import Field, FieldType

DAYS = st.dates().map(lambda day: PartialDate(day.year, day.month, day.day))
DATES = st.one_of(
    DAYS,
    st.builds(PartialDate, st.integers(1, 9999), st.integers(1, 12)),
    st.builds(PartialDate, st.integers(1, 9999)),
)


@given(DATES)
def test_a_date_is_read_back_from_its_iso_form(day: PartialDate) -> None:
    assert PartialDate.parse(str(day)) == day
    assert read_date(str(day)) == day
    assert len(str(day)) == {"year": 4, "month": 7, "day": 10}[day.precision]


@given(DATES, DATES)
def test_dates_sort_as_their_iso_forms(one: PartialDate, other: PartialDate) -> None:
    assert (one < other) == (str(one) < str(other))


@given(st.dates())
def test_a_day_is_read_in_every_known_form(day: date) -> None:
    wanted = PartialDate(day.year, day.month, day.day)
    name, year = calendar.month_name[day.month], f"{day.year:04}"
    for words in (
        f"{day.day} {name} {year}",
        f"{day.day} {name[:3]} {year}",
        f"{name} {day.day}, {year}",
        f"{name[:3]}. {day.day} {year}",
        f"{year}/{day.month}/{day.day}",
        f"{year}年{day.month}月{day.day}日",
    ):
        assert read_date(words) == wanted
    for words in (f"{name} {year}", f"{name[:3]}. {year}", f"{year}年{day.month}月"):
        assert read_date(words) == PartialDate(day.year, day.month)
    assert read_date(f"{year}年") == PartialDate(day.year)


def test_ordinals_and_sept_are_read() -> None:
    assert read_date("3rd Sept 2024") == PartialDate(2024, 9, 3)
    assert read_date(" September 21st, 2024 ") == PartialDate(2024, 9, 21)


@pytest.mark.parametrize(
    "iso", ["", "24", "2024-8", "2024-00", "2024-08-00", "2024-13", "2024-02-30", "0000", "٢٠٢٤", "2024\n"]
)
def test_what_is_no_iso_date_is_refused(iso: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate.parse(iso)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "yesterday",
        "24 Aug",
        "Mayor 2024",
        "5 Augtober 2024",
        "2024/0/5",
        "2024/0",
        "2024-8-0",
        "30 Feb 2024",
        "0000",
    ],
)
def test_what_is_no_date_is_refused_in_words_for_a_person(words: str) -> None:
    with pytest.raises(ValueError, match=r"“.*” is not"):
        read_date(words)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(0, 0, 0), (2024, 13, 0), (2024, 0, 5), (2023, 2, 29), (10000, 1, 1)]
)
def test_a_date_that_does_not_exist_cannot_be_made(year: int, month: int, day: int) -> None:
    with pytest.raises(ValueError, match=r"."):
        PartialDate(year, month, day)


@given(st.integers(-(10**20), 10**20))
def test_a_whole_number_is_read_back_as_shown(number: int) -> None:
    assert read_number(show_content(number)) == number
    assert isinstance(read_number(show_content(number)), int)


@given(st.floats(-1e30, 1e30))
def test_a_number_is_read_back_as_shown(number: float) -> None:
    assert read_number(show_content(number)) == number


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("1,250", 1250),
        (" 1 250 ", 1250),
        ("1\u202f250\u202f000", 1_250_000),
        ("2.50", 2.5),
        (".5", 0.5),
        ("−3", -3),
        ("+3", 3),
        ("007", 7),
    ],
)
def test_numbers_as_people_write_them(words: str, number: float) -> None:
    assert read_number(words) == number


@pytest.mark.parametrize(
    "words",
    [
        "",
        "a dozen",
        "1,25",
        "1,2502",
        "1.5,000",
        "12,34,567",
        "1 2",
        "1e5",
        "nan",
        "inf",
        "--1",
        "9" * 400,
        "9" * 400 + ".5",
    ],
)
def test_what_is_no_number_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match="“"):
        read_number(words)


def field(kind: FieldType, *choices: str) -> Field:
    return Field(key="f", title="F", type=kind, choices=choices)


@pytest.mark.parametrize("kind", FieldType)
def test_no_words_are_no_content(kind: FieldType) -> None:
    assert read_content(field(kind, "host"), " \n ") is None


def test_each_type_reads_its_own() -> None:
    assert read_content(field(FieldType.NUMBER), "1,250") == 1250
    assert read_content(field(FieldType.DATE), "Aug 2024") == PartialDate(2024, 8)
    assert read_content(field(FieldType.CHOICE, "Co-host", "host"), " HOST ") == "host"
    assert read_content(field(FieldType.CHOICES, "Co-host"), "co-HOST") == "Co-host"
    assert read_content(field(FieldType.TEXT), " =1+1 ") == "=1+1"
    assert read_content(field(FieldType.ENTITIES), "<b>") == "<b>"


@pytest.mark.parametrize("kind", [FieldType.NUMBER, FieldType.DATE, FieldType.CHOICE, FieldType.CHOICES])
def test_words_that_do_not_fit_are_named(kind: FieldType) -> None:
    with pytest.raises(ValueError, match="“guests”"):
        read_content(field(kind, "host"), "guests")


def test_nothing_shows_as_nothing() -> None:
    assert show_content(None) == ""
    assert show_content("x") == "x"
    assert show_content(1250) == "1,250"
    assert show_content(PartialDate(2024, 8)) == "2024-08"
