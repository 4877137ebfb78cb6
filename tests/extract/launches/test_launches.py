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
        ('Also released was a "Digital Harbour" e-learning platform.', "Digital Harbour"),
        ("The ministry announced the call Seeds of Light.", "Seeds of Light"),
        ("A portal named VIDYA MITRA, for matching schools with towns, was also launched.", "VIDYA MITRA"),
        ("Also presented on Friday: SolarKart, a mobile lab for secondary schools.", "SolarKart"),
        ("Dubbed HarvestEye, the platform was unveiled on Monday by the minister.", "HarvestEye"),
        ("The Rector inaugurated the Chair of Water Diplomacy, funded by a bank.", "Chair of Water Diplomacy"),
        ("The ministry launched on Tuesday the Delta Soil Atlas.", "Delta Soil Atlas"),
        ("The bank launched in Quito the Delta Soil Fund, which will support towns.", "Delta Soil Fund"),
        ("The rector launched the university's new app, CampusGo.", "CampusGo"),
        ("The Delta Biotech Incubator became operational on Monday.", "Delta Biotech Incubator"),
        ("Kasem Group launched GridSense, an AI-powered platform for towns.", "GridSense"),
        ("The rector opened the Centre of Excellence in Soil Care.", "Centre of Excellence in Soil Care"),
        ("The rector launched the Bench to Bazaar Fellowship.", "Bench to Bazaar Fellowship"),
        ("They unveiled the Condor Fellowship for Indigenous students.", "Condor Fellowship"),
        ("In it, the parties commit themselves to create the Pampas Seed Bank.", "Pampas Seed Bank"),
        ("The newly established Delta Robotics Incubator welcomed its first firms.", "Delta Robotics Incubator"),
        ("The company introduced the Tiny Waves Challenge, a student contest.", "Tiny Waves Challenge"),
        ("The Joint Laboratory for Wood Chemistry was solemnly opened.", "Joint Laboratory for Wood Chemistry"),
        ("The ceremony served to present Coral, the programme for young chemists.", "Coral"),
        ("Also unveiled on Friday was the Delta Soil Atlas.", "Delta Soil Atlas"),
        ("On Monday was founded the Delta Soil Network, which eleven universities joined.", "Delta Soil Network"),
        ("Launched in Riga on Tuesday, the Delta Wave Barometer covers nine towns.", "Delta Wave Barometer"),
        ("The Delta Wave Barometer, unveiled at the forum, covers nine towns.", "Delta Wave Barometer"),
        ("The Skills Classroom, a platform with courses in Thai, Lao and Khmer, also went live.", "Skills Classroom"),
        ("The minister switched on Condor, a supercomputer for climate studies.", "Condor"),
        ("The university brought its Merlin supercomputer online on Monday.", "Merlin"),
        ("A new platform, SoilHub, was rolled out across the region.", "SoilHub"),
        ("The Mayor declared the Bergen Design Hub open.", "Bergen Design Hub"),
        ("The Bergen Design Hub was declared open by the Mayor.", "Bergen Design Hub"),
        ("The city is home to the Bergen Design Hub, which opened on Monday.", "Bergen Design Hub"),
        ("The Bergen Design Hub opened in Bergen on Monday.", "Bergen Design Hub"),
        ("Ministers met at the Launch Conference of the Delta Skills Index 2024.", "Delta Skills Index 2024"),
        ("The rector used the occasion to launch the Silver Tide Prize.", "Silver Tide Prize"),
        ("The ministry announced the institution of the Silver Tide Prize.", "Silver Tide Prize"),
        ("The governor launched the N2.5 billion Delta Growth Fund on Tuesday.", "Delta Growth Fund"),
        ("The Silver Tide award, created by the cluster, was presented for the first time.", "Silver Tide"),
        ("The forum gave rise to the Delta Water Alliance.", "Delta Water Alliance"),
        ("The Tide Centre opened. The Tide Centre for Robotics was inaugurated.", "Tide Centre for Robotics"),
    ],
)
def test_a_beginning(proposed: Proposer, sentence: str, name: str) -> None:
    assert names(proposed, sentence) == [name]


def test_several_begin_at_once(proposed: Proposer) -> None:
    text = "Among the initiatives launched were the Delta Soil Fund and the Green Boats Programme."
    assert names(proposed, text) == ["Delta Soil Fund", "Green Boats Programme"]


def test_several_named_long_after_their_number(proposed: Proposer) -> None:
    text = (
        "Two joint laboratories were inaugurated at the event. Guests then had lunch in the garden. "
        "The Optics Joint Lab has 40 staff. The second, the Quantum Source Laboratory, is headed by Ana Silva."
    )
    assert names(proposed, text) == ["Optics Joint Lab", "Quantum Source Laboratory"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Since its launch, the Delta Rice Partnership has grown.",
        "Applications for the Cape Ocean Fellowship opened on Monday.",
        "With the founding of the alliance, Porto University and the Tide Institute moved closer.",
    ],
)
def test_what_only_stands_near_a_beginning(proposed: Proposer, sentence: str) -> None:
    assert names(proposed, sentence) == []


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
        "Participants called for the establishment of a Regional Soil Bank.",
        "Ana Silva, who founded the Delta Robotics Centre, spoke.",
    ],
)
def test_what_does_not_begin(proposed: Proposer, sentence: str) -> None:
    assert names(proposed, sentence) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Two mobile apps, Kisan Vaani and Jal Darpan, were launched at the event.",
        "Two projects were launched: Kisan Vaani, an app for farmers, and the Jal Darpan.",
    ],
)
def test_things_that_a_plural_counts_up(proposed: Proposer, sentence: str) -> None:
    assert {"Kisan Vaani"} <= set(names(proposed, sentence)) <= {"Kisan Vaani", "Jal Darpan"}


def test_a_contest_that_is_held_is_an_event_and_nothing_launched(proposed: Proposer) -> None:
    assert not names(proposed, "The Nordic Quantum Challenge kicked off on Monday in Turku.")
