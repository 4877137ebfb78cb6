"""Fitted confidence is the share that is right, also on articles it was not fitted on; what is right is looked up."""

import random

import pytest

from curator.domain.calibration import EVERYTHING, FEATURES
from curator.domain.content import Content
from curator.domain.evidence import Evidence
from curator.domain.proposal import ProposedEntry, ProposedValue
from curator.evaluate.facts import read_facts
from curator.evaluate.fit import as_said, cross_validated, fit
from curator.evaluate.outcomes import Outcome, outcomes
from curator.evaluate.reliability import Bin, bins, gap


def value(field: str, content: Content, confidence: float = 0.8) -> ProposedValue:
    found = (Evidence(0, 4, "Mira"),)
    return ProposedValue(field=field, words=str(content), content=content, evidence=found, confidence=confidence)


def entry(group: str, *values: ProposedValue) -> ProposedEntry:
    return ProposedEntry(group=group, values=values, stage="test.v1")


def made_up(number: int, chance: random.Random) -> list[list[Outcome]]:
    """Articles of a machine that says 0.9 where half is right, and 0.6 where a tenth is."""
    articles = []
    for _ in range(number):
        some = []
        for _ in range(20):
            said = chance.choice((0.9, 0.6))
            named = entry("place", value("name", "Port Varn", said))
            some.append(Outcome(named, named.values[0], chance.random() < (0.5 if said == 0.9 else 0.1)))
        articles.append(some)
    return articles


def test_fitted_confidence_is_the_share_that_is_right() -> None:
    articles = made_up(30, random.Random(3))
    everything = [each for some in articles for each in some]
    calibration = fit(everything)
    told = {each.value.confidence: calibration.sure(each.entry, each.value) for each in everything}
    shares = {
        said: sum(each.right for each in everything if each.value.confidence == said)
        / sum(each.value.confidence == said for each in everything)
        for said in told
    }
    assert told == pytest.approx(shares, abs=0.02)
    assert calibration.curves["place.name"].seen == 600
    before = gap(bins((each.confidence, each.right) for each in as_said(everything)))
    after = gap(bins((each.confidence, each.right) for each in cross_validated(articles)))
    assert after < 0.06 < 0.4 < before


def test_a_stage_that_is_surer_of_what_is_wrong_gets_one_confidence() -> None:
    named = {said: entry("place", value("name", "Port Varn", said)) for said in (0.9, 0.6)}
    wrong_way = [Outcome(each, each.values[0], said == 0.6) for said, each in named.items() for _ in range(40)]
    calibration = fit(wrong_way)
    assert calibration.curves["place.name"].weights[FEATURES.index("raw")] == 0
    assert calibration.sure(named[0.9], named[0.9].values[0]) == calibration.sure(named[0.6], named[0.6].values[0])
    assert calibration.sure(named[0.9], named[0.9].values[0]) == pytest.approx(0.5, abs=0.05)


def test_few_values_are_drawn_to_what_is_so_elsewhere() -> None:
    often = entry("place", value("name", "Port Varn"))
    once = entry("person", value("name", "Mira Okonjo"))
    right = [Outcome(often, often.values[0], right=at % 10 > 0) for at in range(200)]
    calibration = fit([*right, Outcome(once, once.values[0], right=False)])
    assert 0.5 < calibration.sure(once, once.values[0]) < 0.85
    assert set(calibration.curves) == {EVERYTHING, "place", "place.name", "person", "person.name"}


def test_nothing_to_learn_from_changes_nothing() -> None:
    assert fit([]).curves == {}
    assert cross_validated([]) == cross_validated(made_up(1, random.Random(1))) == []


def test_articles_are_left_out_whole() -> None:
    """Each article is its own word for right; what was learned from itself would know it."""
    chance = random.Random(5)
    articles = []
    for number in range(6):
        named = entry(f"group{number}", value("name", "Port Varn"))
        articles.append(
            [Outcome(named, named.values[0], right=number % 2 == 0) for _ in range(chance.randrange(20, 30))]
        )
    said = cross_validated(articles)
    assert len(said) == sum(map(len, articles))
    assert all(0.2 < each.confidence < 0.8 for each in said)


GOLD = read_facts(
    {
        "article": {"title": "Yard opens", "published": "2031-05-04"},
        "people": [{"name": "Mira Okonjo", "title": "rector", "affiliation": "Quay Institute"}],
        "organizations": [
            {"name": "Quay Institute", "aliases": ["QI"], "roles": ["host"]},
            {"name": "Linhe Polytechnic", "roles": ["mentioned"]},
        ],
        "events": [{"name": "Varnholm Yard Forum", "type": "forum", "start": "2031-05-04"}],
    }
)


def test_a_value_is_right_where_the_gold_record_says_the_same() -> None:
    found = read_facts(
        {
            "people": [{"name": "Ms Mira Okonjo"}, {"name": "Quay"}],
            "organizations": [{"name": "QI"}, {"name": "Linhe Polytechnic"}],
            "events": [{"name": "Yard Forum"}],
        }
    )
    entries = [
        entry("article", value("title", "Yard opens"), value("published", "2031-05-05"), value("byline", "X")),
        entry("event", value("name", "Yard Forum"), value("type", "forum"), value("venue", "Hall")),
        entry("person", value("name", "Ms Mira Okonjo"), value("title", "rector"), value("affiliation", "QI")),
        entry("person", value("name", "Quay"), value("title", "rector"), value("role", "host")),
        entry("organization", value("name", "QI"), value("roles", "host"), value("roles", "sponsor")),
        entry("organization", value("name", "Linhe Polytechnic"), value("roles", "mentioned")),
        entry("topic", value("name", "ships")),
    ]
    told = [(each.value.field, each.value.words, each.right) for each in outcomes(GOLD, found, entries)]
    assert sorted(told) == sorted(
        [
            ("title", "Yard opens", True),
            ("published", "2031-05-05", False),
            ("name", "Yard Forum", True),
            ("type", "forum", True),
            ("name", "Ms Mira Okonjo", False),
            ("title", "rector", True),
            ("affiliation", "QI", True),
            ("name", "Quay", False),
            ("title", "rector", False),
            ("name", "QI", True),
            ("roles", "host", True),
            ("roles", "sponsor", False),
            ("name", "Linhe Polytechnic", True),
            ("roles", "mentioned", True),
        ]
    )


def test_bins_say_what_was_said_and_what_is_right() -> None:
    table = bins([(0.95, True), (1.0, True), (0.9, False), (0.0, False), (0.1, True)])
    assert table == [Bin(0.0, 0.05, 0.5, 2), Bin(0.9, 0.9, 0.0, 1), Bin(0.95, 0.975, 1.0, 2)]
    assert gap(table) == pytest.approx((2 * 0.45 + 0.9 + 2 * 0.025) / 5)
    assert gap([]) == 0.0
