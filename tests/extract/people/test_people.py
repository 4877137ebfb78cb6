"""People: names in every order, positions before and after them, lists, bylines."""

import pytest

from tests.extract.conftest import Proposer, contents, quotes


def person(proposed: Proposer, text: str) -> tuple[object, object, object]:
    (entry,) = proposed(text, "person")
    title, affiliation = contents(entry, "title"), contents(entry, "affiliation")
    return entry.values[0].words, title[0] if title else None, affiliation[0] if affiliation else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "TIAN Mingyu, the deputy director of the Provincial Department of Commerce, attended the meeting.",
            ("TIAN Mingyu", "deputy director", "Provincial Department of Commerce"),
        ),
        (
            "Dr. Amina Yusuf, rector of Kano Institute of Solar Energy, welcomed the guests.",
            ("Amina Yusuf", "rector", "Kano Institute of Solar Energy"),
        ),
        (
            "The director general of the Nordic Water Agency, Lars Holm, said that rain had come late.",
            ("Lars Holm", "director general", "Nordic Water Agency"),
        ),
        (
            "Finance Minister Carla Benítez opened the session.",
            ("Carla Benítez", "Finance Minister", None),
        ),
        (
            "ROSSI Paolo, secretary of the Party Committee of Tanlu University, chaired it.",
            ("ROSSI Paolo", "secretary of the Party Committee", "Tanlu University"),
        ),
        (
            "Secretary of Agriculture Helen Park thanked the farmers.",
            ("Helen Park", "Secretary of Agriculture", None),
        ),
        (
            "Rector of Orda University Aliya Nurlanova thanked the guests.",
            ("Aliya Nurlanova", "Rector", "Orda University"),
        ),
        (
            "On Monday Ferrolux chief executive Maria Rossi said the deal was sound.",
            ("Maria Rossi", "chief executive", "Ferrolux"),
        ),
        (
            "Robert Hale, BlueGrid's head of innovation, explained the system.",
            ("Robert Hale", "head of innovation", "BlueGrid"),
        ),
        (
            "Robert Hale, chief executive of the software company BlueGrid, explained it.",
            ("Robert Hale", "chief executive", "BlueGrid"),
        ),
        (
            "Robert Hale, Vice President for Research, Harborview University, spoke.",
            ("Robert Hale", "Vice President for Research", "Harborview University"),
        ),
        (
            "Robert Hale, Executive Vice President, Sales and Marketing, BlueGrid Inc., spoke.",
            ("Robert Hale", "Executive Vice President, Sales and Marketing", "BlueGrid Inc."),
        ),
        (
            "Robert Hale, co-founder and chief technology officer of BlueGrid, explained the system.",
            ("Robert Hale", "co-founder and chief technology officer", "BlueGrid"),
        ),
        (
            "Robert Hale, Country Director for Kenya at the World Health Fund, spoke.",
            ("Robert Hale", "Country Director for Kenya", "World Health Fund"),
        ),
        (
            "Robert Hale, Chair of the Board of Directors of BlueGrid Inc., spoke.",
            ("Robert Hale", "Chair of the Board of Directors", "BlueGrid Inc."),
        ),
        (
            "H.E. Mr. Abdul Rahman bin Hassan, Ambassador of Malaysia to Kenya, attended.",
            ("Abdul Rahman bin Hassan", "Ambassador of Malaysia to Kenya", "Malaysia"),
        ),
        (
            "The Vice-Chancellor of Harborview University, Professor Sir Robert Hale CBE FRS, unveiled a plaque.",
            ("Robert Hale", "Vice-Chancellor", "Harborview University"),
        ),
        (
            "Robert Hale, Ph.D., director of the Coastal Research Centre, spoke.",
            ("Robert Hale", "director", "Coastal Research Centre"),
        ),
        (
            "Robert Hale, 54, director of the Coastal Research Centre, spoke.",
            ("Robert Hale", "director", "Coastal Research Centre"),
        ),
        (
            "Robert Hale was appointed director of the Coastal Research Centre.",
            ("Robert Hale", "director", "Coastal Research Centre"),
        ),
        (
            "The new director of the Coastal Research Centre is Robert Hale.",
            ("Robert Hale", "director", "Coastal Research Centre"),
        ),
        (
            "Robert Hale, who leads the robotics group at Harborview University, agreed.",
            ("Robert Hale", None, "Harborview University"),
        ),
        (
            "The Deputy Vice Chancellor (Research and Innovation), Prof. Ts. Dr. Noraini Jaafar, attended.",
            ("Noraini Jaafar", "Deputy Vice Chancellor (Research and Innovation)", None),
        ),
        (
            "Indian High Commissioner to Ghana Asha Menon attended.",
            ("Asha Menon", "Indian High Commissioner to Ghana", None),
        ),
        (
            "Education Cabinet Secretary Amina Sheikh Noor opened the fair.",
            ("Amina Sheikh Noor", "Education Cabinet Secretary", None),
        ),
        (
            "The Managing Director of BlueGrid, Dato' Lim Chee Seng, joined.",
            ("Lim Chee Seng", "Managing Director", "BlueGrid"),
        ),
        (
            "The governor of Lagos State, Chief Emeka Obi, joined.",
            ("Emeka Obi", "governor of Lagos State", "Lagos State"),
        ),
        (
            "The Minister for Regional Innovation, the Hon. Pamela Grierson, attended.",
            ("Pamela Grierson", "Minister for Regional Innovation", None),
        ),
        (
            "The Permanent Secretary, Ministry of Energy, Mr Alex Wachira, signed.",
            ("Alex Wachira", "Permanent Secretary", "Ministry of Energy"),
        ),
        (
            "Ministry of Energy Principal Secretary Alex Wachira signed.",
            ("Alex Wachira", "Principal Secretary", "Ministry of Energy"),
        ),
        (
            "BlueGrid founder and CEO Robert Hale said so.",
            ("Robert Hale", "founder and CEO", None),
        ),
        (
            "The centre is directed by Prof. Giulia Ferretti, full professor of Remote Sensing.",
            ("Giulia Ferretti", "full professor of Remote Sensing", None),
        ),
        ("Gov. Brandon Haskell announced the grant.", ("Brandon Haskell", "Gov.", None)),
        (
            "The Vice-Chancellor of Orda University, Prof. (Mrs.) Ngozi Udeh, spoke.",
            ("Ngozi Udeh", "Vice-Chancellor", "Orda University"),
        ),
        (
            "The Coastal Council, Japan, represented by Secretary General Takeshi Mori, signed.",
            ("Takeshi Mori", "Secretary General", "Coastal Council"),
        ),
        (
            "The Orda Aviation Cluster has a new hall. The president of the cluster, Jan Kowal, spoke.",
            ("Jan Kowal", "president", "Orda Aviation Cluster"),
        ),
        (
            "Mala Lindqvist, Deputy Assistant to the President, spoke.",
            ("Mala Lindqvist", "Deputy Assistant to the President", None),
        ),
        (
            "Ana Silva, Assistant to the President and the Director of the Coastal Office, spoke.",
            ("Ana Silva", "Assistant to the President and the Director", "Coastal Office"),
        ),
        ("The deal pleased Crown Prince Salim Haddad.", ("Salim Haddad", None, None)),
        ("Japanese Ambassador Helen Park spoke.", ("Helen Park", "Japanese Ambassador", None)),
        (
            "Robert Hale, Senior Director for Western Hemisphere Affairs, agreed.",
            ("Robert Hale", "Senior Director for Western Hemisphere Affairs", None),
        ),
        (
            "Its director, Air Vice-Marshal (Retd.) Robert Hale, agreed with the Coastal Research Centre.",
            ("Robert Hale", "director", None),
        ),
        ("Harborview University's Robert Hale agreed.", ("Robert Hale", None, "Harborview University")),
        (
            "Harborview University signed the pact. The university's president, Laura Chen-Whitfield, was glad.",
            ("Laura Chen-Whitfield", "president", "Harborview University"),
        ),
        (
            "Harborview University signed the pact. President Laura Chen-Whitfield was glad.",
            ("Laura Chen-Whitfield", "President", "Harborview University"),
        ),
        (
            "The Ministry of Water Resources sent a guest. Vice Minister of Water Resources Pavel Kolar spoke.",
            ("Pavel Kolar", "Vice Minister of Water Resources", "Ministry of Water Resources"),
        ),
    ],
)
def test_a_position_is_read(proposed: Proposer, text: str, expected: tuple[object, ...]) -> None:
    assert person(proposed, text) == expected


def test_later_mentions_are_evidence_of_one_person(proposed: Proposer) -> None:
    text = "Lars Holm, director of the Nordic Water Agency, spoke first. Mr. Holm said that Holm's team was small."
    (entry,) = proposed(text, "person")
    assert {each.quote for each in entry.values[0].evidence} == {"Lars Holm", "Holm"}
    assert len(entry.values[0].evidence) == 3


def test_a_list_carries_the_affiliation_on(proposed: Proposer) -> None:
    text = (
        "WEN Tao, the secretary of the Party Committee of Tanlu University, SHEN Li, the president, "
        "and QIU Bo, the executive vice president, attended."
    )
    entries = proposed(text, "person")
    assert [entry.values[0].words for entry in entries] == ["WEN Tao", "SHEN Li", "QIU Bo"]
    assert [contents(entry, "affiliation") for entry in entries] == [["Tanlu University"]] * 3
    assert contents(entries[2], "title") == ["executive vice president"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Laura Whitfield and Li Weiming, president and chief engineer of BlueGrid Ltd. respectively, signed it.",
            [("president", "BlueGrid Ltd."), ("chief engineer", "BlueGrid Ltd.")],
        ),
        (
            "Laura Whitfield and Li Weiming, presidents of Harborview University and Jianghai University, signed it.",
            [("presidents", "Harborview University"), ("presidents", "Jianghai University")],
        ),
        (
            "The president of Orda University, Laura Whitfield, and the rector of Jianghai University, Bo Li, met.",
            [("president", "Orda University"), ("rector", "Jianghai University")],
        ),
        (
            "Present were Laura Whitfield, President, Harborview University; and Omar Haddad, Dean, Jianghai College.",
            [("President", "Harborview University"), ("Dean", "Jianghai College")],
        ),
        (
            "BlueGrid Inc. co-founders Laura Whitfield and Min-Hua Tsao rang the bell.",
            [("co-founders", "BlueGrid Inc.")] * 2,
        ),
        (
            "BlueGrid Inc. co-founders Laura Whitfield and Bo Lindqvist rang the bell.",
            [("co-founders", "BlueGrid Inc.")] * 2,
        ),
        (
            "Laura Whitfield and Bo Lindqvist, BlueGrid Inc.'s co-founders, rang the bell.",
            [("co-founders", "BlueGrid Inc.")] * 2,
        ),
    ],
)
def test_several_people_get_their_own_positions(proposed: Proposer, text: str, expected: list[tuple[str, str]]) -> None:
    entries = proposed(text, "person")
    assert [(contents(each, "title")[0], contents(each, "affiliation")[0]) for each in entries] == expected


def test_a_shared_title_needs_no_house(proposed: Proposer) -> None:
    entries = proposed("Professors of physics Laura Whitfield and Bo Lindqvist spoke.", "person")
    assert [contents(each, "title") for each in entries] == [["Professors of physics"]] * 2
    assert [contents(each, "affiliation") for each in entries] == [[], []]


def test_leaders_of_teams_are_told_off(proposed: Proposer) -> None:
    text = "Teams from Orda University and Jianghai Polytechnic, led by Laura Whitfield and Bo Lindqvist {}, won."
    for word in ("respectively", "and others"):
        entries = proposed(text.format(word), "person")
        houses = [["Orda University"], ["Jianghai Polytechnic"]] if word == "respectively" else [[], []]
        assert [contents(each, "affiliation") for each in entries] == houses


@pytest.mark.parametrize(
    "text",
    [
        "On behalf of the Coastal Institute, Ana Silva signed the memorandum.",
        "The memorandum was signed by Ana Silva on behalf of the Coastal Institute.",
        "For the Coastal Institute the memorandum was signed by Ana Silva.",
        "The memorandum was signed by Ana Silva for the Coastal Institute.",
        "Ana Silva signed for the Coastal Institute.",
        "The Coastal Institute was represented by Ana Silva.",
        "Ana Silva, representing the Coastal Institute, joined the talks.",
    ],
)
def test_who_acts_for_a_house_belongs_to_it(proposed: Proposer, text: str) -> None:
    assert person(proposed, text) == ("Ana Silva", None, "Coastal Institute")


@pytest.mark.parametrize(
    "text",
    ["Ana Silva praised the Coastal Institute.", "It was built for the Coastal Institute. Ana Silva was pleased."],
)
def test_who_speaks_of_a_house_need_not_belong_to_it(proposed: Proposer, text: str) -> None:
    assert person(proposed, text) == ("Ana Silva", None, None)


def test_lines_of_attendees_are_no_headlines(proposed: Proposer) -> None:
    text = "Dr. Anna Berg, Rector, Harborview University\nMs. Aya Sato, Chief Executive Officer, BlueGrid Ltd."
    assert [each.values[0].words for each in proposed(text, "person")] == ["Anna Berg", "Aya Sato"]


def test_a_rank_gives_way_to_a_position(proposed: Proposer) -> None:
    text = "Professor Anna Berg spoke first. Berg, rector of Harborview University, left early."
    (entry,) = proposed(text, "person")
    assert contents(entry, "title") == ["rector"]


def test_a_family_name_with_a_hyphen_is_joined_to_the_full_name(proposed: Proposer) -> None:
    text = "Dr. Reem Al-Hamadi, director of the Desert Institute, spoke. Al-Hamadi left early."
    assert len(proposed(text, "person")) == 1


@pytest.mark.parametrize(
    ("line", "role", "title"),
    [
        ("Written by: ZHAO Lan", "author", "Written by"),
        ("Translated by: Ivan Petrenko", "translator", "Translated by"),
        ("Editor: Maria Costa", "editor", "Editor"),
        ("Photo: Li Na", "photographer", "Photo"),
        ("Words: Li Na. It rained.", "author", "Words"),
        ("[Photo by Li Na]", "photographer", "Photo by"),
        ("Credit: Ana Lima", "photographer", "Credit"),
        ("Additional reporting: Ana Lima", "author", "Additional reporting"),
        ("(With inputs from Ana Lima in Porto Azul)", "author", "With inputs from"),
        ("By Ana Lima, Senior Correspondent", "author", "Senior Correspondent"),
        ("By Ana Lima | Staff Writer", "author", "Staff Writer"),
        ("By Ana Lima, Nairobi", "author", "By"),
        ("Written by Ana Lima on May 3, 2024", "author", "Written by"),
        ("News and photos: Ana Lima", "author", "News and photos"),
        ("Source: Orda Daily   Editor in charge: Ana Lima", "editor", "Editor in charge"),
        ("Picture: The jury. (Photo/Ana Lima)", "photographer", "Photo"),
        ("Pix: Ana Lima", "photographer", "Pix"),
        ("(Reporting by Ana Lima)", "author", "Reporting by"),
    ],
)
def test_bylines_give_people_with_roles(proposed: Proposer, line: str, role: str, title: str) -> None:
    entries = proposed(f"{line}\n\nThe harbour was quiet.", "person")
    assert [(contents(entry, "role"), contents(entry, "title")) for entry in entries] == [([role], [title])]


def test_credits_in_columns_and_with_an_agency(proposed: Proposer) -> None:
    columns = "Author: LIN Bo    Proofread by: Ana Lima    Date: 3 May\n\nThe harbour was quiet."
    assert [entry.values[0].words for entry in proposed(columns, "person")] == ["LIN Bo", "Ana Lima"]
    (entry,) = proposed("Credit: TIMR / Ana Lima\n\nThe harbour was quiet.", "person")
    assert (entry.values[0].words, contents(entry, "affiliation")) == ("Ana Lima", ["TIMR"])


@pytest.mark.parametrize(
    "line", ["Photo: Ana Lima/Orda Daily", "Photo: Ana Lima / BlueGrid", "(Photo: Ana Lima, Orda College)"]
)
def test_the_house_after_a_photographer(proposed: Proposer, line: str) -> None:
    (entry,) = proposed(f"{line}\n\nThe harbour was quiet.", "person")
    assert str(contents(entry, "affiliation")[0]) in line.split("Ana Lima")[1]


@pytest.mark.parametrize("line", ["Published: Saturday, 4 May", "Posted by Admin", "Report: A Year of Rain"])
def test_lines_without_people(proposed: Proposer, line: str) -> None:
    assert proposed(f"{line}\n\nThe harbour was quiet.", "person") == ()


def test_places_and_orders_are_no_people(proposed: Proposer) -> None:
    assert proposed("The Executive Order was read in Nairobi and in North Carolina.", "person") == ()
    assert proposed("Stations stand in Nairobi and Porto Azul.", "person") == ()
    assert len(proposed("The director of Orda Institute, Mali, and Dr. Ana Silva, its rector, met.", "person")) == 1


@pytest.mark.parametrize(
    ("sentence", "cue"),
    [
        ("The university's president, Ana Silva, spoke.", "university's president"),
        ("Its rector, Ana Silva, spoke.", "Its rector"),
        ("Ana Silva, rector of the university, spoke.", "rector of the university"),
        ("The university is headed by Ana Silva.", "university is headed by"),
        ("Rector Ana Silva spoke.", "Rector"),
    ],
)
def test_an_affiliation_cites_the_words_that_tell_it_and_then_the_name(
    proposed: Proposer, sentence: str, cue: str
) -> None:
    text = f"Orda University opened a laboratory.\n\n{sentence}"
    (person,) = proposed(text, "person")
    assert contents(person, "affiliation") == ["Orda University"]
    assert quotes(person, "affiliation") == [[cue, "Orda University"]]


def test_an_affiliation_that_stands_beside_the_person_cites_the_name_alone(proposed: Proposer) -> None:
    (person,) = proposed("Ana Silva, rector of Orda University, spoke.", "person")
    assert quotes(person, "affiliation") == [["Orda University"]]


def test_the_position_before_in_a_list_is_cited_with_the_one_that_goes_on(proposed: Proposer) -> None:
    _, second = proposed("Ana Silva, rector of Orda University, and Bo Sun, director, spoke.", "person")
    assert quotes(second, "affiliation") == [["director", "Orda University"]]


def test_an_organisation_takes_part_by_what_is_said_of_its_people(proposed: Proposer) -> None:
    text = "Orda University opened a laboratory.\n\nThe university's president, Ana Silva, spoke."
    (body,) = proposed(text, "organization")
    cues = {quote for role in quotes(body, "roles") for quote in role}
    assert {"university's president", "Ana Silva"} <= cues
