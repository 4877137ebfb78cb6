"""The ways in which a beginning is told, sentence by sentence."""

import pytest

from tests.extract.conftest import Proposer, contents


def names(proposed: Proposer, text: str) -> list[object]:
    return [entry.values[0].words for entry in proposed(text, "launch")]


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("The Delta Rice Network (DRN) was launched on Monday.", "Delta Rice Network"),
        ("The Delta Rice Network, the first of its kind in Norway, was set up.", "Delta Rice Network"),
        ("The Delta Rice Network, founded on Wednesday by eleven growers, elected Ana Silva.", "Delta Rice Network"),
        ("The Delta Rice Network held its inauguration ceremony in Bergen.", "Delta Rice Network"),
        ("The Delta Rice Network came into being on Monday.", "Delta Rice Network"),
        ("The Bergen Computing Centre was officially put into operation.", "Bergen Computing Centre"),
        ("The Bergen Computing Centre went into operation on Monday.", "Bergen Computing Centre"),
        ("The Bergen Science Park opened its doors on Monday.", "Bergen Science Park"),
        ("Also unveiled was the Delta Soil Atlas.", "Delta Soil Atlas"),
        ("The Minister announced the Coastal Skills Passport, a national scheme.", "Coastal Skills Passport"),
        ("The partners presented the Lower Delta School, a summer programme.", "Lower Delta School"),
        ("Porto University announced the setting up of the Blue Harbour Scheme.", "Blue Harbour Scheme"),
        ("Kick-off of the Delta Data Cluster took place in Bergen.", "Delta Data Cluster"),
        ("They gave the starting signal for the doctoral programme TideDoc.", "TideDoc"),
        ("The plaque-unveiling ceremony of the Joint Tide Laboratory was held.", "Joint Tide Laboratory"),
        ("Guests unveiled the plaque of the Joint Tide Laboratory.", "Joint Tide Laboratory"),
        ("The rector cut the ribbon of the Tide Energy Laboratory.", "Tide Energy Laboratory"),
        ('The online platform "Soil Classroom" was put into use.', "Soil Classroom"),
        ('They launched a new programme, "Young Soil Doctors", for students.', "Young Soil Doctors"),
        ("The rector launched a platform called SoilHub.", "SoilHub"),
        ("The forum saw the release of the Delta Soil Report 2024.", "Delta Soil Report 2024"),
        ("The White Paper on Clean Steel was released at the forum.", "White Paper on Clean Steel"),
        ("The universities agreed to establish the Joint Tide Observatory.", "Joint Tide Observatory"),
        ("They signed a letter of intent to run a Delta Basin Desk.", "Delta Basin Desk"),
        ("They signed an agreement on the creation of the Joint Tide Laboratory.", "Joint Tide Laboratory"),
        ("The Memorandum of Agreement on the Joint Tide Observatory was signed.", "Joint Tide Observatory"),
        ("They will set up a Salt Mining Laboratory. The parties signed a contract.", "Salt Mining Laboratory"),
        (
            "An alliance of growers was launched on Monday. The Delta Rice Alliance will have its seat in Bergen.",
            "Delta Rice Alliance",
        ),
        ("The Tide Centre opened. The Tide Centre for Robotics was inaugurated.", "Tide Centre for Robotics"),
    ],
)
def test_a_beginning(proposed: Proposer, sentence: str, name: str) -> None:
    assert names(proposed, sentence) == [name]


def test_several_begin_at_once(proposed: Proposer) -> None:
    text = "Among the initiatives launched were the Delta Soil Fund and the Green Boats Programme."
    assert names(proposed, text) == ["Delta Soil Fund", "Green Boats Programme"]


def test_an_apposition_gives_the_kind(proposed: Proposer) -> None:
    (entry,) = proposed("Porto University unveiled the Open Tide Kit Box, an online database.", "launch")
    assert contents(entry, "kind") == ["database"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Porto University, founded in 1911, opened the forum.",
        "Porto University will launch the Delta Soil Fund next year.",
        "The report was released by the Tide Institute on Monday.",
        "Porto University opened its doors to visitors.",
        "Ana Silva, founder of the Delta Rice Network, spoke.",
        "The recently founded Tide Institute sent a greeting.",
        "Its founding members are Kiruna Steel AB and Porto University.",
        "It was the tenth anniversary of the founding of the Tide Institute.",
        "The minister announced that the Tide Institute had won.",
        "Porto University presented the Silver Oyster Prize to Ana Silva.",
        "The minister announced the Working Group.",
    ],
)
def test_what_does_not_begin(proposed: Proposer, sentence: str) -> None:
    assert names(proposed, sentence) == []
