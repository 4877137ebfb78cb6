"""Names of bodies and places that their neighbours tell, and what only looks like one."""

import pytest

from tests.extract.conftest import Proposer


def names(proposed: Proposer, text: str, group: str) -> list[str]:
    return [entry.values[0].words for entry in proposed(text, group)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The charity Windkraft Nordlys paid.", ["Windkraft Nordlys"]),
        ("Officials praised Kesterel Steel.", ["Kesterel Steel"]),
        ("The Nairobi branch of the Bank of Harbours paid.", ["Nairobi branch of the Bank of Harbours"]),
        ("The Directorate-General for Fisheries paid.", ["Directorate-General for Fisheries"]),
        ("The University of Illinois at Chicago paid.", ["University of Illinois at Chicago"]),
        ("The University of California, Berkeley paid.", ["University of California, Berkeley"]),
        ("The Ada and Bruno Keller Foundation paid.", ["Ada and Bruno Keller Foundation"]),
        ("The Global Partnership for Better Roads paid.", ["Global Partnership for Better Roads"]),
        ("The World Food Programme paid.", ["World Food Programme"]),
        ("The Institute of Geology and Mineralogy paid.", ["Institute of Geology and Mineralogy"]),
        ("Readers of the Northern University Guide were asked.", []),
        ("The Communications Office was asked.", []),
    ],
)
def test_bodies(proposed: Proposer, sentence: str, found: list[str]) -> None:
    assert names(proposed, sentence, "organization") == found


@pytest.mark.parametrize(
    "text",
    [
        "The Harrow Centre for Tidal Power opened. The Harrow Centre is large.",
        "Voltmark Energy plc paid. Later Voltmark Energy left.",
        "The Universitas Tanah Makmur (Unitama) paid. Later Unitama left.",
        "The M. Osmonov Northern Kyrgyz University paid. Later Osmonov University left.",
    ],
)
def test_a_short_form_is_no_second_body(proposed: Proposer, text: str) -> None:
    (entry,) = proposed(text, "organization")
    assert len({each.quote for each in entry.values[0].evidence}) == 2


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Farmers met in Tanvuk province.", ["Tanvuk"]),
        ("The laboratory stands in Tanvuk, Mexico.", ["Tanvuk", "Mexico"]),
        ("The plant in Tanvuk opened.", ["Tanvuk"]),
        ("Farmers in Tanvuk, a small town in Mexico, met.", ["Tanvuk", "Mexico"]),
        ("The Nairobi-based institute paid.", ["Nairobi"]),
        ("They met in southwest China.", ["southwest China"]),
        ("Teams came from the Basque Country and Silesia.", ["Basque Country", "Silesia"]),
        ("The Syr Darya and the Rhine flood.", ["Syr Darya", "Rhine"]),
        ("The bank pledged 18 million U.S. dollars.", []),
        ("Officials of the Republic of Uzbekistan met.", ["Uzbekistan"]),
    ],
)
def test_places(proposed: Proposer, sentence: str, found: list[str]) -> None:
    assert names(proposed, sentence, "place") == found


@pytest.mark.parametrize(
    "sentence",
    [
        "The Korea Strategic Partnership was praised.",
        "Modern Grid Technologies were praised.",
        "They met in the Oval Office.",
    ],
)
def test_what_only_ends_like_a_body_is_none(proposed: Proposer, sentence: str) -> None:
    assert names(proposed, sentence, "organization") == []
