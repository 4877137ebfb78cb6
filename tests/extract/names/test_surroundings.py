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
        ("The Hollis and Jean Harrow Center for Soils paid.", ["Hollis and Jean Harrow Center for Soils"]),
        ("IIT Goravali and JSC Uralkomet paid.", ["IIT Goravali", "JSC Uralkomet"]),
        ("The Tanlu Science and Technology Park paid.", ["Tanlu Science and Technology Park"]),
        ("The Accademia Ligure delle Acque paid.", ["Accademia Ligure delle Acque"]),
        ("The U.S.-Kenya Water Commission paid.", ["U.S.-Kenya Water Commission"]),
        ("The White House paid.", ["White House"]),
        ("The CSIR-Institute of Minerals paid.", ["CSIR-Institute of Minerals"]),
        ("The Peace Corps and Ostrava Glass s.r.o. paid.", ["Peace Corps", "Ostrava Glass s.r.o."]),
        ("The Industry and University Research Center paid.", ["Industry and University Research Center"]),
        ("The research vessel Ocean Surveyor sailed.", []),
        ("Two companies have come: CeraLoop and Granitec Robótica.", ["CeraLoop", "Granitec Robótica"]),
        ("The fair drew manufacturers such as Nokara and Tellux.", ["Nokara", "Tellux"]),
        ("Senior Agency Officials were asked.", []),
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
        "The Indian Institute of Technology Goravali opened. IIT Goravali is large.",
        "The Fund for Andean Soils (Fonasan) paid. Later Fonasan left.",
        "The HRW Centre for Tidal Power opened. The Centre for Tidal Power is large.",
        "The TIMR (Tanlu Institute of Marine Robotics) opened.",
        "Hillside State University opened. Hillside State is large.",
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
        ("Trade between U.S.-Japan partners and China-Kenya ports grew.", ["U.S.", "Japan", "China", "Kenya"]),
        ("The workshop was held yesterday, in Tanvuk, and lasted a day.", ["Tanvuk"]),
        ("Experts from Xi'an and St George's met.", ["Xi'an", "St George's"]),
        ("The French Republic and Kingdom of the Netherlands met.", ["French Republic", "Kingdom of the Netherlands"]),
        ("The notes are written in Inuktitut.", []),
        ("It covers the Horn of Africa and the Tanvuk Governorate.", ["Horn of Africa", "Tanvuk Governorate"]),
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


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The Intergovernmental Panel on Ocean Noise paid.", ["Intergovernmental Panel on Ocean Noise"]),
        ("The Centre for Sediment and Dams paid.", ["Centre for Sediment and Dams"]),
        ("The Council and the Board of Trade paid.", ["Board of Trade"]),
        ("The Embassy of Japan in Kenya paid.", ["Embassy of Japan in Kenya"]),
        ("The prize went to Nalweyo Limited of Lagos.", ["Nalweyo Limited"]),
        ("It is run with Mutiara Foods Sdn. Bhd. and ETH Zurich.", ["Mutiara Foods Sdn. Bhd.", "ETH Zurich"]),
        ("The Tarnava Drone Valley association paid.", ["Tarnava Drone Valley"]),
        ("The Gulf of Guinea Fisheries Commission paid.", ["Gulf of Guinea Fisheries Commission"]),
        ("The City of Lyon paid.", ["City of Lyon"]),
        ("The Soil Station of the Universidad de Cuenca was opened.", ["Universidad de Cuenca"]),
        ("The XII Latin American Congress of Hydrology was opened.", []),
        ("The projects of the “Blue Hill Cup” were praised.", []),
        ("The minister signed a EU grant and the MoA.", []),
    ],
)
def test_bodies_end_where_their_subject_ends(proposed: Proposer, sentence: str, found: list[str]) -> None:
    assert names(proposed, sentence, "organization") == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Delegates came from Can Tho and Cần Thơ.", ["Can Tho", "Cần Thơ"]),
        ("The contest was staged in Wagga Wagga.", ["Wagga Wagga"]),
        ("The plant stands on the banks of the Wear.", ["Wear"]),
        ("The summit was opened in Enugu State.", ["Enugu State"]),
        ("A letter was read in the City of Lyon.", ["Lyon"]),
        ("RENO, Nev. — The plant was opened.", ["RENO", "Nev."]),
        ("The minister renewed the MoA.", []),
        ("Source: Xinhua", []),
        ("Readers of the Gulf Ledger were asked about the New Technology Zone.", []),
    ],
)
def test_what_is_a_place_and_what_only_looks_like_one(proposed: Proposer, sentence: str, found: list[str]) -> None:
    assert names(proposed, sentence, "place") == found


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Organizer: Harbour Skills Institute", ["Harbour Skills Institute"]),
        ("Hosts: Porto University and the Lagos Port Authority", ["Porto University", "Lagos Port Authority"]),
        ("Supported by: Nordic Skills Foundation, Halden Bank", ["Nordic Skills Foundation", "Halden Bank"]),
    ],
)
def test_a_labelled_line_is_no_headline(proposed: Proposer, line: str, found: list[str]) -> None:
    assert names(proposed, line, "organization") == found


def test_a_name_goes_on_after_an_indented_line(proposed: Proposer) -> None:
    text = (
        "The forum was opened on Monday morning by the mayor of the town and by\n"
        "    three ministers who had come for it, and was paid for by the Harrow\n"
        "    Institute of Marine Soils, which has forty people and a boat of its\n"
        "    own on the lake, and by the towns around it, which hope for visitors\n"
        "    in the summer and for new work in the winter months of the years ahead.\n"
    )
    assert names(proposed, text, "organization") == ["Harrow Institute of Marine Soils"]
