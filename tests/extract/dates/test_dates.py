"""Dates as the text writes them, and the day that a weekday or a date without a year stands for."""

from dataclasses import replace

import pytest

from curator.domain.article import DateOrder, Document, Passage, PassageKind
from curator.domain.content import PartialDate
from curator.extract.dates.anchor import Tense, anchor, likely_year, tense_before
from curator.extract.dates.written import days_later, read_dates
from curator.extract.text.reading import Reading, Sentence, Word

_TAGS = {"was": "VBD", "opened": "VBD", "will": "MD", "runs": "VBZ", "to": "TO", "met": "VBD"}


def reading_of(text: str, published: str | None) -> Reading:
    """A reading of one sentence with the few tags that tenses are told by."""
    words, at = [], 0
    for piece in text.replace(",", " ,").replace(".", " .").split():
        at = text.index(piece, at)
        words.append(Word(piece, at, at + len(piece), _TAGS.get(piece, "NN"), "", piece.lower()))
        at += len(piece)
    sentence = Sentence(tuple(words), PassageKind.BODY, 0, 0, headline=False)
    whole = Document(text, (Passage(0, len(text), PassageKind.BODY),), {}, ())
    return Reading(whole, (sentence,), PartialDate.parse(published) if published else None)


def told(text: str, published: str | None = "2024-05-17") -> list[str]:
    """The dates of a text, ranges with two dots."""
    (dates,) = read_dates(reading_of(text, published))
    return [f"{each.first}..{each.last}" if each.last else str(each.first) for each in dates.told]


@pytest.mark.parametrize(
    ("words", "dates"),
    [
        ("held on July 23, 2023 at noon", ["2023-07-23"]),
        ("held on the 3rd of June", ["2024-06-03"]),
        ("held on Monday, 3 June", ["2024-06-03"]),
        ("held on 3 June (Monday)", ["2024-06-03"]),
        ("held on Aug. 24th, 2023", ["2023-08-24"]),
        ("held from 3 to 5 June", ["2024-06-03..2024-06-05"]),
        ("held on 18-19 November 2023", ["2023-11-18..2023-11-19"]),
        ("held on 18 and 19 November 2023", ["2023-11-18..2023-11-19"]),
        ("held from the 3rd to the 5th of June", ["2024-06-03..2024-06-05"]),
        ("held between 30 May and 2 June", ["2024-05-30..2024-06-02"]),
        ("held on 3 June - 5 June", ["2024-06-03..2024-06-05"]),
        ("held on June 30-July 2", ["2024-06-30..2024-07-02"]),
        ("held from Monday, 3 June to Wednesday, 5 June", ["2024-06-03..2024-06-05"]),
        ("held on June 11, 12 and 13", ["2024-06-11..2024-06-13"]),
        ("held on June 16 (Thu) and 17 (Fri), 2022", ["2022-06-16..2022-06-17"]),
        ("held from Dec 30, 2022 to Jan 2, 2023", ["2022-12-30..2023-01-02"]),
        ("held from 30 December to 2 January 2023", ["2022-12-30..2023-01-02"]),
        ("dated 2024-06-03", ["2024-06-03"]),
        ("from 2024-06-03 to 2024-06-05", ["2024-06-03..2024-06-05"]),
        ("dated 30.11.2023", ["2023-11-30"]),
        ("dated 30/11/2023", ["2023-11-30"]),
        ("dated 11/30/2023", ["2023-11-30"]),
        ("on 4.-5.06.2023", ["2023-06-04..2023-06-05"]),
        ("opened (14/6)", ["2024-06-14"]),
        ("on the 9th, it met", ["2024-05-09"]),
        ("on the 29th, it met", ["2024-04-29"]),
        ("the Rivers of Tomorrow exhibition", []),
        ("built in June 2023", ["2023-06"]),
        ("built in early June", ["2024-06"]),
    ],
)
def test_a_written_date_is_a_day_or_a_range(words: str, dates: list[str]) -> None:
    assert told(f"The fair was {words}.") == dates


@pytest.mark.parametrize(
    "words", ["Date: 4-5", "dated 3/4/2024", "page 11-12 of 2024", "May 30 percent", "on February 30"]
)
def test_what_cannot_be_told_is_left_out(words: str) -> None:
    assert told(f"The fair was {words}.") == []


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("held on 03/04/2024", ["03/04/2024"]),
        ("held on 3-4-2024", ["3-4-2024"]),
        ("held on 4-5/9 and after", ["4-5/9"]),
        ("held on 7-8, it said", ["7-8"]),
        ("Date: 4-5", ["4-5"]),
        ("held on 13/04/2024", []),
        ("held on 3.4.2024", []),
        ("held for 4-5 days", []),
        ("held on 4-5 quays", []),
        ("held 24/7", []),
        ("won 3-2", []),
        ("held in room 2023-04-05", []),
    ],
)
def test_days_that_can_be_read_in_several_ways_are_kept_apart(words: str, kept: list[str]) -> None:
    reading = reading_of(f"The fair was {words}.", "2024-05-17")
    (dates,) = read_dates(reading)
    assert [reading.text[start:end] for start, end in dates.untold] == kept
    assert all(dates.over(start, end) for start, end in dates.untold)


@pytest.mark.parametrize(("day_first", "day"), [(True, "2024-04-03"), (False, "2024-03-04")])
@pytest.mark.parametrize("settled", [True, False])
def test_the_document_tells_how_days_in_figures_are_read(*, day_first: bool, day: str, settled: bool) -> None:
    reading = reading_of("The fair was held on 03/04/2024.", "2024-05-17")
    ordered = replace(reading.document, order=DateOrder(day_first, settled))
    (dates,) = read_dates(replace(reading, document=ordered))
    assert [(str(each.first), each.doubtful) for each in dates.told] == [(day, not settled)]
    assert dates.untold == ()


@pytest.mark.parametrize(
    ("words", "date"),
    [
        ("The forum opened yesterday.", "2024-05-16"),
        ("The forum opened today.", "2024-05-17"),
        ("The forum opened this morning.", "2024-05-17"),
        ("The forum opened the day before yesterday.", "2024-05-15"),
        ("The forum opened three days ago.", "2024-05-14"),
        ("The forum opened on Tuesday.", "2024-05-14"),
        ("The forum opened on Friday.", "2024-05-17"),
        ("The forum opened last Friday.", "2024-05-10"),
        ("The forum opened this Thursday.", "2024-05-16"),
        ("The forum will open next Monday.", "2024-05-20"),
        ("The forum will open on Wednesday.", "2024-05-22"),
        ("The forum runs until Sunday.", "2024-05-19"),
        ("The forum opened last month.", "2024-04"),
        ("They met from Monday to Wednesday.", "2024-05-13..2024-05-15"),
    ],
)
def test_a_weekday_counts_from_the_day_of_the_article(words: str, date: str) -> None:
    # 17 May 2024 is a Friday.
    assert told(words) == [date]


def test_a_dateline_goes_before_the_day_of_publication() -> None:
    assert told("BERGEN, 14 May (News) -- The forum opened yesterday.") == ["2024-05-14", "2024-05-13"]
    assert told("BERGEN, 14 May 2024 – The forum opened today.", published=None) == ["2024-05-14", "2024-05-14"]


def test_a_weekday_says_nothing_where_no_day_is_known() -> None:
    assert told("The forum opened on Tuesday, July 8.", published=None) == []


@pytest.mark.parametrize(
    ("words", "month", "year"),
    [
        ("It was held in", 12, 2023),
        ("It was held in", 11, 2023),
        ("It will be held in", 11, 2024),
        ("It is scheduled for", 2, 2025),
        ("It was held in", 4, 2024),
        ("It was held in", 6, 2024),
    ],
)
def test_the_tense_tells_the_year(words: str, month: int, year: int) -> None:
    reading = reading_of(words, "2024-05-17")
    assert likely_year(anchor(reading), month, 3, tense_before(reading.sentences[0], len(words))) == year


def test_without_publication_the_year_is_taken_from_the_text() -> None:
    reading = reading_of("The fair of 2022 was larger than that of 2019, and 2022 was dry.", None)
    assert likely_year(anchor(reading), 7, 3, Tense.PAST) == 2022


def test_what_is_written_as_a_date_covers_those_without_a_year() -> None:
    text = "The doors open on 3 June and on 5 July."
    (dates,) = read_dates(reading_of(text, None))
    assert (dates.told, [text[slice(*each)] for each in dates.written]) == ((), ["3 June", "5 July"])
    covered = [at for at in range(len(text)) if dates.over(at, at + 1)]
    assert covered == [*range(18, 24), *range(32, 38)]
    assert dates.over(0, 19)
    assert not dates.over(24, 32)


@pytest.mark.parametrize(
    ("words", "published"),
    [
        ("It opens tomorrow", "9999-12-31"),
        ("It will open next Monday", "9999-12-31"),
        ("It opens next month", "9999-12-05"),
        ("It opened yesterday", "0001-01-01"),
        ("It opened last Sunday", "0001-01-01"),
        ("It opened on the 2nd, and closed", "0001-01-01"),
        ("It opened last month", "0001-01-01"),
    ],
)
def test_days_beyond_the_calendar_are_not_told(words: str, published: str) -> None:
    assert told(words, published) == []


def test_a_range_at_the_edge_of_the_calendar_keeps_its_first_day() -> None:
    assert told("It runs this Friday to Sunday", "9999-12-31") == ["9999-12-31"]
    assert told("It ran from 30 December to 2 January", "0001-01-01") == []
    assert days_later(PartialDate(9999, 12, 31), 1) is None
    assert days_later(PartialDate(9999, 12), 1) == PartialDate(9999, 12)
