"""Organisations: where a name ends, what is an alias, which role it plays."""

import pytest

from tests.extract.conftest import Proposer, contents


def named(proposed: Proposer, text: str) -> dict[str, list[object]]:
    return {entry.values[0].words: contents(entry, "roles") for entry in proposed(text, "organization")}


@pytest.mark.parametrize(
    "names",
    [
        ["Ministry of Trade, Industry and Energy"],
        ["Tanlu Science and Technology Bureau"],
        ["Porto University", "Evora University"],
        ["Office of Water of the Ministry of Lands"],
        ["Kestrel Valves (Asia) Co., Ltd."],
        ["Universidad Técnica del Valle Sereno"],
        ["Institute of Physics and Technology", "National Museum"],
    ],
)
def test_a_name_ends_where_it_ends(proposed: Proposer, names: list[str]) -> None:
    assert list(named(proposed, f"The forum was hosted by the {' and the '.join(names)} this week.")) == names


def test_an_abbreviation_and_a_short_form_join_the_full_name(proposed: Proposer) -> None:
    text = (
        "The Tanlu Institute of Marine Robotics (TIMR) was praised. TIMR has grown. "
        "The Coastal Museum Keepers Network to Help Fishing Villages met. "
        "The Coastal Museum Keeper Network left."
    )
    entries = {entry.values[0].words: entry for entry in proposed(text, "organization")}
    assert set(entries) == {
        "Tanlu Institute of Marine Robotics",
        "Coastal Museum Keepers Network to Help Fishing Villages",
    }
    quotes = {each.quote for each in entries["Tanlu Institute of Marine Robotics"].values[0].evidence}
    assert quotes == {"Tanlu Institute of Marine Robotics", "TIMR"}


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("The forum was jointly sponsored by Porto University and the Lagos Port Authority.", "sponsor"),
        ("The forum is hosted by Porto University, and the Lagos Port Authority.", "host"),
        ("The forum was initiated by Porto University together with the Lagos Port Authority.", "initiator"),
        ("Porto University and the Lagos Port Authority organized the forum.", "organizer"),
        ("The forum took place with the support of Porto University and the Lagos Port Authority.", "sponsor"),
        ("Delegates from Porto University and the Lagos Port Authority attended the forum.", "participant"),
        ("Porto University signed a contract with the Lagos Port Authority.", "signatory"),
    ],
)
def test_both_bodies_of_a_list_get_the_role(proposed: Proposer, sentence: str, role: str) -> None:
    assert named(proposed, sentence) == {"Porto University": [role], "Lagos Port Authority": [role]}


def test_a_generic_body_is_no_organisation(proposed: Proposer) -> None:
    assert named(proposed, "The University and the Organizing Committee thanked the Government.") == {}
