"""Full dates as pages write them."""

import pytest

from curator.segment.dates import find_dates, without_dates, without_weekday


def days(text: str, *, day_first: bool | None = None) -> list[str]:
    return [str(dated.day) for dated in find_dates(text, 0, len(text), day_first=day_first)]


@pytest.mark.parametrize(
    "text",
    [
        "2021-03-09",
        "2021/3/9",
        "2021. 3. 9",
        "2021年3月9日",
        "2021년 3월 9일",
        "9 March 2021",
        "9th of March 2021",
        "Tuesday, 9 Mar. 2021",
        "March 9, 2021",
        "Mar 9th, 2021",
        "9 de marzo de 2021",
        "9. März 2021",
        "9 марта 2021",
        "09.03.2021",
        "published 2021-03-09T10:20:30Z",
    ],
)
def test_ways_of_writing_a_day(text: str) -> None:
    assert days(text) == ["2021-03-09"]


@pytest.mark.parametrize(
    "text", ["9 March", "March 2021", "2021", "31 April 2021", "12021-03-09", "9 March 1821", "v2.9.3.2021"]
)
def test_no_full_date(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "day_first", "found"),
    [
        ("03/04/2021", None, []),
        ("03/04/2021", True, ["2021-04-03"]),
        ("03/04/2021", False, ["2021-03-04"]),
        ("13/04/2021", None, ["2021-04-13"]),
        ("04/13/2021", None, ["2021-04-13"]),
        ("04/04/2021", None, ["2021-04-04"]),
        ("13/13/2021", None, []),
    ],
)
def test_slashed_dates(text: str, day_first: bool | None, found: list[str]) -> None:
    assert days(text, day_first=day_first) == found


def test_the_end_of_a_stretch_of_days_is_none() -> None:
    assert days("9-12 March 2021") == []
    assert days("from 9 to 12 March 2021") == []
    assert days("9 March 2021 - 12 March 2021")[0] == "2021-03-09"


def test_places_are_those_of_the_text() -> None:
    text = "crane 🏗 of 9 March 2021, again on 10 March 2021"
    assert [text[dated.start : dated.end] for dated in find_dates(text, 0, len(text))] == [
        "9 March 2021",
        "10 March 2021",
    ]
    assert find_dates(text, 14, len(text))[0].start > 14


def test_what_is_left_of_a_line_of_dates() -> None:
    text = "Tuesday, 9 March 2021, 10:20 UTC | Ostvik"
    assert without_dates(text, 0, len(text), find_dates(text, 0, len(text))) == "Ostvik"
    assert without_weekday("Tuesday, Ostvik") == "Ostvik"
