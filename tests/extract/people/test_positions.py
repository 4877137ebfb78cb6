"""Positions: long portfolios, governed places, brackets, inner bodies, lists of officials, the house of a bare post."""

import pytest

from tests.extract.conftest import Proposer, contents
from tests.extract.people.test_people import person


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Minister of Higher Education, Science and Innovation Nandi Mabaso opened it.",
            ("Nandi Mabaso", "Minister of Higher Education, Science and Innovation", None),
        ),
        (
            "Kofi Mensah, Minister for Environment, Science, Technology and Innovation; and others came.",
            ("Kofi Mensah", "Minister for Environment, Science, Technology and Innovation", None),
        ),
        (
            "Lars Holm, Mayor of Tromsø, welcomed the guests.",
            ("Lars Holm", "Mayor of Tromsø", "Tromsø"),
        ),
        (
            "Denver Mayor Lars Holm welcomed the guests.",
            ("Lars Holm", "Denver Mayor", "Denver"),
        ),
        (
            "Thai Deputy Prime Minister Somchai Wong attended.",
            ("Somchai Wong", "Deputy Prime Minister", None),
        ),
        (
            "Union Minister of Earth Sciences Anil Kulkarni attended.",
            ("Anil Kulkarni", "Union Minister of Earth Sciences", None),
        ),
        (
            "Prof. Ravi Rao, Dean (Research & Consultancy), Deccan Institute of Technology, spoke.",
            ("Ravi Rao", "Dean (Research & Consultancy)", "Deccan Institute of Technology"),
        ),
        (
            "Chairman of the Presidium of the Northern Academy of Sciences Pavel ORLOV spoke.",
            ("Pavel ORLOV", "Chairman of the Presidium", "Northern Academy of Sciences"),
        ),
        (
            "Laurent Vasseur, Head of the Cooperation Section at the Coastal Institute, spoke.",
            ("Laurent Vasseur", "Head of the Cooperation Section", "Coastal Institute"),
        ),
        (
            "Country Director of the Coastal Council in Ghana, Dr. Alan Rutt, attended.",
            ("Alan Rutt", "Country Director", "Coastal Council"),
        ),
        (
            "Vice-Chancellor Professor Ruth Hale visited the site.",
            ("Ruth Hale", "Vice-Chancellor", None),
        ),
        (
            "Rector magnificus Annelies Terpstra visited the site.",
            ("Annelies Terpstra", "Rector magnificus", None),
        ),
        (
            "Professor Tunde Bello, who is the Director of the Lagoon Research Centre, spoke.",
            ("Tunde Bello", "Director", "Lagoon Research Centre"),
        ),
        (
            "Ana Silva, chief executive officer of Borealis Nuclear Medicine, spoke.",
            ("Ana Silva", "chief executive officer", "Borealis Nuclear Medicine"),
        ),
        (
            "The Rector of Orda University, Doctor of Technical Sciences, Professor Bolat Serik, spoke.",
            ("Bolat Serik", "Rector", "Orda University"),
        ),
        (
            "The African Union Commissioner for Education Amina Belho spoke.",
            ("Amina Belho", "Commissioner for Education", "African Union"),
        ),
        (
            "Ana Silva has been appointed as the director of the Coastal Research Centre.",
            ("Ana Silva", "director", "Coastal Research Centre"),
        ),
        ("The manager of Corfo Sur, Pedro Soto, spoke.", ("Pedro Soto", "manager", "Corfo Sur")),
        (
            "Austria's ambassador to Kenya, Christian Fellner, spoke.",
            ("Christian Fellner", "ambassador to Kenya", "Austria"),
        ),
        (
            "Mr. Park Ji-hoon, rector of Orda University, spoke.",
            ("Park Ji-hoon", "rector", "Orda University"),
        ),
        (
            "Orda University has grown. The Institute of Reefs came. The rector of the university, Ana Silva, spoke.",
            ("Ana Silva", "rector", "Orda University"),
        ),
        (
            "The Coastal Robotics Laboratory will be headed by Ana Silva.",
            ("Ana Silva", None, "Coastal Robotics Laboratory"),
        ),
        (
            "Ana Silva, 34, who works at Orda University, spoke.",
            ("Ana Silva", None, "Orda University"),
        ),
    ],
)
def test_a_position_is_read_whole(proposed: Proposer, text: str, expected: tuple[object, ...]) -> None:
    assert person(proposed, text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Then came the rector of Orda University Alena HURYN, the dean of Jianghai College Piotr SHASH and more.",
            [("rector", "Orda University"), ("dean", "Jianghai College")],
        ),
        (
            "Others were the Mayor of Lyon, Ana Silva, the Coastal Agency's head of operations, Bo Lind, and guests.",
            [("Mayor of Lyon", "Lyon"), ("head of operations", "Coastal Agency")],
        ),
        (
            "Orda Agency, represented by its chair, Lars Holm, and Jianghai College, represented by its dean, Bo Li.",
            [("chair", "Orda Agency"), ("dean", "Jianghai College")],
        ),
    ],
)
def test_each_official_of_a_list_gets_the_own_position(
    proposed: Proposer, text: str, expected: list[tuple[str, str]]
) -> None:
    entries = proposed(text, "person")
    assert [(contents(each, "title")[0], contents(each, "affiliation")[0]) for each in entries] == expected


def test_a_bare_academic_post_is_held_at_the_main_house(proposed: Proposer) -> None:
    text = (
        "Orda University opened a hall. The hall of Orda University is new, and Orda University paid for it. "
        "Guests came from Jianghai College. Rector Ana Silva spoke."
    )
    assert person(proposed, text) == ("Ana Silva", "Rector", "Orda University")


def test_an_initial_stands_for_the_given_name(proposed: Proposer) -> None:
    text = "Pavel ORLOV, rector of Orda University, spoke first. Later P. Orlov said that Dr. P. Orlov had won."
    assert person(proposed, text) == ("Pavel ORLOV", "rector", "Orda University")


@pytest.mark.parametrize(
    ("title", "affiliation"),
    [
        ("Cabinet Secretary for Agriculture", None),
        ("Cabinet Secretary for Agriculture and Livestock Development", None),
        ("Cabinet Secretary for Environment, Climate Change and Forestry", None),
        ("Principal Secretary for Water", None),
        ("Permanent Secretary in the Ministry of Health", "Ministry of Health"),
        ("Under Secretary of State for Economic Growth", None),
        ("Parliamentary Under Secretary of State for Transport", None),
        ("Shadow Secretary of State for Energy", None),
        ("Assistant Secretary for Energy Efficiency", None),
        ("Minister of State for Science and Technology", None),
    ],
)
def test_a_portfolio_ends_where_the_name_begins(proposed: Proposer, title: str, affiliation: str | None) -> None:
    text = f"{title} Amina Kiprotich Wanjala opened the well."
    post = title.removesuffix(" in the Ministry of Health")
    assert person(proposed, text) == ("Amina Kiprotich Wanjala", post, affiliation)
    assert [contents(each, "name") for each in proposed(text, "organization")] == (
        [[affiliation]] if affiliation else []
    )
