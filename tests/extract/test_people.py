"""People: names in every order, positions before and after them, lists, bylines."""

import pytest

from tests.extract.conftest import Proposer, contents


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
    ("line", "role", "title"),
    [
        ("Written by: ZHAO Lan", "author", "Written by"),
        ("Translated by: Ivan Petrenko", "translator", "Translated by"),
        ("Editor: Maria Costa", "editor", "Editor"),
        ("Photo: Li Na", "photographer", "Photo"),
    ],
)
def test_bylines_give_people_with_roles(proposed: Proposer, line: str, role: str, title: str) -> None:
    entries = proposed(f"{line}\n\nThe harbour was quiet.", "person")
    assert [(contents(entry, "role"), contents(entry, "title")) for entry in entries] == [([role], [title])]


def test_places_and_orders_are_no_people(proposed: Proposer) -> None:
    assert proposed("The Executive Order was read in Nairobi and in North Carolina.", "person") == ()
