"""The ways in which a day in figures can be read."""

import pytest

from curator.domain.day_readings import DayReading, day_readings


@pytest.mark.parametrize(
    ("words", "readings"),
    [
        ("03/04/2023", {DayReading((3,), 4, 2023), DayReading((4,), 3, 2023)}),
        ("3-4-2023", {DayReading((3,), 4, 2023), DayReading((4,), 3, 2023)}),
        ("03/04/23", {DayReading((3,), 4, 2023), DayReading((4,), 3, 2023)}),
        ("4-5", {DayReading((4, 5)), DayReading((4,), 5), DayReading((5,), 4)}),
        ("4/5", {DayReading((4,), 5), DayReading((5,), 4)}),
        ("4-5/9", {DayReading((4, 5), 9), DayReading((5, 9), 4)}),
        ("10-12", {DayReading((10, 12)), DayReading((10,), 12), DayReading((12,), 10)}),
        ("13-14/9", set()),
        ("17-18", set()),
        ("04/04/2023", set()),
        ("13/04/2023", set()),
        ("04/13/2023", set()),
        ("0-5", set()),
        ("00/04/2023", set()),
        ("2023-04-05", set()),
        ("3.4.2023", set()),
        ("April 3", set()),
        ("", set()),
    ],
)
def test_readings(words: str, readings: set[DayReading]) -> None:
    assert set(day_readings(words)) == readings
