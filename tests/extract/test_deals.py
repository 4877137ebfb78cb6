"""Agreements, launches, events and places in single sentences."""

import pytest

from tests.extract.conftest import Proposer, contents


def parties(proposed: Proposer, text: str) -> list[set[object]]:
    return [set(contents(entry, "parties")) for entry in proposed(text, "agreement")]


def test_one_side_with_several_partners_gives_one_agreement_each(proposed: Proposer) -> None:
    text = "Porto University signed cooperation agreements with the Lagos Port Authority and Evora University."
    assert parties(proposed, text) == [
        {"Porto University", "Lagos Port Authority"},
        {"Porto University", "Evora University"},
    ]


def test_a_joint_signing_gives_one_agreement(proposed: Proposer) -> None:
    text = "Porto University, the Lagos Port Authority and Evora University signed a letter of intent on May 3."
    (entry,) = proposed(text, "agreement")
    assert contents(entry, "parties") == ["Porto University", "Lagos Port Authority", "Evora University"]
    assert contents(entry, "kind") == ["letter of intent"]
    assert [str(each) for each in contents(entry, "date")] == ["2024-05-03"]


@pytest.mark.parametrize(
    "sentence",
    [
        "A memorandum of understanding between Porto University and the Lagos Port Authority was signed.",
        "A memorandum of understanding was signed by Porto University and the Lagos Port Authority.",
        "Porto University inked a memorandum of understanding with the Lagos Port Authority.",
    ],
)
def test_ways_of_telling_a_signing(proposed: Proposer, sentence: str) -> None:
    assert parties(proposed, sentence) == [{"Porto University", "Lagos Port Authority"}]
    (entry,) = proposed(sentence, "agreement")
    assert contents(entry, "kind") == ["memorandum of understanding"]


def test_what_is_only_hoped_for_is_no_agreement(proposed: Proposer) -> None:
    assert parties(proposed, "Porto University plans to sign a contract with the Lagos Port Authority.") == []


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("The Delta Rice Network was officially established.", ["Delta Rice Network"]),
        (
            "Porto University unveiled the Open Tide Atlas and the Delta Soil Index.",
            ["Open Tide Atlas", "Delta Soil Index"],
        ),
        ("The forum saw the launch of the Delta Soil Index.", ["Delta Soil Index"]),
        ("The Delta Rice Network was founded in 1987.", []),
        ("The minister opened the Lakeside Forum.", []),
    ],
)
def test_what_is_launched(proposed: Proposer, sentence: str, names: list[str]) -> None:
    assert [entry.values[0].words for entry in proposed(sentence, "launch")] == names


def test_an_event_has_name_place_theme_and_edition(proposed: Proposer) -> None:
    text = 'The Third Lakeside Forum on Clean Steel was held in Bergen on May 3 under the theme "Iron Without Smoke".'
    (event,) = proposed(text, "event")
    assert event.values[0].words == "Third Lakeside Forum on Clean Steel"
    assert contents(event, "type") == ["forum"]
    assert contents(event, "place") == ["Bergen"]
    assert contents(event, "theme") == ["Iron Without Smoke"]
    assert contents(event, "edition") == ["Third"]


def test_places_are_named_once_and_not_for_the_bodies_that_carry_their_name(proposed: Proposer) -> None:
    text = (
        "From Nairobi the Nairobi Water Company piped it to Kisumu. "
        "In Nairobi, and in the United States, the U.S. envoy said, rain is scarce."
    )
    assert [entry.values[0].words for entry in proposed(text, "place")] == ["Nairobi", "Kisumu", "United States"]
