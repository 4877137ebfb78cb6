"""What fits into a cell, and that everything else is told."""

from math import inf, nan
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from curator.domain.content import PartialDate
from curator.export.fit import LONGEST, Fitted, fit, fit_text


def written(fitted: Fitted) -> str:
    """The text as an XML parser hands it to a spreadsheet."""
    return ET.fromstring(f"<t>{fitted.text}</t>").text or ""


def kinds(fitted: Fitted) -> list[str]:
    return [change.what for change in fitted.changes]


ANY = st.text(st.characters(exclude_categories=[]), max_size=40)


@given(ANY)
@example("_x0041_")
@example("]]> &amp; <a b='c'>\r\n\t")
def test_any_text_is_written_as_it_is_or_told(text: str) -> None:
    fitted = fit_text(text)
    if written(fitted) != text:
        assert set(kinds(fitted)) & {"Characters that a workbook cannot hold", "Looks like an escaped character"}


@given(st.text(st.sampled_from("_x0041F5 a"), max_size=30))
def test_a_spreadsheet_reads_escapes_back_as_they_were(text: str) -> None:
    assert as_spreadsheet(written(fit_text(text))) == text


def as_spreadsheet(text: str) -> str:
    """Reads escaped characters from the left, as the file format says."""
    read, at = "", 0
    while at < len(text):
        piece = text[at : at + 7]
        if (
            len(piece) == 7
            and piece[:2] == "_x"
            and piece[6] == "_"
            and all(c in "0123456789abcdefABCDEF" for c in piece[2:6])
        ):
            read, at = read + chr(int(piece[2:6], 16)), at + 7
        else:
            read, at = read + text[at], at + 1
    return read


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_text_like_a_formula_is_marked_and_told(text: str) -> None:
    fitted = fit(text)
    assert fitted.formula_like
    assert written(fitted) == text
    assert kinds(fitted) == ["Looks like a formula"]


@pytest.mark.parametrize("text", ["1+1=2", "a-b", "#N/A", "TRUE", " =1", "'=1", "北京", "😀"])
def test_other_text_is_left_alone(text: str) -> None:
    assert fit(text) == Fitted(text)


def test_what_a_workbook_cannot_hold_is_named_and_placed() -> None:
    fitted = fit("a\x00b\ud800\uffff")
    assert written(fitted) == "a\ufffdb\ufffd\ufffd"
    assert fitted.changes[0].how == "Replaced by U+FFFD: U+0000 at 2, U+D800 at 4, U+FFFF at 5"


def test_many_illegal_characters_are_counted() -> None:
    assert fit("\x00" * 60).changes[0].how.endswith("U+0000 at 50 and 10 more")


@given(st.sampled_from(["x", "é", "北", "😀", "a😀"]), st.integers(-3, 3), st.integers(1, 3))
def test_a_long_text_is_cut_after_so_many_units_and_its_rest_told(char: str, more: int, times: int) -> None:
    text = (char * (LONGEST * times))[: LONGEST * times // len(char.encode("utf-16-le")) * 2 * len(char) + more]
    fitted = fit(text)
    pieces = [written(fitted), *(change.rest for change in fitted.changes)]
    assert "".join(pieces) == text
    assert all(len(piece.encode("utf-16-le")) // 2 <= LONGEST for piece in pieces)
    assert kinds(fitted) == ["Too long for a cell"] * (len(pieces) - 1)
    assert all(len(piece.encode("utf-16-le")) // 2 >= LONGEST - 1 for piece in pieces[:-1])


def test_the_parts_of_a_long_text_are_numbered() -> None:
    assert [change.how for change in fit("x" * (2 * LONGEST + 1)).changes] == [
        "Part 2 of 3 stands here",
        "Part 3 of 3 stands here",
    ]


def test_escapes_count_as_they_are_written() -> None:
    fitted = fit("_x0041_" * (LONGEST // 7))
    assert len(written(fitted)) <= LONGEST
    assert as_spreadsheet(written(fitted)) + "".join(change.rest for change in fitted.changes) == "_x0041_" * (
        LONGEST // 7
    )


@pytest.mark.parametrize(
    ("day", "serial"), [((1900, 3, 1), "61"), ((2024, 8, 24), "45528"), ((9999, 12, 31), "2958465")]
)
def test_full_dates_are_days_of_the_spreadsheets_calendar(day: tuple[int, int, int], serial: str) -> None:
    assert fit(PartialDate(*day)) == Fitted(number=serial, day=True)


@pytest.mark.parametrize("day", [(1900, 2, 28), (1899, 12, 31), (1, 1, 1)])
def test_days_that_spreadsheets_count_differently_are_text_and_told(day: tuple[int, int, int]) -> None:
    fitted = fit(PartialDate(*day))
    assert fitted.text == str(PartialDate(*day))
    assert kinds(fitted) == ["A day that spreadsheets cannot count"]


@pytest.mark.parametrize("day", [(2024, 8), (2024,), (1850,)])
def test_partial_dates_are_text_and_nothing_to_tell(day: tuple[int, ...]) -> None:
    assert fit(PartialDate(*day)) == Fitted(str(PartialDate(*day)))


@given(st.integers(-(10**15) + 1, 10**15 - 1) | st.floats(allow_nan=False, allow_infinity=False))
def test_numbers_are_written_with_all_their_digits(number: float) -> None:
    fitted = fit(number)
    assert fitted.number is not None
    assert float(fitted.number) == number
    assert fitted.changes == ()


@pytest.mark.parametrize("number", [10**15, -(10**15), 123456789012345678, 10**40])
def test_very_large_integers_are_text_and_told(number: int) -> None:
    fitted = fit(number)
    assert (fitted.text, fitted.number) == (str(number), None)
    assert kinds(fitted) == ["A number of more than 15 digits"]
    assert fitted.formula_like == (number < 0)


@pytest.mark.parametrize("number", [inf, -inf, nan])
def test_what_is_no_number_to_a_spreadsheet_is_told(number: float) -> None:
    assert kinds(fit(number)) == ["Not a number that spreadsheets know"]
