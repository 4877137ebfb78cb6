"""What settles whether `03/04/2024` begins with the day or with the month."""

import pytest

from curator.segment.date_order import date_order, is_slashed

NEWS = "The institutes agreed on running their boats as one fleet."


@pytest.mark.parametrize(
    ("rest", "expected"),
    [
        (f"{NEWS} It was signed in London, United Kingdom.", True),
        (f"HOUSTON, Texas - {NEWS}", False),
        (NEWS, None),
        (f"{NEWS} Engineers of France and the United States came.", None),
        (f"{NEWS} The fair ran from 1 to 2 April.", True),
        (f"{NEWS} The fair was opened on March 3.", False),
        (f"{NEWS} The fair was opened on 3 March 2024.", False),
        (f"{NEWS} The fair was opened on March 3, 2020.", None),
        (f"{NEWS} The fair was opened on 3 March, and will be closed on 4 April.", None),
        (f"Updated: 15/04/2024\n\n{NEWS}", True),
        (f"Updated: 03/25/2024\n\n{NEWS}", False),
        (f"10:20 IST\n\n{NEWS}", True),
        (f"10:20 AM ET\n\n{NEWS}", False),
        (f"{NEWS}\n\nwww.port.ekon.ac.uk", True),
    ],
)
def test_order(rest: str, expected: bool | None) -> None:
    assert date_order(f"Posted: 03/04/2024 {rest}", "en").day_first is expected


def test_languages_and_texts_without_such_dates() -> None:
    assert date_order(f"03/04/2024 {NEWS}", "fr").day_first is True
    assert date_order("A budget of 3/4 of the whole, in Texas.", "en").day_first is None
    assert date_order(f"04/04/2024 {NEWS} in Texas", "en").day_first is None


def test_ranges_with_such_dates() -> None:
    text = "Posted: 03/04/2024 in 3/4 hours"
    assert is_slashed(text, 0, len(text))
    assert not is_slashed(text, 18, len(text))


@pytest.mark.parametrize(
    ("rest", "settled"),
    [
        (f"{NEWS} It was signed in London, United Kingdom.", False),
        (f"HOUSTON, Texas - {NEWS}", False),
        (NEWS, False),
        (f"{NEWS} The fair ran from 1 to 2 April.", True),
        (f"Updated: 15/04/2024\n\n{NEWS}", True),
    ],
)
def test_only_the_articles_own_days_leave_no_doubt(rest: str, settled: bool) -> None:
    assert date_order(f"Posted: 03/04/2024 {rest}", "en").settled is settled


def test_a_language_leaves_no_doubt() -> None:
    assert date_order(f"03/04/2024 {NEWS}", "fr").settled
