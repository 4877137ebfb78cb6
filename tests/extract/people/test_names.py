"""Which capitals are a person's name: generations after a comma, qualities with a hyphen, labels before a list."""

import pytest

from tests.extract.conftest import Proposer, contents


def names(proposed: Proposer, text: str, group: str = "person") -> list[object]:
    return [contents(each, "name")[0] for each in proposed(text, group)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Joseph R. Bexley, Jr. met scientists. Bexley left.", ["Joseph R. Bexley, Jr."]),
        ("Joseph R. Bexley, Jr., the president, spoke. Bexley left.", ["Joseph R. Bexley, Jr."]),
        ("Prof. Samuel Okoro, Jr., dean of Lagos Bay University, spoke.", ["Samuel Okoro, Jr."]),
        ("Harold Quist, Sr. and Martin Luther Ames III founded it.", ["Harold Quist, Sr.", "Martin Luther Ames III"]),
        ("Robert Downs Jr. of Kestrel Valves Ltd signed.", ["Robert Downs Jr."]),
        ("Speakers Included: Ana Silva, rector, and Per Lundgren, dean.", ["Ana Silva", "Per Lundgren"]),
        ("Panel Members Present were Ana Silva and Per Lundgren.", ["Ana Silva", "Per Lundgren"]),
    ],
)
def test_a_name_is_whole(proposed: Proposer, text: str, expected: list[str]) -> None:
    assert names(proposed, text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Students asked about Income-Driven Repayment and Public Service Loan Forgiveness.",
        "The teachers explained Income-Driven Repayment to them.",
        "The survey asked Latino LGBTQI youth about school.",
        "Asian American BIPOC artists showed their work.",
        "They spoke about Technology-Enabled Care and Community-Led Housing.",
        "Evidence-Based Policing was taught with Work-Based Learning.",
        "Administration Participants Included: the guests of the day.",
        "Security Council Resolutions call for peace.",
        "The Pentagon building was opened to guests.",
    ],
)
def test_what_only_qualifies_is_nobody(proposed: Proposer, text: str) -> None:
    assert names(proposed, text) == []
    assert names(proposed, text, "organization") == []


def test_a_seat_stands_for_those_who_sit_there(proposed: Proposer) -> None:
    assert names(proposed, "The Pentagon said that the ships would leave.", "organization") == ["Pentagon"]


@pytest.mark.parametrize(
    "text",
    [
        "The guests were, respectively president, vice president and treasurer of the Harbour Club, {}.",
        "With them came respectively the president, the vice president and the treasurer of the Harbour Club, {}.",
        "{}, respectively president, vice president and treasurer of the Harbour Club, attended.",
        "{} are respectively president, vice president and treasurer of the Harbour Club.",
        "{}, president, vice president and treasurer of the Harbour Club respectively, attended.",
    ],
)
def test_positions_are_told_off_in_order(proposed: Proposer, text: str) -> None:
    people = proposed(text.format("Ana Silva, Per Lundgren and Karl Weiss"), "person")
    assert [contents(each, "name") + contents(each, "title") for each in people] == [
        ["Ana Silva", "president"],
        ["Per Lundgren", "vice president"],
        ["Karl Weiss", "treasurer"],
    ]
    assert all(contents(each, "affiliation") == ["Harbour Club"] for each in people)
