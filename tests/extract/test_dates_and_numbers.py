"""Dates and numbers as the text writes them."""

import pytest

from tests.extract.conftest import Proposer, contents


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("on May 3", "2024-05-03", None),
        ("on 3 May 2023", "2023-05-03", None),
        ("on December 20", "2023-12-20", None),
        ("from May 3 to 5", "2024-05-03", "2024-05-05"),
        ("on 28 April - 2 May", "2024-04-28", "2024-05-02"),
        ("on May 15-16, 2024", "2024-05-15", "2024-05-16"),
        ("on Wednesday", "2024-05-15", None),
        ("yesterday", "2024-05-16", None),
    ],
)
def test_an_event_has_its_dates(proposed: Proposer, words: str, start: str, end: str | None) -> None:
    (event,) = proposed(f"The Lakeside Forum on Clean Steel was held in Bergen {words}.", "event")
    assert [str(each) for each in contents(event, "start")] == [start]
    assert [str(each) for each in contents(event, "end")] == ([end] if end else [])


@pytest.mark.parametrize(
    ("words", "value", "qualifier", "what"),
    [
        ("more than 300 engineers", 300, "more than", "engineers"),
        ("nearly a hundred young inventors", 100, "nearly", "young inventors"),
        ("at least twenty-five teams", 25, "at least", "teams"),
        ("up to 1,200 seats", 1200, "up to", "seats"),
        ("some 40 villages", 40, "approximately", "villages"),
        ("2.5 million seedlings", 2500000, "exact", "seedlings"),
        ("two hundred and fifty pumps", 250, "exact", "pumps"),
        ("no fewer than 16 members of the network", 16, "at least", "members of the network"),
        ("a dozen prototypes", 12, "exact", "prototypes"),
        ("the dozen prototypes", 12, "exact", "prototypes"),
        ("300 or so engineers", 300, "approximately", "engineers"),
        ("40 or more pumps", 40, "at least", "pumps"),
        ("an estimated 2,000 pumps", 2000, "approximately", "pumps"),
        ("just under four kilometres of pipe", 4, "nearly", "kilometres of pipe"),
        ("a 31,000-square-foot hall", 31000, "exact", "square-foot hall"),
        ("around 60 percent of the pumps", 60, "approximately", "percent of the pumps"),
        ("a 12 per cent stake", 12, "exact", "per cent stake"),
        ("up to A$2.3 million in grants", 2300000, "up to", "grants"),
        ("some SR300 million", 300000000, "approximately", "SR"),
        ("Rs 250 crore", 2500000000, "exact", "Rs"),
        ("USD 1.8 million", 1800000, "exact", "USD"),
        ("1.6 million euros", 1600000, "exact", "euros"),
        ("3 million U.S. dollars in prizes", 3000000, "exact", "U.S. dollars in prizes"),
        ("nearly N800m", 800000000, "nearly", "N"),
        ("N2.5 billion", 2500000000, "exact", "N"),
        ("NT$430 million worth of tools", 430000000, "exact", "tools"),
        ("a £2.5 million gift", 2500000, "exact", "gift"),
        (
            "45 researchers, shipbuilders and port officials",
            45,
            "exact",
            "researchers, shipbuilders and port officials",
        ),
        ("some 30 teachers, nurses, and drivers", 30, "approximately", "teachers, nurses, and drivers"),
        ("three Fortune 500 companies", 3, "exact", "Fortune 500 companies"),
        ("nearly a third of the members", 0.333333, "nearly", "members"),
        ("two-thirds of its boats", 0.666667, "exact", "boats"),
        ("more than half of the boats", 0.5, "more than", "boats"),
        ("one fifth of our energy", 0.2, "exact", "energy"),
    ],
)
def test_a_figure_has_value_qualifier_and_noun(
    proposed: Proposer, words: str, value: float, qualifier: str, what: str
) -> None:
    (figure,) = proposed(f"The fair in the old harbour showed {words} this spring.", "figure")
    assert contents(figure, "value") == [value]
    assert contents(figure, "qualifier") == [qualifier]
    assert contents(figure, "what") == [what]
    assert figure.values[0].evidence[0].quote == words.removeprefix("a ").removeprefix("the ") or "a dozen" in words


@pytest.mark.parametrize(
    "words",
    ["20 to 30 pumps", "20-30 pumps", "between 20 and 30 pumps", "about 20 to 30 pumps", "twenty to thirty pumps"],
)
def test_a_range_is_two_figures(proposed: Proposer, words: str) -> None:
    low, high = proposed(f"The fair in the old harbour showed {words} this spring.", "figure")
    assert (contents(low, "value"), contents(low, "qualifier")) == ([20], ["at least"])
    assert (contents(high, "value"), contents(high, "qualifier")) == ([30], ["up to"])
    assert contents(low, "what") == contents(high, "what") == ["pumps"]


@pytest.mark.parametrize(
    "scope",
    [
        "in the province",
        "worldwide",
        "a year",
        "per project",
        "last year",
        "over the next five years",
        "since 2019",
        "across eleven districts",
    ],
)
def test_a_figure_has_its_scope(proposed: Proposer, scope: str) -> None:
    (figure, *_) = proposed(f"The union trains 400 engineers {scope}.", "figure")
    assert contents(figure, "scope") == [scope]
    assert contents(figure, "what") == ["engineers"]


def test_a_count_may_come_before_its_number(proposed: Proposer) -> None:
    (figure,) = proposed("The number of joint courses has reached 96.", "figure")
    assert (contents(figure, "value"), contents(figure, "what")) == ([96], ["joint courses"])


@pytest.mark.parametrize(
    "sentence", ["The two universities met.", "Both of the three partners left.", "It took 40 days."]
)
def test_what_points_back_or_lasts_is_no_figure(proposed: Proposer, sentence: str) -> None:
    assert proposed(sentence, "figure") == ()


@pytest.mark.parametrize(
    "sentence",
    [
        "The pact was signed on 14 March 2023 and renewed in 2024.",
        "The third edition follows the 12th congress.",
        "It runs version 2.0 of the software on a 5G network.",
        "The three-year plan is one of the boldest in the region.",
        "The doors open at 10:30 a.m. in Hall 4.",
        "Nine out of ten stayed in Room 12.",
        "COVID-19 closed the halls.",
        "It is a 5-star hotel with 24/7 service.",
        "One guest left in 2024.",
        "The Fortune 500 companies of the north left.",
        "Beyond the four members, nobody came.",
        "It took half of my day and a quarter of an hour.",
        "She came third and left in the third quarter of the year.",
    ],
)
def test_dates_ordinals_and_labels_are_no_figures(proposed: Proposer, sentence: str) -> None:
    assert proposed(sentence, "figure") == ()


@pytest.mark.parametrize(
    ("sentence", "value"),
    [
        ("The plant makes 10-12 tonnes of ore.", 10),
        ("It laid a 30-kilometre cable.", 30),
        ("The hall seats about 2000 guests.", 2000),
    ],
)
def test_what_looks_like_a_label_or_a_year_may_be_a_figure(proposed: Proposer, sentence: str, value: int) -> None:
    assert value in [content for entry in proposed(sentence, "figure") for content in contents(entry, "value")]


def test_money_and_percentages_have_units(proposed: Proposer) -> None:
    text = "The fund lends $3.2 million to farmers. About 43 percent of graduates stayed in the province."
    money, share = proposed(text, "figure")
    assert contents(money, "value") == [3200000]
    assert contents(money, "unit") == ["$"]
    assert contents(share, "value") == [43]
    assert contents(share, "what") == ["percent of graduates"]
    assert contents(share, "qualifier") == ["approximately"]
