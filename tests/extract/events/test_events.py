"""Which events are the news, what they are called, when and where they are: the ways that press releases tell it."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from curator.domain.article import DateOrder
from curator.domain.profile import Profile
from curator.extract.pipeline import ExtractSettings, propose
from tests.extract.conftest import Proposer, contents, document, quotes

FIELDS = ("name", "type", "start", "end", "place")
TOLD = tomllib.loads(Path(__file__).with_name("news_of_events.toml").read_text("utf-8"))["news"]
NEWS = [(each["text"], each["events"]) for each in TOLD]


def events(proposed: Proposer, text: str) -> list[str]:
    """Name, type, start, end and place, or "at" and the venue, of the events of a text; what is not told is empty."""
    found = []
    for entry in proposed(text, "event"):
        values = {field: contents(entry, field) for field in FIELDS}
        if not values["place"]:
            values["place"] = [f"at {each}" for each in contents(entry, "venue")]
        found.append("|".join(str(each[0]) if each else "" for each in values.values()))
    return sorted(found)


@pytest.mark.parametrize(("text", "told"), NEWS)
def test_the_news_is_told_in_many_ways(proposed: Proposer, text: str, told: list[str]) -> None:
    assert events(proposed, text) == sorted(told)


@pytest.mark.parametrize(
    "text",
    [
        "Prices of steel rose by four percent in April. Analysts expect a further rise.",
        "The rector told the World Steel Forum last year that prices would rise. Now the bank has raised its rates.",
        "The Convention on Biological Diversity protects the forests of the islands, and the bank lends to farmers.",
    ],
)
def test_what_is_only_spoken_of_is_no_event(proposed: Proposer, text: str) -> None:
    assert events(proposed, text) == []


@pytest.mark.parametrize(
    ("words", "theme"),
    [
        ('under the theme "Ice and Iron"', "Ice and Iron"),
        ("themed \u2018Ice and Iron\u2019", "Ice and Iron"),
        ("with the motto \u201cIce and Iron\u201d", "Ice and Iron"),
        ("with a focus on the steel industry of small countries", "steel industry of small countries"),
    ],
)
def test_a_theme_is_quoted_or_focused_on(proposed: Proposer, words: str, theme: str) -> None:
    (event,) = proposed(f"The Lakeside Forum on Clean Steel was held in Bergen on May 3 {words}.", "event")
    assert contents(event, "theme") == [theme]


@pytest.mark.parametrize("edition", ["5th", "Third", "III", "second"])
def test_the_edition_stands_in_the_name(proposed: Proposer, edition: str) -> None:
    (event,) = proposed(f"The {edition} Lakeside Steel Forum was held in Bergen on May 3.", "event")
    assert contents(event, "edition") == [edition]
    assert contents(event, "name") == [f"{edition} Lakeside Steel Forum"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The Lakeside Steel Forum was held in Bergen.\n\nDate: 4-5", "4-5"),
        ("The Lakeside Steel Forum was held in Bergen on 03/04/2024.", "03/04/2024"),
        ("The Lakeside Steel Forum was held on 03-04-2024 in Bergen.", "03-04-2024"),
        ("The Lakeside Steel Forum, held in Bergen, runs on 4-5/9 and draws 400 people.", "4-5/9"),
        ("The Lakeside Steel Forum takes place in Bergen on 7-8.", "7-8"),
    ],
)
def test_a_date_that_can_be_read_in_several_ways_is_left_open(proposed: Proposer, text: str, words: str) -> None:
    (event,) = proposed(text, "event")
    (start,) = [value for value in event.values if value.field == "start"]
    assert (start.words, start.content, start.evidence[0].quote) == (words, None, words)
    assert start.confidence < 0.5
    assert contents(event, "end") == []


def test_a_day_told_elsewhere_is_no_longer_open(proposed: Proposer) -> None:
    (event,) = proposed("The Lakeside Steel Forum was held in Bergen on May 3.\n\nDate: 4-5", "event")
    assert [str(each) for each in contents(event, "start")] == ["2024-05-03"]


@pytest.mark.parametrize(("settled", "sure"), [(True, True), (False, False)])
def test_a_day_in_figures_is_read_as_the_article_reads_them(profile: Profile, *, settled: bool, sure: bool) -> None:
    text = "The Lakeside Steel Forum was held in Bergen on 03/04/2024."
    for day_first, day in ((True, "2024-04-03"), (False, "2024-03-04")):
        read = replace(document(text), order=DateOrder(day_first, settled))
        (event,) = [each for each in propose(read, profile, ExtractSettings(raw=True)) if each.group == "event"]
        (start,) = [value for value in event.values if value.field == "start"]
        assert str(start.content) == day
        assert (start.confidence > 0.3) is sure


def test_a_day_that_is_counted_cites_how_long_the_event_goes_on(proposed: Proposer) -> None:
    (event,) = proposed("The three-day Nordic Steel Forum opened in Bergen on May 3.", "event")
    assert quotes(event, "start") == [["May 3"]]
    assert quotes(event, "end") == [["three-day", "May 3"]]
    assert [value.words for value in event.values if value.field == "end"] == ["2024-05-05"]
